"""`buurt erase RESIDENT`: forget somebody. The one thing that no undo brings back."""

from __future__ import annotations

import sys

from buurt_tui.cli.context import Context
from buurt_tui.cli.doing import read_line
from buurt_tui.cli.options import Misuse
from buurt_tui.cli.output import tell
from buurt_tui.cli.which import Several, listed, the_resident
from buurt_tui.domain.edit import Refused
from buurt_tui.domain.model import ResidentId
from buurt_tui.domain.resident_edits import Erase
from buurt_tui.domain.text import N_, fold
from buurt_tui.lang import _
from buurt_tui.privacy.veil import OPEN
from buurt_tui.session import Session
from buurt_tui.views.now import Now


def run(context: Context) -> int:
    """Ask for the name, and forget."""
    typed = " ".join(context.call.arguments)
    session = context.session(joins=True)
    try:
        now = Now(session.buurt, context.today, me=session.me)
        try:
            resident = the_resident(read_line() if typed == "-" else typed, now)
        except Several as several:
            for line in listed(several):
                tell(line)
            raise
        said = erase(context, session, resident)
    finally:
        session.close()
    tell(said)
    return 0


def erase(context: Context, session: Session, resident_id: ResidentId) -> str:
    """Forget this resident once their name was given; what to say of it.

    Raises `Refused`, `Misuse`, `StoreError`."""
    resident = session.buurt.residents[resident_id]
    name = resident.name or resident.description
    given = context.call.value("yes-erase")
    if given is None:
        if not sys.stdin.isatty():
            raise Misuse(N_("forgetting asks for the name: --yes-erase NAME"))
        tell(
            _(
                "The name {name} goes from all files and does not come back, not with undo either."
                " Type the name to go on:",
                name=OPEN.name(resident),
            )
        )
        given = read_line()
    elif given == "-":
        given = read_line()
    if fold(given.strip().strip("()")) != fold(name):
        raise Refused(N_("That is not the name; nothing is forgotten."))
    session.apply(Erase(resident=resident_id))
    return _("Forgotten. The encounters stay, without a name.")
