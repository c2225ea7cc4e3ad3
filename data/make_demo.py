"""Makes demo.json, the invented neighbourhood, out of the texts in demo/. Always the same bytes.

    python data/make_demo.py

demo/neighbourhood.toml names places, members and topics; demo/rounds.txt the rounds; demo_stories
reads what happened in each street. First every encounter finds its round (`Telling`), then all
becomes documents (`Writing`). Where nothing is said, dice fall: always the same way, and the fall
for one thing does not depend on any other, so that a new line leaves the old ones as they were.
"""

from __future__ import annotations

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
from demo_stories import ENDINGS, TEXTS, Line, Promise, Story, read_passing, read_stories

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

OUT = Path(__file__).parent / "demo.json"
BASE: dict[str, Any] = tomllib.loads((TEXTS / "neighbourhood.toml").read_text("utf-8"))
STREETS: dict[str, str] = BASE["places"]
"""Each place and the file with its residents, empty for a spot where nobody lives."""
LAST_ROUND: date = BASE["last_round"]
NAMESPACE = UUID("6f2b0c7e-9f0a-4b61-9a3e-5d1c8e4a7b20")
WINTER = timezone(timedelta(hours=1))
"""All year: once the dates are moved, nobody can say which of them fall in summer."""
RECENT_FROM = 54
"""The rounds from this one on are those of the last five weeks."""


@dataclass
class Afternoon:
    """A round as the texts give it."""

    on: date
    places: list[str]
    walkers: list[str]
    remark: str


@dataclass
class Met:
    """A line that has found its round."""

    line: Line
    story: Story | None
    """None: with nobody whose name we know."""
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


def place_named(prefix: str) -> str:
    """The one place whose name, the article aside, begins like this."""
    [found] = [p for p in STREETS if p.lower().removeprefix("de ").startswith(prefix)]
    return found


def read_rounds() -> dict[int, Afternoon]:
    """All rounds, numbered from 1 in the order of their days."""
    rounds = {}
    for number, text in enumerate((TEXTS / "rounds.txt").read_text("utf-8").splitlines()):
        if number:
            days, places, walkers, remark = (part.strip() for part in text.split("|"))
            rounds[number] = Afternoon(
                on=LAST_ROUND - timedelta(days=int(days)),
                places=[place_named(prefix) for prefix in places.split()],
                walkers=walkers.split(),
                remark=remark,
            )
    return rounds


class Telling:
    """Finds a round for every line of every story, and adds those who pass by."""

    def __init__(self) -> None:
        self.rounds = read_rounds()
        self.stories = [s for street, file in STREETS.items() for s in read_stories(street, file)]
        self.met: list[Met] = []
        self._load: Counter[int] = Counter()

    def tell(self) -> list[Met]:
        """All encounters, in the order in which they happened."""
        for pinned in (line for story in self.stories for line in story.lines if line.pinned):
            self._load[pinned.pinned] += 1
        for story in self.stories:
            previous = story.first - 1
            for index, line in enumerate(story.lines):
                previous = self._find_round(story, index, line, previous)
        self._pass_by()
        self._find_closed_doors()
        self._fill_up()
        self._set_clock()
        return self.met

    def _find_round(self, story: Story, index: int, line: Line, previous: int) -> int:
        place = place_named(line.place) if line.place else story.street
        number = line.pinned or self._best_round(story, index, place, previous)
        if number <= previous or place not in self.rounds[number].places:
            raise ValueError(f"{story.who}: line {index + 1} does not fit in round {number}")
        self._load[number] += not line.pinned
        self.met.append(Met(line, story, number, place, f"{story.who}:{index}"))
        return number

    def _best_round(self, story: Story, index: int, place: str, previous: int) -> int:
        """The lines of a story lie evenly in its time, the last one of a story till now lately."""
        later = story.lines[index + 1 :]
        last = len(self.rounds)
        begin = RECENT_FROM if not later and story.last is None else previous + 1
        end = next((line.pinned - 1 for line in later if line.pinned), story.last or last)
        fitting = [
            n for n in range(max(previous + 1, begin), end + 1) if place in self.rounds[n].places
        ]
        to_come = next((i for i, line in enumerate(later) if line.pinned), len(later))
        fitting = fitting[: len(fitting) - to_come]
        if not fitting:
            raise ValueError(f"{story.who}: no round for line {index + 1}")
        span = (story.last or last) - story.first
        wanted = story.first + span * (index + 0.3) / max(len(story.lines) - 0.4, 1)
        return min(fitting, key=lambda n: (abs(n - wanted) + self._load[n] * 0.8, n))

    def _pass_by(self) -> None:
        for index, line in enumerate(read_passing()):
            where = place_named(line.place) if line.place else None
            fitting = [n for n, r in self.rounds.items() if where is None or where in r.places]
            number = line.pinned or min(
                fitting, key=lambda n: (self._load[n] + dice(5, "passing", index, n), n)
            )
            places = self.rounds[number].places
            place = where or places[dice(len(places), "where", index)]
            self.met.append(Met(line, None, number, place, f"passing:{line.note}"))
            self._load[number] += 1

    def _find_closed_doors(self) -> None:
        for number, round_ in self.rounds.items():
            for place in round_.places:
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
        for number, round_ in self.rounds.items():
            wanted = 9 + dice(5, "size", number) - self._load[number]
            around = [s for s in self.stories if s.street in round_.places and filled[s.who] < 2]
            around = [s for s in around if _was_around(told[s.who], number)]
            around.sort(key=lambda s: (filled[s.who], dice(1000, s.who, number)))
            for story in around[: max(wanted, 0)]:
                filled[story.who] += 1
                line = Line(Contact.WAVE if dice(3, story.who, number) else Contact.TALK)
                key = f"{story.who}:round {number}"
                self.met.append(Met(line, story, number, story.street, key))

    def _set_clock(self) -> None:
        """Put the encounters of each round in the order walked, some minutes apart."""

        def turn(met: Met) -> tuple[int, int, int]:
            places = self.rounds[met.round].places
            return met.round, places.index(met.place), dice(1000, "turn", met.key)

        self.met.sort(key=turn)
        at = datetime.min.replace(tzinfo=WINTER)
        for met in self.met:
            round_ = self.rounds[met.round]
            if at.date() != round_.on:
                start = timedelta(minutes=13 * 60 + 40 + dice(45, "start", met.round))
                at = datetime(round_.on.year, round_.on.month, round_.on.day, tzinfo=WINTER) + start
            at += timedelta(minutes=2 + dice(7, "walk", met.key), seconds=dice(60, met.key))
            met.on, met.at = round_.on, at
            met.logged_by = round_.walkers[dice(len(round_.walkers), "by", met.key)]


