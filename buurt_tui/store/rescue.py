"""Rows read out of a TinyDB file that is no longer whole: what still parses, whatever is around it.

The file is looked through for `"7":{…}` as a row of the table whose name came last. So it does not
matter where it was cut off, what stands between two rows, or whether it was ours or stock
TinyDB's. Merge markers, a byte order mark and UTF-16 are looked past."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any, NoReturn

import msgspec
from msgspec import Struct

from buurt_tui.store import StoreError
from buurt_tui.store.codec import FORMAT, KIND_OF, Row, decode_row
from buurt_tui.store.snapshot import IDS, META

_LONGEST_NUMBER = 15
"""Digits of a row's number; more of them were never given out."""
_LONGEST_ROW = 1 << 20
"""Characters; in a broken row that is longer nothing is sought."""
_NEXT = re.compile(rf'"(?:\d{{1,{_LONGEST_NUMBER}}}|{"|".join(KIND_OF)})"\s*:\s*\{{')
"""The next row, or the next table of ours."""
_NAMED_OBJECT = re.compile(r'(\n?)"((?:[^"\\\n]|\\.)*)"\s*:\s*(?=\{)')
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


class Piece(Struct, frozen=True):
    """What stands in a file for one row."""

    table: str
    number: int
    line: int
    """Of the file, from 1."""
    text: str
    fields: Any = None
    """What it says; None if it cannot be read."""


def text_of(data: bytes) -> str:
    """The text in `data`; what is no text in it shows as `\N{REPLACEMENT CHARACTER}`."""
    if data[:2] in _UTF16:
        return data.decode("utf-16", "replace")
    return data.decode("utf-8-sig", "replace")


def pieces(text: str) -> Iterator[Piece]:
    """Every row in `text`, in the order of the file, broken ones too."""
    table = ""
    at = line = counted = 0
    while match := _NAMED_OBJECT.search(text, at):
        begins_line, name = match[1] or match.start() == 0, match[2]
        at = match.end()
        if not (name.isascii() and name.isdecimal()):
            if begins_line or name in KIND_OF or name == META:
                table = _table_meant(name, text)
            continue
        if not table or table in (META, IDS) or len(name) > _LONGEST_NUMBER:
            continue
        line += text.count("\n", counted, at)
        counted = at
        fields, end = _object(text, at)
        yield Piece(table, int(name), line + 1, text[at:end], fields)
        at = max(at + 1, end)


def _table_meant(name: str, text: str) -> str:
    """The table of ours that `name`, with a letter or two gone wrong, was, if that is missing."""
    if name in KIND_OF or name in (META, IDS):
        return name
    meant = get_close_matches(name, KIND_OF, n=1, cutoff=0.8)
    return meant[0] if meant and not re.search(rf'"{meant[0]}"\s*:\s*{{', text) else name


def _object(text: str, start: int) -> tuple[Any, int]:
    """The object at `start` and where it ends; if it is broken, None and where to go on."""
    line_end = _end_of_line(text, start)
    following = _NEXT.search(text, start + 1, line_end)
    end = following.start() if following else line_end
    # no further than the next row: where an error is said, all before it is counted
    piece = text[start:end]
    try:
        fields, length = _DECODER.raw_decode(piece)
    except RecursionError:  # brackets in brackets: nothing in there is a row
        return None, line_end
    except json.JSONDecodeError as error:
        if following is None or error.pos < len(piece.rstrip()):
            return None, end
    except ValueError:
        return None, end
    else:
        return fields, start + length
    try:  # what looked like the next row may stand in this one
        fields, length = _DECODER.raw_decode(text[start:line_end])
    except ValueError:
        return None, end
    except RecursionError:
        return None, line_end
    return fields, start + length


def _end_of_line(text: str, start: int) -> int:
    longest = min(len(text), start + _LONGEST_ROW)
    end = text.find("\n", start, longest)
    return end if end >= 0 else longest


def _no_number(constant: str) -> NoReturn:
    raise ValueError(constant)


_DECODER = json.JSONDecoder(parse_constant=_no_number)


def row_of(table: str, fields: Any, written_in: int = FORMAT) -> Row | None:
    """`fields` as a row of `table`; None if it cannot be one."""
    if not isinstance(fields, dict):
        return None
    try:
        return decode_row(table, msgspec.json.encode(fields), written_in)
    except (StoreError, msgspec.MsgspecError, ValueError, RecursionError, KeyError):
        return None
