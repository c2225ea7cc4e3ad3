"""Whoever is forgotten leaves what lies beside the store: its backups, and lines left half typed.

A backup is written anew without them. A draft that a program left behind when it died loses their
names; one that somebody is typing just now is theirs to change."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import msgspec

from buurt_tui.domain.model import KINDS, Buurt, Changes, Document, Put, Resident, Revision
from buurt_tui.domain.text import N_
from buurt_tui.domain.unreadable import UNREADABLE
from buurt_tui.store import Notice, StoreError
from buurt_tui.store.tables import Batch, Tables

if TYPE_CHECKING:
    from buurt_tui.store.backups import Backup
    from buurt_tui.store.place import Place

GIVEN_UP = N_("the backup {path} was deleted: it could not be freed of whoever was forgotten")


def forget_in_backups(place: Place, erased: list[Document], notices: list[Notice]) -> None:
    """Take the residents among `erased`, and their names, out of every backup.

    A backup that cannot be read, or for which there is no room, is deleted: forgetting goes before
    keeping. Needs the exclusive lock. Raises `OSError`."""
    from buurt_tui.store.backups import backups, directory_of

    them = [document for document in erased if isinstance(document, Resident)]
    kept = backups(place) if them else []
    for backup in reversed(kept):  # the oldest first: if one must make room, it is that
        try:
            _forget_in(place, backup, them)
        except (OSError, StoreError):
            place.files.unlink(backup.path)
            notices.append(Notice(GIVEN_UP, {"path": backup.path}))
    if kept:
        place.files.sync_directory(directory_of(place))


def forget_in_drafts(place: Place, erased: list[Document]) -> None:
    """Take the full names of the residents among `erased` out of what was left half typed.

    A form about them goes as a whole."""
    from buurt_tui.domain.masking import full_names

    directory = place.directory / "drafts"
    names = full_names(each for each in erased if isinstance(each, Resident))
    listed = place.files.names(directory) if names else []
    for name in (each for each in listed if each.endswith(".json")):
        handle = place.files.open_own(directory / name)
        try:
            place.files.lock(handle, exclusive=True, patience=0)
            _mask(place, handle, names, {each.id for each in erased})
        except TimeoutError:
            continue
        finally:
            place.files.close(handle)


def _mask(place: Place, handle: int, names: list[str], ids: set[str]) -> None:
    from buurt_tui.domain.masking import without_names

    text = place.files.read(handle).decode(errors="replace")
    masked = without_names(_without_form(text, ids), names)
    if masked != text:
        place.files.overwrite(handle, masked.encode())
        place.files.sync(handle)


def _without_form(text: str, ids: set[str]) -> str:
    """A draft without the form in it that speaks of one of these."""
    try:
        kept = msgspec.json.decode(text)
    except UNREADABLE:
        return text
    form = msgspec.json.encode(kept.pop("form", None)).decode() if isinstance(kept, dict) else ""
    return msgspec.json.encode(kept).decode() if any(id_ in form for id_ in ids) else text


def _forget_in(place: Place, backup: Backup, them: list[Resident]) -> None:
    from buurt_tui.store.backups import write
    from buurt_tui.store.records import Link
    from buurt_tui.store.whole import read_whole

    whole = read_whole(place.files, backup.path)
    changes = forgotten_in(whole.tables, them)
    if not changes:
        return
    whole.tables.apply(_batch(whole.tables, changes))
    unfinished = place.unused_name()
    try:
        link = Link(whole.meta.revision, whole.meta.digest.encode())
        write(place, unfinished, whole.tables, link, whole.meta)
        place.files.rename(unfinished, backup.path)
    except BaseException:
        with suppress(OSError):
            place.files.unlink(unfinished)
        raise


def forgotten_in(tables: Tables, them: list[Resident]) -> Changes:
    """What takes these residents out of `tables`, where they are in them or named in them."""
    from buurt_tui.domain.resident_edits import forgotten, with_those_merged

    buurt = Buurt().apply(map(Put, tables.documents()), Revision(1))
    here = with_those_merged(buurt, {resident.id for resident in them})
    elsewhere = [resident for resident in them if resident.id not in buurt.residents]
    return forgotten(buurt, [*here, *elsewhere, *_other_names(buurt, them)])


def _other_names(buurt: Buurt, them: list[Resident]) -> list[Resident]:
    """Those who are here under other names than when they were forgotten."""
    return [
        resident
        for resident in them
        if resident.id in buurt.residents and buurt.residents[resident.id] != resident  # type: ignore[index]
    ]


def _batch(tables: Tables, changes: Changes) -> Batch:
    batch = Batch()
    for change in changes:
        if isinstance(change, Put):
            table, id_ = KINDS[type(change.document)], change.document.id
        else:
            table, id_ = KINDS[change.kind], change.id
        number = tables.number_of(table, id_)
        if number is None:
            continue
        if isinstance(change, Put):
            batch.put.setdefault(table, {})[number] = change.document
        else:
            batch.delete.setdefault(table, []).append(number)
    return batch
