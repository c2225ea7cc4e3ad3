"""Where a line goes that could not be saved: to where it stood among the others."""

from __future__ import annotations

from collections.abc import Container, Sequence


def with_given_back(
    line: str, lines: Sequence[str], earlier: Container[str], *, is_typed: bool
) -> list[str]:
    """`lines`, the one in the field first, with `line` before all that was begun after it.

    Behind those that came back `earlier`, and behind a field in which somebody is typing: letters
    that are on their way belong to what stands there."""
    there = [other for other in lines if other.strip()]
    came_back = [place for place, other in enumerate(there) if other in earlier]
    place = came_back[-1] + 1 if came_back else int(is_typed and bool(there))
    return [*there[:place], line, *there[place:]]
