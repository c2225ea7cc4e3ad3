"""Backups: made once a day, equal, thinned out, and without whoever was forgotten."""

from __future__ import annotations

import errno
import os
import stat
from datetime import date, timedelta
from pathlib import Path

import pytest
from builders import MONDAY, a_follow_up, a_hook, a_resident, an_encounter, an_interest
from store.scenario import SECRET, files_with, live, state_of
from store.small_disk import SmallDisk

from buurt_tui.domain.model import Put, Revision
from buurt_tui.domain.resident_edits import Erase, Merge, Rename
from buurt_tui.session import Session
from buurt_tui.store import StoreError
from buurt_tui.store.backups import Backup, superfluous
from buurt_tui.store.read_only import ReadOnlyFiles
from buurt_tui.store.tiny import TinyStore


def a_session(store: TinyStore) -> Session:
    from builders import AT

    return Session(store, lambda: AT)


def test_a_backup_holds_what_the_store_held_and_opens_by_itself(path):
    store = TinyStore(path)
    live(store)
    store.commit((Put(a_resident("Kees")),), base=Revision(5))
    backup = store.back_up(MONDAY)
    assert backup is not None
    assert backup.name == "2026-11-23-000006.json"
    assert backup.stat().st_mode & 0o777 == 0o600
    assert backup.parent.stat().st_mode & 0o777 == 0o700
    copy = TinyStore(backup, ReadOnlyFiles())
    assert state_of(copy) == state_of(store)
    copy.close()
    store.close()
    assert not list(backup.parent.glob("*.d"))


def test_tables_and_fields_that_we_do_not_know_are_in_it(path):
    store = TinyStore(path)
    store.database.table("songs").insert({"title": "x"})
    backup = store.back_up(MONDAY)
    copy = TinyStore(backup, ReadOnlyFiles())
    assert copy.database.table("songs").all() == [{"title": "x"}]
    copy.close()
    store.close()


def test_once_a_day_and_only_if_somebody_wrote(path):
    store = TinyStore(path)
    store.keep_backup(MONDAY)
    assert store.backups() == []
    assert not path.parent.joinpath("team.json.d").exists()
    live(store)
    store.keep_backup(MONDAY)
    assert [backup.revision for backup in store.backups()] == [5]
    store.commit((Put(a_resident()),), base=Revision(5))
    store.keep_backup(MONDAY)
    assert [backup.revision for backup in store.backups()] == [5]
    for days in (1, 2, 3):
        store.keep_backup(MONDAY + timedelta(days=days))
    assert [(b.day, b.revision) for b in store.backups()] == [
        (MONDAY + timedelta(days=1), 6),
        (MONDAY, 5),
    ]
    store.close()


def test_a_backup_that_does_not_read_back_is_taken_away_and_said(path, monkeypatch):
    from buurt_tui.store import whole

    store = TinyStore(path)
    live(store)
    monkeypatch.setattr(whole, "are_equal", lambda one, other: False)
    with pytest.raises(StoreError, match="read back"):
        store.back_up(MONDAY)
    assert store.backups() == []
    assert not list(path.with_name("team.json.d").rglob("new-*"))
    store.close()


@pytest.mark.parametrize("n", [1, 2, 3])
def test_a_full_disk_leaves_no_half_backup(path, n):
    disk = SmallDisk(path.parent)
    store = TinyStore(path, disk)
    live(store)
    disk.size = disk.used() + 100 * n
    with pytest.raises(StoreError, match="no room"):
        store.back_up(MONDAY)
    disk.size = None
    assert store.backups() == []
    assert not list(path.with_name("team.json.d").rglob("new-*"))
    assert store.back_up(MONDAY) is not None
    store.close()


def a_year(days: int) -> list[Backup]:
    """A backup of each day, newest first."""
    begin = date(2026, 11, 23)
    return [Backup(Path(f"{n}"), begin - timedelta(days=n), 1000 - n) for n in range(days)]


def test_kept_are_seven_days_four_weeks_and_twelve_months():
    listed = a_year(500)
    kept = [backup for backup in listed if backup not in superfluous(listed)]
    assert kept[:7] == listed[:7]
    weeks = {backup.day.isocalendar()[:2] for backup in kept}
    assert {day.day.isocalendar()[:2] for day in listed[:22]} <= weeks
    months = {(backup.day.year, backup.day.month) for backup in kept}
    assert len(months) == 12
    assert len(kept) <= 7 + 4 + 12


def test_thinning_out_day_by_day_keeps_the_same_as_all_at_once():
    every = a_year(400)
    kept: list[Backup] = []
    for backup in reversed(every):
        kept = [backup, *kept]
        kept = [each for each in kept if each not in superfluous(kept)]
    ages = [(every[0].day - backup.day).days for backup in kept]
    assert ages[:7] == list(range(7))
    assert max(ages) > 300
    assert len(kept) <= 23


