"""Everything that can be wrong with the settings, the file first."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from msgspec.structs import replace

from buurt_tui.config import settle
from buurt_tui.domain.text import N_
from buurt_tui.settings.file import File
from buurt_tui.settings.mistake import Mistake
from buurt_tui.settings.reading import Source, Stated, keys_said, unknown_variables


def mistakes_in(
    options: Mapping[str, str], environment: Mapping[str, str], file: File
) -> list[Mistake]:
    """In the order in which they stand in the file; then the variables, then the store."""
    stated, mistakes = settle(options, environment, file)
    said, wrong = keys_said(file)
    mistakes += [*wrong, *_wrong_keys(said, file)]
    mistakes.sort(key=lambda mistake: (mistake.path is None, mistake.line or 0))
    return [*mistakes, *unknown_variables(environment), *_wrong_store(stated["store"])]


def _wrong_keys(said: Mapping[str, object], file: File) -> list[Mistake]:
    if not said:
        return []
    from buurt_tui.ui.keymap import read_keymap

    _keymap, mistakes = read_keymap(said)
    return [in_file(mistake, file) for mistake in mistakes]


def in_file(mistake: Mistake, file: File) -> Mistake:
    """The same, with the line on which it stands."""
    return replace(mistake, path=file.path, line=file.lines.get(mistake.key))


def _wrong_store(stated: Stated) -> list[Mistake]:
    """Why no store can be there; nothing is opened or made for it."""
    message = _why_no_store(str(stated.value))
    if message is None:
        return []
    is_file = stated.source is Source.FILE
    return [
        Mistake(
            message,
            {"path": stated.value, "url": stated.value},
            key="store",
            path=Path(stated.where) if is_file else None,
            line=stated.line,
        )
    ]


def _why_no_store(store: str) -> str | None:
    if store == "memory:":
        return None
    if "://" in store:
        return N_("{url} is no store that this version of Buurt can open")
    path = Path(store).expanduser()
    try:
        if path.is_dir():
            return N_("no store can be at {path}: that is a directory; name a file in it")
        if path.exists():
            return None if os.access(path, os.R_OK) else N_("you may not read {path}")
        above = next(each for each in path.parents if each.exists())
    except (OSError, RuntimeError):
        return N_("no store can be at {path}: that is no name for a file")
    if not above.is_dir():
        return N_("no store can be at {path}: something on the way is no directory")
    return None if os.access(above, os.W_OK | os.X_OK) else N_("you may not write at {path}")
