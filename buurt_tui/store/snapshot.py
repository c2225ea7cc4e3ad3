"""The TinyDB file: all tables as they were at one revision, on lines that a person can read.

    {"_buurt":{"1":{"checksum":"…",
    "format":2,"store":"…","generation":3,"revision":17,"digest":"…","inode":1234,"tables":{…}}},
    "encounters":{
    "1":{…},
    "2":{…}},
    "residents":{
    "1":{…}},
    "_ids":{
    "1":{"table":"encounters","ids":"…"}}}

One JSON object, as stock TinyDB reads it. The first line's checksum is of the second line; that one
has the length and the checksum of each block of each table, and the blocks are all the rest. So
every byte is vouched for, and a table can be read without the others.

Rows stand in the order in which things happened, as far as they say when; the latest come last."""

from __future__ import annotations

import binascii
import sys
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import islice
from typing import Any
from zlib import crc32

import msgspec
from msgspec import Struct, field

from buurt_tui.domain.model import Document
from buurt_tui.domain.unreadable import UNREADABLE
from buurt_tui.store.codec import FORMAT, Row, encode
from buurt_tui.store.digest import blake2b

META = "_buurt"
"""The table that is about the file itself; stock TinyDB sees it as one more table."""
IDS = "_ids"
"""The table that says which ids a long table has, for who asks about one that it has not."""

BEGIN = b'{"_buurt":{"1":{"checksum":"'
FIRST_LINE = len(BEGIN) + 32 + len(b'",\n')
AT_ONCE = 1000
"""Rows in a block; between two blocks other threads of the program get a turn."""
LETTERS = 16
"""Of base64, which are three marks of four bytes: nothing of another."""
BETWEEN, END = b"},\n", b"}}\n"
"""How a table ends, and how the last one does, and the file with it."""

_WHEN: Mapping[str, Callable[[Any], Any]] = {
    "rounds": lambda round_: (round_.on, round_.id),
    "encounters": lambda encounter: (encounter.on, encounter.at, encounter.id),
    "follow_ups": lambda follow_up: (follow_up.made_on, follow_up.made_at, follow_up.id),
}
"""When something was, in tables of which the latest are wanted first."""


class Block(Struct, frozen=True, array_like=True):
    """Some lines of a table."""

    length: int
    """Bytes."""
    checksum: str


class Part(Struct, frozen=True, kw_only=True):
    """What a snapshot says about one table."""

    rows: int
    """How many."""
    last: int
    """The highest number in it; 0 if it is empty."""
    blocks: tuple[Block, ...]


class Meta(Struct, frozen=True, kw_only=True):
    """What a snapshot says about itself."""

    format: int = FORMAT
    store: str
    """A random name that the files of one store share."""
    generation: int
    """The number of the journal that continues it."""
    revision: int
    digest: str
    """Of the last record folded into it."""
    inode: int = 0
    """The file's own; a copy has another, so a copy can be told from an original."""
    tables: dict[str, Part] = field(default_factory=dict)
    """In the order of the file."""


class Head(Struct, frozen=True):
    """The first two lines of a snapshot."""

    meta: Meta
    checksum: str
    length: int
    """Bytes."""


def write(meta: Meta, tables: Mapping[str, Mapping[int, Row]]) -> tuple[list[bytes], str]:
    """The file in pieces, and its checksum."""
    pieces: list[bytes] = []
    parts: dict[str, Part] = {}
    ids: dict[int, Row] = {}
    for name, rows in tables.items():
        blocks = list(_table(name, rows, BETWEEN))
        parts[name] = _part(rows, blocks)
        pieces += blocks
        if len(rows) > AT_ONCE:
            ids[len(ids) + 1] = {"table": name, "ids": _packed(rows.values())}
    blocks = list(_table(IDS, ids, END))
    parts[IDS] = _part(ids, blocks)
    pieces += blocks
    said = msgspec.structs.replace(meta, tables=parts)
    head = msgspec.json.encode(said)[1:] + b"},\n"
    checksum = checksum_of(head)
    return [BEGIN + checksum.encode() + b'",\n', head, *pieces], checksum


