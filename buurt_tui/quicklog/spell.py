"""From what was saved back to a line that says it, so that it can be edited as it was typed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct, field

from buurt_tui.domain.known_hooks import true_hooks
from buurt_tui.domain.model import Buurt, Encounter, FollowUp, Hook, ResidentId, Side
from buurt_tui.quicklog.contacts import CONTACT_WORDS
from buurt_tui.quicklog.draft import Draft, MarkKey
from buurt_tui.quicklog.lexer import END, ESCAPE, SIGILS, Word, words_of
from buurt_tui.quicklog.marks import KINDS_OF_HOOK
from buurt_tui.quicklog.parse import parse
from buurt_tui.quicklog.spelling import Markable, spelled

SIGIL_OF = {kind: sigil for sigil, kind in KINDS_OF_HOOK.items()}
WORD_OF = {contact: word for word, contact in CONTACT_WORDS.items()}

Owners = tuple[ResidentId, ...]


class _Block(Struct):
    """A group of residents, and the marks that are theirs."""

    owners: Owners
    hooks: list[str] = field(default_factory=list)
    coming_back: str = ""


def spell(encounter: Encounter, follow_ups: Iterable[FollowUp], buurt: Buurt) -> Draft | None:
    """A line, read, that says what was saved; `follow_ups` are those made in the encounter.

    None if no line does and a form has to: two follow-ups without date and reason, a reason that
    begins with a date, a topic that no mark can spell."""
    made = list(follow_ups)
    speller = _Speller(buurt)
    line = speller.line(encounter, made)
    draft = parse(line, buurt, encounter.on, speller.answers)
    return draft if _says(draft, encounter, made, buurt) else None


class _Speller:
    """Spells marks one after another, and keeps the answers that they need."""

    def __init__(self, buurt: Buurt) -> None:
        self._buurt = buurt
        self._times: Counter[str] = Counter()
        self.answers: dict[MarkKey, str] = {}

    def line(self, encounter: Encounter, follow_ups: list[FollowUp]) -> str:
        """The note first, so that nothing in it is taken for a reason or a name."""
        words = [escaped(encounter.note)]
        words += [f"={WORD_OF[encounter.contact]}"] if encounter.contact else []
        if place := self._buurt.places.get(encounter.place) if encounter.place else None:
            words.append(self._mark(place, "/"))
        for block in self._blocks(encounter, follow_ups):
            residents = (self._buurt.resident(id_) for id_ in block.owners)
            words.append(", ".join(self._mark(who, "@").rstrip(",") for who in residents if who))
            words += [*block.hooks, block.coming_back]
        return " ".join(filter(None, words))

    def _mark(self, document: Markable, sigil: str) -> str:
        spelling = spelled(document, sigil, ",", self._buurt)
        if spelling is None:
            return ""
        text = spelling.needs_answer or spelling.text
        if spelling.needs_answer:
            self.answers[MarkKey(text, self._times[text])] = document.id
        self._times[text] += 1
        return spelling.text

    def _blocks(self, encounter: Encounter, follow_ups: list[FollowUp]) -> list[_Block]:
        """The groups in the order of their hooks; who has neither hook nor follow-up comes last."""
        blocks: dict[Owners, _Block] = {}
        for hook in true_hooks(self._buurt, encounter):
            owners = _resolved(hook.residents, self._buurt)
            topic = self._buurt.interests.get(hook.interest)
            text = self._mark(topic, SIGIL_OF[hook.kind]) if topic else ""
            blocks.setdefault(owners, _Block(owners)).hooks.append(text)
        for like in {_promise(f): f for f in follow_ups}.values():
            alike = tuple(f.resident for f in follow_ups if _promise(f) == _promise(like))
            owners = _resolved(alike, self._buurt)
            block = blocks.setdefault(owners, _Block(owners))
            block.coming_back = self._coming_back(like)
        named = {id_ for owners in blocks for id_ in owners}
        others = tuple(
            id_ for id_ in _resolved(encounter.residents, self._buurt) if id_ not in named
        )
        return [*blocks.values(), *([_Block(others)] if others else [])]

    def _coming_back(self, follow_up: FollowUp) -> str:
        around = follow_up.around.isoformat() if follow_up.around else ""
        reason = escaped_reason(follow_up.reason)
        sigil = "!!" if follow_up.asked_by is Side.RESIDENT else "!"
        walker = self._buurt.members.get(follow_up.walker) if follow_up.walker else None
        goes = self._mark(walker, ">") if walker else ""
        return f"{sigil}{' '.join(filter(None, (around, reason, goes)))}"


def escaped(note: str) -> str:
    """`note` with a backslash before every word that would read as a mark."""
    return " ".join(_escaped(word) for word in words_of(note))


def escaped_reason(reason: str) -> str:
    """`reason` with a backslash before what would read as a mark or as its end."""
    return " ".join(_escaped(word, in_reason=True) for word in words_of(reason))


def _escaped(word: Word, *, in_reason: bool = False) -> str:
    text, start = word.text, word.opening - word.start
    leads = bool(word.sigil) or text in ("!", "!!") or text[:1] in SIGILS
    if word.escapes and word.escapes[0] < word.end - 2:
        start, leads = word.escapes[0] - word.start, True
    if in_reason and text.endswith(END):
        text = text[:-1] + ESCAPE + END
    return text[:start] + ESCAPE + text[start:] if leads else text


def _promise(follow_up: FollowUp) -> tuple[object, ...]:
    """What follow-ups of one group have in common."""
    return (follow_up.around, follow_up.reason, follow_up.asked_by, follow_up.walker)


def _resolved(ids: Iterable[ResidentId], buurt: Buurt) -> Owners:
    residents = (buurt.resident(id_) for id_ in ids)
    return tuple(dict.fromkeys(ResidentId(who.id) for who in residents if who))


def _says(draft: Draft, encounter: Encounter, follow_ups: list[FollowUp], buurt: Buurt) -> bool:
    """Whether saving `draft` would write the same again."""
    who = [mark.resident for mark in draft.who]
    hooks = {
        (hook.kind, hook.interest, frozenset(who[i] for i in hook.whose)) for hook in draft.hooks
    }
    backs = {
        (who[i], back.around, back.reason, back.asked_by, back.walker and back.walker.member)
        for back in draft.follow_ups
        for i in back.whose
    }
    return (
        not draft.questions
        and set(who) == set(_resolved(encounter.residents, buurt))
        and hooks == {_owned(hook, buurt) for hook in true_hooks(buurt, encounter)}
        and backs == {(*_resolved([f.resident], buurt), *_promise(f)) for f in follow_ups}
        and (draft.note, draft.contact) == (encounter.note, encounter.contact)
        and (draft.place.place if draft.place else None) == encounter.place
    )


def _owned(hook: Hook, buurt: Buurt) -> tuple[object, ...]:
    return (hook.kind, hook.interest, frozenset(_resolved(hook.residents, buurt)))
