"""Mistakes that stores like ours have been written with, each as a small change to ours.

A judge that does not notice one of these would not notice it in a later version either."""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

import msgspec
from torture import memory_files
from torture.memory_files import MemoryFiles

from buurt_tui.domain.model import Document, Revision
from buurt_tui.store import codec, engine, folding, journal, loading, place, records, snapshot, tiny
from buurt_tui.store.digest import blake2b
from buurt_tui.store.engine import Engine
from buurt_tui.store.files import Files
from buurt_tui.store.journal import Journal
from buurt_tui.store.place import Place
from buurt_tui.store.snapshot_file import SnapshotFile
from buurt_tui.store.tables import Tables
from buurt_tui.store.tiny import TinyStore

Patches = Iterator[AbstractContextManager[Any]]
Mistake = Callable[[], Patches]

MISTAKES: dict[str, Mistake] = {}
"""By name: what must be in force for the store to make it."""


def mistake(make: Mistake) -> Mistake:
    MISTAKES[make.__name__.replace("_", " ")] = make
    return make


@contextmanager
def made(name: str) -> Iterator[None]:
    """The store makes this mistake, inside."""
    with ExitStack() as stack:
        for patched in MISTAKES[name]():
            stack.enter_context(patched)
        yield


def nothing(*args: Any, **kwargs: Any) -> None: ...


def unless(is_wrong: Callable[..., bool], really: Callable[..., Any]) -> Callable[..., Any]:
    def method(*args: Any, **kwargs: Any) -> Any:
        return None if is_wrong(*args) else really(*args, **kwargs)

    return method


# What is not synced


@mistake
def no_file_is_synced() -> Patches:
    yield patch.object(MemoryFiles, "sync", nothing)


@mistake
def no_directory_is_synced() -> Patches:
    yield patch.object(MemoryFiles, "sync_directory", nothing)


@mistake
def a_commit_is_not_synced() -> Patches:
    yield patch.object(Journal, "append", _append_without_sync)


def _append_without_sync(self: Journal, payload: bytes) -> None:
    with patch.object(type(self._files), "sync", nothing):
        Journal_append(self, payload)


Journal_append = Journal.append


@mistake
def a_commit_is_acknowledged_before_it_is_synced() -> Patches:
    """The sync of a commit comes with the next."""

    def append(self: Journal, payload: bytes) -> None:
        self._files.sync(self._handle)
        _append_without_sync(self, payload)

    yield patch.object(Journal, "append", append)


@mistake
def files_get_their_names_before_they_are_synced() -> Patches:
    def fill(self: Place, handle: int, pieces: list[bytes]) -> None:
        for piece in pieces:
            self.files.write(handle, piece)
        self.files.close(handle)

    yield patch.object(Place, "fill", fill)


@mistake
def the_journal_is_not_synced_before_it_gets_its_name() -> Patches:
    def fill(self: Place, handle: int, pieces: list[bytes]) -> None:
        if len(pieces) > 1:
            return Place_fill(self, handle, pieces)
        self.files.write(handle, pieces[0])
        self.files.close(handle)

    yield patch.object(Place, "fill", fill)


Place_fill = Place.fill


@mistake
def the_first_directory_is_not_synced() -> Patches:
    """The name of our own directory, in the one above."""
    yield patch.object(Place, "make", _make_without_sync)


def _make_without_sync(self: Place) -> None:
    with patch.object(type(self.files), "sync_directory", nothing):
        Place_make(self)


Place_make = Place.make


@mistake
def names_are_not_synced_before_the_old_ones_go() -> Patches:
    yield patch.object(Place, "sync", nothing)


@mistake
def the_name_of_the_journal_is_not_synced_before_the_snapshot_names_it() -> Patches:
    def fold(*args: Any, **kwargs: Any) -> None:
        skipped = iter([True])

        def sync_directory(self: MemoryFiles, path: Path) -> None:
            if not next(skipped, False):
                memory_sync_directory(self, path)

        with patch.object(MemoryFiles, "sync_directory", sync_directory):
            folding_fold(*args, **kwargs)

    yield patch.object(engine, "fold", fold)


memory_sync_directory = MemoryFiles.sync_directory
folding_fold = folding.fold


