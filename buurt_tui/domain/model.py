"""The documents of one neighbourhood, and the `Buurt` that holds them.

Every document is a frozen Struct with an id; one is changed by making a new one and committing a
`Put`. Nothing here reads a file, a clock or the screen. On a resident there is, on purpose, no
field for care, health, origin, religion, birth date or house number, and a place has no kind.

    Neighbourhood  the name above it all; at most one
    Member         somebody in the team: walks, logs, goes back
    Place          a street or a spot in it
    Interest       a topic; hooks hang on it
    Resident       somebody who lives here, by name or by description
    Round          an afternoon in the street: who walked where, doors open and closed
    Encounter      one meeting, with the hooks that came of it
    HookAnswer     what somebody said when asked whether a hook still holds; no meeting
    FollowUp       a promise or a reason to come back to one resident
    Review         one weekly review: who was there, and its agenda
    Decision       what the team decided on one item of that agenda
    Lead           which terminal has the keys of a review at this moment, and where it is
    AgendaRemark   what somebody wants to talk about in the next review
    Step           what one action replaced, so that it can be undone
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any, NewType, TypeVar

from msgspec import Struct, field

from buurt_tui.domain.amended import Amended
from buurt_tui.domain.derived import Before, Derived, NotedTables
from buurt_tui.domain.table import Table, with_changes

ResidentId = NewType("ResidentId", str)
EncounterId = NewType("EncounterId", str)
FollowUpId = NewType("FollowUpId", str)
InterestId = NewType("InterestId", str)
PlaceId = NewType("PlaceId", str)
MemberId = NewType("MemberId", str)
RoundId = NewType("RoundId", str)
ReviewId = NewType("ReviewId", str)
RemarkId = NewType("RemarkId", str)
StepId = NewType("StepId", str)
HookAnswerId = NewType("HookAnswerId", str)
Revision = NewType("Revision", int)
"""Counts commits, from 0 (nothing written yet)."""

NEIGHBOURHOOD_ID = "neighbourhood"
"""The one Neighbourhood has a fixed id, so that two first runs cannot make two."""


def new_id() -> str:
    """A random UUID (version 4) in its usual spelling."""
    raw = bytearray(os.urandom(16))
    raw[6] = raw[6] & 0x0F | 0x40
    raw[8] = raw[8] & 0x3F | 0x80
    text = raw.hex()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


class Kind(StrEnum):
    """What a hook says about its topic."""

    INTEREST = "interest"
    WISH = "wish"
    OFFER = "offer"
    QUESTION = "question"


class Contact(StrEnum):
    """How an encounter went."""

    TALK = "talk"
    CONVERSATION = "conversation"
    WAVE = "wave"
    NOT_HOME = "not_home"
    PREFERS_NOT = "prefers_not"


class Side(StrEnum):
    """The resident or the team: who asked for a follow-up, and whose turn it is."""

    RESIDENT = "resident"
    TEAM = "team"


class Status(StrEnum):
    """Where a follow-up stands. An attempt leaves it open."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"
    PREFERS_NOT = "prefers_not"
    HANDED_OVER = "handed_over"


class Consent(StrEnum):
    """ "May we write this down?", as the resident answered it."""

    TO_ASK = "to_ask"
    YES = "yes"


class Readers(StrEnum):
    """Who may read what somebody wrote down."""

    TEAM = "team"
    WRITER = "writer"
    """Only whoever wrote it."""
    SHAREABLE = "shareable"
    """The team, and on a shared screen everybody who looks along."""


class Outcome(StrEnum):
    """What the team decided on one item of a review."""

    KEPT = "kept"
    """It stays as it is."""
    DONE = "done"
    LATER = "later"
    GOES = "goes"
    """Somebody of the team goes."""
    LEARNED = "learned"
    """What was said stands in its words."""
    SKIPPED = "skipped"
    """Not reviewed: it comes again."""


