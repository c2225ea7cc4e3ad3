"""Hooks that nobody heard of for long, to ask whether they still hold."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import Struct

from buurt_tui.domain.follow_up import is_silenced
from buurt_tui.domain.known_hooks import KnownHook, all_hooks, hooks_of
from buurt_tui.domain.model import InterestId, Kind, ResidentId
from buurt_tui.views.called import Called, called, interest_name
from buurt_tui.views.now import Now

OLD_AFTER_DAYS = 183
"""Half a year without hearing it again, and it is worth asking whether a hook still holds."""

Asked = tuple[date, ResidentId, Kind, InterestId]
"""When a hook was last heard, whose it is, of which kind and on what."""


class OldHook(Struct, frozen=True, kw_only=True):
    """A hook that nobody heard of for a long time."""

    resident: Called
    kind: Kind
    interest: InterestId
    name: str
    confirmed: date
    """When it was last heard, or last said to hold."""


def hooks_to_ask(now: Now, after_days: int = OLD_AFTER_DAYS) -> list[Asked]:
    """Hooks not heard for so long, the oldest first; `old_hook` says what one is about."""
    latest = now.today - timedelta(days=after_days)
    return sorted(
        _asked(id_, hook)
        for id_, hooks in all_hooks(now.buurt).items()
        for hook in hooks
        if hook.confirmed <= latest
    )


def hooks_to_ask_of(now: Now, resident: ResidentId) -> list[Asked]:
    """All hooks of one resident, the oldest first."""
    return sorted(_asked(resident, hook) for hook in hooks_of(now.buurt, resident))


def _asked(resident: ResidentId, hook: KnownHook) -> Asked:
    return hook.confirmed, resident, hook.kind, hook.interest


def old_hook(now: Now, asked: Asked) -> OldHook | None:
    """What to ask; None of who is gone or would rather not, or if the topic is gone."""
    confirmed, id_, kind, interest = asked
    resident, name = now.buurt.resident(id_), interest_name(now, interest)
    if resident is None or is_silenced(resident) or name is None:
        return None
    return OldHook(
        resident=called(now, resident),
        kind=kind,
        interest=interest,
        name=name,
        confirmed=confirmed,
    )


def old_hooks(now: Now, after_days: int = OLD_AFTER_DAYS) -> list[OldHook]:
    """What to ask of all that are so old, the oldest first."""
    found = (old_hook(now, asked) for asked in hooks_to_ask(now, after_days))
    return [hook for hook in found if hook is not None]
