"""The form of a resident."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from buurt_tui.domain.amend_edits import AmendResident
from buurt_tui.domain.edit import Edit
from buurt_tui.domain.hints import without_bsn
from buurt_tui.domain.log_encounter import New
from buurt_tui.domain.model import Resident, ResidentId, new_id
from buurt_tui.lang import _
from buurt_tui.quicklog.fields import EntryKey, Field, Reads
from buurt_tui.quicklog.listed import join_names, quoted
from buurt_tui.quicklog.sheet import Sheet, word_for
from buurt_tui.ui.forms import choices
from buurt_tui.ui.forms.form import ChangingForm, Reading, Shown
from buurt_tui.ui.forms.labels import labelled
from buurt_tui.views.now import Now


class ResidentForm(ChangingForm):
    """Who somebody is, where to find them, and whether this may be written down."""

    KIND = "resident"

    def __init__(self, now: Now, resident: Resident) -> None:
        super().__init__(now, _sheet(resident, now), resident)
        self.resident = resident

    def title(self) -> str:
        return self.now.veil.name(self.resident)

    def on(self, sheet: Sheet) -> date:
        return self.now.today

    def shown(self, sheet: Sheet) -> Sequence[Shown]:
        return labelled(
            [
                Field(key="name", reads=Reads.TEXT),
                Field(key="description", reads=Reads.TEXT),
                Field(key="aliases", reads=Reads.NAMES),
                Field(key="place", reads=Reads.PLACE),
                Field(key="consent", reads=Reads.ONE_OF, choices=choices.consents()),
            ]
        )

    def edit(self, sheet: Sheet, reading: Reading, at: datetime) -> Edit | None:
        values = self.given(
            reading, name="name", description="description", aliases="aliases", consent="consent"
        )
        for name in ("name", "description"):
            if name in values:
                values[name] = without_bsn(values[name] or "")
        if "aliases" in values:
            values["aliases"] = tuple(map(without_bsn, values["aliases"] or ()))
        if "consent" in values and values["consent"] is None:
            del values["consent"]
        if "place" in reading.fields:
            entry = next(iter(reading.fields["place"].entries), None)
            known = entry.id if entry else None
            new = New(id=new_id(), name=entry.name) if entry and not entry.id else None
            values["place"] = new or known
        if not values:
            return None
        return AmendResident(
            resident=ResidentId(self.resident.id),
            on=self.now.today,
            saw=self.resident,
            **values,
        )


def _sheet(resident: Resident, now: Now) -> Sheet:
    place = now.buurt.places.get(resident.place) if resident.place else None
    texts = {
        "name": resident.name,
        "description": resident.description,
        "aliases": join_names(resident.aliases),
        "place": quoted(place.name) if place else "",
        "consent": _(word_for(resident.consent, choices.consents())),
    }
    answers = {EntryKey("place", place.name): place.id} if place else {}
    return Sheet(texts={key: text for key, text in texts.items() if text}, answers=answers)
