"""A whole review in a real terminal, with nothing but the keys that stand at its foot."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from terminal.terminal import Terminal, buurt

PEOPLE = (
    *(
        "Fatima el Amrani",
        "Omar Said",
        "Gülay Arslan",
        "Nel Visser",
        "Xorvan Tiel",
        "Hicham Zerrouk",
    ),
    *("Ans Dekker", "Joop Mos"),
)
LINES = [f"@{name} *wandelen praatje over {n} geheimen !vr bellen" for n, name in enumerate(PEOPLE)]
TOTAL = 17
"""Eight promises, eight wishes, and what we learned."""


def a_store(home: Path) -> Path:
    """Eight residents of half a month ago, each with a promise and a wish."""
    path = home / "team.json"
    told = "\n".join(f"{line} /Kwakersstraat" for line in LINES)
    old = ("--today", "2026-11-03")
    logged = buurt("log", "--store", str(path), "--as", "Karim", *old, home=home, typed=told)
    assert logged.returncode == 0, logged.stderr
    return path


def secrets(path: Path, home: Path) -> list[str]:
    rows = json.loads(buurt("residents", "--json", "--store", str(path), home=home).stdout)
    names = [word for row in rows for word in row["name"].split() if len(word) > 3]
    return [*names, "geheimen", "bellen"]


def readable(output: bytes) -> str:
    text = output.decode("utf8", "replace")
    return text + "\n" + re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", text)


def at(terminal: Terminal, number: int) -> str:
    return terminal.shows(f"{number} van {TOTAL}")


@pytest.fixture
def review(start, tmp_path: Path):
    """Screen 8 on a projector, before it begins."""
    path = a_store(tmp_path)
    options = ("--store", str(path), "--today", "2026-11-23")
    app = start(*options, "--as", "Karim", columns=60, rows=20)
    app.shows("Hoe heet jullie buurt?")
    app.press("Onze buurt", "Enter")
    app.shows("Wie ben je?")
    app.press("Enter")
    app.shows("Klaar om te beginnen")
    app.press("Esc")
    app.press("8")
    app.shows(f"{TOTAL} dingen om te bespreken")
    return app, options, path


def foot(terminal: Terminal) -> str:
    """The rows with the keys."""
    return "\n".join(terminal.text.splitlines()[-4:])


def test_seventeen_things_stopped_at_nine_and_resumed_at_ten_elsewhere(
    start, review, tmp_path: Path
) -> None:
    app, options, path = review
    app.press("Enter")
    app.shows("Wie zijn er?")
    app.output = b""
    app.press("Enter")
    keys = ["Enter", "g", "s", "l", ">", "Enter", "Enter", "Enter", "Enter"]
    for number, key in enumerate(keys, 1):
        at(app, number)
        shown = "⏎" if key == "Enter" else key
        assert f"{shown} " in foot(app), f"{key} is not at the foot:\n{app.text}"
        app.press(key)
        if key in "l>":
            app.shows("⏎ kies")
            app.press("1")
    at(app, 10)
    assert "q stoppen" in foot(app)
    app.press("q")
    app.shows("Gestopt")
    app.leave()

    other = start(*options, "--as", "Anja", columns=60, rows=20)
    other.shows("Noteer")
    other.press("Esc")
    other.press("8")
    other.shows(f"We zijn bij 10 van {TOTAL}")
    other.output = b""
    other.press("Enter")
    for number in range(10, TOTAL + 1):
        at(other, number)
        other.press("Enter")
    other.shows("Alles is langsgekomen")
    other.press("Enter")
    other.shows("gesloten")
    other.leave()

    shown = readable(app.output) + readable(other.output)
    assert [text for text in secrets(path, tmp_path) if text in shown] == []
    said = buurt("minutes", *options, home=tmp_path).stdout
    assert f"16 van {TOTAL} besproken" in said
    assert len(re.findall(r"Bewoner \w+ · Kwakersstraat", said)) == 15
    assert said.count("gedaan") == 1
    assert "Beloftes: 1" in said.split("Niet besproken")[1]
    assert [text for text in secrets(path, tmp_path) if text in said] == []


def test_another_terminal_sees_where_it_is_and_takes_over(start, review) -> None:
    app, options, _path = review
    app.press("Enter")
    app.shows("Wie zijn er?")
    app.press("Enter")
    at(app, 1)
    app.press("Enter")
    at(app, 2)
    other = start(*options, "--as", "Anja")
    other.shows("Noteer")
    other.press("Esc")
    other.press("8")
    other.shows("Karim leidt")
    same = next(line.strip() for line in app.text.splitlines() if "Bewoner" in line)
    assert same in at(other, 2)
    other.press("o")
    other.shows("Neem jij het over?")
    other.press("2")
    other.hides("Karim leidt")
    app.shows("Anja leidt")
    other.press("Enter")
    at(other, 3)
    at(app, 3)


def test_who_was_killed_is_taken_over_at_once_half_a_minute_later(start, review) -> None:
    app, options, _path = review
    app.press("Enter")
    app.shows("Wie zijn er?")
    app.press("Enter")
    at(app, 1)
    app.kill()
    other = start("--store", options[1], "--today", "2026-11-24", "--as", "Anja")
    other.shows("namen verborgen")  # it takes over what was hidden where the program died
    other.press("Esc")
    other.press("8")
    other.shows(f"We zijn bij 1 van {TOTAL}")
    other.press("Enter")
    at(other, 1)
