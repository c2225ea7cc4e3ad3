"""Several programs on one neighbourhood: nothing is lost, all see it at once, nobody starves."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from terminal.terminal import Terminal, an_environment, buurt
from terminal.test_nothing_lost import notes


@pytest.mark.parametrize("programs", [2, 8])
def test_programs_that_log_at_once_lose_nothing_while_others_fold_and_back_up(programs, tmp_path):
    store, each = tmp_path / "team.json", 240 // programs
    assert buurt("log", "--store", str(store), home=tmp_path, typed="eerst\n").returncode == 0
    line = [sys.executable, "-m", "buurt_tui", "--store", str(store)]
    started = [
        subprocess.Popen(
            [*line, "log", "--ids"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=an_environment(tmp_path),
        )
        for _ in range(programs)
    ]
    for who, program in enumerate(started):
        assert program.stdin
        program.stdin.write("".join(f"@Bewoner{who} {who}-{n}\n" for n in range(each)).encode())
        program.stdin.close()
        program.stdin = None
    for command in ("checkpoint", "backup", "checkpoint"):
        done = buurt(command, "--store", str(store), home=tmp_path)
        assert done.returncode == 0 or "colleague" in done.stderr or "collega" in done.stderr
    ids: set[str] = set()
    for program in started:
        out, err = program.communicate(timeout=120)
        assert program.returncode == 0, err.decode()
        ids |= set(out.decode().split())
    assert len(ids) == programs * each
    logged = notes(store, tmp_path)
    assert sorted(logged) == sorted(
        ["eerst", *(f"{who}-{n}" for who in range(programs) for n in range(each))]
    )
    assert buurt("check", "--store", str(store), home=tmp_path).returncode == 0


def test_what_one_terminal_saves_another_shows_within_a_second(start, demo_store: Path):
    first: Terminal = start("--store", str(demo_store), "--as", "Karim")
    second: Terminal = start("--store", str(demo_store), "--as", "Anja")
    first.shows("Noteer")
    second.shows("Noteer")
    waits = []
    for number in range(7):
        first.press(f"nummer {number}.")
        first.shows(f"nummer {number}.")
        begin = time.monotonic()
        first.press("Enter")
        second.shows(f"nummer {number}.")
        waits.append(time.monotonic() - begin)
        first.settle(0.05)
    assert sorted(waits)[len(waits) // 2] < 1.0, waits


def test_an_app_that_nobody_touches_uses_hardly_any_of_the_machine(start, demo_store: Path):
    app: Terminal = start("--store", str(demo_store), "--as", "Karim")
    app.shows("Noteer")
    app.settle(2)
    before, begin = _used(app.pid), time.monotonic()
    time.sleep(6)
    share = (_used(app.pid) - before) / (time.monotonic() - begin)
    assert share < 0.02, f"{share:.1%} of a core"


def _used(pid: int) -> float:
    """Seconds of the processor."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
