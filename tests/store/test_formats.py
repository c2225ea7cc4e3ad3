"""Stores of every format that there ever was, and of those to come."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import msgspec
import pytest
from builders import a_resident
from msgspec import structs
from store.faulty_files import Crash, FaultyFiles
from store.malformed import bytes_under
from store.scenario import STATES, live, state_of
from tinydb import TinyDB

from buurt_tui.domain.model import Put, Revision
from buurt_tui.store import StoreError
from buurt_tui.store.codec import FORMAT
from buurt_tui.store.engine import ONLY_READ_NEWER
from buurt_tui.store.files import Files
from buurt_tui.store.folding import NOT_AS_IT_WAS
from buurt_tui.store.records import pack, read_one
from buurt_tui.store.snapshot import BEGIN, checksum_of, read_head
from buurt_tui.store.tiny import TinyStore

SAMPLES = sorted((Path(__file__).parent / "samples").iterdir())
"""A store of each format before this one, as the program of its day left it."""


@pytest.fixture(params=SAMPLES, ids=[sample.name for sample in SAMPLES])
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    shutil.copytree(request.param, tmp_path / "old")
    return tmp_path / "old" / "team.json"


def documents(path: Path) -> object:
    """What is in it, table by table and document by document, as the program of its day said."""
    return json.loads(path.with_name("documents.json").read_text("utf-8"))


def found(store: TinyStore) -> object:
    database = store.database
    return {
        name: {str(row.doc_id): dict(row) for row in database.table(name)}
        for name in database.tables()
    }


def a_commit(store: TinyStore) -> Revision:
    base = store.everything()[1]
    return store.commit((Put(a_resident(id="new", name="Nieuw")),), base=base)


def test_there_is_a_sample_of_every_format_before_this_one():
    assert [sample.name for sample in SAMPLES] == [f"format-{n}" for n in range(1, FORMAT)]


def test_all_documents_are_read_and_reading_changes_no_file(old):
    before = bytes_under(old.parent)
    store = TinyStore(old)
    assert found(store) == documents(old)
    assert not store.notices
    store.close()
    assert bytes_under(old.parent) == before


def test_the_first_commit_brings_it_to_the_format_of_today(old):
    store = TinyStore(old)
    before = {**store.everything()[0]}
    a_commit(store)
    store.close()
    head = read_head(old.read_bytes())
    assert head is not None
    assert head.meta.format == FORMAT
    again = TinyStore(old)
    after = {**again.everything()[0]}
    new = after["residents"].pop("new")
    assert new.name == "Nieuw"
    assert after == before
    again.checkpoint()
    again.close()
    with TinyDB(old, access_mode="r") as database:
        for name, rows in documents(old).items():  # type: ignore[attr-defined]
            kept = [row for row in database.table(name) if row.get("id") != "new"]
            assert {str(row.doc_id): dict(row) for row in kept} == rows


def test_a_crash_at_any_step_of_it_loses_nothing(old, tmp_path):
    at, crashed = 0, True
    while crashed:
        at += 1
        path = tmp_path / str(at) / "team.json"
        shutil.copytree(old.parent, path.parent)
        files = FaultyFiles(at, halfway=True)
        crashed = False
        try:
            store = TinyStore(path, files)
            a_commit(store)
            store.close()
        except Crash:
            crashed = True
        files.bury()
        again = TinyStore(path)
        residents = {row["id"]: dict(row) for row in again.database.table("residents")}
        acked = residents.pop("new", None)
        assert crashed or acked
        told = documents(old)["residents"].values()  # type: ignore[index]
        assert residents == {row["id"]: row for row in told}
        again.close()
    assert at > 10


def test_the_old_is_kept_when_the_new_cannot_be_read_back(old):
    class Forgetful(Files):
        """A disk that keeps other bytes than it was given."""

        def write(self, handle: int, data: bytes) -> None:
            super().write(handle, data.replace(b"Fatima", b"Fatma "))

    before = bytes_under(old.parent)
    store = TinyStore(old, Forgetful())
    with pytest.raises(StoreError) as refused:
        a_commit(store)
    assert refused.value.message == NOT_AS_IT_WAS
    store.close()
    assert bytes_under(old.parent) == before


def of_a_later_format(path: Path, **said: object) -> None:
    """Make a store, and say in its files that a later version wrote them."""
    store = TinyStore(path)
    live(store)
    store.close()
    data = path.read_bytes()
    head = read_head(data)
    assert head is not None
    meta = msgspec.to_builtins(structs.replace(head.meta, format=FORMAT + 1)) | said
    line = msgspec.json.encode(meta)[1:] + b"},\n"
    checksum = checksum_of(line)
    path.write_bytes(BEGIN + checksum.encode() + b'",\n' + line + data[head.length :])
    (journal,) = path.with_name("team.json.d").glob("journal-*")
    record = read_one(journal.read_bytes())
    assert record is not None
    opening = msgspec.json.decode(record.payload)
    opening |= {"journal": FORMAT + 1, "snapshot": checksum, **said}
    begun, _ = pack(record.link.revision, record.previous, msgspec.json.encode(opening))
    journal.write_bytes(begun)


@pytest.mark.parametrize("said", [{}, {"colour": "blue"}])
def test_a_store_of_a_later_version_can_be_read_and_not_be_written_to(path, said):
    of_a_later_format(path, **said)
    before = bytes_under(path.parent)
    store = TinyStore(path)
    assert state_of(store) == STATES[-1]
    assert [notice.message for notice in store.notices] == [ONLY_READ_NEWER]
    for write in (lambda: a_commit(store), store.checkpoint):
        with pytest.raises(StoreError, match="later version"):
            write()
    with pytest.raises(StoreError, match="later version"):
        store.database.table("residents").insert({"id": "x"})
    store.close()
    assert bytes_under(path.parent) == before


def test_a_store_of_a_later_version_that_cannot_be_understood_is_left_alone(path):
    of_a_later_format(path, tables=[])
    before = bytes_under(path.parent)
    with pytest.raises(StoreError, match="later version"):
        TinyStore(path)
    assert bytes_under(path.parent) == before