@mistake
def the_end_of_the_old_files_is_not_synced() -> Patches:
    """What was erased is back after a power failure."""

    def sweep(the_place: Place, generation: int) -> None:
        the_place.sync()
        for path in the_place.strays(generation):
            the_place.files.unlink(path)

    yield patch.object(folding, "sweep", sweep)
    yield patch.object(engine, "sweep", sweep)


# The order of a checkpoint


def _folding_in_another_order(order: str) -> Patches:
    """`order`: the journal written (j) and named (J), the snapshot named (S), the directories
    synced (d), the old journal deleted (x)."""

    def fold(
        the_place: Place, tables: Tables, link: Any, *, store: str, generation: int, **_: Any
    ) -> None:
        files = the_place.files
        new_snapshot, new_journal = the_place.unused_name(), the_place.unused_name()
        checksum = folding._write_snapshot(the_place, new_snapshot, tables, link, store, generation)
        opening = journal.Opening(store=store, generation=generation, snapshot=checksum)
        for step in order:
            match step:
                case "j":
                    handle = files.create(new_journal)
                    the_place.fill(handle, [journal.begin(opening, link)[0]])
                case "J":
                    files.rename(new_journal, the_place.journal(generation))
                case "S":
                    files.rename(new_snapshot, the_place.path)
                case "d":
                    the_place.sync()
                case "x":
                    _delete_old(the_place, generation)

    yield patch.object(engine, "fold", fold)


def _delete_old(the_place: Place, generation: int) -> None:
    new = the_place.journal(generation).name
    for number in the_place.generations():
        if the_place.journal(number).name != new:
            the_place.files.unlink(the_place.journal(number))


@mistake
def the_old_journal_goes_before_the_new_snapshot_has_its_name() -> Patches:
    yield from _folding_in_another_order("jJdxdSd")


@mistake
def the_snapshot_has_its_name_before_the_new_journal() -> Patches:
    yield from _folding_in_another_order("SdjJdxd")


@mistake
def the_old_journal_goes_before_the_names_are_safe() -> Patches:
    yield from _folding_in_another_order("jJSxd")


@mistake
def the_old_journal_is_left() -> Patches:
    yield from _folding_in_another_order("jJdSd")


@mistake
def the_journal_of_a_new_generation_takes_the_name_of_the_old() -> Patches:
    def one_name(self: Place, generation: int) -> Path:
        return self.directory / "journal-000001"

    yield patch.object(Place, "journal", one_name)


@mistake
def the_snapshot_is_written_over_the_old_one() -> Patches:
    def rename(self: MemoryFiles, source: Path, target: Path) -> None:
        if target.name != "team.json" or str(target) not in self.disk.seen:
            return memory_rename(self, source, target)
        data = self.disk.seen[str(source)].data
        handle = self.open(target, write=True)
        self.truncate(handle, 0)
        self.write(handle, data or b"")
        self.sync(handle)
        self.close(handle)
        self.unlink(source)

    yield patch.object(MemoryFiles, "rename", rename)


memory_rename = MemoryFiles.rename


# What a record says of itself


def _checking(covered: Callable[[bytes, bytes], bytes]) -> Patches:
    """Records with a digest over what `covered` takes of head and payload."""

    def digest(start: bytes, payload: bytes) -> bytes:
        return blake2b(covered(start, payload), digest_size=8).hexdigest().encode()

    def pack(revision: int, previous: bytes, payload: bytes) -> tuple[bytes, records.Link]:
        start = b"%012d %08x %s " % (revision, len(payload), previous)
        made_digest = digest(start, payload)
        return b"%s%s %s\n" % (start, made_digest, payload), records.Link(revision, made_digest)

    def read_one(data: bytes, start: int = 0) -> records.Record | None:
        head = data[start : start + 56]
        if not records._HEADER.fullmatch(head):
            return None
        revision, length, previous, said = head.split()
        end = start + 56 + int(length, 16)
        payload = data[start + 56 : end]
        if data[end : end + 1] != b"\n" or digest(head[:39], payload) != said:
            return None
        return records.Record(records.Link(int(revision), said), previous, payload, end + 1)

    for module in (records, journal):
        yield patch.object(module, "pack", pack)
        yield patch.object(module, "read_one", read_one)


@mistake
def records_have_no_checksum() -> Patches:
    yield from _checking(lambda start, payload: start[:12])


