"""The TinyDB file: all tables as they were at one revision, on lines that a person can read.

    {"_buurt":{"1":{"checksum":"…",
    "format":1,"store":"…","generation":3,"revision":17,"digest":"…","inode":1234}},
    "encounters":{
    "1":{…},
    "2":{…}},
    "residents":{
    "1":{…}}}

One JSON object, as stock TinyDB reads it. The checksum is of every byte after the first line."""

from __future__ import annotations

from itertools import islice

import msgspec
from msgspec import Struct

from buurt_tui.domain.text import N_
from buurt_tui.store import StoreError
from buurt_tui.store.codec import FORMAT, NEWER, Row, decode_table, encode
from buurt_tui.store.digest import blake2b

META = "_buurt"
"""The table that is about the file itself; stock TinyDB sees it as one more table."""

_BEGIN = b'{"_buurt":{"1":{"checksum":"'
_FIRST_LINE = len(_BEGIN) + 32 + len(b'",\n')
HEAD = 1024
"""Bytes, enough for the table about the file itself."""

_ROWS_AT_ONCE = 1000
# other threads of the program get a turn between two chunks

NOT_OURS = N_("{path} is not a store of Buurt; it was left as it is")
EMPTY = N_("{path} is empty (0 bytes), and a store never is; it was left as it is")
CUT_OFF = N_("{path} is damaged: it ends too early or is not JSON; it was left as it is")
CHANGED = N_(
    "{path} was changed by something other than Buurt, or it is damaged; it was left as it is"
)


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


class Snapshot(Struct, frozen=True):
    """A TinyDB file of ours, read back."""

    meta: Meta
    checksum: str
    rows: dict[str, dict[int, Row]]


def write(meta: Meta, rows: dict[str, dict[int, Row]]) -> tuple[list[bytes], str]:
    """The file in pieces, and its checksum."""
    pieces = [msgspec.json.encode(meta)[1:] + b"}"]
    for table, numbered in rows.items():
        pieces.append(b",\n" + msgspec.json.encode(table) + b":{\n")
        remaining = iter(numbered.items())
        comma = b""
        while some := list(islice(remaining, _ROWS_AT_ONCE)):
            pieces += [comma, b",\n".join([b'"%d":%s' % (n, encode(row)) for n, row in some])]
            comma = b",\n"
        pieces.append(b"}")
    pieces.append(b"}\n")
    hashed = blake2b(digest_size=16)
    for piece in pieces:
        hashed.update(piece)
    checksum = hashed.hexdigest()
    return [_BEGIN + checksum.encode() + b'",\n', *pieces], checksum


def read(data: bytes, path: object) -> Snapshot:
    """The snapshot in the file `path`. Raises `StoreError` unless it is whole and ours."""
    checksum = data[len(_BEGIN) : len(_BEGIN) + 32]
    whole = _BEGIN + checksum + b'",\n' == data[:_FIRST_LINE] and checksum == _checksum(data)
    if not whole:
        raise _why_not(data, path)
    try:
        tables = msgspec.json.decode(data, type=dict[str, msgspec.Raw])
        meta = msgspec.json.decode(tables.pop(META), type=dict[str, Meta])["1"]
        if meta.format > FORMAT:
            raise _why_not(data, path)
        rows = {name: decode_table(name, table, meta.format) for name, table in tables.items()}
    except (msgspec.DecodeError, UnicodeDecodeError, KeyError) as error:
        raise _why_not(data, path) from error
    return Snapshot(meta, checksum.decode(), rows)


def read_head(data: bytes) -> tuple[Meta, str] | None:
    """What a snapshot says about itself in its first `HEAD` bytes; None if those are not ours."""
    line = data[_FIRST_LINE:].partition(b"\n")[0].rstrip(b",}")
    try:
        meta = msgspec.json.decode(b"{" + line + b"}", type=Meta)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    return meta, data[len(_BEGIN) : len(_BEGIN) + 32].decode("ascii", "replace")


def _checksum(data: bytes) -> bytes:
    return blake2b(memoryview(data)[_FIRST_LINE:], digest_size=16).hexdigest().encode()


def _why_not(data: bytes, path: object) -> StoreError:
    """What to say of a file that is not as we write it."""
    if not data:
        return StoreError(EMPTY, path=path)
    try:
        found = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return StoreError(CUT_OFF if data.startswith(_BEGIN) else NOT_OURS, path=path)
    match found:
        case {"_buurt": {"1": {"format": int(version)}}} if version > FORMAT:
            return StoreError(NEWER, path=path, format=version)
        case {"_buurt": _}:
            return StoreError(CHANGED, path=path)
        case _:
            return StoreError(NOT_OURS, path=path)
