"""Files of somebody else, of which we may read some or none: said plainly, and left as they are."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from store.malformed import a_store, directory_of, journal_of

_DROP = 24  # PR_CAPBSET_DROP
_CAPABILITIES = (1, 2, 3)  # to read, to search, to change what is not ours


def like_anybody() -> None:
    """Let root have no more rights than others; who is not root has none to lose."""
    libc = ctypes.CDLL(None)
    for capability in _CAPABILITIES:
        libc.prctl(_DROP, capability, 0, 0, 0)


class Done(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "team").mkdir()
    path = tmp_path / "team" / "team.json"
    a_store(path)
    return path


@pytest.fixture
def buurt(path: Path):
    def run(*words: str, given: bytes = b"") -> Done:
        done = subprocess.run(
            [sys.executable, "-m", "buurt_tui", "--store", str(path), *words],
            input=given,
            capture_output=True,
            check=False,
            timeout=60,
            preexec_fn=like_anybody if os.geteuid() == 0 else None,
        )
        return Done(done.returncode, done.stdout.decode(), done.stderr.decode())

    yield run
    for file in (path, directory_of(path), *directory_of(path).rglob("*")):
        file.chmod(0o700)


def somebody_elses(*files: Path, mode: int) -> None:
    for file in files:
        file.chmod(mode)
        if os.geteuid() == 0:
            os.chown(file, 12_345, 12_345)


def bytes_of(path: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in path.parent.rglob("*") if file.is_file()}


def test_nothing_may_be_read(path, buurt):
    before = bytes_of(path) if os.geteuid() == 0 else {}
    somebody_elses(path, *directory_of(path).iterdir(), mode=0o000)
    somebody_elses(directory_of(path), mode=0o000)
    done = buurt("log", given=b"@Kees\n")
    assert (done.code, done.out) == (1, "@Kees\n")
    assert "may not be read" in done.err
    assert "buurt doctor" in done.err
    for words in ("residents", "check", "doctor", "backup", "restore 2026-11-26"):
        done = buurt(*words.split())
        assert done.code == 1, words
        assert "mistake" not in done.err
        assert "may not be read" in done.out + done.err, words
    assert "it does not open" in buurt("doctor").out
    assert buurt("--read-only", "residents").code == 1
    if before:
        assert bytes_of(path) == before


def test_all_may_be_read_and_nothing_changed(path, buurt):
    somebody_elses(path, *directory_of(path).iterdir(), mode=0o444)
    somebody_elses(directory_of(path), path.parent, mode=0o555)
    assert "Omar" in buurt("residents").out
    done = buurt("log", given=b"@Kees\n")
    assert (done.code, done.out) == (1, "@Kees\n")
    assert "may be read by you, but not changed" in done.err
    assert buurt("check").code == 0
    assert "you may read it, but not write in it" in buurt("doctor").out
    assert buurt("backup").code == 1
    path.parent.chmod(0o755)


def test_the_file_may_be_read_and_its_journal_not(path, buurt):
    somebody_elses(journal_of(path), mode=0o000)
    assert buurt("residents").code == 1
    looking = buurt("--read-only", "residents")
    assert looking.code == 0
    assert "Fatima" in looking.out
    assert "not sound" in looking.err
    done = buurt("check")
    assert done.code == 1
    assert journal_of(path).name in done.out
