"""Which judge catches which mistake."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from functools import partial

from torture import damage, interleaved
from torture.disk import Density
from torture.judge import Found, Judge
from torture.lives import LIVES, lived
from torture.mistakes import made

QUICK = Density(every_byte_up_to=60, some=6, subsets_up_to=4)


def caught_by(mistake: str | None) -> tuple[str, str] | None:
    """The first judge that notices this mistake, and what it says; None: nobody does."""
    with made(mistake) if mistake else nullcontext():
        for name, judge in judges():
            try:
                judge()
            except Found as found:
                return name, str(found)
    return None


def judges() -> Iterator[tuple[str, Callable[[], object]]]:
    """All of them, those first that are quick and notice much."""
    slow = [damage.failed_is_not_kept, damage.flipped_bits]
    yield from _of_damage(judge for judge in damage.JUDGES.values() if judge not in slow)
    first_life, *lives = LIVES
    yield _of_a_life(first_life)
    yield from _of_damage(slow)
    pairs = [(first, second) for first in interleaved.DOINGS for second in interleaved.DOINGS]
    telling = [("commit", "commit"), ("count", "count")]
    yield from map(_of_a_meeting, telling)
    yield from map(_of_a_life, lives)
    yield from (_of_a_meeting(pair) for pair in pairs if pair not in telling)


def _of_damage(judges: Iterable[Callable[[], int]]) -> Iterator[tuple[str, Callable[[], object]]]:
    for judge in judges:
        yield judge.__name__.replace("_", " "), partial(damage.plainly, judge)


def _of_a_life(life: str) -> tuple[str, Callable[[], object]]:
    judge = Judge(QUICK, crash_again=50)
    return f"a crash in the life of {life.replace('_', ' ')}", partial(lived, life, judge)


def _of_a_meeting(pair: tuple[str, str]) -> tuple[str, Callable[[], object]]:
    first, second = pair
    return f"two programs at once: {second} during {first}", partial(interleaved.meets, *pair)
