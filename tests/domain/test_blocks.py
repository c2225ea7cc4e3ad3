"""A long sequence in blocks says what a sorted list says, whatever came and went."""

from __future__ import annotations

from datetime import timedelta

import pytest
from builders import AT, a_resident, an_encounter
from hypothesis import given
from hypothesis import strategies as st

from buurt_tui.domain import blocks
from buurt_tui.domain.blocks import Blocks
from buurt_tui.domain.history import newest_first

MANY = [an_encounter(id=f"{number:02}", at=AT + timedelta(minutes=number)) for number in range(60)]


def soonest(encounter):
    return encounter.at


@pytest.fixture(autouse=True)
def _small(monkeypatch):
    monkeypatch.setattr(blocks, "SIZE", 3)


@pytest.mark.parametrize(("key", "reverse"), [(newest_first, True), (soonest, False)])
@given(
    first=st.sets(st.sampled_from(range(60))),
    turns=st.lists(st.tuples(st.sampled_from(range(60)), st.booleans()), max_size=80),
)
def test_what_comes_and_goes_stands_in_its_place(key, reverse, first, turns):
    there = {number: MANY[number] for number in first}
    held = Blocks.of(sorted(there.values(), key=key, reverse=reverse))
    for number, comes in turns:
        before, said = held, tuple(held)
        gone = there.pop(number, None)
        come = MANY[number] if comes else None
        if come is not None:
            there[number] = come
        held = held.reordered(gone, come, key, reverse=reverse)
        assert tuple(before) == said, "the one before is as it was"
    expected = sorted(there.values(), key=key, reverse=reverse)
    assert list(held) == expected and len(held) == len(expected)
    assert held == Blocks.of(expected)


@given(count=st.integers(0, 40), low=st.integers(-50, 50), high=st.integers(-50, 50))
def test_it_is_read_like_a_list(count, low, high):
    listed, held = MANY[:count], Blocks.of(MANY[:count])
    for part in (slice(low, high), slice(None, high), slice(low, None), slice(None, None, -1)):
        assert list(held[part]) == listed[part]
    if -count <= low < count:
        assert held[low] is listed[low]
    else:
        with pytest.raises(IndexError):
            held[low]


def test_a_change_shares_what_it_does_not_touch():
    held = Blocks.of(sorted(MANY, key=soonest))
    later = held.reordered(MANY[20], None, soonest)
    shared = {id(block) for block in held._blocks} & {id(block) for block in later._blocks}
    assert len(shared) == len(held._blocks) - 1


def test_what_was_not_there_takes_nobody_away():
    held = Blocks.of(MANY[:10])
    other = an_encounter(a_resident(), at=MANY[4].at)
    assert held.reordered(other, None, soonest) == held
