"""Looking for words in the minutes of all reviews. Knows no Textual."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import islice

from msgspec import Struct

from buurt_tui import lang
from buurt_tui.domain.model import Buurt, ReviewId
from buurt_tui.domain.text import fold
from buurt_tui.ui.review.minutes import all_reviews, as_text, minutes
from buurt_tui.views.everything import About, Found, Hit
from buurt_tui.views.marking import marks
from buurt_tui.views.now import Now
from buurt_tui.views.said_index import Way, has_all, words_sought


class _Said(Struct, frozen=True):
    """What the minutes of one review say."""

    review: ReviewId
    on: date
    lines: tuple[str, ...]
    folded: str


def are_read(now: Now) -> bool:
    """Whether all minutes can be searched at once."""
    return not now.buurt.reviews or now.buurt.knows(_all_said(lang.language(), now.today))


def read_all(now: Now) -> None:
    """Work out what they say; takes a moment with the reviews of years."""
    now.buurt.derive(_all_said(lang.language(), now.today))


def minutes_found(now: Now, search: str, most: int) -> Found:
    """The minutes in which all words of `search` stand, the latest first, at most so many."""
    sought = words_sought(search)
    hits = list(islice(_hits(now, sought), most + 1)) if sought else []
    return Found(About.MINUTES, tuple(hits[:most]), len(hits) > most)


def _hits(now: Now, sought: Sequence[Way]) -> Iterator[Hit]:
    for said in now.buurt.derive(_all_said(lang.language(), now.today)):
        if has_all(said.folded, sought):
            line = max(said.lines, key=lambda each: sum(has_all(fold(each), [w]) for w in sought))
            found = marks(line, sought)
            yield Hit(about=About.MINUTES, id=said.review, text=line, marks=found, on=said.on)


@lru_cache(maxsize=4)
def _all_said(_language: str, today: date) -> Callable[[Buurt], tuple[_Said, ...]]:
    """The rule that gives the minutes in the language that is spoken, as they are read today."""

    def rule(buurt: Buurt) -> tuple[_Said, ...]:
        read = []
        for review in all_reviews(buurt):
            lines = tuple(as_text(minutes(Now(buurt, today), review)))
            read.append(_Said(ReviewId(review.id), review.on, lines, fold("\n".join(lines))))
        return tuple(read)

    return rule
