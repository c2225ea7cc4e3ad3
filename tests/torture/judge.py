"""Opens what a crash may have left, with the real store, and says what is wrong with it."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from builders import a_resident
from msgspec import structs
from torture.disk import Density, Disk, Inode, Names, Remains, key_of, remains
from torture.memory_files import Machine, MemoryFiles, nobody_watches

from buurt_tui.domain.model import Changes, Document, Put, Revision
from buurt_tui.store import StoreError
from buurt_tui.store.codec import decode, encode
from buurt_tui.store.tiny import TinyStore

ROOT = "/"
PATH = Path("/home/buurt/team.json")

State = dict[tuple[type, str], Document]


def after(state: State, changes: Changes, revision: int) -> State:
    """What a store holds after one more commit."""
    later = dict(state)
    for change in changes:
        if isinstance(change, Put):
            stamped = structs.replace(change.document, rev=revision)
            document = decode(type(stamped), encode(stamped))  # lists, where there were tuples
            later[type(document), document.id] = document
        else:
            later.pop((change.kind, change.id), None)
    return later


def state_of(changes: Iterable) -> State:
    """The documents of a store as `changes(0)` gives them."""
    return {(type(change.document), change.document.id): change.document for change in changes}


@dataclass
class Promises:
    """What whoever opens the store may count on."""

    acked: int = 0
    states: dict[int, list[State]] = field(default_factory=lambda: {0: [{}]})
    """What it may hold at each revision: one state once that is acknowledged, before that perhaps
    more, if a commit failed and another was tried."""
    secret: bytes = b""
    """Must be nowhere from revision `erased_by` on."""
    erased_by: int = 1 << 60

    besides: Callable[[MemoryFiles], None] | None = None
    """What else must be so on every disk; raises `Found`."""
    seen: int = 0
    """A commit that nobody was promised, on which the next one builds all the same."""

    @property
    def last(self) -> int:
        """The last commit that may be there."""
        return max(self.acked, self.seen) + 1

    def trying(self, changes: Changes) -> State:
        """Somebody is about to commit these."""
        state = after(self.states[self.last - 1][-1], changes, self.last)
        self.states.setdefault(self.last, []).append(state)
        return state

    def keep(self, state: State) -> None:
        """That commit was acknowledged."""
        self.acked = self.last
        self.states[self.acked] = [state]


class Found(Exception):  # noqa: N818  (what a judge is for)
    """The store broke a promise."""


@dataclass
class Judge:
    """Looks at every state that it is shown, once."""

    density: Density = field(default_factory=Density)
    crash_again: int = 0
    """Of so many states one is recovered under the eyes of the judge, who looks at every state that
    a second crash may leave, and then worked with; 0: none."""
    distinct: set[bytes] = field(default_factory=set)
    """The states judged."""
    again: int = 0
    """How many of these came from a crash during the recovery from another."""
    judged: int = 0
    _known: set[tuple[bytes, int]] = field(default_factory=set)

    def look_at_remains(self, disk: Disk, promises: Promises, *, depth: int = 1) -> None:
        """Judge everything that may be left of `disk`. Raises `Found`."""
        density = self.density if depth == 1 else Density(40, 6, 4)
        for names, unsure in remains(disk, density):
            for left in self._fillings(names, unsure, promises, depth):
                self.look(left, promises, depth=depth)

    def _fillings(
        self, names: Names, unsure: dict[Inode, Iterator[bytes]], promises: Promises, depth: int
    ) -> Iterator[Remains]:
        """These names with bytes: every possible content of each file that the store looks into.

        A file that is not looked into cannot make a difference, so of it some are enough."""
        plain: Remains = {path: (inode, inode.data) for path, inode in names.items()}
        yield plain
        if not unsure:
            return
        safe = {inode: inode.safe for inode in unsure}
        yield _filled(plain, safe)
        looked_into = self._looked_into(plain)
        for inode, possible in unsure.items():
            limit = 1 << 30 if inode.number in looked_into else 4
            for data, _ in zip(possible, range(limit), strict=False):
                yield _filled(plain, {inode: data})
                if len(unsure) > 1:
                    yield _filled(plain, {**safe, inode: data})

    def _looked_into(self, left: Remains) -> set[int]:
        machine = Machine(Disk.copy(left, ROOT))
        with suppress(StoreError):
            TinyStore(PATH, MemoryFiles(machine)).changes(Revision(0))
        return machine.read

    def look(self, left: Remains, promises: Promises, *, depth: int = 1) -> None:
        """Judge one state. Raises `Found`."""
        key = key_of(left)
        if (key, promises.acked) in self._known:
            return
        self._known.add((key, promises.acked))
        self.judged += 1
        is_new = key not in self.distinct
        self.distinct.add(key)
        self.again += is_new and depth > 1
        thoroughly = bool(self.crash_again and depth == 1 and self.judged % self.crash_again == 0)
        machine = Machine(Disk.copy(left, ROOT), clock=1 << 20)
        if thoroughly:
            machine.before = self._watching(machine, promises)
        with same_random_names(key):
            self._open(machine, left, promises)
            if thoroughly:
                self.look_at_remains(machine.disk, promises, depth=2)
                machine.before = nobody_watches
                self._go_on(machine, promises)

    def _watching(self, machine: Machine, promises: Promises):
        def before(step: str) -> None:
            if step in ("sync", "sync_directory"):
                self.look_at_remains(machine.disk, promises, depth=2)

        return before

    def _open(self, machine: Machine, left: Remains, promises: Promises) -> None:
        if promises.acked >= promises.erased_by and _holds(left, promises.secret):
            raise Found("the erased is still on the disk")
        if promises.besides:
            promises.besides(MemoryFiles(machine))
        store = self._opened(machine)
        changes, revision = store.changes(Revision(0))
        if revision < promises.acked:
            raise Found(f"commit {promises.acked} was acknowledged and is gone")
        possible = promises.states.get(revision)
        if revision > promises.last or possible is None:
            raise Found(f"commit {revision} is there, and nobody made it")
        if state_of(changes) not in possible:
            raise Found(f"commit {revision} is there in part, or with something else")
        store.close()
        if revision >= promises.erased_by and _holds(machine.disk.as_seen(), promises.secret):
            raise Found("the erased is still there after opening")

    def _opened(self, machine: Machine) -> TinyStore:
        try:
            return TinyStore(PATH, MemoryFiles(machine))
        except StoreError as error:
            raise Found(f"cannot be opened: {error}") from error

    def _go_on(self, machine: Machine, promises: Promises) -> None:
        """What was recovered is a store like any other."""
        store = self._opened(machine)
        before, revision = store.changes(Revision(0))
        more: Changes = (Put(a_resident(id="more", name="Nog iemand")),)
        try:
            revision = store.commit(more, base=revision)
            store.checkpoint()
            store.close()
            again = self._opened(machine)
            changes, found = again.changes(Revision(0))
        except StoreError as error:
            raise Found(f"cannot be gone on with: {error}") from error
        expected = after(state_of(before), more, revision)
        if found != revision or state_of(changes) != expected:
            raise Found("what was recovered does not stay")
        if revision > promises.erased_by and _holds(machine.disk.as_seen(), promises.secret):
            raise Found("the erased came back")


def _filled(left: Remains, data: dict[Inode, bytes]) -> Remains:
    return {path: (inode, data.get(inode, seen)) for path, (inode, seen) in left.items()}


def _holds(left: Remains, secret: bytes) -> bool:
    return bool(secret) and any(secret in data for _, data in left.values() if data)


@contextmanager
def same_random_names(seed: bytes | str) -> Iterator[None]:
    """Names that the store makes up are made up the same way each time, so that states compare."""
    really = os.urandom
    os.urandom = random.Random(seed).randbytes
    try:
        yield
    finally:
        os.urandom = really
