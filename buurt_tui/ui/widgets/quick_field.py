"""The field of the quick line: one line of text that grows from one row to three.

    field = QuickField(placeholder=_("@who #what !when"))
    field.border_title = plain(_("Log"))
    field.set_line("@Fatima ")      # what a program does posts no Changed; Ctrl+Z takes it back
    field.paint([(0, 7, ACCENT)])   # hues for parts of the line, from start to end
    field.choosing = True           # up and down go to the completions, also on several rows

It posts what is typed and asks for the rest; it knows no marks and no neighbourhood. Alt+digit,
F keys and every Ctrl key that edits nothing go on to the screen."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual import events
from textual.geometry import Offset, Size
from textual.message import Message
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from buurt_tui.ui.field_rows import CURSOR, FieldRows, Hue
from buurt_tui.ui.line_editor import LineEditor
from buurt_tui.ui.text import MUTED, cut, safe
from buurt_tui.ui.typed_keys import TYPED_NOWHERE
from buurt_tui.ui.widgets.typed_ahead import goes_elsewhere, hand_over

_SAME = {
    **{"ctrl+j": "enter", "shift+enter": "enter", "ctrl+a": "home", "ctrl+e": "end"},
    **{"ctrl+backspace": "ctrl+w", "alt+backspace": "ctrl+w", "alt+delete": "ctrl+delete"},
    **{"alt+left": "ctrl+left", "alt+right": "ctrl+right", "ctrl+d": "delete"},
    **{"shift+backspace": "backspace", "ctrl+shift+z": "ctrl+y"},
}
"""Keys that do what another key does. Ctrl+J is how a line break arrives outside a paste."""
_HANDED_OVER = ("enter", "tab", "escape")
_ELSEWHERE = ("alt+", "ctrl+", "super+", "hyper+", "meta+")


class QuickField(Widget, can_focus=True):
    """A single line to type in."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    QuickField {
        height: auto;
        padding: 0 1;
        border: solid $border-blurred;
        border-title-color: $text-muted;
        pointer: text;
        &:focus { border: solid $border; border-title-color: $text-accent; }
    }
    """

    class Changed(Message):
        """The user changed the line, or moved the cursor."""

        def __init__(self, line: str, cursor: int) -> None:
            super().__init__()
            self.line = line
            self.cursor = cursor

    class Submitted(Message):
        """Enter. The keys behind it wait until `handled` is set."""

        def __init__(self, line: str) -> None:
            super().__init__()
            self.line = line
            self.handled = asyncio.Event()

    class LinesPasted(Message):
        """Several lines were pasted; none of them is in the field."""

        def __init__(self, lines: list[str]) -> None:
            super().__init__()
            self.lines = lines

    class ChoiceMoved(Message):
        """Up (-1) or down (1), where the cursor has no row to go to."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    class UndoWanted(Message):
        """Undo or redo in an empty field that has nothing to take back itself."""

        def __init__(self, redo: bool = False) -> None:
            super().__init__()
            self.redo = redo

    class CompletionWanted(Message):
        """Tab. The keys behind it wait until `handled` is set."""

        def __init__(self) -> None:
            super().__init__()
            self.handled = asyncio.Event()

    class Left(Message):
        """Esc. The keys behind it wait until `handled` is set."""

        def __init__(self) -> None:
            super().__init__()
            self.handled = asyncio.Event()

    def __init__(self, *, placeholder: str = "", id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.placeholder = placeholder
        self.choosing = False
        self.keeps: Callable[[], object] = lambda: None
        """Told at once that the line is another, before that is painted."""
        self._editor = LineEditor()
        self._rows = FieldRows()
        self._hues: tuple[Hue, ...] = ()
        self._acts = self._key_table()

    @property
    def line(self) -> str:
        """What is typed."""
        return self._editor.line

    @property
    def cursor(self) -> int:
        """Where the next character goes, in code points."""
        return self._editor.cursor

    def set_line(self, line: str, cursor: int | None = None) -> None:
        """Put `line` in the field, the cursor at its end if not told where."""
        self._editor.replace(line, cursor)
        self._lay_out()

    def clear(self) -> None:
        """Empty the field; Ctrl+Z in it then undoes what was done before."""
        self._editor.clear()
        self._lay_out()

    def paint(self, hues: Sequence[Hue]) -> None:
        """Show parts of the line in these styles until they are painted again."""
        if tuple(hues) != self._hues:
            self._hues = tuple(hues)
            self.refresh()

    def check_consume_key(self, key: str, character: str | None) -> bool:
        return character is not None and character.isprintable() and key not in TYPED_NOWHERE

    async def on_key(self, event: events.Key) -> None:
        """Type, edit or post; what is none of these goes on to the screen."""
        if goes_elsewhere(self, event):
            return
        typed = event.character
        if typed and typed.isprintable() and not event.key.startswith(_ELSEWHERE):
            self._edit(lambda: self._editor.insert(typed))
        elif event.key in _HANDED_OVER or _SAME.get(event.key) in _HANDED_OVER:
            await self._hand_over(event.key)
        elif (act := self._acts.get(event.key)) is not None:
            act()
        else:
            return
        event.stop()
        event.prevent_default()

    async def _hand_over(self, key: str) -> None:
        """Post what Enter, Tab or Esc mean, and let what is typed behind it wait.

        Without that a fast typist's next letters would still be part of the line before."""
        wanted: QuickField.CompletionWanted | QuickField.Left | QuickField.Submitted
        if key == "tab":
            wanted = self.CompletionWanted()
        else:
            wanted = self.Left() if key == "escape" else self.Submitted(self.line)
        await hand_over(self, wanted, wanted.handled)

    def on_paste(self, event: events.Paste) -> None:
        """One line is inserted, several are for the screen to line up."""
        event.stop()
        event.prevent_default()
        lines = [line for text in event.text.splitlines() if (line := safe(text)).strip()]
        if len(lines) > 1:
            self.post_message(self.LinesPasted([line.strip() for line in lines]))
        elif lines:
            self._edit(lambda: self._editor.insert(lines[0]))

    def on_click(self, event: events.Click) -> None:
        """The cursor goes where the user clicks."""
        offset = event.get_content_offset(self)
        if offset is not None and self.line:
            row = min(self._rows.first + offset.y, len(self._rows.rows) - 1)
            self._edit(lambda: self._editor.move(self._rows.index(row, offset.x)))

    def on_resize(self) -> None:
        """The line is wrapped again."""
        self._lay_out()

    def on_focus(self) -> None:
        """Input methods open at the terminal's own cursor."""
        self._move_terminal_cursor()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return FieldRows.of(self.line, self.cursor, width).height

    def render_line(self, y: int) -> Strip:
        width = self.content_size.width
        if width != self._rows.width:  # painted before it hears that it was given this width
            self._rows = FieldRows.of(self.line, self.cursor, width, self._rows.first)
        row = self._rows.first + y
        segments: list[Segment] = []
        if row < len(self._rows.rows):
            parts = self._rows.parts(row, self._hues, self.cursor if self.has_focus else None)
            segments += [Segment(self.line[i:j], self._style(style)) for i, j, style in parts]
            is_last = row == len(self._rows.rows) - 1
            if is_last and self.has_focus and self.cursor == len(self.line):
                segments.append(Segment(" ", self._style(CURSOR)))
        if not self.line and y == 0:
            segments.append(Segment(cut(self.placeholder, width - 1), self._style(MUTED)))
        return Strip(segments).adjust_cell_length(width, self.rich_style)

    def _style(self, style: str) -> RichStyle:
        over = self.app.stylesheet.parse_style(style) if style else Style.null()
        return (self.visual_style + over).rich_style

    def _edit(self, change: Callable[[], object]) -> None:
        """Do this to the line, and say so if it made a difference."""
        before = self._editor.state
        change()
        if self._editor.state != before:
            self.keeps()
            self._lay_out()
            self.post_message(self.Changed(self.line, self.cursor))

    def _lay_out(self) -> None:
        """Show the line as it is, on as many rows as it needs."""
        height = self._rows.height
        width = self.content_size.width
        self._rows = FieldRows.of(self.line, self.cursor, width, self._rows.first)
        self.refresh(layout=self._rows.height != height)
        self._move_terminal_cursor()

    def _move_terminal_cursor(self) -> None:
        if self.has_focus:
            row = self._rows.row_of(self.cursor) - self._rows.first
            place = Offset(self._rows.cell_of(self.cursor), row)
            self.app.cursor_position = self.content_region.offset + place

    def _step_row(self, by: int) -> None:
        row = self._rows.row_of(self.cursor) + by
        if self.choosing or not 0 <= row < len(self._rows.rows):
            self.post_message(self.ChoiceMoved(by))
            return
        index = self._rows.index(row, self._rows.cell_of(self.cursor))
        self._edit(lambda: self._editor.move(index))

    def _take_back(self, *, redo: bool) -> None:
        before = self._editor.state
        self._edit(self._editor.redo if redo else self._editor.undo)
        if self._editor.state == before and not self.line:
            self.post_message(self.UndoWanted(redo))

    def _key_table(self) -> dict[str, Callable[[], object]]:
        """What each key does here."""
        editor, edit = self._editor, self._edit

        def moving(to: Callable[[], int]) -> Callable[[], object]:
            return lambda: edit(lambda: editor.move(to()))

        def deleting(to: Callable[[], int]) -> Callable[[], object]:
            return lambda: edit(lambda: editor.delete_to(to()))

        table: dict[str, Callable[[], object]] = {
            "up": lambda: self._step_row(-1),
            "down": lambda: self._step_row(1),
            "left": moving(editor.left),
            "right": moving(editor.right),
            "ctrl+left": moving(editor.word_left),
            "ctrl+right": moving(editor.word_right),
            "home": moving(lambda: 0),
            "end": moving(lambda: len(self.line)),
            "backspace": deleting(editor.left),
            "delete": deleting(editor.right),
            "ctrl+w": deleting(editor.word_left),
            "ctrl+delete": deleting(editor.word_right),
            "ctrl+u": deleting(lambda: 0),
            "ctrl+k": deleting(lambda: len(self.line)),
            "ctrl+z": lambda: self._take_back(redo=False),
            "ctrl+y": lambda: self._take_back(redo=True),
        }
        return table | {same: table[key] for same, key in _SAME.items() if key in table}
