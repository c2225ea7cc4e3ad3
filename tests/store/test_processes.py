"""Several programs on one store, and programs that are killed."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from builders import a_resident
from store.scenario import met

from buurt_tui.domain.model import Buurt, Put, Resident, Revision
from buurt_tui.store import Conflict, StoreError
from buurt_tui.store.files import Files
from buurt_tui.store.tiny import TinyStore

KILLS = 60


def started(work: Callable[[], object]) -> int:
    """The process that does `work`; a plain fork, so that starting one costs nothing."""
    pid = os.fork()
    if pid:
        return pid
    status = 1
    try:
        work()
        status = 0
    finally:
        os._exit(status)


def succeeded(pid: int) -> bool:
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0


def buurt_at(path: Path) -> Buurt:
    store = TinyStore(path)
    changes, revision = store.changes(Revision(0))
    store.close()
    return Buurt().apply(changes, revision)


@pytest.mark.parametrize("programs", [2, 4, 8])
def test_programs_that_write_at_once_lose_nothing(programs, path):
    each = 400 // programs

    def write(name: str) -> None:
        store = TinyStore(path)
        for number in range(each):
            store.commit((Put(a_resident(id=f"{name}{number}")),), base=Revision(0))
            if number % 70 == 30:
                store.checkpoint()

    names = "abcdefgh"[:programs]
    writers = [started(lambda name=name: write(name)) for name in names]
    assert all([succeeded(writer) for writer in writers])
    buurt = buurt_at(path)
    assert buurt.revision == 400
    assert set(buurt.residents) == {f"{name}{n}" for name in names for n in range(each)}


def test_two_programs_that_change_the_same_document_count_every_change(path):
    def count_up() -> None:
        store = TinyStore(path)
        done = 0
        while done < 100:
            changes, base = store.changes(Revision(0))
            counted = Buurt().apply(changes, base).residents["x"]
            more = a_resident(id="x", name=str(int(counted.name) + 1))
            try:
                store.commit((Put(more),), base=base)
            except Conflict:
                continue
            done += 1

    first = TinyStore(path)
    first.commit((Put(a_resident(id="x", name="0")),), base=Revision(0))
    first.close()
    counters = [started(count_up) for _ in range(2)]
    assert all(map(succeeded, counters))
    assert buurt_at(path).residents["x"].name == "200"


def test_a_program_that_is_killed_at_any_moment_loses_nothing_it_acknowledged(path):
    """Each commit writes a pair; both must be there, or neither."""
    rng = random.Random(11)
    acked: set[str] = set()
    for life in range(KILLS):
        reader, writer = os.pipe()

        def write(life: int = life, writer: int = writer) -> None:
            store = TinyStore(path)
            for number in range(100_000):
                id_ = f"{life}-{number}"
                pair = (Put(a_resident(id=id_)), Put(met(id_, "samen " * 20)))
                store.commit(pair, base=Revision(0))
                os.write(writer, f"{id_}\n".encode())
                if number % 5 == 4:
                    store.checkpoint()

        pid = started(write)
        os.close(writer)
        time.sleep(rng.uniform(0.005, 0.06))
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        with os.fdopen(reader) as lines:
            acked.update(line.strip() for line in lines)
        buurt = buurt_at(path)
        assert acked <= set(buurt.residents)
        assert set(buurt.residents) == set(buurt.encounters)
        assert len(buurt.residents) <= len(acked) + life + 1
    assert len(acked) > KILLS


def test_a_colleagues_checkpoint_is_followed_without_reading_everything_again(path, monkeypatch):
    one, other = TinyStore(path), TinyStore(path)
    base = one.commit((Put(a_resident(id="x")),), base=Revision(0))
    other.changes(Revision(0))
    one.checkpoint()
    monkeypatch.setattr("buurt_tui.store.engine.load", None)
    assert other.commit((Put(a_resident(id="y")),), base=base) == 2
    assert one.changes(base)[1] == 2


def test_what_happened_before_a_colleagues_checkpoint_is_not_missed(path):
    from buurt_tui.domain.model import Delete

    one, other = TinyStore(path), TinyStore(path)
    base = one.commit((Put(a_resident(id="x")), Put(a_resident(id="z"))), base=Revision(0))
    other.changes(Revision(0))
    one.commit((Put(a_resident(id="y")), Delete(Resident, "x")), base=base)
    one.checkpoint()
    changes, revision = other.changes(base)
    assert revision == 2
    assert changes[0] == Delete(Resident, "x")
    assert [change.document.id for change in changes[1:]] == ["y"]
    with pytest.raises(Conflict):
        other.commit((Put(a_resident(id="x")),), base=base)


def test_looking_for_changes_costs_two_looks_at_the_disk_if_there_are_none(path):
    class Counting(Files):
        asked = 0

        def stamp(self, path):
            self.asked += 1
            return super().stamp(path)

        def lock(self, *args, **kwargs):
            raise AssertionError("nothing to lock for")

    files = Counting()
    writer = TinyStore(path)
    base = writer.commit((Put(a_resident()),), base=Revision(0))
    monkey, Counting.lock = Counting.lock, Files.lock
    reader = TinyStore(path, files)
    Counting.lock, files.asked = monkey, 0
    assert reader.changes(base) == ((), base)
    assert files.asked == 2


def test_who_holds_the_lock_too_long_is_said(path, monkeypatch):
    monkeypatch.setattr("buurt_tui.store.files.LOCK_PATIENCE", 0.05)
    one, other = TinyStore(path), TinyStore(path)
    base = one.commit((Put(a_resident(id="x")),), base=Revision(0))
    other.changes(Revision(0))
    with (
        one.database.storage.engine.place.locked(exclusive=True),
        pytest.raises(StoreError, match="another program"),
    ):
        other.commit((Put(a_resident(id="y")),), base=base)
    assert other.commit((Put(a_resident(id="y")),), base=base) == 2


def test_the_last_user_is_known(path):
    one = TinyStore(path)
    one.commit((Put(a_resident()),), base=Revision(0))
    other = TinyStore(path)
    assert not one.is_last_user()
    other.close()
    assert one.is_last_user()


def test_a_lock_that_somebody_tidied_away_is_one_lock_again(path, monkeypatch):
    monkeypatch.setattr("buurt_tui.store.files.LOCK_PATIENCE", 0.05)
    one = TinyStore(path)
    base = one.commit((Put(a_resident(id="x")),), base=Revision(0))
    (path.with_name(f"{path.name}.d") / "lock").unlink()
    other = TinyStore(path)
    with (
        other.database.storage.engine.place.locked(exclusive=True),
        pytest.raises(StoreError, match="another program"),
    ):
        one.commit((Put(a_resident(id="y")),), base=base)
    assert one.commit((Put(a_resident(id="y")),), base=base) == 2


def test_what_somebody_tidied_away_first_is_no_obstacle_to_writing(path):
    class Late(Files):
        def names(self, directory):
            found = super().names(directory)
            return [*found, "new-0123456789abcdef"] if directory.name == "team.json.d" else found

    first = TinyStore(path)
    base = first.commit((Put(a_resident(id="x")),), base=Revision(0))
    first.close()
    store = TinyStore(path, Late())
    assert store.commit((Put(a_resident(id="y")),), base=base) == 2
    store.close()
