"""From what was read word by word to the Draft: whose is what, the note, the parts, the hints."""

from __future__ import annotations

from msgspec.structs import replace

from buurt_tui.domain.hints import find_hints
from buurt_tui.domain.model import Readers, ResidentId
from buurt_tui.domain.text import clean
from buurt_tui.quicklog.draft import ComingBack, Draft, Part, PartKind, Topic
from buurt_tui.quicklog.items import Item, left_open, note_of, without_closing
from buurt_tui.quicklog.lexer import is_punctuation
from buurt_tui.quicklog.problems import ProblemKind
from buurt_tui.quicklog.reader import Reader

_READABLE = frozenset({PartKind.NOTE, PartKind.REASON, PartKind.SPACE})
"""Parts that may hold what does not belong there."""


def compose(reader: Reader) -> Draft:
    """All that was read, joined."""
    _leave_waiting_walker_as_text(reader)
    follow_ups = tuple(_with_reason(reader, group) for group in reader.follow_ups)
    _warn_about_follow_ups(reader, follow_ups)
    parts = _parts(reader)
    return Draft(
        line=reader.line,
        on=reader.on,
        parts=parts,
        who=tuple(reader.who),
        hooks=tuple(_with_owners(reader, group, hook) for group, hook in reader.hooks),
        follow_ups=follow_ups,
        place=reader.place,
        contact=reader.contact,
        readers=reader.readers or Readers.TEAM,
        note=_note(reader),
        problems=tuple(sorted(reader.problems, key=lambda problem: problem.start)),
        hints=tuple(find_hints(_readable(reader.line, parts))),
        overrides=reader.used,
    )


def _note(reader: Reader) -> str:
    items = reader.items if reader.who else list(map(_as_note, reader.items))
    note = clean(note_of(items))
    return "" if is_punctuation(note) else note  # cleaning may leave no more than that


def _leave_waiting_walker_as_text(reader: Reader) -> None:
    if reader.waiting is None:
        return
    item, walker = reader.waiting
    item.kind, item.key = PartKind.NOTE, None
    reader.problem(ProblemKind.WALKER_WITHOUT_FOLLOW_UP, walker.start, walker.end)


def _owners(reader: Reader, group: int) -> tuple[int, ...]:
    return tuple(index for index, who in enumerate(reader.who) if who.group == group)


def _with_owners(reader: Reader, group: int, hook: Topic) -> Topic:
    return replace(hook, whose=_owners(reader, group))


def _with_reason(reader: Reader, group: int) -> ComingBack:
    runs = [i for i in reader.items if i.kind is PartKind.REASON and i.of == group]
    pieces = [piece for run in runs for piece in run.pieces]
    while pieces and is_punctuation(pieces[0]):
        del pieces[0]
    reason = " ".join(pieces)
    marks = [i for i in reader.items if i.kind is PartKind.WHEN and i.of == group]
    for mark in marks:  # (!vr bellen) or !"vr bellen"
        marked = mark.lead + reader.line[mark.start : mark.end] + mark.tail
        reason = without_closing(reason, left_open(marked))
    return replace(reader.follow_ups[group], reason=clean(reason), whose=_owners(reader, group))


def _warn_about_follow_ups(reader: Reader, follow_ups: tuple[ComingBack, ...]) -> None:
    for back in follow_ups:
        if not back.whose:
            reader.problem(ProblemKind.NO_ONE_TO_COME_BACK_TO, back.start, back.end)
        for who in (reader.who[index] for index in back.whose):
            resident = reader.buurt.resident(who.resident) if who.resident else None
            if resident is not None and resident.prefers_not_on is not None:
                id_ = ResidentId(resident.id)
                reader.problem(ProblemKind.PREFERS_NOT, back.start, back.end, resident=id_)


def _as_note(item: Item) -> Item:
    """A follow-up in a line without residents has nobody to come back to: its words are kept."""
    if item.kind in (PartKind.WHEN, PartKind.REASON, PartKind.WALKER):
        return replace(item, kind=PartKind.NOTE, key=None)
    return item


def _parts(reader: Reader) -> tuple[Part, ...]:
    parts: list[Part] = []
    end = 0
    for part in (part for item in reader.items for part in item.parts()):
        if part.start > end:
            parts.append(Part(end, part.start, PartKind.SPACE))
        parts.append(part)
        end = part.end
    if end < len(reader.line):
        parts.append(Part(end, len(reader.line), PartKind.SPACE))
    return tuple(parts)


def _readable(line: str, parts: tuple[Part, ...]) -> str:
    """The line with everything else blotted out, so that places in it stay the same."""
    return "".join(
        line[part.start : part.end] if part.kind in _READABLE else "\n" * (part.end - part.start)
        for part in parts
    )
