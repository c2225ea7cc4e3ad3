"""What a form says beside a field: how it was read, or in words why not."""

from __future__ import annotations

from datetime import date

from buurt_tui.domain.model import InterestId, ResidentId
from buurt_tui.domain.text import N_, fold
from buurt_tui.lang import _
from buurt_tui.quicklog.draft import Status
from buurt_tui.quicklog.fields import Entry, Field, FieldReading, Problem, Reads, Wrong
from buurt_tui.ui import words
from buurt_tui.ui.text import MUTED, Piece
from buurt_tui.views.now import Now

ASKING = "$text-warning"

WRONG = {
    Wrong.NO_NAME: N_("“{text}” is no name: a name needs a letter."),
    Wrong.NO_TOPIC: N_("“{text}”: a topic is letters and figures, such as cooking."),
    Wrong.NO_DAY: N_("That day is not clear. For example: fri, 3 Dec, in two weeks."),
    Wrong.NONE_OF_THESE: N_("“{text}” is none of these: {choices}."),
    Wrong.MORE_THAN_ONE: N_("“{text}” fits more than one: {choices}. Type a little more."),
    Wrong.NO_DOORS: N_("Write it so: Street 9/14, for nine open and fourteen closed."),
    Wrong.ONLY_ONE: N_("Here goes one street or place."),
    Wrong.NOBODY_TO_COME_BACK_TO: N_("Come back to whom? Write who you met first."),
    Wrong.WHO_IS_THIS: N_("Whose is this? Write a name here."),
}
MOST_CHOICES = 6


def wrong(problem: Problem, field: Field) -> str:
    """Why this field cannot be read."""
    labels = [label for label, _value in field.choices]
    choices = ", ".join(labels[:MOST_CHOICES]) + (" …" if len(labels) > MOST_CHOICES else "")
    return _(WRONG[problem.kind], text=problem.text, choices=choices)


def said(field: Field, reading: FieldReading | None, now: Now) -> list[Piece]:
    """What to say beside this field; nothing if it says it all itself."""
    if reading is None or reading.is_empty:
        return []
    if reading.wrong is not None:
        return [(wrong(reading.wrong, field), ASKING)]
    if field.reads in (Reads.WHEN, Reads.DAY):
        return [(_day(field, reading.value, now), MUTED)]
    pieces: list[Piece] = []
    for entry in reading.entries:
        if told := _entry(field, entry, now):
            pieces += [(" · ", MUTED), *told] if pieces else told
    return pieces


def _day(field: Field, value: date | None, now: Now) -> str:
    if field.reads is Reads.DAY and value is not None:
        return words.day(value, now.today)
    told = words.around(value, now.today)
    return f"{told}, {words.distance((value - now.today).days)}" if value else told


def _entry(field: Field, entry: Entry, now: Now) -> list[Piece]:
    if entry.status is Status.QUESTION:
        return [(f"{entry.key.text}: ", MUTED), (_("which one? ⏎"), ASKING)]
    if entry.status is Status.KNOWN:
        is_said = fold(entry.name) == fold(entry.key.text)
        return [] if is_said else [(_called(field, entry, now), MUTED)]
    name = f"({entry.name})" if entry.status is Status.DESCRIBED else entry.name
    like = _looks_like(field, entry, now)
    new = _("new · looks like {name}", name=like) if like else _("new")
    return [(f"{name} ", MUTED), (new, MUTED)]


def _called(field: Field, entry: Entry, now: Now) -> str:
    resident = now.buurt.resident(ResidentId(entry.id)) if field.reads is Reads.RESIDENTS else None
    return now.veil.name(resident) if resident else entry.name


def _looks_like(field: Field, entry: Entry, now: Now) -> str:
    if not entry.likes:
        return ""
    if field.reads is Reads.RESIDENTS:
        resident = now.buurt.resident(ResidentId(entry.likes))
        return now.veil.name(resident) if resident else ""
    topic = now.buurt.interests.get(InterestId(entry.likes))
    return topic.name if topic else ""
