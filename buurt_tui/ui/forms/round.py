"""The form of a round."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from buurt_tui.domain.amend_edits import AmendRound
from buurt_tui.domain.edit import Edit
from buurt_tui.domain.hints import without_bsn
from buurt_tui.domain.log_encounter import New
from buurt_tui.domain.model import MemberId, PlaceId, Round, RoundId, new_id
from buurt_tui.domain.team_edits import member_id
from buurt_tui.lang import _
from buurt_tui.quicklog.fields import Entry, EntryKey, Field, Reads
from buurt_tui.quicklog.listed import join_names, quoted
from buurt_tui.quicklog.sheet import Sheet
from buurt_tui.ui import words
from buurt_tui.ui.forms.form import ChangingForm, Reading, Shown
from buurt_tui.ui.forms.labels import labelled
from buurt_tui.views.now import Now


class RoundForm(ChangingForm):
    """When and where it was, who walked, the doors, and a remark."""

    KIND = "round"

    def __init__(self, now: Now, round_: Round) -> None:
        super().__init__(now, _sheet(round_, now), round_)
        self.round = round_

    def title(self) -> str:
        return _("The round of {day}", day=words.day(self.round.on, self.now.today))

    def on(self, sheet: Sheet) -> date:
        return self.now.today

    def shown(self, sheet: Sheet) -> Sequence[Shown]:
        return labelled(
            [
                Field(key="on", reads=Reads.DAY),
                Field(key="places", reads=Reads.PLACES),
                Field(key="walkers", reads=Reads.MEMBERS),
                Field(key="doors", reads=Reads.DOORS),
                Field(key="remark", reads=Reads.TEXT),
            ]
        )

    def edit(self, sheet: Sheet, reading: Reading, at: datetime) -> Edit | None:
        values = self.given(reading, on="on", doors="doors", remark="remark")
        if "remark" in values:
            values["remark"] = without_bsn(values["remark"] or "")
        if "doors" in values:
            values["doors"] = values["doors"] or ()
        if values.get("on", self.round.on) is None:
            del values["on"]
        if "places" in reading.fields:
            values["places"] = tuple(map(_place, reading.fields["places"].entries))
        if "walkers" in reading.fields:
            values["walkers"] = tuple(map(self._walker, reading.fields["walkers"].entries))
        if not values:
            return None
        return AmendRound(round=RoundId(self.round.id), saw=self.round, **values)

    def _walker(self, entry: Entry) -> MemberId | New:
        id_ = MemberId(entry.id) or member_id(self.now.buurt, entry.name)
        return id_ if entry.id else New(id=id_, name=entry.name)


def _place(entry: Entry) -> PlaceId | New:
    return PlaceId(entry.id) if entry.id else New(id=new_id(), name=entry.name)


def _sheet(round_: Round, now: Now) -> Sheet:
    places = [now.buurt.places[p] for p in round_.places if p in now.buurt.places]
    walkers = [now.buurt.members[w] for w in round_.walkers if w in now.buurt.members]
    day = words.day(round_.on, now.today)
    texts = {
        "on": day,
        "places": join_names(place.name for place in places),
        "walkers": join_names(member.name for member in walkers),
        "doors": ", ".join(_doors(round_, now)),
        "remark": round_.remark,
    }
    answers = {EntryKey("on", day): round_.on.isoformat()}
    answers |= {EntryKey("places", place.name): place.id for place in places}
    answers |= {EntryKey("walkers", member.name): member.id for member in walkers}
    return Sheet(texts={key: text for key, text in texts.items() if text}, answers=answers)


def _doors(round_: Round, now: Now) -> Iterator[str]:
    for doors in round_.doors:
        place = now.buurt.places.get(doors.place) if doors.place else None
        counted = f"{doors.opened}/{doors.closed}"
        yield f"{quoted(place.name)} {counted}" if place else counted
