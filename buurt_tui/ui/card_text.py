"""A resident's card as text: short labelled lines, the important first, whole words.

Made for a screen reader and a braille line of 40 cells: nothing is set in columns, no line is
drawn, and a sign never stands alone for what it means. Knows no Textual."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from buurt_tui.domain.model import Consent
from buurt_tui.lang import _
from buurt_tui.ui import words
from buurt_tui.ui.field_words import names_of
from buurt_tui.views.amended import AmendedRow
from buurt_tui.views.card import ResidentCard, StepKind, TimelineStep
from buurt_tui.views.encounters import EncounterRow
from buurt_tui.views.follow_ups import FollowUpRow

INDENT = "  "


def card_lines(card: ResidentCard, today: date) -> list[str]:
    """The card; what to heed before a visit stands first."""
    return [*_who(card, today), *_hooks(card, today), *_promises(card, today), *_steps(card, today)]


def _who(card: ResidentCard, today: date) -> Iterator[str]:
    yield card.resident.name
    if card.prefers_not_on is not None:
        yield _("would rather not, since {day}", day=words.day(card.prefers_not_on, today))
    if card.consent is Consent.YES and card.consent_on is not None:
        yield _("said that this may be written down, {day}", day=words.day(card.consent_on, today))
    elif card.consent_to_ask:
        yield _("still to ask: may we write your name down?")
    if card.aliases:
        yield _("also called {names}", names=", ".join(card.aliases))
    if card.place:
        yield _("to be found: {place}", place=card.place)
    if card.last_seen is not None:
        days = (card.last_seen - today).days
        last = words.day(card.last_seen, today)
        yield _("seen last on {day}, {distance}", day=last, distance=words.distance(days))
    yield f"id: {card.id[:8]}"


def _hooks(card: ResidentCard, today: date) -> Iterator[str]:
    if card.hooks:
        yield ""
        yield _("Hooks")
    for hook in card.hooks:
        since = words.day(hook.since, today)
        yield INDENT + f"{hook.name}: {_(words.KINDS[hook.kind])}, " + _("since {day}", day=since)


def _promises(card: ResidentCard, today: date) -> Iterator[str]:
    if card.open:
        yield ""
        yield _("Come back")
    for row in card.open:
        for line in promise_lines(row, today):
            yield INDENT + line


def promise_lines(row: FollowUpRow, today: date) -> Iterator[str]:
    """One promise: when and what for, then what else matters."""
    said = words.said(row.reason, row.readers, row.kept_by)
    yield words.around(row.around, today) + (f": {said}" if said else "")
    facts = [_(words.ASKED_BY[row.asked_by]), _(words.TURN[row.turn])]
    if row.walker:
        facts.append(_("{name} goes", name=row.walker))
    if row.attempts:
        facts.append(_("not home on {day}", day=words.day(row.attempts[-1], today)))
    yield ", ".join(facts)
    yield f"id: {row.id[:8]}"


def _steps(card: ResidentCard, today: date) -> Iterator[str]:
    if card.timeline:
        yield ""
        yield _("Small steps, the latest first")
    for step in card.timeline:
        yield INDENT + f"{words.day(step.on, today)}: {step_words(step, today)}"


def step_words(step: TimelineStep, today: date) -> str:
    """What happened, in words."""
    if step.kind is StepKind.MET and step.encounter is not None:
        return encounter_words(step.encounter)
    if step.follow_up is not None:
        row = step.follow_up
        reason = words.said(row.reason, row.readers, row.kept_by)
        if step.kind is StepKind.PROMISED:
            when = words.around(step.follow_up.around, today)
            return ", ".join(filter(None, (_("promised"), when, reason)))
        if step.kind is StepKind.ATTEMPTED:
            return _("went there, not home")
        state = _(words.STATUSES[step.follow_up.status])
        return ", ".join(filter(None, (state, reason)))
    if step.kind is StepKind.CONSENT:
        return _("said that this may be written down")
    if step.hook is not None:
        holds = _("still holds") if step.kind is StepKind.HOOK_HOLDS else _("no longer holds")
        return f"{step.hook.name} ({_(words.KINDS[step.hook.kind])}): {holds}"
    if step.amended is not None:
        return _amended_words(step.amended, today)
    return _("would rather not")


def _amended_words(row: AmendedRow, today: date) -> str:
    what = names_of(each.field for each in row.fields)
    by = row.by
    told = _("{name} changed {what}", name=by, what=what) if by else _("changed: {what}", what=what)
    if row.encounter is not None:
        return f"{told}, " + _("in the encounter of {day}", day=words.day(row.encounter, today))
    return f"{told}, " + _("in the promise to come back") if row.of_promise else told


def encounter_words(row: EncounterRow) -> str:
    """One meeting in words: what was said first."""
    hooks = [f"{hook.name} ({_(words.KINDS[hook.kind])})" for hook in row.hooks]
    contact = _(words.CONTACTS[row.contact]) if row.contact else ""
    note = words.said(row.note, row.readers, row.kept_by)
    parts = (note, ", ".join(hooks), contact, row.place or "")
    return "; ".join(filter(None, parts)) or _("met")
