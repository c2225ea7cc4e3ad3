"""Makes demo.json, the invented neighbourhood, out of the texts in demo/. Always the same bytes.

    python data/make_demo.py

demo/neighbourhood.toml names places, members and topics; demo/rounds.txt the rounds. Each street
has a file with its residents and what happened with them, oldest first:

    = Roy Pinas | 4- | aka Roy van de bus      a resident and the rounds: 4 until now
    = (man met de hoed) | 2-9 | is Roy Pinas   a description; merged into Roy
    ~ zwaaide vanaf de galerij                 an encounter and how it went (see CONTACTS)
    .12 samen de band geplakt #fietsen /moe    in round 12, with a hook, in the Moestuin
    : soep gegeten &Ewa_Nowak +koken           Ewa was there too, and the offer is hers
    . wil mee !!10d bellen >Karim =open        the resident asked; see ENDINGS for how it ended
    . kookte op een schip %                    nobody has looked for hooks in this note yet

demo/passing.txt has the same lines about people whom nobody knows. Where nothing is said, dice
fall: always the same way, and the fall for one line does not depend on any other.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from hashlib import blake2b
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

import msgspec

from buurt_tui.domain.model import (
    KINDS,
    NEIGHBOURHOOD_ID,
    Consent,
    Contact,
    Document,
    Doors,
    Encounter,
    FollowUp,
    Hook,
    Interest,
    Kind,
    Member,
    Neighbourhood,
    Place,
    Resident,
    Round,
    Side,
    Status,
)

HERE = Path(__file__).parent
TEXTS = HERE / "demo"
OUT = HERE / "demo.json"
NAMESPACE = UUID("6f2b0c7e-9f0a-4b61-9a3e-5d1c8e4a7b20")
WINTER = timezone(timedelta(hours=1))
"""All year: once the dates are moved, nobody can say which of them fall in summer."""
RECENT_FROM = 54
"""The rounds from this one on are those of the last five weeks."""

CONTACTS = {
    "~": Contact.WAVE,
    ".": Contact.TALK,
    ":": Contact.CONVERSATION,
    "x": Contact.NOT_HOME,
    "-": Contact.PREFERS_NOT,
    ",": None,
}
SIGILS = {"#": Kind.INTEREST, "*": Kind.WISH, "+": Kind.OFFER, "?": Kind.QUESTION}
ENDINGS = {
    "open": Status.OPEN,
    "kept": Status.OPEN,  # and the team said so at the table
    "asked": Status.OPEN,  # and it is the resident's turn
    "done": Status.DONE,
    "drop": Status.DROPPED,
    "hand": Status.HANDED_OVER,
}
"""Without an ending, the next meeting of the story is what came of it."""

LINE = re.compile(r"([~.:x,-])(\d*) ?(.*)")
MARK = re.compile(r"(?<!\S)([#*+?/&])(\(?\w\S*)")
PROMISE = re.compile(r"(?<!\S)(!!?)(\d+[dw]|-)\s*([^>=]*?)(?:\s+>(\w+))?(?:\s+=(\w+))?$")


@dataclass
class Promise:
    """A follow-up as the story tells it."""

    asked_by: Side
    days: int | None
    reason: str
    walker: str
    ending: str


@dataclass
class Line:
    """One encounter of a story."""

    contact: Contact | None
    pinned: int = 0
    note: str = ""
    hooks: list[tuple[str, Kind, str]] = field(default_factory=list)
    """Whose (empty: whom the story is about), which kind, which topic."""
    others: list[str] = field(default_factory=list)
    place: str = ""
    promise: Promise | None = None
    is_left_open: bool = False


@dataclass
class Story:
    """A resident and what happened, oldest first."""

    who: str
    street: str
    first: int
    last: int | None
    """None: until now."""
    options: dict[str, str]
    lines: list[Line] = field(default_factory=list)


@dataclass
class Met:
    """A line that has found its round."""

    line: Line
    story: Story | None
    round: int
    place: str
    key: str
    on: date = field(init=False)
    at: datetime = field(init=False)
    logged_by: str = field(init=False)


def dice(sides: int, *of: object) -> int:
    """A number below `sides`, always the same for the same arguments."""
    digest = blake2b("|".join(map(str, of)).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") % sides


def an_id(kind: type[Document], key: str) -> Any:
    """The id of what this key names; Any, for each kind has an id type of its own."""
    return str(uuid5(NAMESPACE, f"{KINDS[kind]}:{key}"))


def read_line(text: str) -> Line:
    """The encounter that one line of a story tells."""
    found = LINE.fullmatch(text)
    if found is None:
        raise ValueError(text)
    rest = found[3].strip()
    line = Line(CONTACTS[found[1]], int(found[2] or 0), is_left_open=rest.endswith("%"))
    rest = rest.removesuffix("%").strip()
    if promised := PROMISE.search(rest):
        rest = rest[: promised.start()]
        number, unit = promised[2][:-1], promised[2][-1]
        line.promise = Promise(
            asked_by=Side.RESIDENT if promised[1] == "!!" else Side.TEAM,
            days=int(number) * (7 if unit == "w" else 1) if number else None,
            reason=promised[3].strip(),
            walker=promised[4] or "",
            ending=promised[5] or "",
        )
    for sigil, word in MARK.findall(rest):
        if sigil == "&":
            line.others.append(word.replace("_", " "))
        elif sigil == "/":
            line.place = word
        else:
            whose = line.others[-1] if line.others else ""
            line.hooks.append((whose, SIGILS[sigil], word.replace("_", " ")))
    line.note = " ".join(MARK.sub("", rest).split())
    return line


def read_stories(street: str, file: str) -> Iterator[Story]:
    """The residents of one street."""
    story: Story | None = None
    for text in (TEXTS / file).read_text("utf-8").splitlines():
        if text.startswith("="):
            if story:
                yield story
            who, rounds, *options = (part.strip() for part in text[1:].split("|"))
            first, dash, last = rounds.partition("-")
            end = (int(last) if last else None) if dash else int(first)
            pairs = (option.partition(" ") for option in options)
            story = Story(who, street, int(first), end, {name: value for name, _, value in pairs})
        elif text and not text.startswith("//"):
            assert story, text
            story.lines.append(read_line(text))
    if story:
        yield story


class Demo:
    """Everything that was read, the rounds that the lines found, and the documents made of it."""

    def __init__(self) -> None:
        self.base = tomllib.loads((TEXTS / "neighbourhood.toml").read_text("utf-8"))
        self.streets = list(self.base["places"])
        self.topics = {
            word: topic
            for parent, children in self.base["interests"].items()
            for topic, synonyms in [(parent, []), *children.items()]
            for word in (topic, *synonyms)
        }
        self.rounds = [()]  # numbered from 1
        for text in (TEXTS / "rounds.txt").read_text("utf-8").splitlines()[1:]:
            days, places, walkers, remark = (part.strip() for part in text.split("|"))
            on = self.base["last_round"] - timedelta(days=int(days))
            self.rounds.append((on, [*map(self.place, places.split())], walkers.split(), remark))
        files = self.base["places"].items()
        self.stories = [s for street, file in files if file for s in read_stories(street, file)]
        self.met: list[Met] = []
        self.load: Counter[int] = Counter()

    def place(self, prefix: str) -> str:
        """The one place whose name, the article aside, begins like this."""
        [found] = [p for p in self.streets if p.lower().removeprefix("de ").startswith(prefix)]
        return found

    # ------------------------------------------------------------- which round

    def tell(self) -> None:
        """Give every line of every story its round."""
        for pinned in (line for story in self.stories for line in story.lines if line.pinned):
            self.load[pinned.pinned] += 1
        for story in self.stories:
            previous = story.first - 1
            for index, line in enumerate(story.lines):
                previous = self._find_round(story, index, line, previous)
        self._pass_by()
        self._fill_up()

    def _find_round(self, story: Story, index: int, line: Line, previous: int) -> int:
        place = self.place(line.place) if line.place else story.street
        if line.pinned:
            number = line.pinned
            if place not in self.rounds[number][1]:
                raise ValueError(f"{story.who}: round {number} was not at {place}")
        else:
            number = self._best_round(story, index, place, previous)
            self.load[number] += 1
        if number <= previous:
            raise ValueError(f"{story.who}: round {number} comes after {previous}")
        key = f"{story.who}:{index}"
        self.met.append(Met(line, story, number, place, key))
        return number

    def _best_round(self, story: Story, index: int, place: str, previous: int) -> int:
        later = story.lines[index + 1 :]
        is_last_of_all = not later and story.last is None
        end = next((line.pinned - 1 for line in later if line.pinned), story.last or 64)
        unpinned = next((i for i, line in enumerate(later) if line.pinned), len(later))
        begin = RECENT_FROM if is_last_of_all else story.first
        fitting = [
            n for n in range(max(previous + 1, begin), end + 1) if place in self.rounds[n][1]
        ]
        fitting = fitting[: len(fitting) - unpinned]
        if not fitting:
            raise ValueError(f"{story.who}: no round for line {index + 1}")
        span = (story.last or 64) - story.first
        wanted = story.first + span * (index + 0.3) / max(len(story.lines) - 0.4, 1)
        return min(fitting, key=lambda n: (abs(n - wanted) + self.load[n] * 0.8, n))

    def _pass_by(self) -> None:
        texts = (TEXTS / "passing.txt").read_text("utf-8").splitlines()
        lines = [read_line(text) for text in texts if text and not text.startswith("//")]
        numbers = range(1, len(self.rounds))
        for index, line in enumerate(lines):
            places = [self.place(line.place)] if line.place else None
            fitting = [n for n in numbers if not places or places[0] in self.rounds[n][1]]
            number = line.pinned or min(
                fitting, key=lambda n: (self.load[n] + dice(5, "passing", index, n), n)
            )
            street = self.rounds[number][1]
            place = places[0] if places else street[dice(len(street), "where", index)]
            self.met.append(Met(line, None, number, place, f"passing:{line.note}"))
            self.load[number] += 1
        for number in numbers:
            for place in self.rounds[number][1]:
                if dice(5, "closed", number, place) < 2:
                    key = f"closed:{number}:{place}"
                    self.met.append(Met(Line(Contact.NOT_HOME), None, number, place, key))

    def _fill_up(self) -> None:
        """A wave or a few words with somebody known, of which nobody wrote anything."""
        told: dict[str, list[Met]] = defaultdict(list)
        for met in self.met:
            if met.story:
                told[met.story.who].append(met)
        filled: Counter[str] = Counter()
        for number in range(3, len(self.rounds)):
            wanted = 9 + dice(5, "size", number) - self.load[number]
            places = self.rounds[number][1]
            known = [s for s in self.stories if s.street in places and filled[s.who] < 2]
            known = [s for s in known if _was_around(told[s.who], number)]
            known.sort(key=lambda s: (filled[s.who], dice(1000, s.who, number)))
            for story in known[: max(wanted, 0)]:
                filled[story.who] += 1
                line = Line(Contact.WAVE if dice(3, story.who, number) else Contact.TALK)
                key = f"{story.who}:round {number}"
                self.met.append(Met(line, story, number, story.street, key))
                self.load[number] += 1

    # ------------------------------------------------------------- documents

    def documents(self) -> Iterator[Document]:
        """All documents, in the order of `KINDS`."""
        self._set_clock()
        yield Neighbourhood(id=NEIGHBOURHOOD_ID, name=self.base["name"])
        last_round = self.base["last_round"]
        for name in self.base["members"]:
            days = self.base["retired"].get(name)
            retired_on = last_round - timedelta(days=days) if days else None
            yield Member(id=an_id(Member, name), name=name, retired_on=retired_on)
        for name in self.streets:
            yield Place(id=an_id(Place, name), name=name)
        for parent, children in self.base["interests"].items():
            top = an_id(Interest, parent)
            yield Interest(id=top, name=parent)
            for name, synonyms in children.items():
                words = tuple(synonyms)
                yield Interest(id=an_id(Interest, name), name=name, synonyms=words, parent=top)
        yield from map(self._resident, self.stories)
        yield from map(self._round, range(1, len(self.rounds)))
        yield from map(self._encounter, self.met)
        for story in self.stories:
            yield from self._follow_ups(story)

    def _set_clock(self) -> None:
        """Put the encounters of each round in the order walked, some minutes apart."""
        self.met.sort(key=lambda m: (m.round, self._turn(m), dice(1000, "turn", m.key)))
        at = datetime.min.replace(tzinfo=WINTER)
        for met in self.met:
            on, _, walkers, _ = self.rounds[met.round]
            if at.date() != on:
                start = 13 * 60 + 40 + dice(45, "start", met.round)
                at = datetime(on.year, on.month, on.day, tzinfo=WINTER) + timedelta(minutes=start)
            at += timedelta(minutes=2 + dice(7, "walk", met.key), seconds=dice(60, met.key))
            met.on, met.at = on, at
            met.logged_by = walkers[dice(len(walkers), "by", met.key)]

    def _turn(self, met: Met) -> int:
        places: list[str] = self.rounds[met.round][1]
        return places.index(met.place)

    def _meetings(self, story: Story) -> list[Met]:
        return [
            met
            for met in self.met
            if met.line.contact is not Contact.NOT_HOME
            and (met.story is story or story.who in met.line.others)
        ]

    def _resident(self, story: Story) -> Resident:
        meetings = self._meetings(story)
        refusal = next((m.on for m in meetings if m.line.contact is Contact.PREFERS_NOT), None)
        is_described = story.who.startswith("(")
        told = len(meetings) > 1 and story.first < RECENT_FROM and not is_described
        asked = told and "ask" not in story.options
        merged = story.options.get("is")
        lives = not is_described and dice(3, "lives", story.who) > 0
        return Resident(
            id=an_id(Resident, story.who),
            name="" if is_described else story.who,
            description=story.who.strip("()") if is_described else "",
            aliases=tuple(filter(None, [story.options.get("aka")])),
            place=an_id(Place, story.street) if lives else None,
            consent=Consent.YES if asked else Consent.TO_ASK,
            consent_on=meetings[1].on if asked else None,
            prefers_not_on=refusal,
            merged_into=an_id(Resident, merged) if merged else None,
        )

    def _round(self, number: int) -> Round:
        on, places, walkers, remark = self.rounds[number]
        doors = tuple(
            Doors(
                place=an_id(Place, place),
                opened=2 + dice(7, "opened", number, place),
                closed=3 + dice(11, "shut", number, place),
            )
            for place in places
            if self.base["places"][place]
        )
        return Round(
            id=an_id(Round, str(number)),
            on=on,
            places=tuple(an_id(Place, place) for place in places),
            walkers=tuple(an_id(Member, walker) for walker in walkers),
            doors=doors,
            remark=remark,
            closed=True,
        )

    def _encounter(self, met: Met) -> Encounter:
        line = met.line
        first = [met.story.who] if met.story else []
        joined: dict[tuple[Kind, str], list[str]] = {}
        for whose, kind, word in line.hooks:
            owners = joined.setdefault((kind, self.topics[word]), [])
            owners.extend([whose] if whose else first)
        looked = met.on + timedelta(days=7 - met.on.weekday())
        # in the line that the team types, how it went is often left out.
        is_unsaid = line.contact is Contact.TALK and dice(4, "unsaid", met.key) == 0
        is_triaged = line.note and not line.hooks and not line.is_left_open
        return Encounter(
            id=an_id(Encounter, met.key),
            on=met.on,
            at=met.at,
            logged_by=an_id(Member, met.logged_by),
            residents=tuple(map(self._resident_id, [*first, *line.others])),
            hooks=tuple(
                Hook(
                    kind=kind,
                    interest=an_id(Interest, topic),
                    residents=tuple(map(self._resident_id, owners)),
                )
                for (kind, topic), owners in joined.items()
            ),
            note=line.note,
            contact=None if is_unsaid else line.contact,
            place=an_id(Place, met.place),
            round=an_id(Round, str(met.round)),
            triaged_on=looked if is_triaged and looked <= self.base["last_round"] else None,
        )

    def _resident_id(self, who: str) -> Any:
        if not any(story.who == who for story in self.stories):
            raise ValueError(who)
        return an_id(Resident, who)

    def _follow_ups(self, story: Story) -> Iterator[FollowUp]:
        own = sorted((met for met in self.met if met.story is story), key=lambda met: met.at)
        for index, met in enumerate(own):
            if met.line.promise:
                later = [m for m in own[index + 1 :] if m.line.note or m.line.hooks]
                yield self._follow_up(met, met.line.promise, later)

    def _follow_up(self, made: Met, promise: Promise, later: list[Met]) -> FollowUp:
        meetings = [met for met in later if met.line.contact is not Contact.NOT_HOME]
        around = made.on + timedelta(days=promise.days) if promise.days else None
        if not meetings and not promise.ending:
            raise ValueError(f"what came of it? {promise.reason}")
        came_of_it = None if promise.ending else meetings[0]
        ended = ENDINGS.get(promise.ending, Status.DONE)
        settled_on = (around or made.on + timedelta(days=28)) + timedelta(days=2)
        settled_by = promise.walker or made.logged_by
        if came_of_it:
            settled_on, settled_by = came_of_it.on, came_of_it.logged_by
            if came_of_it.line.contact is Contact.PREFERS_NOT:
                ended = Status.PREFERS_NOT
        until = date.max if ended is Status.OPEN else settled_on
        missed = [m.on for m in later if m.line.contact is Contact.NOT_HOME and m.on <= until]
        table = self.base["last_round"] - timedelta(days=1)
        at_table = datetime(table.year, table.month, table.day, 10, 20, tzinfo=WINTER)
        return FollowUp(
            id=an_id(FollowUp, made.key),
            resident=self._resident_id(made.story.who if made.story else ""),
            made_on=made.on,
            made_at=made.at,
            made_in=an_id(Encounter, made.key),
            around=around,
            reason=promise.reason,
            asked_by=promise.asked_by,
            turn=Side.RESIDENT if promise.ending == "asked" else Side.TEAM,
            walker=an_id(Member, promise.walker) if promise.walker else None,
            status=ended,
            attempts=tuple(missed),
            weighed_at=at_table if promise.ending == "kept" else None,
            settled_on=None if ended is Status.OPEN else settled_on,
            settled_by=None if ended is Status.OPEN else an_id(Member, settled_by),
            settled_in=an_id(Encounter, came_of_it.key) if came_of_it else None,
        )


def _was_around(told: list[Met], number: int) -> bool:
    """Whether a story has begun, goes on after this round, and waits for nothing in it."""
    numbers = [met.round for met in told]
    if not numbers or number in numbers or not min(numbers) < number < max(numbers):
        return False
    before = [met.line for met in told if met.round < number]
    if any(line.contact is Contact.PREFERS_NOT for line in before):
        return False
    return not any(line.promise and line.promise.ending in ENDINGS for line in before)


def make() -> bytes:
    """The JSON of the demo: a table per kind, a line per document."""
    demo = Demo()
    demo.tell()
    tables: dict[str, list[bytes]] = {name: [] for name in KINDS.values() if name != "steps"}
    for document in demo.documents():
        tables[KINDS[type(document)]].append(msgspec.json.encode(document))
    parts = [f'"{name}":[\n'.encode() + b",\n".join(rows) + b"]" for name, rows in tables.items()]
    return b"{" + b",\n".join(parts) + b"}\n"


if __name__ == "__main__":
    OUT.write_bytes(make())
