"""How each card of the review looks on an enlarged terminal: 60 × 20, from four metres."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest
from builders import (
    AT,
    MONDAY,
    a_follow_up,
    a_hook,
    a_place,
    a_resident,
    an_encounter,
    an_interest,
)
from ui.person import KARIM, Person, an_app, opened

from buurt_tui import lang
from buurt_tui.domain.model import AgendaRemark, Kind, Readers, Side
from buurt_tui.ui.review import beginning

HALL = (60, 20)
STREET = a_place("Burgemeester Röellstraat")
WANDELEN, NAAIEN = an_interest("wandelen"), an_interest("naaien")
NEW = a_resident("Fatima el Amrani", place=STREET.id)
QUIET = a_resident("Dhr. Yilmaz", place=STREET.id)
PROMISED = a_resident("Mw. De Vries", place=STREET.id)
LONG_AGO = AT - timedelta(weeks=9)
EARLIER = AT - timedelta(days=10)
WISHED = an_encounter(
    PROMISED, on=EARLIER.date(), at=EARLIER, hooks=(a_hook(WANDELEN, PROMISED, kind=Kind.WISH),)
)
EVERYTHING = (
    *(STREET, WANDELEN, NAAIEN, NEW, QUIET, PROMISED, WISHED),
    an_encounter(NEW, place=STREET.id, hooks=(a_hook(NAAIEN, NEW, kind=Kind.OFFER),)),
    an_encounter(QUIET, on=LONG_AGO.date(), at=LONG_AGO),
    a_follow_up(
        PROMISED,
        made_in=WISHED.id,
        around=MONDAY + timedelta(days=4),
        asked_by=Side.RESIDENT,
        reason="bellen over een wandelmaatje",
        walker=KARIM.id,
    ),
    AgendaRemark(
        id="remark",
        at=EARLIER,
        member=KARIM.id,
        words="Wie heeft de sleutel van de zaal aan het plein?",
        readers=Readers.SHAREABLE,
    ),
)
CARDS = ("news", "new", "remark", "promise", "quiet", "hook", "learned", "end")
"""In the order of the agenda."""


@pytest.fixture(autouse=True)
def _always_the_same(monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr(beginning, "new_id", partial(str, "00000000-0000-4000-8000-00000000feed"))
    lang.choose("nl")


async def sit_down(pilot, steps: int) -> Person:
    person = Person(pilot.app, pilot)
    await person.settle()
    for key in ("escape", "8", "enter", "enter", *["enter"] * steps):
        await person.press(key)
    pilot.app.said = ""
    await person.settle()
    return person


def at_card(number: int, *more: str):
    """What somebody does before the picture is taken."""

    async def _press(pilot) -> None:
        person = await sit_down(pilot, number)
        for key in more:
            await person.press(key)

    return _press


@pytest.mark.parametrize("card", CARDS)
def test_each_card(card, snap_compare):
    ready = at_card(CARDS.index(card))
    assert snap_compare(an_app(*EVERYTHING), terminal_size=HALL, run_before=ready)


@pytest.mark.parametrize("theme", ["licht", "contrast"])
def test_in_other_colours(theme, snap_compare):
    app = an_app(*EVERYTHING)
    app.theme = theme
    ready = at_card(CARDS.index("promise"))
    assert snap_compare(app, terminal_size=HALL, run_before=ready)


def test_without_colours(snap_compare, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    ready = at_card(CARDS.index("promise"))
    assert snap_compare(an_app(*EVERYTHING), terminal_size=HALL, run_before=ready)


def test_who_is_there(snap_compare):
    async def ready(pilot) -> None:
        person = Person(pilot.app, pilot)
        await person.settle()
        await person.press("escape", "8", "enter")

    assert snap_compare(an_app(*EVERYTHING), terminal_size=HALL, run_before=ready)


def test_a_question(snap_compare):
    ready = at_card(CARDS.index("promise"), "l")
    assert snap_compare(an_app(*EVERYTHING), terminal_size=HALL, run_before=ready)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("size", [HALL, (80, 24), (120, 40)])
async def test_every_card_is_calm(size, language):
    """At most nine lines of forty characters, a blank one between them, and all keys below it."""
    lang.choose(language)
    async with opened(an_app(*EVERYTHING), size=size) as person:
        await person.press("escape", "8", "enter")
        await person.press("enter")
        for _card in CARDS:
            foot = next(n for n, line in enumerate(person.lines) if line.strip().startswith("⏎"))
            card = [line.strip() for line in person.lines[2:foot]]
            said = [n for n, line in enumerate(card) if line]
            assert len([card[n] for n in said]) <= 5
            assert max(len(card[n]) for n in said) <= 40
            assert said[-1] - said[0] <= 9
            assert "^Q" in person.text
            assert all(len(line) <= size[0] for line in person.lines)
            await person.press("enter")
