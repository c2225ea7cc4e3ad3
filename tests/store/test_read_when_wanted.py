"""A long snapshot: a table is read when somebody asks for it, and never unless it is right."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from builders import AT, MONDAY, a_resident
from msgspec import structs
from store.faulty_files import FaultyFiles
from store.test_damage import flip

from buurt_tui.domain.model import (
    Delete,
    Encounter,
    FollowUp,
    Place,
    Put,
    Resident,
    ResidentId,
    Revision,
)
from buurt_tui.store import StoreError, verified
from buurt_tui.store.snapshot_file import CHANGED, SnapshotFile
from buurt_tui.store.tiny import TinyStore

MANY = 2_500


def encounter(number: int) -> Encounter:
    return Encounter(id=f"e{number}", on=MONDAY, at=AT, note=f"kwam langs {number}")


@pytest.fixture
def grown(path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store with more encounters than are written in one block."""
    monkeypatch.setattr(verified, "LONG", 0)
    store = TinyStore(path)
    documents = (Place(id="p", name="Kwakersstraat"), Resident(id="r", name="Fatima"))
    encounters = tuple(map(encounter, range(MANY)))
    promise = FollowUp(id="f", resident=ResidentId("r"), made_on=MONDAY, made_at=AT)
    store.commit(tuple(map(Put, (*documents, *encounters, promise))), base=Revision(0))
    store.checkpoint()
    store.close()
    return path


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The tables that were read from the file, in order."""
    names: list[str] = []
    rows = SnapshotFile.rows

    def noted(self: SnapshotFile, name: str):
        names.append(name)
        return rows(self, name)

    monkeypatch.setattr(SnapshotFile, "rows", noted)
    return names


def test_opening_reads_no_table(grown, read):
    TinyStore(grown).close()
    assert read == []


def test_only_the_table_that_is_asked_for_is_read(grown, read):
    store = TinyStore(grown)
    tables, _ = store.everything()
    assert tables["residents"]["r"].name == "Fatima"
    assert read == ["residents"]
    store.close()


def test_a_new_document_is_committed_without_reading_the_others(grown, read):
    store = TinyStore(grown)
    tables, base = store.everything()
    assert "new" not in tables["encounters"]
    store.commit((Put(structs.replace(encounter(0), id="new")),), base=base)
    assert read == ["_ids"]
    assert len(store.everything()[0]["encounters"]) == MANY + 1
    store.close()


def test_a_document_that_is_there_is_never_taken_for_a_new_one(grown):
    store = TinyStore(grown)
    base = store.everything()[1]
    store.commit((Put(structs.replace(encounter(7), note="nog eens")),), base=base)
    store.close()
    for again in (TinyStore(grown), TinyStore(grown)):
        found = again.everything()[0]["encounters"]
        assert (len(found), found["e7"].note) == (MANY, "nog eens")
        again.checkpoint()
        again.close()


def test_what_the_journal_did_to_a_table_holds_when_it_is_read_later(grown):
    store = TinyStore(grown)
    base = store.everything()[1]
    changed = structs.replace(encounter(2), note="anders")
    base = store.commit((Put(changed), Delete(Encounter, "e1")), base=base)
    store.commit((Put(structs.replace(encounter(0), id="new")), Delete(FollowUp, "f")), base=base)
    store.close()
    again = TinyStore(grown)
    tables, _ = again.everything()
    found = tables["encounters"]
    assert "e1" not in found
    assert found["e2"].note == "anders"
    assert len(found) == MANY
    assert "f" not in tables["follow_ups"]
    again.close()


def test_a_table_is_as_it_was_when_it_was_asked_for_whatever_is_committed_since(grown):
    store = TinyStore(grown)
    tables, base = store.everything()
    store.commit((Delete(Encounter, "e3"), Put(a_resident(id="later"))), base=base)
    assert "e3" in tables["encounters"]
    assert "later" not in tables["residents"]
    assert "e3" not in store.everything()[0]["encounters"]
    store.close()


def test_the_latest_are_had_without_the_others(grown, read):
    store = TinyStore(grown)
    base = store.everything()[1]
    store.commit((Put(structs.replace(encounter(0), id="new")),), base=base)
    latest = store.everything()[0]["encounters"].latest(50)
    assert {"new", "e999"} <= latest.keys()
    assert len(latest) < MANY / 2
    assert "encounters" not in read
    store.close()


def test_somebody_else_s_checkpoint_takes_nothing_away_from_what_is_read_later(grown):
    store = TinyStore(grown)
    tables, base = store.everything()
    other = TinyStore(grown)
    other.commit((Put(a_resident(id="other")),), base=base)
    other.checkpoint()
    other.close()
    assert len(tables["encounters"]) == MANY
    later, revision = store.everything()
    assert revision == base + 1
    assert set(later["residents"]) == {"r", "other"}
    assert len(later["encounters"]) == MANY
    store.close()


def test_a_file_that_somebody_touched_is_looked_at_as_a_whole(grown):
    TinyStore(grown).close()
    whole = grown.read_bytes()
    grown.write_bytes(flip(whole, whole.index(b"kwam langs 1999")))
    with pytest.raises(StoreError, match="other than Buurt"):
        TinyStore(grown)


def test_a_disk_that_forgot_a_bit_is_noticed_when_that_table_is_read(grown, monkeypatch):
    whole = grown.read_bytes()
    grown.write_bytes(flip(whole, whole.index(b"kwam langs 1999")))
    monkeypatch.setattr(verified, "is_known", lambda *_: True)  # nothing shows from outside
    store = TinyStore(grown)
    tables, base = store.everything()
    assert tables["residents"]["r"].name == "Fatima"
    with pytest.raises(StoreError) as refused:
        tables["encounters"].values()
    assert refused.value.message == CHANGED
    acked = store.commit((Put(a_resident(id="acked")),), base=base)
    with pytest.raises(StoreError):
        store.checkpoint()
    store.close()
    grown.write_bytes(whole)
    again = TinyStore(grown)
    found, revision = again.everything()
    assert (revision, "acked" in found["residents"]) == (acked, True)
    again.close()


@pytest.mark.parametrize("torn", [b"", b"0" * 32, b"\0" * 80, b"\xff" * 2000])
def test_without_its_note_the_file_is_looked_at_again_and_noted(grown, torn):
    note = grown.with_name("team.json.d") / "verified"
    right = note.read_bytes()
    note.write_bytes(torn)
    TinyStore(grown).close()
    assert note.read_bytes() == right
    note.unlink()
    TinyStore(grown).close()
    assert note.read_bytes() == right


def test_the_rows_stand_in_the_order_in_which_things_happened(path):
    store = TinyStore(path)
    days = [MONDAY.replace(day=day) for day in (23, 9, 30, 2)]
    for number, day in enumerate(days):
        met = structs.replace(encounter(number), on=day)
        store.commit((Put(met),), base=Revision(number))
    store.checkpoint()
    store.close()
    rows = json.loads(path.read_bytes())["encounters"]
    assert [row["on"] for row in rows.values()] == sorted(map(str, days))
    assert rows["1"]["id"] == "e0"


def test_a_neighbourhood_can_be_read_to_its_end_after_the_store_was_closed(grown):
    store = TinyStore(grown)
    tables, base = store.everything()
    store.commit((Put(structs.replace(encounter(0), id="new")),), base=base)
    store.close()
    assert len(tables["encounters"]) == MANY
    assert "new" not in tables["encounters"]
    assert tables["residents"]["r"].name == "Fatima"


def test_the_file_is_let_go_of_with_the_last_of_its_tables(grown):
    files = FaultyFiles()
    store = TinyStore(grown, files)
    tables, _ = store.everything()
    store.close()
    assert len(files.handles) == 1
    del tables, store
    assert not files.handles
