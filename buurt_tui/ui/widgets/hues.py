"""In which hue each mark of a line is written."""

from __future__ import annotations

from collections.abc import Iterator

from buurt_tui.quicklog.draft import Draft, PartKind
from buurt_tui.ui import text

_PART_STYLES = {
    PartKind.WHO: text.STRONG,
    PartKind.WHEN: text.ACCENT,
    PartKind.WALKER: text.ACCENT,
    PartKind.PLACE: text.MUTED,
    PartKind.CONTACT: text.MUTED,
    PartKind.READERS: text.ACCENT,
}


def hues(draft: Draft) -> Iterator[tuple[int, int, str]]:
    """The marks of the line in their hues, as the reading below shows them."""
    for part in draft.parts:
        if part.kind in _PART_STYLES:
            yield part.start, part.end, _PART_STYLES[part.kind]
    for hook in draft.hooks:
        yield hook.start, hook.end, text.HOOK_STYLES[hook.kind]
