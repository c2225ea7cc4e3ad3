"""What stores are compared by: each commit puts a resident and an encounter of one number."""

from __future__ import annotations


def verdict(residents: set[int], encounters: set[int], *, acked: set[int]) -> str:
    """What to say of a store in which these were found: `good`, or what is wrong with it."""
    if acked and not residents and not encounters:
        return "empty"
    if not acked <= residents & encounters:
        return "lost"
    if residents != encounters:
        return "half"
    return "good" if len(residents - acked) <= 1 else "more"
