"""From a Draft to the action that writes it down."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import NamedTuple

from buurt_tui.domain.hints import without_bsn
from buurt_tui.domain.log_encounter import LogEncounter, New, NewHook, Promise
from buurt_tui.domain.model import (
    EncounterId,
    FollowUpId,
    InterestId,
    MemberId,
    PlaceId,
    ResidentId,
    RoundId,
)
from buurt_tui.domain.text import fold
from buurt_tui.quicklog.draft import Draft, Status, Topic, Who


def log_encounter(
    draft: Draft,
    *,
    id: EncounterId,  # noqa: A002  (the document's own word)
    at: datetime,
    mint: Callable[[], str],
    logged_by: MemberId | None = None,
    place: PlaceId | None = None,
    round: RoundId | None = None,  # noqa: A002  (the document's own word)
    settles: FollowUpId | None = None,
) -> LogEncounter:
    """The action that saves what `draft` shows, and nothing else; without any BSN.

    `mint` gives a new id at each call; `place` is where the round is, for a line that names none.
    Raises ValueError while a question is open."""
    if draft.questions:
        raise ValueError("a question is open")
    entry = _Entry(draft, mint)
    return LogEncounter(
        id=id,
        on=draft.on,
        at=at,
        logged_by=logged_by,
        residents=tuple(dict.fromkeys(entry.residents)),
        hooks=tuple(entry.hook(hook) for hook in draft.hooks),
        promises=tuple(entry.promises()),
        note=without_bsn(draft.note),
        contact=draft.contact,
        readers=draft.readers,
        place=entry.place() or place,
        round=round,
        settles=settles,
        line=without_bsn(draft.line),
    )


class WrittenDown(NamedTuple):
    """What a draft comes to, for an encounter that is there already."""

    residents: tuple[ResidentId | New, ...]
    hooks: tuple[NewHook, ...]
    promises: tuple[Promise, ...]


def written_down(draft: Draft, mint: Callable[[], str]) -> WrittenDown:
    """Who was there, their hooks and what was promised them; without any BSN."""
    entry = _Entry(draft, mint)
    return WrittenDown(
        tuple(dict.fromkeys(entry.residents)),
        tuple(entry.hook(hook) for hook in draft.hooks),
        tuple(entry.promises()),
    )


def new_hooks(draft: Draft, *, mint: Callable[[], str]) -> tuple[NewHook, ...]:
    """The hooks of a line that has nothing else, for an encounter that is there already."""
    entry = _Entry(draft, mint)
    return tuple(entry.hook(hook) for hook in draft.hooks)


class _Entry:
    """Gives what is new an id; the same name twice in a line is the same resident."""

    def __init__(self, draft: Draft, mint: Callable[[], str]) -> None:
        self._draft = draft
        self._mint = mint
        self._added: dict[tuple[str, str], New] = {}
        self.residents = [self._resident(who) for who in draft.who]

    def _resident(self, who: Who) -> ResidentId | New:
        if who.resident is not None:
            return who.resident
        field = "description" if who.status is Status.DESCRIBED else "name"
        return self._new(field, who.name)

    def _new(self, field: str, text: str) -> New:
        key = (field, fold(text))
        if key not in self._added:
            self._added[key] = New(id=self._mint(), **{field: without_bsn(text)})
        return self._added[key]

    def _ids(self, whose: tuple[int, ...]) -> tuple[ResidentId, ...]:
        owners = (self.residents[index] for index in whose)
        ids = (ResidentId(who.id) if isinstance(who, New) else who for who in owners)
        return tuple(dict.fromkeys(ids))

    def hook(self, hook: Topic) -> NewHook:
        known = hook.interest
        interest: InterestId | New = known if known else self._topic(hook.name)
        return NewHook(kind=hook.kind, interest=interest, residents=self._ids(hook.whose))

    def _topic(self, name: str) -> New:
        key = ("topic", fold(name))
        return self._added.setdefault(key, New(id=self._mint(), name=without_bsn(name)))

    def place(self) -> PlaceId | New | None:
        where = self._draft.place
        if where is None or where.place is not None:
            return where.place if where else None
        return New(id=self._mint(), name=without_bsn(where.name))

    def promises(self) -> Iterator[Promise]:
        for back in self._draft.follow_ups:
            for resident in self._ids(back.whose):
                yield Promise(
                    id=FollowUpId(self._mint()),
                    resident=resident,
                    around=back.around,
                    reason=without_bsn(back.reason),
                    asked_by=back.asked_by,
                    walker=back.walker.member if back.walker else None,
                )
