"""Setting the round: date, streets and walkers, with last time's offered."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from buurt_tui.domain.edit import Edit
from buurt_tui.domain.model import Member, MemberId, Place, PlaceId, Round, RoundId, new_id
from buurt_tui.domain.team_edits import AddMember, AddPlace, SetRound, member_called, place_called
from buurt_tui.domain.text import clean
from buurt_tui.lang import _
from buurt_tui.quicklog.dates import Direction, read_whole
from buurt_tui.ui import text, words
from buurt_tui.ui.dialogs import needs_a_letter
from buurt_tui.ui.suggest import CommaSuggester
from buurt_tui.ui.text import MUTED, STRONG
from buurt_tui.ui.widgets.plain_input import PlainInput
from buurt_tui.views.current_round import current_round
from buurt_tui.views.now import Now


class RoundSet(NamedTuple):
    """The round that was set, and what has to be written for it."""

    round: RoundId
    edits: tuple[Edit, ...]
    says: str
    """That it is set, and which streets and walkers nobody knew."""


class RoundDialog(ModalScreen[RoundSet | None]):
    """Three fields; Enter goes to the next, and at the last one it is done."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("up", "app.focus_previous", show=False),
        Binding("down", "app.focus_next", show=False),
    ]

    def __init__(self, now: Now) -> None:
        super().__init__()
        self._now = now
        self._round = current_round(now) or _last_round(now)
        self._is_going_on = current_round(now) is not None

    def compose(self) -> ComposeResult:
        now, before = self._now, self._round
        on_day = before.on if before and self._is_going_on else now.today
        places = (
            [now.buurt.places[p].name for p in before.places if p in now.buurt.places]
            if before
            else []
        )
        walkers = _walkers(now, before)
        with Vertical(classes="dialog"):
            yield Static(text.plain(_("The round"), STRONG), classes="dialog-title")
            yield Static(text.plain(_("Which day? For example yesterday, or 3 Dec.")))
            yield PlainInput(value=_day(on_day, now.today), compact=True, id="day")
            yield Static(text.plain(_("Which streets? The last one is where you are.")))
            yield PlainInput(
                value=", ".join(places),
                compact=True,
                id="places",
                suggester=CommaSuggester([place.name for place in now.buurt.places.values()]),
            )
            yield Static(text.plain(_("Who walks?")))
            yield PlainInput(
                value=", ".join(walkers),
                compact=True,
                id="walkers",
                suggester=CommaSuggester([member.name for member in now.buurt.members.values()]),
            )
            yield Static(id="judged")
            yield Static(text.plain(_("⏎ next   → complete   Esc back"), MUTED))

    @on(Input.Submitted)
    def _entered(self) -> None:
        self._judged("")
        # the field in focus counts, not the one that had the key: Enters may come in a burst.
        if self.focused is not self.query_one("#walkers"):
            self.focus_next(Input)
            return
        on_day = self._read_day()
        if on_day is None:
            self._judged(_("That day is not clear. For example: today, yesterday, 3 Dec."))
            self.query_one("#day", Input).focus()
            return
        for field in ("#places", "#walkers"):
            if any(map(needs_a_letter, _names(self.query_one(field, Input).value))):
                self._judged(needs_a_letter(""))
                self.query_one(field, Input).focus()
                return
        self.dismiss(self._answer(on_day))

    def _judged(self, wrong: str) -> None:
        self.query_one("#judged", Static).update(text.plain(wrong, "$text-warning"))

    def action_leave(self) -> None:
        """Leave the round as it is."""
        self.dismiss(None)

    def _read_day(self) -> date | None:
        told = self.query_one("#day", Input).value.strip()
        return (
            read_whole(told, self._now.today, direction=Direction.BACK) if told else self._now.today
        )

    def _answer(self, on_day: date) -> RoundSet:
        edits: list[Edit] = []
        places, walkers = [], []
        for name in _names(self.query_one("#places", Input).value):
            place = place_called(self._now.buurt, name)
            if place is None:
                place = Place(id=new_id(), name=name)
                edits.append(AddPlace(PlaceId(place.id), name))
            places.append(PlaceId(place.id))
        for name in _names(self.query_one("#walkers", Input).value):
            member = member_called(self._now.buurt, name)
            if member is None or member.retired_on:
                member = member or Member(id=new_id(), name=name)
                edits.append(AddMember(MemberId(member.id), name))
            walkers.append(MemberId(member.id))
        same = current_round(self._now)
        id_ = RoundId(same.id if same and same.on == on_day else new_id())
        new = ", ".join(edit.name for edit in edits if isinstance(edit, AddPlace | AddMember))
        says = _("The round is set. New: {names}.", names=new) if new else _("The round is set.")
        edits.append(SetRound(id=id_, on=on_day, places=tuple(places), walkers=tuple(walkers)))
        return RoundSet(id_, tuple(edits), says)


def _names(told: str) -> list[str]:
    return list(dict.fromkeys(name for part in told.split(",") if (name := clean(part))))


def _day(on_day: date, today: date) -> str:
    return _("today") if on_day == today else words.day(on_day)


def _last_round(now: Now) -> Round | None:
    return max(now.buurt.rounds.values(), key=lambda r: (r.on, r.rev), default=None)


def _walkers(now: Now, before: Round | None) -> list[str]:
    ids = before.walkers if before and before.walkers else ((now.me,) if now.me else ())
    members = (now.buurt.members.get(MemberId(id_)) for id_ in ids)
    return [member.name for member in members if member and not member.retired_on]
