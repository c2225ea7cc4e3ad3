"""A life of the app in which the n-th thing that it asks of the system goes wrong, and what became
of the lines that somebody typed in it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NamedTuple

from builders import a_member
from store.log_under_fault import found
from terminal.faulty_app import came, program
from terminal.terminal import Terminal

from buurt_tui.domain.model import NEIGHBOURHOOD_ID, Neighbourhood, Put, Revision
from buurt_tui.store.tiny import TinyStore

LINES = ("zat op het bankje", "liep naar de markt")
FIELD = "─ Noteer ─"
EMPTY = "│  @wie"
MISTAKES = ("Traceback", "Error", "maakte een fout", "fout in het programma")


class Life(NamedTuple):
    """What became of it."""

    came: bool
    """Whether anything was asked for the n-th time."""
    wrong: list[str]
    """What should not have happened."""


def make_store(path: Path) -> None:
    """A neighbourhood, with something in its file and something in its journal."""
    store = TinyStore(path)
    here = Neighbourhood(id=NEIGHBOURHOOD_ID, name="Hier")
    base = store.commit((Put(here), Put(a_member("Karim"))), base=Revision(0))
    store.checkpoint()
    store.commit((Put(a_member("Anja")),), base=base)
    store.close()


def live(before: Path, home: Path, fault: str, at: int) -> Life:
    """Log two lines and leave, with the fault; then open the app anew, and save what it offers."""
    shutil.copytree(before, home)
    over, promised, wrong = home / "over", list[str](), list[str]()
    store = ("--store", str(home / "team.json"), "--as", "Karim")
    app = Terminal(*store, home=home, program=program(fault, at, over))
    try:
        _log(app, over, promised)
        if not fault.startswith("kill") and app.exit_code != 0 and FIELD.encode() in app.output:
            wrong.append(f"it left with {app.exit_code}")
    finally:
        app.close()
    again = Terminal(*store, home=home)
    try:
        _save_what_is_left(again)
    finally:
        again.close()
    told = f"{app.output.decode(errors='replace')}{app.text}{again.text}"
    wrong += [f"{word} is said" for word in MISTAKES if word in told]
    notes = [each.note for each in found(home / "team.json").encounters.values()]
    for line in LINES:
        if (times := notes.count(line)) > 1 or (line in promised and not times):
            wrong.append(f"{line!r} is there {times} times")
    return Life(came(over).exists(), wrong)


def _log(app: Terminal, over: Path, promised: list[str]) -> None:
    """Write the lines as far as the program lives, and leave it.

    `promised`: those that stood on the screen."""
    if not app.comes(lambda: FIELD in app.text):
        return
    for line in LINES:
        app.paste(line)
        if not app.comes(lambda line=line: f"│ {line}" in app.text):
            return
        app.settle(0.1)  # a program that dies at the very key promised nothing
        if not app.is_running:
            return
        promised.append(line)
        app.press("Enter")
        if not app.comes(lambda line=line: _is_saved(app, line) or _has_failed(app, line)):
            return
        if not _is_saved(app, line):
            over.touch()
            app.press("Enter")
            app.comes(lambda line=line: _is_saved(app, line))
    app.press("Ctrl+Q")
    app.comes(lambda: False)


def _is_saved(app: Terminal, line: str) -> bool:
    above, _, below = app.text.partition(FIELD)
    return line in above and "Bewaard" in above and f"│ {line}" not in below


def _has_failed(app: Terminal, line: str) -> bool:
    """Whether that is said, and the line stands in the field."""
    above, _, below = app.text.partition(FIELD)
    return "niet bewaard" in above and f"│ {line}" in below


def _save_what_is_left(app: Terminal) -> None:
    app.shows(FIELD)
    for _each in LINES:
        app.settle(0.1)
        if EMPTY in app.text:
            break
        app.press("Enter")
    app.shows(EMPTY)
    app.leave()
