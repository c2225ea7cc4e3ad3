"""The judges can fail: what stores have been ruined by, done by our own, is caught each time."""

from __future__ import annotations

import pytest
from torture.caught import caught_by
from torture.mistakes import MISTAKES


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_store_that_makes_this_mistake_is_caught(mistake):
    assert caught_by(mistake) is not None


def test_the_store_as_it_is_makes_none_of_them():
    assert caught_by(None) is None
    assert len(MISTAKES) >= 50
