from datetime import date, timedelta

import pytest
from builders import (
    AT,
    MONDAY,
    a_follow_up,
    a_member,
    a_place,
    a_resident,
    an_encounter,
)

from buurt_tui.domain.model import Consent, Side, Status

from .running import SMALL, USUAL, WIDE, running

FRIDAY = date(2026, 11, 27)
LAST_WEEK = MONDAY - timedelta(days=7)
A_WEEK_AGO = AT - timedelta(days=7)


class Street:
    """Kwakersstraat and Laan, with three to come back to and one who fell silent."""

    def __init__(self):
        self.kwakers, self.laan = a_place(), a_place("Laan")
        self.karim = a_member()
        self.vries = a_resident("Mw. De Vries", place=self.kwakers.id, consent=Consent.YES)
        self.fatima = a_resident(place=self.kwakers.id, consent=Consent.YES)
        self.teckel = a_resident("", description="vrouw met teckel", place=self.laan.id)
        self.quiet = a_resident("Dhr. Yılmaz", place=self.laan.id)
        made = {"made_on": LAST_WEEK, "made_at": A_WEEK_AGO}
        self.call = a_follow_up(
            self.vries,
            reason="bellen over wandelmaatje",
            around=FRIDAY,
            asked_by=Side.RESIDENT,
            walker=self.karim.id,
            **made,
        )
        self.garden = a_follow_up(
            self.fatima, reason="samen naar de tuin", around=date(2026, 12, 7), **made
        )
        self.name = a_follow_up(self.teckel, reason="naam vragen", **made)
        self.long_ago = an_encounter(
            self.quiet,
            on=MONDAY - timedelta(weeks=9),
            at=AT - timedelta(weeks=9),
        )

    @property
    def documents(self):
        return tuple(vars(self).values())


@pytest.fixture
def street():
    return Street()


def open_screen(street, *more, **options):
    return running(*street.documents, *more, screen="2", **options)


def follow_up(run, follow_up):
    return run.buurt.follow_ups[follow_up.id]


@pytest.mark.parametrize("size", [SMALL, USUAL, WIDE])
async def test_the_list_goes_street_by_street_and_says_why(street, size):
    async with open_screen(street, size=size) as run:
        assert "Whom do we come back to?   3 · for me 0 · this week 1" in run.text
        lines = [line.strip(" ▸") for line in run.lines]
        starts = ("Kwakersstraat ─", "Mw. De Vries", "Fatima el", "Laan ─", "(vrouw met")
        places = [next(i for i, line in enumerate(lines) if line.startswith(s)) for s in starts]
        assert places == sorted(places)
        assert "around Fri 27 Nov" in run.chosen
        opened = " ".join(lines[places[1] + 1 : places[2]])
        for fact in ("in 4 days", "the resident asked", "our turn", "familiar face Karim"):
            assert fact in opened.replace("\u00a0", " ")


@pytest.mark.parametrize("size", [SMALL, USUAL, WIDE])
async def test_the_next_keys_are_in_sight(street, size):
    async with open_screen(street, size=size) as run:
        for key in ("g done", "l later", "⏎ all", "? help", "^Q stop"):
            assert key in run.lines[-1]


async def test_without_anybody_it_says_what_to_do():
    async with running(screen="2") as run:
        assert "Nobody to come back to." in run.text
        await run.press("g", "l", "a", "x", "enter")
        assert len(run.app.screen_stack) == 1


async def test_not_home_is_counted_and_dated_and_it_stays(street):
    async with open_screen(street) as run:
        await run.press("a")
        assert follow_up(run, street.call).attempts == (MONDAY,)
        assert "Not home: written down. It stays on the list." in run.text
        assert "1× not home, last Mon 23 Nov" in run.text.replace("\u00a0", " ")
        assert run.chosen.startswith("•")
        await run.press("ctrl+z")
        assert follow_up(run, street.call).attempts == ()


@pytest.mark.parametrize(
    ("key", "status"),
    [("h", Status.DROPPED), ("x", Status.PREFERS_NOT), ("o", Status.HANDED_OVER)],
)
async def test_it_ends_in_one_key_and_undo_brings_it_back(street, key, status):
    async with open_screen(street) as run:
        await run.press(key)
        ended = follow_up(run, street.call)
        assert (ended.status, ended.settled_on, ended.settled_by) == (status, MONDAY, "anja")
        assert "Mw. De Vries" not in run.text
        assert "Fatima" in run.chosen
        await run.press("ctrl+z")
        assert follow_up(run, street.call).status is Status.OPEN
        assert "Mw. De Vries" in run.text


