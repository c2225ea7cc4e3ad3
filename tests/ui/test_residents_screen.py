from datetime import date, timedelta

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

from buurt_tui.domain.model import Consent, Contact, Kind, Side
from buurt_tui.ui.page_dialog import Page

from .running import SMALL, USUAL, WIDE, running

FRIDAY = date(2026, 11, 27)
TUESDAY = date(2026, 11, 17)


class Neighbours:
    """Fatima with a past, a Fatima who may be the same, Omar, and one who would rather not."""

    def __init__(self):
        self.kwakers, self.laan = a_place(), a_place("Laan")
        self.karim = a_member()
        self.garden, self.cooking = an_interest("tuinieren"), an_interest("koken")
        self.fatima = a_resident(aliases=("mw. El Amrani",), place=self.kwakers.id)
        self.other = a_resident("Fatma Amrani", place=self.laan.id)
        self.omar = a_resident("Omar ben Saïd")
        self.silent = a_resident("Zeynep Kaya", prefers_not_on=TUESDAY)
        self.tuesday = an_encounter(
            self.fatima,
            on=TUESDAY,
            at=AT - timedelta(days=6),
            hooks=(a_hook(self.garden, self.fatima, kind=Kind.OFFER),),
            note="bankje voor de flat",
            contact=Contact.CONVERSATION,
            place=self.kwakers.id,
            logged_by=self.karim.id,
        )
        self.monday = an_encounter(self.omar, note="zoekt schaakmaatje")
        self.promise = a_follow_up(
            self.fatima, reason="samen naar de tuin", around=FRIDAY, asked_by=Side.RESIDENT
        )

    @property
    def documents(self):
        return tuple(vars(self).values())


@pytest.fixture
def people():
    return Neighbours()


def open_screen(people, *more, **options):
    return running(*people.documents, *more, screen="3", **options)


def resident(run, resident):
    return run.buurt.residents[resident.id]


@pytest.mark.parametrize("size", [USUAL, WIDE])
async def test_the_card_says_all_that_is_known(people, size):
    async with open_screen(people, size=size) as run:
        assert "Fatima el Amrani" in run.chosen
        for said in ("mw. El Amrani", "Kwakersstraat", "May we? still to ask · j yes · k no"):
            assert said in run.text
        await run.press("right", "end")
        for said in ("+tuinieren", "samen naar de tuin", "bankje voor de flat", "Karim"):
            assert said in run.text


async def test_beside_one_another_when_there_is_room_else_below(people):
    async with open_screen(people, size=WIDE) as run:
        assert "│  Fatima el Amrani ─" in run.text
    async with open_screen(people) as run:
        assert "\n  Fatima el Amrani ─" in run.text


async def test_on_a_small_screen_list_and_card_take_turns(people):
    async with open_screen(people, size=SMALL) as run:
        assert "Omar" in run.text and "May we?" not in run.text
        assert "⏎ card" in run.lines[-1]
        await run.press("enter")
        assert "Omar" not in run.text and "May we?" in run.text
        await run.press("escape")
        assert "Omar" in run.text
        await run.press("right")
        assert "May we?" in run.text
        await run.press("enter")
        assert "Promise to come back" in run.text
        await run.press("escape", "left")
        assert "Omar" in run.text


@pytest.mark.parametrize(
    "typed", ["fatima", "amrani", "FATIMA EL", "fatema", "mw el am"], ids=lambda typed: typed
)
async def test_the_search_forgives(people, typed):
    async with open_screen(people) as run:
        await run.press("f")
        await run.type(typed, "enter")
        assert "Fatima el Amrani" in run.chosen
        assert "Omar" not in run.text
        await run.press("escape")
        assert "Omar" in run.text


async def test_letters_in_the_search_field_are_no_commands(people):
    async with open_screen(people) as run:
        await run.press("f")
        before = run.buurt
        await run.type("xjkmg2n")
        assert run.buurt is before and run.app.current_mode == "residents"
        assert "Nobody is called that. Esc: everybody." in run.text
        await run.press("down", "x", "enter", "right", "escape")
        assert run.buurt is before
        assert "3 residents" in run.text


