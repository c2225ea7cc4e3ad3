"""The minutes write themselves: veiled, worked out anew, found again."""

from __future__ import annotations

from datetime import timedelta

import pytest
from builders import AT, MONDAY, a_buurt, a_follow_up, a_member, a_place, a_resident
from domain.doing import after
from msgspec.structs import replace

from buurt_tui import lang
from buurt_tui.domain.model import AgendaItem, Outcome
from buurt_tui.domain.resident_edits import Erase
from buurt_tui.domain.review import closed_reviews
from buurt_tui.domain.review_edits import CloseReview, Decide
from buurt_tui.ui.review.beginning import begun
from buurt_tui.ui.review.minutes import as_markdown, as_text, found_in, label, minutes
from buurt_tui.ui.review.minutes_found import are_read, minutes_found, read_all
from buurt_tui.views.now import Now

KARIM, ANJA = a_member("Karim"), a_member("Anja")
STREET = a_place("Kwakersstraat")
FATIMA = a_resident("Fatima el Amrani", place=STREET.id)
OMAR = a_resident("Omar Said")
NEIGHBOURS = [a_resident(f"Buur {letter}", place=STREET.id) for letter in "ABCD"]
"""Enough for their street to give nobody away."""
PROMISES = (
    a_follow_up(FATIMA, around=MONDAY, reason="bellen over *soep*"),
    a_follow_up(OMAR, around=MONDAY + timedelta(days=1)),
)


@pytest.fixture(autouse=True)
def _dutch():
    lang.choose("nl")


def held(*, close: bool = True) -> Now:
    """A neighbourhood after a review of two promises and one lesson."""
    buurt = a_buurt(KARIM, ANJA, STREET, FATIMA, OMAR, *NEIGHBOURS, *PROMISES)
    begin = begun(Now(buurt, MONDAY, me=KARIM.id), AT, "pts-1", (None, None), (KARIM.id, ANJA.id))
    assert [item.part for item in begin.agenda] == ["promises", "promises", "learned"]
    said = {"review": begin.id, "at": AT, "terminal": "pts-1"}
    edits = [
        begin,
        Decide(number=0, outcome=Outcome.LATER, around=MONDAY + timedelta(days=7), **said),
        Decide(number=1, outcome=Outcome.SKIPPED, **said),
        Decide(
            number=2,
            outcome=Outcome.LEARNED,
            words="samen koken met Fatima el Amrani werkt",
            **said,
        ),
    ]
    if close:
        later = AT + timedelta(minutes=45)
        edits.append(CloseReview(review=begin.id, at=later, terminal="pts-1", seed="ander"))
    return Now(after(buurt, *edits), MONDAY, me=KARIM.id)


def review_of(now: Now):
    return next(iter(now.buurt.reviews.values()))


def test_the_minutes_say_who_was_there_and_what_was_decided_and_nobodys_name():
    now = held()
    review = review_of(now)
    wilg = next(each.name for each in review.made_up if each.resident == FATIMA.id)
    assert as_text(minutes(now, review)) == [
        "Buurttafel van ma 23 nov 2026",
        "Aanwezig: Anja, Karim",
        "2 van 3 besproken",
        "16:42–17:27",
        "De namen van bewoners zijn verzonnen.",
        "",
        "Beloftes",
        f"- Bewoner {wilg} · Kwakersstraat: terugkomen rond ma 30 nov",
        "",
        "Wat leerden we?",
        "- samen koken met … werkt",
        "",
        "Niet besproken",
        "- Beloftes: 1",
    ]


def test_made_up_names_stay_those_of_that_review_after_it_was_closed():
    open_, closed = held(close=False), held()
    assert review_of(closed).seed == "ander"
    name = next(each.name for each in review_of(closed).made_up if each.resident == FATIMA.id)
    assert name in "\n".join(as_text(minutes(closed, review_of(closed))))
    assert "Nog niet gesloten" in as_text(minutes(open_, review_of(open_)))


def test_the_team_may_read_the_true_names():
    now = held()
    told = as_text(minutes(now, review_of(now), names=True))
    assert (
        "- Fatima el Amrani · Kwakersstraat · bellen over *soep*: terugkomen rond ma 30 nov" in told
    )
    assert "Met de namen van bewoners: alleen voor het team." in told


def test_what_people_wrote_is_text_in_markdown_too():
    now = held()
    told = as_markdown(minutes(now, review_of(now), names=True))
    assert told[0] == "# Buurttafel van ma 23 nov 2026"
    assert "## Beloftes" in told
    assert any(r"bellen over \*soep\*" in line for line in told)


def test_who_is_forgotten_is_in_no_minutes():
    now = held()
    buurt = after(now.buurt, Erase(resident=FATIMA.id))
    then = replace(now, buurt=buurt)
    for names in (True, False):
        said = "\n".join(as_text(minutes(then, review_of(then), names=names)))
        assert "Fatima" not in said
        assert "Kwakersstraat" not in said
        assert "2 van 3 besproken" in said


def test_minutes_are_found_by_what_they_say():
    now = held()
    review = review_of(now)
    assert found_in(now, review, "koken werkt")
    assert found_in(now, review, "KWAKERS anja")
    assert not found_in(now, review, "Fatima")
    assert label(now, review) == "ma 23 nov · 2 besproken · Anja, Karim"
    assert closed_reviews(now.buurt) == (review,)


def test_an_item_of_a_part_that_is_not_known_is_left_out():
    now = held()
    strange = replace(review_of(now), agenda=(AgendaItem(part="unheard"),))
    assert "unheard" not in "\n".join(as_text(minutes(now, strange)))


def test_minutes_are_found_by_words_that_need_not_stand_beside_each_other():
    now = held()
    (hit,) = minutes_found(now, "karim oken werk", 5).hits
    assert hit.id == review_of(now).id and hit.on == review_of(now).on
    assert "samen koken" in hit.text and [hit.text[a:b] for a, b in hit.marks] == ["oken", "werk"]
    for sought in ("karim zeilen", " ", "amrani"):
        assert minutes_found(now, sought, 5).hits == (), "no name is in what does not say it"


def test_minutes_are_read_once_and_again_when_they_say_something_else():
    now = held()
    assert not are_read(now)
    read_all(now)
    assert are_read(now)
    later = Now(after(now.buurt, Erase(resident=FATIMA.id)), MONDAY)
    assert not are_read(later)
    wilg = next(each.name for each in review_of(now).made_up if each.resident == FATIMA.id)
    assert minutes_found(now, wilg, 5).hits and not minutes_found(later, wilg, 5).hits
    lang.choose("en")
    assert not are_read(now), "in another language they say other words"
