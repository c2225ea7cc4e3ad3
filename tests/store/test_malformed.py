"""What somebody may call a store: a plain sentence for each, and not a byte of it changed."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from store.scenario import STATES, live, state_of
from tinydb import TinyDB

from buurt_tui.domain.model import Put, Revision
from buurt_tui.store import StoreError
from buurt_tui.store.opening import open_store
from buurt_tui.store.tiny import TinyStore

STORE = b'{"_buurt":{"1":{"checksum":"'

FILES = {
    "zero bytes": b"",
    "one space": b" ",
    "only a line feed": b"\n",
    "zeros": b"\0" * 4096,
    "text": b"Dear diary,\n",
    "half a word": STORE[:9],
    "cut after the first line": STORE + b"0" * 32 + b'",\n',
    "cut in the middle": STORE + b"0" * 32 + b'",\n"format":1,"store":"x","gener',
    "a wrong checksum": STORE + b"0" * 32 + b'",\n"format":1}}}\n',
    "a list": b"[]",
    "a string": b'"team"',
    "a number": b"17",
    "null": b"null",
    "an empty object": b"{}",
    "TinyDB of another program": b'{"_default":{"1":{"title":"x"}}}',
    "tables of our names": b'{"residents":{"1":{"id":"x","name":"Ali"}}}',
    "a table about itself that is a list": b'{"_buurt":[]}',
    "a table about itself without a row": b'{"_buurt":{}}',
    "nothing said about itself": b'{"_buurt":{"1":{}}}',
    "a format that is a word": b'{"_buurt":{"1":{"format":"two"}}}',
    "a later format": b'{"_buurt":{"1":{"format":99}},"plans":{}}',
    "many brackets": b"[" * 200_000,
    "Latin-1": '{"naam":"Café"}'.encode("latin-1"),
    "UTF-16": '{"_buurt":{}}'.encode("utf-16"),
    "a byte order mark": b'\xef\xbb\xbf{"_buurt":{"1":{"format":1}}}',
    "a zip file": b"PK\x03\x04" + bytes(range(200)),
    "SQLite": b"SQLite format 3\0" + bytes(100),
    "CSV": b"naam;straat\nAli;Kwakersstraat\n",
    "two objects": b'{"_buurt":{"1":{"format":1}}}{}',
    "NaN": b'{"_buurt":NaN}',
}


@pytest.mark.parametrize("content", FILES.values(), ids=FILES)
def test_what_is_no_store_is_refused_in_a_sentence_and_left_as_it_is(path, content):
    path.write_bytes(content)
    with pytest.raises(StoreError) as refused:
        open_store(str(path))
    assert "{" not in str(refused.value)
    assert str(path) in str(refused.value)
    assert path.read_bytes() == content
    assert os.listdir(path.parent) == [path.name]


def test_a_later_format_is_told_from_damage(path):
    path.write_bytes(FILES["a later format"])
    with pytest.raises(StoreError, match=r"later version.*99"):
        open_store(str(path))


def whole_tree(root: Path) -> dict[str, bytes]:
    return {str(f): f.read_bytes() for f in sorted(root.rglob("*")) if f.is_file()}


def a_directory(path: Path) -> None:
    path.mkdir()


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def a_link_to_itself(path: Path) -> None:
    path.symlink_to(path)


def a_file_where_our_directory_belongs(path: Path) -> None:
    path.with_name("team.json.d").write_text("mine")


def a_link_where_our_directory_belongs(path: Path) -> None:
    elsewhere = path.with_name("elsewhere")
    elsewhere.mkdir()
    path.with_name("team.json.d").symlink_to(elsewhere)


def a_file_where_a_parent_belongs(path: Path) -> None:
    path.parent.rmdir()
    path.parent.write_text("mine")


OBSTACLES = [
    a_directory,
    a_pipe,
    a_link_to_itself,
    a_file_where_our_directory_belongs,
    a_link_where_our_directory_belongs,
    a_file_where_a_parent_belongs,
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


@pytest.mark.parametrize("url", ["postgres://team@host/buurt", "http://x", "", "a\0b", "x" * 300])
def test_an_address_that_we_cannot_open_is_refused_in_a_sentence(tmp_path, monkeypatch, url):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StoreError):
        open_store(url)
    assert not os.listdir(tmp_path)


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
        shutil.rmtree(lived.with_name("team.json.d"))
        self.refused(lived, "is not there")

    def test_without_its_journal_is_refused(self, lived):
        for journal in lived.with_name("team.json.d").glob("journal-*"):
            journal.unlink()
        self.refused(lived, "is not there")

    def test_without_its_snapshot_is_refused(self, lived):
        lived.unlink()
        self.refused(lived, "is not there")

    def test_with_an_empty_snapshot_is_refused(self, lived):
        lived.write_bytes(b"")
        self.refused(lived, "0 bytes")

    def test_with_an_empty_journal_is_refused(self, lived):
        for journal in lived.with_name("team.json.d").glob("journal-*"):
            journal.write_bytes(b"")
        self.refused(lived, "damaged")

    def test_with_the_journal_of_another_store_is_refused(self, lived, tmp_path):
        other = tmp_path / "other" / "team.json"
        store = TinyStore(other)
        live(store)
        store.close()
        shutil.rmtree(lived.with_name("team.json.d"))
        shutil.copytree(other.with_name("team.json.d"), lived.with_name("team.json.d"))
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
