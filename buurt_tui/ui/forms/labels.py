"""What the fields of an encounter are called, and an example for each."""

from __future__ import annotations

from collections.abc import Sequence

from buurt_tui.domain.text import N_
from buurt_tui.lang import _
from buurt_tui.quicklog.fields import Field
from buurt_tui.quicklog.sheet import KINDS
from buurt_tui.ui.forms.form import Shown
from buurt_tui.ui.text import HOOK_STYLES, MUTED

LABELS = {
    "who": N_("who"),
    "interest": N_("# likes"),
    "wish": N_("* wants"),
    "offer": N_("+ can do"),
    "question": N_("? asks"),
    "place": N_("where"),
    "contact": N_("how"),
    "note": N_("note"),
    "readers": N_("who reads it"),
    "when": N_("come back"),
    "reason": N_("what for"),
    "asked": N_("who asked"),
    "walker": N_("who goes"),
    "on": N_("day"),
    "round": N_("round"),
    "turn": N_("whose turn"),
    "name": N_("name"),
    "description": N_("or known by"),
    "aliases": N_("also called"),
    "consent": N_("write down?"),
    "places": N_("streets"),
    "walkers": N_("who walks"),
    "doors": N_("doors"),
    "remark": N_("remark"),
}
EXAMPLES = {
    "who": N_("names, with a comma between"),
    "interest": N_("cooking, garden"),
    "place": N_("street or place"),
    "contact": N_("chat, conversation, wave …"),
    "readers": N_("the team, only you, may be shared"),
    "when": N_("fri, next week, 3 Dec, someday"),
    "asked": N_("the resident, or we"),
    "turn": N_("the resident, or we"),
    "walker": N_("a name from the team"),
    "on": N_("today, yesterday, 3 Dec"),
    "description": N_("woman with a red coat"),
    "aliases": N_("names, with a comma between"),
    "consent": N_("yes, or still to ask"),
    "places": N_("streets; the last is where you are"),
    "walkers": N_("names, with a comma between"),
    "doors": N_("Street 9/14: nine open, fourteen closed"),
}
SOMEBODY_ELSE = N_("and also")


def labelled(fields: Sequence[Field]) -> list[Shown]:
    """The fields with what they are called."""
    return [
        Shown(
            field=field,
            label=_(LABELS[name]),
            example=_(EXAMPLES.get(name, "")),
            style=HOOK_STYLES[KINDS[name]] if name in KINDS else MUTED,
        )
        for field in fields
        for name in (field.key.split()[0],)
    ]