async def test_would_rather_not_silences_everywhere_at_once(street):
    other = a_follow_up(street.vries, reason="nog iets")
    async with open_screen(street, other) as run:
        await run.press("x")
        assert run.buurt.residents[street.vries.id].prefers_not_on == MONDAY
        assert "De Vries" not in run.text
        await run.press("3")
        assert "De Vries" not in run.text
        await run.press("2", "ctrl+z")
        assert run.text.count("Mw. De Vries") == 2


@pytest.mark.parametrize(
    ("digit", "around"),
    [
        ("1", date(2026, 11, 24)),
        ("2", date(2026, 11, 30)),
        ("3", date(2026, 12, 7)),
        ("4", None),
    ],
)
async def test_later_is_two_keys(street, digit, around):
    async with open_screen(street) as run:
        await run.press("l", digit)
        assert follow_up(run, street.call).around == around
        assert "Later: " in run.text
        assert "De Vries" in run.chosen
        await run.press("ctrl+z")
        assert follow_up(run, street.call).around == FRIDAY


async def test_later_takes_a_typed_day_and_asks_again_what_it_does_not_understand(street):
    async with open_screen(street) as run:
        await run.press("l", "5")
        await run.type("ooit eens", "enter")
        assert "That day is not clear." in run.text
        await run.press("ctrl+u")
        await run.type("3 dec", "enter")
        assert follow_up(run, street.call).around == date(2026, 12, 3)


async def test_whose_turn_and_who_asked_turn_around(street):
    async with open_screen(street) as run:
        await run.press("t", "v")
        revised = follow_up(run, street.call)
        assert (revised.turn, revised.asked_by) == (Side.RESIDENT, Side.TEAM)
        await run.press("t", "v")
        revised = follow_up(run, street.call)
        assert (revised.turn, revised.asked_by) == (Side.TEAM, Side.RESIDENT)
        await run.press("ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z")
        assert follow_up(run, street.call).turn is Side.TEAM


async def test_who_goes_is_chosen_from_the_team_or_nobody_yet(street):
    async with open_screen(street) as run:
        await run.press("greater_than_sign")
        assert "Who goes to Mw. De Vries?" in run.text
        await run.type("anj", "enter")
        assert follow_up(run, street.call).walker == "anja"
        assert "Anja goes." in run.text
        await run.press("greater_than_sign")
        await run.type("nobody", "enter")
        assert follow_up(run, street.call).walker is None
        await run.press("ctrl+z", "ctrl+z")
        assert follow_up(run, street.call).walker == street.karim.id


async def test_what_it_is_about_can_be_changed(street):
    async with open_screen(street) as run:
        await run.press("e", "enter", "ctrl+u")
        await run.type("langsgaan", "ctrl+s")
        assert follow_up(run, street.call).reason == "langsgaan"
        assert "langsgaan" in run.chosen
        await run.press("ctrl+z")
        assert follow_up(run, street.call).reason == "bellen over wandelmaatje"


async def test_done_is_an_encounter_and_saving_it_settles(street):
    async with open_screen(street) as run:
        await run.press("g")
        assert run.app.current_mode == "log"
        await run.type("Gebeld", "enter")
        settled = follow_up(run, street.call)
        assert settled.status is Status.DONE
        encounter = run.buurt.encounters[settled.settled_in]
        assert encounter.residents == (street.vries.id,)
        assert encounter.note == "Gebeld"
        await run.press("escape", "ctrl+z")
        assert follow_up(run, street.call).status is Status.OPEN


async def test_of_two_with_one_name_the_right_one_is_written_about(street):
    twin = a_resident("Mw. De Vries", place=street.laan.id)
    async with open_screen(street, twin) as run:
        await run.press("g")
        await run.type("gebeld", "enter")
        assert follow_up(run, street.call).status is Status.DONE


async def test_seen_since_is_shown_and_one_key_says_that_was_it(street):
    met = an_encounter(street.vries)
    async with open_screen(street, met) as run:
        assert "seen Mon 23 Nov" in run.chosen
        assert "s: that was it" in run.text.replace("\u00a0", " ")
        await run.press("s")
        settled = follow_up(run, street.call)
        assert (settled.status, settled.settled_in) == (Status.DONE, met.id)
        await run.press("ctrl+z")
        assert follow_up(run, street.call).status is Status.OPEN


async def test_without_a_meeting_since_there_is_no_that_was_it(street):
    async with open_screen(street) as run:
        await run.press("s")
        assert follow_up(run, street.call).status is Status.OPEN
        assert "Not seen since." in run.text
        await run.press("enter")
        assert "Seen since" not in run.text


async def test_enter_shows_everything_with_its_key(street):
    async with open_screen(street) as run:
        await run.press("enter")
        for says in ("Done: log what came of it", "Later", "Would rather not", "Handed over"):
            assert says in run.text
        await run.press("o")
        assert follow_up(run, street.call).status is Status.HANDED_OVER


