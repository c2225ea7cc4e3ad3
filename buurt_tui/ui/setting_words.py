"""What is wrong with a setting, in words. Knows no Textual: the command line says it too."""

from __future__ import annotations

from buurt_tui.lang import _
from buurt_tui.settings.mistake import Mistake


def told(mistake: Mistake, *, short: bool = False) -> str:
    """One sentence, behind the place where it stands; `short`: without the directories."""
    says = _(mistake.message, **mistake.values)
    if mistake.path is None:
        return says
    path = mistake.path.name if short else mistake.path
    if mistake.line is None:
        return f"{path}: {says}"
    return _("{path}, line {line}: {says}", path=path, line=mistake.line, says=says)
