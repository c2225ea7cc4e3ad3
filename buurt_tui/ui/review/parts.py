"""The agenda of a weekly review, part by part. Knows no Textual: the minutes read it too.

A part joins by `register`: which items it has, what to show of one, and what may be decided on it.
Nothing else of the review knows which parts there are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct

from buurt_tui.domain.edit import Edit
from buurt_tui.domain.model import AgendaItem, MemberId, Outcome, Review
from buurt_tui.views.agenda import Looking
from buurt_tui.views.now import Now

LONGEST_LINE = 40
"""Characters: what is read from four metres on sixty columns."""
MOST_LINES = 4
"""Of a card, below its title; with a blank line between them it has nine."""


class Asks(StrEnum):
    """What a choice has to know before it can be carried out."""

    NOTHING = "nothing"
    DAY = "day"
    MEMBER = "member"
    WORDS = "words"


class Answer(Struct, frozen=True, kw_only=True):
    """What was asked and answered, when, and by whom."""

    at: datetime
    me: MemberId | None = None
    around: date | None = None
    """None: "als het uitkomt"."""
    walker: MemberId | None = None
    words: str = ""


def nothing_else(_now: Now, _item: AgendaItem, _answer: Answer) -> tuple[Edit, ...]:
    """The decision is all there is to write down."""
    return ()


class Choice(Struct, frozen=True, kw_only=True):
    """What may be decided on an item, with one key."""

    key: str
    """As in `keys.REVIEW`: what its action is called with."""
    says: str
    """Marked for translation."""
    outcome: Outcome
    asks: Asks = Asks.NOTHING
    edits: Callable[[Now, AgendaItem, Answer], tuple[Edit, ...]] = nothing_else


class Card(Struct, frozen=True, kw_only=True):
    """What is shown of one item."""

    lines: tuple[str, ...]
    """The first says who or what; in the user's language, through the veil. A line that was too
    long has a line break."""
    choices: tuple[Choice, ...]
    """The first is that of Enter."""


class Part(Struct, frozen=True, kw_only=True):
    """One part of the agenda."""

    name: str
    """As it stands in the documents."""
    title: str
    """Marked for translation."""
    items: Callable[[Looking], list[AgendaItem]]
    card: Callable[[Now, AgendaItem, Review], Card | None]
    """None: there is nothing to decide any more, as somebody settled it or was erased."""
    subject: Callable[[Now, AgendaItem], str]
    """What the minutes call an item; empty if it is gone."""


_PARTS: list[Part] = []

LAST = "learned"
"""The part that every other one stands before."""


def register(part: Part) -> Part:
    """Add a part, behind those there are but before the last; one of the same name gives way."""
    unregister(part.name)
    before_last = bool(_PARTS) and _PARTS[-1].name == LAST
    _PARTS.insert(len(_PARTS) - before_last, part)
    return part


def unregister(name: str) -> None:
    """Take a part off the agenda."""
    _PARTS[:] = [part for part in _PARTS if part.name != name]


def parts() -> tuple[Part, ...]:
    """All parts, in the order in which they are talked about."""
    from buurt_tui.ui.review import agenda_parts as _registers_ours  # noqa: F401

    return tuple(_PARTS)


def part_of(item: AgendaItem) -> Part | None:
    """The part that this item belongs to; None if a later version of the program added it."""
    return next((part for part in parts() if part.name == item.part), None)


def agenda(looked: Looking) -> tuple[AgendaItem, ...]:
    """What there is to talk about, in order."""
    return tuple(item for part in parts() for item in part.items(looked))


def card_of(now: Now, item: AgendaItem, review: Review) -> Card | None:
    """What to show of this item, in lines that can be read from afar; None if it is gone."""
    part = part_of(item)
    card = part.card(now, item, review) if part else None
    if card is None:
        return None
    return Card(lines=tuple(fitted(card.lines)), choices=card.choices)


def fitted(lines: tuple[str, ...]) -> list[str]:
    """These lines in at most `MOST_LINES` of at most `LONGEST_LINE` characters, breaks included.

    Where there is no room for all, every line gets one, and then the first get more."""
    kept = [line for line in lines if line.strip()][:MOST_LINES]
    wrapped = [list(_wrapped(line)) for line in kept]
    room = MOST_LINES - len(wrapped)
    shown: list[str] = []
    for pieces in wrapped:
        more = min(len(pieces) - 1, room)
        room -= more
        shown.append("\n".join(_first(pieces, 1 + more)))
    return shown


def _first(pieces: list[str], count: int) -> list[str]:
    if len(pieces) <= count:
        return pieces
    last = pieces[count - 1][: LONGEST_LINE - 1].rstrip(" ,;:·")
    return [*pieces[: count - 1], f"{last}…"]


def _wrapped(line: str) -> Iterator[str]:
    """At spaces; a word that is too long is broken."""
    piece = ""
    for word in line.split():
        while len(word) > LONGEST_LINE:
            if piece:
                yield piece
                piece = ""
            yield word[:LONGEST_LINE]
            word = word[LONGEST_LINE:]
        longer = f"{piece} {word}".strip()
        if len(longer) > LONGEST_LINE:
            yield piece
            longer = "" if word == "·" else word
        piece = longer
    if piece:
        yield piece