class Document(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """What all documents share."""

    id: str
    rev: int = 0
    """The revision that wrote it; stamped by the store, 0 before that."""
    by: str = ""
    """The member who wrote it last; stamped by the session, empty if nobody said who they are."""
    extra: dict[str, Any] = field(default_factory=dict)
    """Fields that a later version of the program wrote; kept and written back as they came."""


class Neighbourhood(Document, frozen=True, kw_only=True):
    """What this neighbourhood is called."""

    name: str


class Member(Document, frozen=True, kw_only=True):
    """Somebody in the team."""

    name: str
    retired_on: date | None = None


class Place(Document, frozen=True, kw_only=True):
    """A street, or a spot that everybody knows."""

    name: str


class Interest(Document, frozen=True, kw_only=True):
    """A topic that hooks hang on."""

    name: str
    synonyms: tuple[str, ...] = ()
    parent: InterestId | None = None
    merged_into: InterestId | None = None
    """The topic that this one was joined to; kept for the hooks that refer to it."""
    unlike: tuple[InterestId, ...] = ()
    """Topics that look like this one; somebody said that they are not the same."""


class Resident(Document, frozen=True, kw_only=True):
    """Somebody who lives in the neighbourhood."""

    name: str = ""
    description: str = ""
    """How to know somebody whose name nobody knows ("vrouw met teckel"), else empty."""
    aliases: tuple[str, ...] = ()
    place: PlaceId | None = None
    """Where to find them, if somebody said so; else it follows from their encounters."""
    consent: Consent = Consent.TO_ASK
    consent_on: date | None = None
    prefers_not_on: date | None = None
    """Since when they would rather not be visited or introduced; None if that is not so."""
    merged_into: ResidentId | None = None
    """The resident that this one turned out to be; such a document is kept for late references."""
    amended: tuple[Amended, ...] = ()


class Hook(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """What somebody likes, wants, can do or asks, on a topic."""

    kind: Kind
    interest: InterestId
    residents: tuple[ResidentId, ...] = ()
    """Whose it is; empty when the encounter was with somebody unnamed."""


class Encounter(Document, frozen=True, kw_only=True):
    """One meeting in the street, at a door, on a bench."""

    on: date
    at: datetime
    """When it was logged, with offset; orders the encounters of one day."""
    logged_by: MemberId | None = None
    residents: tuple[ResidentId, ...] = ()
    hooks: tuple[Hook, ...] = ()
    note: str = ""
    readers: Readers = Readers.TEAM
    """Who may read the note; `logged_by` wrote it."""
    contact: Contact | None = None
    place: PlaceId | None = None
    round: RoundId | None = None
    triaged_on: date | None = None
    """When somebody looked at the note and found no further hook in it."""
    amended: tuple[Amended, ...] = ()


class Doors(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """How many doors of one place opened and stayed closed, beside the logged `not_home`."""

    place: PlaceId | None
    opened: int = 0
    closed: int = 0


class Round(Document, frozen=True, kw_only=True):
    """An afternoon in the street."""

    on: date
    places: tuple[PlaceId, ...] = ()
    """In the order walked; the last is where the team is."""
    walkers: tuple[MemberId, ...] = ()
    doors: tuple[Doors, ...] = ()
    remark: str = ""
    closed: bool = False
    amended: tuple[Amended, ...] = ()


class FollowUp(Document, frozen=True, kw_only=True):
    """A promise or a reason to come back to one resident. A window in time, never a deadline."""

    resident: ResidentId
    made_on: date
    made_at: datetime
    made_in: EncounterId | None = None
    made_by: MemberId | None = None
    """Who wrote the reason; None: who logged `made_in`."""
    around: date | None = None
    """None: "als het uitkomt"."""
    reason: str = ""
    readers: Readers = Readers.TEAM
    """Who may read the reason."""
    asked_by: Side = Side.TEAM
    turn: Side = Side.TEAM
    walker: MemberId | None = None
    """The familiar face who will go."""
    status: Status = Status.OPEN
    attempts: tuple[date, ...] = ()
    weighed_at: datetime | None = None
    """When the team last chose to keep it; encounters logged before no longer count as "seen"."""
    settled_on: date | None = None
    settled_by: MemberId | None = None
    settled_in: EncounterId | None = None
    amended: tuple[Amended, ...] = ()


class HookAnswer(Document, frozen=True, kw_only=True):
    """Asked whether a hook still holds: it does, or not any more. Nobody need have been met."""

    resident: ResidentId
    kind: Kind
    interest: InterestId
    on: date
    at: datetime
    """Orders it among the encounters and answers of one day."""
    holds: bool


class AgendaItem(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One thing to decide in a review."""

    part: str
    """The name of the part of the agenda that it belongs to."""
    about: str = ""
    """The id of the document that it is about; empty: of none, or of one that was erased."""
    kind: Kind | None = None
    interest: InterestId | None = None
    """With `kind`, the hook that it is about."""


class MadeUpName(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """What a resident is called in one review, for whoever looks along."""

    resident: ResidentId
    name: str


class Review(Document, frozen=True, kw_only=True):
    """One weekly review. Its agenda is fixed when it begins; what is new joins the next."""

    on: date
    begun_at: datetime
    closed_at: datetime | None = None
    since: date | None = None
    """What counts as new in it began on this day."""
    present: tuple[MemberId, ...] = ()
    street: PlaceId | None = None
    """Only what has to do with this street; None: all."""
    topic: InterestId | None = None
    agenda: tuple[AgendaItem, ...] = ()
    made_up: tuple[MadeUpName, ...] = ()
    """The made-up names of whom the agenda is about."""
    seed: str = ""
    """A secret that all other made-up names follow from; another one once it is closed."""


class Decision(Document, frozen=True, kw_only=True):
    """What was decided on the item with this number."""

    review: ReviewId
    number: int
    """Counts the items of the agenda from 0."""
    outcome: Outcome = Outcome.KEPT
    at: datetime
    around: date | None = None
    walker: MemberId | None = None
    words: str = ""
    """What the team learned, or said of it."""


class Lead(Document, frozen=True, kw_only=True):
    """The terminal whose keys count in a review. Its id is that of the review."""

    terminal: str
    member: MemberId | None = None
    number: int | None = None
    """The item that it went back to; None: the first that is not decided."""
    since: datetime
    """When this sitting began."""
    seen_at: datetime
    """The last sign of life."""


class AgendaRemark(Document, frozen=True, kw_only=True):
    """What somebody put on the agenda of the next review."""

    at: datetime
    words: str
    member: MemberId | None = None
    readers: Readers = Readers.TEAM
    answered_at: datetime | None = None
    """When a review was done with it."""


class Image(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One document as an action found it, for putting it back."""

    kind: str
    """The table's name, as in `KINDS`."""
    id: str
    document: dict[str, Any] | None = None
    """In the store's own spelling, without stamps; None: there was none."""
    expects: str = ""
    """A digest of what must stand there now for putting it back to destroy nobody's work."""


class Step(Document, frozen=True, kw_only=True):
    """What one action replaced. Undoing exchanges it; doing it again exchanges it back."""

    at: datetime
    number: int
    """Orders the steps of one member; a later action has a higher one."""
    edit: str
    """The name of the edit's class."""
    images: tuple[Image, ...]
    undone: bool = False
    line: str = ""
    """The line as it was typed, if the action logged one."""


KINDS: Mapping[type[Document], str] = MappingProxyType(
    {
        Neighbourhood: "neighbourhoods",
        Member: "members",
        Place: "places",
        Interest: "interests",
        Resident: "residents",
        Round: "rounds",
        Encounter: "encounters",
        FollowUp: "follow_ups",
        HookAnswer: "hook_answers",
        Review: "reviews",
        Decision: "decisions",
        Lead: "leads",
        AgendaRemark: "agenda_remarks",
        Step: "steps",
    }
)
"""Each kind of document, and the table (and field of `Buurt`) that holds it."""

GROWING = frozenset({"rounds", "encounters", "follow_ups", "steps"})
"""The tables that get longer with every afternoon."""


class Put(Struct, frozen=True):
    """Write this document, replacing the one with the same id."""

    document: Document


class Delete(Struct, frozen=True):
    """Take away the document with this id. With `erase`, out of every file as well."""

    kind: type[Document]
    id: str
    erase: bool = False


Change = Put | Delete
Changes = tuple[Change, ...]


def key_of(change: Change) -> tuple[str, str]:
    """The table and the id of the document that this is about."""
    if isinstance(change, Put):
        return KINDS[type(change.document)], change.document.id
    return KINDS[change.kind], change.id


T = TypeVar("T")


class Buurt:
    """All documents of one neighbourhood, as they were at one revision.

    Compared by identity: a screen asks "is this a newer Buurt?" on every commit, and must not pay
    for comparing every encounter to answer it."""

    __slots__ = ("_derived", "_tables", "revision")

    def __init__(
        self,
        tables: Mapping[str, Mapping[str, Any]] | None = None,
        revision: Revision = Revision(0),
    ) -> None:
        self._tables: dict[str, Mapping[str, Any]]
        self._tables = {name: (tables or {}).get(name, {}) for name in KINDS.values()}
        self._derived = Derived()
        self.revision = revision

    @property
    def neighbourhood(self) -> Neighbourhood | None:
        """The one there is; None before the first run's questions."""
        found: Neighbourhood | None = self._tables["neighbourhoods"].get(NEIGHBOURHOOD_ID)
        return found

    @property
    def members(self) -> Mapping[MemberId, Member]:
        """Everybody who is or was in the team."""
        return self._tables["members"]  # type: ignore[return-value]

    @property
    def places(self) -> Mapping[PlaceId, Place]:
        """All streets and spots."""
        return self._tables["places"]  # type: ignore[return-value]

    @property
    def interests(self) -> Mapping[InterestId, Interest]:
        """The vocabulary, topics that were merged into another included (see `merged_into`)."""
        return self._tables["interests"]  # type: ignore[return-value]

    @property
    def residents(self) -> Mapping[ResidentId, Resident]:
        """Everybody, those who were merged into another included (see `merged_into`)."""
        return self._tables["residents"]  # type: ignore[return-value]

    @property
    def rounds(self) -> Mapping[RoundId, Round]:
        """All rounds, in no order."""
        return self._tables["rounds"]  # type: ignore[return-value]

    @property
    def encounters(self) -> Mapping[EncounterId, Encounter]:
        """All encounters, in no order."""
        return self._tables["encounters"]  # type: ignore[return-value]

    @property
    def follow_ups(self) -> Mapping[FollowUpId, FollowUp]:
        """Open and settled, in no order."""
        return self._tables["follow_ups"]  # type: ignore[return-value]

    @property
    def hook_answers(self) -> Mapping[HookAnswerId, HookAnswer]:
        """What was said of hooks since they were heard, in no order."""
        return self._tables["hook_answers"]  # type: ignore[return-value]

    @property
    def reviews(self) -> Mapping[ReviewId, Review]:
        """All weekly reviews, in no order."""
        return self._tables["reviews"]  # type: ignore[return-value]

    @property
    def decisions(self) -> Mapping[str, Decision]:
        """What was decided in all reviews, in no order."""
        return self._tables["decisions"]

    @property
    def leads(self) -> Mapping[ReviewId, Lead]:
        """Who has the keys, by review."""
        return self._tables["leads"]  # type: ignore[return-value]

    @property
    def agenda_remarks(self) -> Mapping[RemarkId, AgendaRemark]:
        """All that was put on an agenda, answered or not."""
        return self._tables["agenda_remarks"]  # type: ignore[return-value]

    @property
    def steps(self) -> Mapping[StepId, Step]:
        """What can be undone or done again, everybody's."""
        return self._tables["steps"]  # type: ignore[return-value]

    def table(self, name: str) -> Mapping[str, Document]:
        """The documents of the kind with this table name."""
        return self._tables[name]

    def get(self, kind: type[Document], id_: str) -> Document | None:
        """The document of this kind with this id."""
        return self._tables[KINDS[kind]].get(id_)

    def resident(self, id_: ResidentId) -> Resident | None:
        """The resident behind `id_`, through any merges; None if erased."""
        found = self.residents.get(id_)
        hops = 0
        while found is not None and found.merged_into and hops < 50:
            found, hops = self.residents.get(found.merged_into), hops + 1
        return found

    def interest(self, id_: InterestId) -> Interest | None:
        """The topic behind `id_`, through any merges; None if it is gone."""
        found = self.interests.get(id_)
        hops = 0
        while found is not None and found.merged_into and hops < 50:
            found, hops = self.interests.get(found.merged_into), hops + 1
        return found

    @property
    def is_whole(self) -> bool:
        """Whether no document is still to be read."""
        return not any(isinstance(t, Table) and t.is_late for t in self._tables.values())

    def latest(self, most: int) -> Buurt:
        """What there is of it without reading for long: of the longest tables only the latest.

        A document that is asked for by its id is there all the same."""
        tables = dict(self._tables)
        for name, table in self._tables.items():
            if isinstance(table, Table) and name in GROWING:
                tables[name] = table.latest(most)
        return Buurt(tables, self.revision)

    def read(self) -> None:
        """Wait for all documents, so that nobody has to wait later."""
        for table in self._tables.values():
            if isinstance(table, Table):
                table.plain()

    def apply(self, changes: Iterable[Change], revision: Revision) -> Buurt:
        """This Buurt with `changes` made, as of `revision`."""
        touched: dict[str, dict[str, Document | None]] = {}
        for change in changes:
            name, id_ = key_of(change)
            document = change.document if isinstance(change, Put) else None
            touched.setdefault(name, {})[id_] = document
        tables = {name: with_changes(self._tables[name], each) for name, each in touched.items()}
        later = Buurt({**self._tables, **tables}, revision)
        later._derived = self._derived.after(touched, self._tables)
        return later

    def knows(self, rule: Callable[[Buurt], Any]) -> bool:
        """Whether `rule` was derived, of this Buurt or of an earlier one."""
        return self._derived.knows(rule)

    def derive(
        self,
        rule: Callable[[Buurt], T],
        update: Callable[[T, Buurt, Before], T | None] | None = None,
    ) -> T:
        """`rule` of this Buurt: worked out once, and again when a table that it read is touched.

        With `update` the last answer is brought up to date instead. Neither may read the revision,
        nor keep hold of the Buurt that it is given."""

        def ask(noted: NotedTables, work: Callable[[Buurt], Any]) -> Any:
            noting = Buurt()
            noting._tables, noting._derived = noted, self._derived
            del noting.revision
            return work(noting)

        answer: T = self._derived.answer(rule, self._tables, ask, update)
        return answer
