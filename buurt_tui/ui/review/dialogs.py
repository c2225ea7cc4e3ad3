"""What is asked around a review: who is there, which part of the neighbourhood, who takes over."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from buurt_tui.domain.model import (
    Buurt,
    InterestId,
    Member,
    MemberId,
    PlaceId,
    Readers,
    RemarkId,
    new_id,
)
from buurt_tui.domain.remark_edits import PutOnAgenda
from buurt_tui.domain.team_edits import team
from buurt_tui.domain.text import clean, fold
from buurt_tui.lang import _
from buurt_tui.privacy.mentions import without_residents
from buurt_tui.ui import text
from buurt_tui.ui.dialog import Dialog
from buurt_tui.ui.dialogs import Ask, Option, Picker
from buurt_tui.ui.messages import EditRequested
from buurt_tui.ui.rows import Column, Row
from buurt_tui.ui.text import ACCENT, MUTED, STRONG
from buurt_tui.ui.widgets.row_list import RowList
from buurt_tui.views.agenda import Scope

if TYPE_CHECKING:
    from buurt_tui.ui.app import BuurtApp

DIGITS = "123456789acdefghijklmnoprstuvwxyz"
"""What turns each member: digits first, then letters."""
MOST_ROWS = 10


class WhoIsThere(Dialog[tuple[MemberId, ...] | None]):
    """Everybody of the team with a digit that says whether they are there."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]

    def __init__(self, members: list[Member], present: tuple[MemberId, ...]) -> None:
        super().__init__()
        self._members = members[: len(DIGITS)]
        self._present = set(present)

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(text.plain(_("Who is there?"), STRONG), classes="dialog-title")
            yield RowList((Column(3), Column(3), Column(20, grows=1)))
            yield Static(text.plain(_("1–9 there or not   ⏎ begin   Esc back"), MUTED))

    def on_mount(self) -> None:
        rows = self.query_one(RowList)
        rows.styles.height = max(1, min(MOST_ROWS, len(self._members)))
        rows.focus()
        self._fill()

    def _fill(self) -> None:
        rows = self.query_one(RowList)
        rows.show(self._members, key=lambda member: member.id, draw=self._row)
        rows.refresh()

    def _row(self, member: Member) -> Row:
        digit = DIGITS[self._members.index(member)]
        there = "●" if member.id in self._present else "○"
        return Row(cells=([(digit, ACCENT)], [(there, ACCENT)], [(member.name, "")]))

    def on_key(self, event: events.Key) -> None:
        if event.key == "space" and (chosen := self.query_one(RowList).key):
            event.stop()
            self._turn(MemberId(chosen))
        elif event.key == "enter":
            event.stop()
            self._answer()
        elif event.character and event.character in DIGITS[: len(self._members)]:
            event.stop()
            self._turn(MemberId(self._members[DIGITS.index(event.character)].id))

    def _turn(self, member: MemberId) -> None:
        self._present ^= {member}
        self._fill()

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        self._answer()

    def _answer(self) -> None:
        self.dismiss(tuple(MemberId(m.id) for m in self._members if m.id in self._present))

    def action_leave(self) -> None:
        """Not yet."""
        self.dismiss(None)


class AskInSight(Ask):
    """Answer where others look along: a resident's name is taken out as soon as it is typed."""

    def __init__(self, title: str, buurt: Buurt, *, explain: str) -> None:
        super().__init__(title, explain=explain, is_kept=False)
        self._buurt = buurt

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        said, space, last = event.value.rpartition(" ")
        masked = without_residents(said, self._buurt)
        if masked != said:
            event.input.value = f"{masked}{space}{last}"
            event.input.action_end()


def ask_who_is_there(
    app: BuurtApp, present: tuple[MemberId, ...], then: Callable[[tuple[MemberId, ...]], None]
) -> None:
    """Who sits around the table?"""

    def told(answer: tuple[MemberId, ...] | None) -> None:
        if answer is not None:
            then(answer)

    app.push_screen(WhoIsThere(team(app.now.buurt), present), told)


def ask_scope(app: BuurtApp, then: Callable[[Scope], None]) -> None:
    """All of the neighbourhood, one street, or one topic?"""
    options = [
        Option("all", _("All of the neighbourhood"), "1"),
        Option("street", _("One street …"), "2"),
        Option("topic", _("One topic …"), "3"),
    ]

    def chosen(key: str | None) -> None:
        if key == "all":
            then((None, None))
        elif key == "street":
            places = {p.id: p.name for p in app.now.buurt.places.values()}
            _ask_one(app, _("Which street?"), places, lambda id_: then((PlaceId(id_), None)))
        elif key == "topic":
            topics = {i.id: i.name for i in app.now.buurt.interests.values()}
            _ask_one(app, _("Which topic?"), topics, lambda id_: then((None, InterestId(id_))))

    app.push_screen(Picker(_("What do we look at?"), options), chosen)


def _ask_one(app: BuurtApp, title: str, names: dict[str, str], then: Callable[[str], None]) -> None:
    options = [Option(id_, names[id_]) for id_ in sorted(names, key=lambda id_: fold(names[id_]))]

    def chosen(key: str | None) -> None:
        if key is not None:
            then(key)

    app.push_screen(Picker(title, options, filters=True), chosen)


def ask_member(app: BuurtApp, title: str, then: Callable[[MemberId | None], None]) -> None:
    """Who of the team goes? A digit chooses the first nine."""
    members = team(app.now.buurt)[: len(DIGITS) - 1]
    options = [Option(m.id, m.name, DIGITS[n]) for n, m in enumerate(members)]
    options.append(Option("", _("nobody yet"), "0"))

    def chosen(key: str | None) -> None:
        if key is not None:
            then(MemberId(key) if key else None)

    app.push_screen(Picker(title, options), chosen)


def ask_to_take_over(app: BuurtApp, leader: str, then: Callable[[], None]) -> None:
    """Two people should not press at once: is it meant?"""

    def chosen(key: str | None) -> None:
        if key == "take":
            then()

    options = [Option("keep", _("No, I follow"), "1"), Option("take", _("Yes, I take over"), "2")]
    title = _("{name} has the keys. Do you take over?", name=leader)
    app.push_screen(Picker(title, options), chosen)


def put_on_agenda(app: BuurtApp) -> None:
    """Something to talk about next time, from any screen."""

    def told(answer: str | None) -> None:
        if clean(answer or ""):
            _ask_readers(app, answer or "")

    explain = _("It stands on the agenda until you have talked about it. Write no names.")
    title = _("What do you want to talk about?")
    if app.now.veil.is_down:
        app.push_screen(AskInSight(title, app.now.buurt, explain=explain), told)
    else:
        app.push_screen(Ask(title, explain=explain), told)


def _ask_readers(app: BuurtApp, said: str) -> None:
    def chosen(key: str | None) -> None:
        readers = Readers(key) if key else Readers.TEAM
        now = app.now
        edit = PutOnAgenda(
            id=RemarkId(new_id()), at=app.clock(), words=said, member=now.me, readers=readers
        )
        app.post_message(EditRequested(edit, _("It is on the agenda of the next review.")))

    options = [
        Option(Readers.TEAM, _("No, only our team reads it"), "1"),
        Option(Readers.SHAREABLE, _("Yes, everybody at the table may read it"), "2"),
    ]
    app.push_screen(Picker(_("May these words stand on the shared screen?"), options), chosen)
