"""What somebody puts on the agenda during the week, for the review to talk about."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from buurt_tui.domain.edit import Refused, changed
from buurt_tui.domain.hints import without_bsn
from buurt_tui.domain.model import AgendaRemark, Buurt, Changes, MemberId, Put, Readers, RemarkId
from buurt_tui.domain.text import N_, clean


def waiting_remarks(buurt: Buurt) -> tuple[AgendaRemark, ...]:
    """What was put on the agenda and is not answered, the oldest first."""
    return buurt.derive(_waiting_remarks)


def _waiting_remarks(buurt: Buurt) -> tuple[AgendaRemark, ...]:
    waiting = (remark for remark in buurt.agenda_remarks.values() if remark.answered_at is None)
    return tuple(sorted(waiting, key=lambda remark: (remark.at, remark.id)))


def _there(buurt: Buurt, id_: RemarkId) -> AgendaRemark:
    remark = buurt.agenda_remarks.get(id_)
    if remark is None:
        raise Refused(N_("That is not on the agenda any more."))
    return remark


class PutOnAgenda(Struct, frozen=True, kw_only=True):
    """Something to talk about in the next review."""

    id: RemarkId
    at: datetime
    words: str
    member: MemberId | None = None
    readers: Readers = Readers.TEAM

    def changes(self, buurt: Buurt) -> Changes:
        """The remark; nothing if it was put there already."""
        words = without_bsn(clean(self.words))
        if not words:
            raise Refused(N_("Nothing was written."))
        if self.id in buurt.agenda_remarks:
            return ()
        remark = AgendaRemark(
            id=self.id, at=self.at, words=words, member=self.member, readers=self.readers
        )
        return (Put(remark),)


class AnswerRemark(Struct, frozen=True, kw_only=True):
    """The team talked about it; None: it waits again."""

    remark: RemarkId
    at: datetime | None

    def changes(self, buurt: Buurt) -> Changes:
        """The remark; nothing if it was answered already."""
        remark = _there(buurt, self.remark)
        if (remark.answered_at is None) == (self.at is None):
            return ()
        return (Put(changed(remark, answered_at=self.at)),)
