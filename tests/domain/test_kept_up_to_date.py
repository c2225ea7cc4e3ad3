"""What is brought up to date after a change is what would be worked out anew, whatever changed."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from builders import AT, MONDAY
from msgspec import structs

from buurt_tui.domain.follow_up import (
    follow_ups_by_resident,
    open_follow_ups,
    quiet_residents,
    times_met,
)
from buurt_tui.domain.history import (
    all_encounters,
    encounters_by_resident,
    encounters_on,
    untagged_encounters,
)
from buurt_tui.domain.known_hooks import interest_uses
from buurt_tui.domain.model import (
    KINDS,
    Buurt,
    Change,
    Delete,
    Document,
    Encounter,
    EncounterId,
    FollowUp,
    Hook,
    InterestId,
    Kind,
    Put,
    Resident,
    ResidentId,
    Revision,
    RoundId,
    Status,
)
from buurt_tui.domain.table import Table
from buurt_tui.views.encounters import promises_made_in
from buurt_tui.views.now import Now
from buurt_tui.views.residents import resident_hooks
from buurt_tui.views.rounds import round_tally
from buurt_tui.views.triage import suggestions


def _hooks(buurt: Buurt) -> object:
    now = Now(buurt, MONDAY)
    return {id_: resident_hooks(now, id_) for id_ in buurt.residents}


def _tallies(buurt: Buurt) -> object:
    rounds = [RoundId(f"round {n}") for n in range(3)]
    return [round_tally(Now(buurt, MONDAY, round=round_)) for round_ in (None, *rounds)]


def suggestions_of_a_note(now: Now) -> object:
    note = Encounter(id="note", on=MONDAY, at=AT, note="bankje in de tuin, samen koken")
    return suggestions(now, note)


RULES: list[Callable[[Buurt], Any]] = [
    all_encounters,
    encounters_by_resident,
    lambda buurt: encounters_on(buurt, MONDAY),
    interest_uses,
    untagged_encounters,
    open_follow_ups,
    follow_ups_by_resident,
    promises_made_in,
    lambda buurt: quiet_residents(buurt, MONDAY, after_days=1),
    lambda buurt: [times_met(buurt, id_) for id_ in buurt.residents],
    lambda buurt: suggestions_of_a_note(Now(buurt, MONDAY)),
    _hooks,
    _tallies,
]


def residents(dice: random.Random) -> tuple[ResidentId, ...]:
    return tuple(ResidentId(f"r{n}") for n in dice.sample(range(8), dice.choice((0, 1, 1, 2))))


def an_encounter(dice: random.Random) -> Encounter:
    who = residents(dice)
    hook = Hook(
        kind=dice.choice(list(Kind)), interest=InterestId(dice.choice("abc")), residents=who
    )
    return Encounter(
        id=f"e{dice.randrange(30)}",
        on=MONDAY - timedelta(days=dice.randrange(3)),
        at=AT + timedelta(minutes=dice.randrange(4)),
        residents=who,
        hooks=(hook,) * dice.choice((0, 1, 2)),
        note=dice.choice(("", "bankje", "koken in de tuin", "samen koken")),
        round=dice.choice((None, RoundId(f"round {dice.randrange(3)}"))),
        triaged_on=dice.choice((None, None, MONDAY)),
    )


def a_follow_up(dice: random.Random) -> FollowUp:
    return FollowUp(
        id=f"f{dice.randrange(12)}",
        resident=ResidentId(f"r{dice.randrange(8)}"),
        made_on=MONDAY,
        made_at=AT + timedelta(minutes=dice.randrange(3)),
        made_in=dice.choice((None, EncounterId(f"e{dice.randrange(30)}"))),
        around=dice.choice((None, MONDAY, MONDAY + timedelta(days=2))),
        status=dice.choice((Status.OPEN, Status.OPEN, Status.DONE)),
    )


def a_resident(dice: random.Random, buurt: Buurt) -> Change:
    id_ = ResidentId(f"r{dice.randrange(8)}")
    known = buurt.residents.get(id_)
    if known is None:
        return Put(Resident(id=id_, name=id_))
    match dice.randrange(5):
        case 0:
            other = ResidentId(f"r{dice.randrange(8)}")
            is_free = other != id_ and other in buurt.residents
            return Put(structs.replace(known, merged_into=other if is_free else None))
        case 1:
            return Put(structs.replace(known, prefers_not_on=dice.choice((None, MONDAY))))
        case 2:
            return Put(structs.replace(known, merged_into=None))
        case _:
            return Put(structs.replace(known, name=f"{known.name} x"))


def some_changes(dice: random.Random, buurt: Buurt) -> Iterator[Change]:
    for _ in range(dice.choice((1, 1, 1, 2, 5))):
        match dice.randrange(10):
            case 0 | 1 | 2 | 3:
                yield Put(an_encounter(dice))
            case 4:
                yield Delete(Encounter, f"e{dice.randrange(30)}")
            case 5 | 6:
                yield Put(a_follow_up(dice))
            case 7:
                yield Delete(FollowUp, f"f{dice.randrange(12)}")
            case _:
                yield a_resident(dice, buurt)


def afresh(buurt: Buurt) -> Buurt:
    """The same documents, about which nothing was worked out yet."""
    return Buurt({name: {**buurt.table(name)} for name in KINDS.values()}, buurt.revision)


def layered(buurt: Buurt) -> Buurt:
    """The same documents in tables that are changed as long ones are."""
    return Buurt({name: Table({**buurt.table(name)}) for name in KINDS.values()}, buurt.revision)


@pytest.mark.parametrize("seed", range(12))
def test_every_rule_says_the_same_as_when_it_is_worked_out_anew(seed):
    dice = random.Random(seed)
    documents: list[Document] = [Resident(id=f"r{n}", name=f"r{n}") for n in range(5)]
    buurt = Buurt().apply(map(Put, documents), Revision(1))
    if seed % 2:
        buurt = layered(buurt)
    earlier: list[tuple[Buurt, list[Any]]] = []
    for revision in range(2, 60):
        buurt = buurt.apply(list(some_changes(dice, buurt)), Revision(revision))
        if dice.random() < 0.7:  # not all are asked for after each change
            anew = afresh(buurt)
            expected = [rule(anew) for rule in RULES]
            assert [rule(buurt) for rule in RULES] == expected
            earlier.append((buurt, expected))
    for old, expected in earlier:  # who still looks at an older Buurt sees it as it was
        assert [rule(old) for rule in RULES] == expected
