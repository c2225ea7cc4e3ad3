"""The form of a promise to come back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from buurt_tui.domain.edit import Edit
from buurt_tui.domain.follow_up_edits import Revise
from buurt_tui.domain.hints import without_bsn
from buurt_tui.domain.model import FollowUp, FollowUpId, Side
from buurt_tui.lang import _
from buurt_tui.quicklog.fields import EntryKey, Field, Reads
from buurt_tui.quicklog.sheet import SIDES, Sheet, word_for
from buurt_tui.ui import words
from buurt_tui.ui.forms import choices
from buurt_tui.ui.forms.form import ChangingForm, Reading, Shown
from buurt_tui.ui.forms.labels import labelled
from buurt_tui.views.called import may_read
from buurt_tui.views.now import Now


class FollowUpForm(ChangingForm):
    """When and why we come back, who asked, whose turn it is, who goes."""

    KIND = "follow_up"

    def __init__(self, now: Now, follow_up: FollowUp) -> None:
        super().__init__(now, _sheet(follow_up, now), follow_up)
        self.follow_up = follow_up

    def title(self) -> str:
        resident = self.now.buurt.resident(self.follow_up.resident)
        name = self.now.veil.name(resident) if resident else ""
        return _("Come back to {name}", name=name)

    def on(self, sheet: Sheet) -> date:
        return self.now.today

    def shown(self, sheet: Sheet) -> Sequence[Shown]:
        sides = choices.sides()
        mine = may_read(self.now, self.follow_up)
        return labelled(
            [
                Field(key="when", reads=Reads.WHEN),
                *([Field(key="reason", reads=Reads.TEXT)] if mine else []),
                Field(key="asked", reads=Reads.ONE_OF, choices=sides, also=SIDES),
                Field(key="turn", reads=Reads.ONE_OF, choices=sides, also=SIDES),
                Field(key="walker", reads=Reads.ONE_OF, choices=choices.members(self.now)),
            ]
        )

    def edit(self, sheet: Sheet, reading: Reading, at: datetime) -> Edit | None:
        values: dict[str, Any] = self.given(reading, around="when", reason="reason")
        values |= {
            name: value or Side.TEAM
            for name, value in self.given(reading, asked_by="asked", turn="turn").items()
        }
        if "reason" in values:
            values["reason"] = without_bsn(values["reason"] or "")
        for walker in self.given(reading, walker="walker").values():
            values |= {"walker": walker} if walker else {"nobody_goes": True}
        if not values:
            return None
        id_ = FollowUpId(self.follow_up.id)
        return Revise(follow_up=id_, me=self.now.me, saw=self.follow_up, **values)


def _sheet(follow_up: FollowUp, now: Now) -> Sheet:
    around = follow_up.around
    walker = now.buurt.members.get(follow_up.walker) if follow_up.walker else None
    texts = {
        "when": words.day(around, now.today) if around else _("someday"),
        "reason": follow_up.reason if may_read(now, follow_up) else "",
        "asked": word_for(follow_up.asked_by, choices.sides()),
        "turn": word_for(follow_up.turn, choices.sides()),
        "walker": walker.name if walker else "",
    }
    answers = {EntryKey("when", texts["when"]): around.isoformat()} if around else {}
    return Sheet(texts={key: text for key, text in texts.items() if text}, answers=answers)
