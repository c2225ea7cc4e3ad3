"""Small neighbourhoods for tests: name only what matters in the test."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from buurt_tui.domain.model import (
    KINDS,
    Buurt,
    Document,
    Encounter,
    FollowUp,
    Hook,
    HookAnswer,
    Interest,
    Kind,
    Member,
    Place,
    Put,
    Resident,
    Review,
    Revision,
    Round,
)

MONDAY = date(2026, 11, 23)
AT = datetime(2026, 11, 23, 16, 42, tzinfo=UTC)

_numbers: Iterator[int] = count(1)


def an_id() -> str:
    return f"00000000-0000-4000-8000-{next(_numbers):012d}"


def a_buurt(*documents: Document) -> Buurt:
    return Buurt().apply([Put(document) for document in documents], Revision(1))


def a_resident(name: str = "Fatima el Amrani", **fields: Any) -> Resident:
    return Resident(**{"id": an_id(), "name": name, **fields})


def a_member(name: str = "Karim", **fields: Any) -> Member:
    return Member(**{"id": an_id(), "name": name, **fields})


def a_place(name: str = "Kwakersstraat", **fields: Any) -> Place:
    return Place(**{"id": an_id(), "name": name, **fields})


def an_interest(name: str = "koken", **fields: Any) -> Interest:
    return Interest(**{"id": an_id(), "name": name, **fields})


def a_round(**fields: Any) -> Round:
    return Round(**{"id": an_id(), "on": MONDAY, **fields})


def an_encounter(*residents: Resident, **fields: Any) -> Encounter:
    ids = tuple(resident.id for resident in residents)
    return Encounter(**{"id": an_id(), "on": MONDAY, "at": AT, "residents": ids, **fields})


def a_hook(interest: Interest, *residents: Resident, kind: Kind = Kind.INTEREST) -> Hook:
    return Hook(kind=kind, interest=interest.id, residents=tuple(r.id for r in residents))


def an_answer(resident: Resident, interest: Interest, **fields: Any) -> HookAnswer:
    said = {"id": an_id(), "resident": resident.id, "interest": interest.id, "on": MONDAY}
    return HookAnswer(**{**said, "kind": Kind.INTEREST, "at": AT, "holds": True, **fields})


def a_follow_up(resident: Resident, **fields: Any) -> FollowUp:
    made = {"id": an_id(), "resident": resident.id, "made_on": MONDAY, "made_at": AT}
    return FollowUp(**{**made, **fields})


def a_review(**fields: Any) -> Review:
    return Review(**{"id": an_id(), "on": MONDAY, "begun_at": AT, **fields})


def a_document_of(kind: type[Document]) -> Document:
    """The smallest document of this kind."""
    smallest: dict[str, Document] = {
        "residents": a_resident(),
        "members": a_member(),
        "places": a_place(),
        "interests": an_interest(),
        "rounds": a_round(),
        "encounters": an_encounter(),
        "follow_ups": a_follow_up(a_resident()),
        "hook_answers": an_answer(a_resident(), an_interest()),
    }
    return smallest[KINDS[kind]]
