"""Everything that may be found where a store should be, made at a path."""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import socket
import sqlite3
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path

from builders import a_hook, a_member, a_place, a_resident, an_encounter, an_interest
from tinydb import TinyDB

from buurt_tui.domain.model import Put, Revision
from buurt_tui.store.codec import FORMAT
from buurt_tui.store.records import pack, read_chain, read_one
from buurt_tui.store.tiny import TinyStore

STORE = b'{"_buurt":{"1":{"checksum":"'

CONTENTS = {
    "zero bytes": b"",
    "one space": b" ",
    "only a line feed": b"\n",
    "only white space": b" \t\r\n" * 500,
    "zeros": b"\0" * 4096,
    "text": b"Dear diary,\n",
    "half a word": STORE[:9],
    "cut after the first line": STORE + b"0" * 32 + b'",\n',
    "cut in the middle": STORE + b"0" * 32 + b'",\n"format":1,"store":"x","gener',
    "a wrong checksum": STORE + b"0" * 32 + b'",\n"format":1}}}\n',
    "a list": b"[]",
    "a string": b'"team"',
    "a number": b"17",
    "a huge number": b"9" * 10_000,
    "null": b"null",
    "true": b"true",
    "an empty object": b"{}",
    "TinyDB of another program": b'{"_default":{"1":{"title":"x"}}}',
    "tables of our names": b'{"residents":{"1":{"id":"x","name":"Ali"}}}',
    "a table about itself that is a list": b'{"_buurt":[]}',
    "a table about itself without a row": b'{"_buurt":{}}',
    "nothing said about itself": b'{"_buurt":{"1":{}}}',
    "a format that is a word": b'{"_buurt":{"1":{"format":"two"}}}',
    "a format of a thousand digits": b'{"_buurt":{"1":{"format":' + b"9" * 1000 + b"}}}",
    "a negative format": b'{"_buurt":{"1":{"format":-1}}}',
    "a later format": b'{"_buurt":{"1":{"format":99}},"plans":{}}',
    "many brackets": b"[" * 200_000,
    "many objects in each other": b'{"_buurt":' * 100_000,
    "Latin-1": '{"naam":"Café"}'.encode("latin-1"),
    "UTF-16": '{"_buurt":{}}'.encode("utf-16"),
    "UTF-32": '{"_buurt":{}}'.encode("utf-32"),
    "a byte order mark": b'\xef\xbb\xbf{"_buurt":{"1":{"format":1}}}',
    "a byte order mark alone": b"\xef\xbb\xbf",
    "a zip file": b"PK\x03\x04" + bytes(range(200)),
    "CSV": b"naam;straat\nAli;Kwakersstraat\n",
    "two objects": b'{"_buurt":{"1":{"format":1}}}{}',
    "NaN": b'{"_buurt":NaN}',
    "Infinity": b'{"_buurt":{"1":{"format":-Infinity}}}',
    "an executable": b"\x7fELF\x02\x01\x01" + bytes(200),
}
"""Files that no store ever was."""

Maker = Callable[[Path], None]


def a_store(path: Path, *, checkpoint: bool = True) -> None:
    """Some of everything, in the file and, three commits of it, in the journal."""
    store = TinyStore(path)
    member, place, topic = a_member("Karim"), a_place("Kwakersstraat"), an_interest("koken")
    fatima = a_resident("Fatima el Amrani")
    met = an_encounter(fatima, hooks=(a_hook(topic, fatima),), note='wil "koken", ook é')
    base = store.commit(tuple(map(Put, (member, place, topic, fatima, met))), base=Revision(0))
    if checkpoint:
        store.checkpoint()
    for name in ("Omar", "Piet", "Mw. De Vries"):
        base = store.commit((Put(a_resident(name)),), base=base)
    store.close()


def directory_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.d")


def journal_of(path: Path) -> Path:
    return max(directory_of(path).glob("journal-*"))


def signed(data: bytes) -> bytes:
    """The file with checksums that fit: whoever wrote it meant it."""
    _, head, rest = data.split(b"\n", 2)
    meta = json.loads(b"{" + head.removesuffix(b"},"))
    begins = [(b"\n" + rest).index(f'\n"{name}":'.encode()) for name in meta["tables"]]
    for name, begin, end in zip(meta["tables"], begins, [*begins[1:], len(rest)], strict=True):
        block = rest[begin:end]
        meta["tables"][name]["blocks"] = [[len(block), _checksum(block)]]
    head = json.dumps(meta, separators=(",", ":")).encode()[1:] + b"},\n"
    return STORE + _checksum(head).encode() + b'",\n' + head + rest


