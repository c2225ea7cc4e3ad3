"""For whom a line is: a mark like the others, so that it is kept, taken back and logged with it."""

from __future__ import annotations

import pytest
from builders import MONDAY, a_buurt, a_resident
from hypothesis import given
from hypothesis import strategies as st

from buurt_tui.domain.model import Contact, Readers
from buurt_tui.quicklog.parse import parse
from buurt_tui.quicklog.readers import READER_WORDS, READER_WORDS_EN, with_readers

BUURT = a_buurt(a_resident("Fatima el Amrani"))


def read(line: str):
    return parse(line, BUURT, MONDAY)


@pytest.mark.parametrize(
    ("typed", "readers"),
    [
        ("=voor-mij", Readers.WRITER),
        ("=voor_mij", Readers.WRITER),
        ("=for-me", Readers.WRITER),
        ("=voormij", Readers.WRITER),
        ("=deelbaar", Readers.SHAREABLE),
        ("=shareable", Readers.SHAREABLE),
        ("=DEEL", Readers.SHAREABLE),
    ],
)
def test_the_mark_is_read_and_is_no_note(typed, readers):
    draft = read(f"@Fatima {typed} zingt =gesprek")
    assert (draft.readers, draft.note, draft.contact) == (readers, "zingt", Contact.CONVERSATION)
    assert "".join(draft.text(part) for part in draft.parts) == draft.line


@pytest.mark.parametrize("text", ["=)", "=vo", "=d", "2=2", "=deelbaarheid", "= deelbaar"])
def test_what_is_no_mark_stays_text(text):
    draft = read(f"@Fatima {text}")
    assert (draft.readers, draft.note) == (Readers.TEAM, text)


def test_the_last_one_counts():
    assert read("@Fatima =voor-mij zingt =deelbaar").readers is Readers.SHAREABLE


@pytest.mark.parametrize("words", [READER_WORDS, READER_WORDS_EN])
@given(st.lists(st.sampled_from(list(Readers)), min_size=1, max_size=6), st.text(max_size=20))
def test_turning_it_in_a_line_says_what_was_chosen_last_and_leaves_the_rest(words, turns, note):
    line = before = f"@Fatima {note} einde"
    for readers in turns:
        line = with_readers(line, readers, words)
        assert read(line).readers is readers
    assert read(line).note == read(before).note or "=" in note
    assert line.count("=") <= before.count("=") + 1
