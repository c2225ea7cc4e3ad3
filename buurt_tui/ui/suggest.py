"""Completion for a field that holds several names with a comma between."""

from __future__ import annotations

from collections.abc import Sequence

from textual.suggester import Suggester

from buurt_tui.domain.text import fold
from buurt_tui.ui.text import safe


class CommaSuggester(Suggester):
    """Offers the first name that begins with what stands after the last comma."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._names = sorted(map(safe, names), key=fold)

    async def get_suggestion(self, value: str) -> str | None:
        """The whole value with its last name completed; None if nothing fits."""
        before, comma, last = value.rpartition(",")
        begun = last.strip()
        if not begun:
            return None
        for name in self._names:
            if name.casefold().startswith(begun.casefold()):
                space = last[: len(last) - len(last.lstrip())]
                return f"{before}{comma}{space}{begun}{name[len(begun) :]}"
        return None
