"""The page that says how to read the data in ten years says all of it, and is true."""

from __future__ import annotations

import base64
import json
import re
import struct
import typing
from hashlib import blake2b
from pathlib import Path
from zlib import crc32

import pytest
from builders import a_resident
from msgspec import Struct, structs
from store.every_kind import ALL_KINDS
from store.scenario import COMMITS, live

from buurt_tui.domain import model
from buurt_tui.domain.model import KINDS, Put, Revision
from buurt_tui.store.codec import FORMAT
from buurt_tui.store.journal import Opening
from buurt_tui.store.snapshot import Meta, Part
from buurt_tui.store.tables import Batch
from buurt_tui.store.tiny import TinyStore

PAGE = (Path(__file__).parents[2] / "docs" / "data-format.md").read_text(encoding="utf-8")
SHARED = {"id", "rev", "by", "extra"}


def section(title: str) -> str:
    begin = PAGE.index(f"### `{title}`")
    return re.split(r"\n##", PAGE[begin + 4 :])[0]


@pytest.mark.parametrize("kind", ALL_KINDS)
def test_every_field_of_every_kind_is_explained_in_its_section_and_no_other(kind):
    rows = re.findall(r"^\| (`.*?) \|", section(KINDS[kind]), re.M)
    explained = {name for row in rows for name in re.findall(r"`(\w+)`", row)}
    assert explained == {field.name for field in structs.fields(kind)} - SHARED


@pytest.mark.parametrize("kind", ALL_KINDS)
def test_every_field_and_every_value_inside_a_field_is_explained(kind):
    text = section(KINDS[kind])
    for hint in typing.get_type_hints(kind).values():
        for inner in (*typing.get_args(hint), hint):
            if isinstance(inner, type) and issubclass(inner, model.StrEnum):
                assert all(f"`{value}`" in text for value in inner), inner
            if isinstance(inner, type) and issubclass(inner, Struct):
                assert all(f"`{name}`" in text for name in inner.__struct_fields__), inner


@pytest.mark.parametrize("struct", [Meta, Part, Opening, Batch, model.Document])
def test_every_field_around_the_documents_is_explained(struct):
    assert all(f"`{name}`" in PAGE for name in struct.__struct_fields__)


def test_the_page_is_about_this_format():
    assert f"This page describes format **{FORMAT}**" in PAGE


def read_by_the_page(path: Path) -> dict[str, dict[str, dict[str, object]]]:
    """The tables, read with nothing but what the page says."""
    first, _, rest = path.read_bytes().partition(b"\n")
    tables = json.loads(first + rest)
    meta = tables.pop("_buurt")["1"]
    second, _, rest = rest.partition(b"\n")
    assert meta["checksum"] == blake2b(second + b"\n", digest_size=16).hexdigest()
    for name, part in meta["tables"].items():
        rows = tables[name]
        assert (part["rows"], part["last"]) == (len(rows), max(map(int, rows), default=0))
        for length, checksum in part["blocks"]:
            block, rest = rest[:length], rest[length:]
            assert blake2b(block, digest_size=16).hexdigest() == checksum
    assert not rest
    for row in tables.pop("_ids").values():
        crcs = sorted({crc32(each["id"].encode()) for each in tables[row["table"]].values()})
        assert base64.b64decode(row["ids"]) == struct.pack(f"<{len(crcs)}I", *crcs)
    journal = path.with_name(path.name + ".d") / f"journal-{meta['generation']:06d}"
    revision, digest = meta["revision"], meta["digest"]
    for number, line in enumerate(journal.read_bytes().splitlines(keepends=True)):
        payload = line[56:-1]
        assert int(line[:12]) == revision + bool(number)
        assert int(line[13:21], 16) == len(payload)
        assert line[22:38].decode() == digest
        revision, digest = int(line[:12]), line[39:55].decode()
        assert digest == blake2b(line[:39] + payload, digest_size=8).hexdigest()
        said = json.loads(payload)
        if not number:
            assert said["snapshot"] == meta["checksum"]
        for table in said.get("drop", ()):
            del tables[table]
        for table, rows in said.get("put", {}).items():
            tables.setdefault(table, {}).update(rows)
        for table, numbers in said.get("delete", {}).items():
            for gone in numbers:
                del tables[table][str(gone)]
    return tables


def test_what_the_page_says_is_enough_to_read_a_store(path):
    store = TinyStore(path)
    live(store)
    store.checkpoint()
    base = store.commit(tuple(Put(a_resident(id=f"r{n}")) for n in range(2500)), base=Revision(5))
    store.checkpoint()
    store.commit(COMMITS[0], base=base)
    store.database.table("songs").insert({"title": "x"})
    store.database.drop_table("songs")
    assert read_by_the_page(path) == {
        name: {str(row.doc_id): dict(row) for row in store.database.table(name)}
        for name in store.database.tables()
    }
    store.close()
