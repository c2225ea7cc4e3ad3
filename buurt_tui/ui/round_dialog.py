"""Setting the round: date, streets and walkers, with last time's offered."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from buurt_tui.domain.edit import Edit
from buurt_tui.domain.model import MemberId, PlaceId, Round, RoundId, new_id
from buurt_tui.domain.team_edits import AddMember, AddPlace, SetRound, member_id, place_id
from buurt_tui.lang import _
from buurt_tui.quicklog.dates import Direction, read_whole
from buurt_tui.quicklog.entries import known_with_commas
from buurt_tui.quicklog.fields import Reads
from buurt_tui.quicklog.listed import join_names, split_names
from buurt_tui.ui import text, words
from buurt_tui.ui.dialog import Dialog
from buurt_tui.ui.dialogs import needs_a_letter, says_a_name
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
    typed: tuple[str, str, str]
    """What stood in the fields."""


class RoundDialog(Dialog[RoundSet | None]):
    """Three fields; Enter goes to the next, and at the last one it is done."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("up", "app.focus_previous", show=False),
        Binding("down", "app.focus_next", show=False),
    ]

    def __init__(self, now: Now, typed: tuple[str, str, str] | None = None) -> None:
        """`typed`: what stood in the fields before, if it could not be saved."""
        super().__init__()
        self._now = now
        self._typed = typed
        self._round = current_round(now) or _last_round(now)
        self._is_going_on = current_round(now) is not None

    def compose(self) -> ComposeResult:
        now = self._now
        day, places, walkers = self._typed or self._as_before()
        with Vertical(classes="dialog"):
            yield Static(text.plain(_("The round"), STRONG), classes="dialog-title")
            yield Static(text.plain(_("Which day? For example yesterday, or 3 Dec.")))
            yield PlainInput(value=day, compact=True, id="day")
            yield Static(text.plain(_("Which streets? The last one is where you are.")))
            yield PlainInput(
                value=places,
                compact=True,
                id="places",
                suggester=CommaSuggester([place.name for place in now.buurt.places.values()]),
            )
            yield Static(text.plain(_("Who walks?")))
            yield PlainInput(
                value=walkers,
                compact=True,
                id="walkers",
                suggester=CommaSuggester([member.name for member in now.buurt.members.values()]),
            )
            yield Static(id="judged")
            yield Static(text.plain(_("⏎ next   → complete   Esc back"), MUTED))

    def _as_before(self) -> tuple[str, str, str]:
        """What stands in the fields at first."""
        now, before = self._now, self._round
        on_day = before.on if before and self._is_going_on else now.today
        ids = before.places if before else ()
        places = [now.buurt.places[id_].name for id_ in ids if id_ in now.buurt.places]
        return _day(on_day, now.today), join_names(places), join_names(_walkers(now, before))

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
            names = self._names(field)
            wrong = needs_a_letter("") if any(map(needs_a_letter, names)) else ""
            if any(map(self.app.now.veil.gives_away, names)):
                wrong = says_a_name()
            if wrong:
                self._judged(wrong)
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
        places: list[PlaceId] = []
        walkers: list[MemberId] = []
        buurt = self._now.buurt
        for name in self._names("#places"):
            places.append(place_id(buurt, name))
            if places[-1] not in buurt.places:
                edits.append(AddPlace(places[-1], name))
        for name in self._names("#walkers"):
            walkers.append(member_id(buurt, name))
            member = buurt.members.get(walkers[-1])
            if member is None or member.retired_on:
                edits.append(AddMember(walkers[-1], name))
        same = self._round if self._is_going_on else None
        id_ = RoundId(same.id if same and same.on == on_day else new_id())
        new = ", ".join(edit.name for edit in edits if isinstance(edit, AddPlace | AddMember))
        says = _("The round is set. New: {names}.", names=new) if new else _("The round is set.")
        edits.append(
            SetRound(
                id=id_,
                on=on_day,
                places=tuple(places),
                walkers=tuple(walkers),
                saw=same if same and same.id == id_ else None,
            )
        )
        return RoundSet(id_, tuple(edits), says, self._told())

    def _told(self) -> tuple[str, str, str]:
        day, places, walkers = (
            self.query_one(field, Input).value for field in ("#day", "#places", "#walkers")
        )
        return day, places, walkers

    def _names(self, field: str) -> list[str]:
        kind = Reads.PLACES if field == "#places" else Reads.MEMBERS
        told = self.query_one(field, Input).value
        names = split_names(told, known_with_commas(kind, self._now.buurt))
        return list(dict.fromkeys(name.text for name in names))


def _day(on_day: date, today: date) -> str:
    return _("today") if on_day == today else words.day(on_day)


def _last_round(now: Now) -> Round | None:
    return max(now.buurt.rounds.values(), key=lambda r: (r.on, r.rev), default=None)


def _walkers(now: Now, before: Round | None) -> list[str]:
    ids = before.walkers if before and before.walkers else ((now.me,) if now.me else ())
    members = (now.buurt.members.get(MemberId(id_)) for id_ in ids)
    return [member.name for member in members if member and not member.retired_on]
