"""Screen 2, coming back: whom, street by street, and who fell silent."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from buurt_tui.domain.model import Status
from buurt_tui.lang import _
from buurt_tui.ui import follow_up_dialogs as dialogs
from buurt_tui.ui import follow_up_edits as edits
from buurt_tui.ui import follow_up_rows, keys
from buurt_tui.ui.follow_up_rows import Listed
from buurt_tui.ui.let_read import let_read
from buurt_tui.ui.messages import EditDone, SettlingChosen
from buurt_tui.ui.promising import promise
from buurt_tui.ui.rows import Row
from buurt_tui.ui.screen import BuurtScreen
from buurt_tui.ui.walk_dialog import open_walk_list
from buurt_tui.ui.walk_list import walk_list_lines
from buurt_tui.ui.widgets.frame import FootKey
from buurt_tui.ui.widgets.row_list import RowList
from buurt_tui.ui.writing import write_about
from buurt_tui.views.follow_ups import EVERYTHING_OPEN, Filter, FollowUpRow
from buurt_tui.views.now import Now

QUIET_ACTIONS = {"done", "promise", "card"}
"""What can be done with somebody who fell silent, which is no task."""
WITH_NAMES = {"done", "promise", "edit", "readers", "walk_list"}
"""What shows or asks for somebody's words, and is not offered while names are hidden."""


