"""What Tab may put in a field of a form, and where."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from buurt_tui.domain.model import Buurt
from buurt_tui.domain.text import N_, fold
from buurt_tui.lang import _
from buurt_tui.quicklog.complete import complete
from buurt_tui.quicklog.completion import Completion
from buurt_tui.quicklog.dates import Direction, read_whole
from buurt_tui.quicklog.draft import PartKind
from buurt_tui.quicklog.entries import known_with_commas
from buurt_tui.quicklog.fields import EntryKey, Field, Reads
from buurt_tui.quicklog.listed import Name, quoted, split_names
from buurt_tui.quicklog.sheet import Sheet

SIGILS = {
    Reads.RESIDENTS: "@",
    Reads.TOPICS: "#",
    Reads.PLACE: "/",
    Reads.PLACES: "/",
    Reads.DOORS: "/",
    Reads.MEMBERS: ">",
    Reads.WHEN: "!",
}
_DAYS_THAT_WERE = (N_("today"), N_("yesterday"))
_SOMEDAY = N_("someday")


class Offer(Struct, frozen=True):
    """One way to go on, and the entry that it takes the place of."""

    completion: Completion
    entry: Name


def offers(field: Field, text: str, cursor: int, buurt: Buurt, on: date) -> list[Offer]:
    """The completions of what is typed at the cursor, the likeliest first."""
    entry = _entry_at(field, text, cursor, buurt)
    typed = text[entry.start : cursor].strip('"“')
    if field.reads is Reads.ONE_OF:
        found = [_plain(label) for label, _value in field.choices if _fits(label, typed)]
    elif field.reads is Reads.DAY:
        days = [_(word) for word in _DAYS_THAT_WERE]
        found = [_plain(word) for word in days if typed and _reads_so(word, typed, on)]
    elif field.reads in SIGILS and typed.strip():
        line = SIGILS[field.reads] + typed
        found = complete(line, len(line), buurt, on)
        if field.reads is Reads.WHEN and _fits(_(_SOMEDAY), typed):
            found = [*found, _plain(_(_SOMEDAY))]
    else:
        found = []

    return [Offer(completion, entry) for completion in found if completion.label != entry.text]


def taken(field: Field, sheet: Sheet, offer: Offer) -> tuple[Sheet, int]:
    """The sheet with this completion in the field, and where the cursor goes."""
    text, entry = sheet.text(field.key), offer.entry
    label = offer.completion.label
    name = label if field.reads in (Reads.ONE_OF, Reads.WHEN, Reads.DAY) else quoted(label)
    told = text[: entry.start] + name + text[entry.end :]
    sheet = sheet.with_text(field.key, told)
    if field.reads not in (Reads.ONE_OF, Reads.WHEN, Reads.DAY):
        before = [each.text for each in split_names(told[: entry.start])]
        key = EntryKey(field.key, label, before.count(label))
        sheet = sheet.with_answer(key, offer.completion.value)
    return sheet, entry.start + len(name)


def _entry_at(field: Field, text: str, cursor: int, buurt: Buurt) -> Name:
    """The entry that the cursor is in or behind; an empty one if it is in none."""
    if field.reads in (Reads.ONE_OF, Reads.WHEN, Reads.DAY):
        return Name(0, len(text), text)
    kind = Reads.PLACE if field.reads is Reads.DOORS else field.reads
    known = known_with_commas(kind, buurt) if kind in SIGILS else frozenset()
    for name in split_names(text, known):
        if name.start < cursor <= name.end:
            return name
    return Name(cursor, cursor, "")


def _fits(label: str, typed: str) -> bool:
    wanted = fold(typed)
    return f" {wanted}" in f" {fold(label)}"


def _reads_so(word: str, typed: str, on: date) -> bool:
    return _fits(word, typed) and read_whole(word, on, direction=Direction.BACK) is not None


def _plain(label: str) -> Completion:
    return Completion(start=0, end=0, text=label, label=label, kind=PartKind.NOTE, value="")
