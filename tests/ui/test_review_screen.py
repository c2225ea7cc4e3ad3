"""The weekly review on screen 8: one thing at a time, with the keys that stand below it."""

from __future__ import annotations

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
    an_encounter,
    an_interest,
)
from ui.person import CLOCK, KARIM, Person, a_store, an_app, opened

from buurt_tui import lang
from buurt_tui.domain.follow_up_edits import Settle
from buurt_tui.domain.model import Kind, Outcome, Readers, Side, Status
from buurt_tui.domain.resident_edits import Erase, PreferNot
from buurt_tui.domain.review import closed_reviews, decisions_of, open_review
from buurt_tui.ui.messages import EditRequested
from buurt_tui.ui.review import beginning
from buurt_tui.ui.screens import review

ANJA = a_member("Anja")
STREET, OTHER = a_place("Kwakersstraat"), a_place("Harpstraat")
KOKEN = an_interest("koken")
FATIMA = a_resident("Fatima el Amrani", place=STREET.id)
OMAR = a_resident("Omar Said", place=OTHER.id)
YILMAZ = a_resident("Dhr. Yilmaz", place=STREET.id)
LONG_AGO = MONDAY - timedelta(weeks=20)
MET = an_encounter(FATIMA, hooks=(a_hook(KOKEN, FATIMA, kind=Kind.QUESTION),), place=STREET.id)
MET_LONG_AGO = an_encounter(YILMAZ, on=LONG_AGO, at=AT - timedelta(weeks=20))
PROMISE = a_follow_up(FATIMA, around=MONDAY + timedelta(days=4), reason="bellen over soep")
ASKED = a_follow_up(OMAR, asked_by=Side.RESIDENT, reason="fiets", readers=Readers.SHAREABLE)
EVERYTHING = (ANJA, STREET, OTHER, KOKEN, FATIMA, OMAR, YILMAZ, MET, MET_LONG_AGO, PROMISE, ASKED)
# the news, Fatima who is new, two promises, one who fell silent, one question, what we learned
TOTAL = 7


@pytest.fixture(autouse=True)
def _dutch():
    lang.choose("nl")


async def sit_down(person: Person) -> None:
    await person.press("escape", "8", "enter", "enter")
    await person.until(lambda: "1 van " in person.text)


def about(person: Person) -> str:
    return "\n".join(line.strip() for line in person.lines[2:-3] if line.strip())


def names(person: Person) -> list[str]:
    return [name for name in ("Fatima", "Amrani", "Omar", "Yilmaz") if name in person.text]


async def test_before_it_begins_it_says_what_there_is_to_talk_about():
    async with opened(an_app(*EVERYTHING)) as person:
        await person.press("escape", "8")
        assert f"{TOTAL} dingen om te bespreken" in person.text
        assert names(person) == []


async def test_who_is_there_is_asked_in_one_screen_with_digits():
    async with opened(an_app(*EVERYTHING)) as person:
        await person.press("escape", "8", "enter")
        assert "Wie zijn er?" in person.text
        await person.press("1", "enter")
        review = open_review(person.buurt)
        assert set(review.present) == {KARIM.id, ANJA.id}


async def test_names_are_hidden_as_soon_as_it_begins_and_the_count_stays():
    async with opened(an_app(*EVERYTHING), size=(60, 20)) as person:
        await sit_down(person)
        seen = []
        for number in range(TOTAL):
            assert f"{number + 1} van {TOTAL}" in person.text
            assert names(person) == []
            assert "soep" not in person.text
            seen.append(about(person))
            await person.press("s")
        assert "Bewoner" in seen[1]
        assert "fiets" in "".join(seen[2:4])
        assert "één keer gesproken" in seen[4]
        assert "vraagt over: koken" in seen[5]
        assert "Wat leerden we?" in seen[6]


async def test_each_thing_is_decided_with_at_most_two_keys():
    async with opened(an_app(*EVERYTHING)) as person:
        await sit_down(person)
        await person.press("enter", "enter")
        await person.press("l", "2")
        await person.press("g")
        await person.press("greater_than_sign", "1")
        await person.press("greater_than_sign", "2")
        await person.type("t")
        await person.type("samen koken met omar werkt")
        assert "omar" not in person.text
        await person.press("enter")
        buurt = person.buurt
        first, second = buurt.follow_ups[PROMISE.id], buurt.follow_ups[ASKED.id]
        assert first.around == MONDAY + timedelta(days=7)
        assert second.status is Status.DONE
        added = [f for f in buurt.follow_ups.values() if f.id not in (PROMISE.id, ASKED.id)]
        assert {(buurt.resident(f.resident).name, f.walker, f.reason) for f in added} == {
            ("Dhr. Yilmaz", ANJA.id, ""),
            ("Fatima el Amrani", KARIM.id, "koken"),
        }
        assert "Alles is langsgekomen" in person.text
        await person.press("enter")
        [review] = closed_reviews(person.buurt)
        assert decisions_of(person.buurt, review)[6].words == "samen koken met … werkt"


