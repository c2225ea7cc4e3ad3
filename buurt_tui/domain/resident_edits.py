"""What somebody does with what is known of a resident."""

from __future__ import annotations

from collections.abc import Container, Iterator
from datetime import date

from msgspec import Struct

from buurt_tui.domain.amending import Amending
from buurt_tui.domain.amendments import named_before, without_them
from buurt_tui.domain.edit import Refused, changed
from buurt_tui.domain.masking import full_names, names_among_themselves, without_names
from buurt_tui.domain.model import (
    Buurt,
    Change,
    Changes,
    Consent,
    Delete,
    Encounter,
    FollowUp,
    Hook,
    HookAnswer,
    PlaceId,
    Put,
    Resident,
    ResidentId,
    Round,
    Step,
)
from buurt_tui.domain.review_traces import nameless_reviews
from buurt_tui.domain.steps import steps_about
from buurt_tui.domain.text import N_, clean, fold


def _known(buurt: Buurt, id_: ResidentId) -> Resident:
    resident = buurt.resident(id_)
    if resident is None:
        raise Refused(N_("That resident is not there any more."))
    return resident


class Rename(Amending, frozen=True, kw_only=True):
    """Give a resident a name; the one it replaces stays as an alias if it was one."""

    resident: ResidentId
    name: str
    keep_old: bool = True

    def changes(self, buurt: Buurt) -> Changes:
        """The resident; nothing if that is the name."""
        resident = _known(buurt, self.resident)
        name = clean(self.name)
        if not name:
            raise Refused(N_("A name needs at least one letter."))
        renamed = self.amended(buurt, resident, lambda seen: self._renamed(seen, name))
        return () if renamed == resident else (Put(renamed),)

    def _renamed(self, seen: Resident, name: str) -> Resident:
        if name == seen.name:
            return seen
        old = seen.name or seen.description
        names = (*seen.aliases, old) if self.keep_old and old else seen.aliases
        aliases = tuple(alias for alias in dict.fromkeys(names) if fold(alias) != fold(name))
        return changed(seen, name=name, description="", aliases=aliases)


class AddAlias(Amending, frozen=True, kw_only=True):
    """Another name that somebody goes by."""

    resident: ResidentId
    alias: str

    def changes(self, buurt: Buurt) -> Changes:
        """The resident; nothing if they go by it already."""
        resident = _known(buurt, self.resident)
        alias = clean(self.alias)
        if not alias:
            raise Refused(N_("A name needs at least one letter."))
        if fold(alias) in map(fold, (resident.name, *resident.aliases)):
            return ()
        return (Put(changed(resident, aliases=(*resident.aliases, alias))),)


class FindAt(Amending, frozen=True, kw_only=True):
    """Say where a resident is to be found; None: where their encounters say."""

    resident: ResidentId
    place: PlaceId | None

    def changes(self, buurt: Buurt) -> Changes:
        """The resident; nothing if it is known."""
        resident = _known(buurt, self.resident)
        found = self.amended(buurt, resident, lambda seen: changed(seen, place=self.place))
        return () if found == resident else (Put(found),)


class AllowNotes(Amending, frozen=True, kw_only=True):
    """The resident said that this may be written down, or it is to be asked again."""

    resident: ResidentId
    consent: Consent
    on: date

    def changes(self, buurt: Buurt) -> Changes:
        """The resident, with the day of the answer; nothing if it is written down."""
        resident = _known(buurt, self.resident)
        answered = self.amended(
            buurt,
            resident,
            lambda seen: changed(seen, consent=self.consent, consent_on=self.on),
        )
        return () if answered == resident else (Put(answered),)


class PreferNot(Amending, frozen=True, kw_only=True):
    """The resident would rather not, from this day on; None: they do not mind any more."""

    resident: ResidentId
    on: date | None

    def changes(self, buurt: Buurt) -> Changes:
        """The resident; nothing if it is so already."""
        resident = _known(buurt, self.resident)
        if (resident.prefers_not_on is None) == (self.on is None):
            return ()
        told = self.amended(buurt, resident, lambda seen: changed(seen, prefers_not_on=self.on))
        return () if told == resident else (Put(told),)


class Merge(Struct, frozen=True, kw_only=True):
    """Two that are the same person: all of `other` goes to `keep`, and its names become aliases."""

    keep: ResidentId
    other: ResidentId

    def changes(self, buurt: Buurt) -> Changes:
        """Both residents, and every encounter and follow-up of the other."""
        keep, other = _known(buurt, self.keep), _known(buurt, self.other)
        if keep.id == other.id:
            raise Refused(N_("That is the same resident."))
        return (
            Put(_joined(keep, other)),
            Put(changed(other, merged_into=keep.id)),
            *_moved(buurt, ResidentId(other.id), ResidentId(keep.id)),
        )


