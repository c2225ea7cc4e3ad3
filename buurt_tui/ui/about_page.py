"""Everything that is held about somebody, on one page in plain words. Knows no Textual.

For the resident to read or to be given: without the names of others."""

from __future__ import annotations

from collections.abc import Iterator

from buurt_tui.domain.masking import names_among_themselves, without_names
from buurt_tui.domain.model import Buurt, ResidentId
from buurt_tui.lang import _, ngettext
from buurt_tui.ui import words
from buurt_tui.ui.card_text import card_lines
from buurt_tui.views.card import ResidentCard
from buurt_tui.views.now import Now


def about_page(now: Now, shown: ResidentCard) -> list[str]:
    """The page about the resident of this card, which is shown without a veil."""
    others = _other_names(now.buurt, shown.id)
    return [without_names(line, others) for line in _page(now, shown)]


def _page(now: Now, shown: ResidentCard) -> Iterator[str]:
    yield _(
        "What this team holds about {name}, on {day}",
        name=shown.resident.name,
        day=words.day(now.today),
    )
    yield ""
    yield from card_lines(shown, now.today)
    if shown.settled:
        yield ""
        yield _("Promises that came to an end")
        for row in shown.settled:
            on = words.day(row.settled_on, now.today) if row.settled_on else ""
            reason = words.said(row.reason, row.readers, row.kept_by)
            parts = (on, _(words.STATUSES[row.status]), reason)
            yield "  " + ", ".join(filter(None, parts))
    steps = sum(_mentions(now.buurt, shown.id))
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
