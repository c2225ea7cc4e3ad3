"""What somebody wrote for others to read, and who that somebody is."""

from __future__ import annotations

from buurt_tui.domain.edit import Refused
from buurt_tui.domain.model import AgendaRemark, Buurt, Encounter, FollowUp, MemberId, Readers
from buurt_tui.domain.text import N_

Written = Encounter | FollowUp | AgendaRemark
"""What somebody wrote words in, and has readers."""


def must_be_read_by(buurt: Buurt, written: Written, me: MemberId | None) -> None:
    """Raises `Refused` if these words are for their writer alone, and `me` is somebody else."""
    writer = writer_of(buurt, written)
    member = buurt.members.get(writer) if writer else None
    if written.readers is Readers.WRITER and member is not None and writer != me:
        raise Refused(N_("Only {name} can change that, who wrote it."), name=member.name)


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
