"""Backups on the command line: made, listed, gone back to, and a store that went back by itself."""

from __future__ import annotations

import os
import pty
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from builders import MONDAY, a_resident
from store.malformed import MALFORMED, whole_tree

from buurt_tui.domain.model import Revision
from buurt_tui.domain.resident_edits import Erase
from buurt_tui.session import Session
from buurt_tui.store.opening import open_store
from buurt_tui.store.tiny import TinyStore


def backups_of(store: Path) -> list[Path]:
    return sorted((store.with_name("team.json.d") / "backups").glob("*.json"))


def files_of(store: Path) -> dict[str, object]:
    """The store's own: what this account remembers is elsewhere."""
    found = whole_tree(store.parent)
    return {name: about for name, about in found.items() if "team.json" in name}


def names(buurt) -> set[str]:
    return {row["name"] for row in buurt("residents", "--json").json}


@pytest.fixture
def two_days(store, buurt, keep, tmp_path) -> Path:
    """Fatima and Omar; a backup elsewhere of when there was only Fatima."""
    keep(a_resident("Fatima", id="f"))
    old = tmp_path / "usb" / "old.json"
    old.parent.mkdir()
    assert buurt("backup", str(old)).code == 0
    keep(a_resident("Omar", id="o"), a_resident("Fatima el Amrani", id="f"))
    return old


def test_the_first_line_of_a_day_makes_a_backup_and_the_next_none(store, buurt):
    assert buurt("log", given="@Fatima #koken\n").code == 0
    (first,) = backups_of(store)
    assert first.name.startswith(date.today().isoformat())
    assert buurt("log", given="@Omar\n").code == 0
    assert buurt("residents").code == 0
    assert backups_of(store) == [first]


def test_lists_make_no_backup_and_leave_nothing(store, buurt, keep):
    keep(a_resident("Fatima"))
    before = whole_tree(store.parent)
    buurt("residents")
    buurt("backups")
    after = whole_tree(store.parent)
    assert {name for name in after if "team.json" in name} == {
        name for name in before if "team.json" in name
    }


def test_a_backup_now_beside_the_store_and_where_somebody_wants_it(store, buurt, keep, tmp_path):
    assert buurt("backup").code == 1
    keep(a_resident("Fatima"))
    done = buurt("backup")
    assert (done.code, len(backups_of(store))) == (0, 1)
    assert str(backups_of(store)[0]) in done.err
    file = tmp_path / "usb.json"
    assert buurt("backup", str(file)).code == 0
    kept = file.read_bytes()
    done = buurt("backup", str(file))
    assert done.code == 1
    assert "there already" in done.err
    assert file.read_bytes() == kept
    assert buurt("backup", str(tmp_path / "no" / "where.json")).code == 1
    assert buurt("residents", path=file).out.count("Fatima") == 1


def test_backups_are_listed_newest_first(store, buurt, keep):
    assert buurt("backups", "--json").json == []
    for number in range(3):
        keep(a_resident(f"Nummer {number}"))
        buurt("backup")
    rows = buurt("backups", "--json").json
    assert [row["revision"] for row in rows] == [3, 2, 1]
    assert {row["day"] for row in rows} == {date.today().isoformat()}
    assert [Path(row["path"]) for row in rows] == backups_of(store)[::-1]


def test_restoring_shows_what_changes_and_then_does_it(store, buurt, two_days):
    before = files_of(store)
    done = buurt("restore", str(two_days), "--dry-run")
    assert done.code == 0
    assert "residents: 0 added, 1 changed, 1 removed" in done.out
    assert files_of(store) == before
    done = buurt("restore", str(two_days))
    assert (done.code, "--yes" in done.err) == (2, True)
    assert names(buurt) == {"Fatima el Amrani", "Omar"}
    done = buurt("restore", str(two_days), "--yes")
    assert done.code == 0
    assert names(buurt) == {"Fatima"}
    assert str(backups_of(store)[-1]) in done.err
    assert buurt("undo").code == 0
    assert names(buurt) == {"Fatima el Amrani", "Omar"}
    assert buurt("redo").code == 0
    assert names(buurt) == {"Fatima"}
    assert "nothing would change" in buurt("restore", str(two_days), "--yes").out


def test_another_terminal_sees_it_and_goes_on(store, buurt, two_days):
    other = TinyStore(store)
    _, revision = other.changes(Revision(0))
    assert buurt("restore", str(two_days), "--yes").code == 0
    changes, later = other.changes(revision)
    assert (len(changes), later) == (3, revision + 1)  # with the step that undoes it
    other.close()


def test_a_backup_is_named_by_its_day(store, buurt, keep):
    keep(a_resident("Fatima", id="f"))
    buurt("backup")
    keep(a_resident("Omar"))
    assert buurt("restore", date.today().isoformat(), "--yes").code == 0
    assert names(buurt) == {"Fatima"}
    done = buurt("restore", "2020-01-01", "--yes")
    assert done.code == 1
    assert "buurt backups" in done.err


