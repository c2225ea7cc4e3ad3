"""One key turns who may read a note or a reason: the team, only its writer, whoever looks along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from buurt_tui.domain.model import Readers
from buurt_tui.domain.reading import Written, writer_of
from buurt_tui.domain.reading_edits import LetRead
from buurt_tui.domain.text import N_
from buurt_tui.lang import _, language
from buurt_tui.quicklog.readers import READER_WORDS, READER_WORDS_EN
from buurt_tui.views.called import words_of

if TYPE_CHECKING:
    from buurt_tui.ui.screen import BuurtScreen
    from buurt_tui.ui.widgets.quick_line import QuickLine

NEXT = {
    Readers.TEAM: Readers.WRITER,
    Readers.WRITER: Readers.SHAREABLE,
    Readers.SHAREABLE: Readers.TEAM,
}
SAID = {
    Readers.TEAM: N_("The team may read this."),
    Readers.WRITER: N_("Only you can read this."),
    Readers.SHAREABLE: N_("This may be shown on a shared screen, without names."),
}


def let_read(screen: BuurtScreen, written: Written | None) -> None:
    """Turn who may read the words of this document; it says what came of it, or why not."""
    now = screen.now
    if screen.hides_names():
        return
    words = words_of(now, written) if written is not None else None
    if written is None or words is None or not (words.text or words.kept_by):
        screen.app.said = _("Nothing is written here that somebody could read.")
        return
    readers = NEXT[written.readers]
    if readers is Readers.WRITER and (now.me is None or writer_of(now.buurt, written) != now.me):
        readers = NEXT[readers]  # nobody keeps to themselves what another wrote
    edit = LetRead(kind=type(written), id=written.id, readers=readers, me=now.me)
    screen.request(edit, _(SAID[readers]))


def turn_readers(screen: BuurtScreen, line: QuickLine, written: Written | None) -> None:
    """The same for the line that is being typed; else for what is chosen on the list."""
    if line.is_writing:
        line.turn_readers()
    else:
        let_read(screen, written)


def reader_words() -> dict[str, Readers]:
    """How readers are typed in the language that is spoken."""
    return READER_WORDS if language() == "nl" else READER_WORDS_EN