async def test_one_undo_takes_the_last_decision_back():
    async with opened(an_app(*EVERYTHING)) as person:
        await sit_down(person)
        await person.press("enter", "enter", "g")
        assert f"4 van {TOTAL}" in person.text
        await person.press("ctrl+z")
        assert f"3 van {TOTAL}" in person.text
        assert person.buurt.follow_ups[PROMISE.id].status is Status.OPEN


async def test_one_goes_back_and_on_again():
    async with opened(an_app(*EVERYTHING)) as person:
        await sit_down(person)
        await person.press("b")
        assert "Hiervoor is er geen" in person.text
        await person.press("enter", "s", "b")
        assert f"2 van {TOTAL}" in person.text
        assert "overgeslagen" in person.text
        await person.press("enter")
        assert f"3 van {TOTAL}" in person.text


async def test_what_was_skipped_comes_again_at_the_end():
    async with opened(an_app(*EVERYTHING)) as person:
        await sit_down(person)
        await person.press("enter", "s", *["enter"] * (TOTAL - 2))
        await person.until(lambda: "1 overgeslagen" in person.text)
        await person.press("s")
        assert f"2 van {TOTAL}" in person.text
        await person.press("enter")
        assert "overgeslagen" not in person.text


async def test_what_was_settled_meanwhile_is_passed_with_enter():
    async with opened(an_app(*EVERYTHING)) as person:
        await sit_down(person)
        await person.press("enter")
        settle = Settle(follow_up=PROMISE.id, status=Status.DONE, on=MONDAY)
        person.app.post_message(EditRequested(settle))
        await person.press("enter")
        assert "al geregeld" in person.text
        await person.press("enter")
        assert f"4 van {TOTAL}" in person.text


async def test_who_is_forgotten_or_would_rather_not_meanwhile_is_talked_about_no_more():
    async with opened(an_app(*EVERYTHING)) as person:
        await sit_down(person)
        for edit in (PreferNot(resident=OMAR.id, on=MONDAY), Erase(resident=FATIMA.id)):
            person.app.post_message(EditRequested(edit))
        seen = []
        for _number in range(TOTAL):
            seen.append("al geregeld" in person.text)
            await person.press("enter")
        assert seen == [False, True, True, True, False, True, False]
        assert "Alles is langsgekomen" in person.text


async def test_what_was_decided_stays_so_when_one_only_looks_back():
    async with opened(an_app(*EVERYTHING)) as person:
        await sit_down(person)
        for key in ("enter", "s"):
            await person.press(*(["enter", "enter", "g"] if key == "enter" else []), "b")
            assert "besloten: gedaan" in person.text
            await person.press(key)
            assert f"4 van {TOTAL}" in person.text
        review = open_review(person.buurt)
        assert decisions_of(person.buurt, review)[2].outcome is Outcome.DONE


async def test_a_street_or_a_topic_alone():
    async with opened(an_app(*EVERYTHING)) as person:
        await person.press("escape", "8", "f", "2")
        await person.type("harp", "enter")
        assert "Alleen Harpstraat" in person.text
        await person.press("enter", "enter")
        assert [item.part for item in open_review(person.buurt).agenda] == ["promises", "learned"]


async def test_names_come_back_only_when_somebody_says_so():
    async with opened(an_app(*EVERYTHING)) as person:
        await sit_down(person)
        await person.press("enter", "f12")
        assert "Mag iedereen" in person.text
        await person.press("h")
        assert names(person) == []
        await person.press("f12", "t")
        assert "Fatima" in person.text
        assert "namen leesbaar" in person.text


async def test_a_letter_without_a_meaning_here_says_so():
    async with opened(an_app(*EVERYTHING)) as person:
        await sit_down(person)
        await person.press("g")
        assert "Die toets doet hier niets" in person.text


async def test_something_put_on_the_agenda_during_the_week_is_talked_about():
    async with opened(an_app(*EVERYTHING)) as person:
        await person.press("escape", "2", "ctrl+p")
        await person.type("agenda", "enter")
        await person.type("de sleutel van de zaal", "enter", "2")
        [remark] = person.buurt.agenda_remarks.values()
        assert (remark.words, remark.readers) == ("de sleutel van de zaal", Readers.SHAREABLE)
        await person.press("8", "enter", "enter", "enter", "enter")
        assert "Karim zette op de agenda" in person.text
        assert "de sleutel van de zaal" in person.text
        await person.press("enter")
        assert person.buurt.agenda_remarks[remark.id].answered_at is not None


