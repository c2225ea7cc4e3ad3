"""`buurt remark`: put something on the agenda of the next weekly review, a line each."""

from __future__ import annotations

import sys
from pathlib import Path

from buurt_tui.cli.context import Context
from buurt_tui.cli.output import tell
from buurt_tui.domain.edit import Refused
from buurt_tui.domain.model import Readers, RemarkId, new_id
from buurt_tui.domain.remark_edits import PutOnAgenda
from buurt_tui.domain.text import N_
from buurt_tui.lang import _, ngettext


def run(context: Context) -> int:
    """Read the lines of a file or of standard input; other users may see what is in argv."""
    name = next(iter(context.call.arguments), "-")
    if name == "-" and sys.stdin.isatty():
        tell(_("What do you want to talk about? One line; write no names."))
        raw = sys.stdin.buffer.readline()
    else:
        raw = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    lines = [line for line in _text(raw).splitlines() if line.strip()]
    readers = Readers.SHAREABLE if context.call.has("shareable") else Readers.TEAM
    session = context.session(joins=True)
    try:
        for line in lines:
            at, id_ = context.clock(), RemarkId(new_id())
            session.apply(
                PutOnAgenda(id=id_, at=at, words=line, member=session.me, readers=readers)
            )
    finally:
        session.close()
    tell(ngettext("{n} remark on the agenda", "{n} remarks on the agenda", len(lines)))
    return 0 if lines else 1


def _text(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(N_("this is not UTF-8 text")) from None
