"""config.toml as it was written: its values, the lines they stand on, and why it cannot be read."""

from __future__ import annotations

import re
import stat
from pathlib import Path
from typing import Any

from msgspec import Struct

from buurt_tui.domain.text import N_
from buurt_tui.settings.mistake import Mistake

LONGEST = 1_000_000
"""Bytes; what is longer is another file."""


class File(Struct, frozen=True):
    """What stands in the file; nothing if there is none."""

    path: Path
    values: dict[str, Any] = {}
    lines: dict[str, int] = {}
    """On which line each value stands, by its name (`theme`, `keys.quit`)."""
    mistake: Mistake | None = None
    """Why nothing could be read of it."""


def read_file(path: Path) -> File:
    """What `path` says. A file that is not there says nothing, which is no mistake."""
    try:
        kind = path.stat().st_mode
        if stat.S_ISDIR(kind):
            return _unreadable(path, N_("this is a directory, not a file with settings"))
        if not stat.S_ISREG(kind):  # reading a pipe would wait for ever
            return _unreadable(path, N_("this is not a file with settings"))
        with path.open("rb") as file:
            raw = file.read(LONGEST + 1)
    except (FileNotFoundError, NotADirectoryError):
        return File(path)
    except PermissionError:
        return _unreadable(path, N_("you may not read this file"))
    except OSError as error:
        problem = error.strerror or str(error)
        return _unreadable(path, N_("this cannot be read: {problem}"), problem=problem)
    if len(raw) > LONGEST:
        return _unreadable(path, N_("this is too long for a file with settings"))
    return _read(path, raw)


def _unreadable(path: Path, message: str, line: int | None = None, **values: object) -> File:
    mistake = Mistake(message, values, path=path, line=line, about_store=True)
    return File(path, mistake=mistake)


def _read(path: Path, raw: bytes) -> File:
    import tomllib

    try:
        text = raw.decode("utf-8-sig")  # some editors put a mark before it
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return _unreadable(path, N_("this is not UTF-8 text; save it as UTF-8"), line)
    try:
        values = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        return _unreadable(path, _in_plain_words(str(error)), _line_of(str(error), text))
    return File(path, values, dict(_lines(text)))


def _in_plain_words(error: str) -> str:
    if "overwrite" in error or "declare" in error or "twice" in error or "mutate" in error:
        return N_("this is written twice; keep one of the two")
    if "Invalid value" in error:
        return N_('a text stands between quotes, as in theme = "licht"')
    if "Unterminated" in error or "Illegal character '\\n'" in error or 'Expected "' in error:
        return N_("a quote or a bracket is missing at the end")
    return N_('this is not how a setting is written; write it as theme = "licht"')


def _line_of(error: str, text: str) -> int:
    found = re.search(r"at line (\d+)", error)
    return int(found[1]) if found else text.rstrip().count("\n") + 1


def _lines(text: str) -> list[tuple[str, int]]:
    """The names that are given a value, and on which line."""
    found = []
    table = ""
    for number, line in enumerate(text.splitlines(), 1):
        if header := re.match(r"\s*\[\s*([^\[\]]+?)\s*\]", line):
            table = f"{_bare(header[1])}."
            found.append((table[:-1], number))
        elif given := re.match(r"""\s*((?:"[^"]*"|'[^']*'|[^\s="'#]|\s*\.\s*)+)\s*=""", line):
            found.append((table + _bare(given[1]), number))
    return found


def _bare(name: str) -> str:
    """A name without quotes, and without blanks around its dots."""
    return re.sub(r"\s*\.\s*", ".", name.replace('"', "").replace("'", "").strip())
