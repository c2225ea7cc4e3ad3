"""What stands on screen 8, line by line: large and calm, to be read from four metres."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from buurt_tui.domain.model import Outcome
from buurt_tui.domain.text import N_
from buurt_tui.lang import _, ngettext
from buurt_tui.ui import keys, text, words
from buurt_tui.ui.review.parts import LONGEST_LINE, MOST_LINES, Card, Choice, part_of, parts
from buurt_tui.ui.review.phrases import outcome_words
from buurt_tui.ui.text import ACCENT, MUTED, STRONG
from buurt_tui.ui.widgets.frame import FootKey
from buurt_tui.views.now import Now
from buurt_tui.views.review import Stage, Standing

SKIP = Choice(key="s", says=N_("skip"), outcome=Outcome.SKIPPED)
ON = Choice(key="enter", says=N_("on"), outcome=Outcome.KEPT)
"""Of what is settled, or not there any more; what was decided stays so."""


def top(now: Now, stands: Standing, width: int) -> Content:
    """One line: that names are hidden, how far we are, and a quiet clock."""
    assert stands.review is not None
    left: list[text.Piece] = [(_("Review"), STRONG)]
    hidden = _("● names hidden") if now.veil.is_down else _("○ names can be read")
    left.append((f"   {hidden}", ACCENT if now.veil.is_down else "$text-warning"))
    right = _("{n} min", n=stands.minutes)
    if stands.number is not None:
        right = _("{n} of {total}", n=stands.number + 1, total=stands.total) + f"   {right}"
    left = text.fit(left, max(0, width - text.cell_len(right) - 2))
    gap = " " * max(2, width - text.pieces_len(left) - text.cell_len(right))
    return text.joined(*left, gap, (right, STRONG))


def title(stands: Standing) -> Content:
    """The part of the agenda that we are at."""
    part = part_of(stands.item) if stands.item else None
    return text.plain(_(part.title) if part else _("All was talked about"), ACCENT)


def card(now: Now, stands: Standing, shown: Card | None) -> Content:
    """The item, with a blank line between its lines."""
    if stands.number is None:
        return _spaced(_end(stands))
    lines = list(shown.lines) if shown else [_gone(now, stands)]
    before = stands.decisions.get(stands.number)
    if before is not None and not before.words:
        told = _("decided: {outcome}", outcome=outcome_words(now, before))
        lines = [*lines[: MOST_LINES - 2], told]
    return _spaced(lines)


def _gone(now: Now, stands: Standing) -> str:
    """What there was to decide, if the team did; else that others did, or that it is gone."""
    part = part_of(stands.item) if stands.item else None
    subject = part.subject(now, stands.item) if part and stands.item and stands.decision else ""
    return subject or _("This is settled, or not there any more.")


def _spaced(lines: Sequence[str]) -> Content:
    shown = [_lined(line, "" if number else STRONG) for number, line in enumerate(lines)]
    return Content("\n\n").join(shown)


def _lined(line: str, style: str) -> Content:
    """A line, which may be too long for one."""
    pieces = (text.cut(piece, LONGEST_LINE) for piece in line.split("\n"))
    return text.stacked(*(text.plain(piece, style) for piece in pieces))


def _end(stands: Standing) -> list[str]:
    skipped = len(stands.skipped)
    lines = [ngettext("{n} talked about", "{n} talked about", stands.talked_about)]
    if skipped:
        lines.append(ngettext("{n} skipped: next time", "{n} skipped: next time", skipped))
    return [*lines, _("The minutes are written.")]


def keys_of(stands: Standing, shown: Card | None) -> list[FootKey]:
    """What may be decided, the keys that lead on, and the way out."""
    if stands.stage is Stage.FOLLOWING:
        return [_foot("review.take_over", _("take over the keys"))]
    if stands.number is None:
        again = [_foot("review.skip", _("the skipped ones"))] if stands.skipped else []
        return [_foot("review.keep", _("close the review")), *again]
    choices = shown.choices if shown else ()
    if stands.decision is not None or not choices:
        choices = (ON, *(each for each in choices if each.key != "enter"))
    return [_key_of(choice) for choice in choices]


def _key_of(choice: Choice) -> FootKey:
    action = f"decide('{choice.key}')"
    return _foot(next(key.id for key in keys.REVIEW if key.action == action), _(choice.says))


def _foot(id_: str, says: str) -> FootKey:
    """The user's key for this, and what it does here."""
    key = keys.called(id_)
    return FootKey(keys.shown(key), says, f"screen.{key.action}")


def moving_keys(stands: Standing) -> list[FootKey]:
    """The second row of keys."""
    if stands.stage is Stage.FOLLOWING:
        return []
    skip = [_foot("review.skip", _("skip"))] if stands.number is not None else []
    back = _foot("review.back", _("back"))
    return [*skip, back, _foot("review.stop", _("stop, go on next time"))]


def follows(stands: Standing) -> str:
    """Who has the keys, for those who follow."""
    if stands.stage is not Stage.FOLLOWING:
        return ""
    if stands.leader is None:
        return _("Another terminal has the keys.")
    return _("{name} has the keys.", name=stands.leader)


def landing_keys(stands: Standing) -> list[FootKey]:
    """Before and between reviews."""
    if stands.stage is Stage.STOPPED:
        first = [_foot("review.keep", _("go on"))]
    else:
        scope = _foot("review.filter", _("street or topic"))
        first = [_foot("review.keep", _("begin")), scope]
    minutes = _foot("review.minutes", _("minutes"))
    return [*first, minutes, _foot("review.remark", _("on the agenda"))]


def how_to_take_over(stands: Standing) -> str:
    """Whose keys count, and how they can be ours."""
    key = keys.shown(keys.called("review.take_over"))
    return f"{follows(stands)} {_('{key}: take over.', key=key)}"


# -- before and between ---------------------------------------------------------------------


def landing(now: Now, stands: Standing, counts: dict[str, int] | None, scope: str) -> Content:
    """What there is to talk about (None: that is being counted), or where it was stopped."""
    if stands.stage is Stage.STOPPED:
        return _stopped(now, stands)
    lines: list[text.Part] = [text.plain(_("The weekly review, around this screen"), STRONG), ""]
    if scope:
        lines += [text.plain(scope, ACCENT), ""]
    width = max(len(_(part.title)) for part in parts())
    for part in parts():
        n = "…" if counts is None else str(counts.get(part.name, 0) or "–")
        lines.append(text.joined((f"{_(part.title):<{width}}  ", MUTED), (n, STRONG)))
    total = sum(counts.values()) if counts is not None else 0
    told = ngettext("{n} thing to talk about", "{n} things to talk about", total)
    if counts is None:
        told = _("Counting …")
    return text.stacked(*map(_content, [*lines, "", told]))


def _stopped(now: Now, stands: Standing) -> Content:
    assert stands.review is not None
    day = words.day(stands.review.on, now.today)
    at = stands.total if stands.number is None else stands.number + 1
    return text.stacked(
        text.plain(_("The review of {day} goes on", day=day), STRONG),
        Content(""),
        text.plain(_("It is at {n} of {total}.", n=at, total=stands.total)),
    )


def _content(part: text.Part) -> Content:
    return part if isinstance(part, Content) else text.joined(part)
