"""A neighbourhood that grew for ten years: as much of it as somebody asks for, always the same.

    python benchmarks/grown.py PATH [--encounters 100000] [--residents 10000]

writes a store. Nobody in it exists: names are drawn from two lists, notes are put together from
what people say in the demo. Every tenth encounter (for ten encounters a resident) is with somebody
new, the others with somebody met before, some much more often than others; they come in rounds of
twenty in one or two streets. Old promises are settled, a few hundred are open."""

from __future__ import annotations

import argparse
import random
import tomllib
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from pathlib import Path

from buurt_tui.demo import demo_buurt
from buurt_tui.domain.model import (
    NEIGHBOURHOOD_ID,
    Buurt,
    Changes,
    Consent,
    Contact,
    Document,
    Encounter,
    EncounterId,
    FollowUp,
    Hook,
    InterestId,
    Kind,
    Member,
    MemberId,
    Neighbourhood,
    Place,
    PlaceId,
    Put,
    Resident,
    ResidentId,
    Revision,
    Round,
    RoundId,
    Side,
    Status,
)

TODAY = date(2026, 11, 23)
YEARS = 10
A_ROUND = 20
"""Encounters."""

WORDS = {
    key: text.replace("\n", ", ").split(", ")
    for key, text in tomllib.loads(
        Path(__file__).with_name("grown.toml").read_text("utf-8")
    ).items()
}
"""Names, and what people and streets are called after."""


