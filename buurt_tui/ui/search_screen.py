"""Looking for anything: one field, and below it what is found while it is typed."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from buurt_tui.lang import _
from buurt_tui.ui import search_rows, text
from buurt_tui.ui.dialog import Dialog
from buurt_tui.ui.review.minutes_found import are_read, minutes_found, read_all
from buurt_tui.ui.rows import Row, column_widths
from buurt_tui.ui.search_rows import Line, More
from buurt_tui.ui.text import MUTED, STRONG
from buurt_tui.ui.widgets.plain_input import PlainInput
from buurt_tui.ui.widgets.row_list import MARGIN, RowList
from buurt_tui.views.everything import About, Found, Hit, search_everything
from buurt_tui.views.now import Now
from buurt_tui.views.said import is_indexed, make_indexes, said_with

if TYPE_CHECKING:
    from buurt_tui.ui.app import BuurtApp

KEYS = {"up": ("step", -1), "down": ("step", 1), "pageup": ("page", -1), "pagedown": ("page", 1)}
"""What moves in the list while somebody types."""


class Search(Dialog[Hit | None]):
    """Find a resident, a topic, a street, or what was said; answers what was chosen, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]
    DEFAULT_CSS = """
    Search {
        align: center top;
        #finding { width: 100%; max-width: 120; height: 1fr; padding: 1 2; background: $surface; }
        #finding Static { height: 1; }
        Input { margin: 1 0 0 0; border: none; background: $panel; padding: 0 1; }
        RowList {
            height: 1fr;
            margin: 1 0;
            background: $surface;
            scrollbar-background: $surface;
        }
    }
    """
    app: BuurtApp

    def __init__(self, sought: str = "") -> None:
        super().__init__()
        self._begin_with = sought
        self._wide: About | None = None
        """The kind of which all is shown."""
        self._items: dict[str, Hit | More] = {}

    @property
    def sought(self) -> str:
        """What is in the field."""
        return self.query_one(PlainInput).value

    def compose(self) -> ComposeResult:
        now = self.app.now
        with Vertical(id="finding"):
            yield Static(id="title")
            yield PlainInput(
                value="" if now.veil.is_down else self._begin_with,
                placeholder=_("a name, a topic, a street, or a word from a note"),
                compact=True,
            )
            yield RowList(search_rows.COLUMNS)
            yield Static(text.plain(_("⏎ open   ↑↓ choose   Esc back"), MUTED))

    def on_mount(self) -> None:
        """Ready to type, and to be told what changes."""
        self.watch(self.app, "now", self._arrived, init=False)
        self._arrived(self.app.now)
        self.query_one(PlainInput).focus()

    def on_resize(self) -> None:
        """A note is cut where what was found in it can be seen."""
        self._fill()

    @property
    def _is_ready(self) -> bool:
        """Whether what was said can be looked through."""
        return is_indexed(self.app.now.buurt) and are_read(self.app.now)

    async def _make_ready(self) -> None:
        """In a thread: with ten years of notes it takes a moment, and keys do not wait for it."""
        while not self._is_ready:
            now = self.app.now
            await asyncio.to_thread(make_indexes, now.buurt)
            self._fill()
            await asyncio.to_thread(read_all, now)
        self._fill()

    def _arrived(self, now: Now) -> None:
        field = self.query_one(PlainInput)
        # what is typed may be a name, and others look along
        field.password = now.veil.is_down
        title = _("Search") if not now.veil.is_down else _("Search · names and notes are hidden")
        self.query_one("#title", Static).update(text.plain(title, STRONG))
        if not self._is_ready:
            self.run_worker(self._make_ready(), group="ready", exclusive=True, exit_on_error=True)
        self._fill()

    def _fill(self) -> None:
        sought, is_ready = self.sought, self._is_ready
        found = self._found({self._wide: search_rows.MOST} if self._wide else search_rows.FIRST)
        if self._wide is None and len(found) == 1:  # nothing to leave room for
            found = self._found({found[0].about: search_rows.MOST})
        listed = search_rows.lines(found)
        self._items = {line.key: line.item for line in listed if isinstance(line, Line)}
        rows = self.query_one(RowList)
        rows.empty = self._says_nothing(sought, is_ready)
        rows.show(listed, key=lambda line: line.key, draw=self._row)

    def _found(self, most: Mapping[About, int]) -> list[Found]:
        """What there is, at most so many of a kind."""
        now, sought = self.app.now, self.sought
        reading = said_with if is_indexed(now.buurt) else None
        may_read = About.MINUTES in most and are_read(now) and not now.veil.is_down
        minutes = [minutes_found(now, sought, most[About.MINUTES])] if may_read else []
        return search_everything(now, sought, most, reading, minutes)

    def _says_nothing(self, sought: str, is_ready: bool) -> str:
        if not sought.strip():
            return _("Type a few letters, or several words.")
        if not is_ready and not self.app.now.veil.is_down:
            return _("Looking through the notes…")
        return _("Nothing found. Fewer letters, or another word?")

    def _row(self, line: Line) -> Row:
        rows = self.query_one(RowList)
        width = column_widths(rows.columns, rows.size.width - MARGIN - 2)[0]
        return search_rows.row(line.item, self.app.now, width)

    # -- keys -------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """Arrows walk the list while the field is typed in."""
        if event.key in KEYS:
            event.stop()
            action, step = KEYS[event.key]
            getattr(self.query_one(RowList), f"action_{action}")(step)

    @on(Input.Changed)
    def _typed(self) -> None:
        self._wide = None
        self._fill()
        self.query_one(RowList).action_end(1)

    @on(Input.Submitted)
    def _entered(self) -> None:
        self._choose(self.query_one(RowList).key)

    @on(RowList.Chosen)
    def _clicked(self, event: RowList.Chosen) -> None:
        event.stop()
        self._choose(event.key)

    def _choose(self, key: str | None) -> None:
        item = self._items.get(key or "")
        if isinstance(item, More):
            self._wide = item.about
            self._fill()
            self.query_one(RowList).action_end(1)
        elif item is not None:
            self.dismiss(item)

    def action_leave(self) -> None:
        """Esc: from all of one kind to a little of each, and then back to where one was."""
        if self._wide is None:
            self.dismiss(None)
        else:
            self._wide = None
            self._fill()
