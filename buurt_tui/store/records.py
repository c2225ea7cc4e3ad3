"""The journal's records: bytes that say by themselves whether they are whole and in their place.

One record is one line:

    000000000017 0000012c 9a3f… 51c0… {"put":{…}}

    revision     12 decimal digits
    length       of the payload in bytes, 8 hexadecimal digits
    previous     the digest of the record before, 16 hexadecimal digits
    digest       BLAKE2b, 8 bytes in hexadecimal, of the three fields before and the payload
    payload      JSON; then one line feed

Revisions count up by one and each record names the digest of the one before, so nothing can be
missing from the middle, and no record of another journal can stand in for one of ours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from buurt_tui.store.digest import blake2b

NO_DIGEST = b"0" * 16
"""What the first record of all names as the one before it."""

_HEAD = 56
_LONGEST = 0xFFFFFFFF


class Link(NamedTuple):
    """How far a chain of records has come."""

    revision: int
    digest: bytes


START = Link(0, NO_DIGEST)
"""Of a store that nobody wrote to yet."""


class Record(NamedTuple):
    """One whole record, as it was read."""

    link: Link
    previous: bytes
    payload: bytes
    end: int
    """Where the next one begins."""


def pack(revision: int, previous: bytes, payload: bytes) -> tuple[bytes, Link]:
    """The bytes of one record, and the chain with it added."""
    if len(payload) > _LONGEST:
        raise OverflowError(len(payload))
    start = b"%012d %08x %s " % (revision, len(payload), previous)
    digest = blake2b(start + payload, digest_size=8).hexdigest().encode()
    return b"%s%s %s\n" % (start, digest, payload), Link(revision, digest)


def read_one(data: bytes, start: int = 0) -> Record | None:
    """The record that begins at `start`; None if no whole one does."""
    head = data[start : start + _HEAD]
    if not _HEADER.fullmatch(head):
        return None
    revision, length, previous, digest = head.split()
    begin = start + _HEAD
    end = begin + int(length, 16)
    payload = data[begin:end]
    if data[end : end + 1] != b"\n":
        return None
    if blake2b(head[:39] + payload, digest_size=8).hexdigest().encode() != digest:
        return None
    return Record(Link(int(revision), digest), previous, payload, end + 1)


def read_chain(data: bytes, link: Link) -> tuple[list[Record], int]:
    """The records in `data` that follow on `link`, and where the last whole one ends."""
    records: list[Record] = []
    end = 0
    while record := read_one(data, end):
        if record.previous != link.digest or record.link.revision != link.revision + 1:
            break
        records.append(record)
        link, end = record.link, record.end
    return records, end


def holds_record(data: bytes, after: int) -> bool:
    """Whether a whole record of a revision `after` this, of whatever chain, stands in `data`.

    Older ones are no loss: a crash can leave blocks of the disk that once held our own records."""
    return any(record.link.revision > after for _, record in whole_records(data))


def whole_records(data: bytes) -> Iterator[tuple[int, Record]]:
    """Each whole record that stands anywhere in `data`, of whatever chain, and where it begins."""
    at = 0
    while match := _HEADER.search(data, at):
        record = read_one(data, match.start())
        if record:
            yield match.start(), record
        at = record.end if record else match.start() + 1


def could_be_torn(data: bytes, link: Link) -> bool:
    """Whether `data` may be the beginning of the record after `link`, cut off by a crash."""
    if not data.strip(b"\0"):
        return True  # a file system may lengthen a file before it fills it
    begin = b"%012d " % (link.revision + 1)
    previous = b" %s " % link.digest
    return data[:13] == begin[: len(data)] and data[21:39] == previous[: max(len(data) - 21, 0)]


_HEADER = re.compile(rb"\d{12} [0-9a-f]{8} [0-9a-f]{16} [0-9a-f]{16} ")
