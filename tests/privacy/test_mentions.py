"""Names in what is shared, and in what is typed while others look along."""

from __future__ import annotations

import pytest
from builders import a_buurt, a_member, a_place, a_resident

from buurt_tui.domain.masking import MASK
from buurt_tui.domain.model import Readers
from buurt_tui.privacy.mentions import TYPED, while_typed, without_residents
from buurt_tui.privacy.veil import OPEN, Veils

PEOPLE = (
    a_resident("Fatima el Amrani", aliases=("Tante Faat",)),
    a_resident("Jan Mos"),
    a_resident("Sean O'Brien"),
    a_resident("Karim Zerrouk"),
    a_resident("", description="Vrouw met teckel"),
)
HERE = (*PEOPLE, a_member("Karim"), a_place("Janstraat"))


def down():
    return Veils().down_over(a_buurt(*HERE))


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Fatimas fiets", "… fiets"),
        ("Jans hond en het hondje van Jantje", "… hond en het hondje van …"),
        ("Fátimaatje en Janneke", "… en Janneke"),
        ("bij de Amranis, de Mossen", "bij de …, de Mossen"),
        ("het fatimafeest", "het …"),
        ("met Brien, O’Brien en Briens hond", "met …, … en … hond"),
        ("op minifatima's", "op …"),
        ("janken, januari, mosterd", "janken, januari, mosterd"),
    ],
)
def test_a_name_with_something_behind_it_is_that_name(said, shown):
    assert down().said(said, Readers.SHAREABLE) == shown


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Fa", "Fa"),
        ("Fat", "•••"),
        ("fatim", "•••••"),
        ("FÁTIMA EL am", "•••••• EL am"),
        ("fatimas", "•••••••"),
        ("Fatal", "Fatal"),
        ("januari", "januari"),
        ("Karim en Zerr", "Karim en ••••"),
        ("vrouw met teckel, zei ze", "••••••••••••••••, zei ze"),
        ("@jan_mos", "@•••_•••"),
        ("xfatima", "•••••••"),
        ("Janstraat 12", "Janstraat 12"),
    ],
)
def test_what_is_typed_shows_no_name_and_none_that_may_become_one(typed, shown):
    assert down().typed(typed) == shown
    assert OPEN.typed(typed) == typed


@pytest.mark.parametrize(
    ("typed", "tells"),
    [("Fatima", True), ("feest van amrani", True), ("Karim", False), ("Janstraat", False)],
)
def test_what_a_member_or_a_street_is_called_gives_nobody_away(typed, tells):
    assert down().gives_away(typed) is tells
    assert not OPEN.gives_away(typed)


def test_a_word_that_is_no_word_is_hidden_as_a_whole():
    """Nobody waits for a name to be looked for in a hundred thousand letters."""
    buurt = a_buurt(a_resident("Fatima el Amrani"))
    assert without_residents("x" * 100_000, buurt) == MASK
    assert while_typed("x" * 100_000, buurt) == TYPED * 100_000
    for text in ("fatimafeest " * 8_000, "zonnefatimabloem" * 7_000):
        assert "fatima" not in without_residents(text, buurt)
        assert "fatima" not in while_typed(text, buurt)