def test_whoever_was_forgotten_does_not_come_back(store, buurt, two_days):
    session = Session(open_store(str(store)), lambda: MONDAY)
    session.apply(Erase(resident="f"))
    session.close()
    assert buurt("restore", str(two_days), "--yes").code == 0
    assert names(buurt) == set()
    assert b"Fatima" not in b"".join(
        path.read_bytes() for path in store.parent.glob("team.json*/**/*") if path.is_file()
    )


def test_somebody_is_asked_at_a_terminal(store, buurt, two_days):
    for answer, left in ((b"\n", {"Fatima el Amrani", "Omar"}), (b"ja\n", {"Fatima"})):
        ours, theirs = pty.openpty()
        os.write(ours, answer)
        done = subprocess.run(
            [sys.executable, "-m", "buurt_tui", "--store", str(store), "restore", str(two_days)],
            stdin=theirs,
            capture_output=True,
            timeout=30,
            check=False,
        )
        os.close(ours)
        os.close(theirs)
        assert b"[y/N]" in done.stderr
        assert names(buurt) == left


@pytest.mark.parametrize(
    "kind",
    ["zero bytes", "cut in half", "SQLite", "noise inside the journal", "without its file"]
    + ["without its journal", "an empty journal", "yesterday's file"],
)
def test_a_damaged_store_is_replaced_and_kept_aside(kind, tmp_path, store, buurt, keep):
    keep(a_resident("Fatima", id="f"), path=tmp_path / "other.json")
    backup = tmp_path / "usb.json"
    assert buurt("backup", str(backup), path=tmp_path / "other.json").code == 0
    (tmp_path / "team").mkdir()
    path = tmp_path / "team" / "team.json"
    MALFORMED[kind](path)
    damaged = [f.read_bytes() for f in path.parent.rglob("*") if f.is_file() and f.name != "lock"]
    before = whole_tree(path.parent)
    assert buurt("restore", str(backup), "--dry-run", path=path).code == 0
    assert whole_tree(path.parent) == before
    assert buurt("restore", str(backup), "--yes", path=path).code == 0
    assert {row["name"] for row in buurt("residents", "--json", path=path).json} == {"Fatima"}
    assert buurt("check", path=path).code == 0
    kept = [f.read_bytes() for f in (path.with_name("team.json.d") / "quarantine").iterdir()]
    assert sorted(kept) == sorted(damaged)
    assert buurt("log", given="@Zeynep\n", path=path).code == 0


def test_a_check_of_a_damaged_store_names_the_backup_to_go_back_to(store, buurt):
    buurt("log", given="@Fatima\n")
    store.write_bytes(b"")
    day = date.today().isoformat()
    assert f"`buurt restore {day}`" in buurt("check").err
    assert buurt("restore", day, "--yes").code == 0
    assert names(buurt) == {"Fatima"}
    assert buurt("check").err == ""


def test_nothing_to_go_back_to_is_said(store, buurt, keep, tmp_path):
    keep(a_resident())
    (tmp_path / "empty.json").touch()
    before = whole_tree(store.parent)
    assert "empty" in buurt("restore", str(tmp_path / "empty.json"), "--yes").err
    assert buurt("--read-only", "restore", str(store), "--yes").code == 1
    assert buurt("restore").code == 2
    assert whole_tree(store.parent) == before


class TestAStoreThatWentBack:
    def older(self, store: Path, buurt, keep, *, with_backups: bool) -> None:
        keep(a_resident("Fatima"))
        buurt("residents")
        older = store.parent / "older"
        shutil.copytree(store.with_name("team.json.d"), older)
        data = store.read_bytes()
        buurt("log", given="@Omar\n@Piet\n")
        buurt("residents")
        if with_backups:
            shutil.copytree(store.with_name("team.json.d") / "backups", older / "backups")
        shutil.rmtree(store.with_name("team.json.d"))
        older.rename(store.with_name("team.json.d"))
        store.write_bytes(data)

    def test_is_noticed_once(self, store, buurt, keep):
        self.older(store, buurt, keep, with_backups=False)
        said = buurt("residents").err
        assert "went back in time: it is at change 1 and was at change 3" in said
        assert "buurt backups" in said
        assert buurt("residents").err == ""

    def test_on_another_account_by_its_backups(self, store, buurt, keep, tmp_path):
        self.older(store, buurt, keep, with_backups=True)
        shutil.rmtree(tmp_path / "state")
        assert "went back in time" in buurt("residents").err
        assert buurt("residents").err == ""
        assert buurt("log", given="@Kees\n").err == ""

    def test_a_copy_elsewhere_is_another_matter(self, store, buurt, keep, tmp_path):
        keep(a_resident("Fatima"))
        buurt("checkpoint")
        copy = tmp_path / "usb" / "team.json"
        copy.parent.mkdir()
        shutil.copyfile(store, copy)
        buurt("log", given="@Omar\n")
        assert "went back" not in buurt("residents", path=copy).err

    def test_undo_and_restore_go_forward(self, store, buurt, two_days):
        buurt("restore", str(two_days), "--yes")
        buurt("undo")
        assert buurt("residents").err == ""
