"""What a form is: fields with a label, how they are read, and what comes of them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, ClassVar

from msgspec import Struct, structs

from buurt_tui.domain.edit import Edit
from buurt_tui.domain.model import Document
from buurt_tui.quicklog.draft import Draft, Status
from buurt_tui.quicklog.fields import Entry, Field, FieldReading, Problem
from buurt_tui.quicklog.read_field import read_field
from buurt_tui.quicklog.sheet import Sheet
from buurt_tui.ui.text import MUTED
from buurt_tui.views.now import Now


class Shown(Struct, frozen=True, kw_only=True):
    """A field as it stands in a form."""

    field: Field
    label: str
    example: str = ""
    """Stands in the field as long as it is empty."""
    style: str = MUTED
    """Of the label."""


class Reading(Struct, frozen=True, kw_only=True):
    """All fields, read; and what they come to."""

    fields: Mapping[str, FieldReading]
    draft: Draft | None = None
    """Of an encounter that is not saved yet."""

    @property
    def wrong(self) -> dict[str, Problem]:
        """What cannot be read, by field."""
        return {key: each.wrong for key, each in self.fields.items() if each.wrong}

    @property
    def questions(self) -> list[tuple[str, Entry]]:
        """The entries that somebody has to choose for, and the key of their field."""
        return [
            (key, entry)
            for key, reading in self.fields.items()
            for entry in reading.entries
            if entry.status is Status.QUESTION
        ]


class Form(ABC):
    """The fields of one thing. What stands in them is a `Sheet`, which belongs to the screen."""

    KIND: ClassVar[str]
    """What it is about, for whoever opens it again after a crash."""

    def __init__(self, now: Now, sheet: Sheet) -> None:
        self.now = now
        self.first = sheet
        """As the form was opened."""

    @property
    def id(self) -> str:
        """Of the document that is changed; empty for what is new."""
        return ""

    @property
    def saw(self) -> Document | None:
        """The document as it was when the form was opened; None for what is new."""
        return None

    @abstractmethod
    def title(self) -> str:
        """What stands above it; already through the veil."""

    @abstractmethod
    def shown(self, sheet: Sheet) -> Sequence[Shown]:
        """The fields, in the order in which they are filled in."""

    @abstractmethod
    def on(self, sheet: Sheet) -> date:
        """The day from which days in it are counted."""

    def read(self, sheet: Sheet) -> Reading:
        """What the fields say. What was not touched is as it was, and is not read."""
        on = self.on(sheet)
        return Reading(
            fields={
                each.field.key: read_field(
                    each.field, sheet.text(each.field.key), self.now.buurt, on, sheet.answers
                )
                for each in self.shown(sheet)
                if self.is_touched(sheet, each.field.key)
            }
        )

    def is_changed(self, sheet: Sheet) -> bool:
        """Whether somebody changed anything."""
        return self.is_touched(sheet, *{*sheet.texts, *self.first.texts})

    def is_touched(self, sheet: Sheet, *keys: str) -> bool:
        """Whether somebody changed one of these fields."""
        return any(sheet.text(key).strip() != self.first.text(key).strip() for key in keys)


class ChangingForm(Form):
    """A form about a document that was saved."""

    def __init__(self, now: Now, sheet: Sheet, saw: Document) -> None:
        super().__init__(now, sheet)
        self._saw = saw

    @property
    def id(self) -> str:
        return self._saw.id

    @property
    def saw(self) -> Document:
        return self._saw

    @abstractmethod
    def edit(self, sheet: Sheet, reading: Reading, at: datetime) -> Edit | None:
        """The one edit that says what was changed; None if nothing was."""

    def given(self, reading: Reading, **fields: str) -> dict[str, Any]:
        """The values of the fields that were touched, by the names that the edit has for them."""
        return {
            name: reading.fields[key].value for name, key in fields.items() if key in reading.fields
        }


def with_answers(edit: Any, answers: tuple[Any, ...]) -> Any:
    """The same edit, where somebody chose what stays."""
    return structs.replace(edit, answers=(*edit.answers, *answers))
