"""What a terminal sends, as keys and pastes: Textual's driver, without what it loses or misreads.

- A paste is text to its very end: Textual reads an ESC inside it, and all behind that, as keys.
- Esc and a symbol in one read are two keys: Textual gives the symbol alone. (With a letter it gives
  one Alt key, which the app takes apart; with a digit that is a key of ours.)
- Bytes that are no UTF-8, as a paste from an old file has them, become `�`: Textual stops with an
  error that shows what was typed.
- A program that somebody stops and lets go on (SIGSTOP, SIGCONT) has let go of nothing. Textual
  begins anew: with a second thread that reads keys, so that Enter overtakes a word; and what it
  leaves behind at the end is the terminal as we had made it."""

from __future__ import annotations

import os
import termios
import time
from codecs import getincrementaldecoder
from collections.abc import Iterable, Iterator
from contextlib import suppress
from selectors import EVENT_READ, SelectSelector
from signal import SIGHUP
from typing import Any

from textual import events
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

PASTE = "\x1b[200~"
END_OF_PASTE = "\x1b[201~"
CLEARED = "\x1b[H\x1b[J"
"""To the first line, and nothing below it; into no memory of lines that went by."""
TAKEN = "\x1b[?1049h\x1b[?25l"
"""To the second screen, without a cursor."""
_SHORTEST_MARK = 2
"""Of what could become the mark of a paste: ESC alone is a key as well."""
_PATIENCE = 0.05
"""Seconds to wait for the rest of a mark."""
_AT_ONCE = 4096
_LOOK_EVERY = 0.1


class PlainPasteParser(XTermParser):
    """Textual's parser, which gets to see no paste."""

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._pasted: list[str] | None = None
        """What was pasted so far; None outside a paste."""
        self._held = ""
        """The end of what was read, if it may be half a mark."""
        self._held_since = 0.0

    def feed(self, data: str) -> Iterable[Message]:
        """The keys and pastes in `data`, which may end anywhere in one; "" is the end of all."""
        if not data:
            if held := self._let_go():
                yield from super().feed(held)
            yield from super().feed("")
            return
        data = self._let_go() + data
        while data:
            mark = PASTE if self._pasted is None else END_OF_PASTE
            before, found, data = data.partition(mark)
            if not found:
                before = self._hold_back(before, mark)
            yield from self._take(before)
            if found:
                yield from self._turn()

    def tick(self) -> Iterable[Message]:
        """What is no longer waited for."""
        if self._held and self._pasted is None and time.monotonic() > self._held_since + _PATIENCE:
            yield from super().feed(self._let_go())
        yield from super().tick()

    def _take(self, text: str) -> Iterator[Message]:
        if self._pasted is not None:
            self._pasted.append(text)
        elif text:
            yield from super().feed(text)

    def _turn(self) -> Iterator[Message]:
        """Into a paste, or out of it."""
        if self._pasted is None:
            self._pasted = []
            return
        yield events.Paste("".join(self._pasted).replace("\0", ""))
        self._pasted = None

    def _hold_back(self, text: str, mark: str) -> str:
        """`text` without what may be the beginning of `mark`; that waits for the rest."""
        for length in range(len(mark) - 1, _SHORTEST_MARK - 1 if mark is PASTE else 0, -1):
            if text.endswith(mark[:length]):
                self._held, self._held_since = text[-length:], time.monotonic()
                return text[:-length]
        return text

    def _let_go(self) -> str:
        held, self._held = self._held, ""
        return held

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[events.Key]:
        keys = list(super()._sequence_to_key_events(sequence, alt))
        if alt and keys and not keys[0].key.startswith("alt+"):
            yield events.Key("escape", "\x1b")
        yield from keys


class PlainDriver(LinuxDriver):
    """Textual's driver with that parser, which takes any bytes."""

    _attrs_meanwhile: list[Any] | None = None
    """The terminal as it is while the program runs."""

    def start_application_mode(self) -> None:
        """Take the terminal, and remember how it is now."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        with suppress(termios.error):
            self._attrs_meanwhile = termios.tcgetattr(self.fileno)

    def _sigcont_application(self, *_: object) -> None:
        if self._key_thread is not None and self._key_thread.is_alive():
            self._loop.call_soon_threadsafe(self._take_back)
        else:  # it let go before it stopped
            super()._sigcont_application()

    def _take_back(self) -> None:
        """A shell may have had the terminal while we were stopped."""
        if self._attrs_meanwhile is not None:
            with suppress(termios.error):
                termios.tcsetattr(self.fileno, termios.TCSANOW, self._attrs_meanwhile)
        self.write(TAKEN)
        self._enable_mouse_support()
        self._enable_bracketed_paste()
        self._app.refresh()

    def stop_application_mode(self) -> None:
        """Leave an empty screen behind: not every terminal has a second one to go back from."""
        self.write(CLEARED)
        super().stop_application_mode()

    def _run_input_thread(self) -> None:
        try:
            self.run_input_thread()
        except Exception as error:  # of ours or Textual's: told as any mistake, without values
            self._app.call_later(self._app._handle_exception, error)

    def run_input_thread(self) -> None:
        """Read what is typed until the app leaves, or the terminal is gone."""
        parser = PlainPasteParser(self._debug)
        decode = getincrementaldecoder("utf-8")("replace").decode
        with SelectSelector() as selector:
            selector.register(self.fileno, EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(_LOOK_EVERY):
                    raw = self._read()
                    if not raw:
                        os.kill(os.getpid(), SIGHUP)  # the app keeps everything and leaves
                        return
                    if text := decode(raw):
                        self._pass_on(parser.feed(text))
                self._pass_on(parser.tick())

    def _read(self) -> bytes:
        try:
            return os.read(self.fileno, _AT_ONCE)
        except OSError:
            return b""

    def _pass_on(self, messages: Iterable[Message]) -> None:
        for message in messages:
            self.process_message(message)
