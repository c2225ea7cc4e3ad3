"""What somebody does with a saved encounter."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from buurt_tui.domain.edit import Refused, changed
from buurt_tui.domain.follow_up import reopened
from buurt_tui.domain.known_hooks import changed_hook, without_repeats
from buurt_tui.domain.log_encounter import NewHook, Writing
from buurt_tui.domain.model import (
    Buurt,
    Change,
    Changes,
    Delete,
    Encounter,
    EncounterId,
    FollowUp,
    Put,
    Status,
)
from buurt_tui.domain.text import N_


def _there(buurt: Buurt, id_: EncounterId) -> Encounter:
    encounter = buurt.encounters.get(id_)
    if encounter is None:
        raise Refused(N_("That encounter is not there any more."))
    return encounter


class Tag(Struct, frozen=True, kw_only=True):
    """Add hooks to an encounter and call it looked at, so that the triage goes on."""

    encounter: EncounterId
    hooks: tuple[NewHook, ...]
    on: date

    def changes(self, buurt: Buurt) -> Changes:
        """New topics first, then the encounter; nothing if it says all that already.

        Hooks that say nobody's are everybody's there."""
        encounter = _there(buurt, self.encounter)
        writing = Writing(buurt)
        hooks = tuple(writing.hook(hook) for hook in self.hooks)
        everybody = tuple(
            hook if hook.residents else changed_hook(hook, encounter.residents) for hook in hooks
        )
        tagged = changed(
            encounter,
            hooks=without_repeats((*encounter.hooks, *everybody)),
            triaged_on=self.on,
        )
        return () if tagged == encounter else (*writing.changes, Put(tagged))


class TakeBack(Struct, frozen=True, kw_only=True):
    """Take a saved encounter away, with the promises made in it that are still open.

    What it was the end of is open again; what came of its other promises stays."""

    encounter: EncounterId

    def changes(self, buurt: Buurt) -> Changes:
        """The encounter and the follow-ups that speak of it."""
        encounter = _there(buurt, self.encounter)
        changes: list[Change] = [Delete(Encounter, encounter.id)]
        for follow_up in buurt.follow_ups.values():
            if encounter.id in (follow_up.made_in, follow_up.settled_in):
                changes.append(_without(follow_up, encounter))
        return tuple(changes)


def _without(follow_up: FollowUp, encounter: Encounter) -> Change:
    """What becomes of `follow_up` when `encounter` never happened."""
    if follow_up.settled_in == encounter.id:
        follow_up = reopened(follow_up)
    if follow_up.made_in != encounter.id:
        return Put(follow_up)
    if follow_up.status is Status.OPEN:
        return Delete(FollowUp, follow_up.id)
    return Put(changed(follow_up, made_in=None))
