"""Fields that name residents, topics, places or members. Read by the parser of the quick line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from buurt_tui.domain.model import Buurt, PlaceId, ResidentId
from buurt_tui.domain.text import fold
from buurt_tui.domain.topics import standing_topics
from buurt_tui.quicklog.draft import NEW, MarkKey, PartKind, Status
from buurt_tui.quicklog.fields import Asked, Entry, EntryKey, FieldReading, Problem, Reads, Wrong
from buurt_tui.quicklog.listed import Name, split_names
from buurt_tui.quicklog.parse import parse


def read_names(asked: Asked) -> FieldReading:
    """Each of the names, known, new or to be asked about."""
    read = ENTRIES[asked.field.reads]
    names = split_names(asked.text, known_with_commas(asked.field.reads, asked.buurt))
    if asked.field.reads is Reads.RESIDENTS:
        names = [part for name in names for part in _apart(name, asked.buurt)]
    entries: list[Entry] = []
    times: dict[str, int] = {}
    wrong: Problem | None = None
    for name in names:
        key = EntryKey(asked.field.key, name.text, times.get(name.text, 0))
        times[name.text] = key.nth + 1
        entry = read(name, key, asked)
        if entry is not None:
            entries.append(entry)
        elif wrong is None:
            is_topic = asked.field.reads is Reads.TOPICS
            wrong = Problem(Wrong.NO_TOPIC if is_topic else Wrong.NO_NAME, name.text)
    if asked.field.reads is Reads.PLACE and len(entries) > 1:
        wrong = wrong or Problem(Wrong.ONLY_ONE, asked.text.strip())
    return FieldReading(entries=tuple(entries), is_empty=not (entries or wrong), wrong=wrong)


def known_with_commas(reads: Reads, buurt: Buurt) -> frozenset[str]:
    """The folded names of this kind that have a comma in them."""
    return buurt.derive(_WITH_COMMAS[reads])


def _places_with_commas(buurt: Buurt) -> frozenset[str]:
    return _with_commas(place.name for place in buurt.places.values())


def _residents_with_commas(buurt: Buurt) -> frozenset[str]:
    names = ((r.name, r.description, *r.aliases) for r in buurt.residents.values())
    return _with_commas(name for each in names for name in each)


def _topics_with_commas(buurt: Buurt) -> frozenset[str]:
    names = ((topic.name, *topic.synonyms) for topic in buurt.interests.values())
    return _with_commas(name for each in names for name in each)


def _members_with_commas(buurt: Buurt) -> frozenset[str]:
    return _with_commas(member.name for member in buurt.members.values())


def _with_commas(names: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(name) for name in names if "," in name)


_WITH_COMMAS: Mapping[Reads, Callable[[Buurt], frozenset[str]]] = {
    Reads.RESIDENTS: _residents_with_commas,
    Reads.TOPICS: _topics_with_commas,
    Reads.PLACE: _places_with_commas,
    Reads.PLACES: _places_with_commas,
    Reads.MEMBERS: _members_with_commas,
}

_AND = re.compile(r"\s+(?:en|and|&)\s+")


def _apart(name: Name, buurt: Buurt) -> list[Name]:
    """ "Fatima en Omar" are two, unless somebody is called that."""
    joiner = _AND.search(name.text)
    if joiner is None or name.is_quoted or _exactly(name.text, _resident_names(buurt)):
        return [name]
    pieces: list[Name] = []
    start = name.start
    for match in (*_AND.finditer(name.text), None):
        end = name.start + match.start() if match else name.end
        text = name.text[start - name.start : end - name.start]
        if text.strip():
            pieces.append(Name(start, end, text.strip()))
        start = name.start + match.end() if match else end
    return pieces


def _resident_names(buurt: Buurt) -> Iterable[tuple[str, tuple[str, ...]]]:
    return ((r.id, (r.name, r.description, *r.aliases)) for r in buurt.residents.values())


def _exactly(text: str, named: Iterable[tuple[str, tuple[str, ...]]]) -> str:
    """The id of what is called exactly so; empty if nothing or more than one is."""
    key = fold(text)
    fits = [id_ for id_, names in named if key in map(fold, names)]
    return fits[0] if len(fits) == 1 else ""


def _resident(name: Name, key: EntryKey, asked: Asked) -> Entry | None:
    answer = asked.answers.get(key, "")
    known = asked.buurt.resident(ResidentId(answer)) if answer else None
    if known is not None:
        return _known(name, key, known.id, known.name or known.description)
    for line in _spellings("@", name.text, "_"):
        overrides = {MarkKey(line, 0): NEW} if answer == NEW else {}
        draft = parse(line, asked.buurt, asked.on, overrides)
        if len(draft.who) == 1 and _is_all(draft.parts, PartKind.WHO) and not draft.note:
            who = draft.who[0]
            return _entry(
                name,
                key,
                who.status,
                who.name,
                who.resident,
                candidates=who.candidates,
                likes=next(iter(who.lookalikes), ""),
            )
    return None


def _topic(name: Name, key: EntryKey, asked: Asked) -> Entry | None:
    buurt = asked.buurt
    answer = asked.answers.get(key, "")
    known = answer if answer in buurt.interests else ""
    if not (known or answer):
        known = _exactly(name.text, ((t.id, (t.name, *t.synonyms)) for t in standing_topics(buurt)))
    if known:
        return _known(name, key, known, buurt.interests[known].name)  # type: ignore[index]
    for line in _spellings("#", name.text, "-"):
        overrides = {MarkKey(line, 0): NEW} if answer == NEW else {}
        draft = parse(line, buurt, asked.on, overrides)
        if len(draft.hooks) == 1 and _is_all(draft.parts, PartKind.HOOK):
            hook = draft.hooks[0]
            return _entry(
                name,
                key,
                hook.status,
                hook.name,
                hook.interest,
                candidates=hook.candidates,
                likes=hook.nearest or "",
            )
    return None


def read_place(name: Name, key: EntryKey, asked: Asked) -> Entry | None:
    """A street or spot; None if it cannot be called so."""
    buurt = asked.buurt
    answer = asked.answers.get(key, "")
    known = answer if answer in buurt.places else ""
    known = known or _exactly(name.text, ((p.id, (p.name,)) for p in buurt.places.values()))
    if known:
        return _known(name, key, known, buurt.places[PlaceId(known)].name)
    if name.is_quoted or answer == NEW:
        return _entry(name, key, Status.NEW, name.text, None) if has_letter(name.text) else None
    if numbered := _NUMBERED.fullmatch(name.text):  # a house number is not ours to keep
        name = name._replace(text=numbered[1])
    for line in _spellings("/", name.text, "_"):
        draft = parse(line, buurt, asked.on)
        if draft.place and _is_all(draft.parts, PartKind.PLACE):
            where = draft.place
            return _entry(
                name, key, where.status, where.name, where.place, candidates=where.candidates
            )
    return _entry(name, key, Status.NEW, name.text, None) if has_letter(name.text) else None


_NUMBERED = re.compile(r"(.*[^\W\d_].*?)\s+\d{1,5}\s?[a-zA-Z]?")


def _member(name: Name, key: EntryKey, asked: Asked) -> Entry | None:
    members = {
        id_: (member.name,)
        for id_, member in asked.buurt.members.items()
        if member.retired_on is None
    }
    answer = asked.answers.get(key, "")
    known = answer if answer in asked.buurt.members else _exactly(name.text, members.items())
    if not known:
        begun = [id_ for id_, (called,) in members.items() if _begins(called, name.text)]
        known = begun[0] if len(begun) == 1 else ""
    if known:
        return _known(name, key, known, asked.buurt.members[known].name)  # type: ignore[index]
    return _entry(name, key, Status.NEW, name.text, None) if has_letter(name.text) else None


def _begins(called: str, typed: str) -> bool:
    """Whether a name begins so, in three letters or more."""
    return len(fold(typed)) > 2 and fold(called).startswith(fold(typed))


def has_letter(text: str) -> bool:
    """Whether this may be a name."""
    return any(map(str.isalpha, text))


def _spellings(sigil: str, text: str, joint: str) -> Iterable[str]:
    """As a mark, and as one that goes on over its spaces."""
    plain = text.lstrip("@#*+?/") if text[:1] in "@#*+?/" else text
    words = plain.split()
    joined = sigil + joint.join(words)
    return (joined,) if joint == "-" else (sigil + " ".join(words), joined)


def _is_all(parts: Iterable[Any], kind: PartKind) -> bool:
    beside = {PartKind.SPACE, PartKind.PUNCTUATION}
    return all(part.kind is kind or part.kind in beside for part in parts)


def _known(name: Name, key: EntryKey, id_: str, called: str) -> Entry:
    return Entry(start=name.start, end=name.end, key=key, status=Status.KNOWN, name=called, id=id_)


def _entry(
    name: Name,
    key: EntryKey,
    status: Status,
    called: str,
    id_: str | None,
    *,
    candidates: Iterable[str] = (),
    likes: str = "",
) -> Entry:
    return Entry(
        start=name.start,
        end=name.end,
        key=key,
        status=status,
        name=called,
        id=id_ or "",
        candidates=tuple(candidates),
        likes=likes,
    )


ENTRIES: Mapping[Reads, Callable[[Name, EntryKey, Asked], Entry | None]] = {
    Reads.RESIDENTS: _resident,
    Reads.TOPICS: _topic,
    Reads.PLACE: read_place,
    Reads.PLACES: read_place,
    Reads.MEMBERS: _member,
}