async def test_who_would_rather_not_is_there_only_when_looked_for_by_name(people):
    async with open_screen(people) as run:
        assert "Zeynep" not in run.text
        await run.press("f")
        await run.type("zeynep", "enter")
        assert "would rather not" in run.chosen
        await run.press("x")
        assert resident(run, people.silent).prefers_not_on is None
        assert "Does not mind any more" in run.text
        await run.press("ctrl+z")
        assert resident(run, people.silent).prefers_not_on == TUESDAY


async def test_would_rather_not_can_be_taken_back_with_the_same_key(people):
    async with open_screen(people) as run:
        await run.press("x")
        assert resident(run, people.fatima).prefers_not_on == MONDAY
        assert "would rather not" in run.chosen
        await run.press("x")
        assert resident(run, people.fatima).prefers_not_on is None


async def test_the_name_may_be_written_down_or_is_to_be_asked_again(people):
    async with open_screen(people) as run:
        assert "j may write" in run.lines[-1]
        await run.press("j")
        allowed = resident(run, people.fatima)
        assert (allowed.consent, allowed.consent_on) == (Consent.YES, MONDAY)
        assert "allowed, they said on Mon 23 Nov" in run.text
        assert "j may write" not in run.lines[-1]
        await run.press("j")
        assert resident(run, people.fatima).consent is Consent.TO_ASK
        await run.press("ctrl+z", "ctrl+z")
        assert resident(run, people.fatima).consent_on is None


async def test_who_does_not_want_to_be_written_down_is_forgotten_once_the_name_is_typed(people):
    async with open_screen(people) as run:
        await run.press("k")
        await run.type("omar", "enter")
        assert "That is not the name." in run.text
        await run.press("ctrl+u")
        await run.type("fatima el amrani", "enter")
        assert people.fatima.id not in run.buurt.residents
        assert "Fatima el" not in run.text


async def test_a_name_can_be_changed_and_the_old_one_still_finds_them(people):
    async with open_screen(people) as run:
        await run.press("w", "ctrl+u")
        await run.type(" ", "enter")
        assert "A name needs at least one letter." in run.text
        await run.press("ctrl+u")
        await run.type("Fatima Bouzid", "enter")
        renamed = resident(run, people.fatima)
        assert renamed.name == "Fatima Bouzid" and "Fatima el Amrani" in renamed.aliases
        assert "Fatima Bouzid" in run.chosen
        await run.press("ctrl+z")
        assert resident(run, people.fatima).name == "Fatima el Amrani"


async def test_another_name_they_go_by(people):
    async with open_screen(people) as run:
        await run.press("a")
        await run.type("Fati", "enter")
        assert resident(run, people.fatima).aliases == ("mw. El Amrani", "Fati")
        assert "mw. El Amrani, Fati" in run.text
        await run.press("ctrl+z")
        assert resident(run, people.fatima).aliases == ("mw. El Amrani",)


async def test_where_to_find_them_is_a_known_place_a_new_one_or_where_we_met(people):
    async with open_screen(people) as run:
        await run.press("s")
        await run.type("laan", "enter")
        assert resident(run, people.fatima).place == people.laan.id
        await run.press("s")
        await run.type("another", "enter")
        await run.type("Plein", "enter")
        place = resident(run, people.fatima).place
        assert run.buurt.places[place].name == "Plein"
        await run.press("s")
        await run.type("where we met", "enter")
        assert resident(run, people.fatima).place is None
        await run.press("ctrl+z")
        assert resident(run, people.fatima).place == place


async def test_a_promise_is_one_line(people):
    async with open_screen(people) as run:
        await run.press("t")
        await run.type("3 dec bellen", "enter")
        made = max(run.buurt.follow_ups.values(), key=lambda each: each.rev)
        assert (made.resident, made.around) == (people.fatima.id, date(2026, 12, 3))
        assert (made.reason, made.asked_by) == ("bellen", Side.TEAM)
        assert "Promised: around Thu 3 Dec." in run.text
        await run.press("ctrl+z")
        assert made.id not in run.buurt.follow_ups


async def test_a_day_at_the_end_of_a_promise_counts_when_somebody_says_so(people):
    async with open_screen(people) as run:
        await run.press("t")
        await run.type("bellen vrijdag", "enter")
        assert "around Fri 27 Nov" in run.text
        await run.press("1")
        made = max(run.buurt.follow_ups.values(), key=lambda each: each.rev)
        assert made.around == FRIDAY


