"""Where a store is: the TinyDB file, and beside it a directory of our own.

team.json                   the TinyDB file: everything up to the last checkpoint
team.json.d/journal-000003  every commit since then
team.json.d/lock            locked by whoever reads or writes; never replaced
team.json.d/quarantine/     what a crash left half written, kept to be looked at
team.json.d/verified        how the TinyDB file looked when it was found right; can be missed
team.json.d/backups/        a whole copy for each day on which somebody wrote
team.json.d/reserve         noise: its room is for forgetting somebody on a full disk
team.json.d/drafts/         what was being typed; not the store's business"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from buurt_tui.store.files import Files

_JOURNAL = "journal-"
_UNFINISHED = "new-"


class Place:
    """The names of one store's files, its lock, and what belongs among them."""

    def __init__(self, path: Path, files: Files) -> None:
        # through links, so that whoever takes another way to the file finds the same journal
        self.path = files.resolve(path)
        self.directory = self.path.with_name(self.path.name + ".d")
        self.quarantine = self.directory / "quarantine"
        self.verified = self.directory / "verified"
        self.files = files
        self._lock: int | None = None
        self._is_closed = False

    def journal(self, generation: int) -> Path:
        """The journal that continues the snapshot of this generation."""
        return self.directory / f"{_JOURNAL}{generation:06d}"

    def generations(self) -> list[int]:
        """Of which generations there is a journal, in order."""
        names = self.files.names(self.directory)
        numbers = [name.removeprefix(_JOURNAL) for name in names if name.startswith(_JOURNAL)]
        return sorted(int(number) for number in numbers if number.isdecimal())

    def strays(self, generation: int) -> list[Path]:
        """Other journals than this one, and files that a crash kept from getting their name."""
        ours = self.journal(generation).name
        return [
            self.directory / name
            for name in self.files.names(self.directory)
            if name.startswith(_UNFINISHED) or (name.startswith(_JOURNAL) and name != ours)
        ]

    def unused_name(self) -> Path:
        """For a file that is renamed once it is whole."""
        return self.directory / f"{_UNFINISHED}{os.urandom(8).hex()}"

    def make(self) -> None:
        """Make our directory, and those above it, where they are missing."""
        make_directories(self.files, self.directory)

    @contextmanager
    def locked(self, *, exclusive: bool) -> Iterator[None]:
        """Hold the lock. Raises `TimeoutError`, `FileNotFoundError` if there is no directory."""
        if self._is_closed:
            raise ValueError("the store is closed")
        lock = self._take_lock(exclusive=exclusive)
        try:
            yield
        finally:
            self.files.unlock(lock)

    def _take_lock(self, *, exclusive: bool) -> int:
        """Lock the file that is the lock now: whoever opens it later must find us there.

        Nothing of ours replaces it. Somebody who tidies up may, or who puts a backup back."""
        while True:
            if self._lock is None:
                self._lock = self.files.open_lock(self.directory / "lock")
            self.files.lock(self._lock, exclusive=exclusive)
            found = self.files.stamp(self.directory / "lock")
            inode = found[0] if found else None
            if inode == self.files.stamp_of(self._lock)[0]:
                return self._lock
            if found is None and self.files.stamp(self.directory) is None:
                return self._lock  # all is gone; what there is to say of that is said elsewhere
            self._let_go_of_lock()

    def _let_go_of_lock(self) -> None:
        if self._lock is not None:
            self.files.close(self._lock)
            self._lock = None

    def sync(self) -> None:
        """Return once the names of all our files are on the disk."""
        self.files.sync_directory(self.path.parent)
        self.files.sync_directory(self.directory)

    def fill(self, handle: int, pieces: list[bytes]) -> None:
        """Write a file that nobody knows by name yet, and return once it is on the disk."""
        try:
            for piece in pieces:
                self.files.write(handle, piece)
            self.files.sync(handle)
        finally:
            self.files.close(handle)

    def put_aside(self, data: bytes, name: str) -> Path:
        """Keep `data` in quarantine."""
        if self.files.stamp(self.quarantine) is None:
            self.files.make_directory(self.quarantine)  # under the lock: nobody else does
            self.files.sync_directory(self.directory)
        unfinished = self.unused_name()
        kept = self.quarantine / f"{name}-{os.urandom(4).hex()}"
        self.fill(self.files.create(unfinished), [data])
        self.files.rename(unfinished, kept)
        self.files.sync_directory(self.quarantine)
        return kept

    def empty_quarantine(self) -> None:
        """Delete what was kept there."""
        for name in self.files.names(self.quarantine):
            self.files.unlink(self.quarantine / name)
        if self.files.stamp(self.quarantine):
            self.files.sync_directory(self.quarantine)

    def close(self) -> None:
        """Let go of the lock's file, for good."""
        self._is_closed = True
        self._let_go_of_lock()


def make_directories(files: Files, directory: Path) -> None:
    """Make `directory`, and those above it, where they are missing; their names are on the disk.

    Also of those that are there, because another program may have made them a moment ago."""
    missing = [directory]
    while files.stamp(missing[-1].parent) is None:
        missing.append(missing[-1].parent)
    for one in reversed(missing):
        if files.stamp(one) is None:
            with suppress(FileExistsError):  # another program was first
                files.make_directory(one)
        files.sync_directory(one.parent)
    for above in missing[-1].parent.parents:
        with suppress(OSError):  # not ours to look into, so not ours to make
            files.sync_directory(above)
