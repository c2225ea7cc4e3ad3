"""Whatever stands where the store should be: one plain sentence, exit 1, every line handed back."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from store.malformed import MALFORMED, a_store, journal_of, whole_tree

LISTS = ("encounters", "follow-ups", "quiet", "residents", "interests", "rounds")
LINES = b"@Fatima #koken\nBOM \xef\xbb\xbf en \xff\n"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    (tmp_path / "team").mkdir()
    return tmp_path / "team" / "team.json"


def is_a_plain_sentence_about(path: Path, said: str) -> bool:
    about = {path.name, str(path.readlink()) if path.is_symlink() else path.name}
    return (
        any(name in said for name in about)
        and "Traceback" not in said
        and "the program made a mistake" not in said
        and "{" not in said.replace("{path}", "")
        and ". " in said  # and a way on behind it
    )


@pytest.mark.parametrize("make", MALFORMED.values(), ids=MALFORMED)
def test_every_door_says_it_plainly_and_leaves_it_as_it_is(
    make: Callable[[Path], None], store, buurt
):
    make(store)
    before = whole_tree(store.parent)
    log_hands_every_line_back_byte_for_byte(store, buurt)
    lists_and_actions_say_it_in_one_sentence(store, buurt)
    check_and_doctor_say_what_there_is(store, buurt)
    looking_at_it_shows_it_or_says_why_not(store, buurt)
    assert whole_tree(store.parent) == before


def log_hands_every_line_back_byte_for_byte(store, buurt) -> None:
    done = buurt("log", given=LINES)
    assert (done.code, done.out.encode(errors="surrogateescape")) == (1, LINES)
    first, second = done.err.splitlines()
    assert first.startswith("1: ")
    assert second.startswith("2: ")
    assert is_a_plain_sentence_about(store, first)


def lists_and_actions_say_it_in_one_sentence(store, buurt) -> None:
    for index, words in enumerate((*LISTS, "undo", "redo", "checkpoint", "backup")):
        done = buurt("--lang", ("nl", "en")[index % 2], words)
        assert (done.code, done.out) == (1, ""), words
        (said,) = done.err.splitlines()
        assert is_a_plain_sentence_about(store, said), said


def check_and_doctor_say_what_there_is(store, buurt) -> None:
    done = buurt("check", str(store))
    assert "Traceback" not in done.err
    assert "made a mistake" not in done.err
    assert "{" not in done.out.partition("What cannot be used")[0]
    asked = buurt("doctor")
    assert "made a mistake" not in asked.err
    lock = store.with_name("team.json.d") / "lock"
    if not (lock.is_dir() or lock.is_symlink()):
        assert (done.code, asked.code) == (1, 1)
        assert done.out.startswith("Not sound.") or (done.out == "" and str(store) in done.err)


def looking_at_it_shows_it_or_says_why_not(store, buurt) -> None:
    done = buurt("--read-only", "log", given=LINES)
    assert (done.code, done.out.encode(errors="surrogateescape")) == (1, LINES)
    for list_ in LISTS:
        done = buurt("--read-only", list_)
        assert "made a mistake" not in done.err
        assert done.code == 0 or is_a_plain_sentence_about(store, done.err)


def test_a_sound_store_that_is_only_looked_at_is_left_as_it_is(store, buurt):
    a_store(store)
    journal = journal_of(store)
    journal.write_bytes(journal.read_bytes() + b"000000000005 torn")
    before = whole_tree(store.parent)
    done = buurt("--read-only", "residents")
    assert (done.code, done.err) == (0, "")
    assert "Omar" in done.out
    done = buurt("--read-only", "--as", "Somebody", "log", given="@Kees\n")
    assert (done.code, done.out) == (1, "@Kees\n")
    assert done.err == "1: this was opened to be read only; nothing is saved\n"
    assert buurt("--read-only", "undo").code == 1
    assert buurt("check").code == 0
    assert whole_tree(store.parent) == before


def test_the_way_on_can_be_pasted_whatever_the_store_is_called(store, buurt):
    path = store.with_name("it's ours; (really) $HOME")
    path.write_bytes(b"")
    done = buurt("residents", given="", path=path)
    command = done.err.split("`")[1]
    assert shlex.split(command) == ["buurt", "check", str(path)]
