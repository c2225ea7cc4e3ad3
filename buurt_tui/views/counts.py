"""How much waits on each screen, for the tabs."""

from __future__ import annotations

from collections.abc import Mapping

from buurt_tui.domain.follow_up import open_follow_ups
from buurt_tui.views.encounters import count_untagged_for
from buurt_tui.views.now import Now


def screen_counts(now: Now) -> Mapping[str, int]:
    """By the screen's name; a screen without a count, or with one still unknown, is left out."""
    if not now.buurt.is_whole:
        return {}
    return {
        "follow_ups": len(open_follow_ups(now.buurt)),
        "hooks": count_untagged_for(now),
    }
