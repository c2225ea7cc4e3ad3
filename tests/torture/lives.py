"""Lives of a store: what programs do to it, with everything that they were promised."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from unittest.mock import patch

from builders import AT, MONDAY
from domain.every_edit import DOCUMENTS, SAMPLES
from torture.disk import Disk, Inode, parent
from torture.judge import PATH, ROOT, Found, Judge, Promises, same_random_names, state_of
from torture.memory_files import CHANGING, Machine, MemoryFiles, error

from buurt_tui.domain.edit import Refused
from buurt_tui.domain.model import (
    Changes,
    Delete,
    Encounter,
    Hook,
    Interest,
    Put,
    Resident,
    Revision,
)
from buurt_tui.domain.restore import Restore
from buurt_tui.session import Session
from buurt_tui.store import Notice, StoreError
from buurt_tui.store.place import Place
from buurt_tui.store.tiny import TinyStore
from buurt_tui.store.whole import read_whole
from buurt_tui.ui.drafts import Drafts

SECRET = "Wilhelmina van der Zwaluw"


def resident(id_: str, name: str) -> Put:
    return Put(Resident(id=id_, name=name))


def met(id_: str, note: str, *residents: str) -> Put:
    return Put(Encounter(id=id_, on=MONDAY, at=AT, residents=residents, note=note))


class Killed(BaseException):
    """The program is gone."""


class Watched:
    """A store of which every commit that returns is a promise."""

    def __init__(self, life: Life, store: TinyStore) -> None:
        self._life = life
        self._store = store
        self.changes = store.changes
        self.everything = store.everything
        self.back_up = store.back_up
        self.backups = store.backups
        self.checkpoint = store.checkpoint
        self.close = store.close

    @property
    def notices(self) -> list[Notice]:
        return self._store.notices

    def commit(self, changes: Changes, *, base: Revision) -> Revision:
        promises = self._life.promises
        state = promises.trying(changes)
        if any(isinstance(change, Delete) and change.erase for change in changes):
            promises.erased_by = promises.last
        revision = self._store.commit(changes, base=base)
        promises.keep(state)
        self._life.look()
        return revision


@dataclass
class Life:
    """A store on a machine, one program or more that use it, and a judge who looks on."""

    judge: Judge
    kind: Callable[..., TinyStore] = TinyStore
    files: Callable[[Machine], MemoryFiles] = MemoryFiles
    machine: Machine = field(default_factory=lambda: Machine(Disk(ROOT)))
    promises: Promises = field(default_factory=Promises)
    fail_at: int = 0
    """The how manyeth of the next steps fails."""
    code: int = errno.EIO
    part: int = 0
    """In so many parts of ten a failing write is there all the same."""
    steps: int = 0
    kill_at: int = 0
    """At which step the program is killed."""
    _stores: dict[int, Watched] = field(default_factory=dict)
    _files: dict[int, MemoryFiles] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.machine.before = self._before

    def _before(self, step: str) -> None:
        if step not in CHANGING:
            return
        if step in ("sync", "sync_directory"):
            self.look()
        self.steps += 1
        if self.fail_at and self.steps == self.fail_at:
            raise error(self.code)
        if self.kill_at and self.steps == self.kill_at:
            raise Killed

    def look(self) -> None:
        """Let the judge look at what a crash would leave."""
        self.judge.look_at_remains(self.machine.disk, self.promises)

    def store(self, program: int = 0) -> Watched:
        """The store as this program has it open."""
        if program not in self._stores:
            files = self._files[program] = self.files(self.machine)
            self._stores[program] = Watched(self, self.kind(PATH, files))
        return self._stores[program]

    def commit(self, *changes: Put | Delete, program: int = 0) -> None:
        """Make these changes, whatever others made before them."""
        self.store(program).commit(changes, base=Revision(self.promises.last - 1))

    def files_of(self, program: int) -> MemoryFiles:
        """What this program asks the system through."""
        return self._files[program]

    def commit_in_vain(self, *changes: Put | Delete, at: int, code: int, program: int = 0) -> bool:
        """Commit while step `at` from here on fails; whether it was acknowledged all the same."""
        self.steps, self.fail_at, self.code = 0, at, code
        try:
            self.commit(*changes, program=program)
        except StoreError:
            return False
        finally:
            self.fail_at = 0
        return True

    def checkpoint(self, program: int = 0) -> None:
        """Fold the journal."""
        self.store(program).checkpoint()
        self.look()

    def close(self, program: int = 0) -> None:
        """Leave."""
        self._stores.pop(program).close()

    def die(self, program: int = 0) -> None:
        """The program is gone, and what it had open is closed; the power is still on."""
        self._stores.pop(program, None)
        for handle in self._files.pop(program).opened:
            self.machine.locks.pop(handle, None)
            self.machine.handles.pop(handle, None)

    def is_killed(self, at: int, do: Callable[[], None], program: int = 0) -> bool:
        """Whether the program is killed at step `at` of what it does, or was done before."""
        self.steps, self.kill_at = 0, at
        try:
            do()
        except Killed:
            self.die(program)
            return True
        finally:
            self.kill_at = 0
        return False

    def begin_anew(self) -> None:
        """Another disk, with nothing on it."""
        for program in list(self._stores):
            self.close(program)
        self.look()
        self.machine = Machine(Disk(ROOT), self._before)
        self.promises = Promises()

    def end(self) -> None:
        """All leave; and the lights go out."""
        for program in list(self._stores):
            self.close(program)
        self.look()


def small_commits(life: Life) -> None:
    """Five commits, a checkpoint among them, and somebody who is forgotten."""
    life.promises.secret = SECRET.encode()
    life.commit(resident("f", "Fatima"), met("1", "wil koken", "f"))
    life.commit(resident("w", SECRET), met("2", "met dezelfde hond"))
    life.checkpoint()
    life.commit(resident("f", "Fatima el Amrani"), Delete(Encounter, "1"))
    life.commit(Delete(Resident, "w", erase=True), met("2", "zonder naam"))
    life.commit(met("3", "é" * 40))
    life.checkpoint()


def short_commits(life: Life) -> None:
    """From one line to records that go over the edge of a sector."""
    _commits(life, (0, 1, 30, 100, 150, 200, 250, 300, 350, 400, 450, 511, 512, 550, 600))


def long_commits(life: Life) -> None:
    """Records that fill several sectors, and one of many documents."""
    _commits(life, (650, 700, 800, 900, 1000, 1100, 1200, 1250, 1300))
    life.commit(*(met(f"m{n}", f"tijdens de markt {n} " * (n % 5), "f") for n in range(12)))
    life.checkpoint()
    life.commit(met("last", "x"))


def _commits(life: Life, letters: tuple[int, ...]) -> None:
    for number, size in enumerate(letters):
        life.commit(met(f"e{size}", "n" * size, "f"), resident("f", f"Fatima {size}"))
        if number % 5 == 4:
            life.checkpoint()


def growth_until_it_folds(life: Life) -> None:
    """Checkpoints that come by themselves, in the middle of the work."""
    with patch("buurt_tui.store.engine.FOLD_FROM", 900):
        for number in range(50):
            life.commit(met(f"e{number}", f"ontmoeting nummer {number}", "f"))


def forgetting_after_a_crash(life: Life) -> None:
    """A name that is to be forgotten stands in a half-written commit, too."""
    life.promises.secret = SECRET.encode()
    life.commit(resident("w", SECRET))
    (journal,) = [path for path in life.machine.disk.seen if "/journal-" in path]
    files = life.files(life.machine)
    life.close()
    torn = f'000000000002 0000012c {"0" * 16} {"0" * 16} {{"put":"{SECRET}'.encode()
    handle = files.open(Path(journal), write=True)
    files.write(handle, torn)
    files.sync(handle)
    files.close(handle)
    life.commit(met("1", "kwam niet", "w"))
    life.commit(Delete(Resident, "w", erase=True))
    life.commit(met("2", "na het vergeten"))


def two_programs_take_turns(life: Life) -> None:
    """Each builds on what the other wrote, and one folds while the other has it open."""
    for number in range(6):
        life.commit(met(f"a{number}", "van de een"), program=0)
        life.commit(met(f"b{number}", "van de ander"), program=1)
        if number % 3 == 1:
            life.checkpoint(program=number % 2)
    life.close(0)
    life.commit(met("c", "na sluiten"), program=1)
    life.commit(met("d", "weer open"), program=0)


def failures_and_going_on(life: Life) -> None:
    """Every step of a commit fails once, and the same program tries again."""
    life.commit(resident("f", "Fatima"))
    for code in (errno.EIO, errno.ENOSPC):
        for at in (1, 2):
            done = life.commit_in_vain(met(f"e{at}{code}", "eerste poging"), at=at, code=code)
            assert not done
            life.commit(met(f"e{at}{code}", "tweede poging"))


def failures_while_folding(life: Life) -> None:
    """Every step of a checkpoint fails once; what was acknowledged stands."""
    at = 0
    while True:
        at += 1
        life.commit(met(f"e{at}", f"voor mislukking {at}"))
        life.steps, life.fail_at = 0, at
        try:
            life.checkpoint()
        except StoreError:
            continue
        finally:
            failed, life.fail_at = life.steps >= at, 0
        if not failed:
            return


def failures_while_forgetting(life: Life) -> None:
    """Every step of an erasure fails once; when it is acknowledged at last, nothing is left."""
    at = 0
    life.promises.secret = SECRET.encode()
    failed = True
    while failed:
        at += 1
        life.promises.erased_by = 1 << 60
        life.commit(resident("w", SECRET))
        failed = not life.commit_in_vain(
            Delete(Resident, "w", erase=True), at=at, code=errno.ENOSPC
        )
        if failed:
            take_stock(life)


def take_stock(life: Life, program: int = 0) -> None:
    """What failed or was killed may have been recorded; whoever opens the store builds on that."""
    with suppress(StoreError, KeyError):
        life.close(program)
    life.promises.seen = life.store(program).changes(Revision(0))[1]


def killed_while_committing(life: Life) -> None:
    """A program is killed at each step of a commit, a fold among them, and another goes on."""
    at = 0
    killed = True
    while killed:
        at += 1
        if at % 3 == 0:
            life.commit(met(f"{at}", "tussendoor", "f"), program=1)
        life.store(0)
        killed = life.is_killed(at, partial(_commit_and_fold, life, at))
        take_stock(life, program=1)
        life.commit(met(f"b{at}", "daarna", "f"), program=1)


def _commit_and_fold(life: Life, number: int) -> None:
    life.commit(met(f"a{number}", "tot hier", "f"), resident("f", f"Fatima {number}"))
    life.checkpoint()


def killed_while_beginning(life: Life) -> None:
    """A program is killed at each step of the first commit, and of making room for drafts."""
    at = 0
    killed = True
    while killed:
        at += 1
        life.begin_anew()
        killed = life.is_killed(at, lambda: _type_and_commit(life))
        take_stock(life, program=1)
        life.commit(met("b", "door een ander", "f"), program=1)


def _type_and_commit(life: Life) -> None:
    life.store()
    drafts = Drafts(PATH.with_name(f"{PATH.name}.d") / "drafts", "pts-1", life.files_of(0))
    drafts.keep("@Fat", ())
    life.commit(resident("f", "Fatima"))
    drafts.close()


def a_copy_goes_its_own_way(life: Life) -> None:
    """A TinyDB file that was copied without its journal gets one of its own."""
    life.commit(resident("f", "Fatima"), met("1", "koken"))
    life.checkpoint()
    life.close()
    disk = life.machine.disk
    copied = disk.seen[str(PATH)]
    for path in list(disk.seen):
        if path.startswith(f"{PATH}.d"):
            disk.name(path, None)
    copied.number = next(disk.inodes)
    disk.sync_directory(str(PATH.parent))
    disk.sync_directory(f"{PATH}.d")
    life.commit(met("2", "in de kopie"))
    life.commit(met("3", "en verder"))


def brought_up_from_an_older_format(life: Life) -> None:
    """A store as an earlier version of the program left it; a kill and a failure at each step."""
    at = 0
    killed = failed = True
    while killed or failed:
        at += 1
        life.begin_anew()
        _as_it_was_left(life)
        killed = life.is_killed(at, partial(life.commit, met("a", "de eerste"), program=0))
        take_stock(life, program=1)
        life.commit(met("b", "daarna"), program=1)
        life.begin_anew()
        _as_it_was_left(life)
        failed = not life.commit_in_vain(met("a", "vergeefs"), at=at, code=errno.ENOSPC)
        life.commit(met("b", "daarna"))


OLDER = sorted((Path(__file__).parents[1] / "store" / "samples").iterdir())[-1]
"""A store of the format before this one."""


def _as_it_was_left(life: Life) -> None:
    disk = life.machine.disk
    for directory in (PATH.parent.parent, PATH.parent, PATH.with_name(f"{PATH.name}.d")):
        disk.name(str(directory), Inode(next(disk.inodes), None))
        disk.sync_directory(parent(str(directory)))
    for file in (OLDER / "team.json", *(OLDER / "team.json.d").iterdir()):
        data = file.read_bytes()
        target = str(PATH.parent / file.relative_to(OLDER))
        disk.name(target, Inode(next(disk.inodes), data, data))
        disk.sync_directory(parent(target))
    changes, revision = life.store().changes(Revision(0))
    life.promises.acked = revision
    life.promises.states[revision] = [state_of(changes)]


def long_files_are_read_in_part(life: Life) -> None:
    """Tables are left in the file until somebody asks, and a note says that the file is right."""
    life.promises.secret = SECRET.encode()
    with (
        patch("buurt_tui.store.verified.LONG", 300),
        patch("buurt_tui.store.snapshot.AT_ONCE", 2),
        patch("buurt_tui.store.snapshot_file.AT_ONCE", 2),
        patch("gc.freeze"),
    ):
        life.commit(resident("w", SECRET), *(resident(f"r{n}", f"Bewoner {n}") for n in range(5)))
        life.checkpoint()
        for number in range(5):
            life.commit(met(f"e{number}", "bij de deur", "w"), program=number % 2)
            life.close(number % 2)
        life.checkpoint()
        life.commit(Delete(Resident, "r3"), resident("r1", "Een ander"), program=1)
        life.commit(Delete(Resident, "w", erase=True))
        life.commit(met("last", "daarna"), program=1)


def backups_are_made(life: Life) -> None:
    """A program is killed while it makes one, somebody is forgotten, and one is restored."""
    life.promises.secret = SECRET.encode()
    life.promises.besides = backups_are_whole
    life.commit(resident("w", SECRET), resident("f", "Fatima"))
    at = 0
    killed = True
    while killed:
        at += 3
        life.commit(met(f"{at}", "bij de deur", "w"))
        killed = life.is_killed(at, partial(_back_up, life, MONDAY + timedelta(days=at)))
    life.commit(Delete(Resident, "w", erase=True))
    _back_up(life, MONDAY + timedelta(days=at + 1))
    life.commit(met("last", "daarna"), program=1)
    oldest = life.store().backups()[-1]
    tables = read_whole(life.files_of(0), oldest.path).tables
    Session(life.store(), lambda: AT).apply(Restore(tuple(tables.documents())))


def _back_up(life: Life, day: date) -> None:
    life.store().back_up(day)
    life.look()


def backups_are_whole(files: MemoryFiles) -> None:
    """What is called a backup can be opened, whatever came between. Raises `Found`."""
    directory = Place(PATH, files).directory / "backups"
    for name in files.names(directory):
        try:
            read_whole(files, directory / name)
        except StoreError as error:
            raise Found(f"the backup {name} cannot be read: {error}") from error


def topics_and_hooks(life: Life) -> None:
    """Documents of several kinds in each commit, as the program makes them."""
    for number in range(8):
        hook = Hook(kind="wish", interest=f"i{number}", residents=("f",))
        encounter = Encounter(id=f"e{number}", on=MONDAY, at=AT, residents=("f",), hooks=(hook,))
        life.commit(
            resident("f", "Fatima el Amrani"),
            Put(Interest(id=f"i{number}", name=f"onderwerp {number}")),
            Put(encounter),
        )
        if number == 4:
            life.checkpoint()


def everything_that_can_be_done(life: Life) -> None:
    """Each thing that somebody can do, undone and done again, as the program commits it."""
    life.commit(*map(Put, DOCUMENTS))
    session = Session(life.store(), lambda: AT)
    for number, edit in enumerate(SAMPLES.values()):
        with suppress(Refused):
            session.apply(edit)
            session.undo()
            session.redo()
        if number % 9 == 4:
            life.checkpoint()


LIVES: dict[str, Callable[[Life], None]] = {
    life.__name__: life
    for life in (
        small_commits,
        forgetting_after_a_crash,
        killed_while_committing,
        killed_while_beginning,
        two_programs_take_turns,
        failures_and_going_on,
        failures_while_folding,
        failures_while_forgetting,
        brought_up_from_an_older_format,
        long_files_are_read_in_part,
        backups_are_made,
        a_copy_goes_its_own_way,
        growth_until_it_folds,
        topics_and_hooks,
        everything_that_can_be_done,
        short_commits,
        long_commits,
    )
}


def lived(name: str, judge: Judge, **parts: object) -> Judge:
    """This life, looked at after every step. Raises `Found`."""
    with same_random_names(name):
        life = Life(judge, **parts)  # type: ignore[arg-type]
        LIVES[name](life)
        life.end()
    return judge


def every_life() -> Iterator[str]:
    """The quickest first."""
    return iter(LIVES)
