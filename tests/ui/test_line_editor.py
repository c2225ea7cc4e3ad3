import pytest
from hypothesis import given
from hypothesis import strategies as st

from buurt_tui.ui.field_rows import FieldRows, wrap
from buurt_tui.ui.line_editor import LineEditor
from buurt_tui.ui.text import ACCENT, cell_len, safe

from .hostile import HOSTILE


def typed(text: str) -> LineEditor:
    editor = LineEditor()
    for char in text:
        editor.insert(char)
    return editor


def test_undo_takes_back_a_word_at_a_time():
    editor = typed("met Jan mee")
    seen = []
    while editor.undo():
        seen.append(editor.line)
    assert seen == ["met Jan", "met", ""]
    while editor.redo():
        seen.append(editor.line)
    assert seen[-1] == "met Jan mee"


def test_typing_after_undo_forgets_what_was_undone():
    editor = typed("een twee")
    editor.undo()
    editor.insert("x")
    assert not editor.redo()
    assert editor.line == "eenx"


def test_deleting_is_taken_back_at_once():
    editor = typed("kleding")
    for _ in range(4):
        editor.delete_to(editor.left())
    assert editor.line == "kle"
    editor.undo()
    assert (editor.line, editor.cursor) == ("kleding", 7)


def test_a_replaced_line_comes_back_and_a_cleared_one_does_not():
    editor = typed("@Om")
    editor.replace("@Omar ben Said ", 6)
    assert editor.cursor == 6
    editor.undo()
    assert editor.line == "@Om"
    editor.clear()
    assert not editor.undo() and editor.line == ""


def test_words():
    editor = typed("@Omar ben  +koken")
    editor.move(12)
    assert editor.word_left() == 11
    assert editor.word_right() == 17
    editor.move(11)
    assert editor.word_left() == 6
    editor.move(0)
    assert (editor.word_left(), editor.word_right()) == (0, 6)


@pytest.mark.parametrize("char", ["é", "e\u0301", "👍🏽", "🇳🇱", "👩‍👩‍👧‍👦", "❤️", "漢"])
def test_one_key_deletes_one_character_whatever_it_is_made_of(char):
    editor = typed("x")
    editor.insert(char)
    editor.insert("y")
    editor.move(editor.left())
    editor.delete_to(editor.left())
    assert (editor.line, editor.cursor) == ("xy", 1)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_whatever_is_pasted_is_harmless(text):
    editor = typed("voor ")
    editor.insert(text)
    assert editor.line.startswith("voor ") or text.startswith("e\u0301")
    assert safe(editor.line).strip() == editor.line.strip()
    assert editor.cursor == len(editor.line)


def test_an_accent_joins_the_letter_before_it():
    assert typed("e\u0301").line == "é"


MOVES = ["left", "right", "word_left", "word_right"]


@given(st.lists(st.sampled_from([*MOVES, "undo", "redo"]) | st.text(max_size=6), max_size=30))
def test_nothing_leads_outside_the_line(steps):
    editor = LineEditor()
    for step in steps:
        if step in MOVES:
            editor.move(getattr(editor, step)())
        elif step in {"undo", "redo"}:
            getattr(editor, step)()
        else:
            editor.insert(step)
            editor.delete_to(editor.word_left()) if len(step) % 2 else None
        assert 0 <= editor.cursor <= len(editor.line)
    while editor.undo():
        pass
    assert editor.line == ""


@given(st.text("ab 漢é👍🏽", max_size=80), st.integers(2, 12))
def test_rows_lie_edge_to_edge_and_fit(line, width):
    rows = wrap(line, width)
    assert [line[start:end] for start, end in rows] and rows[0][0] == 0
    assert "".join(line[start:end] for start, end in rows) == line
    assert all(cell_len(line[start:end]) <= width for start, end in rows)


def test_rows_break_after_a_space():
    assert wrap("een twee drie", 9) == [(0, 9), (9, 13)]
    assert wrap("x" * 12, 5) == [(0, 5), (5, 10), (10, 12)]


def test_three_rows_are_seen_and_the_cursor_is_on_one_of_them():
    line = "woord " * 20
    for cursor in (*range(len(line) + 1), *reversed(range(len(line)))):
        rows = FieldRows.of(line, cursor, 14)
        assert rows.height == 3
        assert rows.first <= rows.row_of(cursor) < rows.first + 3


def test_a_place_on_a_row_is_found_by_its_cell():
    rows = FieldRows.of("een 漢字 drie vieren", 0, 10)
    assert rows.rows == [(0, 7), (7, 12), (12, 18)]
    assert rows.index(0, 0) == 0
    assert rows.index(0, 6) == 5  # behind one wide character
    assert rows.index(0, 99) == 6  # before the end, which is the next row's start
    assert rows.index(2, 99) == 18


def test_the_cursor_and_the_hues_part_a_row():
    rows = FieldRows.of("@Jan #eten", 2, 40)
    parts = rows.parts(0, [(0, 4, ACCENT)], 2)
    assert parts == [(0, 2, ACCENT), (2, 3, "reverse"), (3, 4, ACCENT), (4, 10, "")]
