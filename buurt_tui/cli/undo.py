"""`buurt undo` and `buurt redo`: the last thing that whoever is writing did."""

from __future__ import annotations

from buurt_tui.cli.context import Context
from buurt_tui.cli.output import tell
from buurt_tui.lang import _


def run(context: Context) -> int:
    """Take it back, or do it again. Raises `Refused` if a colleague changed it since."""
    session = context.session()
    try:
        if context.config.member and session.me is None:
            raise context.stranger()
        redoes = context.call.command == "redo"
        step = session.redo() if redoes else session.undo()
    finally:
        session.close()
    if step.line:
        said = _("done again: {line}") if redoes else _("taken back: {line}")
        tell(said.format(line=step.line))
    else:
        tell(_("done again") if redoes else _("taken back"))
    return 0
