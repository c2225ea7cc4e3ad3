"""How long commands take beside an interpreter that does nothing, as people wait for them.

    python benchmarks/bench_headless.py [TIMES]

Every command is a process of its own, its standard output a pipe, on the invented neighbourhood.
Shown are medians and their ratio to `python -c pass` with the same interpreter."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from table import ms, row

START = "from buurt_tui.__main__ import main; main()"
"""What the installed `buurt` does."""

GOALS = {"follow-ups": 8.0, "residents": 8.0, "log": 6.0}


def main() -> None:
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    with tempfile.TemporaryDirectory() as folder:
        store = str(Path(folder) / "demo.json")
        run(buurt("demo", "--write", store))
        cases: dict[str, tuple[list[str], bytes]] = {
            "pass": ([sys.executable, "-c", "pass"], b""),
            "--version": (buurt("--version"), b""),
            "follow-ups": (buurt("follow-ups", "--json", "--store", store), b""),
            "residents": (buurt("residents", "fatma", "--json", "--store", store), b""),
            "log": (buurt("log", "--store", store, "--as", "Anja"), b"@Fatima #koken praatje\n"),
        }
        taken: dict[str, list[float]] = {name: [] for name in cases}
        for _ in range(times):  # in turns, so that a busy moment hits all alike
            for name, (command, line) in cases.items():
                taken[name].append(run(command, line))
    nothing = median(taken["pass"])
    for name, seconds in taken.items():
        if name != "pass":
            ratio = f"{median(seconds) / nothing:.1f} × ({ms(median(seconds))})"
            aim = f"≤ {GOALS[name]:.0f} ×" if name in GOALS else "–"
            row(f"`buurt {name}` on the demo", f"`python -c pass` ({ms(nothing)})", ratio, aim)


def buurt(*words: str) -> list[str]:
    return [sys.executable, "-c", START, *words]


def run(command: list[str], line: bytes = b"") -> float:
    before = time.perf_counter()
    done = subprocess.run(command, input=line, capture_output=True, check=False)
    after = time.perf_counter()
    assert done.returncode == 0, done.stderr.decode()
    return after - before


if __name__ == "__main__":
    main()
