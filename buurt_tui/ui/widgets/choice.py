"""A question about one word of the line: who or what is meant?"""

from __future__ import annotations

import asyncio

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

from buurt_tui.domain.history import last_meeting, place_of
from buurt_tui.domain.model import InterestId, MemberId, PlaceId, ResidentId
from buurt_tui.lang import _
from buurt_tui.quicklog.draft import NEW, PartKind, Question
from buurt_tui.ui import text, words
from buurt_tui.ui.rows import Column, Row
from buurt_tui.ui.text import ACCENT, MUTED, STRONG
from buurt_tui.ui.widgets.row_list import RowList
from buurt_tui.ui.widgets.typed_ahead import goes_elsewhere, hand_over
from buurt_tui.views.now import Now


class Choice(Vertical):
    """The candidates with a digit each; Enter takes the one under the cursor."""

    DEFAULT_CSS = """
    Choice { height: 7; padding: 0 1; }
    Choice RowList { height: 6; }
    """

    class Answered(Message):
        """This is who or what was meant: an id, or `NEW`."""

        def __init__(self, question: Question, answer: str) -> None:
            super().__init__()
            self.question = question
            self.answer = answer
            self.handled = asyncio.Event()

    class Left(Message):
        """Esc: back to the line, nothing answered."""

    def __init__(self) -> None:
        super().__init__()
        self._question: Question | None = None

    def compose(self) -> ComposeResult:
        yield Static()
        yield RowList((Column(2), Column(24, least=16, grows=1), Column(30, least=0, grows=1)))

    def ask(self, question: Question, now: Now) -> None:
        """Show the candidates of `question`."""
        self._question = question
        told = _("Who or what is “{text}”?   ⏎ the first · 1–9 · Esc back", text=question.text)
        self.query_one(Static).update(text.plain(told, STRONG))
        answers = [*question.candidates, *([NEW] if question.may_be_new else [])]
        rows = {
            answer: _row(index, *_described(answer, question, now))
            for index, answer in enumerate(answers, 1)
        }
        candidates = self.query_one(RowList)
        candidates.show(answers, key=lambda answer: answer, draw=lambda answer: rows[answer])
        if answers:
            candidates.move_to(answers[0])

    def focus_list(self) -> None:
        """Arrows and digits choose from here on."""
        self.screen.set_focus(self.query_one(RowList))  # at once: the next key may be here

    async def on_key(self, event: events.Key) -> None:
        """Enter and digits answer, Esc leaves; other letters are no commands here."""
        if goes_elsewhere(self, event):
            return
        rows = self.query_one(RowList)
        if event.key == "enter" and rows.key is not None:
            event.stop()
            await self._answer(rows.key)
        elif event.key.isdecimal() and 1 <= int(event.key) <= len(rows.keys):
            event.stop()
            await self._answer(rows.keys[int(event.key) - 1])
        elif event.key == "escape":
            event.stop()
            self.post_message(self.Left())
        elif event.is_printable:
            event.stop()

    @on(RowList.Chosen)
    async def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        await self._answer(event.key)

    async def _answer(self, answer: str) -> None:
        if self._question is not None:
            answered = self.Answered(self._question, answer)
            await hand_over(self, answered, answered.handled)


def _row(index: int, name: str, about: str) -> Row:
    return Row(cells=([(str(index), ACCENT)], [(name, "")], [(about, MUTED)]))


def _described(answer: str, question: Question, now: Now) -> tuple[str, str]:
    """How to know the candidate: a name, and where and when they were met last."""
    if answer == NEW:
        new = _("someone new") if question.about is PartKind.WHO else _("new")
        return f"{question.text} · {new}", ""
    if question.about is PartKind.WHO:
        return _resident(ResidentId(answer), now)
    named = {
        PartKind.HOOK: now.buurt.interests.get(InterestId(answer)),
        PartKind.PLACE: now.buurt.places.get(PlaceId(answer)),
        PartKind.WALKER: now.buurt.members.get(MemberId(answer)),
    }[question.about]
    return (named.name if named else answer), ""


def _resident(id_: ResidentId, now: Now) -> tuple[str, str]:
    resident = now.buurt.resident(id_)
    if resident is None:
        return id_, ""
    place = now.buurt.places.get(place_of(now.buurt, resident) or PlaceId(""))
    last = last_meeting(now.buurt, id_)
    about = [place.name] if place else []
    if last is not None:
        about.append(_("last met {day}", day=words.day(last.on, now.today)))
    return now.veil.name(resident), " · ".join(about)
