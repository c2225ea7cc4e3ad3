"""Lists of text that a terminal would obey: in a pipe and in a terminal they are letters alone."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pexpect
import pytest
from builders import (
    MONDAY,
    a_follow_up,
    a_hook,
    a_member,
    a_place,
    a_resident,
    a_round,
    an_encounter,
    an_interest,
)
from terminal.terminal import an_environment, buurt
from ui.hostile import HOSTILE
from ui.hostile_campaign import CAMPAIGN
from ui.person import obeyed

from buurt_tui.cli.main import main
from buurt_tui.domain.model import NEIGHBOURHOOD_ID, Document, Neighbourhood, Put, Revision
from buurt_tui.store.opening import open_store

TEXTS = [text[:3_000] for name, text in HOSTILE.items() if name != "surrogate"] + [*CAMPAIGN]
LISTS = (
    "encounters",
    "follow-ups --all",
    "residents",
    "interests",
    "rounds",
    "quiet",
    "untagged",
    "team",
    "places",
)
SEQUENCES = re.compile(r"\x1b\[[0-9;]*m")
"""What a table may have: bold, and its end."""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every field full of it, as a program that cleans nothing would write them."""
    path = tmp_path_factory.mktemp("hostile") / "buurt.json"
    documents: list[Document] = [Neighbourhood(id=NEIGHBOURHOOD_ID, name="".join(TEXTS[:40]))]
    for text in TEXTS:
        place, interest = a_place(text), an_interest(text, synonyms=(text,))
        who, walker = a_resident(text, aliases=(text,), place=place.id), a_member(text)
        met = an_encounter(
            who, note=text, hooks=(a_hook(interest, who),), place=place.id, logged_by=walker.id
        )
        quiet = a_resident("", description=text)
        long_ago = an_encounter(quiet, on=MONDAY.replace(month=6))
        documents += [place, interest, who, walker, met, quiet, long_ago]
        documents.append(an_encounter(note=f"{text} wil koken", place=place.id))
        documents.append(a_follow_up(who, reason=text, walker=walker.id, around=MONDAY))
        documents.append(a_round(places=(place.id,), walkers=(walker.id,), remark=text))
    opened = open_store(str(path))
    opened.commit(tuple(map(Put, documents)), base=Revision(0))
    opened.close()
    return path


@pytest.mark.parametrize("listed", LISTS)
def test_json_escapes_what_a_terminal_obeys_and_loses_nothing(listed, store, tmp_path):
    answer = buurt(*listed.split(), "--json", "--store", str(store), home=tmp_path)
    assert answer.returncode == 0, answer.stderr
    rows = json.loads(answer.stdout)
    assert obeyed(answer.stdout.replace("\n", "")) == set()
    assert len(answer.stdout.splitlines()) == len(rows)
    if listed == "encounters":
        assert {row["note"] for row in rows} >= {text for text in TEXTS if text}


@pytest.mark.parametrize("listed", [*LISTS, "follow-ups --walk"])
def test_a_pipe_gets_letters_a_row_a_line(listed, store, tmp_path):
    answer = buurt(*listed.split(), "--store", str(store), home=tmp_path)
    assert answer.returncode == 0, answer.stderr
    assert obeyed(answer.stdout.replace("\n", "").replace("\t", "")) == set()
    if "--walk" not in listed:
        told = buurt(*listed.split(), "--json", "--store", str(store), home=tmp_path)
        assert len(answer.stdout.splitlines()) == len(json.loads(told.stdout))
        assert len({line.count("\t") for line in answer.stdout.splitlines()}) == 1


@pytest.mark.parametrize("columns", [60, 120])
@pytest.mark.parametrize("listed", [*LISTS, "follow-ups --walk"])
def test_a_terminal_gets_letters_a_row_a_line(listed, columns, store, tmp_path):
    child = pexpect.spawn(
        sys.executable,
        ["-m", "buurt_tui", *listed.split(), "--store", str(store)],
        dimensions=(24, columns),
        env=an_environment(tmp_path),
        encoding="utf8",
        timeout=20,
    )
    child.expect(pexpect.EOF)
    shown = SEQUENCES.sub("", child.before)
    assert obeyed(shown.replace("\r\n", "").replace("\n", "")) == set()
    if "--walk" not in listed:
        told = buurt(*listed.split(), "--json", "--store", str(store), home=tmp_path)
        # the heading is one line more
        assert len(shown.split("\r\n")[:-1]) == len(json.loads(told.stdout)) + 1


@pytest.mark.parametrize("listed", LISTS)
def test_plain_lines_are_letters_an_item_apart(listed, store, tmp_path):
    answer = buurt(*listed.split(), "--plain", "--store", str(store), home=tmp_path)
    assert answer.returncode == 0, answer.stderr
    assert obeyed((answer.stdout + answer.stderr).replace("\n", "")) == set()
    told = buurt(*listed.split(), "--json", "--store", str(store), home=tmp_path)
    assert f"\n{answer.stdout}".count("\nid: ") == len(json.loads(told.stdout))


def test_a_card_and_what_is_held_are_letters(store, capfd):
    main(["residents", "--json", "--store", str(store)])
    rows = json.loads(capfd.readouterr().out)
    for row in rows[:: len(rows) // 30 + 1]:  # every one would take minutes
        id_ = row["id"]
        for words in (["resident", id_], ["about", id_], ["resident", id_, "--json"]):
            assert main([*words, "--store", str(store)]) == 0
            answer = capfd.readouterr()
            assert obeyed((answer.out + answer.err).replace("\n", "")) == set()


def test_what_went_wrong_is_told_without_what_a_terminal_obeys(store, tmp_path):
    hostile = "a\x1b]52;c;aGFjaw==\x07\x9b31m\u202eb"
    for words in (
        [hostile],
        ["residents", "--as", hostile, "--store", str(store)],
        ["encounters", "--store", str(tmp_path / hostile / "x" / "y")],
        ["settle", hostile, "done", "--store", str(store)],
        ["settle", "00", hostile, "--store", str(store)],
        ["encounters", f"--{hostile}"],
        ["log", hostile, "--store", str(store)],
        ["follow-ups", "--street", hostile, "--store", str(store)],
        ["encounters", "--today", hostile, "--store", str(store)],
        ["help", hostile],
    ):
        answer = buurt(*words, home=tmp_path)
        assert obeyed((answer.stdout + answer.stderr).replace("\n", "").replace("\t", "")) == set()


def test_a_store_may_be_called_anything(tmp_path):
    """Its name is a text like any other: it is shown without what a terminal obeys."""
    for number, text in enumerate(CAMPAIGN[::9]):
        name = text.replace("/", "_").replace("\0", "_").strip()[:60] + ".json"
        folder = tmp_path / str(number)
        folder.mkdir()
        path = folder / name
        if "://" in name or name.startswith("~"):
            continue
        logged = buurt("log", "--store", str(path), home=tmp_path, typed="zat in de zon")
        assert logged.returncode == 0, (name, logged.stderr)
        path.write_text("[]")
        refused = buurt("encounters", "--store", str(path), home=tmp_path)
        assert refused.returncode == 1
        assert obeyed((logged.stderr + refused.stderr).replace("\n", "")) == set()


def test_a_line_that_goes_back_is_what_came_in(store, tmp_path):
    """The one exception: byte for byte, so that nothing is lost; whoever pipes it has it back."""
    hostile = "@\x1b[31mNiemand Bekend >\u202enobody"
    answer = buurt("log", "--store", str(store), "--as", "Karim", home=tmp_path, typed=hostile)
    assert obeyed(answer.stderr.replace("\n", "")) == set()
