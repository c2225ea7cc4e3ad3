"""What somebody does with a saved encounter."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from buurt_tui.domain.edit import Refused, changed
from buurt_tui.domain.log_encounter import NewHook, Writing, changed_hook, without_repeats
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
        """New topics first, then the encounter. Hooks that say nobody's are everybody's there."""
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
        return (*writing.changes, Put(tagged))


class TakeBack(Struct, frozen=True, kw_only=True):
    """Take a saved encounter away, with the promises made in it that are still open."""

    encounter: EncounterId

    def changes(self, buurt: Buurt) -> Changes:
        """The encounter and its open follow-ups."""
        encounter = _there(buurt, self.encounter)
        gone: list[Change] = [Delete(Encounter, encounter.id)]
        gone += (
            Delete(FollowUp, follow_up.id)
            for follow_up in buurt.follow_ups.values()
            if follow_up.made_in == encounter.id and follow_up.status is Status.OPEN
        )
        return tuple(gone)
