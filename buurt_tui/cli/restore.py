"""`buurt restore FILE|DATE`: back to how it was, after showing what that changes."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from msgspec import Struct

from buurt_tui.cli.backup import NO_BACKUPS
from buurt_tui.cli.backups import beside
from buurt_tui.cli.check import KINDS as TABLES
from buurt_tui.cli.context import Context
from buurt_tui.cli.options import Misuse
from buurt_tui.cli.output import said, tell, write_lines
from buurt_tui.domain.edit import Refused
from buurt_tui.domain.model import KINDS, Buurt, Changes, Document, Put, Revision
from buurt_tui.domain.restore import Restore, differences, newest_day, without_forgotten
from buurt_tui.domain.text import N_, clean
from buurt_tui.lang import _
from buurt_tui.session import Session
from buurt_tui.store import StoreError
from buurt_tui.store.loading import ONLY_A_COPY
from buurt_tui.store.opening import file_of, open_store
from buurt_tui.store.read_only import ONLY_TO_READ
from buurt_tui.store.rebuilding import rebuild
from buurt_tui.store.salvage import salvage
from buurt_tui.store.tiny import TinyStore, forgotten_by

_YES = ("y", "yes", "j", "ja")


class Source(Struct, frozen=True):
    """What is gone back to."""

    path: Path
    documents: tuple[Document, ...]


def run(context: Context) -> int:
    """Show what it does, ask, do it. Raises `Refused`, `StoreError`."""
    source = _read(_path(context))
    try:
        store = context.store()
    except StoreError as problem:
        return _in_place_of_what_is_damaged(context, source, problem)
    if not isinstance(store, TinyStore):
        store.close()
        raise Refused(NO_BACKUPS) if not store.is_read_only else StoreError(ONLY_TO_READ)
    session = context.session_on(store, joins=True)
    try:
        return _on_top(context, source, store, session)
    finally:
        session.close()


def _path(context: Context) -> Path:
    """The file that was named, or the backup of the day that was."""
    typed = context.call.arguments[0]
    path = file_of(typed)
    if path.exists():
        return path
    fits = [each.path for each in beside(context.config.store) if each.path.name.startswith(typed)]
    if not fits:
        raise Refused(
            N_("there is no backup called {name}; `buurt backups` shows all"), name=clean(typed)
        )
    return fits[0]  # the newest of that day


def _read(path: Path) -> Source:
    store = open_store(str(path), read_only=True)
    try:
        for notice in store.notices:
            if notice.message != ONLY_A_COPY:  # which is what a backup is
                tell(said(notice))
        changes, _revision = store.changes(Revision(0))
    finally:
        store.close()
    documents = tuple(change.document for change in changes if isinstance(change, Put))
    if not documents:
        raise Refused(N_("there is nothing in {path}"), path=path)
    return Source(path, documents)


def _on_top(context: Context, source: Source, store: TinyStore, session: Session) -> int:
    """As one more change, which can be undone and which others see."""
    edit = _edit(source, store.forgotten())
    if not _show(source, session.buurt, edit) or not _goes_on(context):
        return 0
    before = store.back_up(context.real_today)
    session.apply(edit)
    tell(_("restored; `buurt undo` takes it back"))
    if before is not None:
        tell(_("how it was before is in {path}", path=before))
    return 0


def _in_place_of_what_is_damaged(context: Context, source: Source, problem: StoreError) -> int:
    """As new files; the damaged ones are kept aside."""
    path = file_of(context.config.store)
    if context.call.has("read-only"):
        raise problem
    found = salvage(path)
    tell(_(problem.message, **problem.values))
    edit = _edit(source, forgotten_by(found.tables))
    buurt = Buurt().apply(map(Put, found.tables.documents()), Revision(found.revision))
    _show(source, buurt, edit)
    if not _goes_on(context):  # also if all of it can still be read: it has to open again
        return 0
    kept = rebuild(path, found, edit.documents)
    tell(_("restored; the damaged files are kept in {directory}", directory=kept))
    return 0


def _edit(source: Source, forgotten: set[str]) -> Restore:
    buurt = without_forgotten(source.documents, forgotten)
    return Restore(
        tuple(document for table in KINDS.values() for document in buurt.table(table).values())
    )


def _show(source: Source, buurt: Buurt, edit: Restore) -> bool:
    """Show what would change; whether anything would."""
    changes = edit.changes(buurt)
    write_lines(_preview(source, buurt, changes, edit))
    return bool(changes)


def _goes_on(context: Context) -> bool:
    """Whether it is to be done."""
    if context.call.has("dry-run"):
        return False
    if context.call.has("yes"):
        return True
    if not sys.stdin.isatty():
        raise Misuse(N_("say --yes to restore without being asked, --dry-run to look only"))
    sys.stderr.write(_("Go back to this? [y/N] "))
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in _YES


def _preview(source: Source, buurt: Buurt, changes: Changes, edit: Restore) -> Iterator[str]:
    yield str(source.path)
    if not changes:
        yield _("Everything is as it is there; nothing would change.")
        return
    then = Buurt().apply(map(Put, edit.documents), Revision(1))
    yield _(
        "last day: {then}, and {now} as it is",
        then=_day(newest_day(then)),
        now=_day(newest_day(buurt)),
    )
    for table, difference in differences(buurt, changes).items():
        yield _(
            "  {kind}: {added} added, {changed} changed, {removed} removed",
            kind=_(TABLES.get(table, table)),
            added=difference.added,
            changed=difference.changed,
            removed=difference.removed,
        )


def _day(day: date | None) -> str:
    return day.isoformat() if day else "–"