def _was_around(told: list[Met], number: int) -> bool:
    """Whether a story has begun, goes on after this round, and waits for nothing in it."""
    numbers = [met.round for met in told]
    if not numbers or number in numbers or not min(numbers) < number < max(numbers):
        return False
    before = [met.line for met in told if met.round < number]
    if any(line.contact is Contact.PREFERS_NOT for line in before):
        return False
    return not any(line.promise and line.promise.ending in ENDINGS for line in before)


class Writing:
    """Turns what was told into documents."""

    def __init__(self, telling: Telling, met: list[Met]) -> None:
        self.rounds = telling.rounds
        self.stories = telling.stories
        self.met = met
        self.known = {story.who for story in self.stories}
        self.topics = {
            word: topic
            for parent, children in BASE["interests"].items()
            for topic, synonyms in [(parent, []), *children.items()]
            for word in (topic, *synonyms)
        }

    def documents(self) -> Iterator[Document]:
        """All documents, in the order of `KINDS`."""
        yield Neighbourhood(id=NEIGHBOURHOOD_ID, name=BASE["name"])
        for name in BASE["members"]:
            days = BASE["retired"].get(name)
            retired_on = LAST_ROUND - timedelta(days=days) if days else None
            yield Member(id=an_id(Member, name), name=name, retired_on=retired_on)
        for name in STREETS:
            yield Place(id=an_id(Place, name), name=name)
        for parent, children in BASE["interests"].items():
            top = an_id(Interest, parent)
            yield Interest(id=top, name=parent)
            for name, synonyms in children.items():
                words = tuple(synonyms)
                yield Interest(id=an_id(Interest, name), name=name, synonyms=words, parent=top)
        yield from map(self._resident, self.stories)
        for number, round_ in self.rounds.items():
            yield self._round(number, round_)
        yield from map(self._encounter, self.met)
        for story in self.stories:
            yield from self._follow_ups(story)

    def _resident(self, story: Story) -> Resident:
        meetings = [
            met
            for met in self.met
            if met.line.contact is not Contact.NOT_HOME
            and (met.story is story or story.who in met.line.others)
        ]
        refusal = next((m.on for m in meetings if m.line.contact is Contact.PREFERS_NOT), None)
        is_described = story.who.startswith("(")
        is_known_long = len(meetings) > 1 and story.first < RECENT_FROM and not is_described
        asked = is_known_long and "ask" not in story.options
        merged = story.options.get("is")
        lives_here = not is_described and dice(3, "lives", story.who) > 0
        return Resident(
            id=an_id(Resident, story.who),
            name="" if is_described else story.who,
            description=story.who.strip("()") if is_described else "",
            aliases=tuple(filter(None, [story.options.get("aka")])),
            place=an_id(Place, story.street) if lives_here else None,
            consent=Consent.YES if asked else Consent.TO_ASK,
            consent_on=meetings[1].on if asked else None,
            prefers_not_on=refusal,
            merged_into=self._resident_id(merged) if merged else None,
        )

    def _round(self, number: int, round_: Afternoon) -> Round:
        doors = tuple(
            Doors(
                place=an_id(Place, place),
                opened=2 + dice(7, "opened", number, place),
                closed=3 + dice(11, "shut", number, place),
            )
            for place in round_.places
            if STREETS[place]
        )
        return Round(
            id=an_id(Round, str(number)),
            on=round_.on,
            places=tuple(an_id(Place, place) for place in round_.places),
            walkers=tuple(an_id(Member, walker) for walker in round_.walkers),
            doors=doors,
            remark=round_.remark,
            closed=True,
        )

    def _encounter(self, met: Met) -> Encounter:
        line = met.line
        # in the line that the team types, how it went is often left out.
        is_unsaid = line.contact is Contact.TALK and dice(4, "unsaid", met.key) == 0
        next_table = met.on + timedelta(days=7 - met.on.weekday())
        is_looked_at = line.note and not line.hooks and not line.is_left_open
        return Encounter(
            id=an_id(Encounter, met.key),
            on=met.on,
            at=met.at,
            logged_by=an_id(Member, met.logged_by),
            residents=tuple(map(self._resident_id, _present(met))),
            hooks=self._hooks(met),
            note=line.note,
            contact=None if is_unsaid else line.contact,
            place=an_id(Place, met.place),
            round=an_id(Round, str(met.round)),
            triaged_on=next_table if is_looked_at and next_table <= LAST_ROUND else None,
        )

    def _hooks(self, met: Met) -> tuple[Hook, ...]:
        joined: dict[tuple[Kind, str], list[str]] = {}
        for whose, kind, word in met.line.hooks:
            owners = joined.setdefault((kind, self.topics[word]), [])
            owners.extend([whose] if whose else _present(met)[:1])
        return tuple(
            Hook(
                kind=kind,
                interest=an_id(Interest, topic),
                residents=tuple(map(self._resident_id, owners)),
            )
            for (kind, topic), owners in joined.items()
        )

    def _resident_id(self, who: str) -> Any:
        if who not in self.known:
            raise ValueError(f"nobody is called {who}")
        return an_id(Resident, who)

    def _follow_ups(self, story: Story) -> Iterator[FollowUp]:
        own = [met for met in self.met if met.story is story]
        for index, met in enumerate(own):
            if met.line.promise:
                later = [m for m in own[index + 1 :] if m.line.note or m.line.hooks]
                yield self._follow_up(story, met, met.line.promise, later)

    def _follow_up(self, story: Story, made: Met, promise: Promise, later: list[Met]) -> FollowUp:
        around = made.on + timedelta(days=promise.days) if promise.days else None
        ended, on, by, came_of_it = _ending(made, promise, later, around)
        until = on or date.max
        missed = [m.on for m in later if m.line.contact is Contact.NOT_HOME and m.on <= until]
        monday = LAST_ROUND - timedelta(days=LAST_ROUND.weekday())
        at_table = datetime(monday.year, monday.month, monday.day, 10, 20, tzinfo=WINTER)
        return FollowUp(
            id=an_id(FollowUp, made.key),
            resident=self._resident_id(story.who),
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
            settled_on=on,
            settled_by=an_id(Member, by) if on else None,
            settled_in=an_id(Encounter, came_of_it.key) if came_of_it else None,
        )


