"""`buurt log --ids` as it is shipped, with a fault at every n-th call, by `strace`."""

from __future__ import annotations

import shutil
import subprocess
import sys
from itertools import product
from pathlib import Path

from store.log_under_fault import found, is_whole
from torture.rows import CHANGING, ENVIRONMENT, a_directory
from torture.trace import has_strace

from buurt_tui.store import StoreError

FAULTS = {
    "KILL": "signal=KILL:when={at}",
    "ENOSPC": "error=ENOSPC:when={at}+",
    "EIO": "error=EIO:when={at}+",
    "EINTR": "error=EINTR:when={at}",
}
"""Errors stay, as those of a disk do; a call is interrupted once."""
LINES = 2
TEXT = "".join(f"@Nieuwe Bewoner{n} #koken kwam langs {n} !1w\n" for n in range(LINES))


def at_every_call() -> str:
    """One line of what came of it."""
    named = f"`buurt log --ids` with {', '.join(FAULTS)} at every n-th call"
    if not has_strace():
        return f"{named}: not measured, no strace here"
    runs, bad = 0, list[str]()
    # strace counts each kind of call for itself
    for is_new, fault, call in product((True, False), FAULTS, CHANGING.split(",")):
        with a_directory() as directory:
            verdicts = _verdicts(directory, fault, call, is_new)
        runs += len(verdicts)
        bad += [verdict for verdict in verdicts if verdict]
    return f"{named}: **{len(bad)} bad** of {runs} runs" + "".join(f"; {each}" for each in bad)


def _verdicts(directory: Path, fault: str, call: str, is_new: bool) -> list[str]:
    """What was wrong after each run, empty if nothing was; until a run ends before the fault."""
    before = directory / "before"
    before.mkdir()
    if not is_new:
        _log(before / "team.json", directory / "trace", [])
    verdicts: list[str] = []
    while True:
        place = directory / "now"
        shutil.copytree(before, place)
        known = set() if is_new else set(found(place / "team.json").encounters)
        inject = f"inject={call}:{FAULTS[fault].format(at=len(verdicts) + 1)}"
        said = _log(place / "team.json", directory / "trace", ["-e", inject])
        trace = (directory / "trace").read_text("utf-8", "replace")
        if "INJECTED" not in trace and "killed by SIGKILL" not in trace:
            return verdicts
        wrong = _wrong(place / "team.json", known, set(said.split("\n")[:-1]))
        verdicts.append(f"{fault} at {call} {len(verdicts) + 1}: {wrong}" if wrong else "")
        shutil.rmtree(place)


def _log(path: Path, trace: Path, inject: list[str]) -> str:
    line = ["strace", "-f", "-qq", "-o", str(trace), "-e", f"trace={CHANGING}", *inject]
    program = [sys.executable, "-B", "-m", "buurt_tui", "--store", str(path), "log", "--ids"]
    environment = {**ENVIRONMENT, "XDG_STATE_HOME": str(path.parent / "state")}
    done = subprocess.run(
        [*line, *program], input=TEXT, capture_output=True, text=True, env=environment
    )
    return done.stdout


def _wrong(path: Path, known: set[str], ids: set[str]) -> str:
    try:
        buurt = found(path)
    except StoreError:
        return "unreadable"
    logged = set(buurt.encounters) - known
    if not ids <= logged:
        return "acknowledged and not there"
    if len(logged) > len(ids) + 1:
        return "more than was said"
    return "" if is_whole(buurt) else "half"
