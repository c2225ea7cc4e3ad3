"""Who may read the note and the reasons, as it is typed behind `=`."""

from __future__ import annotations

from buurt_tui.domain.model import Readers
from buurt_tui.domain.text import fold
from buurt_tui.quicklog.lexer import words_of

READER_WORDS = {"voor-mij": Readers.WRITER, "deelbaar": Readers.SHAREABLE}
READER_WORDS_EN = {"for-me": Readers.WRITER, "shareable": Readers.SHAREABLE}

SHORTEST = 3
"""Letters that a beginning has at least; fewer are no sure sign."""


def read_readers(text: str) -> Readers | None:
    """The readers that `text` spells or begins."""
    typed = _squeezed(text)
    for word, readers in (*READER_WORDS.items(), *READER_WORDS_EN.items()):
        if len(typed) >= SHORTEST and _squeezed(word).startswith(typed):
            return readers
    return None


def with_readers(line: str, readers: Readers, words: dict[str, Readers]) -> str:
    """`line` with the mark for these readers at its end, in these words; the team needs none."""
    kept = line
    for word in reversed(words_of(line)):
        if word.sigil == "=" and read_readers(word.text.lstrip("=")) is not None:
            kept = kept[: word.start].rstrip() + kept[word.end :]
    mark = next((each for each, meant in words.items() if meant is readers), "")
    return f"{kept.rstrip()} ={mark}".lstrip() + " " if mark else kept


def _squeezed(text: str) -> str:
    return fold(text).replace(" ", "")
