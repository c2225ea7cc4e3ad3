"""`buurt neighbourhood [NAME]`: what it is called, or is called from here on."""

from __future__ import annotations

from buurt_tui.cli.context import Context
from buurt_tui.cli.doing import read_line
from buurt_tui.cli.output import tell, write_lines
from buurt_tui.domain.edit import Refused
from buurt_tui.domain.team_edits import NameNeighbourhood
from buurt_tui.domain.text import N_, clean
from buurt_tui.lang import _


def run(context: Context) -> int:
    """Show or change it."""
    name = " ".join(context.call.arguments)
    session = context.session(joins=bool(name))
    try:
        if not name:
            here = session.buurt.neighbourhood
            write_lines([here.name] if here else [])
            return 0
        name = read_line() if name == "-" else name
        if not any(map(str.isalpha, name)):
            raise Refused(N_("A name needs at least one letter."))
        session.apply(NameNeighbourhood(name))
    finally:
        session.close()
    tell(_("this neighbourhood is called {name} from here on", name=clean(name)))
    return 0
