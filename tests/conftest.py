"""What holds for all tests."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# how long the machine takes is measured by benchmarks; a busy one must not fail a test.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")
