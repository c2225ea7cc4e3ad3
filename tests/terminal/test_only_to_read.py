"""A store that does not open, at a real terminal: a sentence, a way on, a look at what is left."""

from __future__ import annotations

from pathlib import Path

import pytest
from store.malformed import MALFORMED, a_store, whole_tree
from terminal.terminal import Terminal

OF_EACH_SORT = ["zero bytes", "SQLite", "a pipe", "a later format", "noise inside the journal"]
OF_EACH_SORT += ["without its journal", "cut in half", "a lock that is a directory"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "team").mkdir()
    return tmp_path / "team" / "team.json"


@pytest.mark.parametrize("kind", OF_EACH_SORT)
def test_the_app_says_what_is_wrong_and_what_can_be_done(kind, path, tmp_path, start):
    MALFORMED[kind](path)
    before = whole_tree(path.parent)
    terminal: Terminal = start("--store", str(path), columns=400)
    said = " ".join(terminal.ended().split())
    assert said.startswith("buurt: ")
    assert "team.json" in said
    assert "`buurt check" in said or "--read-only" in said
    assert "Traceback" not in said
    assert terminal.exit_code == 1
    assert whole_tree(path.parent) == before


def test_what_is_left_is_shown_nothing_is_saved_and_what_was_typed_stays(path, start):
    MALFORMED["noise inside the journal"](path)
    before = whole_tree(path.parent)
    terminal: Terminal = start("--store", str(path), "--read-only")
    terminal.shows("alleen kijken")
    terminal.press("@Kees zat op het bankje", "Enter")
    terminal.shows("er wordt niets bewaard")
    terminal.shows("@Kees zat op het bankje")
    terminal.press("F3")
    terminal.shows("Omar")
    terminal.press("F2")
    terminal.leave()
    again: Terminal = start("--store", str(path), "--read-only", columns=60, rows=20)
    again.shows("@Kees zat op het bankje")
    assert "alleen kijken" in again.text
    again.leave()
    assert whole_tree(path.parent) == before


def test_a_sound_store_can_be_looked_at_and_shows_what_a_colleague_logs(path, tmp_path, start):
    from terminal.terminal import buurt

    a_store(path)
    terminal: Terminal = start("--store", str(path), "--read-only")
    terminal.shows("alleen kijken")
    buurt("--store", str(path), "log", home=tmp_path / "elsewhere", typed="@Zeynep\n")
    terminal.shows("Zeynep")
    terminal.leave()
