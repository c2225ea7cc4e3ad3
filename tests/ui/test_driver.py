"""What a terminal sends, however it is cut into pieces, is the keys and pastes that were meant."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events

from buurt_tui.ui import driver
from buurt_tui.ui.driver import END_OF_PASTE, PASTE, PlainPasteParser

PASTED = st.text(
    st.sampled_from("ab c\x1b[20~1;\r\n\x07\x9b@#é👍\x7f") | st.characters(codec="utf-8"),
    max_size=30,
).filter(lambda text: END_OF_PASTE not in text)


def read(*pieces: str) -> list[str]:
    """What comes of these reads: a key by its name, a paste in brackets."""
    parser = PlainPasteParser()
    told: list[str] = []
    for piece in pieces:
        told += [_told(message) for message in parser.feed(piece)]
        told += [_told(message) for message in parser.tick()]
    told += [_told(message) for message in parser.feed("")]
    return told


def _told(message: object) -> str:
    if isinstance(message, events.Paste):
        return f"<{message.text}>"
    assert isinstance(message, events.Key)
    return message.key


@given(PASTED, st.integers(0, 40), st.integers(0, 40))
def test_a_paste_is_one_text_wherever_the_reads_are_cut(pasted, first, second):
    sent = f"{PASTE}{pasted}{END_OF_PASTE}x"
    cuts = sorted((min(first, len(sent)), min(second, len(sent))))
    pieces = [sent[: cuts[0]], sent[cuts[0] : cuts[1]], sent[cuts[1] :]]
    # an ESC on its own is a key that somebody pressed: what begins a paste comes in one read.
    whole = [piece for piece in pieces if piece]
    if any(piece == "\x1b" for piece in whole[:1]):
        whole = [sent]
    shown = pasted.replace("\0", "")
    assert read(*whole) == [f"<{shown}>", "x"]


def test_what_is_typed_around_a_paste_stays_around_it():
    assert read(f"ab{PASTE}c\x1bd{END_OF_PASTE}e") == ["a", "b", "<c\x1bd>", "e"]


def test_two_pastes_in_one_read_are_two():
    assert read(f"{PASTE}a{END_OF_PASTE}{PASTE}b{END_OF_PASTE}") == ["<a>", "<b>"]


def test_an_escape_sequence_in_a_paste_presses_no_key():
    assert read(f"{PASTE}\x1b[A\x1bOP\x1b[200~x\x11{END_OF_PASTE}") == [
        "<\x1b[A\x1bOP\x1b[200~x\x11>"
    ]


@pytest.mark.parametrize(
    ("sent", "keys"),
    [
        ("\x1b?", ["escape", "question_mark"]),
        ("\x1b/", ["escape", "slash"]),
        ("\x1b>", ["escape", "greater_than_sign"]),
        ("\x1bn", ["alt+n"]),
        ("\x1b2", ["trade_mark_sign"]),
        ("\x1b[A", ["up"]),
        ("\x1b[20~", ["f9"]),
        ("\x1b[24~", ["f12"]),
    ],
)
def test_esc_and_a_symbol_in_one_read_are_two_keys(sent, keys):
    assert read(sent) == keys


def test_the_beginning_of_a_key_is_not_held_for_longer_than_a_moment(monkeypatch):
    clock = [100.0]
    monkeypatch.setattr(driver.time, "monotonic", lambda: clock[0])
    parser = PlainPasteParser()
    assert list(parser.feed("\x1b[20")) == []
    assert list(parser.tick()) == []
    assert [_told(key) for key in parser.feed("~")] == ["f9"]
    assert list(parser.feed("\x1b[2")) == []
    clock[0] += 1
    assert list(parser.tick()) == []  # Textual has it, and waits for the rest as it does
    time.sleep(0.2)
    assert [_told(key) for key in parser.tick()] != []
