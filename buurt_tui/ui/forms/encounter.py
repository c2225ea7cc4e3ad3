"""The form of an encounter: beside the quick line, and for one that was saved."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from msgspec.structs import replace

from buurt_tui.domain.amend_edits import AmendEncounter
from buurt_tui.domain.edit import Edit
from buurt_tui.domain.hints import without_bsn
from buurt_tui.domain.log_encounter import New, NewHook, Promise
from buurt_tui.domain.model import (
    Encounter,
    EncounterId,
    FollowUp,
    FollowUpId,
    PlaceId,
    ResidentId,
    RoundId,
    new_id,
)
from buurt_tui.lang import _
from buurt_tui.quicklog.draft import Draft
from buurt_tui.quicklog.entry import written_down
from buurt_tui.quicklog.fields import Field, Reads
from buurt_tui.quicklog.sheet import BACK, KINDS, Sheet, fields_of, sheet_of
from buurt_tui.quicklog.sheet_line import Written, written
from buurt_tui.quicklog.sheet_reading import read_sheet
from buurt_tui.quicklog.sheet_saved import SavedEncounter, sheet_of_saved
from buurt_tui.ui import words
from buurt_tui.ui.forms import choices
from buurt_tui.ui.forms.form import ChangingForm, Form, Reading, Shown
from buurt_tui.ui.forms.labels import SOMEBODY_ELSE, labelled
from buurt_tui.views.called import may_read
from buurt_tui.views.current_round import current_place, logging_date
from buurt_tui.views.now import Now


def _fields(sheet: Sheet, now: Now) -> list[Shown]:
    """The fields of all groups, and a first one for somebody else."""
    groups = sheet.groups
    shown = labelled(fields_of(groups, choices.of_encounters(), now.buurt))
    if sheet.text(f"who {groups - 1}").strip():
        [more] = labelled([Field(key=f"who {groups}", reads=Reads.RESIDENTS)])
        shown.append(replace(more, label=_(SOMEBODY_ELSE), example=_("somebody else, with hooks")))
    return [
        replace(each, label=_(SOMEBODY_ELSE)) if _is_further(each.field.key) else each
        for each in shown
    ]


def _is_further(key: str) -> bool:
    name, _space, number = key.partition(" ")
    return name == "who" and number != "0"


class LineForm(Form):
    """What is being typed in the quick line, field by field."""

    KIND = "line"

    @classmethod
    def of(cls, draft: Draft, now: Now) -> LineForm:
        """The form of what a line says."""
        return cls(now, sheet_of(draft, choices.of_encounters(), now.buurt))

    def title(self) -> str:
        return _("An encounter on {day}", day=words.day(logging_date(self.now), self.now.today))

    def on(self, sheet: Sheet) -> date:
        return logging_date(self.now)

    def shown(self, sheet: Sheet) -> Sequence[Shown]:
        place = self.now.buurt.places.get(current_place(self.now) or PlaceId(""))
        of_round = _("{place} (round)", place=place.name) if place else ""
        return [
            replace(each, example=of_round) if each.field.key == "place" and of_round else each
            for each in _fields(sheet, self.now)
        ]

    def read(self, sheet: Sheet) -> Reading:
        read = read_sheet(sheet, choices.of_encounters(), self.now.buurt, self.on(sheet))
        return Reading(fields=read.fields, draft=read.draft)

    def line(self, sheet: Sheet) -> Written:
        """The line that says the same, with the answers that it needs."""
        read = read_sheet(sheet, choices.of_encounters(), self.now.buurt, self.on(sheet))
        return written(sheet, read, self.now.buurt)


class EncounterForm(ChangingForm):
    """A saved encounter: all that the line says, its day and its round."""

    KIND = "encounter"

    def __init__(self, now: Now, encounter: Encounter, sheet: Sheet | None = None) -> None:
        self.saved: SavedEncounter = sheet_of_saved(
            encounter,
            now.buurt,
            choices.of_encounters(),
            lambda day: words.day(day, now.today),
            lambda written: may_read(now, written),
        )
        first = self.saved.sheet
        round_ = now.buurt.rounds.get(encounter.round) if encounter.round else None
        label = _round_label(now, round_.id) if round_ else ""
        first = first.with_text("round", label)
        super().__init__(now, first, encounter)
        self.encounter = encounter

    def title(self) -> str:
        return _("The encounter of {day}", day=words.day(self.encounter.on, self.now.today))

    def on(self, sheet: Sheet) -> date:
        return self.encounter.on

    def shown(self, sheet: Sheet) -> Sequence[Shown]:
        # who may read it has a key of its own
        left_out = {"readers"} if may_read(self.now, self.encounter) else {"readers", "note"}
        return [
            *(each for each in _fields(sheet, self.now) if each.field.key not in left_out),
            *labelled(
                [
                    Field(key="on", reads=Reads.DAY),
                    Field(key="round", reads=Reads.ONE_OF, choices=_rounds(self.now)),
                ]
            ),
        ]

    def read(self, sheet: Sheet) -> Reading:
        """What was touched, and with a group all that is said of groups."""
        touched = super().read(sheet).fields
        groups = self._group_keys(sheet)
        if not self.is_touched(sheet, *groups):
            return Reading(fields=touched)
        read = read_sheet(sheet, choices.of_encounters(), self.now.buurt, self.on(sheet))
        whole = {key: each for key, each in read.fields.items() if key in groups}
        return Reading(fields={**touched, **whole}, draft=read.draft)

    def _group_keys(self, sheet: Sheet) -> tuple[str, ...]:
        groups = range(max(sheet.groups, self.first.groups) + 1)
        return tuple(f"{name} {n}" for name in ("who", *KINDS, *BACK) for n in groups)

    def edit(self, sheet: Sheet, reading: Reading, at: datetime) -> Edit | None:
        values = self.given(reading, on="on", note="note", contact="contact", round="round")
        if "note" in values:
            values["note"] = without_bsn(values["note"] or "")
        if "place" in reading.fields:
            values["place"] = self._place(reading)
        if reading.draft is not None:
            values |= self._of_groups(sheet, reading.draft)
        if not values:
            return None
        return AmendEncounter(
            encounter=EncounterId(self.encounter.id),
            at=at,
            me=self.now.me,
            saw=self.encounter,
            **values,
        )

    def _place(self, reading: Reading) -> Any:
        entry = next(iter(reading.fields["place"].entries), None)
        if entry is None:
            return None
        return entry.id or New(id=new_id(), name=entry.name)

    def _of_groups(self, sheet: Sheet, draft: Draft) -> dict[str, Any]:
        """Who, hooks and promises belong together: whose they are depends on who is named."""
        down = written_down(draft, new_id)
        values: dict[str, Any] = {
            "residents": down.residents,
            "hooks": (*down.hooks, *map(_as_typed, self.saved.nobodys)),
        }
        groups = range(max(sheet.groups, self.first.groups) + 1)
        backs = [f"{name} {n}" for name in ("who", *BACK) for n in groups]
        if self.is_touched(sheet, *backs):
            values["promises"] = _matched(down.promises, self.saved.promises)
            values["saw_promises"] = self.saved.promises
        return values


def _as_typed(hook: Any) -> NewHook:
    return NewHook(kind=hook.kind, interest=hook.interest, residents=hook.residents)


def _matched(promises: Sequence[Promise], saved: Sequence[FollowUp]) -> tuple[Promise, ...]:
    """The promises with the ids of those that they were: for each resident in turn."""
    left: dict[ResidentId, list[FollowUp]] = {}
    for follow_up in saved:
        left.setdefault(follow_up.resident, []).append(follow_up)
    matched: list[Promise] = []
    for promise in promises:
        same = left.get(promise.resident)
        matched.append(replace(promise, id=FollowUpId(same.pop(0).id)) if same else promise)
    return tuple(matched)


MOST_ROUNDS = 60
"""Rounds to choose from, the latest."""


def _rounds(now: Now) -> tuple[tuple[str, RoundId], ...]:
    latest = sorted(now.buurt.rounds.values(), key=lambda r: (r.on, r.rev), reverse=True)
    return tuple((_round_label(now, each.id), RoundId(each.id)) for each in latest[:MOST_ROUNDS])


def _round_label(now: Now, id_: str) -> str:
    round_ = now.buurt.rounds[RoundId(id_)]
    places = [now.buurt.places[p].name for p in round_.places if p in now.buurt.places]
    return " · ".join([words.day(round_.on, now.today), *places[:1]])
