"""Where a line stands while it is read: what was said so far, and whose the next words are."""

from __future__ import annotations

import re
from datetime import date

from buurt_tui.domain.model import Buurt, Contact, Readers
from buurt_tui.quicklog.draft import (
    ComingBack,
    MarkKey,
    Overrides,
    PartKind,
    Topic,
    Walker,
    Where,
    Who,
)
from buurt_tui.quicklog.items import Item
from buurt_tui.quicklog.lexer import CLOSING, END, Word, words_of
from buurt_tui.quicklog.problems import Problem, ProblemKind

JOINERS = frozenset({"en", "and", "&", "+", ","})
"""Between two residents they make a group."""
_POSSESSIVE = re.compile(r"['’‘][sS](?![^\W\d_])")
_GLUED = re.compile(r"[@#*+][^\W\d_]")
_GLUED_BEFORE = re.compile(r"[^\w\s/\\@#*+][@#][^\W\d_]")


class Reader:
    """One pass over one line. What a word means may depend on those before it, never on those
    after it; except that hooks before the first resident are theirs."""

    def __init__(self, line: str, buurt: Buurt, on: date, overrides: Overrides) -> None:
        self.line = line
        self.on = on
        self.buurt = buurt
        self.words: list[Word] = words_of(line)
        self.items: list[Item] = []
        self.who: list[Who] = []
        self.hooks: list[tuple[int, Topic]] = []
        """Each with the number of the group whose it is."""
        self.follow_ups: dict[int, ComingBack] = {}
        """By the number of their group, in the order of the line."""
        self.place: Where | None = None
        self.contact: Contact | None = None
        self.readers: Readers | None = None
        self.waiting: tuple[Item, Walker] | None = None
        """A team member named before the follow-up."""
        self.problems: list[Problem] = []
        self.used: dict[MarkKey, str] = {}
        """The answers that were taken."""
        self.sigils = 0
        """How many words looked like a mark."""
        self._overrides = overrides
        self._seen: dict[str, int] = {}
        self._reason = -1
        """The number of the group whose reason goes on; -1: the words are note."""

    @property
    def group(self) -> int:
        """The number of the group whose the next mark is: the last one, else the first to come."""
        return self.who[-1].group if self.who else 0

    def key(self, start: int, end: int) -> MarkKey:
        """The key of the mark that stands there."""
        text = self.line[start:end]
        nth = self._seen.get(text, 0)
        self._seen[text] = nth + 1
        return MarkKey(text, nth)

    def answer(self, key: MarkKey) -> str:
        """What somebody chose for this mark; empty if nothing."""
        return self._overrides.get(key, "")

    def take(self, key: MarkKey) -> None:
        """The answer for this mark made a difference."""
        self.used[key] = self._overrides[key]

    def problem(self, kind: ProblemKind, start: int, end: int, **values: str) -> None:
        """Note that something may have been meant otherwise."""
        self.problems.append(Problem(kind=kind, start=start, end=end, values=values))

    def add_mark(
        self, kind: PartKind, key: MarkKey, at: int, count: int, end: int, reason: int = -1
    ) -> Item:
        """A mark of `count` words from `words[at]`, and what the last of them goes on with.

        `reason` is the group whose reason the words after it are."""
        first, last = self.words[at], self.words[at + count - 1]
        self._reason = reason
        rest, ends = self._split_end(last, end)
        lead = self.line[first.start : first.opening]
        item = Item(kind=kind, start=first.opening, end=end, key=key, lead=lead, of=reason)
        item.pieces = self.line[item.start : end].split()
        item.tail = rest[: _tail_length(rest, first.sigil)]
        self.items.append(item)
        if left := rest[len(item.tail) :]:
            self._add_left(end + len(item.tail), left, last)
            if left[0] in "!?":  # `@Fatima!vr`
                self.problem(ProblemKind.GLUED, end, last.end)
        if ends:
            self._end_reason(last.end)
        return item

    def _split_end(self, word: Word, start: int) -> tuple[str, bool]:
        """The rest of `word` from `start`, and whether a `;` behind it ends a reason."""
        ends = word.ends_reason and self._reason >= 0
        return self.line[start : word.end - ends], ends

    def _add_left(self, start: int, text: str, word: Word) -> None:
        if glued := _GLUED.search(text):
            self.problem(ProblemKind.GLUED, start + glued.start(), start + len(text))
        self._add_text(start, start + len(text), word.plain_from(start)[: len(text)])

    def add_word(self, word: Word) -> None:
        """A word that is no mark."""
        if not word.escapes and _GLUED_BEFORE.search(word.text):
            self.problem(ProblemKind.GLUED, word.start, word.end)
        text, ends = word.plain, word.ends_reason and self._reason >= 0
        if text := text[: len(text) - ends]:
            self._add_text(word.start, word.end - ends, text)
        if ends:
            self._end_reason(word.end)

    def _add_text(self, start: int, end: int, text: str) -> None:
        last = self.items[-1] if self.items else None
        if last is not None and last.kind in (PartKind.NOTE, PartKind.REASON):
            last.end = end
            last.pieces.append(text)
        else:
            kind = PartKind.REASON if self._reason >= 0 else PartKind.NOTE
            self.items.append(Item(kind=kind, start=start, end=end, pieces=[text], of=self._reason))

    def _end_reason(self, end: int) -> None:
        item = Item(kind=PartKind.END, start=end - 1, end=end, pieces=[END], of=self._reason)
        self.items.append(item)
        self._reason = -1

    def joins_group(self) -> bool:
        """Whether a resident named next belongs with the last one; takes the word between them."""
        between = self.items[-1] if self.items else None
        if between is None:
            return False
        if between.kind is not PartKind.NOTE:
            return between.kind is PartKind.WHO and between.tail in ("", ",")
        joins = all(_is_joiner(piece) for piece in between.pieces)
        before = self.items[-2] if len(self.items) > 1 else between
        if joins and before.kind is PartKind.WHO and before.tail in ("", ","):
            between.kind = PartKind.JOINER
            return True
        return False


def _is_joiner(piece: str) -> bool:
    word = piece.casefold()
    return word in JOINERS or word.rstrip(",") in JOINERS


def _tail_length(rest: str, sigil: str) -> int:
    """How much of what stands right behind a mark is not text."""
    if sigil == "*" and rest[:1] == "*" and not rest[1:].strip(CLOSING):  # `*koken*`
        return len(rest)
    possessive = _POSSESSIVE.match(rest)
    at = possessive.end() if possessive else 0
    length = len(rest) - len(rest[at:].lstrip(CLOSING))
    if rest[length : length + 1].isalpha():  # `@Fatima!vr`: in a word, a sigil is text
        length = len(rest[:length].rstrip("!?"))
    return length
