"""What somebody may call a store: a plain sentence for each, and not a byte of it changed."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from store.malformed import (
    CONTENTS,
    MALFORMED,
    a_store,
    directory_of,
    journal_of,
    whole_tree,
)
from store.scenario import STATES, live, state_of

from buurt_tui.domain.model import Put, Revision
from buurt_tui.store import StoreError
from buurt_tui.store.opening import open_store
from buurt_tui.store.tiny import TinyStore


def names(path: Path, said: str) -> bool:
    return path.name in said or str(path.readlink()) in said


@pytest.mark.parametrize("make", MALFORMED.values(), ids=MALFORMED)
def test_what_is_no_store_is_refused_in_a_sentence_and_left_as_it_is(path, make):
    make(path)
    before = whole_tree(path.parent)
    with pytest.raises(StoreError) as refused:
        open_store(str(path))
    said = str(refused.value)
    assert names(path, said)
    assert "{" not in said
    assert "\n" not in said
    assert refused.value.way_on
    shows_what_can_be_read_or_says_why_not(path)
    assert whole_tree(path.parent) == before


def shows_what_can_be_read_or_says_why_not(path: Path) -> None:
    try:
        store = open_store(str(path), read_only=True)
    except StoreError as refused:
        assert names(path, str(refused))
        assert refused.way_on
        return
    assert store.changes(Revision(0))[0]
    lock = directory_of(path) / "lock"
    assert store.notices or lock.is_symlink() or lock.is_dir()
    with pytest.raises(StoreError, match="only"):
        store.commit((Put(next(iter(STATES[1].values()))),), base=Revision(0))
    store.close()


def test_a_later_format_is_told_from_damage(path):
    path.write_bytes(CONTENTS["a later format"])
    with pytest.raises(StoreError, match=r"later version.*99"):
        open_store(str(path))


def a_file_where_a_parent_belongs(path: Path) -> None:
    path.parent.rmdir()
    path.parent.write_text("mine")


def a_file_where_our_directory_belongs(path: Path) -> None:
    directory_of(path).write_text("mine")


def a_link_where_our_directory_belongs(path: Path) -> None:
    elsewhere = path.with_name("elsewhere")
    elsewhere.mkdir()
    directory_of(path).symlink_to(elsewhere)


def a_link_to_nowhere(path: Path) -> None:
    path.symlink_to(path.parent / "no" / "\0"[:0] / "where" / ("x" * 300))


OBSTACLES = [
    a_file_where_our_directory_belongs,
    a_link_where_our_directory_belongs,
    a_file_where_a_parent_belongs,
    a_link_to_nowhere,
]


@pytest.mark.parametrize("obstacle", OBSTACLES, ids=lambda obstacle: obstacle.__name__)
def test_what_is_in_the_way_is_said_in_a_sentence(tmp_path, obstacle):
    path = tmp_path / "team" / "team.json"
    path.parent.mkdir()
    obstacle(path)
    with pytest.raises(StoreError) as refused:
        store = open_store(str(path))
        store.commit((Put(next(iter(STATES[1].values()))),), base=Revision(0))
    assert "{" not in str(refused.value)
    assert "team" in str(refused.value)


def test_a_link_to_a_place_where_nothing_is_yet_is_a_store_that_begins_there(tmp_path, path):
    there = tmp_path / "server" / "team.json"
    path.symlink_to(there)
    store = open_store(str(path))
    store.commit((Put(next(iter(STATES[1].values()))),), base=Revision(0))
    store.close()
    assert there.is_file()
    assert path.is_symlink()


@pytest.mark.parametrize("url", ["postgres://team@host/buurt", "http://x", "", "a\0b", "x" * 300])
def test_an_address_that_we_cannot_open_is_refused_in_a_sentence(tmp_path, monkeypatch, url):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StoreError):
        open_store(url)
    assert not os.listdir(tmp_path)


def test_what_a_fuller_disk_has_is_not_read_into_memory(path):
    """Forty gigabytes that begin like a store, and others that do not."""
    import resource

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for begin in (b"", b'{"_buurt":{"1":{"checksum":"', b"SQLite format 3\0"):
        path.write_bytes(begin)
        os.truncate(path, 40 << 30)
        for read_only in (False, True):
            with pytest.raises(StoreError):
                open_store(str(path), read_only=read_only)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 100_000  # kilobytes


class TestAStoreThatIsNotComplete:
    @pytest.fixture
    def lived(self, path):
        store = TinyStore(path)
        live(store)
        store.checkpoint()
        store.close()
        return path

    def refused(self, path: Path, match: str) -> None:
        before = whole_tree(path.parent)
        with pytest.raises(StoreError, match=match):
            open_store(str(path))
        assert whole_tree(path.parent) == before

    def test_without_its_directory_is_refused(self, lived):
        shutil.rmtree(directory_of(lived))
        self.refused(lived, "is not there")

    def test_without_its_journal_is_refused(self, lived):
        journal_of(lived).unlink()
        self.refused(lived, "is not there")

    def test_without_its_snapshot_is_refused(self, lived):
        lived.unlink()
        self.refused(lived, "is not there")

    def test_with_an_empty_snapshot_is_refused(self, lived):
        lived.write_bytes(b"")
        self.refused(lived, "0 bytes")

    def test_with_an_empty_journal_is_refused(self, lived):
        journal_of(lived).write_bytes(b"")
        self.refused(lived, "damaged")

    def test_with_the_journal_of_another_store_is_refused(self, lived, tmp_path):
        other = tmp_path / "other" / "team.json"
        store = TinyStore(other)
        live(store)
        store.close()
        shutil.rmtree(directory_of(lived))
        shutil.copytree(directory_of(other), directory_of(lived))
        self.refused(lived, "belong together")

    def test_with_an_older_snapshot_put_back_is_refused(self, lived):
        older = lived.read_bytes()
        store = TinyStore(lived)
        store.commit((Put(next(iter(STATES[1].values()))),), base=Revision(5))
        store.checkpoint()
        store.close()
        lived.write_bytes(older)
        self.refused(lived, "belong together")

    def test_that_stock_tinydb_wrote_to_is_refused(self, lived):
        from tinydb import TinyDB

        with TinyDB(lived) as database:
            database.table("residents").insert({"id": "x", "name": "added by hand"})
        self.refused(lived, "other than Buurt")

    def test_a_copy_of_the_file_alone_opens_as_it_was_and_says_so(self, lived, tmp_path):
        copy = tmp_path / "usb" / "team.json"
        copy.parent.mkdir()
        shutil.copyfile(lived, copy)
        store = TinyStore(copy)
        assert state_of(store) == STATES[-1]
        (notice,) = store.notices
        assert "without its journal" in notice.message
        assert os.listdir(copy.parent) == [copy.name]
        store.commit((Put(next(iter(STATES[1].values()))),), base=Revision(5))
        store.close()
        again = TinyStore(copy)
        assert again.changes(Revision(0))[1] == 6
        assert not again.notices
        again.close()

    def test_a_copy_of_both_opens_as_it_was(self, lived, tmp_path):
        copy = tmp_path / "usb" / "team.json"
        shutil.copytree(lived.parent, copy.parent, ignore=lambda *_: ["usb"])
        store = TinyStore(copy)
        assert state_of(store) == STATES[-1]
        assert not store.notices
        store.close()


def test_a_store_may_be_looked_at_while_a_colleague_writes(path):
    a_store(path)
    looking = open_store(str(path), read_only=True)
    before, revision = looking.changes(Revision(0))
    assert before
    store = TinyStore(path)
    store.commit((Put(next(iter(STATES[1].values()))),), base=revision)
    store.close()
    (change,), later = looking.changes(revision)
    assert later == revision + 1
    looking.close()
