"""Searching from every screen: found as it is typed, opened where it belongs."""

from datetime import timedelta

import pytest
from builders import (
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
from ui.running import SMALL, USUAL, WIDE, running
from ui.test_minutes import held

from buurt_tui.domain.model import KINDS, FollowUp, Put, Resident, Revision, Status
from buurt_tui.ui.search_screen import Search
from buurt_tui.views import said

LONG_AGO = MONDAY - timedelta(days=900)
STREET, OTHER = a_place("Kwakersstraat"), a_place("Harpstraat")
COOKING = an_interest("koken")
KARIM = a_member("Karim")
FATIMA = a_resident("Fatima el Amrani", place=STREET.id)
OMAR = a_resident("Omar Bos", place=OTHER.id)
SOUP = an_encounter(
    FATIMA, note="wil soep maken voor de buurt", hooks=(a_hook(COOKING, FATIMA),), on=LONG_AGO
)
PANCAKES = an_encounter(FATIMA, note="bakte pannenkoeken")
NOBODY = an_encounter(note="rook naar uien in het portiek", on=LONG_AGO)
PROMISE = a_follow_up(FATIMA, reason="wortels brengen", walker=KARIM.id)
SETTLED = a_follow_up(
    OMAR, reason="ladder lenen", status=Status.DONE, settled_on=MONDAY, made_on=LONG_AGO
)
ROUND = a_round(remark="overal bloesem", places=(OTHER.id,), on=LONG_AGO)
MANY = [an_encounter(OMAR, note=f"thee nummer {number}") for number in range(300)]
PEOPLE = (STREET, OTHER, COOKING, KARIM, FATIMA, OMAR)
EVERYTHING = (*PEOPLE, SOUP, PANCAKES, NOBODY, PROMISE, SETTLED, ROUND, *MANY)


def pointed(run) -> str:
    """The row that Enter opens; the field has the focus."""
    return next(line for line in run.lines if "▹" in line)


@pytest.mark.parametrize("screen", ["", "2", "3", "4"])
@pytest.mark.parametrize("key", ["slash", "ctrl+f"])
async def test_it_is_there_on_every_screen_and_esc_goes_back(screen, key):
    async with running(*EVERYTHING, screen=screen) as run:
        if screen in ("", "4") and key == "slash":
            await run.press("escape")  # in a quick line a slash says where
        mode, focused, before = run.app.current_mode, run.app.focused, run.text
        await run.press(key)
        await run.type("soep")
        assert "wil soep maken" in pointed(run) and "Fatima" in pointed(run)
        await run.press("escape")
        assert run.app.current_mode == mode and run.app.focused is focused
        assert run.text == before


async def test_what_was_being_typed_is_still_there_afterwards():
    async with running(*EVERYTHING) as run:
        await run.type("met @Fatima over /")
        await run.press("ctrl+f")
        await run.type("soep", "escape")
        await run.type("x")
        assert "met @Fatima over /x" in run.text


async def test_the_palette_has_it():
    async with running(*EVERYTHING) as run:
        await run.press("ctrl+p")
        await run.type("search every", "enter")
        assert isinstance(run.app.screen, Search)


async def test_a_resident_opens_as_a_card():
    async with running(*EVERYTHING) as run:
        await run.press("ctrl+f")
        await run.type("fatema", "enter")
        assert run.app.current_mode == "residents" and "Kwakersstraat" in run.text
        assert "Fatima el Amrani" in run.chosen


@pytest.mark.parametrize("size", [SMALL, USUAL, WIDE])
async def test_a_note_opens_at_that_encounter_on_the_card(size):
    async with running(*EVERYTHING, size=size) as run:
        await run.press("ctrl+f")
        await run.type("soep maken", "enter")
        assert run.app.current_mode == "residents"
        assert "soep" in run.chosen and "2024" in run.chosen


async def test_a_note_about_nobody_opens_in_the_log_of_its_day_and_esc_comes_back():
    async with running(*EVERYTHING) as run:
        await run.press("ctrl+f")
        await run.type("uien", "enter")
        assert run.app.current_mode == "log" and "rook naar uien" in run.chosen
        await run.press("escape")
        assert "rook naar uien" not in run.text and "thee nummer" in run.text


async def test_whoever_goes_on_writing_sees_the_newest_again():
    async with running(*EVERYTHING) as run:
        await run.press("ctrl+f")
        await run.type("uien", "enter")
        await run.press("n")
        await run.type("nog een", "enter")
        assert "nog een" in run.text and "uien" not in run.text


async def test_an_open_promise_opens_on_the_list_to_come_back_to():
    async with running(*EVERYTHING) as run:
        await run.press("ctrl+f")
        await run.type("wortels", "enter")
        assert run.app.current_mode == "follow_ups" and "wortels brengen" in run.chosen


async def test_a_settled_promise_opens_on_the_card():
    async with running(*EVERYTHING, size=WIDE) as run:
        await run.press("ctrl+f")
        await run.type("ladder", "enter")
        assert run.app.current_mode == "residents"
        assert "ladder lenen" in run.chosen


async def test_a_street_opens_as_the_follow_ups_there():
    async with running(*EVERYTHING) as run:
        await run.press("ctrl+f")
        await run.type("kwakers", "enter")
        assert run.app.current_mode == "follow_ups" and "Only Kwakersstraat" in run.text
        assert "wortels" in run.text


async def test_somebody_of_the_team_opens_as_where_they_go():
    async with running(*EVERYTHING) as run:
        await run.press("ctrl+f")
        await run.type("karim", "enter")
        assert run.app.current_mode == "follow_ups" and "Only where Karim goes" in run.text
        assert "wortels" in run.text


async def test_a_remark_opens_in_the_log_of_its_day():
    async with running(*EVERYTHING) as run:
        await run.press("ctrl+f")
        await run.type("bloesem", "enter")
        assert run.app.current_mode == "log" and "uien" in run.text


async def test_a_topic_opens_among_the_hooks():
    async with running(*EVERYTHING) as run:
        await run.press("ctrl+f")
        await run.type("koken", "enter")
        assert run.app.current_mode == "hooks"


async def test_more_of_a_kind_is_one_key_away_and_esc_is_one_step_back():
    async with running(*EVERYTHING, an_interest("theedrinken")) as run:
        await run.press("ctrl+f")
        await run.type("thee")
        assert "theedrinken" in run.text
        await run.press("down", "down", "down", "down", "down", "down")
        assert "more…" in pointed(run)
        await run.press("enter")
        assert "theedrinken" not in run.text and "thee nummer" in pointed(run)
        await run.press("pagedown", "pagedown", "escape")
        assert "theedrinken" in run.text


async def test_looking_again_begins_with_what_was_looked_for():
    async with running(*EVERYTHING) as run:
        await run.press("ctrl+f")
        await run.type("soep", "enter")
        await run.press("slash")
        assert "wil soep maken" in run.text
        await run.type("uien")
        assert "rook naar uien" in run.text and "soep" not in run.text


async def test_a_colleague_who_writes_meanwhile_is_found():
    async with running(*EVERYTHING) as run:
        await run.press("ctrl+f")
        await run.type("knolselderij")
        assert "Nothing found" in run.text
        store = run.session._store
        store.commit((Put(an_encounter(OMAR, note="heeft knolselderij over")),), base=Revision(1))
        run.app._look()
        await run.press("left")
        assert "knolselderij over" in run.text


async def test_a_large_neighbourhood_is_searched_once_it_can_be(monkeypatch):
    monkeypatch.setattr(said, "SOON", 1)
    async with running(*EVERYTHING) as run:
        await run.press("ctrl+f")
        await run.type("soep")
        for _ in range(200):
            if said.is_indexed(run.app.now.buurt):
                break
            await run.pilot.pause(0.05)
        await run.press("left")
        assert "wil soep maken" in run.text


@pytest.mark.parametrize("size", [SMALL, USUAL, WIDE])
async def test_with_names_hidden_nothing_typed_and_nobody_is_shown(size):
    async with running(*EVERYTHING, size=size) as run:
        await run.press("f12", "slash")
        assert isinstance(run.app.screen, Search)
        await run.type("fatima")
        for shown in ("fatima", "Fatima", "soep", "uien", "wortels", "Omar"):
            assert shown not in run.text
        await run.press("ctrl+u")
        await run.type("koken")
        assert "koken" in pointed(run)
        await run.press("escape")
        assert run.app.sought == ""


async def test_hiding_names_forgets_what_was_looked_for():
    async with running(*EVERYTHING) as run:
        await run.press("ctrl+f")
        await run.type("fatima")
        await run.press("f12")
        assert "atima" not in run.text and not isinstance(run.app.screen, Search)
        await run.press("slash")
        assert "atima" not in run.text and run.app.screen.sought == ""


async def test_what_is_gone_when_it_is_opened_opens_nothing_and_breaks_nothing():
    async with running(*EVERYTHING) as run:
        await run.press("ctrl+f")
        await run.type("wortels")
        hit = run.app.screen._items[run.app.screen.query_one("RowList").key]
        await run.press("escape")
        from buurt_tui.domain.model import Delete
        from buurt_tui.ui.opening import wanted

        changes = (Delete(FollowUp, PROMISE.id), Delete(Resident, FATIMA.id))
        run.session._store.commit(changes, base=Revision(1))
        run.app._look()
        await run.press("left")
        run.app.post_message(wanted(run.app.now, hit))
        await run.press("left")
        assert "Fatima" not in run.text


async def test_the_minutes_of_a_review_are_found_and_open_on_its_screen():
    buurt = held().buurt
    documents = [each for kind in KINDS.values() for each in buurt.table(kind).values()]
    async with running(*documents) as run:
        await run.press("escape", "slash")
        await run.type("koken met")
        assert (
            "samen koken met" in pointed(run)
            and "Verslagen van" in run.text
            or "Minutes of" in run.text
        )
        await run.press("enter")
        assert run.app.current_mode == "review" and "samen koken met" in run.text
        await run.press("escape", "f12", "slash")
        await run.type("koken met")
        assert "samen koken" not in run.text
