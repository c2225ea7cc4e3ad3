"""Who may read what: a note, a reason to come back, a remark for the agenda."""

from __future__ import annotations

from msgspec import Struct

from buurt_tui.domain.edit import Refused, changed
from buurt_tui.domain.model import (
    AgendaRemark,
    Buurt,
    Changes,
    Encounter,
    FollowUp,
    MemberId,
    Put,
    Readers,
)
from buurt_tui.domain.reading import Written, writer_of
from buurt_tui.domain.text import N_


class LetRead(Struct, frozen=True, kw_only=True):
    """Say who may read the words of a document. Who may not read them has no say in it."""

    kind: type[Encounter] | type[FollowUp] | type[AgendaRemark]
    id: str
    readers: Readers
    me: MemberId | None = None

    def changes(self, buurt: Buurt) -> Changes:
        """The document; nothing if it is so already."""
        written = buurt.get(self.kind, self.id)
        if not isinstance(written, Written):
            raise Refused(N_("That is not there any more."))
        if written.readers is self.readers:
            return ()
        writer = writer_of(buurt, written)
        if Readers.WRITER in (written.readers, self.readers) and not self._is(writer, written):
            member = buurt.members.get(writer) if writer else None
            if member is None:
                raise Refused(N_("Nobody knows who wrote this; the team may read it."))
            raise Refused(N_("Only {name} can say that, who wrote it."), name=member.name)
        return (Put(changed(written, readers=self.readers)),)

    def _is(self, writer: MemberId | None, written: Written) -> bool:
        """Whether the writer asks; what nobody wrote cannot be kept from anybody."""
        if writer is None:
            return written.readers is Readers.WRITER
        return writer == self.me
