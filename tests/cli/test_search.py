"""`buurt search`: one list of all that was found."""

from builders import (
    a_follow_up,
    a_hook,
    a_place,
    a_resident,
    an_encounter,
    an_interest,
)

STREET, COOKING = a_place("Kwakersstraat"), an_interest("koken")
FATIMA = a_resident("Fatima el Amrani", place=STREET.id)
MET = an_encounter(FATIMA, note="kan goed koken\tzegt ze", hooks=(a_hook(COOKING, FATIMA),))
PROMISE = a_follow_up(FATIMA, reason="vragen over koken")


def test_the_keys_of_what_was_found(buurt, keep) -> None:
    keep(STREET, COOKING, FATIMA, MET, PROMISE)
    fatima = {"id": FATIMA.id, "name": "Fatima el Amrani", "description": None}
    nothing = {"residents": [], "place": None, "date": None, "nearly": False}

    topic, note, reason = buurt("search", "KOK", "--json").json
    assert topic == {"kind": "topic", "id": COOKING.id, "text": "koken", **nothing}
    assert note == nothing | {
        "kind": "note",
        "id": MET.id,
        "text": MET.note,
        "residents": [fatima],
        "date": "2026-11-23",
    }
    assert (reason["kind"], reason["id"], reason["date"]) == ("reason", PROMISE.id, "2026-11-23")

    [resident] = buurt("search", "fatema", "--json").json
    assert (resident["nearly"], resident["place"]) == (True, "Kwakersstraat")
    assert resident["residents"] == [fatima]


def test_in_a_pipe_it_is_a_line_for_each(buurt, keep) -> None:
    keep(STREET, COOKING, FATIMA, MET)
    lines = buurt("search", "goed", "koken", "--lang", "en").lines
    assert lines == [f"{MET.id}\tnote\tkan goed koken zegt ze\tFatima el Amrani\t\t2026-11-23"]


def test_nothing_found_is_no_mistake(buurt, keep) -> None:
    keep(FATIMA)
    assert buurt("search", "xyz").out == ""
    assert buurt("search", "xyz", "--json").json == []


def test_something_has_to_be_looked_for(buurt) -> None:
    assert buurt("search").code == 2
