"""`buurt encounter WHICH …`: what is done with a meeting that was logged."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from buurt_tui.cli.context import read_day
from buurt_tui.cli.do_readers import let_read
from buurt_tui.cli.doing import Do, Doing, show_one
from buurt_tui.cli.log_round import known_or_new_place
from buurt_tui.cli.which import the_encounter
from buurt_tui.domain.amend_edits import AmendEncounter
from buurt_tui.domain.edit import Refused
from buurt_tui.domain.encounter_edits import Tag, TakeBack
from buurt_tui.domain.hints import without_bsn
from buurt_tui.domain.model import EncounterId, new_id
from buurt_tui.domain.text import N_, clean
from buurt_tui.lang import _, ngettext
from buurt_tui.quicklog.contacts import read_contact
from buurt_tui.quicklog.entry import new_hooks
from buurt_tui.quicklog.parse import parse


def show(doing: Doing) -> int:
    """All that is known of it."""
    from buurt_tui.cli.encounters import COLUMNS, as_json
    from buurt_tui.cli.plain import lines_of
    from buurt_tui.views.encounters import encounter_row

    row = encounter_row(doing.now, doing.buurt.encounters[the_encounter(doing.which, doing.buurt)])
    return show_one(doing.context, as_json(row), list(lines_of(row, COLUMNS, doing.today)))


def _tag(doing: Doing) -> str:
    draft = parse(doing.text, doing.buurt, doing.today)
    others = draft.who or draft.follow_ups or draft.place or draft.contact or clean(draft.note)
    if others or not draft.hooks:
        raise Refused(N_("only hooks here: #likes *wants +offers ?asks"))
    if draft.questions:
        text = draft.questions[0].text
        raise Refused(N_("{text} can be several topics; write more of it"), text=text)
    id_ = the_encounter(doing.which, doing.buurt)
    hooks = new_hooks(draft, mint=new_id)
    doing.apply(Tag(encounter=id_, hooks=hooks, on=doing.today))
    return ngettext("{n} hook added", "{n} hooks added", len(hooks))


def _looked_at(doing: Doing) -> str:
    id_ = the_encounter(doing.which, doing.buurt)
    doing.apply(Tag(encounter=id_, hooks=(), on=doing.today))
    return _("There is no hook in it; it is not asked again.")


def _take_back(doing: Doing) -> str:
    doing.apply(TakeBack(encounter=the_encounter(doing.which, doing.buurt)))
    return _("The encounter is taken back; buurt undo brings it again")


def _readers(doing: Doing) -> str:
    return let_read(doing, doing.buurt.encounters[the_encounter(doing.which, doing.buurt)])


def _note(doing: Doing) -> str:
    return _amend(doing, note=without_bsn(doing.text))


def _date(doing: Doing) -> str:
    return _amend(doing, on=read_day(doing.text, doing.today))


def _place(doing: Doing) -> str:
    return _amend(doing, place=known_or_new_place(doing.session, doing.text))


def _contact(doing: Doing) -> str:
    contact = read_contact(doing.text)
    if contact is None:
        raise Refused(N_("{text} does not say how it went"), text=clean(doing.text))
    return _amend(doing, contact=contact)


def _amend(doing: Doing, **fields: Any) -> str:
    saw = doing.buurt.encounters[the_encounter(doing.which, doing.buurt)]
    id_ = EncounterId(saw.id)
    doing.apply(AmendEncounter(encounter=id_, at=doing.at, me=doing.me, saw=saw, **fields))
    return _("Changed.")


ACTIONS: Mapping[str, Do] = {
    "tag": _tag,
    "looked-at": _looked_at,
    "take-back": _take_back,
    "readers": _readers,
    "note": _note,
    "date": _date,
    "place": _place,
    "contact": _contact,
}
