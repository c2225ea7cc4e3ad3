"""The app while the n-th thing that it asks of the system goes wrong, for some n.

`make torture` takes every n, and every fault at each."""

from __future__ import annotations

import pytest
from store.log_under_fault import FAULTS
from terminal.app_under_fault import live, make_store

CALLS = range(1, 68, 7)
"""Some of what it asks for in a life of two lines."""
CASES = [(at, FAULTS[number % len(FAULTS)]) for number, at in enumerate(CALLS)]


@pytest.mark.parametrize(("at", "fault"), CASES)
def test_what_stood_on_the_screen_is_kept_once_and_it_goes_on(at, fault, tmp_path):
    before = tmp_path / "before"
    make_store(before / "team.json")
    life = live(before, tmp_path / "now", fault, at)
    assert not life.wrong
    assert life.came
