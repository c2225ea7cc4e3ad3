"""Questions in a form: who or what is meant, before all is saved."""

from __future__ import annotations

from abc import abstractmethod

from buurt_tui.domain.model import InterestId, PlaceId, ResidentId
from buurt_tui.quicklog.draft import MarkKey, PartKind, Question
from buurt_tui.quicklog.fields import Entry, EntryKey, Reads
from buurt_tui.quicklog.listed import quoted
from buurt_tui.quicklog.sheet import Sheet
from buurt_tui.ui.forms.row import FormRow
from buurt_tui.ui.forms.typed import TypedForm
from buurt_tui.ui.widgets.choice import Choice
from buurt_tui.views.now import Now

ABOUT = {
    Reads.RESIDENTS: PartKind.WHO,
    Reads.TOPICS: PartKind.HOOK,
    Reads.PLACE: PartKind.PLACE,
    Reads.PLACES: PartKind.PLACE,
}


class AskingForm(TypedForm):
    """Asks about an entry, and goes on where it was."""

    _asked: tuple[str, Entry] | None = None
    _saving = False

    @abstractmethod
    async def action_save(self) -> None:
        """Save, once every field is read and every question answered."""

    @abstractmethod
    async def go_on(self, by: int = 1) -> None:
        """To the next field, or the one before."""

    async def _ask(self, asked: tuple[str, Entry]) -> None:
        key, entry = asked
        self._asked = asked
        row = next(row for row in self._rows if row.key == key)
        if not self.query(Choice):
            await self.query_one(".form").mount(Choice(), before=self.query_one("#judged"))
        self.add_class("-asking")
        choice = self.query_one(Choice)
        choice.ask(_question(row.shown.field.reads, entry), self.form.now)
        choice.focus_list()

    async def on_choice_answered(self, event: Choice.Answered) -> None:
        event.stop()
        assert self._asked is not None
        key, entry = self._asked
        row = next(row for row in self._rows if row.key == key)
        self._set(self._answered(entry, event.answer))
        row.field.set_line(self.sheet.text(key))
        await self._done_asking(row)
        event.handled.set()

    async def _done_asking(self, row: FormRow) -> None:
        self.remove_class("-asking")
        await self.query(Choice).remove()
        self.set_focus(row.field)
        questions = self._reading.questions
        if self._saving:
            self._saving = False
            await self.action_save()
        elif any(key == row.key for key, _entry in questions):
            await self._ask(next(q for q in questions if q[0] == row.key))
        else:
            await self.go_on()

    def _answered(self, entry: Entry, answer: str) -> Sheet:
        """Whoever is known by now is written out, so that it can be read."""
        key = entry.key
        name = _name_of(self.form.now, answer)
        if not name:
            return self.sheet.with_answer(key, answer)
        line = self.sheet.text(key.field)
        before = line[: entry.start]
        sheet = self.sheet.with_text(key.field, before + quoted(name) + line[entry.end :])
        return sheet.with_answer(EntryKey(key.field, name, before.count(name)), answer)

    async def on_choice_left(self, event: Choice.Left) -> None:
        """Back to the field; the question comes again."""
        event.stop()
        self._saving = False
        key = self._asked[0] if self._asked else ""
        self.remove_class("-asking")
        await self.query(Choice).remove()
        row = next((row for row in self._rows if row.key == key), self._rows[0])
        self.set_focus(row.field)


def _question(reads: Reads, entry: Entry) -> Question:
    return Question(
        about=ABOUT[reads],
        start=entry.start,
        end=entry.end,
        key=MarkKey(entry.key.text, entry.key.nth),
        text=entry.key.text,
        candidates=entry.candidates,
    )


def _name_of(now: Now, id_: str) -> str:
    """What is known by this id, as it is written down; empty for what is new."""
    resident = now.buurt.resident(ResidentId(id_))
    if resident is not None:
        return resident.name or resident.description
    named = now.buurt.interests.get(InterestId(id_)) or now.buurt.places.get(PlaceId(id_))
    return named.name if named else ""
