"""Cards about what was put on the agenda, and about what the team learned."""

from __future__ import annotations

from buurt_tui.domain.model import AgendaItem, Readers, RemarkId, Review
from buurt_tui.domain.review import decided
from buurt_tui.lang import _
from buurt_tui.ui import words
from buurt_tui.ui.review import choices
from buurt_tui.ui.review.parts import Card
from buurt_tui.views.called import member_name, words_of
from buurt_tui.views.now import Now


def remark_card(now: Now, item: AgendaItem, _review: Review) -> Card | None:
    """Who put it there, and what it says if that may be read here."""
    remark = now.buurt.agenda_remarks.get(RemarkId(item.about)) if item.about else None
    if remark is None or remark.answered_at is not None:
        return None
    return Card(lines=(_who_wants(now, item), _said(now, item)), choices=choices.OF_A_REMARK)


def remark_subject(now: Now, item: AgendaItem) -> str:
    """Who wanted to talk about what."""
    if RemarkId(item.about) not in now.buurt.agenda_remarks:
        return ""
    return f"{_who_wants(now, item)}: {_said(now, item)}"


def _who_wants(now: Now, item: AgendaItem) -> str:
    remark = now.buurt.agenda_remarks[RemarkId(item.about)]
    day = words.day(remark.at.date(), now.today)
    name = member_name(now, remark.member)
    if name is None:
        return _("Somebody put this on the agenda, {day}", day=day)
    return _("{name} put this on the agenda, {day}", name=name, day=day)


def _said(now: Now, item: AgendaItem) -> str:
    said = words_of(now, now.buurt.agenda_remarks[RemarkId(item.about)])
    hidden = _("(the words are hidden on this screen)")
    return words.said(said.text, said.readers, said.kept_by) or hidden


def learned_card(now: Now, item: AgendaItem, review: Review) -> Card | None:
    """What was written down already, or the question."""
    numbers = (n for n, each in enumerate(review.agenda) if each == item)
    said = [d.words for n in numbers if (d := decided(now.buurt, review, n)) and d.words]
    asked = (_("What went well, what did not?"), _("One or two sentences; no names."))
    shown = (now.veil.said(each, Readers.SHAREABLE) for each in said)
    lines = tuple(f"“{each}”" for each in shown) or asked
    return Card(lines=lines, choices=(choices.NOTHING_LEARNED, choices.LEARNED))


def learned_subject(_now: Now, _item: AgendaItem) -> str:
    """What was learned is said by its words."""
    return ""
