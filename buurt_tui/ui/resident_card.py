"""The card of one resident, line by line: who, hooks, promises, and every small step."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from buurt_tui.domain.model import Buurt, Consent, Contact
from buurt_tui.domain.reading import Written
from buurt_tui.lang import _, ngettext
from buurt_tui.ui import words
from buurt_tui.ui.field_words import field_name, names_of, value
from buurt_tui.ui.rows import Cell, Column, Heading, Row
from buurt_tui.ui.text import ACCENT, HOOK_STYLES, MUTED, Piece
from buurt_tui.views.amended import AmendedRow
from buurt_tui.views.card import ResidentCard, StepKind, TimelineStep
from buurt_tui.views.encounters import EncounterRow
from buurt_tui.views.follow_ups import FollowUpRow
from buurt_tui.views.now import Now
from buurt_tui.views.residents import ResidentHook

PROMISES, STEPS = 2, 3
"""Which parts of the card these are, counted from 0."""
COLUMNS = (Column(14, least=11), Column(30, grows=1))


class Line(Struct, frozen=True):
    """One line of the card."""

    key: str
    row: Row


def card_lines(card: ResidentCard, now: Now) -> list[Line | Heading]:
    """The whole card: who they are, what they like and want, promises, the newest step first."""
    today = now.today
    parts = {
        card.resident.name: _facts(card, today),
        _("Hooks"): (_hook(hook, today) for hook in card.hooks),
        _("We come back to them"): (_promise(promise, today) for promise in card.open),
        _("Small steps"): (_step(step, card, now) for step in card.timeline),
    }
    lines: list[Line | Heading] = []
    for part, (title, rows) in enumerate(parts.items()):
        # no name in the key: it has to stay the same when names are hidden
        found = [Line(f"{part} {number}", row) for number, row in enumerate(rows)]
        lines += [Heading(title), *found] if found else []
    return lines


def step_key(card: ResidentCard, id_: str) -> str | None:
    """The line of what happened in this encounter, or with this follow-up last."""
    for number, step in enumerate(card.timeline):
        if any(each is not None and each.id == id_ for each in (step.encounter, step.follow_up)):
            return f"{STEPS} {number}"
    return None


def written_at(buurt: Buurt, card: ResidentCard, key: str | None) -> Written | None:
    """What the words in the line with this key were written in; None if there are none."""
    part, _space, number = (key or "").partition(" ")
    if part == str(PROMISES):
        return buurt.follow_ups.get(card.open[int(number)].id)
    if part == str(STEPS):
        step = card.timeline[int(number)]
        if step.encounter is not None:
            return buurt.encounters.get(step.encounter.id)
        return buurt.follow_ups.get(step.follow_up.id) if step.follow_up else None
    return None


def _row(label: str, *cell: Piece, below: Cell = ()) -> Row:
    return Row(cells=([(label, MUTED)], cell), below=below)


# -- who they are ---------------------------------------------------------------------------


def _facts(card: ResidentCard, today: date) -> Iterator[Row]:
    if card.prefers_not_on is not None:
        since = _("since {day} · x undoes it", day=words.day(card.prefers_not_on, today))
        yield _row(_("would rather not"), (since, ACCENT))
    if card.aliases:
        yield _row(_("also called"), (", ".join(card.aliases), ""))
    yield _row(_("where"), (card.place or _("not known yet"), "" if card.place else MUTED))
    if card.consent_to_ask:
        asks = _("May we? still to ask · j yes · k no")
        yield _row(_("writing down"), (asks, ACCENT))
    elif card.consent is Consent.YES:
        day = words.day(card.consent_on, today) if card.consent_on else ""
        says = _("allowed, they said on {day}", day=day) if day else _("allowed")
        yield _row(_("writing down"), (says, ""))
    yield _row(_("met"), (_met(card, today), ""))


def _met(card: ResidentCard, today: date) -> str:
    if card.first_met is None or card.last_seen is None:
        return _("not met yet")
    last = words.day(card.last_seen, today)
    if card.encounters == 1:
        return _("once, on {day}", day=last)
    first = words.day(card.first_met, today)
    return ngettext(
        "{n} time, last on {last}, first on {first}",
        "{n} times, last on {last}, first on {first}",
        card.encounters,
        first=first,
        last=last,
    )


# -- hooks and promises ---------------------------------------------------------------------


def _hook(hook: ResidentHook, today: date) -> Row:
    """The kind, the topic, and how old it is: the day of the encounter that it came from."""
    age = _("{day}, {distance}", day=words.day(hook.since, today), distance=_ago(hook.since, today))
    heard = ""
    if hook.confirmed != hook.since:
        heard = " · " + _("heard again {day}", day=words.day(hook.confirmed, today))
    return _row(
        _(words.KINDS[hook.kind]),
        (words.hook(hook.kind, hook.name), HOOK_STYLES[hook.kind]),
        (f"  {age}{heard}", MUTED),
    )


def _ago(day: date, today: date) -> str:
    return words.distance((day - today).days)


def _promise(promise: FollowUpRow, today: date) -> Row:
    facts = [_(words.ASKED_BY[promise.asked_by]), _(words.TURN[promise.turn])]
    if promise.walker is not None:
        facts.append(_("familiar face {name}", name=promise.walker))
    if promise.attempts:
        last = words.day(promise.attempts[-1], today)
        facts.append(_("{n}× not home, last {day}", n=len(promise.attempts), day=last))
    told = " · ".join(facts)
    when = words.day(promise.around, today) if promise.around else _("someday")
    if reason := words.said(promise.reason, promise.readers, promise.kept_by):
        return _row(when, (reason, ""), (f" · {told}", MUTED), below=[(told, MUTED)])
    return _row(when, (told, MUTED))


# -- small steps ----------------------------------------------------------------------------


def _amended(day: str, row: AmendedRow, now: Now) -> Row:
    """ "Karim changed the note", of what, and what it was before where that may be read."""
    what = names_of(each.field for each in row.fields)
    by = row.by
    told = _("{name} changed {what}", name=by, what=what) if by else _("changed: {what}", what=what)
    of = ""
    if row.encounter is not None:
        of = _("in the encounter of {day}", day=words.day(row.encounter, now.today))
    elif row.of_promise:
        of = _("in the promise to come back")
    before = [
        _(
            "{field} was: {text}",
            field=field_name(each.field),
            text=value(now, each.field, each.before),
        )
        for each in row.fields
        if not each.is_hidden
    ]
    pieces: list[Piece] = [("✎ ", MUTED), (told, MUTED), (f" · {of}" if of else "", MUTED)]
    return _row(day, *pieces, below=[(" · ".join(before), MUTED)])


def _step(step: TimelineStep, card: ResidentCard, now: Now) -> Row:
    day = words.day(step.on, now.today)
    if step.amended is not None:
        return _amended(day, step.amended, now)
    if step.encounter is not None:
        return _encounter(day, step.encounter, card)
    if step.follow_up is not None:
        return _of_promise(day, step.kind, step.follow_up)
    if step.hook is not None:
        hook = words.hook(step.hook.kind, step.hook.name)
        told = _("still holds") if step.kind is StepKind.HOOK_HOLDS else _("no longer holds")
        return _row(day, (hook, HOOK_STYLES[step.hook.kind]), (f"  {told}", MUTED))
    if step.kind is StepKind.CONSENT:
        return _row(day, (_("said: you may write this down"), ""))
    return _row(day, (_("would rather not"), ""))


def _encounter(day: str, row: EncounterRow, card: ResidentCard) -> Row:
    pieces: list[Piece] = []
    if row.contact is not None:
        pieces.append((_(words.CONTACTS[row.contact]), MUTED))
    for hook in row.hooks:
        if not hook.residents or card.id in hook.residents:
            pieces.append((words.hook(hook.kind, hook.name), HOOK_STYLES[hook.kind]))
    note = words.said(row.note, row.readers, row.kept_by)
    if note:
        pieces.append((note, ""))
    if not pieces:
        pieces.append((_("met"), MUTED))
    others = [each.name for each in row.who if each.id != card.id]
    told = [_("with {names}", names=", ".join(others))] if others else []
    told += [each for each in (row.place, row.logged_by) if each]
    whole = [(note, ""), (" · " if told else "", "")] if note else []
    return _row(day, *_spaced(pieces), below=[*whole, (" · ".join(told), MUTED)])


def _spaced(pieces: list[Piece]) -> list[Piece]:
    spaced: list[Piece] = []
    for piece in pieces:
        spaced += [("  ", ""), piece] if spaced else [piece]
    return spaced


def _of_promise(day: str, kind: StepKind, promise: FollowUpRow) -> Row:
    if kind is StepKind.PROMISED:
        told = _("promised to come back")
    elif kind is StepKind.ATTEMPTED:
        told = _(words.CONTACTS[Contact.NOT_HOME])
    else:
        told = _(words.STATUSES[promise.status])
    said = words.said(promise.reason, promise.readers, promise.kept_by)
    reason: list[Piece] = [(f": {said}", "")] if said else []
    return _row(day, ("↻ ", ACCENT), (told, MUTED), *reason)
