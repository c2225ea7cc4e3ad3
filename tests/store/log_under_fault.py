"""The real `buurt log --ids` in a process of its own, in which the n-th thing asked of the system
goes wrong: the process is gone, before or half-way, or the call fails."""

from __future__ import annotations

import errno
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from buurt_tui.domain.model import Buurt
from buurt_tui.store.tiny import TinyStore

CALLS = ("open", "write", "pwrite", "ftruncate", "fsync", "fdatasync", "rename", "unlink", "mkdir")
FAULTS = ("kill before", "kill half-way", "short", "ENOSPC", "EIO")
NEVER = 10**6


class Outcome(NamedTuple):
    """What the program said, and whether it came to the n-th call."""

    ids: list[str]
    told: str
    came: bool


def log_under_fault(store: Path, lines: Path, fault: str, at: int) -> Outcome:
    """Log `lines`, with `fault` at call number `at`; a plain fork, so that it costs little."""
    out, err = lines.with_name("out"), lines.with_name("err")
    pid = os.fork()
    if not pid:
        _become(store, lines, out, err, fault, at)
    status = os.waitpid(pid, 0)[1]
    came = os.WIFSIGNALED(status) or not err.read_text("utf-8", "replace").endswith("never came\n")
    ids = [line.strip() for line in out.read_text().splitlines(keepends=True) if line[-1] == "\n"]
    return Outcome(ids, err.read_text("utf-8", "replace"), came)


def _become(store: Path, lines: Path, out: Path, err: Path, fault: str, at: int) -> None:
    """Be that process, to the end."""
    import sys

    from buurt_tui.cli.main import main

    try:
        for number, (path, flags) in enumerate(
            [
                (lines, os.O_RDONLY),
                *((each, os.O_WRONLY | os.O_CREAT | os.O_TRUNC) for each in (out, err)),
            ]
        ):
            os.dup2(os.open(path, flags, 0o600), number)
        sys.stdin, sys.stdout, sys.stderr = os.fdopen(0), os.fdopen(1, "w"), os.fdopen(2, "w")
        injected = Injected(fault, at)
        injected.begin()
        main(["log", "--ids", "--store", str(store), "--lang", "en"])
        if injected.count < at:
            sys.stderr.write("never came\n")
            sys.stderr.flush()
    finally:
        os._exit(0)


class Injected:
    """Counts what is asked of the system, and lets the n-th go wrong; an error, from then on."""

    def __init__(self, fault: str, at: int) -> None:
        self._fault, self._at = fault, at
        self.count = 0

    def begin(self) -> None:
        """From here on."""
        for name in CALLS:
            setattr(os, name, self._in_place_of(name, getattr(os, name)))

    def _in_place_of(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def asked(*arguments: Any, **more: Any) -> Any:
            if name == "open" and not arguments[1] & (os.O_CREAT | os.O_WRONLY | os.O_RDWR):
                return call(*arguments, **more)
            self.count += 1
            if not self.goes_wrong():
                return call(*arguments, **more)
            return self._go_wrong(name, call, arguments, more)

        return asked

    def goes_wrong(self) -> bool:
        """Whether this is the call that goes wrong, or one behind it while an error lasts."""
        return self.count == self._at or (self._fault.isupper() and self.count > self._at)

    def _go_wrong(self, name: str, call: Callable[..., Any], arguments: Any, more: Any) -> Any:
        if self._fault.isupper():
            number = getattr(errno, self._fault)
            raise OSError(number, os.strerror(number))
        if name in ("write", "pwrite") and self._fault != "kill before":
            handle, data, *rest = arguments
            written = call(handle, data[: max(1, len(data) // 2)], *rest)
            if self._fault == "short":
                return written
        elif self._fault == "short":
            return call(*arguments, **more)
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError("still alive")


def found(path: Path) -> Buurt:
    store = TinyStore(path)
    buurt = Buurt(*store.everything())
    for table in (buurt.encounters, buurt.residents, buurt.follow_ups, buurt.steps):
        len(table)
    store.close()
    return buurt


def is_whole(buurt: Buurt) -> bool:
    """Whether each encounter has all that was written with it, and nothing else is there."""
    residents = {who for each in buurt.encounters.values() for who in each.residents}
    promised = {each.made_in for each in buurt.follow_ups.values()}
    return residents == set(buurt.residents) and promised == set(buurt.encounters)
