"""After a crash at any step of a store's life, all that was promised is there, and nothing half.

Every state that the disk may be left in is opened with the real store (`torture.disk` has the
rules). `make torture` looks at millions; here it is enough of them to notice a mistake."""

from __future__ import annotations

import inspect

import pytest
from torture.disk import Density
from torture.judge import Judge
from torture.lives import LIVES, lived
from torture.memory_files import MemoryFiles

from buurt_tui.store.files import Files

AT_LEAST = {
    "small_commits": 4_300,
    "forgetting_after_a_crash": 2_600,
    "two_programs_take_turns": 9_000,
    "failures_and_going_on": 3_700,
    "failures_while_folding": 10_000,
    "failures_while_forgetting": 17_000,
    "killed_while_committing": 1_800,
    "killed_while_beginning": 5_700,
    "brought_up_from_an_older_format": 2_200,
    "long_files_are_read_in_part": 4_300,
    "backups_are_made": 950,
    "a_copy_goes_its_own_way": 2_100,
    "growth_until_it_folds": 34_000,
    "topics_and_hooks": 9_200,
    "everything_that_can_be_done": 2_500,
    "short_commits": 27_500,
    "long_commits": 33_500,
}
"""How many distinct states each life is judged in. Stores have random names, so that no state of
one life is one of another."""


MANY_STEPS = {"everything_that_can_be_done", "killed_while_committing", "killed_while_beginning"}
MANY_STEPS |= {"brought_up_from_an_older_format", "long_files_are_read_in_part"}
MANY_STEPS |= {"backups_are_made"}
"""Lives of which fewer states of each step are enough; more of them are crashed again."""


@pytest.mark.parametrize("life", sorted(LIVES, key=AT_LEAST.__getitem__, reverse=True))
def test_a_crash_at_any_step_loses_nothing_and_leaves_nothing_half(life):
    density, one_of = (Density(40, 6, 4), 150) if life in MANY_STEPS else (Density(), 300)
    judge = lived(life, Judge(density, crash_again=one_of))
    assert len(judge.distinct) >= AT_LEAST[life]
    assert judge.again > len(judge.distinct) // 100


def test_that_is_at_least_150_000_states():
    assert sum(AT_LEAST[life] for life in LIVES) >= 150_000


def test_the_disk_in_memory_takes_the_place_of_every_call_to_the_real_one():
    calls = {name for name, _ in inspect.getmembers(Files, inspect.isfunction)}
    assert {name for name in calls if name not in vars(MemoryFiles)} == set()