def test_a_clock_that_jumps_takes_no_backup_away():
    listed = a_year(7)
    mad = Backup(Path("mad"), date(2099, 1, 1), 2000)
    kept = [backup for backup in [mad, *listed] if backup not in superfluous([mad, *listed])]
    assert listed[:6] == kept[1:7]
    assert superfluous(listed) == []


class TestForgetting:
    @pytest.fixture
    def store(self, path):
        store = TinyStore(path)
        yield store
        store.close()

    def several_backups(self, store: TinyStore) -> Session:
        session = a_session(store)
        koken = an_interest("koken")
        w = a_resident("W. Zwaluw", id="w")
        met = an_encounter(w, note=f"{SECRET} stond bij het hek", hooks=(a_hook(koken, w),))
        first = an_encounter(note=f"iemand zag {SECRET} lopen")
        store.commit((Put(koken), Put(first)), base=Revision(0))
        store.back_up(MONDAY)
        store.commit((Put(w), Put(met)), base=Revision(1))
        store.back_up(MONDAY + timedelta(days=1))
        session.apply(Rename(resident="w", name=SECRET))
        store.commit((Put(a_follow_up(w, reason=f"{SECRET} bellen")),), base=Revision(3))
        store.back_up(MONDAY + timedelta(days=2))
        return session

    def test_they_are_gone_from_every_byte_and_the_rest_of_each_backup_stays(self, store, path):
        session = self.several_backups(store)
        assert len(files_with(SECRET, path.parent)) >= 3
        session.apply(Erase(resident="w"))
        assert files_with(SECRET, path.parent) == []
        assert files_with("W. Zwaluw", path.parent) == []
        assert len(store.backups()) == 3
        for backup in store.backups():
            copy = TinyStore(backup.path, ReadOnlyFiles())
            assert any(kind == "Encounter" for kind, _ in state_of(copy))
            assert not any(kind == "Resident" for kind, _ in state_of(copy))
            copy.close()

    def test_those_who_turned_out_to_be_the_same_go_along(self, store, path):
        session = self.several_backups(store)
        store.commit(
            (Put(a_resident(f"{SECRET} Junior", id="j")),), base=session.refresh().revision
        )
        store.back_up(MONDAY + timedelta(days=3))
        session.apply(Merge(keep="w", other="j"))
        session.apply(Erase(resident="w"))
        assert files_with(SECRET, path.parent) == []

    def test_a_backup_that_cannot_be_read_is_deleted_and_said(self, store, path):
        session = self.several_backups(store)
        damaged = store.backups()[1].path
        damaged.write_bytes(damaged.read_bytes()[:-5])
        session.apply(Erase(resident="w"))
        assert files_with(SECRET, path.parent) == []
        assert len(store.backups()) == 2
        assert "deleted" in store.notices[0].message

    def test_what_a_crash_left_undone_is_done_at_the_next_opening(self, store, path, monkeypatch):
        session = self.several_backups(store)

        def full(*_: object) -> None:
            raise OSError(errno.EIO, os.strerror(errno.EIO))

        with monkeypatch.context() as patched:
            patched.setattr(store._engine.place.files, "rename", full)
            with pytest.raises(StoreError):
                session.apply(Erase(resident="w"))
        TinyStore(path).close()
        assert files_with(SECRET, path.parent) == []
        assert store.forgotten()

    def test_a_line_that_a_program_left_half_typed_loses_the_name(self, store, path):
        from buurt_tui.ui.drafts import Drafts

        session = self.several_backups(store)
        directory = path.with_name("team.json.d") / "drafts"
        left, typing = Drafts(directory, "pts/1"), Drafts(directory, "pts/2")
        left.keep(f"@{SECRET} belde over de tuin", ())
        left.close()
        typing.keep("@Omar", ())
        session.apply(Erase(resident="w"))
        assert files_with(SECRET, path.parent) == []
        again = Drafts(directory, "pts/1")
        assert again.left_behind(()) == ["@… belde over de tuin"]
        assert typing.kept.line == "@Omar"
        for each in (again, typing):
            each.close()

    def test_a_form_about_them_that_was_left_open_goes_too(self, store, path):
        from buurt_tui.ui.drafts import Drafts
        from buurt_tui.ui.form_draft import FormDraft

        session = self.several_backups(store)
        directory = path.with_name("team.json.d") / "drafts"
        left, other = Drafts(directory, "pts/1"), Drafts(directory, "pts/2")
        left.keep_form(FormDraft(kind="resident", id="w", texts={"aliases": "Bijnaam"}))
        other.keep_form(FormDraft(kind="round", id="r", texts={"remark": "regen"}))
        left.close()
        other.close()
        session.apply(Erase(resident="w"))
        again, same = Drafts(directory, "pts/1"), Drafts(directory, "pts/2")
        assert files_with("Bijnaam", path.parent) == []
        assert [each.kept.form.id for each in (again, same) if each.kept.form] == ["r"]
        for each in (again, same):
            each.close()

    def test_what_is_kept_of_them_says_nothing(self, store, path):
        session = self.several_backups(store)
        session.apply(Erase(resident="w"))
        (digest,) = store.forgotten()
        assert len(digest) == 32
        store.checkpoint()
        store.close()
        again = TinyStore(path)
        assert again.forgotten() == {digest}
        again.close()