class Grown:
    """The documents of a neighbourhood of this size."""

    def __init__(
        self, encounters: int = 100_000, residents: int = 10_000, today: date = TODAY
    ) -> None:
        self.dice = random.Random(encounters * 31 + residents)
        self.size = encounters
        self.today = today
        self._demo = demo_buurt(today)
        self.members = [
            Member(id=self.an_id(), name=member.name) for member in self._demo.members.values()
        ]
        count = max(9, min(60, residents // 150))
        names = [f"{stem}{ending}" for ending in WORDS["endings"] for stem in WORDS["streets"]]
        self.places = [Place(id=self.an_id(), name=name) for name in self.dice.sample(names, count)]
        self.interests = list(self._demo.interests.values())
        self.residents = list(self._residents(residents))
        self.rounds = list(self._rounds())

    def an_id(self) -> str:
        """A UUID (version 4) as `new_id` makes them, but always the same ones."""
        text = f"{self.dice.getrandbits(128):032x}"
        return f"{text[:8]}-{text[8:12]}-4{text[13:16]}-a{text[17:20]}-{text[20:]}"

    def documents(self) -> Iterator[Document]:
        """All of them; the encounters oldest first."""
        yield Neighbourhood(id=NEIGHBOURHOOD_ID, name="Meetbuurt")
        yield from (*self.members, *self.places, *self.interests, *self.residents, *self.rounds)
        for number in range(self.size):
            encounter = self.an_encounter(number)
            yield encounter
            if encounter.residents and self.dice.random() < 0.12:
                yield self._follow_up(encounter)

    def an_encounter(self, number: int | None = None) -> Encounter:
        """The encounter with this number; without one a further one, of today."""
        dice = self.dice
        round_ = self.rounds[-1 if number is None else number // A_ROUND]
        minutes = 14 * 60 + (number or 0) % A_ROUND * 6 + dice.randrange(5)
        hour = time(minutes // 60, minutes % 60, dice.randrange(60), tzinfo=UTC)
        residents = self._who(self.size if number is None else number)
        contact = dice.choice([*[Contact.TALK] * 8, Contact.CONVERSATION, Contact.WAVE, None])
        is_said = dice.random() < 0.9
        return Encounter(
            id=self.an_id(),
            on=round_.on,
            at=datetime.combine(round_.on, hour),
            logged_by=MemberId(dice.choice(self.members).id),
            residents=residents,
            hooks=self._hooks(residents) if is_said else (),
            note=self.a_note() if is_said else "",
            contact=contact if residents or is_said else Contact.NOT_HOME,
            place=dice.choice(round_.places),
            round=RoundId(round_.id),
        )

    def a_note(self) -> str:
        """One to three things that somebody said."""
        count = self.dice.choice((1, 1, 2, 2, 3))
        return ", ".join(self.dice.choice(self._said) for _ in range(count))

    @cached_property
    def _said(self) -> Sequence[str]:
        notes = (encounter.note for encounter in self._demo.encounters.values())
        return [part.strip(" .") for note in notes for part in note.split(", ") if len(part) > 8]

    @cached_property
    def _reasons(self) -> Sequence[str]:
        return [follow_up.reason for follow_up in self._demo.follow_ups.values()]

    def _residents(self, count: int) -> Iterator[Resident]:
        named = [
            f"{first} {last}" for last in WORDS["last_names"] for first in WORDS["first_names"]
        ]
        self.dice.shuffle(named)
        for index in range(count):
            name = named[index % len(named)]
            is_known = self.dice.random() > 0.06
            described = f"{self.dice.choice(WORDS['who'])} {self.dice.choice(WORDS['with_what'])}"
            yield Resident(
                id=self.an_id(),
                name=name if is_known else "",
                description="" if is_known else described,
                aliases=(self.dice.choice(WORDS["first_names"]),)
                if self.dice.random() < 0.08
                else (),
                place=PlaceId(self.dice.choice(self.places).id) if index % 3 == 0 else None,
                consent=Consent.YES if is_known and index % 4 else Consent.TO_ASK,
                prefers_not_on=self.today if self.dice.random() < 0.01 else None,
            )

    def _rounds(self) -> Iterator[Round]:
        count = self.size // A_ROUND + 1
        for number in range(count):
            days = (count - 1 - number) * YEARS * 365 // count
            walkers = self.dice.sample(self.members, 2)
            yield Round(
                id=self.an_id(),
                on=self.today - timedelta(days=days),
                places=tuple(PlaceId(p.id) for p in self.dice.sample(self.places, 2)),
                walkers=tuple(MemberId(walker.id) for walker in walkers),
                remark=self.a_note() if self.dice.random() < 0.3 else "",
                closed=days > 0,
            )

    def _who(self, number: int) -> tuple[ResidentId, ...]:
        apart = max(1, self.size // len(self.residents))
        met = min(number // apart + 1, len(self.residents))
        if number % apart == 0 and number // apart < len(self.residents):
            return (ResidentId(self.residents[number // apart].id),)
        dice = self.dice
        count = dice.choice((0, 1, 1, 1, 1, 1, 1, 1, 1, 2))
        # some are met much more often than others
        found = {int(met * dice.random() ** 1.5) for _ in range(count)}
        return tuple(ResidentId(self.residents[index].id) for index in sorted(found))

    def _hooks(self, residents: tuple[ResidentId, ...]) -> tuple[Hook, ...]:
        count = self.dice.choice((0, 0, 0, 1, 1, 1, 2))
        return tuple(
            Hook(
                kind=self.dice.choice(list(Kind)),
                interest=InterestId(interest.id),
                residents=residents[:1],
            )
            for interest in self.dice.sample(self.interests, count)
        )

    def _follow_up(self, encounter: Encounter) -> FollowUp:
        dice = self.dice
        around = encounter.on + timedelta(days=dice.randrange(3, 40))
        is_open = encounter.on > self.today - timedelta(days=60) or dice.random() < 0.02
        return FollowUp(
            id=self.an_id(),
            resident=encounter.residents[0],
            made_on=encounter.on,
            made_at=encounter.at,
            made_in=EncounterId(encounter.id),
            around=around if dice.random() < 0.9 else None,
            reason=dice.choice(self._reasons),
            asked_by=dice.choice((Side.RESIDENT, Side.TEAM)),
            walker=encounter.logged_by if dice.random() < 0.5 else None,
            status=Status.OPEN if is_open else Status.DONE,
            settled_on=None if is_open else around,
            settled_by=None if is_open else encounter.logged_by,
        )


def grown_changes(
    encounters: int = 100_000, residents: int = 10_000, today: date = TODAY
) -> Changes:
    """What makes an empty store this neighbourhood."""
    return tuple(map(Put, Grown(encounters, residents, today).documents()))


def grown_buurt(encounters: int = 100_000, residents: int = 10_000, today: date = TODAY) -> Buurt:
    """The neighbourhood in memory, as if it had been loaded."""
    return Buurt().apply(grown_changes(encounters, residents, today), Revision(1))


def write(
    path: Path, encounters: int = 100_000, residents: int = 10_000, today: date = TODAY
) -> None:
    """A store of this neighbourhood, folded into its TinyDB file."""
    from buurt_tui.store.tiny import TinyStore

    store = TinyStore(path)
    store.commit(grown_changes(encounters, residents, today), base=Revision(0))
    store.checkpoint()
    store.close()


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("path", type=Path)
    arguments.add_argument("--encounters", type=int, default=100_000)
    arguments.add_argument("--residents", type=int, default=10_000)
    chosen = arguments.parse_args()
    write(chosen.path, chosen.encounters, chosen.residents, date.today())  # noqa: DTZ011


if __name__ == "__main__":
    main()
