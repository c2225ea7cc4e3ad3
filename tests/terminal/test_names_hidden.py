"""With F12 on, no name, note or reason of the demo is in any byte sent to the terminal."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from terminal.terminal import buurt

SIZES = ((80, 24), (120, 40), (60, 20))


def told(command: str, store: Path, home: Path, *more: str) -> list[dict[str, object]]:
    answer = buurt(command, "--json", "--store", str(store), *more, home=home)
    assert answer.returncode == 0, answer.stderr
    rows: list[dict[str, object]] = json.loads(answer.stdout)
    return rows


def secrets(store: Path, home: Path) -> set[str]:
    """Every name, alias, description, note and reason, long enough to be told from chance."""
    residents = told("residents", store, home)
    texts = [text for r in residents for text in (r["name"], r["description"], *r["aliases"])]
    texts += [encounter["note"] for encounter in told("encounters", store, home)]
    texts += [row["reason"] for row in told("follow-ups", store, home, "--all")]
    words = {word for r in residents if r["name"] for word in str(r["name"]).split()}
    return {str(text) for text in texts if text and len(str(text)) > 3} | {
        word for word in words if len(word) > 4
    }


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_no_name_note_or_reason_reaches_the_terminal(
    start, demo_store: Path, tmp_path: Path, columns: int, rows: int
) -> None:
    hidden = secrets(demo_store, tmp_path)
    app = start("--store", str(demo_store), "--as", "Karim", columns=columns, rows=rows)
    app.shows("Noteer")
    app.press("@fatima half getypt")
    app.shows("half getypt")
    app.press("F12")
    app.shows("amen")
    app.settle()
    app.output = b""
    for screen in ("F2", "F3", "F4", "F8", "1"):
        app.press(screen)
        app.settle()
        for key in ("Down", "Down", "Enter", "Esc", "?", "Esc", "Ctrl+P", "Esc", "/", "Esc"):
            app.press(key)
            app.settle(0.08)
    app.press("Ctrl+Z")
    app.settle()
    shown = readable(app.output)
    team = {"Karim", "Anja"}
    leaked = {text for text in hidden if text in shown and text not in team}
    assert len(app.output) > 5_000
    assert leaked == set()


def readable(output: bytes) -> str:
    """The text in what was sent, with and without what moves the cursor between."""
    text = output.decode("utf8", "replace")
    bare = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", text)
    return text + "\n" + bare
