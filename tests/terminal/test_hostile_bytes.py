"""What reaches a real terminal of text that it would obey: nothing but letters."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path

import pytest
from builders import MONDAY, a_follow_up, a_hook, a_place, a_resident, an_encounter, an_interest
from terminal.terminal import Terminal, buurt
from ui.hostile import HOSTILE
from ui.hostile_campaign import CAMPAIGN

from buurt_tui.domain.model import NEIGHBOURHOOD_ID, Neighbourhood, Put, Revision
from buurt_tui.store.opening import open_store

IN_A_FILE = {name: text[:3_000] for name, text in HOSTILE.items() if name != "surrogate"}
IN_A_FILE |= {f"campaign {number}": text for number, text in enumerate(CAMPAIGN)}
RAW = "\x1b]52;c;aGFjaw==\x07\x1b]0;titel\x07\x1b[31mrood\x1b[0m\x9b31m\u202eabc\u202c\u200bd\x00e"
KEPT = "]52;c;aGFjaw==]0;titel[31mrood[0m31mabcde"
"""The same without what a terminal obeys."""

ESCAPES = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]"  # CSI: colours, places, modes
    r"|\x1bP[^\x1b]*\x1b\\"  # DCS: asks what the terminal can do
    r"|\x1b][0-9]+;[^\x07\x1b]*(?:\x07|\x1b\\)"  # OSC: title, clipboard, shape of the pointer
    r"|\x1b[=>78M]"
)
OBEYED = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def judge(output: bytes) -> None:
    """Only what Textual says itself is no letter, and of that nothing writes a clipboard."""
    text = output.decode("utf8")
    for sequence in ESCAPES.findall(text):
        assert not sequence.startswith(("\x1b]52", "\x1b]0", "\x1b]2;", "\x1b]8")), sequence
        assert sequence not in ("\x1b[31m", "\x1b[31mb")
    shown = ESCAPES.sub("", text)
    assert {
        char for char in set(shown) - set("\r\n\u200d") if unicodedata.category(char) in OBEYED
    } == set()


def told(store: Path, home: Path) -> list[dict[str, object]]:
    answer = buurt("encounters", "--json", "--store", str(store), home=home)
    assert answer.returncode == 0, answer.stderr
    rows: list[dict[str, object]] = json.loads(answer.stdout)
    return rows


def paste(app: Terminal, text: str) -> None:
    app.press(f"\x1b[200~{text}\x1b[201~")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A neighbourhood that nobody met anyone in yet."""
    path = tmp_path / "buurt.json"
    opened = open_store(str(path))
    opened.commit((Put(Neighbourhood(id=NEIGHBOURHOOD_ID, name="Hier")),), base=Revision(0))
    opened.close()
    return path


@pytest.fixture
def hostile_store(store: Path) -> Path:
    """Every field full of it, as a program that cleans nothing would write them."""
    opened = open_store(str(store))
    documents = []
    for text in IN_A_FILE.values():
        place, interest = a_place(text), an_interest(text)
        who = a_resident(text, aliases=(text,), place=place.id)
        described = a_resident("", description=text)
        met = an_encounter(who, described, note=text, hooks=(a_hook(interest, who),))
        documents += [place, interest, who, described, met]
        documents.append(an_encounter(note=f"{text} koken", place=place.id))
        documents.append(a_follow_up(who, reason=text, around=MONDAY))
    opened.commit(tuple(map(Put, documents)), base=Revision(1))
    opened.close()
    return store


