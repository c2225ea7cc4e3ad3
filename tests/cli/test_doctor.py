"""`buurt doctor` tells what is so, and its exit code whether all is well."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from builders import a_resident, an_encounter
from store.malformed import whole_tree

from buurt_tui.store import doctor
from buurt_tui.store.machine import Mount, mount_of, synchronizer_of


@pytest.fixture
def facts(buurt):
    def ask() -> dict[str, dict[str, object]]:
        done = buurt("doctor", "--json")
        told = {row["name"]: row for row in done.json}
        assert done.code == (0 if all(row["ok"] for row in told.values()) else 1)
        return told

    return ask


def test_all_is_well_with_a_store_that_is_kept_well(store, buurt, facts):
    buurt("log", given="@Fatima #koken\n")
    told = facts()
    assert [row["name"] for row in told.values() if not row["ok"]] == []
    assert told["store"]["path"] == str(store)
    assert told["opens"]["revision"] == 1
    assert told["backup"]["day"] == date.today().isoformat()
    assert "does not encrypt" in told["encryption"]["says"]
    assert told["files"]["size"] > 100
    done = buurt("doctor")
    assert done.code == 0
    assert all(line.startswith(" · ") for line in done.lines)


def test_nothing_is_wrong_where_nobody_wrote_yet_and_nothing_is_made(store, facts):
    before = whole_tree(store.parent)
    told = facts()
    assert [row["name"] for row in told.values() if not row["ok"]] == []
    assert whole_tree(store.parent) == before


def test_it_touches_nothing(store, buurt, facts):
    buurt("log", given="@Fatima\n")
    before = whole_tree(store.parent)
    facts()
    assert whole_tree(store.parent) == before


def test_who_may_read_it(store, buurt, facts, tmp_path):
    buurt("log", given="@Fatima\n")
    assert "only" in facts()["readers"]["says"]
    for directory in (tmp_path, *tmp_path.parents):
        if directory.stat().st_mode & 0o055 != 0o055:
            # a directory above that keeps others out keeps them out of the file
            store.chmod(0o644)
            assert facts()["readers"]["ok"]
            return
    store.chmod(0o644)
    told = facts()["readers"]
    assert not told["ok"]
    assert "everybody" in told["says"]


def test_everybody_and_the_group_are_told_apart(store, buurt, facts, monkeypatch):
    buurt("log", given="@Fatima\n")
    monkeypatch.setattr(
        doctor, "_may", lambda path, read, _through: bool(path.stat().st_mode & read)
    )
    store.chmod(0o640)
    assert "group" in facts()["readers"]["says"]
    assert not facts()["readers"]["ok"]
    store.chmod(0o644)
    assert "everybody on this computer" in facts()["readers"]["says"]
    store.chmod(0o660)
    store.with_name("team.json.d").chmod(0o2770)
    assert "team" in facts()["readers"]["says"]
    assert facts()["readers"]["ok"]


def test_a_backup_that_is_missing_old_or_damaged(store, buurt, facts, keep):
    keep(an_encounter(at=datetime.now().astimezone()))
    assert not facts()["backup"]["ok"]
    buurt("backup")
    assert facts()["backup"]["ok"]
    (backup,) = (store.with_name("team.json.d") / "backups").iterdir()
    long_ago = date.today() - timedelta(days=30)
    older = backup.rename(backup.with_name(f"{long_ago.isoformat()}-000001.json"))
    assert facts()["backup"]["ok"]  # nothing was written since
    keep(a_resident("Omar"))
    assert "things were written since" in facts()["backup"]["says"]
    older.write_bytes(older.read_bytes()[:-3])
    told = facts()["backup"]
    assert "does not open" in told["says"]
    assert not told["ok"]


HOLD = """
import fcntl, sys
file = open(sys.argv[1])
fcntl.flock(file, fcntl.LOCK_SH)
print("held", flush=True)
input()
"""


def test_who_holds_the_lock(store, buurt, facts):
    buurt("log", given="@Fatima\n")
    assert "nobody" in facts()["lock"]["says"]
    lock = store.with_name("team.json.d") / "lock"
    holding = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(lock)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert holding.stdout and holding.stdout.readline()
    try:
        assert f"({holding.pid})" in facts()["lock"]["says"]
    finally:
        holding.communicate(b"\n")


def test_a_disk_that_is_nearly_full(buurt, facts, monkeypatch):
    buurt("log", given="@Fatima\n")
    monkeypatch.setattr(doctor.shutil, "disk_usage", lambda _: type("", (), {"free": 1_000_000}))
    told = facts()["room"]
    assert not told["ok"]
    assert "1.0 MB" in told["says"]


def test_a_disk_on_another_computer_and_a_directory_that_is_copied(buurt, facts, monkeypatch):
    buurt("log", given="@Fatima\n")
    monkeypatch.setattr(doctor, "mount_of", lambda _: Mount("nfs4"))
    monkeypatch.setattr(doctor, "synchronizer_of", lambda _: "Dropbox")
    assert "another computer" in facts()["disk"]["says"]
    assert "Dropbox" in facts()["synchronized"]["says"]


@pytest.mark.parametrize(
    ("kind", "elsewhere"),
    [("nfs4", True), ("cifs", True), ("fuse.sshfs", True), ("9p", True), ("ext4", False)]
    + [("btrfs", False), ("apfs", False), ("tmpfs", False), ("fuse.gocryptfs", False)],
)
def test_which_disks_are_elsewhere(kind, elsewhere):
    assert Mount(kind).is_elsewhere == elsewhere


def test_directories_that_are_copied_are_known_by_their_names():
    assert synchronizer_of(Path("/home/a/Nextcloud/team.json")) == "Nextcloud"
    assert synchronizer_of(Path("/home/a/OneDrive - Gemeente/x/team.json")) == "OneDrive"
    assert synchronizer_of(Path("/home/a/Documents/Dropbox")) == ""


def test_the_disk_of_a_path_is_found(tmp_path):
    assert mount_of(Path("/proc")) == Mount("proc")
    assert mount_of(tmp_path) is not None


def test_encounters_from_the_future(buurt, facts, keep):
    keep(an_encounter(on=date.today() + timedelta(days=400)))
    told = facts()["clock"]
    assert not told["ok"]
    assert "still to come: 1" in told["says"]


def test_accents_that_would_come_out_wrong(process):
    done = process("doctor", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert "LC_ALL" in done.out


def test_it_speaks_dutch(buurt):
    assert "versleutelt" in buurt("doctor", "--lang", "nl").out
