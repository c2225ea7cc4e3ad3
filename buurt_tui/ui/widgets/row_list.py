"""The one list of all screens: it draws only the lines that are seen, however many rows it has.

    rows = RowList((Column(20, least=12), Column(20, grows=1), Column(16, right=True)))
    rows.show(items, key=lambda item: item.id, draw=self._row)   # items may hold Heading(…) too
    def _row(self, item: FollowUpRow) -> Row:
        return Row(cells=([(item.name, STRONG)], [(item.about, "")], [(item.when, MUTED)]))

`draw` is called for rows in sight only. The cursor stays on its key when the rows change. Messages:
`RowList.Highlighted(key)` when the cursor moves, `RowList.Chosen(key)` on Enter or two clicks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar, Literal

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style

from buurt_tui.ui.rows import (
    Column,
    Heading,
    Item,
    Outline,
    Row,
    below_lines,
    column_widths,
    heading_line,
    row_line,
)
from buurt_tui.ui.text import ACCENT, FRESH, MUTED, Piece, fit

MARGIN = 3
"""Cells left of the columns: a fresh mark, the cursor's mark, a space."""
INDENT = 2
"""Cells that the line below a row stands further in."""
_MOST_STRIPS = 200
"""Lines that are kept as they were drawn: a few screens. Letting go of many at once takes time."""


