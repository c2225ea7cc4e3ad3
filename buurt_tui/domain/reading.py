"""What somebody wrote for others to read, and who that somebody is."""

from __future__ import annotations

from buurt_tui.domain.model import AgendaRemark, Buurt, Encounter, FollowUp, MemberId

Written = Encounter | FollowUp | AgendaRemark
"""What somebody wrote words in, and has readers."""


def writer_of(buurt: Buurt, written: Written) -> MemberId | None:
    """Who wrote these words; None if nobody said who they were."""
    match written:
        case Encounter():
            return written.logged_by
        case AgendaRemark():
            return written.member
    if written.made_by is not None:
        return written.made_by
    made_in = buurt.encounters.get(written.made_in) if written.made_in else None
    return made_in.logged_by if made_in else None
