"""Bytes that changed, went missing or came from elsewhere: never wrong data, never in silence."""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

import pytest
from builders import a_resident
from store.scenario import COMMITS, STATES, live, state_of

from buurt_tui.domain.model import Put, Revision
from buurt_tui.store import StoreError
from buurt_tui.store.engine import CUT
from buurt_tui.store.records import START, read_one
from buurt_tui.store.tiny import TinyStore

ALL = Revision(len(COMMITS))


def a_life(path: Path, *, checkpoint: bool = False) -> Path:
    """Five commits in one journal, which is given; or all of them in the snapshot."""
    store = TinyStore(path)
    for revision, changes in enumerate(COMMITS):
        store.commit(_without_erasing(changes), base=Revision(revision))
    if checkpoint:
        store.checkpoint()
    store.close()
    (journal,) = path.with_name("team.json.d").glob("journal-*")
    return journal


def _without_erasing(changes):
    from msgspec import structs

    return tuple(c if isinstance(c, Put) else structs.replace(c, erase=False) for c in changes)


def look(path: Path) -> tuple[int, bool]:
    """The revision found, after checking that it is what was written; and whether we were told."""
    store = TinyStore(path)
    try:
        revision = store.changes(Revision(0))[1]
        assert state_of(store) == STATES[revision]
        return revision, bool(store.notices)
    finally:
        store.close()


def boundaries(data: bytes) -> list[int]:
    ends = []
    start = 0
    while record := read_one(data, start):
        ends.append(start := record.end)
    return ends


@pytest.mark.usefixtures("reading")
def test_a_journal_cut_off_anywhere_gives_every_whole_commit_before_the_cut(path):
    journal = a_life(path)
    whole = journal.read_bytes()
    ends = boundaries(whole)
    for length in range(len(whole)):
        journal.write_bytes(whole[:length])
        if length < ends[0]:
            with pytest.raises(StoreError, match="damaged"):
                look(path)
            continue
        commits = sum(end <= length for end in ends) - 1
        assert look(path) == (commits, length not in ends), length


def test_what_was_cut_off_is_kept_in_quarantine(path):
    journal = a_life(path)
    whole = journal.read_bytes()
    journal.write_bytes(whole[:-10])
    TinyStore(path).close()
    (kept,) = (journal.parent / "quarantine").iterdir()
    assert whole == journal.read_bytes() + kept.read_bytes() + whole[-10:]
    assert kept.stat().st_mode & 0o777 == 0o600


TAILS = {
    "zeros": b"\0" * 100,
    "one letter": b"x",
    "noise": random.Random(3).randbytes(300),
    "half a record": b"000000000006 000000",
}


@pytest.mark.parametrize("tail", TAILS.values(), ids=TAILS)
def test_garbage_at_the_end_is_cut_off_and_said(path, tail):
    journal = a_life(path)
    journal.write_bytes(journal.read_bytes() + tail)
    assert look(path) == (ALL, True)
    assert look(path) == (ALL, False)


@pytest.mark.usefixtures("reading")
def test_one_flipped_bit_anywhere_in_the_journal_is_noticed(path):
    journal = a_life(path)
    whole = journal.read_bytes()
    last = boundaries(whole)[-2]
    for place in range(len(whole)):
        journal.write_bytes(flip(whole, place))
        if place < last:
            with pytest.raises(StoreError):
                look(path)
        else:
            assert look(path) == (ALL - 1, True), place
            shutil.rmtree(journal.parent / "quarantine")


@pytest.mark.usefixtures("reading")
def test_one_flipped_bit_anywhere_in_the_snapshot_is_noticed(path):
    a_life(path, checkpoint=True)
    whole = path.read_bytes()
    for place in range(len(whole)):
        path.write_bytes(flip(whole, place))
        with pytest.raises(StoreError):
            look(path)
        assert path.read_bytes() == flip(whole, place)
    path.write_bytes(whole)
    assert look(path) == (ALL, False)


def flip(data: bytes, place: int) -> bytes:
    return data[:place] + bytes([data[place] ^ (1 << place % 8)]) + data[place + 1 :]


def test_a_record_that_is_missing_from_the_middle_is_noticed(path):
    journal = a_life(path)
    whole = journal.read_bytes()
    ends = boundaries(whole)
    journal.write_bytes(whole[: ends[1]] + whole[ends[2] :])
    with pytest.raises(StoreError, match="damaged"):
        look(path)


def test_a_record_of_another_store_is_not_taken_for_one_of_ours(path, tmp_path):
    journal = a_life(path)
    other = a_life(tmp_path / "other" / "team.json")
    whole, foreign = journal.read_bytes(), other.read_bytes()
    journal.write_bytes(whole[: boundaries(whole)[-2]] + foreign[boundaries(foreign)[-2] :])
    with pytest.raises(StoreError, match="damaged"):
        look(path)


class TestWhileWeHaveItOpen:
    """Each of these is refused before anything is acknowledged, and again when it is tried anew."""

    @pytest.fixture
    def store(self, path):
        store = TinyStore(path)
        live(store)
        base = store.commit((Put(a_resident(id="last")),), base=ALL)
        assert base == ALL + 1
        yield store
        store.close()

    @pytest.fixture
    def journal(self, store, path):
        (journal,) = path.with_name("team.json.d").glob("journal-*")
        return journal

    def refuses(self, store, match: str) -> None:
        for _ in range(2):
            with pytest.raises(StoreError, match=match):
                store.commit((Put(a_resident()),), base=Revision(100))

    def test_a_journal_that_is_replaced_by_an_older_one(self, store, journal):
        data = journal.read_bytes()
        other = journal.with_name("other")
        other.write_bytes(data[: boundaries(data)[0]])
        other.rename(journal)
        self.refuses(store, "underneath|lacks")

    def test_a_journal_that_is_gone(self, store, journal):
        journal.unlink()
        self.refuses(store, "underneath|is not there")

    def test_a_journal_that_is_shorter(self, store, journal):
        data = journal.read_bytes()
        os.truncate(journal, boundaries(data)[0])
        self.refuses(store, "underneath|lacks")

    def test_a_journal_that_somebody_else_wrote_to_is_refused_once_and_then_mended(
        self, store, journal
    ):
        with journal.open("ab") as file:
            file.write(b"a note to myself\n")
        with pytest.raises(StoreError, match="underneath"):
            store.commit((Put(a_resident()),), base=Revision(100))
        assert store.commit((Put(a_resident()),), base=Revision(100)) == ALL + 2
        assert [notice.message for notice in store.notices] == [CUT]

    def test_a_snapshot_that_is_edited(self, store, path):
        path.write_text(path.read_text().replace("Fatima", "Fatma"))
        self.refuses(store, "other than Buurt")

    def test_a_snapshot_that_is_gone(self, store, path):
        path.unlink()
        self.refuses(store, "is not there")

    def test_both_are_gone(self, store, path):
        path.unlink()
        shutil.rmtree(path.with_name("team.json.d"))
        self.refuses(store, "lacks")

    def test_another_store_in_its_place(self, store, path, tmp_path):
        other = tmp_path / "other" / "team.json"
        a_life(other)
        shutil.rmtree(path.with_name("team.json.d"))
        other.with_name("team.json.d").rename(path.with_name("team.json.d"))
        other.rename(path)
        self.refuses(store, "underneath")


def test_the_first_record_of_a_journal_follows_on_nothing(path):
    journal = a_life(path)
    first = read_one(journal.read_bytes())
    assert first is not None
    assert (first.link.revision, first.previous) == START
