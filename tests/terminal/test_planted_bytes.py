"""No byte that reaches a terminal while names are hidden gives a planted name or word away.

The real program, at three sizes and in two languages; also in an open dialog, on a crash, and when
it is killed. `tests/ui/test_planted_names.py` presses every key there is; this is about bytes."""

from __future__ import annotations

import os
import signal
from datetime import date
from pathlib import Path

import pytest
from terminal.terminal import Terminal
from ui.planted import RESIDENTS, found, found_in_bytes, write_to

CRASHES = """
import sys
from buurt_tui.ui.screens.follow_ups import FollowUpsScreen
def show(self, now):
    raise KeyError([resident.name for resident in now.buurt.residents.values()])
FollowUpsScreen.show = show
from buurt_tui.__main__ import main
main()
"""
WALKED = ("Down", "Down", "Enter", "Down", "Enter", "Esc", "Esc", "?", "Esc", "Ctrl+P", "e", "Esc")
"""What is pressed on each screen: rows, their menu, help, and the palette with something typed."""


@pytest.fixture
def planted(tmp_path: Path) -> Path:
    """A store of some five hundred people, each with planted words."""
    return write_to(tmp_path / "buurt.json", date.today())


def hidden(app: Terminal) -> None:
    """Hide names; what was sent before does not count."""
    app.settle()
    app.press("F12")
    app.settle(0.5)
    assert found(app.text) == [], app.text
    app.output = b""


def test_there_are_enough_of_them_and_they_are_found(start, planted: Path) -> None:
    assert RESIDENTS >= 400
    app: Terminal = start("--store", str(planted), "--as", "Karim")
    app.shows("Noteer")
    app.press("Esc", "3")
    app.shows("bewoners")
    app.settle()
    assert len(found_in_bytes(app.output)) > 10


@pytest.mark.parametrize(
    ("language", "columns", "rows"), [("nl", 60, 20), ("en", 80, 24), ("nl", 120, 40)]
)
def test_no_byte_gives_anybody_away(
    start, planted: Path, language: str, columns: int, rows: int
) -> None:
    app: Terminal = start(
        "--store", str(planted), "--as", "Karim", "--lang", language, columns=columns, rows=rows
    )
    app.shows("@")
    app.press("@qvaqva half getypt")
    hidden(app)
    for screen in ("F2", "F3", "F4", "F8", "Esc", "1"):
        app.press(screen)
        app.settle(0.15)
        for key in WALKED:
            app.press(key)
            app.settle(0.05)
        app.press("Esc", "Esc")
    app.press("/", "a", "Esc", "Ctrl+Z", "Esc")
    app.settle(0.2)
    left = app.leave()
    assert found_in_bytes(app.output) == []
    assert found(left) == []
    assert len(app.output) > 10_000


@pytest.mark.parametrize("opened", ["e", "w", "m", "/", "Enter", "Ctrl+P"])
def test_hiding_in_an_open_dialog_leaves_nothing_of_it(start, planted: Path, opened: str) -> None:
    app: Terminal = start("--store", str(planted), "--as", "Karim")
    app.shows("Noteer")
    app.press("Esc", "3", "Down", opened)
    app.settle(0.3)
    hidden(app)
    app.press("Esc", "Down", "Down")
    app.settle(0.2)
    app.leave()
    assert found_in_bytes(app.output) == []


def test_a_crash_while_names_are_hidden_tells_no_name(start, planted: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.py"
    broken.write_text(CRASHES)
    app: Terminal = start(
        "--store",
        str(planted),
        "--as",
        "Karim",
        program=("-P", str(broken)),
        environment={"PYTHONPATH": os.getcwd()},
    )
    app.shows("Noteer")
    hidden(app)
    app.press("F2")
    text = app.ended()
    assert "fout in het programma" in text
    assert found_in_bytes(app.output) == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_a_signal_while_names_are_hidden_tells_no_name(start, planted: Path, number: int) -> None:
    app: Terminal = start("--store", str(planted), "--as", "Karim")
    app.shows("Noteer")
    hidden(app)
    app.press("Esc", "3")
    app.settle(0.2)
    app.send_signal(number)
    app.ended()
    assert found_in_bytes(app.output) == []


def test_after_a_kill_the_next_start_cleans_up_and_still_hides_names(
    start, planted: Path, tmp_path: Path
) -> None:
    app: Terminal = start("--store", str(planted), "--as", "Karim")
    app.shows("Noteer")
    hidden(app)
    app.kill()
    again: Terminal = start("--store", str(planted), "--as", "Karim")
    again.shows("afgebroken")
    again.settle(0.3)
    assert b"\x1b[3J" in again.output.partition(b"\x1b[?1049h")[0]
    assert found_in_bytes(again.output) == []
    assert "verborgen" in again.text
    again.leave()
    third: Terminal = start("--store", str(planted), "--as", "Karim")
    third.shows("Noteer")
    third.settle(0.3)
    assert b"\x1b[3J" not in third.output
    assert "afgebroken" not in third.text
    third.leave()
