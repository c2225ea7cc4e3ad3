"""What most lines do not ask for: which of several residents or topics comes first.

Only a line that could mean several has to know, and only then are all encounters looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


class WhenAsked(Mapping[K, V]):
    """A mapping that is worked out when somebody looks into it."""

    def __init__(self, work_out: Callable[[], Mapping[K, V]]) -> None:
        self._work_out = work_out

    def __getitem__(self, key: K) -> V:
        return self._work_out()[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self._work_out())

    def __len__(self) -> int:
        return len(self._work_out())