def _table(name: str, rows: Mapping[int, Row], end: bytes) -> Iterator[bytes]:
    """A table in blocks."""
    remaining = iter(_in_order(name, rows).items())
    begin = table_begin(name)
    some = list(islice(remaining, AT_ONCE))
    while True:
        more = list(islice(remaining, AT_ONCE))
        lines = b",\n".join([b'"%d":%s' % (number, encode(row)) for number, row in some])
        yield begin + lines + (b",\n" if more else end)
        if not more:
            return
        begin, some = b"", more


def table_begin(name: str) -> bytes:
    """The line with which a table begins."""
    return msgspec.json.encode(name) + b":{\n"


def _in_order(name: str, rows: Mapping[int, Row]) -> Mapping[int, Row]:
    """The rows of a table in the order of `_WHEN`.

    Sorted a day at a time: during a long sorting no other thread of the program has a turn."""
    when = _WHEN.get(name)
    if when is None:
        return rows
    days: dict[date, list[tuple[Any, int]]] = {}
    for number, row in rows.items():
        moment = when(row)
        days.setdefault(moment[0], []).append((moment[1:], number))
    try:
        return {number: rows[number] for day in sorted(days) for _, number in sorted(days[day])}
    except TypeError:  # a time without an offset, which is no later and no sooner than others
        return rows


def _part(rows: Mapping[int, Row], blocks: Iterable[bytes]) -> Part:
    return Part(
        rows=len(rows),
        last=max(rows, default=0),
        blocks=tuple(Block(len(block), checksum_of(block)) for block in blocks),
    )


def _packed(rows: Iterable[Row]) -> str:
    """The ids of these documents, as `has_mark` looks for them."""
    parts: list[list[int]] = [[] for _ in range(256)]  # in parts, as the days above
    for row in rows:
        if isinstance(row, Document):
            marked = mark(row.id)
            parts[marked >> 24].append(marked)
    marks = array("I")
    for part in parts:
        marks.extend(sorted(set(part)))
    return binascii.b2a_base64(_little_endian(marks).tobytes(), newline=False).decode()


def has_mark(ids: str, wanted: int) -> bool:
    """Whether this is the mark of one of the ids. Raises `ValueError`.

    Reads a few of them only: a command that logs one line asks once among a hundred thousand."""
    low, high = 0, -(-len(ids) // LETTERS)
    while low < high:
        middle = (low + high) // 2
        letters = ids[middle * LETTERS : (middle + 1) * LETTERS]
        marks = _little_endian(array("I", binascii.a2b_base64(letters)))
        if wanted < marks[0]:
            high = middle
        elif wanted > marks[-1]:
            low = middle + 1
        else:
            return wanted in marks
    return False


def _little_endian(marks: array[int]) -> array[int]:
    if sys.byteorder == "big":
        marks.byteswap()
    return marks


def mark(id_: str) -> int:
    """A number that an id always has and few others share."""
    return crc32(id_.encode())


def checksum_of(data: bytes) -> str:
    """BLAKE2b, 16 bytes, in hexadecimal."""
    return blake2b(data, digest_size=16).hexdigest()


def read_head(data: bytes) -> Head | None:
    """The head of the snapshot that begins with `data`; None if there is no whole one of ours."""
    line, found, _ = data[FIRST_LINE:].partition(b"\n")
    checksum = data[len(BEGIN) : len(BEGIN) + 32]
    if not found or data[:FIRST_LINE] != BEGIN + checksum + b'",\n':
        return None
    if checksum.decode("ascii", "replace") != checksum_of(line + b"\n"):
        return None
    try:
        meta = msgspec.json.decode(b"{" + line.removesuffix(b"},"), type=Meta)
    except UNREADABLE:
        return None
    return Head(meta, checksum.decode(), FIRST_LINE + len(line) + 1)
