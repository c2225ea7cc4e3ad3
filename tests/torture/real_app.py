"""The app at a terminal, with a fault at every n-th thing that it asks of the system."""

from __future__ import annotations

import shutil
from itertools import count
from pathlib import Path

from store.log_under_fault import FAULTS
from terminal.app_under_fault import live, make_store
from torture.rows import a_directory


def app_at_every_call() -> str:
    """One line of what came of it."""
    runs, bad = 0, list[str]()
    with a_directory() as directory:
        make_store(directory / "before" / "team.json")
        for fault in FAULTS:
            for at in count(1):
                came, wrong = _lived(directory, fault, at)
                if not came:
                    break
                runs += 1
                bad += [f"{fault} at {at}: {', '.join(wrong)}"] if wrong else []
    named = f"The app at a terminal with {', '.join(FAULTS)} at every n-th call"
    return f"{named}: **{len(bad)} bad** of {runs} runs" + "".join(f"; {each}" for each in bad)


def _lived(directory: Path, fault: str, at: int) -> tuple[bool, list[str]]:
    try:
        return live(directory / "before", directory / "now", fault, at)
    except AssertionError as stuck:  # it did not come to what somebody waits for
        return True, [str(stuck).partition("\n")[0]]
    finally:
        shutil.rmtree(directory / "now", ignore_errors=True)
