"""Every benchmark, one after another, each a program of its own; and the table of what they found.

    python benchmarks/run.py [--keep PAGE]

With --keep the rows that they print take the place of those between the two marks in that page."""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
from pathlib import Path

from table import BEGINS

MARKS = ("<!-- measured by `make bench` -->", "<!-- until here -->")
HEAD = ["| what | beside | measured | aim |", "|---|---|---|---|"]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--keep", type=Path, metavar="PAGE")
    chosen = options.parse_args()
    rows: list[str] = []
    failed: list[str] = []
    for path in sorted(Path(__file__).parent.glob("bench_*.py")):
        name = path.stem.removeprefix("bench_")
        print(f"== {name}", flush=True)
        found, is_done = measured(path)
        rows += found
        failed += [] if is_done else [name]
    if chosen.keep and not failed:
        keep(chosen.keep, rows)
    if failed:
        sys.exit(f"broke off: {', '.join(failed)}; no table was written")


def measured(path: Path) -> tuple[list[str], bool]:
    """The rows that this benchmark prints, and whether it came to its end."""
    # without it each program would compile all it imports, every time it starts
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    rows: list[str] = []
    with subprocess.Popen(
        [sys.executable, str(path)], stdout=subprocess.PIPE, text=True, env=env
    ) as program:
        assert program.stdout
        for line in program.stdout:
            print(line, end="", flush=True)
            if line.startswith(BEGINS):
                rows.append(line.rstrip("\n"))
    return rows, program.returncode == 0


def keep(page: Path, rows: list[str]) -> None:
    """Put the rows between the marks, and say what they were measured on."""
    before, _, rest = page.read_text("utf-8").partition(MARKS[0])
    _, _, after = rest.partition(MARKS[1])
    machine = f"Python {platform.python_version()}, {platform.system()}, {os.cpu_count()} cores"
    load = f"load {os.getloadavg()[0]:.1f}"
    text = "\n".join([MARKS[0], "", *HEAD, *rows, "", f"{machine}, {load}.", "", MARKS[1]])
    page.write_text(before + text + after, "utf-8")


if __name__ == "__main__":
    main()