class TestOnAFullDisk:
    @pytest.mark.parametrize("free", [0, 100, 600, 1100, 3000, 10_000])
    @pytest.mark.parametrize("has_backups", [True, False])
    def test_somebody_can_be_forgotten(self, path, free, has_backups):
        disk = SmallDisk(path.parent)
        store = TinyStore(path, disk)
        people = [Put(a_resident(f"Nummer {n}", id=f"r{n}")) for n in range(200)]
        store.commit((*people, Put(a_resident(SECRET, id="w"))), base=Revision(0))
        store.checkpoint()
        days = 3 if has_backups else 1
        for n in range(days):
            store.commit((Put(a_resident(f"Dag {n}")),), base=Revision(1 + n))
            store.back_up(MONDAY + timedelta(days=n))
        session = a_session(store)
        disk.size = disk.used() + free
        session.apply(Erase(resident="w"))
        assert files_with(SECRET, path.parent) == []
        assert "w" not in session.buurt.residents
        assert len(session.buurt.residents) == 200 + days
        store.close()
        disk.size = None
        again = TinyStore(path)
        assert len(state_of(again)) == 200 + days
        again.close()

    def test_an_ordinary_commit_gives_nothing_up(self, path):
        disk = SmallDisk(path.parent)
        store = TinyStore(path, disk)
        live(store)
        store.back_up(MONDAY)
        disk.size = 0
        with pytest.raises(StoreError, match="no room"):
            store.commit((Put(a_resident("x" * 5000)),), base=Revision(5))
        assert len(store.backups()) == 1
        assert (path.with_name("team.json.d") / "reserve").stat().st_size > 100_000
        store.close()


def test_a_team_shares_its_backups(path):
    directory = path.with_name("team.json.d")
    directory.mkdir()
    directory.chmod(0o2770)
    store = TinyStore(path)
    live(store)
    backup = store.back_up(MONDAY)
    assert backup.stat().st_mode & 0o777 == 0o660
    assert stat.S_IMODE(backup.parent.stat().st_mode) == 0o2770
    store.close()


def test_a_colleague_who_writes_meanwhile_makes_it_anew(path, monkeypatch):
    from buurt_tui.store import backing_up

    store, other = TinyStore(path), TinyStore(path)
    live(store)
    written = backing_up.write
    busy = [a_resident("Een", id="1"), a_resident("Twee", id="2")]

    def write(*args: object) -> None:
        written(*args)
        if busy:
            _, revision = other.changes(Revision(0))
            other.commit((Put(busy.pop()),), base=revision)

    monkeypatch.setattr(backing_up, "write", write)
    backup = store.back_up(MONDAY)
    copy = TinyStore(backup, ReadOnlyFiles())
    assert state_of(copy) == state_of(other)
    for each in (copy, store, other):
        each.close()
    assert not list(path.with_name("team.json.d").glob("new-*"))


def test_a_colleague_who_begins_to_write_tidies_it_away_and_it_is_made_anew(path, monkeypatch):
    from buurt_tui.store import backing_up

    store = TinyStore(path)
    live(store)
    written = backing_up.write

    def swept_before_it_is_read_back(place, unfinished, *rest):
        fill = place.fill
        with monkeypatch.context() as patched:
            patched.setattr(place, "fill", lambda *to: (fill(*to), unfinished.unlink()))
            written(place, unfinished, *rest)

    def swept_before_it_has_its_name(place, unfinished, *rest):
        written(place, unfinished, *rest)
        unfinished.unlink()

    writes = [written, swept_before_it_has_its_name, swept_before_it_is_read_back]
    monkeypatch.setattr(backing_up, "write", lambda *about: writes.pop()(*about))
    copy = TinyStore(store.back_up(MONDAY), ReadOnlyFiles())
    assert state_of(copy) == state_of(store)
    for each in (copy, store):
        each.close()
    assert not writes
