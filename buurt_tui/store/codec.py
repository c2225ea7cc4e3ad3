"""A document and its JSON: flat, with every field that this version does not know kept.

A document is one JSON object. Fields that have their default value are left out. What a later
version of the program wrote beside the fields of `model.py` is gathered in `extra` on reading and
stands among the other fields again on writing, so an older program loses nothing.

A new field with a default needs no new `FORMAT`. A new kind of value inside a field does, because
an older program cannot keep what it does not understand there; it then only reads the file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, TypeVar

import msgspec
from msgspec import structs

from buurt_tui.domain.model import KINDS, Document
from buurt_tui.domain.text import N_
from buurt_tui.store import StoreError

FORMAT = 2
"""The version of everything that a store writes."""

Fields = dict[str, Any]
Row = Document | Fields
"""What a table holds: a document of ours, or the plain fields of a table we do not know."""

Migration = Callable[[str, Fields], Fields]
"""The name of a table and a document's fields, to its fields one format later."""

MIGRATIONS: Mapping[int, Migration] = {}
"""From each older format, the step to the next; none where the documents stayed as they were."""

KIND_OF: Mapping[str, type[Document]] = {name: kind for kind, name in KINDS.items()}
"""The kind of document in each table."""

D = TypeVar("D", bound=Document)

_encode = msgspec.json.Encoder().encode
NEWER = N_("{path} was written by a later version of Buurt (format {format}); it was left as it is")
STRANGE = N_(
    "the store holds something in {table} that this version of Buurt does not understand: {problem}"
)


def encode(row: object) -> bytes:
    """`row`, or rows inside lists and dicts, as JSON on one line."""
    return _encode(flat(row) if isinstance(row, Document) else row)


def flat(row: Row) -> Row:
    """`row` as it may be encoded: unknown fields, if it has any, among the known ones."""
    if not isinstance(row, Document) or not row.extra:
        return row
    fields: Fields = msgspec.to_builtins(row)
    return {**fields.pop("extra"), **fields}


def fields_of(row: Row) -> Fields:
    """A copy of `row` as JSON has it: dicts, lists, strings; unknown fields included."""
    fields: Fields = msgspec.json.decode(encode(row))
    return fields


def decode(kind: type[D], data: bytes | msgspec.Raw) -> D:
    """The document in `data`. Raises `StoreError`."""
    try:
        document: D = _decoder(kind).decode(data)
    except msgspec.ValidationError:
        return from_fields(kind, msgspec.json.decode(data))
    return document


def from_fields(kind: type[D], fields: Fields) -> D:
    """The document with these fields; those unknown to `kind` become `extra`."""
    known = kind.__struct_fields__
    try:
        fields = msgspec.convert(fields, Fields)  # it may be a list, or a number
        extra = {name: value for name, value in fields.items() if name not in known}
        plain = {name: value for name, value in fields.items() if name in known}
        document = msgspec.convert(plain, kind)
    except msgspec.ValidationError as error:
        raise StoreError(STRANGE, table=KINDS[kind], problem=error) from error
    return structs.replace(document, extra=extra) if extra else document


def decode_row(table: str, data: bytes | msgspec.Raw, written_in: int = FORMAT) -> Row:
    """What stands in `data` as a row of `table`, brought up from the format it was written in."""
    kind = KIND_OF.get(table)
    steps = _steps_from(written_in)
    if kind and not steps:
        return decode(kind, data)
    fields = msgspec.json.decode(data, type=Fields)
    for step in steps:
        fields = step(table, fields)
    return from_fields(kind, fields) if kind else fields


def _steps_from(written_in: int) -> list[Migration]:
    """What is to be done to a document of this format."""
    return [MIGRATIONS[n] for n in range(written_in, FORMAT) if n in MIGRATIONS]


def decode_table(table: str, data: bytes | msgspec.Raw, written_in: int = FORMAT) -> dict[int, Row]:
    """All rows of `table`, by their TinyDB number; in one go if this version knows every field."""
    kind = KIND_OF.get(table)
    if kind and not _steps_from(written_in):
        try:
            rows: dict[int, Row] = _table_decoder(kind).decode(data)
        except msgspec.ValidationError:
            pass  # a field of a later version, in one row or in all: row by row, then
        else:
            return rows
    parts = msgspec.json.decode(data, type=dict[int, msgspec.Raw])
    return {number: decode_row(table, part, written_in) for number, part in parts.items()}


@cache
def _decoder(kind: type[D]) -> msgspec.json.Decoder[D]:
    return msgspec.json.Decoder(kind)


@cache
def _table_decoder(kind: type[Document]) -> msgspec.json.Decoder[dict[int, Any]]:
    return msgspec.json.Decoder(dict[int, kind])  # type: ignore[valid-type]
