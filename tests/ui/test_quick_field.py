import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.binding import Binding

from buurt_tui.ui.text import INTEREST, plain
from buurt_tui.ui.themes import FALLBACK
from buurt_tui.ui.widgets.quick_field import QuickField

from .hostile import HOSTILE

GO_ON = [
    *("ctrl+n", "ctrl+o", "ctrl+g", "ctrl+t", "f2", "f9", "f10", "f12"),
    *("alt+2", "alt+n", "pageup"),
]


class FieldApp(App[None]):
    BINDINGS = [Binding(",".join(GO_ON), "screen_key"), Binding("n,2", "letter")]

    def __init__(self):
        super().__init__()
        self.posted: list[object] = []
        self.went_on = 0
        self.field = QuickField(placeholder="@wie #wat !wanneer")

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return FALLBACK

    def compose(self) -> ComposeResult:
        self.field.border_title = plain("Noteer")
        yield self.field

    def action_screen_key(self) -> None:
        self.went_on += 1

    def action_letter(self) -> None:
        raise AssertionError("a letter is typed")

    def lines(self) -> list[str]:
        return [strip.text.rstrip() for strip in self.screen._compositor.render_strips()]

    def of(self, kind: type) -> list[object]:
        return [message for message in self.posted if isinstance(message, kind)]


for _kind in (
    *(QuickField.Changed, QuickField.Submitted, QuickField.LinesPasted, QuickField.ChoiceMoved),
    *(QuickField.UndoWanted, QuickField.CompletionWanted, QuickField.Left),
):

    def _keep(self: FieldApp, event: object) -> None:
        self.posted.append(event)

    setattr(FieldApp, _kind.handler_name, _keep)


async def paste(app: FieldApp, pilot, text: str) -> None:
    app.post_message(events.Paste(text))
    await pilot.pause()


async def test_an_empty_field_shows_its_title_and_its_hint():
    app = FieldApp()
    async with app.run_test(size=(60, 10)):
        lines = app.lines()
        assert lines[0].startswith("┌─ Noteer ─")
        assert "@wie #wat !wanneer" in lines[1]
        assert lines[2].startswith("└──")


async def test_every_printable_key_types():
    app = FieldApp()
    async with app.run_test(size=(60, 10)) as pilot:
        await pilot.press(*"n2?/#*+!", "space", "at", "é")
        assert app.field.line == "n2?/#*+! @é"
        assert app.of(QuickField.Changed)[-1].cursor == 11
        await pilot.pause()
        assert "n2?/#*+! @é" in app.lines()[1]


@pytest.mark.parametrize("key", GO_ON)
async def test_what_edits_nothing_goes_on_to_the_screen(key):
    app = FieldApp()
    async with app.run_test() as pilot:
        await pilot.press("a", key)
        assert app.went_on == 1
        assert app.field.line == "a"


async def test_alt_and_a_digit_in_one_read_go_on_though_they_carry_a_character():
    app = FieldApp()
    async with app.run_test() as pilot:
        app.post_message(events.Key("alt+2", "2"))
        await pilot.pause()
        assert (app.field.line, app.went_on) == ("", 1)


async def test_enter_tab_and_escape_say_what_is_wanted_and_keep_the_line():
    app = FieldApp()
    async with app.run_test() as pilot:
        await pilot.press("j", "a", "enter", "tab", "escape", "ctrl+j")
        assert [type(message).__name__ for message in app.posted[2:]] == [
            "Submitted",
            "CompletionWanted",
            "Left",
            "Submitted",
        ]
        assert app.posted[2].line == app.field.line == "ja"


async def test_moving_and_deleting():
    app = FieldApp()
    async with app.run_test() as pilot:
        app.field.set_line("@Omar +koken !vr")
        await pilot.press("ctrl+w", "ctrl+a", "ctrl+right", "delete", "x", "end", "backspace")
        assert app.field.line == "@Omar xkoken"
        await pilot.press("home", "ctrl+k")
        assert app.field.line == ""


async def test_the_field_grows_to_three_rows_and_shrinks_again():
    app = FieldApp()
    async with app.run_test(size=(40, 12)) as pilot:
        heights = [app.field.size.height]
        for _ in range(4):
            await paste(app, pilot, "een twee drie vier vijf zes zeven ")
            heights.append(app.field.size.height)
        assert heights == [1, 1, 2, 3, 3]
        await pilot.press("ctrl+u")
        await pilot.pause()
        assert app.field.size.height == 1


