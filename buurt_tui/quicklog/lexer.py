"""The words of a line: what a sigil, a bracket, a backslash or a semicolon does to them.

Only the ends of a word are looked at, so that `C#`, `en/of`, `50+` and `1/2` are plain text.
Whether a mark means anything is for the parser to say."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from msgspec import Struct

INVISIBLE = "\u200b\u200e\u200f\u2066\u2067\u2068\u2069\ufeff"
"""Comes along with text that is pasted from a telephone."""
OPENING = "([{\"'“”„‘’«‚`" + INVISIBLE
"""What may stand before a sigil."""
CLOSING = ".,:;!?…)]}\"'“”’»`" + INVISIBLE
"""What may stand at a mark's end and is not part of it."""
SIGILS = "@#*+?/=>!"
END = ";"
ESCAPE = "\\"

_WORD = re.compile(r"\S+")
_SPECIAL = frozenset(OPENING + SIGILS + ESCAPE)

JOINTS = "-_'’‘"
"""Inside a name or a topic."""


class Word(Struct, frozen=True):
    """A stretch without white space, and its place in the line."""

    start: int
    end: int
    text: str
    sigil: str = ""
    """`!!` or one of `SIGILS` when something follows it; empty for plain text."""
    body: int = 0
    """Where the line goes on after the sigil."""
    ends_reason: bool = False
    """Whether there is a `;` at its end, not escaped."""
    escapes: tuple[int, ...] = ()
    """Where a backslash stands that is not itself text."""

    @property
    def opening(self) -> int:
        """Where the sigil stands, after any bracket or quote."""
        return self.body - len(self.sigil) if self.sigil else self.start

    @property
    def plain(self) -> str:
        """The text without the backslash of an escape."""
        return self.plain_from(self.start)

    def plain_from(self, start: int) -> str:
        """The text from `start`, a place in the line, without the backslash of an escape."""
        if not self.escapes:
            return self.text[start - self.start :]
        kept = range(start, self.end)
        return "".join(self.text[at - self.start] for at in kept if at not in self.escapes)


def words_of(line: str) -> list[Word]:
    """The words of `line`, in order; between them there is nothing but white space."""
    return [_word(match.start(), match.group()) for match in _WORD.finditer(line)]


def _word(start: int, text: str) -> Word:
    end = start + len(text)
    ends_reason = text[-1] == END
    escapes: tuple[int, ...] = ()
    if ends_reason and text[-2:-1] == ESCAPE:
        ends_reason, escapes = False, (end - 2,)
    if text[0] not in _SPECIAL:
        return Word(start, end, text, ends_reason=ends_reason, escapes=escapes)
    at = start + len(text) - len(text.lstrip(OPENING))
    rest = text[at - start :]
    if rest[:1] == ESCAPE and _is_escape(rest):
        return Word(start, end, text, ends_reason=ends_reason, escapes=(at, *escapes))
    sigil = _sigil(rest)
    body = at + len(sigil) if sigil else start
    return Word(start, end, text, sigil, body, ends_reason, escapes)


def _is_escape(rest: str) -> bool:
    unescaped = rest.lstrip(ESCAPE)
    return unescaped[:1] != "" and unescaped[0] in SIGILS


def _sigil(rest: str) -> str:
    """The sigil that `rest` begins with, if it goes on in a way that makes it a mark."""
    if rest[:1] == "!":
        sigil = "!!" if rest.startswith("!!") else "!"
        goes_on = rest[len(sigil) :].strip(CLOSING + OPENING) and rest[len(sigil)] not in "!?"
        return sigil if goes_on else ""
    return rest[0] if rest[:1] and rest[0] in SIGILS and rest[1:2].isalpha() else ""


def body_end(text: str, start: int, extra: str) -> int:
    """How far letters, digits, their accents and the characters of `extra` go on from `start`."""
    end = start
    while end < len(text) and (text[end].isalnum() or text[end] in extra or _is_accent(text[end])):
        end += 1
    return end


def body_of(word: Word, joints: str) -> str:
    """The letters and digits right behind the sigil, held together by the characters `joints`."""
    first = word.body - word.start
    return word.text[first : body_end(word.text, first, joints)].rstrip(joints)


def _is_accent(char: str) -> bool:
    return char > "\u02ff" and (unicodedata.category(char)[0] == "M" or char in "\u200c\u200d")


def closing_of(text: str) -> int:
    """Where in `text` the punctuation at its end begins."""
    return len(text.rstrip(CLOSING))


def is_punctuation(text: str) -> bool:
    """Whether `text` has nothing but punctuation and white space."""
    return all(char.isspace() or unicodedata.category(char)[0] == "P" for char in text)


def neighbours(words: list[Word], start: int, most: int) -> Iterator[Word]:
    """The word at index `start` and the plain words right after it, `most` at the most."""
    for index in range(start, min(start + most, len(words))):
        word = words[index]
        if index > start and (word.sigil or word.escapes):
            return
        yield word