async def test_who_fell_silent_is_no_task(street):
    async with open_screen(street) as run:
        await run.press("end")
        assert "Dhr. Yılmaz" in run.chosen
        assert "spoken once" in run.chosen and "9 weeks ago" in run.chosen
        assert "g log" in run.lines[-1] and "p come back" in run.lines[-1]
        before = run.buurt
        for key in ("l", "a", "s", "h", "x", "o", "t", "v", "e", "greater_than_sign"):
            await run.press(key)
            assert "Nothing was promised here." in run.text
            assert run.buurt is before and len(run.app.screen_stack) == 1
        await run.press("enter")
        assert "Log an encounter with them" in run.text and "Handed over" not in run.text


async def test_somebody_who_fell_silent_can_be_promised_something(street):
    async with open_screen(street) as run:
        await run.press("end", "p")
        await run.type("!!fri koffie >Karim", "enter")
        made = next(f for f in run.buurt.follow_ups.values() if f.resident == street.quiet.id)
        assert (made.around, made.reason) == (FRIDAY, "koffie")
        assert (made.asked_by, made.walker) == (Side.RESIDENT, street.karim.id)
        assert "Fallen silent" not in run.text
        await run.press("ctrl+z")
        assert "Fallen silent" in run.text


async def test_somebody_who_fell_silent_can_be_logged(street):
    async with open_screen(street) as run:
        await run.press("end", "g")
        await run.type("koffie", "enter")
        newest = max(run.buurt.encounters.values(), key=lambda each: each.rev)
        assert newest.residents == (street.quiet.id,)


async def test_the_card_is_one_key_away(street):
    async with open_screen(street) as run:
        await run.press("b")
        assert run.app.current_mode == "residents"
        assert "Mw. De Vries ─" in run.text


@pytest.mark.parametrize(
    ("keys", "shown", "hidden"),
    [
        (("2",), "Only for me", "De Vries"),
        (("3",), "Only this week", "Fatima"),
        (("4",), "Only what residents asked", "Fatima"),
        (("5", "l", "enter"), "Only Laan", "De Vries"),
    ],
)
async def test_a_filter_shows_a_part_and_esc_shows_all(street, keys, shown, hidden):
    async with open_screen(street) as run:
        await run.press("f", *keys)
        assert shown in run.text and hidden not in run.text
        await run.press("escape")
        assert shown not in run.text and hidden in run.text


async def test_the_walk_list_is_for_paper(street, tmp_path):
    async with open_screen(street) as run:
        await run.press("w")
        assert "[ ] Mw. De Vries" in run.text and "bellen over wandelmaatje" in run.text
        await run.press("enter", "ctrl+u")
        path = tmp_path / "list.txt"
        run.app.screen.query_one("Input").value = str(path)
        await run.press("enter")
        written = path.read_text(encoding="utf-8")
        assert "Kwakersstraat\n" in written and "[ ] (vrouw met teckel)" in written
        assert max(map(len, written.splitlines())) <= 68
        assert path.stat().st_mode & 0o077 == 0


async def test_the_walk_list_never_overwrites(street, tmp_path):
    path = tmp_path / "list.txt"
    path.write_text("mine")
    async with open_screen(street) as run:
        await run.press("w", "s")
        run.app.screen.query_one("Input").value = str(path)
        await run.press("enter")
        assert "There is something with that name already" in run.text
        assert path.read_text() == "mine"
        run.app.screen.query_one("Input").value = str(tmp_path / "nowhere" / "list.txt")
        await run.press("enter")
        assert "That folder is not there." in run.text


async def test_with_the_veil_down_no_name_and_nothing_that_was_said_is_shown(street):
    async with open_screen(street) as run:
        await run.press("f12")
        for said in ("Vries", "Fatima", "teckel", "Yılmaz", "wandelmaatje", "naam vragen"):
            assert said not in run.text
        assert "the resident asked" in run.text
        assert run.lines[-1].split("   ")[:2] == [" l later", "a not home"]
        for key in ("w", "e", "g"):
            await run.press(key)
            assert "Names are hidden. Show them first (F12)." in run.text
            assert run.app.current_mode == "follow_ups" and len(run.app.screen_stack) == 1
        await run.press("enter")
        assert "Vries" not in run.text


async def test_with_the_veil_down_the_team_still_decides(street):
    async with open_screen(street) as run:
        await run.press("f12", "home", "l", "2")
        assert follow_up(run, street.call).around == date(2026, 11, 30)
        await run.press("greater_than_sign")
        assert "Vries" not in run.text


async def test_a_dialog_goes_when_names_are_hidden(street):
    async with open_screen(street) as run:
        await run.press("e")
        assert "Vries" in run.text
        await run.press("f12")
        assert "Vries" not in run.text and len(run.app.screen_stack) == 1
