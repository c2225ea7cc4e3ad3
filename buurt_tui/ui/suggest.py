"""Completion for a field that holds several names with a comma between."""

from __future__ import annotations

from collections.abc import Sequence

from textual.suggester import Suggester

from buurt_tui.domain.text import fold
from buurt_tui.quicklog.listed import split_names
from buurt_tui.ui.text import safe


class CommaSuggester(Suggester):
    """Offers the first name that begins with what stands after the last comma."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._names = sorted(map(safe, names), key=fold)

    async def get_suggestion(self, value: str) -> str | None:
        """The whole value with its last name completed; None if nothing fits."""
        last = next((name for name in split_names(value) if name.end == len(value)), None)
        if last is None or last.is_quoted:
            return None
        begun = last.text.lstrip('"“')
        for name in self._names:
            if begun and name.casefold().startswith(begun.casefold()):
                closing = '"' if last.text.startswith('"') else ""
                return value + name[len(begun) :] + closing
        return None
