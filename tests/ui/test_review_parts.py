"""The parts of the agenda: any part joins by registering, and every card can be read from afar."""

from __future__ import annotations

import pytest
from builders import (
    AT,
    MONDAY,
    a_buurt,
    a_follow_up,
    a_hook,
    a_member,
    a_place,
    a_resident,
    an_encounter,
    an_interest,
)
from hypothesis import given
from hypothesis import strategies as st
from ui.person import an_app, opened

from buurt_tui import lang
from buurt_tui.demo import demo_buurt
from buurt_tui.domain.model import AgendaItem, Kind, Outcome, Readers
from buurt_tui.domain.review import open_review
from buurt_tui.privacy.veil import Veils
from buurt_tui.ui.review.beginning import begun
from buurt_tui.ui.review.parts import (
    LONGEST_LINE,
    MOST_LINES,
    Card,
    Choice,
    Part,
    agenda,
    card_of,
    fitted,
    parts,
    register,
    unregister,
)
from buurt_tui.views.agenda import looking
from buurt_tui.views.now import Now

DUMMY = Part(
    name="chances",
    title="Chances to connect",
    items=lambda _looked: [AgendaItem(part="chances", about="somebody")],
    card=lambda _now, _item, _review: Card(
        lines=("Wilg might like to meet Berk",),
        choices=(Choice(key="enter", says="on", outcome=Outcome.KEPT),),
    ),
    subject=lambda _now, _item: "Wilg and Berk",
)


@pytest.fixture
def chances():
    register(DUMMY)
    yield DUMMY
    unregister(DUMMY.name)


def test_the_parts_stand_in_their_order():
    assert [part.name for part in parts()] == [
        *("new", "remarks", "promises", "quiet", "hooks", "learned")
    ]


def test_a_later_part_joins_before_the_last_one(chances):
    names = [part.name for part in parts()]
    assert names[-2:] == ["chances", "learned"]
    items = agenda(looking(Now(a_buurt(), MONDAY), AT))
    assert [item.part for item in items] == ["chances", "learned"]


async def test_a_later_part_is_talked_about_and_is_in_the_minutes(chances):
    lang.choose("en")
    async with opened(an_app()) as person:
        await person.press("escape", "8", "enter", "enter")
        assert "Wilg might like to meet Berk" in person.text
        assert "1 of 2" in person.text
        await person.press("enter")
        await person.press("m")
        assert "stays as it is" not in person.text
        await person.press("enter")
        assert "Wilg and Berk: stays as it is" in person.text


def test_what_a_later_version_put_on_the_agenda_is_passed_over():
    lang.choose("en")
    now = Now(a_buurt(), MONDAY)
    review = begun(now, AT, "pts-1", (None, None), ())
    assert card_of(now, AgendaItem(part="unheard"), review) is None


@given(st.lists(st.text(max_size=300), max_size=8))
def test_lines_are_few_and_short_whatever_they_say(lines):
    shown = [piece for line in fitted(tuple(lines)) for piece in line.split("\n")]
    assert len(shown) <= MOST_LINES
    assert all(len(line) <= LONGEST_LINE for line in shown)


@given(st.lists(st.text("abc def·", max_size=70), max_size=MOST_LINES))
def test_what_fits_is_shown_whole(lines):
    kept = [" ".join(line.split()) for line in lines if line.split()]
    if all(len(line) <= LONGEST_LINE for line in kept):
        assert fitted(tuple(lines)) == kept


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("shared", [True, False])
def test_every_card_of_the_demo_can_be_read_from_afar(language, shared):
    lang.choose(language)
    buurt = demo_buurt(MONDAY)
    now = Now(buurt, MONDAY)
    edit = begun(now, AT, "pts-1", (None, None), ())
    [review] = [each.document for each in edit.changes(buurt) if hasattr(each.document, "agenda")]
    veil = Veils().down_over(buurt) if shared else now.veil
    seen = Now(buurt, MONDAY, veil=veil)
    for item in edit.agenda:
        card = card_of(seen, item, review)
        assert card is not None
        pieces = "\n".join(card.lines).split("\n")
        assert 1 <= len(pieces) <= MOST_LINES
        assert max(map(len, pieces)) <= LONGEST_LINE
        assert card.choices[0].key == "enter"
        assert len({choice.key for choice in card.choices}) == len(card.choices)


def test_a_card_says_only_what_may_be_shared():
    lang.choose("nl")
    street, koken = a_place("Harpstraat"), an_interest("koken")
    fatima = a_resident("Fatima el Amrani", place=street.id)
    karim = a_member("Karim")
    met = an_encounter(
        fatima,
        hooks=(a_hook(koken, fatima, kind=Kind.WISH),),
        note="Fatima zingt",
        readers=Readers.SHAREABLE,
    )
    hidden = a_follow_up(fatima, reason="moeder is ziek", walker=karim.id)
    neighbours = [a_resident(f"Buur {number}", place=street.id) for number in range(4)]
    buurt = a_buurt(street, koken, fatima, *neighbours, karim, met, hidden)
    edit = begun(Now(buurt, MONDAY), AT, "pts-1", (None, None), ())
    [review] = [each.document for each in edit.changes(buurt) if hasattr(each.document, "agenda")]
    seen = Now(buurt, MONDAY, veil=Veils().down_over(buurt))
    said = "\n".join(line for item in edit.agenda for line in card_of(seen, item, review).lines)
    assert "Harpstraat" in said
    assert "wil graag: koken" in said
    assert "Karim gaat" in said
    for secret in ("Fatima", "Amrani", "moeder", "ziek"):
        assert secret not in said
    assert open_review(buurt) is None