def _present(met: Met) -> list[str]:
    return [met.story.who, *met.line.others] if met.story else met.line.others


def _ending(
    made: Met, promise: Promise, later: list[Met], around: date | None
) -> tuple[Status, date | None, str, Met | None]:
    """How a follow-up ended, when, by whom, and the encounter that came of it."""
    if promise.ending:
        status = ENDINGS[promise.ending]
        on = (around or made.on + timedelta(days=28)) + timedelta(days=2)
        return status, None if status is Status.OPEN else on, promise.walker or made.logged_by, None
    met = next((met for met in later if met.line.contact is not Contact.NOT_HOME), None)
    if met is None:
        raise ValueError(f"what came of it? {promise.reason}")
    is_refusal = met.line.contact is Contact.PREFERS_NOT
    return Status.PREFERS_NOT if is_refusal else Status.DONE, met.on, met.logged_by, met


def make() -> bytes:
    """The JSON of the demo: a table per kind, a line per document."""
    telling = Telling()
    tables: dict[str, list[bytes]] = {}
    for document in Writing(telling, telling.tell()).documents():
        tables.setdefault(KINDS[type(document)], []).append(msgspec.json.encode(document))
    parts = [f'"{name}":[\n'.encode() + b",\n".join(rows) + b"]" for name, rows in tables.items()]
    return b"{" + b",\n".join(parts) + b"}\n"


if __name__ == "__main__":
    OUT.write_bytes(make())