async def test_the_words_of_a_remark_for_the_team_are_not_on_the_shared_screen():
    async with opened(an_app(*EVERYTHING)) as person:
        await person.press("escape", "8", "plus")
        await person.type("ruzie over de zaal", "enter", "1")
        await person.press("enter", "enter", "enter", "enter")
        assert "Karim zette op de agenda" in person.text
        assert "zaal" not in person.text


async def two_of_us(one, other):
    """Take in what the other one did."""
    for person in (one, other):
        person.app._look()
        await person.settle()


async def test_one_leads_and_the_other_sees_where_it_is_and_takes_over_when_asked():
    store = a_store(*EVERYTHING)
    async with opened(an_app(store=store)) as karim, opened(an_app(store=store, me=ANJA)) as anja:
        await sit_down(karim)
        await karim.press("enter")
        await two_of_us(karim, anja)
        await anja.press("escape", "8")
        await anja.until(lambda: f"2 van {TOTAL}" in anja.text)
        assert "Karim leidt" in anja.text
        assert names(anja) == []
        same = about(karim).splitlines()[1]
        assert same in anja.text
        await anja.press("enter")
        assert "o: neem over" in anja.text
        await anja.press("o", "1")
        await two_of_us(karim, anja)
        await karim.press("enter")
        await two_of_us(karim, anja)
        assert f"3 van {TOTAL}" in anja.text
        await anja.press("o", "2")
        await two_of_us(karim, anja)
        assert "Anja leidt" in karim.text
        await anja.press("enter")
        await two_of_us(karim, anja)
        assert f"4 van {TOTAL}" in karim.text


async def test_who_stops_or_quits_lets_go_of_the_keys_and_another_goes_on_there():
    store = a_store(*EVERYTHING)
    async with opened(an_app(store=store)) as karim:
        await sit_down(karim)
        await karim.press("enter", "enter")
        await karim.press("ctrl+q")
    async with opened(an_app(store=store, me=ANJA)) as anja:
        await anja.press("escape", "8")
        assert f"We zijn bij 3 van {TOTAL}" in anja.text
        await anja.press("enter")
        await anja.until(lambda: f"3 van {TOTAL}" in anja.text)
        await anja.press("q")
        assert "Volgende keer gaan jullie hier verder" in anja.text


async def test_who_vanished_is_taken_over_without_a_question(monkeypatch):
    store = a_store(*EVERYTHING)
    async with opened(an_app(store=store)) as karim:
        await sit_down(karim)
        karim.app.last_edit = lambda: None  # as the power does
    later = CLOCK + timedelta(minutes=1)
    app = an_app(store=store, me=ANJA)
    app.clock = lambda: later
    async with opened(app) as anja:
        await anja.press("escape", "8", "enter")
        await anja.until(lambda: f"1 van {TOTAL}" in anja.text)
        assert "leidt" not in anja.text


async def test_the_tabs_say_eight_behind_four():
    async with opened(an_app(*EVERYTHING), size=(60, 20)) as person:
        await person.press("escape", "8")
        assert "8 Bu" in person.lines[1]


async def test_keys_typed_faster_than_anything_is_stored_go_where_they_were_meant():
    async with opened(an_app(*EVERYTHING)) as person:
        await person.press("escape", "8")
        person.send("enter", "enter")
        person.send("enter", "s", "l", "2", "g", ">", "1", "enter", "enter", "enter")
        await person.until(lambda: closed_reviews(person.buurt), "it is not closed")
        [review] = closed_reviews(person.buurt)
        outcomes = [d.outcome for _, d in sorted(decisions_of(person.buurt, review).items())]
        assert [str(each) for each in outcomes] == [
            *("kept", "skipped", "later", "done", "goes", "kept", "kept")
        ]


async def test_where_counting_takes_a_while_the_screen_is_there_before_the_numbers(monkeypatch):
    monkeypatch.setattr(beginning, "AT_ONCE", 0)
    async with opened(an_app(*EVERYTHING)) as person:
        await person.press("escape", "8")
        await person.until(lambda: f"{TOTAL} dingen om te bespreken" in person.text)
        await person.press("f", "2")
        await person.type("harp", "enter")
        await person.until(lambda: "2 dingen om te bespreken" in person.text)


async def test_an_enter_too_many_after_the_last_one_begins_no_other_review(monkeypatch):
    monkeypatch.setattr(review, "REST", 0.5)
    async with opened(an_app(*EVERYTHING)) as person:
        await sit_down(person)
        await person.press(*["enter"] * (TOTAL + 4))  # held down
        assert not person.has_dialog and "gesloten" in person.app.said
        (held,) = person.buurt.reviews.values()
        assert held.closed_at is not None
        await person.pilot.pause(0.8)
        await person.press("enter")
        assert person.has_dialog
