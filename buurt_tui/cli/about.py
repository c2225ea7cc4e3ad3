"""`buurt about RESIDENT`: everything that is held about somebody, on one page in plain words."""

from __future__ import annotations

from buurt_tui.cli.context import Context
from buurt_tui.cli.doing import Doing, read_line, show_one
from buurt_tui.cli.output import tell
from buurt_tui.cli.which import Several, listed, the_resident
from buurt_tui.cli.who import named
from buurt_tui.domain.edit import Refused
from buurt_tui.domain.text import N_
from buurt_tui.ui.about_page import about_page
from buurt_tui.views.card import card


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
    page = about_page(doing.now, shown)
    return show_one(context, {**named(shown.resident), "page": page}, page)
