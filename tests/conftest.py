"""What holds for all tests."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

from buurt_tui import lang

# how long the machine takes is measured by benchmarks; a busy one must not fail a test.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")


@pytest.fixture(autouse=True)
def _dutch_unless_told() -> None:
    """The language is one for the whole program: what a test before this one chose is not meant."""
    lang.choose("nl")
