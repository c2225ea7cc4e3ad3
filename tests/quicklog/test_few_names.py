"""A program that reads one line looks through few names, and reads what it would among all."""

from __future__ import annotations

import random

import pytest
from builders import MONDAY
from msgspec import structs

from buurt_tui.demo import demo_buurt
from buurt_tui.domain.model import KINDS, Buurt, Put, Resident, Revision
from buurt_tui.quicklog import resident_index as index
from buurt_tui.quicklog.parse import parse

MORE = (
    Resident(id="1", name="Anne-Marie Bos"),
    Resident(id="2", name="Marie Anne Smit"),
    Resident(id="3", name="O'Neill"),
    Resident(id="4", name="Yılmaz IJzerman", aliases=("Juf Ĳsje",)),
    Resident(id="5", name="Ben ter Braak"),
    Resident(id="6", description="vrouw met teckel"),
    Resident(id="7", name="Mw. van der Schrijver"),
    Resident(id="8", name="Joke", merged_into="5"),
    Resident(id="9", name="Zeynep Öztürk", prefers_not_on=MONDAY),
)
TYPED = (
    *("Anne-Marie", "Anne Marie Bos", "annemarie", "Marie", "O'Neill", "Oneill", "IJzerman"),
    *("yzerman", "yilmaz", "Ben", "ben ter", "Mw. van der Schrijver", "schri", "mw. Schrijver"),
    *("Joke", "zeynep", "Zeynep Ozturk", "vrouw_met_teckel", "vrouw", "van", "Juf Ijsje", "X"),
)


def a_neighbourhood() -> Buurt:
    return demo_buurt(MONDAY).apply(map(Put, MORE), Revision(2))


def afresh(buurt: Buurt) -> Buurt:
    return Buurt({name: {**buurt.table(name)} for name in KINDS.values()}, buurt.revision)


def lines(buurt: Buurt) -> list[str]:
    dice = random.Random(4)
    names = [resident.name for resident in buurt.residents.values() if resident.name]
    typed = [*TYPED, *names]
    typed += [name[: dice.randrange(2, len(name) + 1)] for name in names]
    typed += [" ".join(dice.sample(name.split(), len(name.split()))) for name in names]
    typed += [name.lower() for name in names]
    return [f"@{name} #koken zo maar" for name in typed]


def test_each_line_is_read_as_among_all_names(monkeypatch):
    buurt = a_neighbourhood()
    for line in lines(buurt):
        monkeypatch.setattr(index, "SOON_MADE", 10_000)
        among_all = parse(line, buurt, MONDAY)
        monkeypatch.setattr(index, "SOON_MADE", 0)
        assert parse(line, afresh(buurt), MONDAY) == among_all, line


@pytest.mark.parametrize("line", ["@Anne-Marie Bos", "@Ben ter Braak #koken", "@yzerman"])
def test_whoever_is_known_is_found_without_the_index_of_all(monkeypatch, line):
    monkeypatch.setattr(index, "SOON_MADE", 0)
    buurt = a_neighbourhood()
    draft = parse(line, buurt, MONDAY)
    assert not draft.questions
    assert not buurt.knows(index._names)


def test_a_renamed_resident_is_found_by_the_name_of_today(monkeypatch):
    monkeypatch.setattr(index, "SOON_MADE", 0)
    buurt = a_neighbourhood()
    parse("@Ben ter Braak", buurt, MONDAY)
    renamed = structs.replace(MORE[4], name="Benno Vermeer")
    later = buurt.apply([Put(renamed)], Revision(3))
    assert parse("@Benno Vermeer", later, MONDAY) == parse("@Benno Vermeer", afresh(later), MONDAY)