def _checksum(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()


def _changed(change: Callable[[bytes], bytes], *, signs: bool = False) -> Maker:
    """A whole store whose TinyDB file was put through `change`, and what goes with it."""

    def make(path: Path) -> None:
        a_store(path)
        shutil.rmtree(directory_of(path))
        before = path.read_bytes()
        data = change(before)
        assert data != before
        path.write_bytes(signed(data) if signs else data)

    return make


def _journal(change: Callable[[bytes], bytes]) -> Maker:
    """A whole store whose journal was put through `change`."""

    def make(path: Path) -> None:
        a_store(path)
        journal = journal_of(path)
        before = journal.read_bytes()
        assert change(before) != before
        journal.write_bytes(change(before))

    return make


def _replaced(old: str, new: str) -> Callable[[bytes], bytes]:
    """A change of the first place that `old`, a pattern, fits."""
    return lambda data: re.sub(old.encode(), lambda _: new.encode(), data, count=1)


def _merge_conflict(data: bytes) -> bytes:
    lines = data.splitlines(keepends=True)
    half = len(lines) // 2
    ours, theirs = lines[half], lines[half].replace(b"a", b"e", 1)
    marked = [b"<<<<<<< HEAD\n", ours, b"=======\n", theirs, b">>>>>>> theirs\n"]
    return b"".join([*lines[:half], *marked, *lines[half + 1 :]])


def _lines_of(data: bytes) -> list[bytes]:
    return data.splitlines(keepends=True)


def _no_first_record(data: bytes) -> bytes:
    return b"".join(_lines_of(data)[1:])


def _noise_inside(data: bytes) -> bytes:
    first, second, *rest = _lines_of(data)
    return b"".join([first, second, b"\x00\xffnoise", *rest])


def _bad_inside(data: bytes) -> bytes:
    first, second, *rest = _lines_of(data)
    return b"".join([first, second.replace(b"Omar", b"Omer"), *rest])


def _later_journal(data: bytes) -> bytes:
    first = read_one(data)
    assert first
    payload = re.sub(rb'"journal":\d+', b'"journal":99', first.payload)
    return pack(first.link.revision, first.previous, payload)[0]


def _record(payload: bytes) -> Maker:
    """A whole store with a record more, in its place in the chain, that says this."""

    def more(data: bytes) -> bytes:
        first = read_one(data)
        assert first
        records, _ = read_chain(data[first.end :], first.link)
        last = records[-1].link
        return data + pack(last.revision + 1, last.digest, payload)[0]

    return _journal(more)


def _opening(change: Callable[[bytes], bytes]) -> Maker:
    """A whole store whose journal opens with what `change` made of its first record."""

    def other(data: bytes) -> bytes:
        first = read_one(data)
        assert first
        return pack(first.link.revision, first.previous, change(first.payload))[0]

    return _journal(other)


def _large_journal(path: Path) -> None:
    a_store(path)
    os.truncate(journal_of(path), 40 << 30)


def _stock(path: Path) -> None:
    with TinyDB(path) as database:
        database.table("residents").insert({"id": "x", "name": "Ali"})


def _sqlite(path: Path) -> None:
    database = sqlite3.connect(path)
    database.execute("create table residents (id text, name text)")
    database.commit()
    database.close()


def _without_journal(path: Path) -> None:
    a_store(path)
    journal_of(path).unlink()


def _without_directory(path: Path) -> None:
    a_store(path)
    shutil.rmtree(directory_of(path))


def _without_snapshot(path: Path) -> None:
    a_store(path)
    path.unlink()


def _journal_of_another(path: Path) -> None:
    a_store(path)
    other = path.with_name("other.json")
    a_store(other)
    shutil.copyfile(journal_of(other), journal_of(path))
    other.unlink()
    shutil.rmtree(directory_of(other))


def _older_snapshot(path: Path) -> None:
    """Yesterday's file beside today's journal."""
    a_store(path)
    older = path.read_bytes()
    store = TinyStore(path)
    store.checkpoint()
    store.commit((Put(a_resident("Kees")),), base=Revision(4))
    store.close()
    path.write_bytes(older)


def _two_journals(path: Path) -> None:
    a_store(path)
    journal = journal_of(path)
    shutil.copyfile(journal, journal.with_name("journal-000099"))


def _older_journal(path: Path) -> None:
    a_store(path)
    older = journal_of(path)
    data = older.read_bytes()
    store = TinyStore(path)
    store.checkpoint()
    store.close()
    journal_of(path).unlink()
    older.write_bytes(data)


def _something_called(name: str, make: Callable[[Path], object]) -> Maker:
    """A whole store with something else where `name`, of its own directory, belongs."""

    def put(path: Path) -> None:
        a_store(path)
        there = directory_of(path) / name if name != "journal" else journal_of(path)
        there.unlink()
        make(there)

    return put


def _socket(path: Path) -> None:
    here = os.open(".", os.O_RDONLY)
    os.chdir(path.parent)  # the name of a socket may not be long
    try:
        with socket.socket(socket.AF_UNIX) as listening:
            listening.bind(path.name)
    finally:
        os.fchdir(here)
        os.close(here)


def _loop(path: Path) -> None:
    path.symlink_to(path.with_name("round"))
    path.with_name("round").symlink_to(path)


def _file_as_directory(path: Path) -> None:
    a_store(path)
    shutil.rmtree(directory_of(path))
    directory_of(path).write_text("mine")


def _link_as_directory(path: Path) -> None:
    a_store(path)
    elsewhere = path.with_name("elsewhere")
    directory_of(path).rename(elsewhere)
    directory_of(path).symlink_to(elsewhere)


def _content(data: bytes) -> Maker:
    return lambda path: path.write_bytes(data) and None


def _sparse(path: Path) -> None:
    path.write_bytes(STORE)
    os.truncate(path, 40 << 30)


MALFORMED: dict[str, Maker] = {
    **{name: _content(data) for name, data in CONTENTS.items()},
    "stock TinyDB without our table": _stock,
    "SQLite": _sqlite,
    "a directory": Path.mkdir,
    "a pipe": os.mkfifo,
    "a socket": _socket,
    "a device": lambda path: path.symlink_to("/dev/zero"),
    "a link to itself": lambda path: path.symlink_to(path),
    "links in a circle": _loop,
    "forty gigabytes": _sparse,
    "gzip": _changed(gzip.compress),
    "a byte order mark before it": _changed(lambda data: b"\xef\xbb\xbf" + data),
    "as UTF-16": _changed(lambda data: data.decode().encode("utf-16")),
    "merge markers": _changed(_merge_conflict),
    "two copies": _changed(lambda data: data * 2),
    "cut at a tenth": _changed(lambda data: data[: len(data) // 10]),
    "cut in half": _changed(lambda data: data[: len(data) // 2]),
    "cut by a byte": _changed(lambda data: data[:-1]),
    "a byte more": _changed(lambda data: data + b"x"),
    "line ends of another system": _changed(lambda data: data.replace(b"\n", b"\r\n")),
    "a flipped bit": _changed(lambda data: data[:-9] + bytes([data[-9] ^ 1]) + data[-8:]),
    "a key twice": _changed(_replaced('"name":', '"name":"x","name":')),
    "a name edited": _changed(_replaced("Fatima", "Fatma")),
    "NaN inside": _changed(_replaced('"rev":1', '"rev":NaN')),
    "a list for an object": _changed(_replaced('"1":{"id"', '"1":["id"'), signs=True),
    "a number for a text": _changed(_replaced('"name":"Fatima[^"]*"', '"name":17'), signs=True),
    "null for a text": _changed(_replaced('"name":"Fatima[^"]*"', '"name":null'), signs=True),
    "a text for a number": _changed(_replaced('"rev":1', '"rev":"one"'), signs=True),
    "a bad date": _changed(_replaced('"on":"[^"]*"', '"on":"2026-02-31"'), signs=True),
    "a bad time": _changed(_replaced('"at":"[^"]*"', '"at":"yesterday"'), signs=True),
    "an id that is a number": _changed(_replaced('"id":"[^"]*"', '"id":1'), signs=True),
    "a kind that is none": _changed(_replaced('"kind":"[^"]*"', '"kind":"care"'), signs=True),
    "a huge revision": _changed(_replaced('"rev":1', '"rev":1' + "0" * 400), signs=True),
    "a row number that is a word": _changed(_replaced('"1":{"id"', '"one":{"id"'), signs=True),
    "a table that is a list": _changed(
        _replaced('(?m)^"places":{', '"places":[],"plekken":{'), signs=True
    ),
    "deep inside": _changed(_replaced('"name":"Fatima[^"]*"', '"name":' + "[" * 5000), signs=True),
    "without its journal": _without_journal,
    "without its directory": _without_directory,
    "without its file": _without_snapshot,
    "the journal of another store": _journal_of_another,
    "yesterday's file": _older_snapshot,
    "yesterday's journal": _older_journal,
    "two journals with commits": _two_journals,
    "a journal of forty gigabytes": _large_journal,
    "a record that is a list": _record(b"[]"),
    "a record that is no JSON": _record(b'{"put":'),
    "a record that is no UTF-8": _record(b'{"put":{"residents":{"9":{"id":"caf\xe9"}}}}'),
    "a record of brackets": _record(b'{"put":' + b"[" * 200_000),
    "a row of brackets": _record(b'{"put":{"plans":{"9":' + b"[" * 9_000 + b"]" * 9_000 + b"}}}"),
    "a row that is a list": _record(b'{"put":{"residents":{"9":[]}}}'),
    "a row that is a number": _record(b'{"put":{"residents":{"9":5}}}'),
    "a row of an unknown table that is a list": _record(b'{"put":{"plans":{"9":[]}}}'),
    "a row without an id": _record(b'{"put":{"residents":{"9":{"name":"Ali"}}}}'),
    "an opening that is a list": _opening(lambda _: b"[]"),
    "an opening that is no UTF-8": _opening(lambda data: data.replace(b'e":"', b'e":"\xe9', 1)),
    "an opening of brackets": _opening(lambda _: b'{"x":' + b"[" * 200_000),
    "an opening with a huge number": _opening(
        lambda data: re.sub(rb'n":\d+', b'n":' + b"9" * 400, data)
    ),
    "a journal of a later format": _journal(_later_journal),
    "an empty journal": _journal(lambda data: b""),
    "a journal without its beginning": _journal(_no_first_record),
    "noise inside the journal": _journal(_noise_inside),
    "a letter changed in the journal": _journal(_bad_inside),
    "a record missing": _journal(lambda data: b"".join(_lines_of(data)[:2] + _lines_of(data)[3:])),
    "a record twice": _journal(lambda data: b"".join(_lines_of(data)[:2] + _lines_of(data)[1:])),
    "records in another order": _journal(
        lambda data: b"".join([_lines_of(data)[0], *reversed(_lines_of(data)[1:])])
    ),
    "a journal that is a directory": _something_called("journal", Path.mkdir),
    "a journal that is a pipe": _something_called("journal", os.mkfifo),
    "a journal that is a link": _something_called(
        "journal", lambda there: there.symlink_to("/etc/hostname")
    ),
    "a lock that is a directory": _something_called("lock", Path.mkdir),
    "a lock that is a link": _something_called("lock", lambda there: there.symlink_to("/tmp/x")),
    "a file as its directory": _file_as_directory,
    "a link as its directory": _link_as_directory,
}
"""By name, what makes it. None of these opens."""

LATER = FORMAT + 98


def whole_tree(root: Path) -> dict[str, object]:
    """What is under `root`: for each name the inode, time, mode and bytes; times of directories
    too."""
    found: dict[str, object] = {}
    for path in sorted(root.rglob("*")):
        about = path.lstat()
        is_small_file = path.is_file() and not path.is_symlink() and about.st_size < 1 << 26
        content = path.read_bytes() if is_small_file else b""
        found[str(path)] = (about.st_ino, about.st_mtime_ns, about.st_mode, about.st_size, content)
    return found


def bytes_under(root: Path) -> dict[str, bytes]:
    """Every file under `root`, with what it holds."""
    return {str(file): file.read_bytes() for file in sorted(root.rglob("*")) if file.is_file()}
