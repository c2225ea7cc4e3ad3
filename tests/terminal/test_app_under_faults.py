"""The app at a real terminal while things go wrong under it: a plain sentence, what was typed is
still there, and it goes on once the cause is gone, without being started again."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from terminal.terminal import Terminal, all_show
from terminal.test_nothing_lost import notes

WORDS = "zat tijdens de storing op het bankje"


@pytest.fixture
def app(start, demo_store: Path) -> Terminal:
    terminal: Terminal = start("--store", str(demo_store), "--as", "Karim")
    terminal.shows("Noteer")
    terminal.press("ging goed", "Enter")
    terminal.shows("Bewaard")
    return terminal


def own_directory(store: Path) -> Path:
    return store.with_name(f"{store.name}.d")


def journal(store: Path) -> Path:
    return max(own_directory(store).glob("journal-*"))


def test_a_file_that_may_not_grow_for_a_while(app, demo_store, tmp_path):
    size = journal(demo_store).stat().st_size
    app.press(WORDS)
    app.shows(WORDS)
    resource.prlimit(app.pid, resource.RLIMIT_FSIZE, (size + 100, resource.RLIM_INFINITY))
    app.press("Enter")
    app.shows("niet bewaard")
    app.shows(f"│ {WORDS}")
    app.press(" en meer", "Enter")
    app.shows("niet bewaard")
    resource.prlimit(
        app.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
    )
    app.press("Enter")
    app.shows("Bewaard")
    app.leave()
    assert notes(demo_store, tmp_path)[:2] == [f"{WORDS} en meer", "ging goed"]


def _replace(file: Path) -> None:
    other = file.with_name("other")
    other.write_bytes(file.read_bytes()[:-40] + b"y" * 40)
    other.rename(file)


HARMS: dict[str, tuple[str, Callable[[Path], None]]] = {
    "the journal is unlinked": ("journal", Path.unlink),
    "the journal is cut": ("journal", lambda file: os.truncate(file, file.stat().st_size - 20)),
    "the file is replaced": ("file", _replace),
    "the file is appended to": ("file", lambda file: _append(file, b"hallo\n")),
}


def _append(file: Path, data: bytes) -> None:
    with file.open("ab") as opened:
        opened.write(data)


@pytest.mark.parametrize("harm", HARMS)
def test_a_file_that_is_changed_underneath_and_put_back(harm, app, demo_store, tmp_path):
    which, does = HARMS[harm]
    file = journal(demo_store) if which == "journal" else demo_store
    before = file.read_bytes()
    app.press(WORDS)
    app.shows(WORDS)
    does(file)
    after = file.read_bytes() if file.exists() else None
    app.press("Enter")
    app.shows(f"│ {WORDS}")
    app.settle(0.5)
    said = app.text.partition("Noteer")[0].splitlines()[-3:]
    assert any(name in line for line in said for name in ("demo.json", "journal-")), app.text
    assert "Bewaard" not in app.text
    assert (file.read_bytes() if file.exists() else None) == after
    file.write_bytes(before)
    app.shows("Het werkt weer")
    app.press("Enter")
    app.shows("Bewaard")
    app.leave()
    assert notes(demo_store, tmp_path)[:2] == [WORDS, "ging goed"]


def test_what_is_appended_to_the_journal_is_refused_kept_aside_and_never_read(
    app, demo_store, tmp_path
):
    _append(journal(demo_store), b"hallo wereld\n")
    app.press(WORDS, "Enter")
    app.shows("is veranderd terwijl dit programma")
    app.shows(f"│ {WORDS}")
    app.press("Enter")
    app.hides(f"│ {WORDS}")
    app.leave()
    assert notes(demo_store, tmp_path)[:2] == [WORDS, "ging goed"]
    kept = [file.read_bytes() for file in (own_directory(demo_store) / "quarantine").iterdir()]
    assert kept == [b"hallo wereld\n"]


HOLDER = """
import fcntl, os, sys, time
handle = os.open(sys.argv[1], os.O_RDWR)
fcntl.flock(handle, fcntl.LOCK_EX)
print("held", flush=True)
time.sleep(600)
"""


@contextmanager
def who_holds_the_lock(store: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Another program, stopped in the middle of what it writes."""
    lock = own_directory(store) / "lock"
    line = [sys.executable, "-c", HOLDER, str(lock)]
    holder = subprocess.Popen(line, stdout=subprocess.PIPE)
    assert holder.stdout and holder.stdout.readline() == b"held\n"
    holder.send_signal(signal.SIGSTOP)
    try:
        yield holder
    finally:
        holder.kill()
        holder.wait()


def test_a_program_that_was_stopped_while_it_wrote_is_waited_for_and_said(
    app, demo_store, tmp_path
):
    with who_holds_the_lock(demo_store) as holder:
        app.press(WORDS, "Enter")
        app.shows("is traag")
        app.press("en intussen dit")
        app.shows("│ en intussen dit")
        app.shows("een ander programma houdt")
        app.shows("hierna nog 1 regel")
        assert "│ en intussen dit" in app.text
        holder.kill()
        app.press("Enter")
        app.shows("Bewaard")
        app.shows(f"│ {WORDS}")
        app.press("Enter")
        app.shows("│  @wie")
    app.leave()
    assert set(notes(demo_store, tmp_path)[:2]) == {WORDS, "en intussen dit"}


def test_a_killed_program_holds_up_nobody(app, demo_store):
    with who_holds_the_lock(demo_store) as holder:
        app.press(WORDS, "Enter")
        app.settle(0.1)
        holder.kill()
        begin = time.monotonic()
        app.shows("Bewaard")
        assert time.monotonic() - begin < 1.5


def test_who_was_stopped_has_held_up_nobody_and_catches_up(app, start, demo_store, tmp_path):
    other: Terminal = start("--store", str(demo_store), "--as", "Anja")
    other.shows("Noteer")
    app.press("half getypt")
    app.shows("half getypt")
    os.kill(app.pid, signal.SIGSTOP)
    other.press("terwijl die stilstaat", "Enter")
    other.shows("Bewaard")
    os.kill(app.pid, signal.SIGCONT)
    app.shows("terwijl die stilstaat")
    app.press(" nu af", "Enter")
    all_show("half getypt nu af", app, other)
    for number in range(20):  # one thread reads what is typed: nothing overtakes anything
        app.press(f"regel {number} van twintig", "Enter")
    all_show("regel 19 van twintig", app, other)
    other.leave()
    app.leave()
    assert app.echoes, "the shell gets its terminal back as it was"
    lines = [f"regel {number} van twintig" for number in reversed(range(20))]
    found = notes(demo_store, tmp_path)[:22]
    assert found == [*lines, "half getypt nu af", "terwijl die stilstaat"]


def test_a_terminal_that_is_closed_ends_the_program_and_keeps_what_was_typed(
    app, start, demo_store
):
    app.press("nog niet af")
    app.shows("nog niet af")
    app.hang_up()
    again: Terminal = start("--store", str(demo_store), "--as", "Karim")
    again.shows("│ nog niet af")
    again.leave()
