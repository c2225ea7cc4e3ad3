"""The judges can fail: what stores have been ruined by, done by our own, is caught each time.

That our own as it is makes none of these mistakes is said here and in `test_every_crash`."""

from __future__ import annotations

import pytest
from torture.caught import caught_by
from torture.damage import JUDGES
from torture.interleaved import DOINGS, meets
from torture.mistakes import MISTAKES


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_store_that_makes_this_mistake_is_caught(mistake):
    assert caught_by(mistake) is not None


@pytest.mark.parametrize("first", DOINGS)
def test_two_programs_may_meet_at_any_step(first):
    assert sum(meets(first, second) for second in DOINGS) >= 6 * 10


@pytest.mark.parametrize("judge", JUDGES.values(), ids=JUDGES)
def test_damage_is_noticed(judge):
    assert judge() > 0


def test_there_are_enough_of_them():
    assert len(MISTAKES) >= 50
