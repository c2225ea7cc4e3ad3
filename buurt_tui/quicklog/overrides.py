"""What somebody chose for a mark: the answer to a question, or "no, someone new"."""

from __future__ import annotations

from collections.abc import Mapping

from buurt_tui.quicklog.draft import (
    NEW,
    ComingBack,
    Draft,
    MarkKey,
    MarkValue,
    Question,
    Status,
    Topic,
    Walker,
    Where,
    Who,
    marks_of,
)


def mark_at(draft: Draft, cursor: int) -> MarkValue | None:
    """The mark that the cursor is in or behind; None if there is none before it."""
    before = [mark for mark in marks_of(draft) if mark.start <= cursor]
    inside = [mark for mark in before if cursor <= mark.end]
    return next(reversed(inside or before), None)


def answered(draft: Draft, question: Question, choice: str) -> Mapping[MarkKey, str]:
    """The overrides with which the line reads as somebody answered: an id, or `NEW`."""
    return {**draft.overrides, question.key: choice}


def accepted(draft: Draft, back: ComingBack) -> Mapping[MarkKey, str]:
    """The overrides with which the offered date counts; as they are if none is offered."""
    if back.offered is None:
        return draft.overrides
    return {**draft.overrides, back.key: back.offered.on.isoformat()}


def toggled(draft: Draft, cursor: int) -> Mapping[MarkKey, str]:
    """The overrides that turn the mark at the cursor from known to new, and back.

    Someone new, or a new topic, turns into what is most like it, and a follow-up takes the date
    that is offered; if there is nothing to turn into, nothing changes."""
    mark = mark_at(draft, cursor)
    if isinstance(mark, ComingBack):
        return accepted(draft, mark)
    if mark is None or isinstance(mark, Walker):
        return draft.overrides
    if mark.status in (Status.KNOWN, Status.QUESTION):
        return {**draft.overrides, mark.key: NEW}
    if mark.key in draft.overrides:
        return {key: answer for key, answer in draft.overrides.items() if key != mark.key}
    likeliest = _likeliest(mark)
    return {**draft.overrides, mark.key: likeliest} if likeliest else draft.overrides


def _likeliest(mark: Who | Topic | Where) -> str:
    if isinstance(mark, Who):
        return next(iter(mark.lookalikes), "")
    return mark.nearest or "" if isinstance(mark, Topic) else ""
