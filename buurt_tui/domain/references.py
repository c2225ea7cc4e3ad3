"""What documents refer to, so that no action leaves one that leads nowhere.

Two people work at once: while one writes about a resident, the other may take back the line that
first named that resident. Whoever comes second hears it, and nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from buurt_tui.domain.edit import Refused
from buurt_tui.domain.model import (
    KINDS,
    AgendaRemark,
    Buurt,
    Change,
    Changes,
    Decision,
    Delete,
    Document,
    Encounter,
    FollowUp,
    HookAnswer,
    Interest,
    Lead,
    Member,
    Place,
    Put,
    Resident,
    Review,
    Round,
)
from buurt_tui.domain.text import N_

Reference = tuple[type[Document], str]
"""A kind of document and an id."""

REFERRERS: Mapping[type[Document], tuple[type[Document], ...]] = {
    Member: (Round, Encounter, FollowUp, Review, Decision, Lead, AgendaRemark),
    Place: (Resident, Round, Encounter, Review),
    Interest: (Interest, Encounter, HookAnswer, Review),
    Resident: (Resident, Encounter, FollowUp, HookAnswer),
    Round: (Encounter,),
    Encounter: (FollowUp,),
    Review: (Decision,),
}
"""Which kinds of document may refer to this kind."""


def references(document: Document) -> Iterator[Reference]:
    """All that `document` refers to, some of it more than once; stamps and undo steps aside."""
    for kind, id_ in _named_by(document):
        if id_:
            yield kind, id_


def _named_by(document: Document) -> Iterator[tuple[type[Document], str | None]]:
    match document:
        case Interest():
            yield from ((Interest, document.parent), (Interest, document.merged_into))
            yield from ((Interest, id_) for id_ in document.unlike)
        case Resident():
            yield Place, document.place
            yield Resident, document.merged_into
        case Round():
            yield from ((Place, id_) for id_ in document.places)
            yield from ((Member, id_) for id_ in document.walkers)
            yield from ((Place, doors.place) for doors in document.doors)
        case Encounter():
            yield from ((Member, document.logged_by), (Round, document.round))
            yield Place, document.place
            yield from ((Resident, id_) for id_ in document.residents)
            for hook in document.hooks:
                yield Interest, hook.interest
                yield from ((Resident, id_) for id_ in hook.residents)
        case Review():  # what its agenda is about may go: then there is nothing to decide
            yield from ((Member, id_) for id_ in document.present)
            yield from ((Place, document.street), (Interest, document.topic))
        case Decision():
            yield from ((Review, document.review), (Member, document.walker))
        case Lead() | AgendaRemark():
            yield Member, document.member
        case FollowUp():
            yield Resident, document.resident
            yield from ((Encounter, document.made_in), (Encounter, document.settled_in))
            yield from ((Member, document.walker), (Member, document.settled_by))
            yield Member, document.made_by
        case HookAnswer():
            yield from ((Resident, document.resident), (Interest, document.interest))


def without_dangling(buurt: Buurt) -> Buurt:
    """`buurt` without references to what is not there; what cannot do without one goes along."""
    while changes := [
        change for document in _all(buurt) if (change := _mended(buurt, document)) is not None
    ]:
        buurt = buurt.apply(changes, buurt.revision)
    return buurt


def _all(buurt: Buurt) -> Iterator[Document]:
    for table in KINDS.values():
        yield from buurt.table(table).values()


def _mended(buurt: Buurt, document: Document) -> Change | None:
    """`document` without the references of it that dangle; None if there are none."""
    gone = {
        id_
        for kind, id_ in references(document)
        if kind is not Member and buurt.get(kind, id_) is None
    }
    if not gone:
        return None
    fields = msgspec.to_builtins(document)
    kind = type(document)
    try:
        return Put(msgspec.convert(_without(fields, gone), kind))
    except msgspec.ValidationError:  # a reference that it cannot do without
        return Delete(kind, document.id)


def _without(value: Any, gone: set[str]) -> Any:
    """A copy of `value` with None for these ids; out of a list they go, and so do their hooks."""
    if isinstance(value, dict):
        return {name: _without(each, gone) for name, each in value.items()}
    if isinstance(value, list):
        kept = [each for each in value if not _is_lost(each, gone)]
        return [_without(each, gone) for each in kept]
    return None if isinstance(value, str) and value in gone else value


def _is_lost(value: Any, gone: set[str]) -> bool:
    return (value.get("interest") if isinstance(value, dict) else value) in gone


def _key(change: Change) -> Reference:
    if isinstance(change, Put):
        return type(change.document), change.document.id
    return change.kind, change.id


def check_references(buurt: Buurt, changes: Changes) -> None:
    """Raises `Refused` if `changes` would leave a reference to what is not there.

    What dangled before may go on dangling. Who wrote something need not be in the team."""
    after = {
        _key(change): change.document if isinstance(change, Put) else None for change in changes
    }

    def stands(reference: Reference) -> bool:
        return (after[reference] if reference in after else buurt.get(*reference)) is not None

    for key, document in after.items():
        if document is None:
            continue
        before = buurt.get(*key)
        known = set(references(before)) if before is not None else set()
        for reference in references(document):
            dangled = reference in known and buurt.get(*reference) is None
            if not (stands(reference) or dangled or reference[0] is Member):
                raise Refused(N_("Something that this is about is not there any more."))
    gone = {key for key, document in after.items() if document is None}
    if gone and any(_still_named(buurt, gone, after)):
        raise Refused(N_("This is in use by now; it stays as it is."))


def _still_named(
    buurt: Buurt, gone: set[Reference], after: Mapping[Reference, Document | None]
) -> Iterator[bool]:
    for kind in {by for gone_kind, _ in gone for by in REFERRERS.get(gone_kind, ())}:
        for document in buurt.table(KINDS[kind]).values():
            if (kind, document.id) not in after:
                yield not gone.isdisjoint(references(document))