@mistake
def the_checksum_is_of_the_head_alone() -> Patches:
    yield from _checking(lambda start, payload: start)


@mistake
def the_checksum_is_of_the_first_bytes_of_the_payload() -> Patches:
    yield from _checking(lambda start, payload: start + payload[:40])


@mistake
def the_checksum_is_of_the_payload_alone() -> Patches:
    yield from _checking(lambda start, payload: payload)


@mistake
def the_chain_is_not_checked() -> Patches:
    def read_chain(data: bytes, link: records.Link) -> tuple[list[records.Record], int]:
        found: list[records.Record] = []
        end = 0
        while record := records.read_one(data, end):
            found.append(record)
            end = record.end
        return found, end

    yield patch.object(journal, "read_chain", read_chain)


@mistake
def a_bad_record_is_skipped() -> Patches:
    def read_chain(data: bytes, link: records.Link) -> tuple[list[records.Record], int]:
        found: list[records.Record] = []
        end = at = 0
        while at < len(data):
            record = records.read_one(data, at)
            if record and record.link.revision > link.revision:
                found.append(record)
                link, end = record.link, record.end
            at = record.end if record else at + 1
        return found, end

    yield patch.object(journal, "read_chain", read_chain)


@mistake
def what_is_bad_is_cut_off_with_the_good_that_follows() -> Patches:
    yield patch.object(journal, "holds_record", lambda *_: False)


@mistake
def the_snapshot_is_not_checked() -> Patches:
    def read(self: SnapshotFile, name: str, number: int) -> bytes:
        at, block = self._blocks[name][number]
        return self._files.read(self._opened, at, block.length)

    yield patch.object(SnapshotFile, "_read", read)


@mistake
def only_what_is_read_of_the_snapshot_is_checked_when_it_is_opened() -> Patches:
    yield patch.object(SnapshotFile, "verify", nothing)


@mistake
def the_torn_end_is_not_cut_off() -> Patches:
    yield patch.object(Journal, "cut", nothing)


@mistake
def what_is_cut_off_is_not_kept() -> Patches:
    yield patch.object(Place, "put_aside", lambda self, data, name: self.quarantine / name)


class _SameAsAny(records.Link):
    def __ne__(self, other: object) -> bool:
        return False


@mistake
def journal_and_snapshot_need_not_belong_together() -> Patches:
    def read_opening(self: Journal) -> None:
        journal_read_opening(self)
        self.before = _SameAsAny(*self.before)

    yield patch.object(loading, "_continues", lambda *_: True)
    yield patch.object(Journal, "_read_opening", read_opening)


journal_read_opening = Journal._read_opening


# One commit, one record; and what a failure leaves


@mistake
def a_commit_is_a_record_for_each_document() -> Patches:
    def commit(self: TinyStore, changes: Any, *, base: Revision) -> Revision:
        for change in changes:
            planned = partial(tiny._planned, (change,), 1 << 60)
            revision = self._engine.commit(planned)
        return Revision(revision)

    yield patch.object(TinyStore, "commit", commit)


@mistake
def more_is_written_after_what_a_killed_program_did_not_sync() -> Patches:
    def append(self: Journal, payload: bytes) -> None:
        self._is_synced = True
        Journal_append(self, payload)

    yield patch.object(Journal, "append", append)


@mistake
def directories_that_a_killed_program_made_are_not_synced() -> Patches:
    def make_directories(files: Files, directory: Path) -> None:
        if files.stamp(directory) is None:
            place_make_directories(files, directory)

    yield patch.object(place, "make_directories", make_directories)


place_make_directories = place.make_directories


@mistake
def old_bytes_of_the_disk_are_taken_for_damage() -> Patches:
    def holds_record(data: bytes, after: int) -> bool:
        return any(True for _ in records.whole_records(data))

    yield patch.object(journal, "holds_record", holds_record)


@mistake
def a_failed_sync_is_tried_again() -> Patches:
    def append(self: Journal, payload: bytes) -> None:
        record, link = records.pack(self.link.revision + 1, self.link.digest, payload)
        self._files.write(self._handle, record)
        try:
            self._files.sync(self._handle)
        except OSError:
            self._files.sync(self._handle)
        self.link = link
        self.end += len(record)

    yield patch.object(Journal, "append", append)