class RowList(ScrollView, can_focus=True):
    """A list of rows in columns under headings, with a cursor."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "end(1)", show=False),
        Binding("end", "end(-1)", show=False),
        Binding("enter", "choose", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"row-list--cursor"}
    DEFAULT_CSS = """
    RowList {
        height: 1fr;
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-size-vertical: 1;
        .row-list--cursor { background: $block-cursor-blurred-background; }
        &:focus .row-list--cursor { background: $block-cursor-background; }
    }
    """

    class Highlighted(Message):
        """The cursor is on another row; None: on none."""

        def __init__(self, key: str | None, list_id: str | None = None) -> None:
            super().__init__()
            self.key = key
            self.list_id = list_id

    class Chosen(Message):
        """The user wants to do something with this row."""

        def __init__(self, key: str, list_id: str | None = None) -> None:
            super().__init__()
            self.key = key
            self.list_id = list_id

    def __init__(
        self,
        columns: Sequence[Column],
        *,
        below: Literal["never", "cursor", "always"] = "never",
        empty: str = "",
        cursor_when_away: bool = True,
        id: str | None = None,  # noqa: A002  (Textual's name)
        classes: str | None = None,
    ) -> None:
        """`below`: which rows show what stands below them. `empty`: what to say without rows.
        `cursor_when_away`: the cursor shows while the focus is elsewhere."""
        super().__init__(id=id, classes=classes)
        self.columns = tuple(columns)
        self.empty = empty
        self._below = below
        self._cursor_when_away = cursor_when_away
        self._outline: Outline[Any] = Outline()
        self._draw: Callable[[Any], Row] = lambda _item: Row(())
        self._cursor: int | None = None
        self._strips: dict[tuple[int, int, bool, bool], Strip] = {}
        self._styles: dict[tuple[bool, bool, str], RichStyle] = {}
        self._measured = (Size(), 0)

    def show(
        self,
        items: Sequence[Item | Heading],
        *,
        key: Callable[[Item], str],
        draw: Callable[[Item], Row],
    ) -> None:
        """Show these rows; the cursor keeps its row, and that row its place on the screen."""
        old, at, key_before = self._outline, self._cursor, self.key
        line = None if at is None else old.top(at) - self.scroll_offset.y
        self._outline = Outline.of(items, key, 2 if self._below == "always" else 1)
        self._draw = draw
        self._strips.clear()
        self._place(self._outline.heir(old, at or 0))
        if line is not None and self._cursor is not None:
            self.scroll_to(y=self._outline.top(self._cursor) - line, animate=False, force=True)
        self._reveal()
        self.refresh()
        if self.key != key_before:
            self.post_message(self.Highlighted(self.key, self.id))

    @property
    def key(self) -> str | None:
        """The key of the row under the cursor; None if there are no rows."""
        return None if self._cursor is None else self._outline.keys[self._cursor]

    @property
    def keys(self) -> list[str]:
        """The keys of all rows, from top to bottom."""
        return [key for key in self._outline.keys if key is not None]

    def move_to(self, key: str) -> bool:
        """Put the cursor on this row; False if it is not in the list."""
        index = self._outline.place(key)
        self._move(index)
        return index is not None

    def action_step(self, step: int) -> None:
        """To the next row (1) or the one before (-1)."""
        if self._cursor is not None:
            self._move(self._outline.row_near(self._cursor + step, step))

    def action_page(self, step: int) -> None:
        """A screenful on (1) or back (-1)."""
        if self._cursor is None:
            return
        page = max(1, self.scrollable_content_region.height - 1)
        target = max(0, self._outline.at(self._outline.top(self._cursor) + step * page))
        near = self._outline.row_near(target, step)
        self._move(self._outline.row_near(target, -step) if near is None else near)

    def action_end(self, step: int) -> None:
        """To the first row (1) or the last (-1)."""
        self._move(self._outline.row_near(0 if step > 0 else len(self._outline.keys) - 1, step))

    def action_choose(self) -> None:
        """The user wants to do something with the row under the cursor."""
        if self.key is not None:
            self.post_message(self.Chosen(self.key, self.id))

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor, two clicks choose."""
        offset = event.get_content_offset(self)
        line = -1 if offset is None else offset.y + self.scroll_offset.y
        index = self._outline.at(line)
        if index >= 0 and self._outline.keys[index] is not None and line < self._outline.end(index):
            self._move(index)
            if event.chain == 2:
                self.action_choose()

    def on_focus(self) -> None:
        """The row under the cursor opens."""
        self._place(self._cursor)

    def on_blur(self) -> None:
        """It closes again where the cursor does not show without focus."""
        self._place(self._cursor)

    def on_resize(self) -> None:
        """Columns get their widths again, and the cursor stays in sight."""
        self._strips.clear()
        self._place(self._cursor)
        self._reveal()

    def notify_style_update(self) -> None:
        self._strips.clear()
        self._styles.clear()
        self._measured = (Size(), 0)
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        outline, line = self._outline, y + self.scroll_offset.y
        index = outline.at(line)
        if index < 0 or line >= outline.end(index):
            says = [("   " + self.empty, MUTED)] if not outline.keys and y == 1 else []
            return self._strip(says, at_cursor=False)
        at_cursor = index == self._cursor and self._shows_cursor
        below = line - outline.top(index)
        name = (index, below, at_cursor, self.has_focus)
        if (strip := self._strips.get(name)) is None:
            if len(self._strips) >= _MOST_STRIPS:
                self._strips.clear()
            strip = self._strips[name] = self._strip(
                self._pieces(index, below, at_cursor), at_cursor
            )
        return strip

    def _move(self, index: int | None) -> None:
        if index is None or index == self._cursor:
            return
        self._place(index)
        self._reveal()
        self.refresh()
        self.post_message(self.Highlighted(self.key, self.id))

    def _place(self, index: int | None) -> None:
        """Put the cursor on `index`, and make room for the lines below that row."""
        self._cursor = index
        self._outline.opened = None
        if self._below == "cursor" and index is not None and self._shows_cursor:
            lines = below_lines(
                self._draw(self._outline.items[index]).below, self._width - MARGIN - 1 - INDENT
            )
            self._outline.opened = index if lines else None
            self._outline.more = len(lines)
        size = Size(self.size.width, self._outline.height)
        if size != self.virtual_size:
            if self.styles.auto_dimensions:
                self.virtual_size = size
            else:  # as large as before: only the bar beside it is another, not the whole screen
                self.set_reactive(RowList.virtual_size, size)
                self.refresh()
            self._scroll_update(size)

    def _reveal(self) -> None:
        """Scroll the cursor's row into sight, with the headings right above it."""
        if self._cursor is None or not self.size:
            return
        top = self._outline.top(self._outline.group(self._cursor))
        height = self._outline.end(self._cursor) - top
        self.scroll_to_region(
            Region(0, top, self.size.width, height), animate=False, force=True, immediate=True
        )

    @property
    def _shows_cursor(self) -> bool:
        return self.has_focus or self._cursor_when_away

    @property
    def _width(self) -> int:
        """Cells of a line. Textual works it out from the whole screen: too dear for every row."""
        if self._measured[0] != self.outer_size or not self._measured[1]:  # hidden: no width
            self._measured = (self.outer_size, self.scrollable_content_region.width)
        return self._measured[1]

    def _pieces(self, index: int, below: int, at_cursor: bool) -> list[Piece]:
        """What stands on one line of what is at `index`, the margin included."""
        item = self._outline.items[index]
        width = self._width - MARGIN - 1
        if isinstance(item, Heading):
            return [(" " * (MARGIN - 1), ""), *heading_line(item, width + 1)]
        row = self._draw(item)
        if below:
            indent = (" " * (MARGIN + INDENT), "")
            if self._below == "always":
                return [indent, *fit(row.below, width - INDENT)]
            lines = below_lines(row.below, width - INDENT)
            # a resize may be painted before the list has made room for it.
            return [indent, *(lines[below - 1] if below <= len(lines) else ())]
        mark = ("•" if row.fresh else " ", FRESH)
        cursor = "▸" if at_cursor and self.has_focus else "▹" if at_cursor else " "
        widths = column_widths(self.columns, width)
        return [mark, (cursor + " ", ACCENT), *row_line(row, self.columns, widths)]

    def _strip(self, pieces: Sequence[Piece], at_cursor: bool) -> Strip:
        """The pieces as the terminal gets them, to the end of the line."""
        segments = [Segment(text, self._style(at_cursor, style)) for text, style in pieces if text]
        width = self._width
        base = self._style(at_cursor, "")
        return Strip(segments).adjust_cell_length(width, base)

    def _style(self, at_cursor: bool, style: str) -> RichStyle:
        """A style on the background of the row that it is used in."""
        name = (at_cursor, self.has_focus, style)
        if name not in self._styles:
            base = self.get_visual_style("row-list--cursor") if at_cursor else self.visual_style
            over = self.app.stylesheet.parse_style(style) if style else Style.null()
            self._styles[name] = (base + over).rich_style
        return self._styles[name]
