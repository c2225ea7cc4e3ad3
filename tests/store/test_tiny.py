"""What is particular to the store on TinyDB: its files, checkpoints and erasure."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from builders import a_resident
from store.every_kind import ALL_KINDS, a_small
from store.scenario import SECRET, STATES, files_with, live, state_of
from tinydb import TinyDB, where

from buurt_tui.domain.model import KINDS, Delete, Put, Resident, Revision
from buurt_tui.store import StoreError
from buurt_tui.store.codec import decode, encode
from buurt_tui.store.files import Files
from buurt_tui.store.tiny import TinyStore

NOTHING = Revision(0)


def opened(path: Path, *documents) -> TinyStore:
    store = TinyStore(path)
    store.commit(tuple(map(Put, documents)), base=NOTHING)
    return store


def test_nothing_is_made_before_the_first_commit(tmp_path):
    store = TinyStore(tmp_path / "new" / "team.json")
    store.changes(NOTHING)
    store.checkpoint()
    store.close()
    assert not os.listdir(tmp_path)


def test_the_first_commit_makes_what_is_missing_and_only_its_owner_may_look(tmp_path):
    path = tmp_path / "a" / "b" / "team.json"
    opened(path, a_resident()).close()
    modes = {str(p.relative_to(tmp_path)): p.stat().st_mode & 0o777 for p in tmp_path.rglob("*")}
    assert modes == {
        "a": 0o700,
        "a/b": 0o700,
        "a/b/team.json": 0o600,
        "a/b/team.json.d": 0o700,
        "a/b/team.json.d/journal-000001": 0o600,
        "a/b/team.json.d/lock": 0o600,
    }


def test_a_directory_that_is_the_teams_gives_files_that_are_the_teams(path):
    directory = path.with_name("team.json.d")
    directory.mkdir()
    directory.chmod(0o2770)
    store = opened(path, a_resident())
    store.checkpoint()
    files = [path, *directory.iterdir()]
    assert {file.stat().st_mode & 0o777 for file in files} == {0o660}


def test_stock_tinydb_reads_every_document_after_a_checkpoint(path):
    documents = [a_small(kind, f"{n}", "é") for kind in ALL_KINDS for n in range(3)]
    store = opened(path, *documents)
    store.checkpoint()
    with TinyDB(path, access_mode="r") as database:
        for kind, table in KINDS.items():
            found = [decode(kind, json.dumps(row).encode()) for row in database.table(table)]
            ours = [c.document for c in store.changes(NOTHING)[0] if type(c.document) is kind]
            assert found == ours
            assert len(found) == 3
        assert database.table("residents").get(where("id") == "1").doc_id == 2


def test_numbers_stay_the_same_over_checkpoints(path):
    store = opened(path, *(a_resident(id=id_) for id_ in "abc"))
    store.commit((Delete(Resident, "a"),), base=Revision(1))
    store.commit((Put(a_resident(id="d")), Put(a_resident(id="b"))), base=Revision(1))

    def numbers() -> dict[str, int]:
        return {row["id"]: row.doc_id for row in TinyDB(path).table("residents")}

    store.checkpoint()
    first = numbers()
    assert first == {"b": 2, "c": 3, "d": 4}
    store.close()
    again = TinyStore(path)
    again.commit((Put(a_resident(id="e")),), base=Revision(9))
    again.checkpoint()
    assert numbers() == {**first, "e": 5}


def test_revisions_go_on_after_a_checkpoint(path):
    store = opened(path, a_resident(id="x"))
    store.checkpoint()
    store.close()
    again = TinyStore(path)
    assert again.changes(NOTHING)[1] == 1
    assert again.commit((Put(a_resident()),), base=Revision(1)) == 2


def test_unknown_fields_and_tables_survive_a_checkpoint(path):
    store = opened(path, a_resident(id="x", extra={"later": {"a": [1]}}))
    store.database.table("plans").insert({"wish": "zingen", "extra": {"mine": None}})
    store.checkpoint()
    store.checkpoint()
    store.close()
    again = TinyStore(path)
    assert again.changes(NOTHING)[0][0].document.extra == {"later": {"a": [1]}}
    assert again.database.table("plans").all() == [{"wish": "zingen", "extra": {"mine": None}}]


def test_a_checkpoint_of_nothing_new_leaves_the_files_alone(path):
    store = opened(path, a_resident())
    store.checkpoint()
    before = path.stat()
    store.checkpoint()
    assert path.stat() == before


def test_a_journal_that_outgrows_the_snapshot_is_folded_by_itself(path, monkeypatch):
    monkeypatch.setattr("buurt_tui.store.engine.FOLD_FROM", 4_000)
    store = TinyStore(path)
    sizes = []
    for _ in range(100):
        store.commit((Put(a_resident(id="x", name="x" * 500)),), base=Revision(1000))
        sizes.append(sum(file.stat().st_size for file in path.with_name("team.json.d").iterdir()))
    assert 3_500 < max(sizes) < 6_000
    assert store.changes(NOTHING)[1] == 100


def test_a_journal_that_cannot_be_folded_by_itself_does_not_fail_the_commit(path, monkeypatch):
    class NoRoom(Files):
        def create(self, path):
            raise OSError(28, "No space left on device")

    monkeypatch.setattr("buurt_tui.store.engine.FOLD_FROM", 1_000)
    opened(path, a_resident(id="x")).close()
    store = TinyStore(path, NoRoom())
    for revision in range(2, 12):
        big = a_resident(id="x", name="x" * 500)
        assert store.commit((Put(big),), base=Revision(100)) == revision
    assert 0 < len(store.notices) < 5


class TestErasing:
    @pytest.fixture
    def store(self, path):
        store = TinyStore(path)
        live(store)
        base = store.commit((Put(a_resident(id="secret", name=SECRET)),), base=Revision(5))
        store.checkpoint()
        other_words = a_resident(id="secret", name=f"{SECRET} (met hond)")
        store.commit((Put(other_words),), base=base)
        yield store
        store.close()

    def erase(self, store: TinyStore) -> None:
        base = store.changes(NOTHING)[1]
        store.commit((Delete(Resident, "secret", erase=True),), base=base)

    def test_an_erased_document_is_in_no_file(self, store, path):
        assert len(files_with(SECRET, path.parent)) == 2
        self.erase(store)
        assert not files_with(SECRET, path.parent)
        assert state_of(store) == STATES[-1]

    def test_nor_is_it_in_quarantine(self, store, path):
        store.close()
        directory = path.with_name("team.json.d")
        (journal,) = directory.glob("journal-*")
        journal.write_bytes(journal.read_bytes()[:-3])
        again = TinyStore(path)
        assert files_with(SECRET, directory / "quarantine")
        self.erase(again)
        assert not files_with(SECRET, path.parent)

    def test_a_document_that_was_merely_deleted_can_still_be_erased(self, store, path):
        base = store.changes(NOTHING)[1]
        base = store.commit((Delete(Resident, "secret"),), base=base)
        assert files_with(SECRET, path.parent)
        self.erase(store)
        assert not files_with(SECRET, path.parent)

    def test_if_there_is_no_room_it_is_said_and_done_as_soon_as_there_is(self, store, path):
        store.close()

        class Full(Files):
            is_full = True

            def create(self, path):
                if self.is_full:
                    raise OSError(28, "No space left on device")
                return super().create(path)

        files = Full()
        again = TinyStore(path, files)
        with pytest.raises(StoreError, match="not yet from all its files"):
            self.erase(again)
        assert "secret" not in {c.document.id for c in again.changes(NOTHING)[0]}
        again.close()
        files.is_full = False
        TinyStore(path, files).close()
        assert not files_with(SECRET, path.parent)


class TestPermissions:
    """What the operating system says to somebody who is not root."""

    def as_nobody(self, path: Path, statement: str) -> str:
        """What the statement prints when somebody without rights does it."""
        script = f"""
            import os
            from builders import a_resident
            from pathlib import Path
            from buurt_tui.domain.model import Put
            from buurt_tui.store import StoreError
            from buurt_tui.store.tiny import TinyStore
            if os.geteuid() == 0:
                os.setgroups([]); os.setgid(65534); os.setuid(65534)
            try:
                store = TinyStore(Path({str(path)!r}))
                print({statement})
            except StoreError as error:
                print(error)
        """
        lines = "\n".join(line[12:] for line in script.splitlines())
        env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        command = [sys.executable, "-c", lines]
        done = subprocess.run(command, env=env, capture_output=True, text=True)
        assert not done.stderr
        return done.stdout

    @pytest.fixture
    def reachable(self):
        """A path that everybody may look at, unlike what pytest makes."""
        with tempfile.TemporaryDirectory() as directory:
            Path(directory).chmod(0o755)
            yield Path(directory) / "team.json"

    def share(self, path: Path) -> None:
        opened(path, a_resident(id="x")).close()
        path.chmod(0o644)
        path.with_name("team.json.d").chmod(0o755)
        for file in path.with_name("team.json.d").iterdir():
            file.chmod(0o644)

    def test_a_store_that_may_not_be_read_is_said(self, reachable):
        opened(reachable, a_resident()).close()
        assert "may not be read" in self.as_nobody(reachable, "store")

    def test_a_store_that_may_only_be_read_can_be_read(self, reachable):
        self.share(reachable)
        assert self.as_nobody(reachable, "store.changes(0)[1]") == "1\n"

    def test_a_store_that_may_only_be_read_says_so_when_it_is_written_to(self, reachable):
        self.share(reachable)
        said = self.as_nobody(reachable, "store.commit((Put(a_resident()),), base=1)")
        assert "but not changed" in said

    def test_a_parent_that_may_not_be_written_to_is_said(self, reachable):
        said = self.as_nobody(reachable, "store.commit((Put(a_resident()),), base=0)")
        assert "may not be" in said


def test_a_document_may_hold_any_text(path):
    store = opened(path, a_resident(id="x", name='"}\n\0\x1b[31m\u2028 💶 ' + SECRET))
    store.checkpoint()
    store.close()
    again = TinyStore(path)
    assert again.changes(NOTHING)[0][0].document.name.startswith('"}\n\0\x1b')
    assert encode(again.changes(NOTHING)[0][0].document).count(b"\n") == 0
