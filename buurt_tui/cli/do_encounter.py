"""`buurt encounter WHICH …`: what is done with a meeting that was logged."""

from __future__ import annotations

from collections.abc import Mapping

from buurt_tui.cli.do_readers import let_read
from buurt_tui.cli.doing import Do, Doing, show_one
from buurt_tui.cli.which import the_encounter
from buurt_tui.domain.edit import Refused
from buurt_tui.domain.encounter_edits import Tag, TakeBack
from buurt_tui.domain.model import new_id
from buurt_tui.domain.text import N_, clean
from buurt_tui.lang import _, ngettext
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


ACTIONS: Mapping[str, Do] = {
    "tag": _tag,
    "looked-at": _looked_at,
    "take-back": _take_back,
    "readers": _readers,
}
