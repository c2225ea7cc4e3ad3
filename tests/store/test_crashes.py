"""Whatever happens to the program or the disk, a commit is there as a whole or not at all."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path

import pytest
from store.faulty_files import Crash, FaultyFiles
from store.scenario import COMMITS, SECRET, STATES, files_with, live, state_of

from buurt_tui.domain.model import Revision
from buurt_tui.store import StoreError
from buurt_tui.store.tiny import TinyStore


def steps_of_a_life(path: Path) -> list[str]:
    files = FaultyFiles()
    store = TinyStore(path, files)
    live(store)
    store.close()
    shutil.rmtree(path.parent)
    return files.log


class Diary(TinyStore):
    """Remembers how many commits were acknowledged."""

    acked = 0

    def commit(self, changes, *, base):
        revision = super().commit(changes, base=base)
        self.acked = revision
        return revision


@pytest.mark.usefixtures("reading")
@pytest.mark.parametrize("halfway", [False, True], ids=["before", "halfway"])
def test_a_crash_at_any_step_loses_nothing_acknowledged_and_leaves_nothing_half(tmp_path, halfway):
    steps = steps_of_a_life(tmp_path / "count" / "team.json")
    for at in range(1, len(steps) + 1):
        path = tmp_path / str(at) / "team.json"
        files = FaultyFiles(at, halfway=halfway)
        store = Diary(path, files)
        with pytest.raises(Crash):
            live(store)
        files.bury()
        again = TinyStore(path)
        revision = again.changes(Revision(0))[1]
        assert revision in (store.acked, store.acked + 1), (at, steps[at - 1])
        assert state_of(again) == STATES[revision], (at, steps[at - 1])
        live(again, revision)
        assert state_of(again) == STATES[-1]
        again.close()
        assert not files_with(SECRET, path.parent)


def test_a_second_crash_while_the_first_is_being_mended_is_no_worse(tmp_path):
    steps = steps_of_a_life(tmp_path / "count" / "team.json")
    for at in range(1, len(steps) + 1):
        for second in range(1, 12, 2):
            path = tmp_path / f"{at}-{second}" / "team.json"
            acked = crash(path, FaultyFiles(at, halfway=True))
            crash(path, FaultyFiles(second, halfway=True))
            again = TinyStore(path)
            revision = again.changes(Revision(0))[1]
            assert revision >= acked
            assert state_of(again) == STATES[revision], (at, second)
            again.close()


def crash(path: Path, files: FaultyFiles) -> int:
    """Go on with the life until it crashes; gives how many commits were acknowledged."""
    store = None
    try:
        store = Diary(path, files)
        live(store, store.changes(Revision(0))[1])
    except Crash:
        pass
    files.bury()
    return store.acked if store else 0


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO], ids=errno.errorcode.get)
@pytest.mark.parametrize("halfway", [False, True], ids=["before", "halfway"])
def test_after_a_failure_at_any_step_the_same_store_goes_on(tmp_path, code, halfway):
    steps = steps_of_a_life(tmp_path / "count" / "team.json")
    for at in range(1, len(steps) + 1):
        path = tmp_path / str(at) / "team.json"
        store = Diary(path, FaultyFiles(at, code, halfway=halfway))
        try:
            live(store)
        except StoreError as error:
            assert "{" not in str(error)
        revision = store.changes(Revision(0))[1]
        assert revision in (store.acked, store.acked + 1), (at, steps[at - 1])
        assert state_of(store) == STATES[revision], (at, steps[at - 1])
        live(store, revision)
        assert state_of(store) == STATES[-1]
        store.close()
        again = TinyStore(path)
        assert state_of(again) == STATES[-1]
        again.close()
        assert not files_with(SECRET, path.parent)


def test_a_commit_that_the_disk_refused_is_not_there_afterwards(tmp_path):
    path = tmp_path / "team.json"
    files = FaultyFiles()
    store = TinyStore(path, files)
    base = store.commit(COMMITS[0], base=Revision(0))
    files.at, files.error = len(files.log) + 2, errno.EIO
    with pytest.raises(StoreError, match="failed"):
        store.commit(COMMITS[1], base=base)
    assert files.log[-4:] == ["write", "sync", "truncate", "sync"]
    other = TinyStore(path)
    assert other.changes(Revision(0))[1] == base
    assert store.commit(COMMITS[1], base=base) == base + 1
    assert other.changes(base)[1] == base + 1
    store.close()
    other.close()