@mistake
def a_failed_write_is_gone_on_with() -> Patches:
    """The end of the file is taken to be where it was before."""

    def append(self: Journal, payload: bytes) -> None:
        record, link = records.pack(self.link.revision + 1, self.link.digest, payload)
        self._files.write(self._handle, record)
        self.link = link
        self.end += len(record)
        self._files.sync(self._handle)

    def append_and_forget(self: Engine, the_journal: Journal, batch: Any, payload: bytes) -> int:
        the_journal.append(payload)
        self._took(batch, the_journal.link)
        return self.revision

    yield patch.object(Journal, "append", append)
    yield patch.object(Engine, "_append", append_and_forget)


@mistake
def a_failed_commit_is_not_taken_back() -> Patches:
    yield patch.object(Journal, "_withdraw", nothing)


@mistake
def memory_is_changed_before_the_disk() -> Patches:
    def append(self: Engine, the_journal: Journal, batch: Any, payload: bytes) -> int:
        self._took(batch, records.Link(self.revision + 1, b"?" * 16))
        the_journal.append(payload)
        self._state.link = the_journal.link
        return self.revision

    yield patch.object(Engine, "_append", append)


# Several programs


@mistake
def there_is_no_lock() -> Patches:
    yield patch.object(MemoryFiles, "lock", nothing)


@mistake
def readers_lock_and_writers_do_not() -> Patches:
    def lock(self: MemoryFiles, handle: int, *, exclusive: bool, patience: Any = None) -> None:
        if not exclusive:
            memory_lock(self, handle, exclusive=False, patience=patience)

    yield patch.object(MemoryFiles, "lock", lock)


memory_lock = MemoryFiles.lock


@mistake
def the_lock_is_let_go_of_before_the_append() -> Patches:
    def append(self: Engine, the_journal: Journal, batch: Any, payload: bytes) -> int:
        assert self.place._lock is not None
        self.place.files.unlock(self.place._lock)
        return Engine_append(self, the_journal, batch, payload)

    yield patch.object(Engine, "_append", append)


Engine_append = Engine._append


@mistake
def a_second_writer_does_not_read_again() -> Patches:
    yield patch.object(Engine, "_catch_up", nothing)


@mistake
def a_second_writer_writes_where_it_thinks_the_end_is() -> Patches:
    """A handle that does not append, and an offset from the time of the last reading."""

    def append(self: Journal, payload: bytes) -> None:
        inode = self._files.machine.handles[self._handle]  # type: ignore[attr-defined]
        record, self.link = records.pack(self.link.revision + 1, self.link.digest, payload)
        write = memory_files.Write(self.end, record)
        inode.pending.append(write)
        inode.data = write.on(inode.data or b"")
        self.end += len(record)
        self._files.sync(self._handle)

    yield patch.object(Journal, "append", append)
    yield patch.object(Engine, "_catch_up", nothing)


@mistake
def who_wrote_first_is_overwritten() -> Patches:
    yield patch.object(tiny, "_written_at", lambda *_: 0)


@mistake
def the_lock_file_is_replaced() -> Patches:
    """By each who opens it, so that two hold locks on two files."""

    def open_lock(self: MemoryFiles, path: Path) -> int:
        if str(path) in self.disk.seen:
            self.unlink(path)
        return memory_open_lock(self, path)

    yield patch.object(MemoryFiles, "open_lock", open_lock)


memory_open_lock = MemoryFiles.open_lock


# What is not looked at before writing


@mistake
def the_length_is_not_checked() -> Patches:
    def has_grown(self: Journal) -> bool:
        stamp = self._files.stamp(self.path)
        if stamp is None or stamp[0] != self._inode:
            return journal_has_grown(self)
        return stamp[1] > self.end

    yield patch.object(Journal, "has_grown", has_grown)


journal_has_grown = Journal.has_grown


@mistake
def the_file_is_not_looked_for_under_its_name() -> Patches:
    def has_grown(self: Journal) -> bool:
        return self._files.stamp_of(self._handle)[1] > self.end

    yield patch.object(Journal, "has_grown", has_grown)


@mistake
def what_another_appended_is_taken_for_a_torn_end() -> Patches:
    yield patch.object(Journal, "expects", lambda *_: True)


@mistake
def zero_bytes_are_an_empty_store() -> Patches:
    def load(the_place: Place) -> loading.State:
        handle = the_place.files.stamp(the_place.path)
        return loading.State() if handle and not handle[1] else loading_load(the_place)

    yield patch.object(engine, "load", load)