@pytest.mark.parametrize(("columns", "rows"), [(60, 20), (80, 24), (120, 40)])
def test_hostile_data_sends_no_byte_that_a_terminal_obeys(
    start, hostile_store: Path, columns: int, rows: int
) -> None:
    app: Terminal = start(
        "--store", str(hostile_store), "--as", "Karim", columns=columns, rows=rows
    )
    app.shows("Noteer")
    for screen in ("F2", "F3", "F4", "Esc", "1"):
        app.press(screen)
        app.settle(0.15)
        for _page in range(25):
            app.press("PageDown")
            app.settle(0.02)
        for key in ("Down", "Down", "Down", "Enter", "Esc", "?", "Esc", "Ctrl+P", "Esc"):
            app.press(key)
            app.settle(0.06)
    app.press("n", "@ja", "Tab", "#", "Tab")
    app.settle()
    assert len(app.output) > 10_000
    app.leave()
    judge(app.output)


def test_what_is_typed_and_pasted_is_kept_without_what_a_terminal_obeys(
    start, store: Path, tmp_path: Path
) -> None:
    app: Terminal = start("--store", str(store), "--as", "Karim")
    app.shows("Noteer")
    app.press("ge\u202ety\u200bpt e\u0301 [red]", "Enter")
    app.shows("Bewaard")
    paste(app, RAW)
    app.shows("aGFjaw==")
    app.press("Enter")
    app.shows("2 ontmoetingen")
    paste(app, "x" * 100_000)
    app.shows("xxxxx")
    app.press("Enter")
    app.shows("3 ontmoetingen")
    app.leave()
    judge(app.output)
    notes = [row["note"] for row in told(store, tmp_path)]
    assert [notes[1], notes[2]] == [KEPT, "getypt é [red]"]
    assert notes[0] == "x" * 100_000


def test_bytes_that_are_no_text_stop_nobody(start, store: Path, tmp_path: Path) -> None:
    """As a paste from an old file has them: ISO 8859-1, raw C1, half a character."""
    app: Terminal = start("--store", str(store), "--as", "Karim")
    app.shows("Noteer")
    app.press_raw(b"caf\xe9 \x9b31m \xc3( \xed\xa0\x80 \xff\xfe ")
    app.settle()
    app.press_raw(b"\x1b[200~pl\xe9k \xf0\x9f\x91\x1b[201~")
    app.press("rest", "Enter")
    app.shows("Bewaard")
    app.leave()
    judge(app.output)
    (note,) = [str(row["note"]) for row in told(store, tmp_path)]
    assert note.startswith("caf\ufffd")
    assert note.endswith("rest")
    assert "pl\ufffdk" in note


def test_of_many_pasted_lines_none_is_lost(start, store: Path, tmp_path: Path) -> None:
    lines = [f"regel {number} \u202e\u200b\x07" for number in range(12)]
    app: Terminal = start("--store", str(store), "--as", "Karim")
    app.shows("Noteer")
    app.press("stond er al")
    app.shows("stond er al")
    paste(app, "\r".join(lines[:6]) + "\r\n\r\n" + "\n".join(lines[6:]) + "\n")
    app.press("Enter")
    for number in range(12):
        app.shows(f"│ regel {number} ")
        app.press("Enter")
    app.shows("13 ontmoetingen")
    app.leave()
    judge(app.output)
    notes = [str(row["note"]) for row in reversed(told(store, tmp_path))]
    assert notes == ["stond er al", *(f"regel {number}" for number in range(12))]


def test_a_long_line_grows_the_field_to_three_rows_and_back(start, store: Path) -> None:
    app: Terminal = start("--store", str(store), "--as", "Karim")
    app.shows("Noteer")
    assert field_rows(app) == 1
    for rows, more in ((2, "woord " * 20), (3, "langer " * 20), (3, "nog langer " * 20)):
        app.press(more)
        app.shows(more.split()[-1] + " ")
        app.settle()
        assert field_rows(app) == rows
    app.press("Enter")
    app.shows("Bewaard")
    app.settle()
    assert field_rows(app) == 1


def field_rows(app: Terminal) -> int:
    """Lines inside the frame of the quick line."""
    lines = app.text.splitlines()
    top = next(i for i, line in enumerate(lines) if line.startswith("┌─ Noteer"))
    return next(i for i, line in enumerate(lines) if line.startswith("└─")) - top - 1
