"""The real program in a real pseudo-terminal, and what somebody would see on it."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pexpect
import pyte

PATIENCE = 20
"""Seconds for the slowest machine; a test that passes does not wait."""


class Terminal:
    """One run of `buurt` with these arguments, at this size."""

    def __init__(
        self,
        *arguments: str,
        home: Path,
        columns: int = 80,
        rows: int = 24,
        environment: Mapping[str, str] | None = None,
        most_bytes: int | None = None,
        program: Sequence[str] = ("-m", "buurt_tui"),
    ) -> None:
        """`most_bytes`: no file may grow beyond that, as on a disk that is full. `program`: another
        way to start it, as arguments of Python."""
        self.output = b""
        self.keys = 0
        """Keys pressed so far, Enter and Tab included."""
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._child = pexpect.spawn(
            sys.executable,
            [*program, *arguments],
            dimensions=(rows, columns),
            env=an_environment(home, environment),
            timeout=PATIENCE,
            preexec_fn=None if most_bytes is None else lambda: _limit(most_bytes),
        )
        self._child.delaybeforesend = None

    @property
    def pid(self) -> int:
        return int(self._child.pid)

    def press(self, *keys: str) -> None:
        """Press these: a text is typed, one key a character."""
        for key in keys:
            sent = KEYS.get(key, key)
            self.keys += 1 if key in KEYS else len(key)
            self._child.send(sent)

    def press_raw(self, sent: bytes) -> None:
        """Send these bytes, whatever they are."""
        os.write(self._child.child_fd, sent)

    def shows(self, text: str) -> str:
        """Wait until `text` is on the screen; the whole screen then."""
        self._until(lambda: text in self.text, f"{text!r} is not on the screen")
        return self.text

    def hides(self, text: str) -> None:
        """Wait until `text` is on the screen no more."""
        self._until(lambda: text not in self.text, f"{text!r} stays on the screen")

    @property
    def text(self) -> str:
        """What is on the screen, line by line."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    def settle(self, seconds: float = 0.3) -> None:
        """Read until nothing has come for a moment."""
        while self._read(seconds):
            pass

    def comes(self, holds: Callable[[], bool]) -> bool:
        """Wait until this holds; False if the program ended before it did."""
        deadline = time.monotonic() + PATIENCE
        while not holds():
            if not self.is_running:
                self.settle(0.05)
                return holds()
            if time.monotonic() > deadline:
                raise AssertionError(f"it does not come to that:\n{self.text}")
            self._read(0.05)
        return True

    @property
    def is_running(self) -> bool:
        """Whether it has not ended yet."""
        return bool(self._child.isalive())

    def paste(self, text: str) -> None:
        """As a terminal says that something was pasted."""
        self.press_raw(f"\x1b[200~{text}\x1b[201~".encode())

    def kill(self) -> None:
        """As the power does."""
        os.kill(self.pid, signal.SIGKILL)
        self._child.wait()

    def send_signal(self, number: int) -> None:
        """As another program does, or the terminal when it is closed."""
        os.kill(self.pid, number)

    def hang_up(self) -> None:
        """As when the window is closed, and wait until the program has noticed."""
        self._child.ptyproc.fileobj.close()
        deadline = time.monotonic() + PATIENCE
        while self._child.isalive() and time.monotonic() < deadline:
            time.sleep(0.02)
        assert not self._child.isalive(), "it goes on without a terminal"

    def leave(self) -> str:
        """Ctrl+Q, and what is said after the program has left the screen."""
        self.press("Ctrl+Q")
        deadline = time.monotonic() + PATIENCE
        while self._child.isalive() and time.monotonic() < deadline:
            self._read(0.05)
        assert not self._child.isalive(), "it does not stop:\n" + self.text
        return self.text

    def ended(self) -> str:
        """Wait until it ends by itself; what is on the screen then."""
        deadline = time.monotonic() + PATIENCE
        while self._child.isalive() and time.monotonic() < deadline:
            self._read(0.05)
        self.settle(0.05)
        assert not self._child.isalive(), "it does not end:\n" + self.text
        return self.text

    @property
    def echoes(self) -> bool:
        """Whether what is typed at the terminal is shown by the terminal itself."""
        return bool(termios.tcgetattr(self._child.child_fd)[3] & termios.ECHO)

    @property
    def exit_code(self) -> int | None:
        """Of the program that ended."""
        code: int | None = self._child.exitstatus
        return code

    def close(self) -> None:
        """End it, whatever it does."""
        self._child.close(force=True)

    def _until(self, holds: object, told: str) -> None:
        deadline = time.monotonic() + PATIENCE
        while not holds():  # type: ignore[operator]
            if time.monotonic() > deadline:
                raise AssertionError(f"{told}:\n{self.text}")
            self._read(0.05)

    def _read(self, seconds: float) -> bool:
        try:
            raw = self._child.read_nonblocking(65_536, timeout=seconds)
        except (pexpect.TIMEOUT, pexpect.EOF):
            return False
        self.output += raw
        self._stream.feed(raw)
        return True


def all_show(text: str, *terminals: Terminal) -> None:
    """Wait until `text` is on each of these screens.

    All are read meanwhile: a program whose terminal takes nothing more has to wait for it."""
    deadline = time.monotonic() + PATIENCE
    while waiting := [terminal for terminal in terminals if text not in terminal.text]:
        if time.monotonic() > deadline:
            raise AssertionError(f"{text!r} is not on the screen:\n{waiting[0].text}")
        for terminal in terminals:
            terminal.settle(0.02)


def _limit(most_bytes: int) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, most_bytes))


KEYS = {
    "Enter": "\r",
    "Tab": "\t",
    "Esc": "\x1b",
    "Up": "\x1b[A",
    "Down": "\x1b[B",
    "PageDown": "\x1b[6~",
    "F1": "\x1bOP",
    "F2": "\x1bOQ",
    "F3": "\x1bOR",
    "F4": "\x1bOS",
    "F8": "\x1b[19~",
    "F9": "\x1b[20~",
    "F12": "\x1b[24~",
    "Ctrl+G": "\x07",
    "Ctrl+L": "\x0c",
    "Ctrl+X": "\x18",
    "Ctrl+N": "\x0e",
    "Ctrl+P": "\x10",
    "Ctrl+Q": "\x11",
    "Ctrl+Y": "\x19",
    "Ctrl+Z": "\x1a",
}


def an_environment(home: Path, more: Mapping[str, str] | None = None) -> dict[str, str]:
    """Nothing of whoever runs the tests, and Dutch."""
    return {
        "HOME": str(home),
        "PATH": os.environ["PATH"],
        "TERM": "xterm-256color",
        "LANG": "nl_NL.UTF-8",
        "PYTHONUTF8": "1",
        # where files may not grow, Python would leave half a .pyc behind for everybody
        "PYTHONDONTWRITEBYTECODE": "1",
        **(more or {}),
    }


def buurt(*arguments: str, home: Path, typed: str = "") -> subprocess.CompletedProcess[str]:
    """One headless command."""
    return subprocess.run(
        [sys.executable, "-m", "buurt_tui", *arguments],
        input=typed,
        capture_output=True,
        text=True,
        timeout=PATIENCE * 2,
        env=an_environment(home),
    )
