"""What was said: notes, reasons to come back, remarks of rounds; and finding it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from heapq import merge
from typing import Any, NamedTuple

from buurt_tui.domain.derived import Before
from buurt_tui.domain.history import newest_first
from buurt_tui.domain.model import Buurt, Document, Encounter, FollowUp, Round
from buurt_tui.domain.text import fold
from buurt_tui.views.said_index import SaidIndex, Way, has_all

MOST_FRESH = 2_000
"""Documents that changed since an index was made, and are looked at one by one."""
SOON = 5_000
"""Documents; an index of so many is made before somebody notices."""


class Kind(NamedTuple):
    """One kind of document in which something was said."""

    table: str
    said: Callable[[Any], str]
    lateness: Callable[[Any], tuple[Any, ...]]
    """A sort key."""


def _made(follow_up: FollowUp) -> tuple[date, datetime, str]:
    return (follow_up.made_on, follow_up.made_at, follow_up.id)


def _walked(round_: Round) -> tuple[date, str]:
    return (round_.on, round_.id)


def _note(encounter: Encounter) -> str:
    return encounter.note


def _reason(follow_up: FollowUp) -> str:
    return follow_up.reason


def _remark(round_: Round) -> str:
    return round_.remark


NOTES = Kind("encounters", _note, newest_first)
REASONS = Kind("follow_ups", _reason, _made)
REMARKS = Kind("rounds", _remark, _walked)
KINDS = (NOTES, REASONS, REMARKS)


class _Said(NamedTuple):
    """An index of one kind, and what changed since it was made."""

    words: SaidIndex
    ids: Sequence[str]
    """By number, the last said last."""
    fresh: Mapping[str, str]
    """What was said, folded, by id; empty where there is nothing any more."""


def _indexed(kind: Kind) -> Callable[[Buurt], _Said]:
    """The rule that makes the index of this kind."""

    def index(buurt: Buurt) -> _Said:
        documents = [each for each in buurt.table(kind.table).values() if kind.said(each)]
        documents.sort(key=kind.lateness)
        return _Said(SaidIndex(map(kind.said, documents)), [each.id for each in documents], {})

    return index


_INDEXES = {kind: _indexed(kind) for kind in KINDS}


def _updated(last: _Said, buurt: Buurt, before: Before) -> _Said | None:
    [(table, touched)] = before.items()
    said = next(kind.said for kind in KINDS if kind.table == table)
    documents = buurt.table(table)
    fresh = {id_: fold(said(documents[id_])) if id_ in documents else "" for id_ in touched}
    later = {**last.fresh, **fresh}
    return last._replace(fresh=later) if len(later) <= MOST_FRESH else None


def is_indexed(buurt: Buurt) -> bool:
    """Whether what was said can be searched at once."""
    return all(
        buurt.knows(_INDEXES[kind]) or len(buurt.table(kind.table)) <= SOON for kind in KINDS
    )


def make_indexes(buurt: Buurt) -> None:
    """Make what searching needs; takes a while with a hundred thousand notes."""
    for kind in KINDS:
        _said(buurt, kind)


def _said(buurt: Buurt, kind: Kind) -> _Said:
    return buurt.derive(_INDEXES[kind], _updated)


def said_with(buurt: Buurt, kind: Kind, sought: Sequence[Way]) -> Iterator[Document]:
    """The documents in which all of this was said, the last first, as they are found."""
    said, documents = _said(buurt, kind), buurt.table(kind.table)

    def text(number: int) -> str:
        document = documents.get(said.ids[number])
        return fold(kind.said(document)) if document else ""

    numbers = said.words.last_first(sought, text)
    known = (documents[id_] for n in numbers if (id_ := said.ids[n]) not in said.fresh)
    new = [documents[id_] for id_, text in said.fresh.items() if text and has_all(text, sought)]
    new.sort(key=kind.lateness, reverse=True)
    return merge(known, new, key=kind.lateness, reverse=True)


def said_with_slowly(buurt: Buurt, kind: Kind, sought: Sequence[Way]) -> Iterator[Document]:
    """The same by reading everything once: sooner than making an index for one question."""
    found = [
        each
        for each in buurt.table(kind.table).values()
        if (text := kind.said(each)) and has_all(fold(text), sought)
    ]
    return iter(sorted(found, key=kind.lateness, reverse=True))
