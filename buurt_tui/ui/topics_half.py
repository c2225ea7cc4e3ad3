"""The half of the hooks screen that is about topics: getting there, and what is asked of one."""

from __future__ import annotations

from abc import abstractmethod

from textual import on

from buurt_tui.domain.model import InterestId, ResidentId
from buurt_tui.lang import _
from buurt_tui.ui import topic_dialogs
from buurt_tui.ui.screen import BuurtScreen
from buurt_tui.ui.widgets.row_list import RowList
from buurt_tui.ui.widgets.vocabulary import Vocabulary


class TopicsHalf(BuurtScreen):
    """A screen with a vocabulary beside what it is for."""

    @abstractmethod
    def begin(self) -> None:
        """Back to what the screen is for."""

    @property
    def vocabulary(self) -> Vocabulary:
        """The topics, and who shares one."""
        return self.query_one(Vocabulary)

    @property
    def is_among_topics(self) -> bool:
        """Whether keys are about a topic."""
        return self.focused is not None and self.vocabulary in self.focused.ancestors

    def choose_topic(self, topic: InterestId) -> None:
        """Show this one, and who shares it."""
        self.action_topics()
        found = self.now.buurt.interest(topic)
        if found is not None:
            self.vocabulary.topics.move_to(found.id)

    def action_topics(self) -> None:
        """To the topics; on a narrow screen they take the place of the note."""
        self.set_class(not self.has_class("-nothing"), "-topics")
        self.vocabulary.topics.focus()

    def action_further(self) -> None:
        """From the note to the topics, from a topic to who shares it."""
        if not self.is_among_topics:
            self.action_topics()
        elif self.vocabulary.sharers.key is None:
            few = self.now.veil.is_down
            self.app.said = _("Too few to tell.") if few else _("Nobody has a hook on it.")
        else:
            self.vocabulary.sharers.focus()

    def action_back(self) -> None:
        """From who shares a topic to the topics, from there to the note."""
        if self.vocabulary.sharers.has_focus:
            self.vocabulary.topics.focus()
        else:
            self.begin()

    @on(RowList.Chosen)
    def _menu(self, event: RowList.Chosen) -> None:
        if event.list_id == "sharers":
            self.open_card(ResidentId(event.key))
        else:
            self.action_row_menu()

    def row_title(self) -> str:
        topic = self.vocabulary.chosen
        return topic.name if topic else ""

    def action_topic(self, what: str) -> None:
        """Ask something about the topic under the cursor, one of `ASKED`."""
        topic = self.vocabulary.chosen
        if topic is not None and self.is_among_topics:
            topic_dialogs.ASKED[what](self.app, topic)
        else:
            self.action_topics()
            self.app.said = _("Choose a topic first. Enter shows what you can do.")

    def action_ask(self, what: str) -> None:
        """Ask something about all topics, one of `ASKED_OF_ALL`."""
        topic_dialogs.ASKED_OF_ALL[what](self.app)
