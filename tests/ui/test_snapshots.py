"""How every screen looks, on the demo at a fixed hour: `pytest --snapshot-update` after a change
that was meant, and look at each picture before it is kept."""

from __future__ import annotations

from zlib import crc32

import pytest
from ui.person import CLOCK, Person

from buurt_tui import lang
from buurt_tui.demo import demo_documents
from buurt_tui.domain.model import Revision
from buurt_tui.domain.team_edits import member_called, team
from buurt_tui.privacy import veil
from buurt_tui.privacy.made_up import TREES
from buurt_tui.session import Session
from buurt_tui.store.memory import MemoryStore
from buurt_tui.ui import keys
from buurt_tui.ui.app import BuurtApp
from buurt_tui.ui.drafts import Drafts
from buurt_tui.ui.screens import SCREENS

SIZES = {"80x24": (80, 24), "120x40": (120, 40)}


@pytest.fixture(autouse=True)
def _always_the_same(monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    # by whom it is, not by who is drawn first: that differs with how busy the machine is
    monkeypatch.setattr(veil.Veil, "_pseudonym", lambda _veil, id_: made_up(id_))
    lang.choose("nl")


def made_up(id_: str) -> str:
    return TREES[crc32(id_.encode()) % len(TREES)]


def the_demo() -> BuurtApp:
    """The demo on Monday afternoon, with somebody of its team at the keys."""
    store = MemoryStore()
    store.commit(demo_documents(CLOCK.date()), base=Revision(0))
    session = Session(store, lambda: CLOCK)
    session.me = (member_called(session.buurt, "Karim") or team(session.buurt)[0]).id
    return BuurtApp(session, lambda: CLOCK, Drafts())


def pressing(*pressed: str):
    """What somebody does before the picture is taken."""

    async def _press(pilot) -> None:
        person = Person(pilot.app, pilot)
        await person.settle()
        await person.press(*pressed)
        pilot.app.said = ""
        await person.settle()

    return _press


def keys_to(screen: str) -> list[str]:
    number = next(entry.number for entry in SCREENS if entry.name == screen)
    return [f"alt+{number}"]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("screen", keys.SCREENS)
def test_every_screen(screen, size, snap_compare):
    ready = pressing(*keys_to(screen))
    assert snap_compare(the_demo(), terminal_size=SIZES[size], run_before=ready)


def test_logging_in_english(snap_compare):
    lang.choose("en")
    assert snap_compare(the_demo(), run_before=pressing())


def test_a_line_as_it_reads(snap_compare):
    line = "@fatima #koken +naaien bankje voor de flat !vr bellen"
    assert snap_compare(the_demo(), run_before=pressing(*line))


@pytest.mark.parametrize("screen", keys.SCREENS)
def test_with_names_hidden(screen, snap_compare):
    ready = pressing("f12", *keys_to(screen))
    assert snap_compare(the_demo(), run_before=ready)


@pytest.mark.parametrize("pressed", ["enter", "ctrl+p", "question_mark", "r"])
def test_a_dialog(pressed, snap_compare):
    assert snap_compare(the_demo(), run_before=pressing("escape", pressed))
