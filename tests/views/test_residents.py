from datetime import timedelta

import pytest
from builders import AT, MONDAY, a_buurt, a_hook, a_place, a_resident, an_encounter, an_interest

from buurt_tui.domain.model import Contact, Kind
from buurt_tui.privacy.veil import Veil
from buurt_tui.views.now import Now
from buurt_tui.views.residents import resident_rows


def found(search: str, *residents) -> list[str]:
    rows = resident_rows(Now(a_buurt(*residents), MONDAY), search)
    return [row.resident.name for row in rows]


@pytest.mark.parametrize(
    "search",
    [
        "Fatima el Amrani",
        "fatima",
        "FATI",
        "amrani",
        "el amr",
        "amrani fatima",
        "tima",
        "fatma",
        "fatmia",
        "fatima amrany",
        "fátima",
    ],
)
def test_a_name_is_found_however_it_is_remembered(search: str) -> None:
    assert found(search, a_resident("Fatima el Amrani"), a_resident("Omar")) == ["Fatima el Amrani"]


@pytest.mark.parametrize(
    ("search", "name"),
    [
        ("wijnand", "Wynand Bos"),
        ("wynand", "Wijnand Bos"),
        ("annemarie", "Anne-Marie"),
        ("anne-marie", "Anne Marie"),
        ("yilmaz", "Dhr. Yılmaz"),
        ("ozturk", "İbrahim Öztürk"),
    ],
)
def test_accents_hyphens_and_ij_do_not_count(search: str, name: str) -> None:
    assert found(search, a_resident(name)) == [name]


def test_the_best_match_comes_first() -> None:
    names = ["Marjan", "Van der Jansen", "Janneke Bos", "Jan", "Piet Jansen"]

    order = found("jan", *map(a_resident, names))

    assert order[:2] == ["Jan", "Janneke Bos"]
    assert order[-1] == "Marjan"


def test_of_equal_matches_who_was_seen_last_comes_first() -> None:
    before, lately = a_resident("Fatima Bos"), a_resident("Fatima Kaya")
    met = [an_encounter(before, on=MONDAY - timedelta(days=30)), an_encounter(lately)]
    now = Now(a_buurt(before, lately, *met), MONDAY)

    assert [row.id for row in resident_rows(now, "fatima")] == [lately.id, before.id]


def test_aliases_and_descriptions_are_found_too() -> None:
    roy, woman = a_resident("Roy", aliases=("Bus",)), a_resident("", description="vrouw met teckel")

    assert found("bus", roy, woman) == ["Roy"]
    assert found("teckel", roy, woman) == ["(vrouw met teckel)"]


def test_short_words_must_be_right() -> None:
    assert found("bob", a_resident("Rob")) == []


def test_who_would_rather_not_is_found_only_by_name() -> None:
    fatima = a_resident("Fatima", prefers_not_on=MONDAY)
    now = Now(a_buurt(fatima), MONDAY)

    assert resident_rows(now) == []
    assert resident_rows(now, "fatmia") == []
    [row] = resident_rows(now, "fatima")
    assert row.prefers_not


def test_without_a_search_everybody_is_listed_by_name_and_the_nameless_last() -> None:
    woman, omar, fatima = (
        a_resident("", description="aan het raam"),
        a_resident("Omar"),
        a_resident(),
    )
    merged = a_resident("Fatma", merged_into=fatima.id)

    assert found("", woman, omar, fatima, merged) == [fatima.name, "Omar", "(aan het raam)"]


def test_with_the_veil_down_a_true_name_finds_nobody() -> None:
    now = Now(a_buurt(a_resident("Fatima")), MONDAY, veil=Veil(is_down=True))
    [row] = resident_rows(now)

    assert resident_rows(now, "Fatima") == []
    assert resident_rows(now, row.resident.name) == [row]


def test_a_row_says_where_since_when_and_how_often() -> None:
    fatima, street, koken = a_resident(), a_place(), an_interest("koken")
    first = an_encounter(
        fatima,
        on=MONDAY - timedelta(days=9),
        at=AT - timedelta(days=9),
        place=street.id,
        hooks=(a_hook(koken, fatima, kind=Kind.WISH),),
    )
    door = an_encounter(fatima, contact=Contact.NOT_HOME)
    now = Now(a_buurt(fatima, street, koken, first, door), MONDAY)

    [row] = resident_rows(now)

    assert (row.place, row.first_met, row.last_seen) == (street.name, first.on, first.on)
    assert row.encounters == 1
    assert [(h.kind, h.name, h.since, h.encounter) for h in row.hooks] == [
        (Kind.WISH, "koken", first.on, first.id)
    ]
