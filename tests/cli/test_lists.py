"""What the lists print: documented keys in JSON, tabs in a pipe, a table in a terminal."""

from datetime import timedelta

import pytest
from builders import (
    AT,
    MONDAY,
    a_follow_up,
    a_hook,
    a_member,
    a_place,
    a_resident,
    a_round,
    an_encounter,
    an_interest,
)

from buurt_tui.domain.model import Contact, Doors, Kind, Side, Status

FRIDAY = MONDAY + timedelta(days=4)
STREET, ANJA, COOKING = a_place("Kwakersstraat"), a_member("Anja"), an_interest("koken")
FATIMA = a_resident("Fatima el Amrani", aliases=("Fatma",), place=STREET.id)
WOMAN = a_resident("", description="vrouw met teckel")
ROUND = a_round(
    places=(STREET.id,), walkers=(ANJA.id,), doors=(Doors(place=STREET.id, opened=2, closed=1),)
)
MET = an_encounter(
    FATIMA,
    WOMAN,
    hooks=(a_hook(COOKING, FATIMA, kind=Kind.OFFER),),
    note="bankje\tvoor de flat",
    contact=Contact.TALK,
    place=STREET.id,
    round=ROUND.id,
    logged_by=ANJA.id,
)
PROMISE = a_follow_up(
    FATIMA,
    around=FRIDAY,
    reason="bellen",
    asked_by=Side.RESIDENT,
    walker=ANJA.id,
    attempts=(MONDAY,),
)
EVERYTHING = (STREET, ANJA, COOKING, FATIMA, WOMAN, ROUND, MET, PROMISE)


def test_encounters_have_these_keys(buurt, keep) -> None:
    keep(*EVERYTHING)

    assert buurt("encounters", "--json").json == [
        {
            "id": MET.id,
            "date": "2026-11-23",
            "at": "2026-11-23T16:42:00Z",
            "logged_by": "Anja",
            "residents": [
                {"id": FATIMA.id, "name": "Fatima el Amrani", "description": None},
                {"id": WOMAN.id, "name": None, "description": "vrouw met teckel"},
            ],
            "hooks": [{"kind": "offer", "interest": "koken", "residents": [FATIMA.id]}],
            "note": "bankje\tvoor de flat",
            "readers": "team",
            "kept_by": None,
            "contact": "talk",
            "place": "Kwakersstraat",
            "round": ROUND.id,
        }
    ]


def test_what_an_encounter_does_not_say_is_null(buurt, keep) -> None:
    keep(an_encounter(contact=None))

    [row] = buurt("encounters", "--json").json

    absent = ("logged_by", "note", "contact", "place", "round")
    assert [row[key] for key in absent] == [None] * len(absent)
    assert (row["residents"], row["hooks"]) == ([], [])


def test_follow_ups_have_these_keys(buurt, keep) -> None:
    keep(*EVERYTHING)

    assert buurt("follow-ups", "--json").json == [
        {
            "id": PROMISE.id,
            "resident": {"id": FATIMA.id, "name": "Fatima el Amrani", "description": None},
            "around": "2026-11-27",
            "reason": "bellen",
            "readers": "team",
            "kept_by": None,
            "asked_by": "resident",
            "turn": "team",
            "walker": "Anja",
            "status": "open",
            "attempts": ["2026-11-23"],
            "seen_since": None,
            "settled_on": None,
            "settled_by": None,
            "place": "Kwakersstraat",
        }
    ]


def test_seen_since_is_the_day_of_the_meeting(buurt, keep) -> None:
    keep(*EVERYTHING, an_encounter(FATIMA, at=AT + timedelta(hours=1)))

    assert buurt("follow-ups", "--json").json[0]["seen_since"] == "2026-11-23"


def test_settled_ones_come_with_all(buurt, keep) -> None:
    done = a_follow_up(FATIMA, status=Status.DONE, settled_on=MONDAY, settled_by=ANJA.id)
    keep(FATIMA, ANJA, done)

    assert buurt("follow-ups", "--json").json == []
    [row] = buurt("follow-ups", "--all", "--json").json
    assert (row["status"], row["settled_on"], row["settled_by"]) == ("done", "2026-11-23", "Anja")


