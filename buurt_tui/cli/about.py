"""`buurt about RESIDENT`: everything that is held about somebody, on one page in plain words.

For the resident to read or to be given: without the names of others."""

from __future__ import annotations

from collections.abc import Iterator

from buurt_tui.cli.card_text import card_lines
from buurt_tui.cli.context import Context
from buurt_tui.cli.doing import Doing, read_line, show_one
from buurt_tui.cli.output import tell
from buurt_tui.cli.which import Several, listed, the_resident
from buurt_tui.cli.who import named
from buurt_tui.domain.edit import Refused
from buurt_tui.domain.masking import names_among_themselves, without_names
from buurt_tui.domain.model import Buurt, ResidentId
from buurt_tui.domain.text import N_
from buurt_tui.lang import _, ngettext
from buurt_tui.ui import words
from buurt_tui.views.card import ResidentCard, card


def run(context: Context) -> int:
    """Show the page."""
    typed = " ".join(context.call.arguments)
    session = context.session()
    session.close()
    doing = Doing(context, session, read_line() if typed == "-" else typed, [])
    try:
        resident = the_resident(doing.which, doing.now)
    except Several as several:
        for line in listed(several):
            tell(line)
        raise
    shown = card(doing.now, resident)
    if shown is None:
        raise Refused(N_("That resident is not there any more."))
    others = _other_names(doing.buurt, resident)
    page = [without_names(line, others) for line in _page(doing, shown)]
    return show_one(context, {**named(shown.resident), "page": page}, page)


def _page(doing: Doing, shown: ResidentCard) -> Iterator[str]:
    yield _(
        "What this team holds about {name}, on {day}",
        name=shown.resident.name,
        day=words.day(doing.today),
    )
    yield ""
    yield from card_lines(shown, doing.today)
    if shown.settled:
        yield ""
        yield _("Promises that came to an end")
        for row in shown.settled:
            on = words.day(row.settled_on, doing.today) if row.settled_on else ""
            reason = words.said(row.reason, row.readers, row.kept_by)
            parts = (on, _(words.STATUSES[row.status]), reason)
            yield "  " + ", ".join(filter(None, parts))
    steps = sum(_mentions(doing.buurt, shown.id))
    if steps:
        yield ""
        yield ngettext(
            "Besides, {n} step can be undone that is about them.",
            "Besides, {n} steps can be undone that are about them.",
            steps,
        )
    yield ""
    yield _("Nothing is held about care, health, origin, religion or date of birth.")
    yield _("To be forgotten, tell the team: it can be done at once.")


def _mentions(buurt: Buurt, resident: ResidentId) -> Iterator[bool]:
    for step in buurt.steps.values():
        yield any(image.id == resident for image in step.images)


def _other_names(buurt: Buurt, resident: ResidentId) -> list[str]:
    """Names of others, first names too; but not what the resident, a place or a day is called."""
    who = buurt.resident(resident)
    others = [r for r in buurt.residents.values() if buurt.resident(ResidentId(r.id)) is not who]
    them = [r for r in buurt.residents.values() if buurt.resident(ResidentId(r.id)) is who]
    places = {word for place in buurt.places.values() for word in place.name.split()}
    kept = {*names_among_themselves(them), *places, *words.day_words()}
    return [name for name in names_among_themselves(others) if name not in kept]
