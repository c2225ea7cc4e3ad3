"""A small file of ours is there as a whole, for us alone, and nobody can put a link in its way."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from buurt_tui.settings import own_file
from buurt_tui.settings.own_file import keep


@pytest.mark.parametrize("survives", [True, False])
def test_only_this_user_may_read_what_is_kept(survives, tmp_path: Path):
    path = tmp_path / "ours" / "members.json"
    keep(path, b"one", survives=survives)
    keep(path, b"two", survives=survives)
    assert path.read_bytes() == b"two"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert list(path.parent.iterdir()) == [path]


def test_a_link_that_somebody_laid_is_not_written_through(tmp_path: Path, monkeypatch):
    theirs = tmp_path / "theirs"
    theirs.write_bytes(b"theirs")
    monkeypatch.setattr(own_file.os, "urandom", lambda length: b"\0" * length)
    laid = tmp_path / f"members.json.{'00' * 8}"
    laid.symlink_to(theirs)
    with pytest.raises(OSError):
        keep(tmp_path / "members.json", b"ours")
    assert theirs.read_bytes() == b"theirs"
    assert laid.is_symlink()


def test_a_file_that_could_not_be_replaced_is_as_it_was_and_nothing_lies_beside_it(tmp_path: Path):
    (tmp_path / "members.json").mkdir()
    with pytest.raises(OSError):
        keep(tmp_path / "members.json", b"ours")
    assert [path.name for path in tmp_path.iterdir()] == ["members.json"]
