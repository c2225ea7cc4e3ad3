"""`buurt doctor`: how the store is kept and what this computer makes of it, in plain words."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from buurt_tui import lang
from buurt_tui.cli.context import Context
from buurt_tui.cli.output import said, show_json, write_lines
from buurt_tui.cli.version import VERSION
from buurt_tui.domain.text import N_
from buurt_tui.store import Notice
from buurt_tui.store.doctor import Fact, Size, facts_of
from buurt_tui.store.opening import MEMORY, file_of
from buurt_tui.store.refusals import plainly

VERSIONS = N_("Buurt {buurt}, Python {python}, Textual {textual}, TinyDB {tinydb}, on {system}")
LANGUAGE = N_("it speaks {language}; the locale is {locale}, text is {encoding}")
NOT_UTF8 = N_("text is {encoding} here, so accents will come out wrong; set LC_ALL=C.UTF-8")
TERMINAL = N_("the terminal is {terminal}, {columns} × {rows}")
SMALL = N_("the terminal is {columns} × {rows}; 60 × 20 is the least, 80 × 24 is better")
NO_TERMINAL = N_("this is no terminal: the app needs one, the commands do not")


def run(context: Context) -> int:
    """Say how things are; 0 if all is well."""
    facts = [*_of_the_store(context), *_of_the_program()]
    if context.call.has("json"):
        show_json(map(_as_json, facts))
    else:
        write_lines(f" {'·' if fact.is_well else '!'} {_says(fact)}" for fact in facts)
    return 0 if all(fact.is_well for fact in facts) else 1


def _of_the_store(context: Context) -> Iterator[Fact]:
    if context.config.store == MEMORY:
        return
    path = file_of(context.config.store)
    with plainly(path):
        yield from facts_of(path, context.clock())


def _of_the_program() -> Iterator[Fact]:
    yield Fact(
        "versions",
        VERSIONS,
        {
            "buurt": VERSION,
            "python": platform.python_version(),
            "textual": _version("textual"),
            "tinydb": _version("tinydb"),
            "system": platform.system(),
        },
    )
    encoding = (sys.stdout.encoding or "?").lower()
    locale = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_CTYPE", "LANG"))), "–")
    values = {"language": lang.language(), "locale": locale, "encoding": encoding}
    is_utf8 = encoding.replace("-", "") == "utf8"
    yield Fact("language", LANGUAGE if is_utf8 else NOT_UTF8, values, is_utf8)
    yield _terminal()


def _terminal() -> Fact:
    if not sys.stdout.isatty():
        return Fact("terminal", NO_TERMINAL)
    columns, rows = shutil.get_terminal_size()
    values = {"terminal": os.environ.get("TERM", "?"), "columns": columns, "rows": rows}
    is_roomy = columns >= 60 and rows >= 20
    return Fact("terminal", TERMINAL if is_roomy else SMALL, values, is_roomy)


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "–"


def _says(fact: Fact) -> str:
    return said(Notice(fact.message, {name: _shown(each) for name, each in fact.values.items()}))


def _shown(value: object) -> object:
    return _in_units(value) if isinstance(value, Size) else value


def _in_units(size: int) -> str:
    """As people say it: 12 kB, 3.4 GB."""
    amount, units = float(size), ["B", "kB", "MB", "GB", "TB"]
    while amount >= 1000 and len(units) > 1:
        amount /= 1000
        units.pop(0)
    return (
        f"{amount:.0f} {units[0]}"
        if amount >= 10 or units[0] == "B"
        else f"{amount:.1f} {units[0]}"
    )


def _as_json(fact: Fact) -> dict[str, Any]:
    """One fact under the documented keys."""
    return {"name": fact.name, "ok": fact.is_well, "says": _says(fact), **_plain(fact)}


def _plain(fact: Fact) -> dict[str, Any]:
    return {
        name: int(value) if isinstance(value, int) else str(value)
        for name, value in fact.values.items()
        if not isinstance(value, Notice)
    }
