"""`buurt demo`: the invented neighbourhood, in the app or written to a store of its own."""

from __future__ import annotations

from buurt_tui.cli.context import Context
from buurt_tui.cli.output import tell
from buurt_tui.demo import demo_documents
from buurt_tui.domain.edit import Refused
from buurt_tui.domain.model import Changes, Member, MemberId, Put, Revision
from buurt_tui.domain.text import N_
from buurt_tui.lang import _
from buurt_tui.store.memory import MemoryStore


def run(context: Context) -> int:
    """Open it, or write it."""
    path = context.call.value("write")
    if path is not None:
        return _write(context, path)
    from buurt_tui.cli.app import open_app

    store = MemoryStore()
    documents = demo_documents(context.today)
    store.commit(documents, base=Revision(0))
    shows_around = context.call.has("tour")
    return open_app(context, store, me=_somebody(documents), shows_around=shows_around)


def _write(context: Context, path: str) -> int:
    from buurt_tui.store.opening import open_store

    store = open_store(path)
    try:
        changes, revision = store.changes(Revision(0))
        if changes or revision:
            raise Refused(N_("there is something in {path} already; it stays as it is"), path=path)
        store.commit(demo_documents(context.today), base=revision)
        fold = getattr(store, "checkpoint", None)
        if fold is not None:
            fold()
    finally:
        store.close()
    tell(_("the invented neighbourhood is in {path}", path=path))
    return 0


def _somebody(documents: Changes) -> MemberId | None:
    """Whoever looks at the demo is one of its team."""
    for change in documents:
        member = change.document if isinstance(change, Put) else None
        if isinstance(member, Member) and member.retired_on is None:
            return MemberId(member.id)
    return None
