from hypothesis import given
from hypothesis import strategies as st

from buurt_tui.ui.rows import (
    GAP,
    MOST_BELOW,
    Column,
    Heading,
    Outline,
    Row,
    below_lines,
    column_widths,
    heading_line,
    row_line,
)
from buurt_tui.ui.text import MUTED, cell_len, pieces_len

COLUMNS = (Column(5), Column(20, least=8), Column(10, grows=1, least=4), Column(12, right=True))


def text_of(pieces):
    return "".join(text for text, _ in pieces)


def test_what_is_left_over_goes_to_the_columns_that_grow():
    assert column_widths(COLUMNS, 80) == [5, 20, 37, 12]


def test_a_narrow_screen_takes_from_the_columns_that_can_do_with_less():
    assert column_widths(COLUMNS, 44) == [5, 14, 7, 12]


def test_the_last_columns_go_when_there_is_no_room():
    assert column_widths(COLUMNS, 10) == [5, 3, 0, 0]


@given(st.integers(1, 200))
def test_columns_never_need_more_than_there_is(width):
    widths = column_widths(COLUMNS, width)
    shown = [w for w in widths if w]
    assert sum(shown) + GAP * (len(shown) - 1) <= width


def test_columns_stay_put_whatever_is_in_them():
    widths = column_widths(COLUMNS, 60)
    full = row_line(Row([[("漢字" * 40, "")]] * 4), COLUMNS, widths)
    empty = row_line(Row([[], [], [], []]), COLUMNS, widths)
    assert pieces_len(full) == pieces_len(empty) == 60


def test_numbers_stand_to_the_right():
    line = text_of(row_line(Row([[("12", "")]]), (Column(5, right=True),), [5]))
    assert line == "   12"


def test_a_heading_fills_its_line_with_a_rule():
    assert text_of(heading_line(Heading("Plein", "3"), 20)) == "Plein ──────────── 3"
    assert text_of(heading_line(Heading("Plein"), 20)) == "Plein ──────────────"


def outline(*items, lines=1):
    return Outline.of([Heading(i[1:]) if i[0] == "#" else i for i in items], str, lines)


def test_a_blank_line_sets_a_group_apart():
    of = outline("#A", "a", "b", "#B", "c")
    assert [of.top(index) for index in range(5)] == [0, 1, 2, 4, 5]
    assert of.height == 6


def test_an_opened_row_pushes_the_rest_down():
    of = outline("a", "b", "c")
    of.opened = 1
    assert [of.top(index) for index in range(3)] == [0, 1, 3]
    assert [of.at(line) for line in range(-1, 5)] == [-1, 0, 1, 1, 2, 2]
    assert of.end(1) == 3


@given(st.lists(st.sampled_from("#a"), min_size=1, max_size=12), st.integers(1, 2), st.data())
def test_every_line_of_an_item_is_found_again(kinds, lines, data):
    of = outline(*(f"{kind}{n}" for n, kind in enumerate(kinds)), lines=lines)
    rows = [index for index, key in enumerate(of.keys) if key is not None]
    of.opened = data.draw(st.sampled_from([None, *rows]))
    of.more = data.draw(st.integers(1, 4))
    for index in range(len(kinds)):
        assert {of.at(line) for line in range(of.top(index), of.end(index))} == {index}
    assert of.end(len(kinds) - 1) == of.height


def test_what_stands_below_a_row_is_broken_between_words():
    below = [("bellen over ", ""), ("wandelmaatje · wij aan zet", MUTED)]
    lines = below_lines(below, 14)
    assert [text_of(line).rstrip() for line in lines] == [
        "bellen over",
        "wandelmaatje",
        "· wij aan zet",
    ]
    assert lines[1][-1][1] == MUTED


def test_nothing_stands_below_a_row_that_has_nothing_to_say():
    assert below_lines([], 20) == below_lines([("", MUTED)], 20) == []


@given(st.text(max_size=300), st.integers(1, 40))
def test_no_line_below_a_row_is_too_long_and_they_are_not_too_many(text, width):
    lines = below_lines([(text[:100], ""), (text[100:], MUTED)], width)
    assert len(lines) <= MOST_BELOW
    assert max((cell_len(text_of(line)) for line in lines), default=0) <= max(2, width)


def test_the_cursor_keeps_its_row_and_else_takes_the_next():
    old = outline("a", "#S", "b", "c", "d")
    assert outline("c", "#S", "b").heir(old, 2) == 2
    assert outline("a", "#S", "c", "d").heir(old, 2) == 2
    assert outline("a", "#S").heir(old, 4) == 0
    assert outline("#S", "x").heir(old, 2) == 1
    assert outline("#S").heir(old, 2) is None
