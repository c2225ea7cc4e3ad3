"""What a line falls apart into while it is read: runs of text, and marks with their punctuation."""

from __future__ import annotations

from itertools import dropwhile, pairwise

from msgspec import Struct, field
from msgspec.structs import replace

from buurt_tui.quicklog.draft import MarkKey, Part, PartKind
from buurt_tui.quicklog.lexer import is_punctuation


class Item(Struct, kw_only=True):
    """A mark, or a run of words that are none."""

    kind: PartKind
    """NOTE, REASON, JOINER and END are text; the others are marks."""
    start: int
    end: int
    lead: str = ""
    """The brackets and quotes right before it."""
    tail: str = ""
    """The punctuation right after it."""
    key: MarkKey | None = None
    pieces: list[str] = field(default_factory=list)
    """The words of a run, escapes resolved; of a mark, how it reads in a note if it must."""
    of: int = -1
    """The index of the follow-up that it belongs to; -1: of none."""

    @property
    def is_mark(self) -> bool:
        """Whether it has a meaning of its own."""
        return self.key is not None

    def parts(self) -> list[Part]:
        """It and the punctuation around it."""
        found = [Part(self.start, self.end, self.kind, self.key)]
        if self.lead:
            found.insert(0, Part(self.start - len(self.lead), self.start, PartKind.PUNCTUATION))
        if self.tail:
            found.append(Part(self.end, self.end + len(self.tail), PartKind.PUNCTUATION))
        return found


PAIRS = {"(": ")", "[": "]", "{": "}", "“": "”", "‘": "’", "«": "»", '"': '"'}

_CLOSING = PAIRS | {"'": "'", "`": "`", "„": "”", "‚": "’"}
"""An apostrophe is also something else: looked at only where its other half was opened."""


def note_of(items: list[Item]) -> str:
    """The words of the note, in the order typed.

    Left out is a run of nothing but punctuation, and so is the punctuation around a mark, except
    half of a pair of brackets or quotes whose other half stands in a word."""
    items = [*items[:1], *(_without_comma(item, before) for before, item in pairwise(items))]
    runs = [item for item in items if item.kind is PartKind.NOTE]
    kept = {id(run) for run in runs if not all(map(is_punctuation, run.pieces))}
    text = " ".join(" ".join(run.pieces) for run in runs if id(run) in kept)
    needed = _missing_halves(text)
    note: list[str] = []
    glued = ""
    for item in items:
        if item.is_mark:
            opened, closed = _taken(item.lead, needed), _taken(item.tail, needed)
            glued += opened
            if note and not glued:
                note[-1] += closed
        elif id(item) in kept:
            note += [glued + item.pieces[0], *item.pieces[1:]]
            glued = ""
    return " ".join(note)


def _without_comma(item: Item, before: Item) -> Item:
    """The run without a comma or semicolon that stands alone behind a mark."""
    if item.kind is PartKind.NOTE and before.is_mark:
        words = list(dropwhile(lambda piece: piece in (",", ";"), item.pieces))
        if words and words[0][0] == ",":  # @Fatima ,ze zwaait
            words[0] = words[0].lstrip(",") or words[0]
        return replace(item, pieces=words or item.pieces[-1:])
    return item


def left_open(text: str) -> str:
    """The brackets and quotes of `text` that are not closed in it."""
    opened = ""
    for char in text:
        if opened and char == _CLOSING.get(opened[-1]):
            opened = opened[:-1]
        elif char in _CLOSING:
            opened += char
    return opened


def without_closing(text: str, opened: str) -> str:
    """`text` without the brackets and quotes that close those of `opened`, which stand before it.

    Such a one stands at the end of a word, and no other one in `text` goes with it."""
    for opening in reversed(opened):
        if (at := _closing_at(text, opening)) is not None:
            text = text[:at] + text[at + 1 :]
    return text


def _closing_at(text: str, opening: str) -> int | None:
    closing, depth = _CLOSING.get(opening, ""), 0
    for at, char in enumerate(text if closing else ""):
        ends_a_word = not text[at + 1 : at + 2].isalnum()
        if char == closing and (char in ")]}" or ends_a_word):
            if not depth:
                return at
            depth -= 1
        elif char == opening and (opening != closing or not text[:at][-1:].strip()):
            depth += 1
    return None


def _missing_halves(text: str) -> dict[str, int]:
    """How many of each bracket or quote `text` lacks."""
    missing: dict[str, int] = {}
    for opening, closing in PAIRS.items():
        if opening == closing:
            missing[opening] = text.count(opening) % 2
        else:
            surplus = text.count(closing) - text.count(opening)
            missing[opening], missing[closing] = max(0, surplus), max(0, -surplus)
    return {half: count for half, count in missing.items() if count}


def _taken(punctuation: str, needed: dict[str, int]) -> str:
    taken = ""
    for char in punctuation:
        if needed.get(char):
            needed[char] -= 1
            taken += char
    return taken
