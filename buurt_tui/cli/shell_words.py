"""The words of a command line that is still being typed, and putting one back in its place.

Bash gives the raw line; its words are read here as bash reads them, half a quote at the end
included, since bash's own split at `=` and `:` tears names and options apart."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

BREAKS = "=:"
"""Where bash begins a word to complete anew."""
_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./,+%@")


class Line(Struct, frozen=True):
    """A line up to the cursor."""

    words: list[str]
    """Those before the one at the cursor, without quotes."""
    current: str
    """The one at the cursor, without quotes; perhaps empty."""
    raw: str = ""
    """The same as it stands there."""
    quote: str = ""
    """The quote that is open at the cursor."""

    def quoted(self, texts: Iterable[str]) -> list[str]:
        """These as bash puts them in the place of what it takes for the word at the cursor."""
        if self.quote:
            return [_inside(text, self.quote) for text in texts]
        torn = _torn_off(self.raw)
        whole = [_option(text) for text in texts]
        if not torn:
            return whole
        return [text[len(torn) :] for text in whole if text.startswith(torn)]


def quote(text: str) -> str:
    """`text` as one word for any shell: nothing in it means anything."""
    if not text:
        return "''"
    return "".join(char if char in _PLAIN or ord(char) > 127 else f"\\{char}" for char in text)


def _option(text: str) -> str:
    """`--name=value` with nothing but its value quoted."""
    name, equals, value = text.partition("=")
    if equals and name.startswith("--"):
        return f"{name}={quote(value)}"
    return quote(text)


def _inside(text: str, quote_: str) -> str:
    if quote_ == "'":
        return text.replace("'", "'\\''")
    return "".join(f"\\{char}" if char in '\\"$`' else char for char in text)


def _torn_off(raw: str) -> str:
    """What bash leaves standing of the word: all up to the last break that is not quoted."""
    cut = 0
    escaped = False
    for place, char in enumerate(raw):
        if escaped:
            escaped = False
        elif char == "\\":
            escaped = True
        elif char in BREAKS:
            cut = place + 1
    return raw[:cut]


def given(text: str) -> Line:
    """Words that a shell took apart and unquoted itself, each ended by a NUL."""
    words = text.split("\0")[:-1] or [""]
    return Line(words[1:-1], words[-1] if len(words) > 1 else "")


def of_bash(line: str) -> Line:
    """The words of the last command on the line, the program's own name left out."""
    words: list[str] = []
    word, raw = "", ""
    quote_ = ""
    is_word = escaped = False
    for char in line:
        raw += char
        if escaped:
            word += char if quote_ != '"' or char in '\\"$`' else f"\\{char}"
            escaped = False
        elif char == "\\" and quote_ != "'":
            escaped = is_word = True
        elif quote_:
            if char == quote_:
                quote_ = ""
            else:
                word += char
        elif char in "'\"":
            quote_, is_word = char, True
        elif char in " \t":
            if is_word:
                words.append(word)
            word, raw, is_word = "", "", False
        elif char in ";|&":
            words, word, raw, is_word = [], "", "", False
        else:
            word += char
            is_word = True
    return Line(words[1:], word, raw, quote_)
