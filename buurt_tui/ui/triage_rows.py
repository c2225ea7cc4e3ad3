"""What stands above the line on the hooks screen: the encounter, its note, what it may ask for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.content import Content

from buurt_tui.domain.model import Encounter
from buurt_tui.lang import _
from buurt_tui.quicklog.draft import Draft
from buurt_tui.ui import keys, text, words
from buurt_tui.ui.text import HOOK_STYLES, MUTED, STRONG
from buurt_tui.views.called import interest_name
from buurt_tui.views.encounters import encounter_row
from buurt_tui.views.now import Now
from buurt_tui.views.triage import Suggestion


def about(now: Now, encounter: Encounter | None) -> Content:
    """When it was, with whom and where."""
    if encounter is None:
        looked_at = _("Every note has been looked at. n: log an encounter.")
        return text.plain(keys.said(looked_at, "hooks"))
    row = encounter_row(now, encounter)
    told = [words.day(row.on, now.today), ", ".join(each.name for each in row.who) or "—"]
    told += [row.place] if row.place else []
    return text.plain(" · ".join(told), STRONG)


def note(now: Now, encounter: Encounter | None) -> Content:
    """What was said, and the hooks that it has."""
    if encounter is None:
        return text.plain("")
    row = encounter_row(now, encounter)
    said = text.plain(f"“{row.note}”") if row.note else text.plain(_("(hidden)"), MUTED)
    hooks = [
        text.plain(words.hook(hook.kind, hook.name), HOOK_STYLES[hook.kind]) for hook in row.hooks
    ]
    return text.stacked(said, Content("  ").join(hooks)) if hooks else said


def offered(suggestions: Iterable[Suggestion], now: Now) -> Content:
    """The suggestions, each with its digit."""
    shown = []
    for number, each in enumerate(suggestions, 1):
        hook = words.hook(each.kind, topic(each, now))
        new = "" if each.interest else f" {_('new')}"
        style = HOOK_STYLES[each.kind]
        shown.append(text.joined((f"{number} ", MUTED), (hook, style), (new, MUTED)))
    return Content("    ").join(shown)


def topic(suggestion: Suggestion, now: Now) -> str:
    """What the topic of a suggestion is called by now."""
    known = interest_name(now, suggestion.interest) if suggestion.interest else None
    return known or suggestion.name


def spelled(suggestion: Suggestion, now: Now) -> str:
    """A suggestion as somebody would type it."""
    return f"{words.SIGILS[suggestion.kind]}{topic(suggestion, now).replace(' ', '_')}"


def with_taken(line: str, suggestions: Sequence[Suggestion], now: Now) -> str:
    """`line` with each digit that stands for a suggestion as that suggestion is typed."""

    def taken(word: str) -> str:
        is_one = word.isdecimal() and 1 <= int(word) <= len(suggestions)
        return spelled(suggestions[int(word) - 1], now) if is_one else word

    return " ".join(map(taken, line.split(" ")))


def is_hooks_alone(draft: Draft, encounter: Encounter | None) -> bool:
    """Whether a line says no more than hooks, and whose of those who were there."""
    there = encounter.residents if encounter else ()
    others = [who for who in draft.who if who.resident not in there and not who.candidates]
    more = others or draft.follow_ups or draft.place or draft.contact or draft.note
    return not more
