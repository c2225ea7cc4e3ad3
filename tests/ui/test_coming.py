"""A neighbourhood of many years: the first screen is there before all of it is read."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from builders import AT, MONDAY
from ui.running import ANJA, USUAL, Running

from buurt_tui import lang
from buurt_tui.domain.model import (
    NEIGHBOURHOOD_ID,
    Encounter,
    FollowUp,
    Neighbourhood,
    Put,
    Resident,
    ResidentId,
    Revision,
)
from buurt_tui.session import Session
from buurt_tui.store import StoreError, verified
from buurt_tui.store.snapshot_file import CHANGED, SnapshotFile
from buurt_tui.store.tiny import TinyStore
from buurt_tui.ui.app import BuurtApp
from buurt_tui.ui.drafts import Drafts

MANY = 1_400


@pytest.fixture
def grown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A long store: an encounter a day, Fatima each time, and a promise to her from the first."""
    monkeypatch.setattr(verified, "LONG", 0)
    path = tmp_path / "team.json"
    store = TinyStore(path)
    fatima = Resident(id="f", name="Fatima")
    met = (
        Encounter(
            id=f"e{n}",
            on=MONDAY - timedelta(days=n),
            at=AT - timedelta(days=n),
            residents=(ResidentId("f"),),
            note=f"praatje {n}",
        )
        for n in range(MANY)
    )
    promise = FollowUp(
        id="p", resident=ResidentId("f"), made_on=MONDAY, made_at=AT, reason="samen koken"
    )
    named = Neighbourhood(id=NEIGHBOURHOOD_ID, name="Onze buurt")
    store.commit(tuple(map(Put, (named, ANJA, fatima, promise, *met))), base=Revision(0))
    store.checkpoint()
    store.close()
    return path


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """The encounters are not read before this is set."""
    may_go_on = threading.Event()
    rows = SnapshotFile.rows

    def slow(self: SnapshotFile, name: str):
        if name == "encounters":
            assert may_go_on.wait(20)
        return rows(self, name)

    monkeypatch.setattr(SnapshotFile, "rows", slow)
    yield may_go_on
    may_go_on.set()


@asynccontextmanager
async def opened(path: Path):
    lang.choose("en")
    session = Session(TinyStore(path), lambda: AT)
    session.me = ANJA.id
    app = BuurtApp(session, lambda: AT, Drafts())
    async with app.run_test(size=USUAL) as pilot:
        yield Running(app, pilot, session)
    session.close()


async def test_the_latest_are_shown_before_the_rest_is_read_and_then_all_is_counted(grown, held):
    async with opened(grown) as run:
        await run.pilot.pause(0.05)
        assert "praatje 0" in run.text
        assert "2 Follow-ups 1" not in run.text
        held.set()
        await run.press("escape")
        assert "praatje 0" in run.text
        assert "4 Hooks 1400" in run.text
        assert len(run.app.now.buurt.encounters) == MANY


async def test_what_is_written_meanwhile_is_saved_after_that(grown, held):
    async with opened(grown) as run:
        for key in ("@", "F", "a", "t", "i", "m", "a", "space", "n", "e", "w", "enter"):
            await run.pilot.press(key)
        await run.pilot.pause(0.05)
        held.set()
        await run.press("escape")
        assert len(run.buurt.encounters) == MANY + 1
        for _frame in range(100):  # it is painted a moment later
            if "new" in run.text:
                break
            await run.pilot.pause(0.02)
        assert "new" in run.text


async def test_another_screen_comes_once_all_is_there(grown, held):
    async with opened(grown) as run:
        threading.Timer(0.2, held.set).start()
        await run.press("f3")
        assert "Fatima" in run.text
        assert f"{MANY}" in run.text or "praatje" in run.text
        assert run.app.screen.NAME == "residents"


async def test_a_part_that_cannot_be_read_stops_the_program_with_the_reason(grown, monkeypatch):
    rows = SnapshotFile.rows

    def damaged(self: SnapshotFile, name: str):
        if name == "encounters":
            raise StoreError(CHANGED, path=grown)
        return rows(self, name)

    monkeypatch.setattr(SnapshotFile, "rows", damaged)
    async with opened(grown) as run:
        await run.pilot.pause()
        await run.app._jobs.all_done()
    assert run.app.return_code == 1
    assert run.app.coming.error is not None
    assert run.app.coming.error.message == CHANGED
