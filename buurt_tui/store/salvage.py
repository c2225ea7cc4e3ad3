"""What can still be read of a store whose files are damaged, incomplete or do not fit together.

Nothing is written. The TinyDB file gives every row that still parses, or else the newest backup
that opens; the journals give every whole record that goes on from there, also behind a bad one. A
record holds whole documents, so one that is missing takes along its own changes and no others.

Everything that could not be used is in `lost`, with what can be read of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct, structs

from buurt_tui.domain.model import Document
from buurt_tui.domain.text import N_
from buurt_tui.store import Notice, StoreError
from buurt_tui.store.backups import backups
from buurt_tui.store.codec import FORMAT, KIND_OF, Row
from buurt_tui.store.files import Files
from buurt_tui.store.place import Place
from buurt_tui.store.read_only import ReadOnlyFiles
from buurt_tui.store.refusals import refusal
from buurt_tui.store.rescue import Piece, pieces, row_of, text_of
from buurt_tui.store.snapshot import META, Meta
from buurt_tui.store.tables import Batch, Tables
from buurt_tui.store.whole import read_bytes, read_whole

LAST_REVISION = 10**11
"""No store comes that far; a higher number is damage."""

NOT_THERE = N_("{path} is not there")
WHOLE_FILE = N_("{path} is whole: it goes up to change {revision} (generation {generation})")
RESCUED = N_("rows of {path} that can still be read: {rows}")
NO_ROWS = N_("nothing in {path} can be read as a store of Buurt")
INSTEAD = N_("in its place the backup {path} was read, which goes up to change {revision}")

BROKEN_ROW = N_("a row that cannot be read")
STRANGE_ROW = N_("a row that this version of Buurt does not understand")
OLDER_ROW = N_("the same document stands there twice; this is the older one")


class Finding(Notice, frozen=True):
    """One thing that was seen in the files."""

    is_bad: bool = False


class Lost(Struct, frozen=True):
    """Something that could not be used, as far as it can be read."""

    path: Path
    line: int
    """Of that file, from 1."""
    why: str
    """Marked for translation."""
    data: bytes
    table: str = ""
    id: str = ""


@dataclass
class Salvaged:
    """What was read, and what was not."""

    path: Path
    tables: Tables = field(default_factory=Tables)
    revision: int = 0
    meta: Meta | None = None
    """What the TinyDB file says about itself, if that can be read."""
    findings: list[Finding] = field(default_factory=list)
    lost: list[Lost] = field(default_factory=list)

    def say(self, message: str, *, is_bad: bool = False, **values: Any) -> None:
        """Note what was seen."""
        self.findings.append(Finding(message, values, is_bad))


def salvage(path: Path, files: Files | None = None) -> Salvaged:
    """All that can be read of the store at `path`. Raises no error of the files."""
    found = Salvaged(path)
    try:
        place = Place(path, files or ReadOnlyFiles())
    except OSError as error:
        _say_refused(found, error)
        return found
    from buurt_tui.store.salvage_journals import take_journals

    try:
        found.path = place.path
        _take_snapshot(place, found)
        take_journals(place, found)
    finally:
        place.close()
    _restamp(found)
    return found


def _say_refused(found: Salvaged, error: OSError) -> None:
    said = refusal(error, found.path)
    found.say(said.message, is_bad=True, **said.values)


def _restamp(found: Salvaged) -> None:
    """Give a document without a revision one: 0 would mean that nobody wrote it yet."""
    batch = Batch()
    for table in KIND_OF:
        rows: Mapping[int, Any] = found.tables.rows(table)
        odd = {number: row for number, row in rows.items() if not 0 < row.rev <= LAST_REVISION}
        if odd:
            batch.put[table] = {n: structs.replace(row, rev=1) for n, row in odd.items()}
    found.tables.apply(batch)
    revisions = (document.rev for document in found.tables.documents())
    found.revision = max(found.revision, *revisions, 0)


def _take_snapshot(place: Place, found: Salvaged) -> None:
    try:
        if place.files.stamp(place.path) is None:
            if place.generations():
                found.say(NOT_THERE, is_bad=True, path=place.path)
                _take_backup(place, found)
            return
        data = read_bytes(place.files, place.path)
    except OSError as error:
        _say_refused(found, error)
        return _take_backup(place, found)
    try:
        whole = read_whole(place.files, place.path)
    except StoreError as error:
        found.say(error.message, is_bad=True, **error.values)
    else:
        found.meta, found.tables = whole.meta, whole.tables
        found.revision = whole.meta.revision
        found.say(
            WHOLE_FILE,
            path=place.path,
            revision=found.revision,
            generation=whole.meta.generation,
        )
        return None
    _take_rows(place, found, data)
    return None


def _take_backup(place: Place, found: Salvaged) -> None:
    """The newest backup that opens, for want of a TinyDB file."""
    try:
        kept = backups(place)
    except OSError:
        kept = []
    for backup in kept:
        try:
            whole = read_whole(place.files, backup.path)
        except StoreError:
            continue
        found.meta, found.tables = whole.meta, whole.tables
        found.revision = whole.meta.revision
        return found.say(INSTEAD, path=backup.path, revision=found.revision)
    return None


def _take_rows(place: Place, found: Salvaged, data: bytes) -> None:
    """Every row that still parses."""
    text = text_of(data)
    found.meta = _meta_in(text)
    written_in = found.meta.format if found.meta else FORMAT
    taken = Rows(found, place.path)
    for piece in pieces(text):
        taken.add(piece, min(written_in, FORMAT))
    found.tables = Tables(taken.rows)
    rows = sum(map(len, taken.rows.values()))
    if any(taken.rows.get(table) for table in KIND_OF):
        if found.meta:
            found.revision = min(found.meta.revision, LAST_REVISION)
        return found.say(RESCUED, rows=rows, path=place.path)
    found.tables = Tables()
    found.say(NO_ROWS, path=place.path, is_bad=True)
    return _take_backup(place, found)


def _meta_in(text: str) -> Meta | None:
    begin = text.find("{", text.find('"1"', text.find(META)))
    try:
        fields, _end = json.JSONDecoder().raw_decode(text, begin)
        return msgspec.convert(fields, Meta)
    except (ValueError, RecursionError, msgspec.ValidationError):
        return None


class Rows:
    """Rows taken one by one out of a damaged file."""

    def __init__(self, found: Salvaged, path: Path) -> None:
        self.rows: dict[str, dict[int, Row]] = {}
        self._found = found
        self._path = path
        self._numbers: dict[tuple[str, str], int] = {}
        """By table and id."""

    def add(self, piece: Piece, written_in: int) -> None:
        """Take this row, or note that it is lost."""
        row = row_of(piece.table, piece.fields, written_in)
        if row is None:
            why = BROKEN_ROW if piece.fields is None else STRANGE_ROW
            return self._lose(piece, why)
        rows = self.rows.setdefault(piece.table, {})
        number = piece.number
        if isinstance(row, Document):
            known = self._numbers.get((piece.table, row.id))
            if known is not None:
                before = rows[known]
                if before != row:
                    self._lose(piece, OLDER_ROW)
                if before.rev >= row.rev:  # type: ignore[union-attr]  # documents, both
                    return None
                number = known
        if number in rows and (not isinstance(row, Document) or rows[number].id != row.id):  # type: ignore[union-attr]
            number = max(rows) + 1
        rows[number] = row
        if isinstance(row, Document):
            self._numbers[piece.table, row.id] = number
        return None

    def _lose(self, piece: Piece, why: str) -> None:
        fields = piece.fields if isinstance(piece.fields, dict) else {}
        id_ = fields.get("id")
        self._found.lost.append(
            Lost(
                self._path,
                piece.line,
                why,
                piece.text.encode(errors="replace"),
                piece.table,
                id_ if isinstance(id_, str) else "",
            )
        )
