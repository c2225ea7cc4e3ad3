"""One generation's journal: a file that only grows, a record for each commit since a checkpoint."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct

from buurt_tui.domain.text import N_
from buurt_tui.domain.unreadable import UNREADABLE
from buurt_tui.store import StoreError
from buurt_tui.store.codec import FORMAT
from buurt_tui.store.files import Files
from buurt_tui.store.records import (
    Link,
    Record,
    could_be_torn,
    holds_record,
    pack,
    read_chain,
    read_one,
)
from buurt_tui.store.refusals import may_not_write

CHANGED_UNDERNEATH = N_(
    "{path} was changed underneath this program; nothing was written to it. `buurt check` says what"
    " is there now"
)
DAMAGED = N_("{path} is damaged before its last record; it was left as it is")


class Opening(Struct, frozen=True, kw_only=True):
    """What the first record of a journal says: which snapshot it continues."""

    journal: int = FORMAT
    """The format that all its records are in."""
    store: str
    generation: int
    snapshot: str
    """The snapshot's checksum."""


def begin(opening: Opening, link: Link) -> tuple[bytes, Link]:
    """A journal that holds no commits, and the chain with its opening added."""
    return pack(link.revision, link.digest, msgspec.json.encode(opening))


class Journal:
    """A journal that was opened, and how far into it we are. Raises `OSError`, `StoreError`."""

    def __init__(self, files: Files, path: Path) -> None:
        self.path = path
        self._files = files
        self.writable = True
        self._is_synced = True
        """Whether all that we read is on the disk for sure; who wrote it may have been killed."""
        try:
            self._handle = files.open(path, write=True)
        except OSError as error:
            if not may_not_write(error):
                raise
            self.writable = False
            self._handle = files.open(path)
        try:
            # shared and for as long as it is open: tells others that we are here
            files.lock(self._handle, exclusive=False)
            self._inode = files.stamp_of(self._handle)[0]
            self._read_opening()
        except BaseException:
            self.close()
            raise

    def _read_opening(self) -> None:
        first = read_one(self._files.read(self._handle))
        if first is None:
            raise StoreError(DAMAGED, path=self.path)
        try:
            self.opening = msgspec.json.decode(first.payload, type=Opening)
        except UNREADABLE as error:
            raise StoreError(DAMAGED, path=self.path) from error
        if self.opening.journal > FORMAT:
            self.writable = False
        self.before = Link(first.link.revision, first.previous)
        """The last record of the generation before."""
        self.link = first.link
        """The last record that was read or written."""
        self.end = first.end
        """Where that record ends."""

    @property
    def holds_commits(self) -> bool:
        """Whether there is anything to fold."""
        return self.link.revision > self.before.revision

    def is_untouched(self) -> bool:
        """Whether nothing happened to the file since we read it; can be asked without the lock."""
        stamp = self._files.stamp(self.path)
        return stamp is not None and stamp[:2] == (self._inode, self.end)

    def has_grown(self) -> bool:
        """Whether there is more to read. Raises `StoreError` if the file is no longer ours."""
        stamp = self._files.stamp(self.path)
        if stamp is None or stamp[0] != self._inode or stamp[1] < self.end:
            raise StoreError(CHANGED_UNDERNEATH, path=self.path)
        return stamp[1] > self.end

    def read_on(self) -> tuple[list[Record], bytes]:
        """The records after `link`, and what stands behind them that is not a whole record."""
        data = self._files.read(self._handle, self.end)
        records, good = read_chain(data, self.link)
        rest = data[good:]
        last = records[-1].link if records else self.link
        if rest and holds_record(rest, last.revision):
            raise StoreError(DAMAGED, path=self.path)
        if records:
            self.link = records[-1].link
            self._is_synced = False
        self.end += good
        return records, rest

    def expects(self, rest: bytes) -> bool:
        """Whether a program that was killed just now could have left `rest`."""
        return could_be_torn(rest, self.link)

    def append(self, payload: bytes) -> None:
        """Add a record, and return once it is on the disk.

        When this raises, the journal must be closed and read again: what a disk has kept after
        it failed, only the disk knows."""
        record, link = pack(self.link.revision + 1, self.link.digest, payload)
        if not self._is_synced:
            # else a power failure could keep our record and lose the one that it follows
            self.sync()
        try:
            self._files.write(self._handle, record)
            self._files.sync(self._handle)
        except OSError:
            self._withdraw()
            raise
        self.link = link
        self.end += len(record)

    def _withdraw(self) -> None:
        """Try to take back what was not acknowledged, so that nobody builds on it."""
        with suppress(OSError):  # then whoever reads the file next decides by what is there
            self.cut()

    def cut(self) -> None:
        """Take away what stands behind the last whole record."""
        self._files.truncate(self._handle, self.end)
        self.sync()

    def sync(self) -> None:
        """Return once all that we know of the journal is on the disk."""
        self._files.sync(self._handle)
        self._is_synced = True

    def is_only_ours(self) -> bool:
        """Whether nobody else has this journal open."""
        try:
            self._files.lock(self._handle, exclusive=True, patience=0)
        except TimeoutError:
            return False
        finally:
            self._files.lock(self._handle, exclusive=False)
        return True

    def close(self) -> None:
        """Let go of the file."""
        self._files.close(self._handle)
