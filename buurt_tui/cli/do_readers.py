"""`… readers team|writer|shareable`: who may read a note, or what a promise is about."""

from __future__ import annotations

from buurt_tui.cli.doing import Doing
from buurt_tui.domain.model import Readers
from buurt_tui.domain.reading import Written
from buurt_tui.domain.reading_edits import LetRead
from buurt_tui.lang import _
from buurt_tui.ui import words

SPELLINGS = {
    Readers.TEAM: ("team",),
    Readers.WRITER: ("writer", "voor-mij", "for-me"),
    Readers.SHAREABLE: ("shareable", "deelbaar"),
}


def let_read(doing: Doing, written: Written) -> str:
    """Say it; the words that it is about are not shown."""
    readers = Readers(doing.one_of(*SPELLINGS.values()))
    doing.apply(LetRead(kind=type(written), id=written.id, readers=readers, me=doing.me))
    return _("for: {readers}", readers=_(words.READERS[readers]))