def _joined(keep: Resident, other: Resident) -> Resident:
    name = keep.name or other.name
    names = (*keep.aliases, keep.description, other.name, other.description, *other.aliases)
    described = "" if name else keep.description or other.description
    taken = {fold(name), fold(described), ""}
    aliases: dict[str, str] = {}
    for alias in names:
        if fold(alias) not in taken:
            aliases.setdefault(fold(alias), alias)
    answered = keep if keep.consent is Consent.YES else other
    refused = [on for on in (keep.prefers_not_on, other.prefers_not_on) if on]
    return changed(
        keep,
        name=name,
        description=described,
        aliases=tuple(aliases.values()),
        place=keep.place or other.place,
        consent=answered.consent,
        consent_on=answered.consent_on,
        prefers_not_on=min(refused, default=None),
    )


def _moved(buurt: Buurt, from_: ResidentId, to: ResidentId) -> Iterator[Change]:
    for encounter in buurt.encounters.values():
        moved = changed(
            encounter,
            residents=_replaced(encounter.residents, from_, to),
            hooks=tuple(_hook_of(hook, from_, to) for hook in encounter.hooks),
        )
        if moved != encounter:
            yield Put(moved)
    for follow_up in buurt.follow_ups.values():
        if follow_up.resident == from_:
            yield Put(changed(follow_up, resident=to))


def _replaced(
    ids: tuple[ResidentId, ...], from_: ResidentId, to: ResidentId | None
) -> tuple[ResidentId, ...]:
    """`ids` with `to` in the place of `from_` (taken out for None), each once."""
    if from_ not in ids:
        return ids
    kept = (to if id_ == from_ else id_ for id_ in ids)
    return tuple(dict.fromkeys(id_ for id_ in kept if id_ is not None))


def _hook_of(hook: Hook, from_: ResidentId, to: ResidentId | None) -> Hook:
    return Hook(
        kind=hook.kind,
        interest=hook.interest,
        residents=_replaced(hook.residents, from_, to),
    )


class Erase(Struct, frozen=True, kw_only=True):
    """Forget a resident. Their encounters stay, without a name, and count on.

    The one action that no undo brings back: it leaves no step, takes away the steps that hold
    the resident, and asks the store to clear every file of it."""

    resident: ResidentId

    def changes(self, buurt: Buurt) -> Changes:
        """The resident, those merged into them, and all that refers to them or names them."""
        resident = _known(buurt, self.resident)
        them = [r for r in buurt.residents.values() if buurt.resident(ResidentId(r.id)) is resident]
        return forgotten(buurt, them)


def forgotten(buurt: Buurt, them: list[Resident]) -> Changes:
    """What takes `them` out of `buurt`, and their names out of what was written in it.

    Some of them may not be in it (any more): of these the names are sought."""
    ids = [ResidentId(r.id) for r in them]
    names = full_names(them)
    gone = [f.id for f in buurt.follow_ups.values() if f.resident in ids]
    said = [a.id for a in buurt.hook_answers.values() if a.resident in ids]
    nameless = [
        *_nameless_encounters(buurt, ids, names, names_among_themselves(them)),
        *_nameless_remarks(buurt, gone, names),
        *nameless_reviews(buurt, {*ids, *gone}, names),
    ]
    steps = steps_about(buurt, [*ids, *gone, *said, *(document.id for document in nameless)], names)
    return (
        *map(Put, nameless),
        *(Delete(FollowUp, id_, erase=True) for id_ in gone),
        *(Delete(HookAnswer, id_, erase=True) for id_ in said),
        *(Delete(Resident, id_, erase=True) for id_ in ids if id_ in buurt.residents),
        *(Delete(Step, step.id, erase=True) for step in steps),
    )


def with_those_merged(buurt: Buurt, ids: Container[str]) -> list[Resident]:
    """Those of `buurt` with these ids, and whoever turned out to be one of them."""
    return [
        resident
        for id_, resident in buurt.residents.items()
        if id_ in ids or ((real := buurt.resident(id_)) is not None and real.id in ids)
    ]


def _nameless_encounters(
    buurt: Buurt, ids: list[ResidentId], names: list[str], own_names: list[str]
) -> Iterator[Encounter]:
    """The encounters that say something else without them; at theirs a first name is theirs."""
    for encounter in buurt.encounters.values():
        theirs = not set(ids).isdisjoint({*encounter.residents, *named_before(encounter)})
        called = own_names if theirs else names
        nameless = changed(
            encounter,
            note=without_names(encounter.note, called),
            amended=without_them(encounter.amended, ids, called),
        )
        for id_ in ids:
            nameless = changed(
                nameless,
                residents=_replaced(nameless.residents, id_, None),
                hooks=tuple(_hook_of(hook, id_, None) for hook in nameless.hooks),
            )
        if nameless != encounter:
            yield nameless


def _nameless_remarks(
    buurt: Buurt, gone: Container[str], names: list[str]
) -> Iterator[FollowUp | Round]:
    """What else was written with their name in it: reasons to see others, remarks on rounds."""
    for follow_up in buurt.follow_ups.values():
        amended = without_them(follow_up.amended, (), names)
        nameless = changed(
            follow_up, reason=without_names(follow_up.reason, names), amended=amended
        )
        if nameless != follow_up and follow_up.id not in gone:
            yield nameless
    for round_ in buurt.rounds.values():
        amended = without_them(round_.amended, (), names)
        told = changed(round_, remark=without_names(round_.remark, names), amended=amended)
        if told != round_:
            yield told
