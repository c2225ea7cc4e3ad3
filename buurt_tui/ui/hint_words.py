"""What the quick line did not read as meant, and what does not belong in a note, in words."""

from __future__ import annotations

from collections.abc import Iterator

from buurt_tui.domain.hints import HintKind
from buurt_tui.domain.text import N_
from buurt_tui.lang import _
from buurt_tui.quicklog.draft import Draft
from buurt_tui.quicklog.problems import ProblemKind

HINTS = {
    HintKind.PHONE: N_("A phone number does not belong in a note."),
    HintKind.EMAIL: N_("An e-mail address does not belong in a note."),
    HintKind.IBAN: N_("A bank account does not belong in a note."),
    HintKind.BSN: N_("This looks like a BSN. It is not written down."),
    HintKind.HEALTH: N_("About health? Better write what they want instead."),
    HintKind.RELIGION: N_("About religion? Better write what they want instead."),
    HintKind.ORIGIN: N_("About origin? Better write what they want instead."),
    HintKind.DEBT: N_("About debts? Better write what they want instead."),
    HintKind.CRIME: N_("About crime? Better write what they want instead."),
}
"""A friendly sentence for each kind; none of them blocks."""

PROBLEMS = {
    ProblemKind.DATE_REFUSED: N_("“{text}”: that date does not exist or contradicts itself."),
    ProblemKind.CONTACT_NOT_KNOWN: N_("“{text}” stays text: choose =chat, =wave, =not-home …"),
    ProblemKind.SECOND_CONTACT: N_("“{text}” stays text: how it went is known already."),
    ProblemKind.SECOND_PLACE: N_("“{text}” stays text: the place is known already."),
    ProblemKind.SECOND_FOLLOW_UP: N_("“{text}” stays text: there is a follow-up already."),
    ProblemKind.MEMBER_NOT_KNOWN: N_("“{text}” stays text: nobody in the team is called that."),
    ProblemKind.SECOND_WALKER: N_("“{text}” stays text: somebody goes already."),
    ProblemKind.WALKER_WITHOUT_FOLLOW_UP: N_("“{text}” stays text: first say when, with !"),
    ProblemKind.NO_ONE_TO_COME_BACK_TO: N_("Come back to whom? Add @ and a name."),
    ProblemKind.TITLE_ALONE: N_("“{text}”: whose name comes after it?"),
    ProblemKind.PREFERS_NOT: N_("{name} would rather not. You can save it all the same."),
    ProblemKind.GLUED: N_("“{text}”: put a space between two marks."),
    ProblemKind.TOO_MANY_MARKS: N_("There are too many marks; the rest is note."),
}
"""A sentence for each kind."""


def sentences(draft: Draft, name_of: dict[str, str]) -> Iterator[str]:
    """What to say of `draft`, problems first; `name_of` gives the names that may be read."""
    for problem in draft.problems:
        text = draft.line[problem.start : problem.end].strip()
        name = name_of.get(problem.values.get("resident", ""), "")
        yield _(PROBLEMS[problem.kind], text=text, name=name)
    for kind in dict.fromkeys(hint.kind for hint in draft.hints):
        yield _(HINTS[kind])