def test_follow_ups_of_a_street_or_mine_alone(buurt, keep) -> None:
    other = a_resident("Omar", place=a_place("Harpstraat").id)
    keep(*EVERYTHING, a_place("Harpstraat", id=other.place), other, a_follow_up(other))

    names = [row["resident"]["name"] for row in buurt("follow-ups", "--json").json]
    assert names == ["Fatima el Amrani", "Omar"]
    [row] = buurt("follow-ups", "--street", "harp", "--json").json
    assert row["resident"]["name"] == "Omar"
    [row] = buurt("follow-ups", "--mine", "--as", "anja", "--json").json
    assert row["resident"]["name"] == "Fatima el Amrani"


def test_the_walk_list_is_plain_text_with_boxes(buurt, keep) -> None:
    keep(*EVERYTHING)

    lines = buurt("follow-ups", "--walk", "--lang", "nl").lines

    assert "Kwakersstraat" in lines
    assert any(line.startswith("[ ] Fatima el Amrani") for line in lines)
    assert "    bellen" in lines


def test_quiet_has_these_keys(buurt, keep) -> None:
    keep(FATIMA, an_encounter(FATIMA, on=MONDAY - timedelta(weeks=9)))

    assert buurt("quiet", "--json").json == [
        {
            "resident": {"id": FATIMA.id, "name": "Fatima el Amrani", "description": None},
            "last_seen": "2026-09-21",
            "weeks": 9,
        }
    ]


def test_residents_have_these_keys(buurt, keep) -> None:
    keep(*EVERYTHING)

    assert buurt("residents", "fatmia", "--json").json == [
        {
            "id": FATIMA.id,
            "name": "Fatima el Amrani",
            "description": None,
            "aliases": ["Fatma"],
            "place": "Kwakersstraat",
            "prefers_not": False,
            "hooks": [{"kind": "offer", "interest": "koken", "since": "2026-11-23"}],
            "first_met": "2026-11-23",
            "last_seen": "2026-11-23",
            "encounters": 1,
        }
    ]


def test_a_search_may_be_several_words(buurt, keep) -> None:
    keep(*EVERYTHING)

    assert len(buurt("residents", "vrouw", "teckel", "--json").json) == 1


def test_interests_have_these_keys(buurt, keep) -> None:
    food = an_interest("eten")
    keep(*EVERYTHING, food, an_interest("soep", parent=food.id, synonyms=("bouillon",)))

    rows = {row["name"]: row for row in buurt("interests", "--json").json}

    assert set(rows["soep"]) == {"id", "name", "synonyms", "parent", "uses", "weeks"}
    assert (rows["soep"]["parent"], rows["soep"]["synonyms"]) == ("eten", ["bouillon"])
    assert (rows["koken"]["parent"], rows["koken"]["uses"]) == (None, 1)


def test_rounds_have_these_keys(buurt, keep) -> None:
    keep(*EVERYTHING)

    assert buurt("rounds", "--json").json == [
        {
            "id": ROUND.id,
            "date": "2026-11-23",
            "places": ["Kwakersstraat"],
            "walkers": ["Anja"],
            "doors": [{"place": "Kwakersstraat", "opened": 2, "closed": 1}],
            "encounters": 1,
            "closed": False,
            "remark": None,
        }
    ]


LISTS = ("encounters", "follow-ups", "quiet", "residents", "interests", "rounds")


@pytest.mark.parametrize("name", LISTS)
def test_json_is_utf8_that_is_not_escaped(name: str, buurt, keep) -> None:
    yilmaz, topic = a_resident("Yılmaz"), an_interest("café")
    met = an_encounter(yilmaz, on=MONDAY - timedelta(weeks=9), hooks=(a_hook(topic, yilmaz),))
    round_ = a_round(remark="koud, ijzig — brr")
    keep(yilmaz, topic, met, round_, a_follow_up(a_resident("Öz", id=yilmaz.id)))

    assert "\\u" not in buurt(name, "--json").out


@pytest.mark.parametrize("name", LISTS)
def test_an_empty_list_is_an_empty_array_and_an_empty_text(name: str, buurt, store) -> None:
    assert buurt(name, "--json").json == []
    assert buurt(name) == (0, "", "")
    assert not store.exists()


def test_in_a_pipe_cells_have_a_tab_between_and_nowhere_else(buurt, keep) -> None:
    keep(*EVERYTHING)

    [line] = buurt("encounters").lines

    assert line.split("\t") == [
        MET.id,
        "2026-11-23",
        "Fatima el Amrani, (vrouw met teckel)",
        "+koken",
        "chat",
        "Kwakersstraat",
        "bankje voor de flat",
        "Anja",
    ]
