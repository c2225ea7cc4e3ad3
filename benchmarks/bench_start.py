"""From Enter in the shell to a painted screen and an echoed key, beside Textual's hello-world.

Both run in a real terminal of 80 by 24, in turns, with their bytecode compiled beforehand; ours is
the `buurt` that is installed beside this Python. Ready means: a key sent the moment the screen is
there has come back from the program."""

from __future__ import annotations

import argparse
import compileall
import os
import pty
import select
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Sequence
from fcntl import ioctl
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from table import ms, row

HELLO = """
from textual.app import App
from textual.widgets import Static


class Hello(App):
    def compose(self):
        yield Static("Hello, World!")


Hello().run()
"""
GIVE_UP = 10.0
"""Seconds."""


class Times(NamedTuple):
    """Seconds since the start; nan for what was not waited for."""

    first_byte: float
    painted: float
    ready: float = float("nan")


def main() -> None:
    options = _options()
    for package in ("buurt_tui", "textual", "rich", "msgspec"):
        spec = find_spec(package)
        for folder in (spec.submodule_search_locations or ()) if spec else ():
            compileall.compile_dir(folder, quiet=2)
    with tempfile.TemporaryDirectory() as home:
        hello = Path(home, "hello.py")
        hello.write_text(HELLO)
        environment = _environment(home)
        theirs: list[Times] = []
        ours: list[Times] = []
        command = options.command or [str(Path(sys.executable).with_name("buurt")), "demo"]
        for turn in range(options.runs + 1):
            one = _run([sys.executable, str(hello)], environment, b"Hello, World!", b"")
            other = _run(command, environment, options.shows.encode(), b"Z")
            if turn:  # the first of each warms the disk
                theirs.append(one)
                ours.append(other)
    _report(theirs, ours)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--shows", default="^Q", help="what the painted screen has on it")
    parser.add_argument("command", nargs="*", help="another program than the demo")
    return parser.parse_args()


def _environment(home: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "VIRTUAL_ENV") if name in os.environ}
    return kept | {
        **{"HOME": home, "XDG_DATA_HOME": home, "XDG_CONFIG_HOME": home, "XDG_STATE_HOME": home},
        **{"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "nl_NL.UTF-8"},
    }


def _run(command: Sequence[str], env: dict[str, str], shows: bytes, key: bytes) -> Times:
    """Start `command` in a terminal, wait until it `shows` this, type `key` and wait for it."""
    start = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        os.execvpe(command[0], list(command), env)
    ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    try:
        got, first_byte = _read_until(terminal, shows, b"", start)
        painted = time.perf_counter() - start
        if not key:
            return Times(first_byte, painted)
        os.write(terminal, key)
        _read_until(terminal, key, got.partition(shows)[2].replace(key, b""), start)
        return Times(first_byte, painted, time.perf_counter() - start)
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(terminal)


def _read_until(terminal: int, awaited: bytes, got: bytes, start: float) -> tuple[bytes, float]:
    """What was read up to and with `awaited`, and when the first of it came."""
    first = 0.0
    while awaited not in got:
        left = GIVE_UP - (time.perf_counter() - start)
        if left <= 0 or not select.select([terminal], [], [], left)[0]:
            raise SystemExit(f"no {awaited!r} in {got[-2000:]!r}")
        got += os.read(terminal, 65_536)
        first = first or time.perf_counter() - start
    return got, first


def _report(theirs: Sequence[Times], ours: Sequence[Times]) -> None:
    hello = statistics.median(run.painted for run in theirs)
    painted = statistics.median(run.painted for run in ours)
    ready = statistics.median(run.ready for run in ours)
    beside = f"a Textual hello-world ({ms(hello)})"
    row("first paint on the demo", beside, f"{painted / hello:.2f} × ({ms(painted)})", "≤ 1.0 ×")
    row("a key sent at once is echoed", beside, f"{ready / hello:.2f} × ({ms(ready)})", "≤ 1.25 ×")


if __name__ == "__main__":
    main()
