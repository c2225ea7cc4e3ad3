"""The power fails after any step: every disk that it may leave is opened and judged."""

from __future__ import annotations

from pathlib import Path

import pytest
from store.power_loss import PowerLossFiles, lay_out
from store.scenario import COMMITS, SECRET, STATES, files_with, live, state_of

from buurt_tui.domain.model import Revision
from buurt_tui.store import StoreError
from buurt_tui.store.files import Files
from buurt_tui.store.tiny import TinyStore

ERASED_BY = 4
"""The commit after which the secret must be nowhere."""


class QuickFiles(Files):
    """For the judge, whose disk nobody unplugs."""

    def sync(self, handle: int) -> None: ...

    def sync_directory(self, path: Path) -> None: ...


class Judge:
    """Opens what a power failure may leave, and says what is wrong with it."""

    def __init__(self, root: Path, elsewhere: Path) -> None:
        self.root, self.elsewhere = root, elsewhere
        self.acked = 0
        self.judged = 0
        self.verdicts: set[str] = set()

    def judge(self, files: PowerLossFiles) -> None:
        for disk in files.disks():
            self.judged += 1
            there = self.elsewhere / str(self.judged)
            lay_out(disk, self.root, there)
            if verdict := self.verdict(there / "team.json"):
                self.verdicts.add(verdict)

    def verdict(self, path: Path) -> str | None:
        try:
            store = TinyStore(path, QuickFiles())
        except StoreError as error:
            return f"cannot be opened: {error.message}"
        try:
            revision = store.changes(Revision(0))[1]
            if revision < self.acked:
                return "an acknowledged commit is missing"
            if revision > self.acked + 1 or state_of(store) != STATES[revision]:
                return "half a commit"
            if revision >= ERASED_BY and files_with(SECRET, path.parent):
                return "the erased is still there"
            return None
        finally:
            store.close()


def judged_life(tmp_path: Path, kind: type[PowerLossFiles]) -> Judge:
    root = tmp_path / "life"
    root.mkdir()
    judge = Judge(root, tmp_path / "after")

    class Judged(kind):
        """Lets the judge look before each step; what follows an acknowledgement is before one."""

        def __getattribute__(self, name: str):
            if name in STEPS:
                judge.judge(self)
            return super().__getattribute__(name)

    class Diary(TinyStore):
        def commit(self, changes, *, base):
            judge.acked = super().commit(changes, base=base)
            judge.judge(files)
            return judge.acked

    files = Judged()
    store = Diary(root / "team.json", files)
    live(store)
    store.close()
    return judge


STEPS = {"make_directory", "create", "write", "truncate", "sync", "sync_directory", "rename"}
STEPS |= {"unlink"}


@pytest.mark.usefixtures("reading")
def test_a_power_failure_at_any_step_loses_nothing_acknowledged(tmp_path):
    judge = judged_life(tmp_path, PowerLossFiles)
    assert not judge.verdicts
    assert judge.judged > 10 * len(COMMITS)


class WithoutSync(PowerLossFiles):
    def sync(self, handle: int) -> None: ...


class WithoutDirectorySync(PowerLossFiles):
    def sync_directory(self, path: Path) -> None: ...


@pytest.mark.parametrize("mistake", [WithoutSync, WithoutDirectorySync])
def test_the_judge_notices_a_store_that_does_not_sync(tmp_path, mistake):
    assert judged_life(tmp_path, mistake).verdicts


def test_the_judge_notices_a_snapshot_that_gets_its_name_before_its_bytes(tmp_path, monkeypatch):
    from buurt_tui.store.place import Place

    def fill_without_sync(self, handle, pieces):
        for piece in pieces:
            self.files.write(handle, piece)
        self.files.close(handle)

    monkeypatch.setattr(Place, "fill", fill_without_sync)
    assert judged_life(tmp_path, PowerLossFiles).verdicts
