"""How an encounter is written on one row, and the round's tally above the list."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from textual.content import Content

from buurt_tui.domain.model import Contact, Encounter, Status
from buurt_tui.lang import _, ngettext
from buurt_tui.ui import text, words
from buurt_tui.ui.rows import Column, Heading, Row
from buurt_tui.ui.text import ACCENT, HOOK_STYLES, MUTED, STRONG, Piece
from buurt_tui.views.current_round import current_round
from buurt_tui.views.encounters import EncounterRow
from buurt_tui.views.now import Now
from buurt_tui.views.rounds import RoundTally

COLUMNS = (
    Column(5),
    Column(18, least=15, grows=1),
    Column(18, least=12, grows=2),
    Column(28, least=8, grows=4),
)

CONTACT_SHOWN = {Contact.WAVE, Contact.NOT_HOME, Contact.PREFERS_NOT}
"""The kinds of contact that say more than the note does."""

SHORT_NOTE = 24
"""Characters that are seen whole on a narrow screen; a longer note is read below the cursor."""


def tally(counted: RoundTally, now: Now) -> Content:
    """What the round came to so far."""
    title = _("This round") if current_round(now) else _("Today")
    told = [ngettext("{n} encounter", "{n} encounters", counted.encounters)]
    if counted.opened:
        told.append(ngettext("{n} door open", "{n} doors open", counted.opened))
    if counted.closed:
        told.append(_("{n} not home", n=counted.closed))
    return text.joined((title, STRONG), (f"   {' · '.join(told)}", MUTED))


def with_headings(encounters: Iterable[Encounter], now: Now) -> list[Encounter | Heading]:
    """This round's encounters, then the earlier ones under the day that they were on."""
    items: list[Encounter | Heading] = []
    day: date | None = None
    round_ = current_round(now)
    for encounter in encounters:
        is_here = encounter.round == round_.id if round_ else encounter.on == now.today
        if not is_here and encounter.on != day:
            day = encounter.on
            items.append(Heading(words.day(encounter.on, now.today)))
        items.append(encounter)
    return items


def row(encounter: EncounterRow) -> Row:
    """One encounter: when, who, hooks, when to come back, and what was said."""
    told = what(encounter)
    return Row(
        cells=(
            [(f"{encounter.at:%H:%M}", MUTED)],
            [(who(encounter), STRONG)],
            hooks(encounter),
            [*promise(encounter), *told],
        ),
        below=told if len(told[0][0]) > SHORT_NOTE else (),
    )


def who(encounter: EncounterRow) -> str:
    """The names, or a dash for somebody unnamed."""
    return ", ".join(each.name for each in encounter.who) or "—"


def hooks(encounter: EncounterRow) -> list[Piece]:
    """The hooks beside one another, each in its own hue and with its sign."""
    pieces: list[Piece] = []
    for hook in encounter.hooks:
        pieces += [(" ", "")] if pieces else []
        pieces.append((words.hook(hook.kind, hook.name), HOOK_STYLES[hook.kind]))
    return pieces


def what(encounter: EncounterRow) -> list[Piece]:
    """The note; how it went and where, when that says more."""
    told = [_(words.CONTACTS[encounter.contact])] if encounter.contact in CONTACT_SHOWN else []
    if note := words.said(encounter.note, encounter.readers, encounter.kept_by):
        told.append(note)
    elif not encounter.hooks and encounter.place:
        told.append(encounter.place)
    return [(" · ".join(told), "")]


def promise(encounter: EncounterRow) -> list[Piece]:
    """The soonest day to come back, if it was promised and is still open."""
    open_ones = [each for each in encounter.promises if each.status is Status.OPEN]
    if not open_ones:
        return []
    around = open_ones[0].around
    return [(f"↻ {words.day(around) if around else _('someday')}  ", ACCENT)]
