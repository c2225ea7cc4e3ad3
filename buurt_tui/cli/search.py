"""`buurt search WORDS`: people, topics, streets and what was said; the best match first."""

from __future__ import annotations

from typing import Any

from buurt_tui.cli.context import Context
from buurt_tui.cli.listing import neighbourhood, show_rows
from buurt_tui.cli.output import Column
from buurt_tui.cli.who import named
from buurt_tui.domain.text import N_
from buurt_tui.lang import _
from buurt_tui.ui.review.minutes_found import minutes_found
from buurt_tui.views.everything import About, Hit, search_everything
from buurt_tui.views.said import said_with_slowly

ABOUT = {
    About.RESIDENT: N_("resident"),
    About.TOPIC: N_("topic"),
    About.PLACE: N_("street or place"),
    About.MEMBER: N_("team member"),
    About.NOTE: N_("note"),
    About.REASON: N_("come back"),
    About.REMARK: N_("remark"),
    About.MINUTES: N_("minutes"),
}
MOST = 1_000_000
EVERYTHING = dict.fromkeys(About, MOST)


def run(context: Context) -> int:
    """Show what was found."""
    now = neighbourhood(context)
    sought = " ".join(context.call.arguments)
    minutes = [] if now.veil.is_down else [minutes_found(now, sought, MOST)]
    found = search_everything(now, sought, EVERYTHING, said_with_slowly, minutes)
    return show_rows(context, [hit for each in found for hit in each.hits], COLUMNS, as_json)


def as_json(hit: Hit) -> dict[str, Any]:
    """One hit under the documented keys."""
    return {
        "kind": hit.about,
        "id": hit.id,
        "text": hit.text,
        "residents": [named(each) for each in hit.who],
        "place": hit.place,
        "date": hit.on,
        "nearly": hit.nearly,
    }


COLUMNS = (
    Column[Hit]("id", lambda hit: hit.id, is_id=True),
    Column[Hit](N_("found"), lambda hit: _(ABOUT[hit.about])),
    Column[Hit](N_("text"), lambda hit: hit.text),
    Column[Hit](N_("who"), lambda hit: ", ".join(each.name for each in hit.who)),
    Column[Hit](N_("where"), lambda hit: hit.place),
    Column[Hit](N_("day"), lambda hit: hit.on),
)
