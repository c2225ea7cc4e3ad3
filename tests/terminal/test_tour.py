"""The tour in a real terminal, followed by somebody who does just what it says."""

from __future__ import annotations

import time

import pytest
from terminal.terminal import Terminal

from buurt_tui import lang

A_TYPIST = 0.6
"""Seconds a key, of somebody who types with two fingers and looks for each."""
READING = 4.0
"""Seconds to read one sentence and look where it points."""
AT_MOST = 180.0

DUTCH = [
    ("Typ @fatim en druk op Tab", ["@fatim", "Tab"]),
    ("Typ daarachter #koken", ["#koken"]),
    ("Typ een paar eigen woorden", [" zat op het bankje"]),
    ("Typ: !vr bellen", [" !vr bellen"]),
    ("Druk op Enter. Dan is het bewaard", ["Enter"]),
    ("Druk op Ctrl+Z", ["Ctrl+Z"]),
    ("Enter bewaart hem", ["Enter"]),
    ("Druk op Esc. Vanaf nu", ["Esc"]),
    ("Druk op 2", ["2"]),
    ("Enter laat alles zien", ["Down", "Enter"]),
    ("Druk op l (later), en dan op 2", ["l", "2"]),
    ("Druk op 3", ["3"]),
    ("Druk op / en typ fatma", ["/", "fatma"]),
    ("Druk op Esc en dan op 4", ["Esc", "4"]),
    ("F12 verbergt alle namen", ["F12"]),
    ("Druk weer op F12 en kies: namen tonen", ["F12", "Down", "Enter"]),
    ("Druk op Esc en dan op ?", ["Esc", "?"]),
]
ENGLISH = [
    ("Type @fatim and press Tab", ["@fatim", "Tab"]),
    ("Type #cooking behind it", ["#cooking"]),
    ("Type a few words of your own", [" sat on the bench"]),
    ("Type: !fri call", [" !fri call"]),
    ("Press Enter. Then it is kept", ["Enter"]),
    ("Press Ctrl+Z", ["Ctrl+Z"]),
    ("Press Enter to keep it", ["Enter"]),
    ("Press Esc. From here on", ["Esc"]),
    ("Press 2", ["2"]),
    ("Enter shows all you can do", ["Down", "Enter"]),
    ("Press l (later), and then 2", ["l", "2"]),
    ("Press 3", ["3"]),
    ("Press / and type fatma", ["/", "fatma"]),
    ("Press Esc, then 4", ["Esc", "4"]),
    ("Press F12: all names", ["F12"]),
    ("Press F12 again and choose: show names", ["F12", "Down", "Enter"]),
    ("Press Esc, then ?", ["Esc", "?"]),
]


@pytest.mark.parametrize(
    ("language", "columns", "rows"), [("nl", 80, 24), ("nl", 60, 20), ("en", 120, 40)]
)
def test_whoever_does_what_the_tour_says_is_through_in_three_minutes(
    start, language: str, columns: int, rows: int
) -> None:
    says = DUTCH if language == "nl" else ENGLISH
    app: Terminal = start("demo", "--tour", "--lang", language, columns=columns, rows=rows)
    begun = time.monotonic()
    for said, pressed in says:
        app.shows(said)
        for key in pressed:
            app.press(key)
            app.settle(0.15)
    app.shows("Dat was het!" if language == "nl" else "That was it!")
    waited = time.monotonic() - begun
    assert waited + app.keys * A_TYPIST + len(says) * READING < AT_MOST
    assert not [word for word in ("Traceback", "[/") if word in app.text]
    left = app.leave()
    lang.choose(language)
    assert lang._("That was the invented neighbourhood.") in left


def test_a_stop_that_somebody_cannot_do_is_skipped_with_one_key(start) -> None:
    app: Terminal = start("demo", "--tour", "--lang", "nl")
    app.shows("1/18")
    app.press("Ctrl+X")
    app.shows("2/18")
    for number in range(3, 19):
        app.press("Ctrl+X")
        app.shows(f"{number}/18")
    app.press("Ctrl+X")
    app.settle()
    assert "18/18" in app.text


def test_nothing_of_the_tour_is_there_without_it(start) -> None:
    app: Terminal = start("demo", "--lang", "nl")
    app.shows("Noteer")
    app.press("Ctrl+X")
    app.settle()
    assert "Rondleiding" not in app.text
