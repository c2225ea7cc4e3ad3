"""A disk in memory that knows what would be left of it if the power failed now.

What is written is seen at once, and safe once it is synced. Until then each write may have come
through wholly, up to any byte, in some of its sectors, or as zeros or noise of the right length;
each change of a name may have come through or not, whatever became of the one before it. That is
what POSIX allows, and what file systems with and without a journal do. A sync that failed is worse:
what it was to keep is in doubt even after a later sync succeeds, until it is cut off."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b

SECTOR = 512

Names = dict[str, "Inode"]
"""From each path to what it names."""


@dataclass(frozen=True)
class Write:
    """`data` at `offset`."""

    offset: int
    data: bytes

    def on(self, content: bytes) -> bytes:
        gap = bytes(max(self.offset - len(content), 0))
        return content[: self.offset] + gap + self.data + content[self.offset + len(self.data) :]


@dataclass(frozen=True)
class Cut:
    """The file is as long as this from now on, with zeros if it was shorter."""

    length: int

    def on(self, content: bytes) -> bytes:
        return content[: self.length].ljust(self.length, b"\0")


@dataclass(eq=False)
class Inode:
    """One file, or a directory if `data` is None."""

    number: int
    data: bytes | None = b""
    """As the programs see it."""
    safe: bytes = b""
    pending: list[Write | Cut] = field(default_factory=list)
    """What came since `safe`."""
    doubtful: list[Write | Cut] = field(default_factory=list)
    """What a sync failed to keep."""
    changed: int = 0
    mode: int = 0o600

    def sync(self) -> None:
        kept = [change for change in self.pending if change not in self.doubtful]
        assert self.data is not None
        if len(kept) == len(self.pending) or not self._needs_doubt():
            self.safe, self.pending, self.doubtful = self.data, [], []
        else:
            self.pending = [change for change in self.pending if change in self.doubtful]
            for change in kept:
                self.safe = change.on(self.safe)

    def _needs_doubt(self) -> bool:
        """Whether what is in doubt is still a part of the file."""
        assert self.data is not None
        without = self.safe
        for change in self.pending:
            if change not in self.doubtful:
                without = change.on(without)
        return without != self.data

    def fail_to_sync(self) -> None:
        self.doubtful = list(self.pending)


@dataclass(frozen=True)
class Naming:
    """`path` is given to `inode`, or taken away if there is none."""

    path: str
    inode: Inode | None


class Disk:
    """Files and directories by name, and what of that is safe."""

    def __init__(self, root: str) -> None:
        self.root = root
        self.inodes = itertools.count(1000)
        self.seen: Names = {root: Inode(1, None)}
        self.safe: Names = dict(self.seen)
        self.pending: list[Naming] = []

    def name(self, path: str, inode: Inode | None) -> None:
        """Give a name, or take it away."""
        if inode is None:
            del self.seen[path]
        else:
            self.seen[path] = inode
        self.pending.append(Naming(path, inode))

    def sync_directory(self, path: str) -> None:
        """What is named in this directory is safe."""
        for naming in [naming for naming in self.pending if parent(naming.path) == path]:
            _apply(naming, self.safe)
            self.pending.remove(naming)

    @staticmethod
    def copy(left: Remains, root: str) -> Disk:
        """A disk that holds what was left, all of it safe."""
        disk = Disk(root)
        disk.inodes = itertools.count(max(inode.number for inode, _ in left.values()) + 1000)
        made: dict[int, Inode] = {}
        for path, (inode, data) in left.items():
            twin = made.get(inode.number)
            if twin is None:
                twin = Inode(inode.number, data, data or b"", [], [], inode.changed, inode.mode)
                made[inode.number] = twin
            disk.seen[path] = disk.safe[path] = twin
        return disk

    def as_seen(self) -> Remains:
        """What the programs see, as if it were all on the disk."""
        return {path: (inode, inode.data) for path, inode in self.seen.items()}


Remains = dict[str, tuple[Inode, bytes | None]]
"""What is left on a disk: the file that each path names, and its bytes."""


def key_of(remains: Remains) -> bytes:
    """Tells one state of a disk from another by its names and bytes."""
    hashed = blake2b(digest_size=8)
    for path in sorted(remains):
        data = remains[path][1]
        hashed.update(b"%s %d " % (path.encode(), -1 if data is None else len(data)))
        hashed.update(_digest(data) if data and len(data) > _LARGE else data or b"")
    return hashed.digest()


_LARGE = 1 << 14


@lru_cache(maxsize=100)
def _digest(data: bytes) -> bytes:
    """Of what is large and on many a disk the same."""
    return blake2b(data).digest()


def parent(path: str) -> str:
    return path.rpartition("/")[0] or "/"


def _apply(naming: Naming, names: Names) -> None:
    if naming.inode is None:
        names.pop(naming.path, None)
    else:
        names[naming.path] = naming.inode


@dataclass
class Density:
    """How many of the possible states to look at where there are endless many."""

    every_byte_up_to: int = 1500
    """A longer write is cut at the ends of lines and sectors and at some bytes between."""
    some: int = 60
    subsets_up_to: int = 6
    """So many changes of names, or writes to one file, are left out in every combination."""


def remains(disk: Disk, density: Density) -> Iterator[tuple[Names, dict[Inode, Iterator[bytes]]]]:
    """Every combination of names that may be left, with the files in it whose bytes are unsure."""
    seen_before: set[frozenset[tuple[str, int]]] = set()
    for chosen in some_of(disk.pending, density.subsets_up_to):
        names = dict(disk.safe)
        for naming in chosen:
            _apply(naming, names)
        names = _reachable(names, disk.root)
        mark = frozenset((path, inode.number) for path, inode in names.items())
        if mark not in seen_before:
            seen_before.add(mark)
            unsure = dict.fromkeys(inode for inode in names.values() if inode.pending)
            yield names, {inode: contents(inode, density) for inode in unsure}


def some_of(changes: list[Naming], all_up_to: int) -> Iterator[list[Naming]]:
    """All, none, and every choice of changes; of many only those that miss or hold a few."""
    many = range(len(changes))
    if len(changes) <= all_up_to:
        for bits in reversed(range(1 << len(changes))):
            yield [changes[n] for n in many if bits >> n & 1]
        return
    yield changes
    for end in many:
        yield changes[:end]
        yield changes[end:]
    for some in itertools.chain(*(itertools.combinations(many, size) for size in (1, 2))):
        yield [changes[n] for n in some]
        yield [changes[n] for n in many if n not in some]


def _reachable(names: Names, root: str) -> Names:
    """Without what stands in a directory that did not make it."""
    found: Names = {}
    for path in sorted(names):
        above = found.get(parent(path))
        if path == root or (above is not None and above.data is None):
            found[path] = names[path]
    return found


def contents(inode: Inode, density: Density) -> Iterator[bytes]:
    """What may be found in a file, the likeliest first; some of it more than once."""
    pending = inode.pending
    assert inode.data is not None
    yield inode.data
    yield inode.safe
    for chosen in _histories(pending, density):
        before = inode.safe
        for change in chosen[:-1]:
            before = change.on(before)
        if chosen:
            last = chosen[-1]
            yield last.on(before)
            if isinstance(last, Write):
                yield from _half_written(before, last, density)
    yield from _sectors_missing(inode.safe, inode.data)


def _histories(pending: list[Write | Cut], density: Density) -> Iterator[list[Write | Cut]]:
    """Which of the changes of one file came through: the first of them, or a choice."""
    for end in range(len(pending), 0, -1):
        yield pending[:end]
    many = range(len(pending))
    if 1 < len(pending) <= density.subsets_up_to:
        for bits in range(1, 1 << len(pending)):
            yield [pending[n] for n in many if bits >> n & 1]
    elif len(pending) > 1:
        for skipped in many:
            yield [pending[n] for n in many if n != skipped]


def _half_written(before: bytes, write: Write, density: Density) -> Iterator[bytes]:
    whole = write.on(before)
    grows = len(whole) > len(before)
    for cut in cuts(write.data, density):
        part = Write(write.offset, write.data[:cut]).on(before)
        yield part
        if grows and len(part) < len(whole):
            # the file has its new length already: what is not written is zeros, or what stood
            # in that place of the disk before: noise, or what we wrote there once
            missing = len(whole) - len(part)
            yield part + bytes(missing)
            yield part + noise(write.data, missing)
            yield part + (whole[: len(before)] * 2)[-missing:].rjust(missing, b"\xff")


def cuts(data: bytes, density: Density) -> Iterator[int]:
    """Where to cut `data` off."""
    if len(data) <= density.every_byte_up_to:
        yield from range(len(data))
        return
    chosen = set(range(0, len(data), SECTOR)) | set(range(0, len(data), len(data) // density.some))
    for end, byte in enumerate(data):
        if byte == 10:
            chosen |= {end, end + 1, end + 2}
    chosen |= {1, len(data) - 1, len(data) - 2}
    lines = sorted(cut for cut in chosen if cut < len(data))
    yield from lines[:: max(len(lines) // (4 * density.some), 1)]


def noise(data: bytes, length: int) -> bytes:
    """Bytes that are nobody's."""
    return bytes(byte ^ 0x5A for byte in data[-length:]).rjust(length, b"\xa5")


def _sectors_missing(safe: bytes, seen: bytes) -> Iterator[bytes]:
    """The file with its new length, and some of the sectors of what was added not yet written."""
    if len(seen) <= len(safe):
        return
    starts = range(len(safe) // SECTOR, len(seen) // SECTOR + 1)
    parts = [(max(n * SECTOR, len(safe)), min((n + 1) * SECTOR, len(seen))) for n in starts]
    parts = [(start, end) for start, end in parts if start < end]
    if len(parts) < 2:
        return
    few = len(parts) <= 5
    choices = range(1, 1 << len(parts)) if few else [1 << n for n in range(len(parts))]
    for bits in choices:
        for fill in (b"\0", b"\xe5"):
            left = bytearray(seen)
            for n, (start, end) in enumerate(parts):
                if bits >> n & 1:
                    left[start:end] = fill * (end - start)
            yield bytes(left)
