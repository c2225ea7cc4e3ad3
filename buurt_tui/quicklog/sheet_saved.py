"""The fields of an encounter that was saved, with the promises made in it that are still open."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from msgspec import Struct

from buurt_tui.domain.follow_up import soonest_first
from buurt_tui.domain.model import (
    Buurt,
    Encounter,
    FollowUp,
    Hook,
    ResidentId,
    Side,
    Status,
)
from buurt_tui.quicklog.fields import EntryKey
from buurt_tui.quicklog.listed import join_names
from buurt_tui.quicklog.sheet import KINDS, Choices, Sheet, word_for

Owners = tuple[ResidentId, ...]


class SavedEncounter(Struct, frozen=True, kw_only=True):
    """What the form of a saved encounter begins with."""

    sheet: Sheet
    promises: tuple[FollowUp, ...]
    """Made in it and open; which ones are changed depends on these."""
    nobodys: tuple[Hook, ...]
    """Hooks of somebody who is no longer named, at an encounter that names others: they stay."""


def sheet_of_saved(
    encounter: Encounter,
    buurt: Buurt,
    choices: Choices,
    day: Callable[[date], str],
    may_read: Callable[[Encounter | FollowUp], bool],
) -> SavedEncounter:
    """The fields, filled in with what was saved; `day` spells a date.

    What may not be read stands in no field, and stays as it is."""
    made = (f for f in buurt.follow_ups.values() if f.made_in == encounter.id and may_read(f))
    open_ones = sorted((f for f in made if f.status is Status.OPEN), key=soonest_first)
    promised = _promised(open_ones, buurt)
    filling = _Filling(buurt, choices, day)
    residents = _resolved(encounter.residents, buurt)
    nobodys = tuple(h for h in encounter.hooks if residents and not _resolved(h.residents, buurt))
    groups = _groups(encounter, promised, residents, buurt)
    for number, owners in enumerate(groups or [()]):
        filling.group(number, owners, encounter, promised.get(owners))
    filling.once(encounter, with_note=may_read(encounter))
    shown = tuple(promise for alike in promised.values() for promise in alike)
    return SavedEncounter(sheet=filling.sheet, promises=shown, nobodys=nobodys)


def _groups(
    encounter: Encounter, promised: Iterable[Owners], residents: Owners, buurt: Buurt
) -> list[Owners]:
    """Who has hooks or promises together; those who have neither come last, in one group."""
    of_hooks = [_resolved(hook.residents, buurt) for hook in encounter.hooks]
    groups = [owners for owners in dict.fromkeys((*of_hooks, *promised)) if owners]
    named = {id_ for owners in groups for id_ in owners}
    others = tuple(id_ for id_ in residents if id_ not in named)
    return [*groups, *([others] if others else [])]


def _promised(promises: Iterable[FollowUp], buurt: Buurt) -> dict[Owners, list[FollowUp]]:
    """The promises alike, by those whom they are for; of a second one to the same, none."""
    alike: dict[tuple[object, ...], list[FollowUp]] = {}
    for promise in promises:
        said = (promise.around, promise.reason, promise.asked_by, promise.walker)
        alike.setdefault(said, []).append(promise)
    found: dict[Owners, list[FollowUp]] = {}
    for each in alike.values():
        owners = _resolved((promise.resident for promise in each), buurt)
        if owners:
            found.setdefault(owners, each)
    return found


def _resolved(ids: Iterable[ResidentId], buurt: Buurt) -> Owners:
    residents = (buurt.resident(id_) for id_ in ids)
    return tuple(dict.fromkeys(ResidentId(who.id) for who in residents if who))


class _Filling:
    def __init__(self, buurt: Buurt, choices: Choices, day: Callable[[date], str]) -> None:
        self._buurt = buurt
        self._choices = choices
        self._day = day
        self._texts: dict[str, str] = {}
        self._answers: dict[EntryKey, str] = {}

    @property
    def sheet(self) -> Sheet:
        return Sheet(texts=self._texts, answers=self._answers)

    def group(
        self,
        number: int,
        owners: Owners,
        encounter: Encounter,
        promises: list[FollowUp] | None,
    ) -> None:
        buurt = self._buurt
        people = [buurt.residents[id_] for id_ in owners]
        self._list(f"who {number}", [(who.name or who.description, who.id) for who in people])
        for name, kind in KINDS.items():
            topics = [
                buurt.interest(hook.interest)
                for hook in encounter.hooks
                if hook.kind is kind and _resolved(hook.residents, buurt) == owners
            ]
            self._list(f"{name} {number}", [(topic.name, topic.id) for topic in topics if topic])
        if promises:
            self._promise(number, promises[0])

    def _promise(self, number: int, promise: FollowUp) -> None:
        if promise.around is not None:
            self._date(f"when {number}", promise.around)
        else:
            self._text(f"when {number}", self._choices.someday)
        self._text(f"reason {number}", promise.reason)
        if promise.asked_by is Side.RESIDENT:
            self._text(f"asked {number}", word_for(Side.RESIDENT, self._choices.sides))
        walker = self._buurt.members.get(promise.walker) if promise.walker else None
        self._text(f"walker {number}", walker.name if walker else "")

    def once(self, encounter: Encounter, *, with_note: bool) -> None:
        place = self._buurt.places.get(encounter.place) if encounter.place else None
        self._list("place", [(place.name, place.id)] if place else [])
        if encounter.contact:
            self._text("contact", word_for(encounter.contact, self._choices.contacts))
        self._text("note", encounter.note if with_note else "")
        self._date("on", encounter.on)

    def _text(self, key: str, text: str) -> None:
        if text:
            self._texts[key] = text

    def _date(self, key: str, day: date) -> None:
        text = self._day(day)
        self._text(key, text)
        self._answers[EntryKey(key, text)] = day.isoformat()

    def _list(self, key: str, named: list[tuple[str, str]]) -> None:
        names: list[str] = []
        for name, id_ in named:
            self._answers[EntryKey(key, name, names.count(name))] = id_
            names.append(name)
        self._text(key, join_names(names))
