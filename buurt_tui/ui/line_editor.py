"""Editing one line of text: typing, moving, deleting, undo. Knows no widget.

Characters are whole: an accent or a part of an emoji is never left behind on its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from msgspec import Struct

from buurt_tui.domain.text import LONGEST_NOTE
from buurt_tui.ui.text import character_end, character_start, safe

MOST_STEPS = 200
"""Steps back that are remembered."""

Kind = Literal["typing", "deleting", "other"]


class State(Struct, frozen=True):
    """The line and the cursor in it, in code points."""

    line: str = ""
    cursor: int = 0


class LineEditor:
    """A line, its cursor, and the way back."""

    def __init__(self) -> None:
        self.state = State()
        self._undo: list[State] = []
        self._redo: list[State] = []
        self._last: Kind = "other"

    @property
    def line(self) -> str:
        """What is typed."""
        return self.state.line

    @property
    def cursor(self) -> int:
        """Where the next character goes, in code points."""
        return self.state.cursor

    def insert(self, text: str) -> None:
        """Type or paste `text` at the cursor, without what a terminal would obey."""
        line, cursor = self.line, self.cursor
        text = text[: LONGEST_NOTE - len(line)]
        # cleaned together: a typed accent belongs to the letter before it.
        start = character_start(line, max(0, cursor - 1))
        before = line[:start] + safe(line[start:cursor] + text)
        starts_word = text == " " and not line[:cursor].endswith(" ")
        kind: Kind = "typing" if len(text) == 1 else "other"
        self._change(State(before + line[cursor:], len(before)), kind, parts=starts_word)

    def replace(self, line: str, cursor: int | None = None) -> None:
        """Put another line in its place, with the cursor there or at its end."""
        line = safe(line)
        at = len(line) if cursor is None else max(0, min(cursor, len(line)))
        self._change(State(line, character_start(line, at)), "other")

    def clear(self) -> None:
        """An empty line that nothing leads back from."""
        self.state, self._last = State(), "other"
        self._undo.clear()
        self._redo.clear()

    def move(self, index: int) -> None:
        """Put the cursor at `index`, or at the nearest end."""
        index = character_start(self.line, max(0, min(index, len(self.line))))
        self.state = State(self.line, index)
        self._last = "other"

    def delete_to(self, index: int) -> None:
        """Delete all between the cursor and `index`."""
        start, end = sorted((self.cursor, index))
        self._change(State(self.line[:start] + self.line[end:], start), "deleting")

    def undo(self) -> bool:
        """A step back; False if there is none."""
        return self._step(self._undo, self._redo)

    def redo(self) -> bool:
        """The undone step again; False if there is none."""
        return self._step(self._redo, self._undo)

    def left(self) -> int:
        """Where the character before the cursor begins."""
        return character_start(self.line, max(0, self.cursor - 1))

    def right(self) -> int:
        """Where the character after the one at the cursor begins."""
        return character_end(self.line, self.cursor)

    def word_left(self) -> int:
        """Where the word at or before the cursor begins."""
        return _skip(self.line, self.cursor, -1, (_is_space, _is_of_word))

    def word_right(self) -> int:
        """Where the next word begins."""
        return _skip(self.line, self.cursor, 1, (_is_of_word, _is_space))

    def _change(self, state: State, kind: Kind, *, parts: bool = False) -> None:
        if state.line == self.line:
            self.state = state
            return
        if parts or kind == "other" or kind != self._last:
            self._undo.append(self.state)
            del self._undo[:-MOST_STEPS]
        self._redo.clear()
        self.state, self._last = state, kind

    def _step(self, source: list[State], other: list[State]) -> bool:
        if not source:
            return False
        other.append(self.state)
        self.state, self._last = source.pop(), "other"
        return True


def _skip(line: str, index: int, step: int, passing: tuple[Callable[[str], bool], ...]) -> int:
    """From `index` past all of the first sort, then past all of the second."""
    for passes in passing:
        while 0 <= (at := index if step > 0 else index - 1) < len(line) and passes(line[at]):
            index += step
    return index


def _is_space(char: str) -> bool:
    return char.isspace()


def _is_of_word(char: str) -> bool:
    return not char.isspace()