async def test_up_and_down_move_in_the_rows_and_then_ask_for_another_choice():
    app = FieldApp()
    async with app.run_test(size=(40, 12)) as pilot:
        app.field.set_line("een twee drie vier vijf zes zeven acht negen")
        await pilot.pause()
        await pilot.press("up")
        assert app.field.cursor < 34 and not app.of(QuickField.ChoiceMoved)
        await pilot.press("up", "down", "down")
        assert [message.by for message in app.of(QuickField.ChoiceMoved)] == [-1, 1]
        app.field.choosing = True
        await pilot.press("up")
        assert [message.by for message in app.of(QuickField.ChoiceMoved)] == [-1, 1, -1]


async def test_undo_goes_back_through_the_typing_and_then_asks_for_more():
    app = FieldApp()
    async with app.run_test() as pilot:
        await pilot.press(*"ab", "space", *"cd", "ctrl+z")
        assert app.field.line == "ab"
        await pilot.press("ctrl+y")
        assert app.field.line == "ab cd"
        await pilot.press("ctrl+z", "ctrl+z")
        assert app.field.line == "" and not app.of(QuickField.UndoWanted)
        await pilot.press("ctrl+z")
        assert [message.redo for message in app.of(QuickField.UndoWanted)] == [False]


async def test_after_clear_undo_asks_for_what_was_saved_before():
    app = FieldApp()
    async with app.run_test() as pilot:
        await pilot.press(*"ab")
        app.field.clear()
        await pilot.press("ctrl+z", "ctrl+y")
        assert [message.redo for message in app.of(QuickField.UndoWanted)] == [False, True]


async def test_what_a_program_puts_in_is_not_told_and_can_be_undone():
    app = FieldApp()
    async with app.run_test() as pilot:
        await pilot.press("@")
        app.posted.clear()
        app.field.set_line("@Omar ", 3)
        await pilot.pause()
        assert app.posted == [] and app.field.cursor == 3
        await pilot.press("ctrl+z")
        assert app.field.line == "@"


async def test_one_pasted_line_goes_in_and_several_are_handed_over():
    app = FieldApp()
    async with app.run_test() as pilot:
        await paste(app, pilot, "een\tregel\x1b[31m\n")
        assert app.field.line == "een regel[31m"
        await paste(app, pilot, "@Jan #eten\r\n\r\n  (man met hond) \x07\n")
        assert app.field.line == "een regel[31m"
        assert app.of(QuickField.LinesPasted)[0].lines == ["@Jan #eten", "(man met hond)"]
        await paste(app, pilot, "\n\n")
        assert len(app.of(QuickField.LinesPasted)) == 1


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
async def test_hostile_text_stays_in_the_field(text):
    app = FieldApp()
    async with app.run_test(size=(40, 12)) as pilot:
        await paste(app, pilot, " ".join(text.splitlines()))
        app.field.paint([(0, 5, INTEREST), (3, 999_999, INTEREST)])
        await pilot.press("left", "x", "up", "home", "end")
        strips = app.screen._compositor.render_strips()
        assert {strip.cell_length for strip in strips} == {40}
        shown = "".join(strip.text for strip in strips)
        assert not set(shown) & set("\x1b\x07\x00\x9b\u202e\u200b\ufeff\n\r\t")


async def test_a_click_puts_the_cursor_there():
    app = FieldApp()
    async with app.run_test(size=(40, 12)) as pilot:
        app.field.set_line("een twee drie vier vijf zes zeven acht negen")
        await pilot.pause()
        await pilot.click(app.field, offset=(2 + 4, 1))
        assert app.field.cursor == 4
        await pilot.click(app.field, offset=(2 + 2, 2))
        assert app.field.cursor == 36


async def test_the_cursor_is_seen_while_the_field_has_the_focus():
    app = FieldApp()
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press(*"ab", "left")
        await pilot.pause()
        row = app.screen._compositor.render_strips()[1]
        assert [segment.text for segment in row if segment.style.reverse] == ["b"]
        assert app.cursor_position == (3, 1)
        app.screen.set_focus(None)
        await pilot.pause()
        row = app.screen._compositor.render_strips()[1]
        assert not [segment for segment in row if segment.style.reverse]


class PaintedApp(FieldApp):
    """What is painted, from the first time on."""

    def on_mount(self) -> None:
        self.field.set_line("Fatima el Amrani")
        self.painted: list[str] = []
        render = self.field.render_line

        def kept(y: int):
            strip = render(y)
            self.painted.append(strip.text.strip())
            return strip

        self.field.render_line = kept


async def test_a_line_that_was_there_before_the_field_had_a_width_is_whole_at_the_first_paint():
    app = PaintedApp()
    async with app.run_test(size=(40, 8)) as pilot:
        await pilot.pause()
        assert set(app.painted) == {"Fatima el Amrani"}
