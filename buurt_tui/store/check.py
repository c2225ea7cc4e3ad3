"""What there is to say of a store's files, in values that the edge puts into words."""

from __future__ import annotations

import os
import stat
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from buurt_tui.domain.model import KINDS, Buurt, Document, Put, Revision
from buurt_tui.domain.references import references
from buurt_tui.domain.text import N_
from buurt_tui.store import StoreError
from buurt_tui.store.backups import backups
from buurt_tui.store.files import Files
from buurt_tui.store.place import Place
from buurt_tui.store.read_only import ReadOnlyFiles
from buurt_tui.store.records import Link
from buurt_tui.store.salvage import Finding, Lost, Salvaged, salvage
from buurt_tui.store.tables import Tables
from buurt_tui.store.tiny import TinyStore
from buurt_tui.store.whole import are_equal, read_whole

NOBODY_YET = N_("{path} is not there: nobody wrote anything there yet")
SOUND = N_("{path} and its journal are whole: generation {generation}, up to change {revision}")
IN_JOURNAL = N_("changes in the journal that are not yet in {path}: {records}")
UNFINISHED = N_("behind the last change stands one that was never finished ({size} bytes)")
STRAYS = N_("files that a crash left and nobody needs: {files}; they go by themselves")
QUARANTINE = N_("half-written ends that are kept in {directory}: {files}")
DANGLING = N_("references to something that is not there any more: {references}")
TWICE = N_("documents that stand in their table twice: {documents}")
OPEN_TO_OTHERS = N_("{path} may be read by everybody on this computer")
BACKUPS = N_("backups that open and are whole: {files}; the newest is of {day}")
BAD_BACKUP = N_("the backup {path} cannot be opened")
NOTHING_LEFT = N_("nothing in {path} can be saved; no copy was made")
IN_THE_WAY = N_("{path} is there already; a copy needs a new place")
UNEQUAL = N_("the copy {path} does not read back as it was written")


@dataclass
class Examined:
    """A store as it was found."""

    is_sound: bool
    """Whether it opens, with nothing missing."""
    found: Salvaged
    """What it holds, or what can be read of it; `found.findings` is what was seen."""
    documents: Counter[str] = field(default_factory=Counter)
    """How many there are of each kind, by table."""
    newest_backup: date | None = None
    """The day of the newest backup that opens."""


def examine(path: Path) -> Examined:
    """Look through the store at `path`, and change nothing. Raises `OSError`."""
    place = Place(path, ReadOnlyFiles())
    try:
        examined = _opened(place) or Examined(False, salvage(path))
        _count(examined)
        _look_around(place, examined)
    finally:
        place.close()
    return examined


def _opened(place: Place) -> Examined | None:
    """The store as it opens; None if it does not, or is not there."""
    try:
        store = TinyStore(place.path, ReadOnlyFiles())
    except StoreError as error:
        return _refused(place, error)
    try:
        _read_every_byte(place, store)
    except StoreError as error:
        store.close()
        return _refused(place, error)
    try:
        state = store.state
        found = Salvaged(place.path, state.tables, state.link.revision, state.meta)
        if state.meta is None:
            found.say(NOBODY_YET, path=place.path)
            return Examined(False, found)
        generation = state.meta.generation
        found.say(SOUND, path=place.path, generation=generation, revision=found.revision)
        if folded := found.revision - state.meta.revision:
            found.say(IN_JOURNAL, records=folded, path=place.path)
        if state.rest:
            found.say(UNFINISHED, size=len(state.rest))
        found.findings += [Finding(each.message, each.values) for each in store.notices]
        if strays := place.strays(generation) if state.journal else []:
            found.say(STRAYS, files=len(strays))
        return Examined(True, found)
    finally:
        store.close()


def _read_every_byte(place: Place, store: TinyStore) -> None:
    """Of a long file opening reads little, if it was right before. Raises `StoreError`."""
    state = store.state
    if state.meta is not None and not state.is_newer:
        read_whole(place.files, place.path)
    for table in state.tables.names:
        state.tables.rows(table)


def _refused(place: Place, error: StoreError) -> Examined:
    found = salvage(place.path)
    said = Finding(error.message, error.values, is_bad=True)
    if said not in found.findings:
        found.findings.insert(0, said)
    return Examined(False, found)


def _count(examined: Examined) -> None:
    found = examined.found
    documents = list(found.tables.documents())
    buurt = Buurt().apply(map(Put, documents), Revision(found.revision))
    for table in KINDS.values():
        if held := len(buurt.table(table)):
            examined.documents[table] = held
    if twice := len(documents) - examined.documents.total():
        examined.is_sound = False
        found.say(TWICE, is_bad=True, documents=twice)
    lost = sum(_dangling(buurt, document) for document in documents)
    if lost:
        found.say(DANGLING, references=lost)


def _dangling(buurt: Buurt, document: Document) -> int:
    return sum(buurt.get(kind, id_) is None for kind, id_ in references(document))


def _look_around(place: Place, examined: Examined) -> None:
    found = examined.found
    kept = _names(place, place.quarantine)
    if kept:
        found.say(QUARANTINE, files=len(kept), directory=place.quarantine)
    for path in (place.path, place.directory):
        if _everybody_may_read(path):
            found.say(OPEN_TO_OTHERS, path=path)
    good = []
    for backup in backups(place) if _names(place, place.directory) else []:
        try:
            read_whole(place.files, backup.path)
        except StoreError:
            found.say(BAD_BACKUP, is_bad=True, path=backup.path)
        else:
            good.append(backup)
    if good:
        examined.newest_backup = good[0].day
        found.say(BACKUPS, files=len(good), day=good[0].day)


def _names(place: Place, directory: Path) -> list[str]:
    try:
        return place.files.names(directory)
    except OSError:
        return []


def _everybody_may_read(path: Path) -> bool:
    try:
        return bool(path.stat().st_mode & stat.S_IROTH)
    except OSError:
        return False


def repair(examined: Examined, copy: Path) -> Path:
    """Write what was read to a new store at `copy`, and what was not to its quarantine.

    Raises `StoreError`, `OSError`; nothing that was there is touched."""
    found = examined.found
    if not any(True for _ in found.tables.documents()):
        raise StoreError(NOTHING_LEFT, path=found.path)
    place = Place(copy, Files())
    try:
        for taken in (place.path, place.directory):
            if os.path.lexists(taken):
                raise StoreError(IN_THE_WAY, path=taken)
        write_new(place, found.tables, max(found.revision, 1))
        _keep_lost(place, found.lost)
    finally:
        place.close()
    _compare(place.path, found.tables)
    return place.path


def write_new(place: Place, tables: Tables, revision: int) -> None:
    """Make a store of its own of these tables. Raises `OSError`."""
    from buurt_tui.store.folding import fold
    from buurt_tui.store.records import NO_DIGEST

    place.make()
    with place.locked(exclusive=True):
        link = Link(revision, NO_DIGEST)
        fold(place, tables, link, store=os.urandom(8).hex(), generation=1)


def _keep_lost(place: Place, lost: list[Lost]) -> None:
    by_file: dict[Path, list[bytes]] = {}
    for each in lost:
        by_file.setdefault(each.path, []).append(each.data)
    for path, pieces in by_file.items():
        place.put_aside(b"\n".join(pieces), path.name)


def _compare(copy: Path, tables: Tables) -> None:
    store = TinyStore(copy, ReadOnlyFiles())
    try:
        if not are_equal(store.state.tables, tables):
            raise StoreError(UNEQUAL, path=copy)
    finally:
        store.close()
