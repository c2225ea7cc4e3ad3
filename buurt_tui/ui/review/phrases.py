"""What was decided, in a few words. Knows no Textual: the minutes say it too."""

from __future__ import annotations

from buurt_tui.domain.model import Decision, Outcome, Readers
from buurt_tui.domain.text import N_
from buurt_tui.lang import _
from buurt_tui.ui import words
from buurt_tui.views.called import member_name
from buurt_tui.views.now import Now

OUTCOMES = {
    Outcome.KEPT: N_("stays as it is"),
    Outcome.DONE: N_("done"),
    Outcome.LATER: N_("later"),
    Outcome.GOES: N_("somebody goes"),
    Outcome.LEARNED: N_("written down"),
    Outcome.SKIPPED: N_("skipped"),
}


def outcome_words(now: Now, decision: Decision) -> str:
    """What was decided: that it stays, around when to come back, who goes, what was learned."""
    if decision.words:
        return now.veil.said(decision.words, Readers.SHAREABLE)
    if decision.outcome is Outcome.LATER:
        return _("come back {around}", around=words.around(decision.around, now.today))
    if decision.outcome is Outcome.GOES:
        name = member_name(now, decision.walker)
        return _("{name} goes", name=name) if name else _("nobody goes yet")
    return _(OUTCOMES[decision.outcome])
