"""Stock TinyDB, SQLite and ours under every fault, on this machine, in one run.

    python -m torture [--states N]

writes the tables into `docs/reliability.md`. N: how many states of a disk to judge besides those of
the tests, one million unless told."""

from __future__ import annotations

import argparse
import itertools
import os
import platform
import sqlite3
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from torture import rows
from torture.caught import caught_by
from torture.chance import judged_by_chance
from torture.mistakes import MISTAKES
from torture.real_app import app_at_every_call
from torture.real_program import at_every_call

PAGE = Path(__file__).parents[2] / "docs" / "reliability.md"

ROWS: dict[str, Callable[[], rows.Cells]] = {
    "all crash states of 100 commits and two checkpoints, bad": rows.crash_states,
    "400 × SIGKILL at a random moment, bad": rows.kills,
    "KILL, ENOSPC and EIO at every n-th call, bad": rows.injected,
    "disk full (small disks, RLIMIT_FSIZE) and room again, bad": rows.full_disk,
    "two processes × 200 commits, 20 times, kept": rows.two_writers,
    "file replaced, unlinked, cut, lengthened underneath": rows.changed_underneath,
    "files that are no store": rows.malformed_files,
    "one flipped bit, every byte": rows.flipped_bits,
    "a commit at 20,000 documents, p95": rows.commit_times,
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="torture")
    parser.add_argument("--states", type=int, default=1_000_000)
    states = parser.parse_args().states
    program, app = at_every_call(), app_at_every_call()
    _say(program)
    _say(app)
    text = [*_comparison(), "", *_long_run(states), "", program, "", app, "", *_mistakes()]
    _replace(PAGE, "\n".join(text))


def _say(line: str) -> None:
    print(f"{time.strftime('%H:%M:%S')}  {line}", file=sys.stderr, flush=True)


def _comparison() -> list[str]:
    found = {}
    for name, measure in ROWS.items():
        found[name] = measure()
        _say(f"{name}: {found[name]}")
    lines = [
        "| fault | stock TinyDB 4.9 | SQLite (WAL, synchronous=FULL) | Buurt |",
        "|---|---|---|---|",
    ]
    for name, cells in found.items():
        floor = f" (write and sync alone: {cells['floor']})" if "floor" in cells else ""
        lines.append(f"| {name}{floor} | {cells['stock']} | {cells['sqlite']} | {cells['ours']} |")
    where = f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, "
    where += f"{platform.system()} {platform.release()}, {os.cpu_count()} cores."
    return [*lines, "", where]


def _long_run(states: int) -> list[str]:
    workers = os.cpu_count() or 1
    begin = time.monotonic()
    with ProcessPoolExecutor(workers) as pool:
        parts = [
            pool.submit(_by_chance, first, workers, states // workers) for first in range(workers)
        ]
        found = [part.result() for part in parts]
    judged, lives = (sum(part[n] for part in found) for n in (0, 1))
    minutes = (time.monotonic() - begin) / 60
    line = f"{judged:,} distinct states that a crash may leave in {lives:,} lives made up by chance"
    line += " (two programs, failures, kills, checkpoints, erasures): **0 bad**, "
    line += f"{minutes:.0f} minutes."
    _say(line)
    return [line]


def _by_chance(first: int, step: int, states: int) -> tuple[int, int]:
    return judged_by_chance(itertools.count(first, step), states)


def _mistakes() -> list[str]:
    lines = ["| mistake, made by our own store | caught by |", "|---|---|"]
    for name in MISTAKES:
        caught = caught_by(name)
        assert caught, f"nobody catches it: {name}"
        lines.append(f"| {name} | {caught[0]} |")
    return lines


def _replace(page: Path, text: str) -> None:
    """Put `text` between the two marks on the page."""
    before, mark, rest = page.read_text("utf-8").partition("<!-- begin: make torture -->")
    _, end, after = rest.partition("<!-- end: make torture -->")
    assert mark and end, f"{page} has no place for the tables"
    page.write_text(f"{before}{mark}\n{text}\n{end}{after}", "utf-8")


if __name__ == "__main__":
    main()
