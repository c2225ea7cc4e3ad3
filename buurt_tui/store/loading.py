"""Reading a store from its files, whatever a crash or a person did to them.

What there is, and what it is taken for:

    nothing at all                          a store that nobody wrote to yet
    a first journal without a commit        the same; the crash came before the first snapshot
    snapshot and its journal                the store; other journals hold nothing of it
    an original snapshot, no journal        refused: the journal was taken away
    a copy of a snapshot, no journal, or    the store as of that snapshot; said
      only a later one without a commit
    journals without their snapshot         refused
    files of a later version                the store, to be read only, if all of it can be read"""

from __future__ import annotations

import gc

from msgspec import Struct, field

from buurt_tui.domain.model import Change
from buurt_tui.domain.text import N_
from buurt_tui.store import Notice, StoreError, format_1, verified
from buurt_tui.store.codec import FORMAT, NEWER
from buurt_tui.store.files import Stamp
from buurt_tui.store.journal import CHANGED_UNDERNEATH, Journal
from buurt_tui.store.place import Place
from buurt_tui.store.records import START, Link
from buurt_tui.store.snapshot import BEGIN, Meta
from buurt_tui.store.snapshot_file import (
    NOT_OURS,
    SnapshotFile,
    Unread,
    collector_off,
    head_of,
    opened,
    why_not,
)
from buurt_tui.store.tables import Tables, decode_batch

SNAPSHOT_GONE = N_("{path} is not there, but its journal is, in {directory}; nothing was changed")
JOURNAL_GONE = N_(
    "{directory}, with the latest changes to {path}, is not there; nothing was changed. "
    "Put it back, or copy {path} and open the copy to go on without them"
)
NOT_TOGETHER = N_("{path} and {directory} do not belong together; both were left as they are")
LOST = N_(
    "{path} lacks changes that it had before; nothing was written to it. `buurt check` says what is"
    " there now"
)
ONLY_A_COPY = N_(
    "{path} came without its journal: what was written after its last checkpoint is not in it"
)
ONLY_READ_NEWER = N_(
    "{path} was written by a later version of Buurt; you can read it here, but not change it"
)

MUCH = 1 << 24
"""Bytes."""


class State(Struct):
    """A store as its files have it."""

    tables: Tables = field(default_factory=Tables)
    link: Link = START
    meta: Meta | None = None
    """None: nobody wrote to it yet."""
    checksum: str = ""
    stamp: Stamp | None = None
    """Of the snapshot."""
    size: int = 0
    """Of the snapshot, in bytes."""
    journal: Journal | None = None
    """None: the first commit will make it."""
    commits: list[tuple[Link, list[Change]]] = field(default_factory=list)
    """What the journal had added to the snapshot when it was loaded, oldest first.

    Of what it did to tables that nobody asked for yet, nothing is said."""
    rest: bytes = b""
    """What stands behind the journal's last whole record."""
    strays: bool = False
    """Whether a crash left files that nobody needs."""
    erase_due: bool = False
    """Whether something was erased and older bytes of it are still in the files."""
    notices: list[Notice] = field(default_factory=list)

    @property
    def is_newer(self) -> bool:
        """Whether a later version of the program wrote it."""
        return self.meta is not None and self.meta.format > FORMAT

    def close(self) -> None:
        """Let go of the journal. Tables that nobody asked for yet can still be asked for."""
        if self.journal:
            self.journal.close()
            self.journal = None


def load(place: Place) -> State:
    """The store at `place`. Raises `StoreError`, `OSError`."""
    if place.files.stamp(place.path) is None:
        return _without_snapshot(place)
    with collector_off():
        state = _with_snapshot(place)
        generations = place.generations()
        if not generations:
            return _without_journal(place, state)
        state = _with_journal(place, state, generations)
        if state.is_newer:
            state.notices.append(Notice(ONLY_READ_NEWER, {"path": place.path}))
        if state.size > verified.LONG:
            gc.freeze()
        return state


def _without_snapshot(place: Place) -> State:
    generations = place.generations()
    if generations not in ([], [1]) or not _hold_no_commit(place, generations):
        raise StoreError(SNAPSHOT_GONE, path=place.path, directory=place.directory)
    return State()


def _hold_no_commit(place: Place, generations: list[int]) -> bool:
    """Whether these journals, left by a crash, were never written to."""
    for generation in generations:
        journal = Journal(place.files, place.journal(generation))
        try:
            if journal.has_grown():
                return False
        finally:
            journal.close()
    return True


def _begin_after(place: Place, generations: list[int], link: Link) -> bool:
    """Whether these journals go on from just there, and nothing was written to them yet.

    One that goes on from a later commit belongs to a snapshot that is no longer there."""
    for generation in generations:
        journal = Journal(place.files, place.journal(generation))
        try:
            if journal.has_grown() or journal.before != link:
                return False
        finally:
            journal.close()
    return True


