"""The topics as a tree, and below it who shares the one under the cursor."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from buurt_tui.domain.model import Interest, InterestId
from buurt_tui.lang import _, ngettext
from buurt_tui.ui import text, topic_rows
from buurt_tui.ui.rows import Heading
from buurt_tui.ui.text import MUTED, STRONG
from buurt_tui.ui.widgets.row_list import RowList
from buurt_tui.views.alike_topics import alike_topics
from buurt_tui.views.interests import Sharer, interest_rows, sharers
from buurt_tui.views.now import Now


class Vocabulary(Vertical):
    """Two lists; the second follows the cursor of the first."""

    DEFAULT_CSS = """
    Vocabulary {
        #told { height: 2; padding: 1 1 0 1; }
        #topics { height: 2fr; margin-top: 1; }
        #sharers { height: 1fr; min-height: 4; border-top: solid $rule; }
    }
    """

    def __init__(self, now: Now) -> None:
        super().__init__()
        self._now = now

    def compose(self) -> ComposeResult:
        yield Static(id="told")
        yield RowList(
            topic_rows.TOPICS, id="topics", below="cursor", empty=_("No topics yet. t: add one.")
        )
        yield RowList(topic_rows.SHARERS, id="sharers", cursor_when_away=False)

    def show(self, now: Now) -> None:
        """Show the vocabulary of `now`."""
        self._now = now
        rows = interest_rows(now)
        alike = len(alike_topics(now))
        told = str(len(rows))
        if alike:
            told += " · " + ngettext("{n} pair looks alike (l)", "{n} pairs look alike (l)", alike)
        heading = text.joined((_("Topics"), STRONG), (f"   {told}", MUTED))
        self.query_one("#told", Static).update(heading)
        self.topics.show(rows, key=lambda row: row.id, draw=topic_rows.topic_row)
        self._show_sharers()

    @property
    def topics(self) -> RowList:
        """The tree."""
        return self.query_one("#topics", RowList)

    @property
    def sharers(self) -> RowList:
        """Who shares the topic under the cursor."""
        return self.query_one("#sharers", RowList)

    @property
    def chosen(self) -> Interest | None:
        """The topic under the cursor."""
        key = self.topics.key
        return self._now.buurt.interest(InterestId(key)) if key is not None else None

    @on(RowList.Highlighted)
    def _other_topic(self, event: RowList.Highlighted) -> None:
        if event.list_id == "topics":
            self._show_sharers()

    def _show_sharers(self) -> None:
        topic = self.chosen
        found = sharers(self._now, InterestId(topic.id)) if topic else []
        today = self._now.today
        rows: list[Heading | Sharer] = []
        if topic is not None:
            shared = _("too few to tell")
            if found is not None:
                shared = ngettext("{n} resident", "{n} residents", len(found))
            rows = [Heading(_("Who shares {topic}", topic=topic.name), shared), *(found or ())]
        self.sharers.show(
            rows,
            key=lambda sharer: sharer.resident.id,
            draw=lambda sharer: topic_rows.sharer_row(sharer, today),
        )
