"""What a real program asked of the system, by `strace`, done again on a disk in memory.

So the states that a crash may leave can be told of any program, SQLite and ours alike, from the
outside. What is mapped into memory is not seen: SQLite keeps nothing there that must survive."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from torture.disk import Cut, Disk, Inode, Write

CALLS = "openat,open,creat,close,write,pwrite64,writev,pwritev,lseek,ftruncate,fsync,fdatasync,"
CALLS += "rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,link,linkat,fallocate,dup,fcntl"


def has_strace() -> bool:
    """Whether this machine has it, and lets us use it."""
    strace = shutil.which("strace")
    return (
        strace is not None and subprocess.run([strace, "-qq", "-e", "none", "true"]).returncode == 0
    )


def traced(command: list[str], log: Path, **options: object) -> str:
    """Run `command`, its calls in `log`; gives what it said."""
    strace = [
        "strace",
        "-f",
        "-qq",
        "-y",
        "-xx",
        "-s",
        "1000000",
        "-o",
        str(log),
        "-e",
        f"trace={CALLS}",
    ]
    done = subprocess.run([*strace, *command], capture_output=True, **options)  # type: ignore[call-overload]
    return str(done.stdout.decode())


@dataclass
class Replay:
    """A disk on which the calls of a trace are done again; `before` sees it before each sync."""

    root: str
    before: Callable[[Disk], None]
    said: Callable[[str], None]
    """What was written on standard output."""
    disk: Disk = field(init=False)
    _offsets: dict[str, int] = field(default_factory=dict)
    _paths: dict[str, str] = field(default_factory=dict)
    _appends: set[str] = field(default_factory=set)
    _inodes: dict[str, Inode] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.disk = Disk(self.root)

    def run(self, log: Path) -> None:
        """Do again what is in `log`."""
        for call, arguments, result in calls(log):
            if not result.startswith("-"):
                getattr(self, f"_{call}", lambda *_: None)(arguments, result)

    def _openat(self, arguments: list[str], result: str) -> None:
        path = text(arguments[1])
        if not self._is_ours(path):
            return
        number = result.split("<")[0]
        flags = arguments[2]
        inode = self.disk.seen.get(path)
        if inode is None and "O_CREAT" in flags:
            inode = Inode(next(self.disk.inodes))
            self.disk.name(path, inode)
        assert inode is not None, path
        if "O_TRUNC" in flags and inode.data:
            self._change(inode, Cut(0))
        self._inodes[number], self._offsets[number] = inode, 0
        self._paths[number] = path
        (self._appends.add if "O_APPEND" in flags else self._appends.discard)(number)

    def _close(self, arguments: list[str], result: str) -> None:
        self._inodes.pop(_number(arguments[0]), None)

    def _dup(self, arguments: list[str], result: str) -> None:
        number, new = _number(arguments[0]), result.split("<")[0]
        if number in self._inodes:
            for table in (self._inodes, self._offsets, self._paths):
                table[new] = table[number]  # type: ignore[index]

    def _write(self, arguments: list[str], result: str) -> None:
        number = _number(arguments[0])
        data = raw(arguments[1])[: int(result)]
        if number == "1":
            return self.said(data.decode())
        inode = self._inodes.get(number)
        if inode is None:
            return None
        size = len(inode.data or b"")
        offset = size if number in self._appends else self._offsets[number]
        self._change(inode, Write(offset, data))
        self._offsets[number] = offset + len(data)
        return None

    def _pwrite64(self, arguments: list[str], result: str) -> None:
        inode = self._inodes.get(_number(arguments[0]))
        if inode is not None:
            data = raw(arguments[1])[: int(result)]
            appends = _number(arguments[0]) in self._appends
            offset = len(inode.data or b"") if appends else int(arguments[3])
            self._change(inode, Write(offset, data))

    def _lseek(self, arguments: list[str], result: str) -> None:
        self._offsets[_number(arguments[0])] = int(result)

    def _ftruncate(self, arguments: list[str], result: str) -> None:
        inode = self._inodes.get(_number(arguments[0]))
        if inode is not None:
            self._change(inode, Cut(int(arguments[1])))

    def _change(self, inode: Inode, change: Write | Cut) -> None:
        inode.pending.append(change)
        inode.data = change.on(inode.data or b"")

    def _fsync(self, arguments: list[str], result: str) -> None:
        number = _number(arguments[0])
        inode = self._inodes.get(number)
        if inode is None:
            return
        self.before(self.disk)
        if inode.data is None:
            self.disk.sync_directory(self._paths[number])
        else:
            inode.sync()

    _fdatasync = _fsync

    def _rename(self, arguments: list[str], result: str) -> None:
        source, target = text(arguments[0]), text(arguments[1])
        if self._is_ours(source):
            inode = self.disk.seen[source]
            self.disk.name(target, inode)
            self.disk.name(source, None)

    def _unlink(self, arguments: list[str], result: str) -> None:
        path = text(arguments[0])
        if path in self.disk.seen:
            self.disk.name(path, None)

    def _mkdir(self, arguments: list[str], result: str) -> None:
        path = text(arguments[0])
        if self._is_ours(path):
            self.disk.name(path, Inode(next(self.disk.inodes), None))

    def _renameat(self, arguments: list[str], result: str) -> None:
        self._rename([arguments[1], arguments[3]], result)

    _renameat2 = _renameat

    def _unlinkat(self, arguments: list[str], result: str) -> None:
        self._unlink(arguments[1:], result)

    def _mkdirat(self, arguments: list[str], result: str) -> None:
        self._mkdir(arguments[1:], result)

    def _unexpected(self, arguments: list[str], result: str) -> None:
        assert _number(arguments[0]) not in self._inodes, "a call that the replay does not know"

    _writev = _pwritev = _fallocate = _unexpected

    def _is_ours(self, path: str) -> bool:
        return path == self.root or path.startswith(self.root.rstrip("/") + "/")


_CALL = re.compile(r"^(?:\d+ +)?(\w+)\((.*)\) += (-?\d+(?:<.*>)?)")
_UNFINISHED = re.compile(r"^(\d+) +(\w+)\((.*) <unfinished \.\.\.>$")
_RESUMED = re.compile(r"^(\d+) +<\.\.\. (\w+) resumed>(.*)$")


def calls(log: Path) -> Iterator[tuple[str, list[str], str]]:
    """Each call in a trace: its name, its arguments and its result."""
    waiting: dict[str, str] = {}
    for line in log.read_text("utf-8", "replace").splitlines():
        if match := _UNFINISHED.match(line):
            waiting[match[1]] = f"{match[1]} {match[2]}({match[3]}"
            continue
        if match := _RESUMED.match(line):
            line = waiting.pop(match[1]) + match[3]
        if match := _CALL.match(line):
            yield match[1], _arguments(match[2]), match[3]


def _arguments(said: str) -> list[str]:
    """Split at the commas that are not in a string or in brackets."""
    return [part.strip() for part in re.findall(r'(?:"[^"]*"|\[[^\]]*\]|<[^>]*>|[^,])+', said)]


def raw(said: str) -> bytes:
    """The bytes of a string as `-xx` writes it."""
    return bytes.fromhex(said.strip('"').replace("\\x", ""))


def text(said: str) -> str:
    return raw(said).decode()


def _number(said: str) -> str:
    return said.split("<")[0]
