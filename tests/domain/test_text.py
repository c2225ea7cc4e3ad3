"""Text at the edge of the model."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buurt_tui.domain.text import LONGEST_NOTE, clean, fold

FAMILY = "👨‍👩‍👧‍👦"

CLEANED = {
    "hoi": "hoi",
    "  hoi  ": "hoi",
    "": "",
    "Mw. Yılmaz-d'Été": "Mw. Yılmaz-d'Été",
    "een\ntwee": "een twee",
    "een\r\ntwee\t\tdrie": "een twee drie",
    "een\u2028twee\u2029drie": "een twee drie",
    "a\x00b\x07c\x08d\x7fe": "abcde",
    "\x1b[31mrood\x1b[0m": "[31mrood[0m",
    "\x1b]52;c;aGk=\x07": "]52;c;aGk=",
    "\x1b]8;;http://x\x1b\\klik": "]8;;http://x\\klik",
    "\x9b31m\x9d52;c;x\x9c": "31m52;c;x",
    "nieuwe\x85regel": "nieuwe regel",
    "\u202enaJ\u202c \u2066x\u2069 \u200fy": "naJ x y",
    "ko\u200bk\u2060en\ufeff \u00adx": "koken x",
    "a\u200db": "ab",
    "\u200d": "",
    "half\ud83d \udc00paar": "half paar",
    "\ue000\U000f0000": "",
    "\uffff\U0010ffff": "",
    "cafe\u0301": "café",
    "e\x00\u0301": "é",
    "z" + "\u0336" * 500 + "o": "z" + "\u0336" * 3 + "o",
    "❤️": "❤️",
    FAMILY: FAMILY,
    "👍🏽 🏳️‍🌈 1️⃣ 🇳🇱": "👍🏽 🏳️‍🌈 1️⃣ 🇳🇱",
    "👩" + "\u200d" * 900 + "!": "👩\u200d!",
    "👩" + "\u200d\ufe0f" * 900 + "!": "👩" + "\u200d\ufe0f" * 3 + "\u200d!",
    "سلام": "سلام",
    "你好": "你好",
}


@pytest.mark.parametrize(("typed", "kept"), CLEANED.items(), ids=map(ascii, CLEANED))
def test_text_is_kept_without_what_a_terminal_would_obey(typed, kept):
    assert clean(typed) == kept


def test_what_is_longer_than_any_note_is_cut():
    assert len(clean("x" * 2 * LONGEST_NOTE)) == LONGEST_NOTE
    assert clean("é" * 30, longest=10) == "é" * 10


@pytest.mark.parametrize("char", ["x", "é", "\u0336", "\u200d", "\x1b", "\n", "👩\u200d", "\ufdfa"])
def test_a_hundred_kilobytes_are_cleaned_in_a_moment(char):
    begun = time.perf_counter()
    assert len(clean(char * 100_000)) <= LONGEST_NOTE
    assert time.perf_counter() - begun < 1


HOSTILE = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("\x00\x1b\x85\x9b\u200b\u200d\ufe0f\u202e\u0301\u0336 \n👩é\ud800"),
    )
)


@given(HOSTILE)
def test_nothing_that_a_terminal_obeys_is_left(text):
    categories = {unicodedata.category(char) for char in clean(text) if char != "\u200d"}
    assert categories.isdisjoint({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


@given(HOSTILE)
def test_cleaning_twice_is_cleaning_once(text):
    assert clean(clean(text)) == clean(text)


@given(HOSTILE)
def test_what_is_kept_can_be_written_down(text):
    clean(text).encode()


SAME = [
    ("Fatima", "FATIMA"),
    ("René", "rene"),
    ("IJsbrand", "Ysbrand"),
    ("Ĳsbrand", "ijsbrand"),
    ("Yılmaz", "yilmaz"),
    ("İsmail", "ismail"),
    ("Işık", "isik"),
    ("Løvås", "lovas"),
    ("Łukasz", "lukasz"),
    ("El-Amrani", "el amrani"),
    ("El\u2011Amrani", "el amrani"),
    ("A.B. de Vries", "a b de vries"),
    ("nederlandse_les", "Nederlandse les"),
    ("d’Ancona", "d'Ancona"),
    ("Straße", "strasse"),
    ("  Jan   Smit ", "jan smit"),
    ("Jan\u00a0Smit", "jan smit"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_name_in_another_spelling_is_the_same(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("Jan", "Jans"), ("Ali", "Alia"), ("Bo", "Bob")])
def test_another_name_is_another(one, other):
    assert fold(one) != fold(other)


@given(st.text())
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)
