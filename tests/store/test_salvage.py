"""What is saved of a damaged store, and what is said of the rest."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest
from builders import a_resident
from store.malformed import MALFORMED, a_store, directory_of, journal_of, whole_tree
from store.scenario import live, state_of
from tinydb import TinyDB

from buurt_tui.domain.model import Put, Revision
from buurt_tui.store import StoreError
from buurt_tui.store.check import examine, repair
from buurt_tui.store.salvage import Salvaged, salvage
from buurt_tui.store.tiny import TinyStore

EVERYBODY = ["Fatima el Amrani", "Mw. De Vries", "Omar", "Piet"]


def residents(found: Salvaged) -> list[str]:
    return sorted(row.name for row in found.tables.rows("residents").values())


SAVED = {
    "a byte order mark before it": ["Fatima el Amrani"],
    "as UTF-16": ["Fatima el Amrani"],
    "merge markers": ["Fatima el Amrani"],
    "two copies": ["Fatima el Amrani"],
    "cut by a byte": ["Fatima el Amrani"],
    "a byte more": ["Fatima el Amrani"],
    "line ends of another system": ["Fatima el Amrani"],
    "a name edited": ["Fatma el Amrani"],
    "a bad date": ["Fatima el Amrani"],
    "without its journal": ["Fatima el Amrani"],
    "without its file": EVERYBODY[1:],
    "the journal of another store": ["Fatima el Amrani"],
    "stock TinyDB without our table": ["Ali"],
    "tables of our names": ["Ali"],
    "two journals with commits": EVERYBODY,
    "noise inside the journal": EVERYBODY,
    "a journal without its beginning": EVERYBODY,
    "a letter changed in the journal": ["Fatima el Amrani", "Mw. De Vries", "Piet"],
    "a record missing": ["Fatima el Amrani", "Mw. De Vries", "Omar"],
    "a record twice": EVERYBODY,
}


@pytest.mark.parametrize("kind", SAVED)
def test_what_still_parses_is_saved(path, kind):
    MALFORMED[kind](path)
    found = salvage(path)
    if kind == "a record missing":
        assert set(residents(found)) > {"Fatima el Amrani"}
        assert len(residents(found)) == 3
    else:
        assert residents(found) == SAVED[kind]
    assert not examine(path).is_sound


@pytest.mark.parametrize("make", MALFORMED.values(), ids=MALFORMED)
def test_a_copy_is_made_of_what_can_be_read_and_of_nothing_none(path, make):
    make(path)
    before = whole_tree(path.parent)
    copy = path.with_name("copy") / "saved.json"
    examined = examine(path) if not path.is_symlink() or path.exists() else None
    if examined is None or not examined.documents:
        if examined:
            with pytest.raises(StoreError, match="nothing"):
                repair(examined, copy)
        assert not copy.parent.exists()
        assert whole_tree(path.parent) == before
        return
    repair(examined, copy)
    store = TinyStore(copy)
    changes, _ = store.changes(Revision(0))
    assert len(changes) == examined.documents.total()
    store.commit((Put(a_resident("Kees")),), base=store.changes(Revision(0))[1])
    store.close()
    assert examine(copy).is_sound
    after = whole_tree(path.parent)
    assert {name: about for name, about in after.items() if name in before} == before


def test_what_is_lost_is_listed_and_kept_beside_the_copy(path):
    MALFORMED["a letter changed in the journal"](path)
    examined = examine(path)
    (lost,) = examined.found.lost
    assert b"Omer" in lost.data
    assert lost.path.name == journal_of(path).name
    assert lost.line == 2
    copy = path.with_name("copy.json")
    repair(examined, copy)
    (kept,) = (directory_of(copy) / "quarantine").iterdir()
    assert kept.read_bytes() == lost.data


def test_a_row_that_is_broken_takes_no_other_along(path):
    store = TinyStore(path)
    base = Revision(0)
    for number in range(50):
        base = store.commit((Put(a_resident(f"Nummer {number:02}")),), base=base)
    store.checkpoint()
    store.close()
    data = path.read_bytes()
    for broken in (b'"Nummer 17', b"Nummer 17", b'"name":"Nummer 17"}'):
        path.write_bytes(data.replace(broken, b'"\x00{"'))
        found = salvage(path)
        names = residents(found)
        assert len([name for name in names if name.startswith("Nummer")]) >= 49
        if len(names) == 49:
            assert [lost.table for lost in found.lost] == ["residents"]


def test_rows_on_one_line_as_stock_tinydb_writes_them_are_saved_too(path):
    with TinyDB(path) as database:
        for number in range(30):
            database.table("residents").insert({"id": f"r{number}", "name": f"Nummer {number}"})
        database.table("places").insert({"id": "k", "name": "Kwakersstraat"})
    data = path.read_bytes()
    path.write_bytes(data[: data.index(b'"Nummer 20"') + 4])
    found = salvage(path)
    assert len(residents(found)) == 20
    (lost,) = found.lost
    assert b"r20" in lost.data
    path.write_bytes(data.replace(b'{"id": "r5"', b'{"id": r5"'))
    found = salvage(path)
    assert len(residents(found)) == 29
    assert [row.name for row in found.tables.rows("places").values()] == ["Kwakersstraat"]


def test_both_sides_of_a_merge_keep_what_differs(path):
    store = TinyStore(path)
    store.commit((Put(a_resident("Fatima", id="f")),), base=Revision(0))
    store.checkpoint()
    store.close()
    lines = path.read_bytes().splitlines(keepends=True)
    (place,) = (i for i, line in enumerate(lines) if b"Fatima" in line)
    ours = lines[place].rstrip(b"}\n") + b"},\n"
    theirs = ours.replace(b'"id":"f"', b'"id":"o"').replace(b"Fatima", b"Omar")
    newer = ours.replace(b'"rev":1', b'"rev":2').replace(b"Fatima", b"Fatima el Amrani")
    marked = [b"<<<<<<< a\n", ours, b"=======\n", theirs, newer, b">>>>>>> b\n"]
    path.write_bytes(b"".join([*lines[:place], *marked, b"}}\n"]))
    found = salvage(path)
    assert residents(found) == ["Fatima el Amrani", "Omar"]
    (older,) = found.lost
    assert older.id == "f"


def test_a_letter_gone_wrong_in_the_name_of_a_table_loses_nobody(path):
    a_store(path)
    path.write_bytes(path.read_bytes().replace(b'"residents":{', b'"resodents":{'))
    assert "Fatima el Amrani" in residents(salvage(path))


def test_nothing_that_is_there_is_written_over(path):
    a_store(path)
    examined = examine(path)
    for taken in (path, path.with_name("mine"), path.with_name("link"), path.with_name("x")):
        if taken.name == "mine":
            taken.write_text("mine")
        if taken.name == "link":
            taken.symlink_to("/nowhere/at/all")
        if taken.name == "x":
            directory_of(taken).mkdir()
    before = whole_tree(path.parent)
    for taken in (path, path.with_name("mine"), path.with_name("x")):
        with pytest.raises(StoreError, match="there already"):
            repair(examined, taken)
    assert whole_tree(path.parent) == before


def test_fields_and_tables_of_a_later_version_are_in_the_copy(path):
    store = TinyStore(path)
    live(store)
    store.database.table("songs").insert({"title": "x"})
    store.database.table("residents").update({"colour": "blue"})
    store.checkpoint()
    store.close()
    path.write_bytes(path.read_bytes() + b"x")
    copy = path.with_name("copy.json")
    repair(examine(path), copy)
    store = TinyStore(copy)
    assert store.database.table("songs").all() == [{"title": "x"}]
    assert {row["colour"] for row in store.database.table("residents")} == {"blue"}
    store.close()


def test_a_sound_store_is_copied_whole(path):
    store = TinyStore(path)
    live(store)
    before = state_of(store)
    store.close()
    copy = path.with_name("copy.json")
    repair(examine(path), copy)
    store = TinyStore(copy)
    assert state_of(store) == before
    store.close()


def test_a_store_without_its_file_and_journal_is_not_sound(path: Path):
    assert not examine(path).is_sound
    a_store(path)
    assert examine(path).is_sound
    shutil.rmtree(directory_of(path))
    assert not examine(path).is_sound


ENDLESS = {
    "rows in rows": b'{"residents":{' + b'"1":{' * 200_000,
    "rows in rows, a line each": b'{"residents":{\n' + b'"1":{\n' * 100_000,
    "brackets in rows": b'{"residents":{' + (b'"1":{"a":' + b"[" * 50) * 20_000,
    "quotes": b'{"residents":{"1":{' + b'"' * 500_000,
    "tables": b"".join(b'\n"resident%d":{' % n for n in range(20_000)),
    "broken rows on one line": b'{"residents":{' + b'"1":{"name":x},' * 50_000,
    "heads of records": b"000000000001 ffffffff 0123456789abcdef 0123456789abcdef " * 20_000,
}


@pytest.mark.parametrize("content", ENDLESS.values(), ids=ENDLESS)
def test_what_was_made_to_keep_us_busy_does_not(path, content):
    """A second or two on a machine with nothing else to do."""
    path.write_bytes(content)
    a_store(path.with_name("other.json"))
    directory_of(path).mkdir()
    (directory_of(path) / "journal-000001").write_bytes(content)
    begin = time.process_time()
    assert not examine(path).is_sound
    assert time.process_time() - begin < 20
