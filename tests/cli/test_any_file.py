"""Whatever stands where the store should be: one plain sentence, exit 1, every line handed back."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from store.malformed import MALFORMED, a_store, journal_of, whole_tree

LISTS = ("encounters", "follow-ups", "quiet", "residents", "interests", "rounds")
LINES = b"@Fatima #koken\nBOM \xef\xbb\xbf en \xff\n"

every_kind = pytest.mark.parametrize("make", MALFORMED.values(), ids=MALFORMED)


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


@every_kind
def test_log_hands_every_line_back_byte_for_byte(make: Callable[[Path], None], store, buurt):
    make(store)
    before = whole_tree(store.parent)
    done = buurt("log", given=LINES)
    assert (done.code, done.out.encode(errors="surrogateescape")) == (1, LINES)
    first, second = done.err.splitlines()
    assert first.startswith("1: ")
    assert second.startswith("2: ")
    assert is_a_plain_sentence_about(store, first)
    assert whole_tree(store.parent) == before


@every_kind
def test_every_list_and_action_says_it_in_one_sentence(make: Callable[[Path], None], store, buurt):
    make(store)
    before = whole_tree(store.parent)
    for index, words in enumerate((*LISTS, "undo", "redo", "checkpoint")):
        done = buurt("--lang", ("nl", "en")[index % 2], words)
        assert (done.code, done.out) == (1, ""), words
        (said,) = done.err.splitlines()
        assert is_a_plain_sentence_about(store, said), said
    assert whole_tree(store.parent) == before


@every_kind
def test_check_says_what_there_is_and_touches_nothing(make: Callable[[Path], None], store, buurt):
    make(store)
    before = whole_tree(store.parent)
    done = buurt("check", str(store))
    assert "Traceback" not in done.err
    assert "made a mistake" not in done.err
    assert "{" not in done.out.partition("What cannot be used")[0]
    lock = store.with_name("team.json.d") / "lock"
    if not (lock.is_dir() or lock.is_symlink()):
        assert done.code == 1
        assert done.out.startswith("Not sound.") or (done.out == "" and str(store) in done.err)
    assert whole_tree(store.parent) == before


@every_kind
def test_what_is_read_is_handed_back_when_nothing_may_be_saved(
    make: Callable[[Path], None], store, buurt
):
    make(store)
    before = whole_tree(store.parent)
    done = buurt("--read-only", "log", given=LINES)
    assert (done.code, done.out.encode(errors="surrogateescape")) == (1, LINES)
    for list_ in LISTS:
        assert "made a mistake" not in buurt("--read-only", list_).err
    assert whole_tree(store.parent) == before


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
