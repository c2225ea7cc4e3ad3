"""What Tab may put in a line, and what the cursor stands behind."""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct

from buurt_tui.quicklog.draft import MarkKey, PartKind
from buurt_tui.quicklog.lexer import CLOSING, JOINTS, OPENING, SIGILS, body_end

SEVERAL_WORDS = "@/!>"
"""Sigils whose mark may go on over a space."""
MOST_WORDS = 6
LONGEST = 100
"""Characters; nobody types more of a name before asking how it goes on."""
_CLOSED = CLOSING.replace(".", "")
"""What ends a mark that goes on over a space; a full stop may be that of an initial."""


class Completion(Struct, frozen=True, kw_only=True):
    """One way to go on."""

    start: int
    end: int
    """What of the line it replaces."""
    text: str
    """What it puts there, sigil and all; with a space behind it if the line has none there."""
    label: str
    """What it stands for: a name, a topic, a date in words."""
    kind: PartKind
    value: str
    """The id, the contact, or the date (ISO)."""
    answer: tuple[MarkKey, str] | None = None
    """To be put with the overrides, if its spelling alone does not say who it is."""

    def applied(self, line: str) -> tuple[str, int]:
        """The line with it, and where the cursor goes."""
        cursor = self.start + len(self.text)
        behind = line[self.end :]
        skips_space = not self.text.endswith(" ") and behind[:1].isspace()
        return line[: self.start] + self.text + behind, cursor + skips_space


class Typed(NamedTuple):
    """The beginning of a mark, from its sigil to the cursor."""

    start: int
    sigil: str
    text: str
    end: int
    """Where the word ends that the cursor is in."""


def typed_at(line: str, cursor: int) -> Typed | None:
    """The mark that is being typed at the cursor; None if that is none."""
    cursor = max(0, min(cursor, len(line)))
    start = cursor
    for number in range(MOST_WORDS):
        start = at = _word_start(line, start)
        if number and line[start:cursor].split(None, 1)[0][-1] in _CLOSED:
            return None
        while at < cursor and line[at] in OPENING:
            at += 1
        if at < cursor and line[at] in SIGILS:
            sigil = "!!" if line.startswith("!!", at) else line[at]
            if number and sigil[0] not in SEVERAL_WORDS:
                return None
            text = line[at + len(sigil) : cursor]
            if len(text) > LONGEST or at + len(sigil) > cursor:
                return None
            return Typed(at, sigil, text, body_end(line, cursor, JOINTS))
        start = len(line[:start].rstrip())
        if not start:
            return None
    return None


def _word_start(line: str, end: int) -> int:
    start = end
    while start > 0 and not line[start - 1].isspace():
        start -= 1
    return start
