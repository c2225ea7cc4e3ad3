import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.widgets import Static

from buurt_tui.domain.text import clean
from buurt_tui.ui.text import (
    MUTED,
    STRONG,
    cell_len,
    character_end,
    character_start,
    cut,
    fit,
    joined,
    pieces_len,
    plain,
    safe,
    stacked,
)

from .hostile import HOSTILE

ANY_TEXT = st.text(max_size=60) | st.text("a b\u0301\u200d\ufe0f👩👍🏽🇳🇱漢\x1b\u202e", max_size=30)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_what_comes_out_is_what_the_model_would_keep(text):
    assert plain(text).plain.strip() == clean(text)
    for char in "\x1b\x07\x00\x9b\x9d\x9c\u202e\u2066\u200b\ufeff\n\r\t\ud800":
        assert char not in joined(text, (text, STRONG)).plain


def test_markup_is_shown_as_it_is_written():
    assert plain("[@click=app.bell]x[/]").plain == "[@click=app.bell]x[/]"
    assert plain("[red]x[/red]").spans == []


def test_a_style_covers_its_own_part_only():
    content = joined("met ", ("Jan", STRONG), " mee")
    assert content.plain == "met Jan mee"
    assert [tuple(span) for span in content.spans] == [(4, 7, STRONG)]


def test_parts_that_were_made_here_keep_their_styles():
    content = joined(plain("Jan", STRONG), " ", plain("nieuw", MUTED))
    assert [tuple(span) for span in content.spans] == [(0, 3, STRONG), (4, 9, MUTED)]


def test_only_our_own_lines_break():
    assert stacked(plain("a\nb"), plain("c")).plain == "a b\nc"


def test_spaces_at_the_ends_stay():
    assert safe("  é ") == "  é "
    assert safe(" ") == " "


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("bankje voor de flat", 19, "bankje voor de flat"),
        ("bankje voor de flat", 18, "bankje voor de…"),
        ("bankje voor de flat", 15, "bankje voor de…"),
        ("bankje voor de flat", 14, "bankje voor…"),
        ("bankje, voor de flat", 9, "bankje…"),
        ("zoekt", 3, "zo…"),
        ("a burgerinitiatieven", 10, "a burgeri…"),
        ("漢字かな", 8, "漢字かな"),
        ("漢字かな", 7, "漢字か…"),
        ("漢字かな", 6, "漢字…"),
        ("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 3, "👩‍👩‍👧‍👦…"),
        ("abc", 1, "…"),
        ("abc", 0, ""),
        ("", 5, ""),
    ],
)
def test_text_is_cut_after_a_word(text, width, shown):
    assert cut(text, width) == shown


@given(ANY_TEXT, st.integers(0, 40))
def test_what_is_cut_fits_and_says_so(text, width):
    shown = cut(text, width)
    assert cell_len(shown) <= width
    assert shown == safe(text) or not width or shown.endswith("…")


@given(st.lists(st.tuples(ANY_TEXT, st.sampled_from(["", MUTED])), max_size=4), st.integers(0, 40))
def test_pieces_fit_together(pieces, width):
    assert pieces_len(fit(pieces, width)) <= width


def test_pieces_are_cut_where_they_meet_the_edge():
    hooks = [("#tuinieren", "green"), (" ", ""), ("+koken", "blue")]
    assert fit(hooks, 17) == hooks
    assert fit(hooks, 15) == [("#tuinieren…", "green")]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_long_text_is_cut_without_reading_it_all(text):
    assert cell_len(cut(text, 20)) <= 20


@pytest.mark.parametrize("char", ["e\u0301", "👍🏽", "🇳🇱", "👩‍👩‍👧‍👦", "❤️", "a"])
def test_a_character_is_never_parted(char):
    text = safe(f"x{char}y")
    end = text.index("y")
    assert character_end(text, 1) == end
    assert {character_start(text, index) for index in range(1, end)} == {1}


class Shown(App[None]):
    def compose(self) -> ComposeResult:
        yield from (Static(plain(text[:2_000], MUTED)) for text in HOSTILE.values())


async def test_a_widget_shows_it_and_nothing_runs():
    app = Shown()
    async with app.run_test(size=(80, 60)) as pilot:
        await pilot.pause()
        strips = app.screen._compositor.render_strips()
        shown = "\n".join(strip.text for strip in strips)
        assert "[/red] Jan" in shown
        assert "[@click=app.bell]x[/]" in shown
        assert "\x1b" not in shown


def test_an_emoji_whose_halves_stand_in_two_pieces_is_not_cut_too_wide():
    halves = [("👩", ""), ("\u200d👧 en nog veel meer woorden", "")]
    for width in range(12):
        assert pieces_len(fit(halves, width)) <= width
