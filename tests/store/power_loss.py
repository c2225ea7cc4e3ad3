"""A file layer that knows what the disk would hold if the power failed now.

What was written and not synced may be there, not there, half there, or be zeros or noise; names
that were given or taken away and not synced may have come through or not, in any order. Real files
are written as well, so that the store under test can go on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from buurt_tui.store.files import Files


@dataclass(eq=False)
class Content:
    """The bytes of one file: as the program sees them, and as they are safe on the disk."""

    seen: bytes = b""
    safe: bytes = b""

    def possible(self) -> list[bytes]:
        """What may be found after the power failed."""
        tail = len(self.seen) - len(self.safe)
        if tail <= 0 or not self.seen.startswith(self.safe):
            return list({self.seen, self.safe})
        half = self.seen[: len(self.safe) + tail // 2]
        noise = bytes(byte ^ 0x5A for byte in self.seen[len(self.safe) :])
        return [self.safe, self.seen, half, self.safe + bytes(tail), self.safe + noise]


@dataclass(frozen=True, eq=False)
class Renaming:
    """A change of names: `source` goes if there is one, `target` comes if there is one."""

    directory: Path
    source: Path | None
    target: Path | None
    content: Content | None


class PowerLossFiles(Files):
    """Files of which `disks` tells the possible remains."""

    def __init__(self) -> None:
        self._names: dict[Path, Content] = {}
        """What is safe on the disk; a directory has no content of interest."""
        self._pending: list[Renaming] = []
        self._contents: dict[int, Content] = {}
        self._at: dict[Path, Content] = {}

    def disks(self) -> Iterator[dict[Path, bytes | None]]:
        """Every disk that may be found now: names with bytes, or None for a directory."""
        for applied in self._some_of_the_pending():
            names = dict(self._names)
            for change in applied:
                if change.source:
                    names.pop(change.source, None)
                if change.target and change.content:
                    names[change.target] = change.content
            unsafe = [content for content in names.values() if content.seen != content.safe]
            for variant in range(5 if unsafe else 1):
                yield {path: _variant(content, variant) for path, content in names.items()}

    def _some_of_the_pending(self) -> Iterator[list[Renaming]]:
        pending = self._pending
        yield pending
        for index in range(len(pending)):
            yield pending[:index]
            yield [pending[index]]
            yield pending[:index] + pending[index + 1 :]

    def open(self, path: Path, *, write: bool = False) -> int:
        handle = super().open(path, write=write)
        self._contents[handle] = self._at[path]
        return handle

    def create(self, path: Path) -> int:
        handle = super().create(path)
        content = self._contents[handle] = self._at[path] = Content()
        self._pending.append(Renaming(path.parent, None, path, content))
        return handle

    def make_directory(self, path: Path) -> None:
        super().make_directory(path)
        self._pending.append(Renaming(path.parent, None, path, DIRECTORY))

    def write(self, handle: int, data: bytes) -> None:
        super().write(handle, data)
        self._contents[handle].seen += data

    def truncate(self, handle: int, length: int) -> None:
        super().truncate(handle, length)
        self._contents[handle].seen = self._contents[handle].seen[:length]

    def sync(self, handle: int) -> None:
        content = self._contents[handle]
        content.safe = content.seen

    def sync_directory(self, path: Path) -> None:
        for change in [change for change in self._pending if change.directory == path]:
            if change.source:
                self._names.pop(change.source, None)
            if change.target and change.content:
                self._names[change.target] = change.content
            self._pending.remove(change)

    def rename(self, source: Path, target: Path) -> None:
        super().rename(source, target)
        content = self._at[target] = self._at.pop(source)
        self._pending.append(Renaming(target.parent, source, target, content))

    def unlink(self, path: Path) -> None:
        super().unlink(path)
        self._pending.append(Renaming(path.parent, path, None, None))


DIRECTORY = Content()


def _variant(content: Content, number: int) -> bytes | None:
    if content is DIRECTORY:
        return None
    possible = content.possible()
    return possible[number % len(possible)]


def lay_out(disk: dict[Path, bytes | None], root: Path, elsewhere: Path) -> None:
    """Make the files of `disk`, which were under `root`, under `elsewhere`."""
    elsewhere.mkdir(parents=True)
    directories = {root} | {path for path, data in disk.items() if data is None}
    for path in sorted(disk):
        if path.parent not in directories or path == root:
            continue  # its directory did not make it
        target = elsewhere / path.relative_to(root)
        data = disk[path]
        if data is None:
            target.mkdir(exist_ok=True)
        elif target.parent.is_dir():
            target.write_bytes(data)