loading_load = loading.load


@mistake
def a_missing_journal_is_an_empty_one() -> Patches:
    yield patch.object(loading, "_without_journal", lambda the_place, state: state)


@mistake
def a_missing_snapshot_is_an_empty_one() -> Patches:
    yield patch.object(loading, "_without_snapshot", lambda the_place: loading.State())


# Files that are not ours


def _creating(flags: int, mode: int = 0o600) -> Patches:
    def create(self: Files, path: Path) -> int:
        handle = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | flags, mode)
        os.fchmod(handle, mode)
        return handle

    yield patch.object(Files, "create", create)


@mistake
def a_file_that_is_in_the_way_is_emptied() -> Patches:
    yield from _creating(os.O_TRUNC)
    yield from _named("new-snapshot", "new-journal")


def _named(*names: str) -> Patches:
    in_turn = itertools.cycle(names)
    yield patch.object(Place, "unused_name", lambda self: self.directory / next(in_turn))


@mistake
def names_for_new_files_can_be_known_before() -> Patches:
    yield from _named("new-1", "new-2")
    yield from _creating(0)


@mistake
def what_a_crash_left_is_in_the_way() -> Patches:
    yield from _named("unfinished-1", "unfinished-2")


@mistake
def links_are_followed() -> Patches:
    def open_(self: Files, path: Path, *, write: bool = False) -> int:
        return os.open(path, os.O_RDWR | os.O_APPEND if write else os.O_RDONLY)

    yield patch.object(Files, "open", open_)


@mistake
def everybody_may_read_it() -> Patches:
    yield from _creating(os.O_EXCL, 0o644)


# Forgetting


@mistake
def forgetting_leaves_the_journal() -> Patches:
    def fold_if_due(self: Engine, *, asked_to_erase: bool) -> None:
        self._state.erase_due = False

    yield patch.object(Engine, "_fold_if_due", fold_if_due)


@mistake
def forgetting_leaves_the_quarantine() -> Patches:
    yield patch.object(Place, "empty_quarantine", nothing)


@mistake
def forgetting_leaves_the_old_journal_for_later() -> Patches:
    yield patch.object(folding, "sweep", nothing)


@mistake
def forgetting_is_acknowledged_though_it_failed() -> Patches:
    def fold_if_due(self: Engine, *, asked_to_erase: bool) -> None:
        engine_fold_if_due(self, asked_to_erase=False)

    yield patch.object(Engine, "_fold_if_due", fold_if_due)


engine_fold_if_due = Engine._fold_if_due


# What is in it


@mistake
def unknown_fields_are_dropped() -> Patches:
    def encode(row: object) -> bytes:
        if isinstance(row, Document):
            row = msgspec.structs.replace(row, extra={})
        return codec_encode(row)

    for module in (codec, snapshot):
        yield patch.object(module, "encode", encode)


codec_encode = codec.encode


@mistake
def unknown_tables_are_dropped() -> Patches:
    def fold(the_place: Place, tables: Tables, *args: Any, **kwargs: Any) -> None:
        known = {name: dict(tables.rows(name)) for name in tables.names if name in codec.KIND_OF}
        folding_fold(the_place, Tables(known), *args, **kwargs)

    yield patch.object(engine, "fold", fold)


@mistake
def revisions_come_from_a_clock() -> Patches:
    clock = itertools.count(1_800_000_000, 5)

    def planned(changes: Any, base: int, tables: Any, history: Any, revision: int) -> Any:
        return tiny_planned(changes, base, tables, history, next(clock))

    yield patch.object(tiny, "_planned", planned)


tiny_planned = tiny._planned


@mistake
def a_checkpoint_misses_the_last_commit() -> Patches:
    def fold(the_place: Place, tables: Tables, *args: Any, **kwargs: Any) -> None:
        rows = {name: dict(tables.rows(name)) for name in tables.names}
        newest = max(
            (
                (row.rev, name, number)
                for name, table in rows.items()
                for number, row in table.items()
                if isinstance(row, Document)
            ),
            default=None,
        )
        if newest:
            del rows[newest[1]][newest[2]]
        folding_fold(the_place, Tables(rows), *args, **kwargs)

    yield patch.object(engine, "fold", fold)
