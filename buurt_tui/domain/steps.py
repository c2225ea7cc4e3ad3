"""Undo and redo: each action leaves a `Step` with what it replaced, in the same commit.

A step is an ordinary document, so it survives closing the program, and `buurt undo` in one process
can take back what another did. Undoing puts the images back only where everything still stands as
the action left it: a colleague's later change is never overwritten."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from datetime import datetime
from typing import cast

import msgspec

from buurt_tui.domain.edit import Refused, changed
from buurt_tui.domain.model import (
    KINDS,
    Buurt,
    Change,
    Changes,
    Delete,
    Document,
    Image,
    Member,
    MemberId,
    Place,
    Put,
    Step,
    StepId,
    key_of,
)
from buurt_tui.domain.references import check_references
from buurt_tui.domain.text import N_, clean, fold
from buurt_tui.domain.topics import check_topics

KEPT_STEPS = 100
"""How many steps of each member are kept."""

PASSING = ("leads",)
"""Tables of what comes and goes: nobody takes that back."""

Named = Member | Place
"""What is known by its name alone; topics have synonyms as well."""

_KIND = {name: kind for kind, name in KINDS.items()}


def steps_of(buurt: Buurt, member: MemberId | None) -> list[Step]:
    """What this member did, oldest first; what was undone included."""
    mine = [step for step in buurt.steps.values() if step.by == (member or "")]
    # two terminals of one member may both have given out a number.
    return sorted(mine, key=lambda step: (step.number, step.at, step.id))


def next_to_undo(buurt: Buurt, member: MemberId | None, passed: Iterable[str] = ()) -> Step | None:
    """The last thing this member did that still stands; leaves out the ids in `passed`."""
    skipped = set(passed)
    mine = [s for s in steps_of(buurt, member) if not s.undone and s.id not in skipped]
    return mine[-1] if mine else None


def next_to_redo(buurt: Buurt, member: MemberId | None, passed: Iterable[str] = ()) -> Step | None:
    """The last thing that this member took back; leaves out the ids in `passed`."""
    skipped = set(passed)
    mine = (s for s in steps_of(buurt, member) if s.undone and s.id not in skipped)
    return next(mine, None)


def recorded(
    buurt: Buurt,
    changes: Changes,
    *,
    id: str,  # noqa: A002
    edit: str,
    at: datetime,
    by: MemberId | None,
    line: str = "",
) -> Changes:
    """`changes` with the step that can undo them, and without the steps that it makes obsolete."""
    images = tuple(_image(buurt, change) for change in changes if key_of(change)[0] not in PASSING)
    if not images:
        return changes
    mine = steps_of(buurt, by)
    number = mine[-1].number + 1 if mine else 1
    typed = clean(line)
    step = Step(id=id, by=by or "", at=at, number=number, edit=edit, images=images, line=typed)
    undone = [old for old in mine if old.undone]
    standing = [old for old in mine if not old.undone]
    obsolete = undone + standing[: max(0, len(standing) + 1 - KEPT_STEPS)]
    return (*changes, Put(step), *(Delete(Step, old.id) for old in obsolete))


def _image(buurt: Buurt, change: Change) -> Image:
    if isinstance(change, Put):
        kind, id_, after = type(change.document), change.document.id, change.document
    else:
        kind, id_, after = change.kind, change.id, None
    return Image(
        kind=KINDS[kind], id=id_, document=_bare(buurt.get(kind, id_)), expects=digest(after)
    )


def digest(document: Document | None) -> str:
    """Eight hex digits of what `document` says, stamps aside; empty for None."""
    if document is None:
        return ""
    raw = msgspec.json.encode(changed(document, rev=0, by=""))
    return f"{zlib.crc32(raw):08x}"


_json = msgspec.json.encode


def _bare(document: Document | None) -> dict[str, object] | None:
    if document is None:
        return None
    built: dict[str, object] = msgspec.to_builtins(changed(document, rev=0, by=""))
    return built


class Exchange(msgspec.Struct, frozen=True):
    """Undo a step, or do it again: the same exchange of what stands and what is kept."""

    step: StepId

    def changes(self, buurt: Buurt) -> Changes:
        """Raises `Refused` when somebody changed one of the documents since, or built on one."""
        step = buurt.steps.get(self.step)
        if step is None:
            raise Refused(N_("There is nothing to undo."))
        for image in step.images:
            _must_stand(buurt, step, image)
        images = tuple(_swapped(buurt, image) for image in step.images)
        flipped = changed(step, images=images, undone=not step.undone)
        changes = (*map(_put_back, step.images), Put(flipped))
        check_references(buurt, changes)
        check_topics(buurt, changes)
        for change in changes:
            _must_be_one_of_its_name(buurt, change)
        return changes


def _must_stand(buurt: Buurt, step: Step, image: Image) -> None:
    current = buurt.get(_KIND[image.kind], image.id)
    if digest(current) == image.expects:
        return
    member = buurt.members.get(MemberId(current.by)) if current is not None else None
    if member is not None and member.id != step.by:
        raise Refused(N_("{name} changed this since; it stays as it is."), name=member.name)
    raise Refused(N_("This was changed since; it stays as it is."))


def _must_be_one_of_its_name(buurt: Buurt, change: Change) -> None:
    """Two may be called Jan, but no two streets or members of the team the same."""
    document = change.document if isinstance(change, Put) else None
    if not isinstance(document, Named):
        return
    name = fold(document.name)
    named = cast("Iterable[Named]", buurt.table(KINDS[type(document)]).values())
    called = [other.id for other in named if fold(other.name) == name]
    if called and document.id not in called:
        raise Refused(N_("{name} is there already."), name=document.name)


def _swapped(buurt: Buurt, image: Image) -> Image:
    current = buurt.get(_KIND[image.kind], image.id)
    return Image(
        kind=image.kind, id=image.id, document=_bare(current), expects=digest(_restored(image))
    )


def _restored(image: Image) -> Document | None:
    if image.document is None:
        return None
    return msgspec.convert(image.document, _KIND[image.kind])


def _put_back(image: Image) -> Change:
    document = _restored(image)
    return Delete(_KIND[image.kind], image.id) if document is None else Put(document)


def steps_about(buurt: Buurt, ids: Iterable[str], names: Iterable[str] = ()) -> list[Step]:
    """The steps that hold an image of one of these documents, or mention one or a name in it.

    So do those of what is gone by now: where one step shows that a document mentioned one of
    `ids`, all steps of that document are found."""
    sought = {*map(_json, ids), *(_json(name)[1:-1] for name in names)}
    left = {step.id: _json(step) for step in buurt.steps.values()}
    found: list[Step] = []
    while about := [id_ for id_, raw in left.items() if any(text in raw for text in sought)]:
        steps = [buurt.steps[StepId(id_)] for id_ in about]
        found += steps
        for step in steps:
            del left[step.id]
            images = ((image.id, _json(image)) for image in step.images)
            sought |= {_json(id_) for id_, raw in images if any(text in raw for text in sought)}
    return found
