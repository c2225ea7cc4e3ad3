"""Which team member is meant behind `>`."""

from __future__ import annotations

from msgspec import Struct

from buurt_tui.domain.model import Buurt, MemberId
from buurt_tui.domain.text import fold
from buurt_tui.quicklog.lexer import Word
from buurt_tui.quicklog.likeness import beginnings
from buurt_tui.quicklog.name_words import NameWord, name_words


class MemberReading(Struct, frozen=True):
    """Whom of the team the words after a `>` name."""

    candidates: tuple[MemberId, ...]
    """One when it is clear; several for a question; never none."""
    end: int
    count: int


def team(buurt: Buurt) -> list[tuple[str, MemberId]]:
    """Everybody who is in the team, by folded name."""
    return buurt.derive(_team)


def _team(buurt: Buurt) -> list[tuple[str, MemberId]]:
    members = buurt.members.values()
    return sorted(
        (fold(m.name), MemberId(m.id)) for m in members if m.retired_on is None and m.name
    )


def read_member(words: list[Word], at: int, buurt: Buurt) -> MemberReading | None:
    """Whom `words[at]`, a word with a `>`, and those after it name; None if nobody.

    The longest run that spells a name, else one word that begins a name or a word in it."""
    typed = list(name_words(words, at))
    for count in range(len(typed), 0, -1):
        spelled = _folded(typed[:count])
        if fits := [id_ for name, id_ in team(buurt) if name == spelled]:
            return MemberReading(tuple(fits), typed[count - 1].end, count)
    fits = _beginning_with(_folded(typed[:1]), buurt)
    return MemberReading(tuple(fits), typed[0].end, 1) if fits else None


def _folded(typed: list[NameWord]) -> str:
    return fold(" ".join(word.text for word in typed))


def _beginning_with(typed: str, buurt: Buurt) -> list[MemberId]:
    """Those with the whole word if there are any, else those with a word that begins so."""
    begins = beginnings(typed)
    whole = [id_ for name, id_ in team(buurt) if typed in name.split()]
    return whole or [
        id_
        for name, id_ in team(buurt)
        if name.startswith(begins) or any(word.startswith(begins) for word in name.split())
    ]
