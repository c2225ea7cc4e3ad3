"""Which hooks somebody has, and which topics they hang on: heard, confirmed, and at an end.

A hook is heard in an encounter. Asked later, somebody may say that it still holds, or no longer:
such a `HookAnswer` is no meeting, and whoever is met again with the same hook has it again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct

from buurt_tui.domain.derived import Before
from buurt_tui.domain.history import all_encounters, encounters_with, newest_first
from buurt_tui.domain.model import (
    Buurt,
    Document,
    Encounter,
    EncounterId,
    Hook,
    HookAnswer,
    HookAnswerId,
    Interest,
    InterestId,
    Kind,
    Resident,
    ResidentId,
)


class KnownHook(Struct, frozen=True):
    """A hook that somebody has, and the encounter that it first came from."""

    kind: Kind
    interest: InterestId
    since: date
    encounter: EncounterId
    confirmed: date
    """When it was last heard, or last said to hold."""


Whose = tuple[ResidentId, Kind, InterestId]
"""What makes two hooks the same."""


def true_interest(buurt: Buurt, id_: InterestId) -> InterestId:
    """The topic behind `id_`, through any merges; itself if it is gone."""
    found = buurt.interest(id_)
    return InterestId(found.id) if found else id_


def true_hooks(buurt: Buurt, encounter: Encounter) -> tuple[Hook, ...]:
    """The hooks of an encounter on the topics that they are on by now, each once."""
    return without_repeats(
        Hook(
            kind=hook.kind,
            interest=true_interest(buurt, hook.interest),
            residents=hook.residents,
        )
        for hook in encounter.hooks
    )


def without_repeats(hooks: Iterable[Hook]) -> tuple[Hook, ...]:
    """Hooks on the same topic and of the same kind joined, in the order first given."""
    joined: dict[tuple[Kind, InterestId], Hook] = {}
    for hook in hooks:
        key = (hook.kind, hook.interest)
        if key in joined:
            residents = tuple(dict.fromkeys((*joined[key].residents, *hook.residents)))
            joined[key] = changed_hook(joined[key], residents)
        else:
            joined[key] = hook
    return tuple(joined.values())


def changed_hook(hook: Hook, residents: tuple[ResidentId, ...]) -> Hook:
    """`hook`, but of these residents."""
    return Hook(kind=hook.kind, interest=hook.interest, residents=residents)


def hooks_of(buurt: Buurt, resident: ResidentId) -> list[KnownHook]:
    """What this resident likes, wants, can and asks, each once, in the order first heard."""
    found = buurt.resident(resident)
    if found is None:
        return []
    who = ResidentId(found.id)
    met = encounters_with(buurt, who)[::-1]
    answers = answers_by_resident(buurt).get(who, ())
    return [hook for whose, hook in _standing(buurt, met, answers).items() if whose[0] == who]


def hooks_on(buurt: Buurt, interest: InterestId) -> Mapping[ResidentId, list[KnownHook]]:
    """The hooks on this topic of everybody who has one."""
    topic = true_interest(buurt, interest)
    met = encounters_by_interest(buurt).get(topic, ())[::-1]
    answers = buurt.derive(_answers_by_interest).get(topic, ())
    return _by_resident(_standing(buurt, met, answers, only=topic).items())


def all_hooks(buurt: Buurt) -> Mapping[ResidentId, list[KnownHook]]:
    """The hooks of everybody who has one, each in the order of `hooks_of`."""
    return buurt.derive(_all_hooks, _all_hooks_later)


def _all_hooks(buurt: Buurt) -> Mapping[ResidentId, list[KnownHook]]:
    answers = tuple(buurt.hook_answers.values())
    return _by_resident(_standing(buurt, all_encounters(buurt)[::-1], answers).items())


def _all_hooks_later(
    last: Mapping[ResidentId, list[KnownHook]], buurt: Buurt, before: Before
) -> Mapping[ResidentId, list[KnownHook]] | None:
    if _were_merged(buurt, before):
        return None
    true = _Through(buurt)
    later = dict(last)
    for id_ in {*before.get("residents", ()), *_residents_touched(buurt, before)}:
        later.pop(ResidentId(id_), None)
        who = true.resident(ResidentId(id_))
        if who and (hooks := hooks_of(buurt, who)):
            later[who] = hooks
    return later


def _residents_touched(buurt: Buurt, before: Before) -> Iterator[ResidentId]:
    for id_, old in before.get("encounters", {}).items():
        for encounter in (old, buurt.encounters.get(EncounterId(id_))):
            for hook in encounter.hooks if encounter else ():
                yield from hook.residents
    for id_, old in before.get("hook_answers", {}).items():
        for answer in (old, buurt.hook_answers.get(HookAnswerId(id_))):
            if answer is not None:
                yield answer.resident


def _were_merged(buurt: Buurt, before: Before) -> bool:
    """Whether some resident or topic stands for another than it did."""
    return any(
        _led_to(old) != _led_to(buurt.table(table).get(id_))
        for table in ("residents", "interests")
        for id_, old in before.get(table, {}).items()
    )


def _led_to(document: Document | None) -> str | None:
    return document.merged_into if isinstance(document, Resident | Interest) else None


def _by_resident(hooks: Iterable[tuple[Whose, KnownHook]]) -> dict[ResidentId, list[KnownHook]]:
    lists: dict[ResidentId, list[KnownHook]] = {}
    for (resident, _kind, _interest), hook in hooks:
        lists.setdefault(resident, []).append(hook)
    return lists


def _standing(
    buurt: Buurt,
    encounters: Sequence[Encounter],
    answers: Sequence[HookAnswer],
    only: InterestId | None = None,
) -> dict[Whose, KnownHook]:
    """What holds after all this, in the order first heard; `encounters` come oldest first.

    With `only`, hooks on that topic."""
    trail: Sequence[Encounter | HookAnswer] = encounters
    if answers:  # of one moment, what was heard comes before what was said of it
        trail = sorted((*encounters, *answers), key=lambda each: (each.on, each.at))
    true = _Through(buurt)
    standing: dict[Whose, list[date | EncounterId]] = {}
    for each in trail:
        if isinstance(each, HookAnswer):
            whose = (true.resident(each.resident), each.kind, true.interest(each.interest))
            if whose in standing:
                if each.holds:
                    standing[whose][1] = each.on
                else:
                    del standing[whose]
            continue
        for hook in each.hooks:
            interest = true.interest(hook.interest)
            if only is not None and interest != only:
                continue
            for resident in hook.residents:
                whose = (true.resident(resident), hook.kind, interest)
                known = standing.setdefault(whose, [each.on, each.on, EncounterId(each.id)])
                known[1] = each.on
    return {
        whose: KnownHook(whose[1], whose[2], since, encounter, confirmed)  # type: ignore[arg-type]
        for whose, (since, confirmed, encounter) in standing.items()
        if whose[0]
    }


class _Through:
    """Whom and what ids stand for, through merges; each is followed once."""

    def __init__(self, buurt: Buurt) -> None:
        self._buurt = buurt
        self._residents: dict[ResidentId, ResidentId] = {}
        self._interests: dict[InterestId, InterestId] = {}

    def resident(self, id_: ResidentId) -> ResidentId:
        """Empty for whom was erased."""
        if (found := self._residents.get(id_)) is None:
            resident = self._buurt.resident(id_)
            found = self._residents[id_] = ResidentId(resident.id if resident else "")
        return found

    def interest(self, id_: InterestId) -> InterestId:
        if (found := self._interests.get(id_)) is None:
            found = self._interests[id_] = true_interest(self._buurt, id_)
        return found


# -- what is looked up ----------------------------------------------------------------------


def encounters_by_interest(buurt: Buurt) -> Mapping[InterestId, tuple[Encounter, ...]]:
    """The encounters with a hook on each topic, newest first; merged topics under what they are."""
    return buurt.derive(_encounters_by_interest, _encounters_by_interest_later)


def _encounters_by_interest(buurt: Buurt) -> Mapping[InterestId, tuple[Encounter, ...]]:
    true = _Through(buurt)
    lists: dict[InterestId, list[Encounter]] = {}
    for encounter in all_encounters(buurt):
        for hook in encounter.hooks:
            heard = lists.setdefault(true.interest(hook.interest), [])
            if not heard or heard[-1] is not encounter:
                heard.append(encounter)
    return {interest: tuple(heard) for interest, heard in lists.items()}


def _encounters_by_interest_later(
    last: Mapping[InterestId, tuple[Encounter, ...]], buurt: Buurt, before: Before
) -> Mapping[InterestId, tuple[Encounter, ...]] | None:
    if _were_merged(buurt, before):
        return None
    later = dict(last)
    touched = before.get("encounters", {})
    for interest in interests_touched(buurt, before):
        left = [e for e in later.pop(interest, ()) if e.id not in touched]
        fresh = (buurt.encounters.get(EncounterId(id_)) for id_ in touched)
        left += (e for e in fresh if e and interest in _interests_of(buurt, e))
        if left:
            later[interest] = tuple(sorted(left, key=newest_first, reverse=True))
    return later


def interests_touched(buurt: Buurt, before: Before) -> set[InterestId]:
    """The topics of the encounters that were touched, as they were and as they are."""
    touched = before.get("encounters", {})
    fresh = (buurt.encounters.get(EncounterId(id_)) for id_ in touched)
    encounters = (e for e in (*touched.values(), *fresh) if e is not None)
    return {interest for e in encounters for interest in _interests_of(buurt, e)}


def _interests_of(buurt: Buurt, encounter: Encounter) -> set[InterestId]:
    return {true_interest(buurt, hook.interest) for hook in encounter.hooks}


def interest_uses(buurt: Buurt) -> Mapping[InterestId, int]:
    """How many encounters have a hook on each topic."""
    return buurt.derive(_interest_uses)


def _interest_uses(buurt: Buurt) -> Mapping[InterestId, int]:
    return {topic: len(heard) for topic, heard in encounters_by_interest(buurt).items()}


def answers_by_resident(buurt: Buurt) -> Mapping[ResidentId, tuple[HookAnswer, ...]]:
    """What was said of hooks when asked, by the resident behind it, in no order."""
    return buurt.derive(_answers_by_resident)


def _answers_by_resident(buurt: Buurt) -> Mapping[ResidentId, tuple[HookAnswer, ...]]:
    lists: dict[ResidentId, list[HookAnswer]] = {}
    for answer in buurt.hook_answers.values():
        if (who := buurt.resident(answer.resident)) is not None:
            lists.setdefault(ResidentId(who.id), []).append(answer)
    return {who: tuple(answers) for who, answers in lists.items()}


def _answers_by_interest(buurt: Buurt) -> Mapping[InterestId, tuple[HookAnswer, ...]]:
    lists: dict[InterestId, list[HookAnswer]] = {}
    for answer in buurt.hook_answers.values():
        lists.setdefault(true_interest(buurt, answer.interest), []).append(answer)
    return {topic: tuple(answers) for topic, answers in lists.items()}