@pytest.mark.parametrize("typed", ["31 feb bellen", "vr bellen >Piet", "vr #koken"])
async def test_a_promise_that_cannot_be_read_is_asked_again(people, typed):
    async with open_screen(people) as run:
        await run.press("t")
        run.app.screen.query_one("Input").value = typed
        await run.press("enter")
        assert len(run.app.screen_stack) == 2
        assert len(run.buurt.follow_ups) == 1


async def test_an_encounter_with_them_is_one_key_away(people):
    async with open_screen(people) as run:
        await run.press("g")
        await run.type("Gezwaaid", "enter")
        newest = max(run.buurt.encounters.values(), key=lambda each: each.rev)
        assert (newest.residents, newest.note) == ((people.fatima.id,), "Gezwaaid")


async def test_two_that_are_the_same_become_one_and_undo_makes_them_two(people):
    async with open_screen(people) as run:
        await run.press("m")
        first = [line for line in run.lines if "▸" in line or "▹" in line][-1]
        assert "Fatma Amrani · Laan" in first
        await run.press("enter")
        assert "Fatima el Amrani and Fatma Amrani: the same person?" in run.text
        assert "1 encounter comes on one card." in run.text
        await run.press("1")
        merged = resident(run, people.fatima)
        assert "Fatma Amrani" in merged.aliases
        assert resident(run, people.other).merged_into == people.fatima.id
        assert "Fatima el Amrani" in run.chosen
        await run.press("ctrl+z")
        assert resident(run, people.other).merged_into is None
        assert "Fatma Amrani" in run.text


async def test_the_other_name_can_lead_or_it_can_be_left(people):
    async with open_screen(people) as run:
        await run.press("m", "enter", "3")
        assert resident(run, people.other).merged_into is None
        await run.press("m", "enter", "2")
        assert resident(run, people.fatima).merged_into == people.other.id
        assert "Fatma Amrani" in run.chosen


async def test_another_screen_asks_for_a_card_also_of_who_would_rather_not(people):
    met = an_encounter(people.silent, at=AT + timedelta(minutes=1))
    async with running(*people.documents, met) as run:
        await run.press("escape", "home", "b")
        assert "Zeynep Kaya" in run.chosen
        assert "since Tue 17 Nov · x undoes it" in run.text


async def test_searching_from_another_screen_begins_to_type(people):
    async with running(*people.documents) as run:
        await run.press("escape", "slash")
        await run.type("omar")
        assert "Omar ben Saïd" in run.text and "Fatima el" not in run.text


@pytest.mark.parametrize("size", [SMALL, USUAL, WIDE])
async def test_with_the_veil_down_no_name_and_nothing_that_was_said_is_shown(people, size):
    async with open_screen(people, size=size) as run:
        await run.press("f")
        await run.type("fatima")
        await run.press("f12")
        await run.press("right")
        for said in ("Fat", "fat", "Amrani", "Omar", "bankje", "samen naar", "schaak", "search"):
            assert said not in run.text, said
        assert "3 residents" not in run.text
        for key in ("f", "e", "a", "t", "s", "k", "m", "g"):
            await run.press(key)
            assert "Names are hidden. Show them first (F12)." in run.text
            assert run.app.current_mode == "residents" and len(run.app.screen_stack) == 1


async def test_hostile_names_stay_text(people):
    odd = a_resident("[/red] [bold]Jan", description="")
    async with open_screen(people, odd) as run:
        await run.press("f")
        await run.type("jan", "enter")
        assert "[/red] [bold]Jan" in run.chosen
        await run.press("m", "escape", "e", "escape", "enter")
        assert "[/red] [bold]Jan" in run.text


async def test_p_shows_all_that_is_held_about_them_without_the_names_of_others():
    fatima, omar = a_resident("Fatima el Amrani"), a_resident("Omar Bos")
    met = an_encounter(fatima, note="makes soup with Omar Bos, and sings")
    async with running(fatima, omar, met, screen="3") as run:
        await run.press("home", "p")
        page = run.app.screen
        assert isinstance(page, Page) and "What this team holds about Fatima" in run.text
        assert "makes soup" in run.text and not any("Omar" in line for line in page._lines)
        await run.press("escape")
        await run.press("f12", "p")
        assert not isinstance(run.app.screen, Page) and "F12" in run.app.said
