"""Programs that people may know, doing what they do of the same: keep one line, and come up.

    python benchmarks/bench_peers.py [TIMES]

Taskwarrior and jrnl keep a line beside a thousand others, as `buurt log` does beside a thousand
encounters; posting, a Textual program of some size, comes up. Who is not installed is left out."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from statistics import median
from time import perf_counter

import bench_start
from bench_headless import buurt
from grown import TODAY, write
from table import missing, ms, row

ROWS = 1_000
APART = Path(__file__).parent.parent / ".venv-peers" / "bin"
"""Where `make bench` puts those that are Python programs."""
JRNL = """\
journals:
  default:
    journal: {journal}
version: v4.2
editor: ''
encrypt: false
template: false
default_hour: 9
default_minute: 0
timeformat: '%Y-%m-%d %H:%M'
tagsymbols: '@'
highlight: true
linewrap: 79
indent_character: '|'
colors: {{body: none, date: none, tags: none, title: none}}
"""

Keeping = tuple[list[str], dict[str, str]]
"""A command that keeps one line, and its environment."""


def main() -> None:
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with tempfile.TemporaryDirectory() as folder:
        keeping = dict(_keeping(Path(folder)))
        taken: dict[str, list[float]] = {name: [] for name in keeping}
        for _ in range(times):
            for name, (command, environment) in keeping.items():
                taken[name].append(_run(command, environment))
        ours = median(taken["buurt"])
        for name, seconds in taken.items():
            if name != "buurt":
                beside = f"`buurt log` ({ms(ours)})"
                row(
                    f"{name} keeps a line beside {ROWS:,}",
                    beside,
                    f"{median(seconds) / ours:.1f} ×",
                )
        _posting(Path(folder), times)


def _run(command: list[str], environment: dict[str, str]) -> float:
    begin = perf_counter()
    subprocess.run(
        command, env=environment, input=b"zo maar een praatje\n", capture_output=True, check=True
    )
    return perf_counter() - begin


def _keeping(folder: Path) -> Iterator[tuple[str, Keeping]]:
    store = folder / "team.json"
    write(store, ROWS, ROWS // 10, TODAY)
    base = {"PATH": os.environ["PATH"], "HOME": str(folder), "LANG": "C.UTF-8"}
    yield "buurt", (buurt("log", "--store", str(store), "--as", "Anja"), base)
    if task := shutil.which("task"):
        yield "Taskwarrior", _taskwarrior(task, folder, base)
    else:
        missing("Taskwarrior", "it is not installed (apt install taskwarrior)")
    if (jrnl := APART / "jrnl").exists():
        yield "jrnl", _jrnl(jrnl, folder, base)
    else:
        missing("jrnl", "it is not installed (make bench does, where it can)")


def _taskwarrior(task: str, folder: Path, base: dict[str, str]) -> Keeping:
    settings = folder / "taskrc"
    settings.write_text(f"data.location={folder / 'tasks'}\nconfirmation=off\n")
    (folder / "tasks").mkdir()
    environment = {**base, "TASKRC": str(settings)}
    tasks = [{"description": f"praatje {n}", "tags": ["koken"]} for n in range(ROWS)]
    subprocess.run(
        [task, "import", "-"],
        env=environment,
        input=json.dumps(tasks).encode(),
        capture_output=True,
        check=True,
    )
    return [task, "add", "praatje", "+koken"], environment


def _jrnl(jrnl: Path, folder: Path, base: dict[str, str]) -> Keeping:
    journal, settings = folder / "journal.txt", folder / "jrnl.yaml"
    days = (TODAY - timedelta(days=ROWS - n) for n in range(ROWS))
    journal.write_text("".join(f"[{day} 10:00] praatje @koken\n\n" for day in days))
    settings.write_text(JRNL.format(journal=journal))
    return [str(jrnl), "--config-file", str(settings), "praatje @koken"], base


def _posting(folder: Path, times: int) -> None:
    posting = APART / "posting"
    if not posting.exists():
        missing("posting", "it is not installed (make bench does, where it can)")
        return
    environment = bench_start._environment(str(folder))
    ours = [str(Path(sys.executable).with_name("buurt")), "demo"]
    taken: dict[str, list[float]] = {"posting": [], "buurt": []}
    for _ in range(max(3, times // 3)):
        for name, command, shows in (
            ("posting", [str(posting)], b"Send"),
            ("buurt", ours, b"^Q"),
        ):
            try:
                painted = bench_start._run(command, environment, shows, b"").painted
            except OSError:  # the terminal hung up: the program is gone
                missing(name, "it does not start on this machine")
                return
            taken[name].append(painted)
    beside = f"`buurt demo` ({ms(median(taken['buurt']))})"
    ratio = median(taken["posting"]) / median(taken["buurt"])
    row("posting paints its first screen", beside, f"{ratio:.1f} ×")


if __name__ == "__main__":
    main()
