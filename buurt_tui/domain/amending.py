"""Two people change one document: what merges by itself, and what somebody has to say.

An edit carries the document that its user had in front of them (`saw`). What only one of the two
changed is merged, field by field, and lists element by element. Where both changed the same to
something else nobody is overwritten: `Clashed` says what, and the edit comes again with answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from msgspec import Struct

from buurt_tui.domain.edit import Refused, changed
from buurt_tui.domain.model import Buurt, Document, Doors, MemberId, PlaceId
from buurt_tui.domain.text import N_

D = TypeVar("D", bound=Document)


class Clash(Struct, frozen=True):
    """A field that two people changed to different values."""

    document: Document
    """As it stands."""
    field: str
    mine: Any
    theirs: Any


class Answer(Struct, frozen=True):
    """What somebody chose for a clash."""

    of: str
    """The id of the document."""
    field: str
    theirs: Any
    """The value that they were shown; should it change again, they are asked again."""
    keeps_mine: bool


class Clashed(Refused):
    """Somebody else changed the same fields of this document first; they stay until answered."""

    def __init__(self, clashes: tuple[Clash, ...], name: str) -> None:
        """`name` of the member who changed it, if it is known."""
        if name:
            message = N_("{name} changed the same just now. It stays as {name} left it.")
            super().__init__(message, name=name)
        else:
            super().__init__(N_("Somebody changed the same just now. It stays as they left it."))
        self.clashes = clashes
        self.name = name


class Amending(Struct, frozen=True, kw_only=True):
    """An edit that replaces what stands in a document."""

    saw: Document | None = None
    """As its user had it in front of them; None: as it stands when the edit is carried out."""
    answers: tuple[Answer, ...] = ()

    def amended(
        self, buurt: Buurt, current: D, change: Callable[[D], D], saw: Document | None = None
    ) -> D:
        """`current` with what `change` does to what was seen. Raises `Clashed`."""
        seen = self.saw if saw is None else saw
        before = seen if isinstance(seen, type(current)) else current
        values, clashes = merge(before, change(before), current, self.answers)
        if clashes:
            member = buurt.members.get(MemberId(current.by))
            raise Clashed(clashes, member.name if member else "")
        return changed(current, **values)


_NOT_SAID = frozenset({"id", "rev", "by", "extra", "amended", "merged_into"})
"""Fields that nobody fills in."""

BY_ELEMENT = frozenset({"aliases", "synonyms", "residents", "hooks", "places", "walkers"})
"""Lists to which two may add at once, and from which two may take."""

_LATEST = frozenset({"consent_on", "weighed_at", "triaged_on"})
_EARLIEST = frozenset({"prefers_not_on"})
"""Days that go with what was said: of two there is one that is right."""


def merge(
    saw: D, mine: D, theirs: D, answers: Iterable[Answer] = ()
) -> tuple[dict[str, Any], tuple[Clash, ...]]:
    """The fields of `theirs` that become other ones, and those where both went their own way."""
    answered = {answer.field: answer for answer in answers if answer.of == theirs.id}
    values: dict[str, Any] = {}
    clashes: list[Clash] = []
    for field in type(theirs).__struct_fields__:
        before, wanted, there = (getattr(each, field) for each in (saw, mine, theirs))
        if field in _NOT_SAID or wanted in (before, there):
            continue
        if before == there:
            values[field] = wanted
            continue
        try:
            values[field] = _both(field, before, wanted, there)
        except ValueError:
            answer = answered.get(field)
            if answer is None or answer.theirs != there:
                clashes.append(Clash(theirs, field, wanted, there))
            elif answer.keeps_mine:
                values[field] = wanted
    return values, tuple(clashes)


def _both(field: str, saw: Any, mine: Any, theirs: Any) -> Any:
    """What both changes come to; raises ValueError if that is for people to say."""
    if field == "doors":
        return _doors(saw, mine, theirs)
    if field in BY_ELEMENT:
        return elements(saw, mine, theirs)
    if mine is not None and theirs is not None:
        if field in _LATEST:
            return max(mine, theirs)
        if field in _EARLIEST:
            return min(mine, theirs)
    raise ValueError(field)


def elements(saw: Sequence[Any], mine: Sequence[Any], theirs: Sequence[Any]) -> tuple[Any, ...]:
    """What both lists come to: nothing that either took away, all that either added.

    What I added comes last. Raises ValueError if both put what stayed in another order."""
    kept = [each for each in saw if each in mine and each in theirs]
    in_my_order = [each for each in mine if each in kept]
    in_their_order = [each for each in theirs if each in kept]
    if in_my_order not in (kept, in_their_order) and in_their_order != kept:
        raise ValueError("two orders")
    order = in_their_order if in_my_order == kept else in_my_order
    added = [each for each in (*theirs, *mine) if each not in saw]
    return tuple(dict.fromkeys((*order, *added)))


def _doors(
    saw: tuple[Doors, ...], mine: tuple[Doors, ...], theirs: tuple[Doors, ...]
) -> tuple[Doors, ...]:
    """Each number for itself; raises ValueError where both changed the same one otherwise."""
    places = dict.fromkeys(doors.place for doors in (*theirs, *mine))
    return tuple(
        Doors(
            place=place,
            opened=_number(*(_at(place, doors).opened for doors in (saw, mine, theirs))),
            closed=_number(*(_at(place, doors).closed for doors in (saw, mine, theirs))),
        )
        for place in places
    )


def _at(place: PlaceId | None, doors: tuple[Doors, ...]) -> Doors:
    return next((each for each in doors if each.place == place), Doors(place=place))


def _number(saw: int, mine: int, theirs: int) -> int:
    if mine in (saw, theirs):
        return theirs
    if saw != theirs:
        raise ValueError("two numbers")
    return mine
