"""What is wrong with a setting, in one sentence, with the place where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

LIKE_ENOUGH = 70
"""Of 100: below it a name is another name and no slip of the fingers."""


class Mistake(Struct, frozen=True):
    """One sentence about what somebody wrote."""

    message: str
    """Marked for translation."""
    values: Mapping[str, Any] = {}
    key: str = ""
    """The setting it is about, as `theme` or `keys.quit`; empty: the file as a whole."""
    path: Path | None = None
    """The file that it stands in; None for a variable or an option."""
    line: int | None = None
    about_store: bool = False
    """Whether nobody can tell where to write: passed over, a team would log in another place."""


def nearest(written: str, names: Iterable[str]) -> str:
    """The name that somebody may have meant; empty if none is like it."""
    from rapidfuzz import fuzz, process

    found = process.extractOne(
        written,
        list(names),
        scorer=fuzz.WRatio,
        processor=str.lower,
        score_cutoff=LIKE_ENOUGH,
    )
    return found[0] if found else ""