def _with_snapshot(place: Place) -> State:
    snapshot = opened(place.files, place.path)  # and closed with the last of its tables
    if snapshot is None:
        return _of_format_1(place)
    meta = snapshot.meta
    return State(
        tables=_tables(place, snapshot),
        link=Link(meta.revision, meta.digest.encode()),
        meta=meta,
        checksum=snapshot.checksum,
        stamp=snapshot.stamp,
        size=snapshot.length,
    )


def _tables(place: Place, snapshot: SnapshotFile) -> Tables:
    """The tables of a snapshot; those of a long one are left to be read when they are wanted."""
    if snapshot.meta.format > FORMAT:
        try:
            return Tables(snapshot.everything())
        except StoreError as error:
            raise StoreError(NEWER, path=place.path, format=snapshot.meta.format) from error
    if snapshot.length <= verified.LONG:
        return Tables(snapshot.everything())
    looks = snapshot.looks()
    if not verified.is_known(place, looks, snapshot.checksum):
        snapshot.verify()
        verified.remember(place, looks, snapshot.checksum)
    return Tables(unread={name: Unread(snapshot, name) for name in snapshot.tables})


def _of_format_1(place: Place) -> State:
    handle = place.files.open(place.path)
    try:
        stamp = place.files.stamp_of(handle)
        if stamp[1] > MUCH and place.files.read(handle, 0, len(BEGIN)) != BEGIN:
            raise StoreError(NOT_OURS, path=place.path)  # without reading a film into memory
        data = place.files.read(handle)
    finally:
        place.files.close(handle)
    old = format_1.read(data)
    if old is None:
        raise why_not(data, place.path)
    link = Link(old.meta.revision, old.meta.digest.encode())
    return State(Tables(old.rows), link, old.meta, old.checksum, stamp, len(data))


def _without_journal(place: Place, state: State) -> State:
    assert state.meta and state.stamp
    if state.stamp[0] == state.meta.inode:
        # the very file that we wrote: so its journal was beside it, and may hold commits
        raise StoreError(JOURNAL_GONE, path=place.path, directory=place.directory)
    state.notices.append(Notice(ONLY_A_COPY, {"path": place.path}))
    return state


def _with_journal(place: Place, state: State, generations: list[int]) -> State:
    assert state.meta
    generation = state.meta.generation
    newer = [number for number in generations if number > generation]
    if newer == generations and _begin_after(place, newer, state.link):
        # the first commit to a copy was about to give it a journal of its own
        return _without_journal(place, state)
    if generation not in generations or not _hold_no_commit(place, newer):
        raise StoreError(NOT_TOGETHER, path=place.path, directory=place.directory)
    state.strays = bool(place.strays(generation))
    state.journal = Journal(place.files, place.journal(generation))
    try:
        _read_journal(place, state, state.journal)
    except BaseException:
        state.journal.close()
        raise
    return state


def _read_journal(place: Place, state: State, journal: Journal) -> None:
    assert state.meta
    if journal.before != state.link or not _continues(journal, state.meta, state.checksum):
        raise StoreError(NOT_TOGETHER, path=place.path, directory=place.directory)
    if journal.opening.journal > state.meta.format:
        raise StoreError(NEWER, path=journal.path, format=journal.opening.journal)
    state.link = journal.link
    records, state.rest = journal.read_on()
    for record in records:
        try:
            batch = decode_batch(record.payload, journal.opening.journal)
        except StoreError as error:
            if not state.is_newer:
                raise
            raise StoreError(NEWER, path=place.path, format=state.meta.format) from error
        state.commits.append((record.link, state.tables.replay(batch)))
        state.link = record.link
        state.erase_due = state.erase_due or batch.erase


def follow(place: Place, state: State) -> State | None:
    """`state` moved on to the snapshot that is there, if that is a checkpoint of just this state.

    None if it holds anything else; then it must be loaded."""
    if place.files.stamp(place.path) is None:
        return None
    handle = place.files.open(place.path)
    try:
        stamp = place.files.stamp_of(handle)
        head = head_of(place.files, handle)
    finally:
        place.files.close(handle)
    if head is None or head.meta.format > FORMAT:
        return None
    meta, checksum = head.meta, head.checksum
    if meta.generation not in place.generations():
        return None
    journal = Journal(place.files, place.journal(meta.generation))
    if journal.before != state.link or not _continues(journal, meta, checksum):
        journal.close()
        return None
    state.tables.erased.clear()  # a checkpoint takes them out of all files
    # what nobody asked for yet is still to be had from the snapshot that we began with
    return State(state.tables, journal.link, meta, checksum, stamp, stamp[1], journal)


def loss(before: State, after: State) -> str | None:
    """What to say if the files no longer hold what was read from them before."""
    if before.journal and before.meta and after.meta and before.meta.store != after.meta.store:
        return CHANGED_UNDERNEATH
    known = before.link
    if after.link.revision < known.revision:
        return LOST
    if any(link.revision == known.revision and link != known for link, _ in after.commits):
        return LOST
    return None


def _continues(journal: Journal, meta: Meta, checksum: str) -> bool:
    opening = journal.opening
    ours = (opening.store, opening.generation, opening.snapshot)
    return ours == (meta.store, meta.generation, checksum)