class FollowUpsScreen(BuurtScreen):
    """Whom do we come back to? Nothing here is late."""

    NAME = "follow_ups"
    BINDINGS = keys.bindings(keys.FOLLOW_UPS)
    DEFAULT_CSS = """
    FollowUpsScreen {
        #title { padding: 1 1 0 1; height: 2; }
        #only { display: none; padding: 0 1; height: 1; }
        &.-filtered #only { display: block; }
        RowList { margin-top: 1; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._only = EVERYTHING_OPEN
        self._listed: dict[str, Listed] = {}
        self._fresh = ""
        """The row that has just changed; until the next key."""

    def body(self) -> ComposeResult:
        yield Static(id="title")
        yield Static(id="only")
        yield RowList(follow_up_rows.COLUMNS, below="cursor")

    def on_mount(self) -> None:
        """Letters act on the list at once."""
        self.watch(self.app, "said", self._said_anew, init=False)
        self.query_one(RowList).focus()

    def show(self, now: Now) -> None:
        items = follow_up_rows.items(now, self._only)
        self._listed = {item.key: item for item in items if isinstance(item, Listed)}
        self.query_one("#title", Static).update(follow_up_rows.title(now))
        self.query_one("#only", Static).update(follow_up_rows.filter_line(now, self._only))
        self.set_class(self._only != EVERYTHING_OPEN, "-filtered")
        rows = self.query_one(RowList)
        rows.empty = follow_up_rows.empty(self._only)
        rows.show(items, key=lambda item: item.key, draw=self._row)

    def _row(self, item: Listed) -> Row:
        width = self.query_one(RowList).size.width
        return follow_up_rows.row(item, self.now, width, fresh=item.key == self._fresh)

    def row_title(self) -> str:
        return self._chosen.called(self.now).name if self._chosen else ""

    def row_says(self, binding: keys.Key) -> str:
        is_log = binding.action == "done" and self._follow_up is None
        return _("Log an encounter with them") if is_log else super().row_says(binding)

    def foot_keys(self) -> Iterable[FootKey]:
        for key in super().foot_keys():
            is_log = key.action == "screen.done" and self._follow_up is None
            yield replace(key, says=_("log")) if is_log else key

    def may(self, binding: keys.Key) -> bool:
        if self.now.veil.is_down and binding.action in WITH_NAMES:
            return False
        if binding.group is not keys.ROW:
            return bool(self._listed) or binding.action != "walk_list"
        if self._follow_up is None:
            return self._chosen is not None and binding.action in QUIET_ACTIONS
        if binding.action == "seen":
            return self._follow_up.seen_since is not None
        return binding.action != "promise"

    @property
    def _chosen(self) -> Listed | None:
        rows = self.query_one_optional(RowList)
        return self._listed.get(rows.key or "") if rows else None

    @property
    def _follow_up(self) -> FollowUpRow | None:
        return self._chosen.follow_up if self._chosen else None

    # -- what happens -----------------------------------------------------------------------

    @on(RowList.Highlighted)
    def _other_row(self) -> None:
        self.refresh_footer()

    @on(RowList.Chosen)
    def _menu(self) -> None:
        self.action_row_menu()

    @on(EditDone)
    def _changed(self, event: EditDone) -> None:
        self._fresh = getattr(event.edit, "follow_up", "")
        self.show(self.now)

    def _said_anew(self, said: str) -> None:
        if self._fresh and not said:
            self._fresh = ""
            self.show(self.now)

    # -- keys -------------------------------------------------------------------------------

    def action_out(self) -> None:
        """Esc: from a part of the list to all of it."""
        self._show_only(EVERYTHING_OPEN)

    def action_filter(self) -> None:
        """Show a part of the list."""
        dialogs.choose_filter(self.app, self._filter)

    def _filter(self, only: Filter) -> None:
        self._show_only(only)
        self.query_one(RowList).action_end(1)

    def choose(self, only: Filter, follow_up: str | None = None) -> None:
        """Show this part of the list, and this one on it."""
        self._filter(only)
        rows = self.query_one(RowList)
        rows.focus()
        if follow_up:
            rows.move_to(follow_up)

    def _show_only(self, only: Filter) -> None:
        self._only = only
        self.show(self.now)

    def action_walk_list(self) -> None:
        """What is on the list, for paper."""
        if not self.hides_names():
            groups = follow_up_rows.streets(self.now, self._only)
            open_walk_list(self.app, partial(walk_list_lines, groups, self.now.today))

    def _wanted(self) -> FollowUpRow | None:
        """The promise that is chosen; without one it says so."""
        if self._chosen is None:
            self.app.said = follow_up_rows.empty(self._only)
        elif self._follow_up is None:
            self.app.said = _("Nothing was promised here. g: log an encounter. p: promise.")
        return self._follow_up

    def action_done(self) -> None:
        """What came of it is an encounter; saving that settles it."""
        if self._chosen and not self.hides_names():
            self.app.post_message(SettlingChosen(self._follow_up.id if self._follow_up else None))
            write_about(self.app, self._chosen.called(self.now).id)

    def action_promise(self) -> None:
        """Come back to them, perhaps once more."""
        if self._chosen and not self.hides_names():
            promise(self.app, self._chosen.called(self.now).id)

    def action_card(self) -> None:
        """Read about this resident."""
        if self._chosen:
            self.open_card(self._chosen.called(self.now).id)

    def action_seen(self) -> None:
        """The meeting logged since is what came of it."""
        if row := self._wanted():
            if row.seen_since:
                self.request(*edits.seen(row, row.seen_since, self.now))
            else:
                self.app.said = _("Not seen since. g: write down what came of it.")

    def action_not_home(self) -> None:
        """Somebody went; it stays on the list."""
        if row := self._wanted():
            self.request(*edits.not_home(row, self.now))

    def action_settle(self, status: str) -> None:
        """It ends, in this way."""
        if row := self._wanted():
            self.request(*edits.settled(row, Status(status), self.now))

    def action_turn(self) -> None:
        """It is the other side's turn."""
        if row := self._wanted():
            self.request(*edits.turn(row, self.now.buurt.follow_ups[row.id]))

    def action_asked_by(self) -> None:
        """The other side asked for it."""
        if row := self._wanted():
            self.request(*edits.asked_by(row, self.now.buurt.follow_ups[row.id]))

    def action_later(self) -> None:
        """Come back another day."""
        if row := self._wanted():
            dialogs.choose_moment(self.app, row)

    def action_walker(self) -> None:
        """Who of the team goes."""
        if row := self._wanted():
            dialogs.choose_walker(self.app, row)

    def action_readers(self) -> None:
        """Who may read what it is about."""
        if row := self._wanted():
            let_read(self, self.now.buurt.follow_ups.get(row.id))

    def action_edit(self) -> None:
        """All that it says."""
        if (row := self._wanted()) and not self.hides_names():
            from buurt_tui.ui.forms.opening import change

            change(self.app, self.now.buurt.follow_ups[row.id])
