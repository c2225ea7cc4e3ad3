"""Several names in one field, with a comma between.

A name that has a comma in it stands between quotes ("Plein, noord"), or is known."""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import NamedTuple

from buurt_tui.domain.text import clean, fold

_QUOTES = {'"': '"', "“": "”", "„": "”", "«": "»"}
_CLOSING = frozenset(_QUOTES.values())


class Name(NamedTuple):
    """One name, and where it stands in the field, quotes included."""

    start: int
    end: int
    text: str
    is_quoted: bool = False


def split_names(text: str, known: Container[str] = frozenset()) -> list[Name]:
    """The names in `text`, in order; `known` are the folded names that have a comma in them."""
    pieces = list(_pieces(text))
    names: list[Name] = []
    at = 0
    while at < len(pieces):
        end = _end_of_known(text, pieces, at, known)
        piece = pieces[at]
        if end > at + 1:
            start, stop = piece.start, pieces[end - 1].end
            piece = Name(start, stop, clean(text[start:stop]), is_quoted=True)
        if piece.text:
            names.append(piece)
        at = end
    return names


def join_names(names: Iterable[str]) -> str:
    """A text that `split_names` gives these names for."""
    return ", ".join(quoted(name) for name in names)


def quoted(name: str) -> str:
    """`name`, between quotes if it would not stay one name without."""
    if "," not in name and name[:1] not in _QUOTES:
        return name
    opening, closing = next((o, c) for o, c in _QUOTES.items() if c not in name or c == "»")
    return f"{opening}{name}{closing}"


def _pieces(text: str) -> Iterable[Name]:
    start = 0
    while start <= len(text):
        begin = start + len(text[start:]) - len(text[start:].lstrip())
        closing = _QUOTES.get(text[begin : begin + 1])
        closed = text.find(closing, begin + 1) if closing else -1
        comma = text.find(",", max(begin, closed))
        stop = comma if comma >= 0 else len(text)
        end = max(begin, start + len(text[start:stop].rstrip()))
        if 0 <= closed == end - 1:
            yield Name(begin, end, clean(text[begin + 1 : closed]), is_quoted=True)
        else:
            yield Name(begin, end, clean(text[begin:end]))
        if comma < 0:
            return
        start = comma + 1


def _end_of_known(text: str, pieces: list[Name], at: int, known: Container[str]) -> int:
    """Behind the longest run of pieces that spells a known name; behind the one piece if none."""
    if known:
        for end in range(len(pieces), at + 1, -1):
            if fold(clean(text[pieces[at].start : pieces[end - 1].end])) in known:
                return end
    return at + 1
