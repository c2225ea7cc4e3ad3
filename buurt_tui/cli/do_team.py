"""`buurt member WHICH …`: who is in the team, and what they are called."""

from __future__ import annotations

from collections.abc import Mapping

from buurt_tui.cli.doing import Do, Doing, show_one
from buurt_tui.cli.plain import lines_of
from buurt_tui.cli.team import COLUMNS, MemberRow, as_json
from buurt_tui.cli.which import the_member
from buurt_tui.domain.edit import Refused
from buurt_tui.domain.model import MemberId, new_id
from buurt_tui.domain.team_edits import AddMember, RenameMember, RetireMember, member_called
from buurt_tui.domain.text import N_, clean
from buurt_tui.lang import _


def show(doing: Doing) -> int:
    """Who it is."""
    row = MemberRow.of(the_member(doing.which, doing.buurt))
    return show_one(doing.context, as_json(row), list(lines_of(row, COLUMNS, doing.today)))


def _add(doing: Doing) -> str:
    name = clean(doing.which)
    if not any(map(str.isalpha, name)):
        raise Refused(N_("A name needs at least one letter."))
    known = member_called(doing.buurt, name)
    if known is not None and known.retired_on is None:
        raise Refused(N_("Somebody in the team is called {name} already."), name=known.name)
    doing.apply(AddMember(MemberId(known.id if known else new_id()), name))
    return _("{name} is in the team.", name=name)


def _rename(doing: Doing) -> str:
    member = the_member(doing.which, doing.buurt)
    if not any(map(str.isalpha, doing.text)):
        raise Refused(N_("A name needs at least one letter."))
    doing.apply(RenameMember(MemberId(member.id), doing.text))
    return _("{old} is called {name} from here on", old=member.name, name=clean(doing.text))


def _retire(doing: Doing) -> str:
    member = the_member(doing.which, doing.buurt)
    if member.retired_on is not None:
        raise Refused(N_("{name} is not in the team any more"), name=member.name)
    doing.apply(RetireMember(MemberId(member.id), doing.today))
    return _("{name} has left the team. What they logged stays.", name=member.name)


ACTIONS: Mapping[str, Do] = {"add": _add, "rename": _rename, "retire": _retire}
