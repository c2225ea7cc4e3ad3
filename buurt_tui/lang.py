"""The words: gettext catalogues, chosen once and changed while the program runs."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from buurt_tui.domain.edit import Refused

if TYPE_CHECKING:
    from gettext import NullTranslations

LANGUAGES = ("nl", "en")
_LOCALE = Path(__file__).parent / "locale"
_chosen: list[str] = []


def choose(language: str) -> None:
    """Speak this language from here on; an unknown one is Dutch."""
    _chosen[:] = [language if language in LANGUAGES else "nl"]


def preferred(environment: dict[str, str] | None = None) -> str:
    """`BUURT_LANG`, else the locale if it is one of ours, else nl."""
    env = os.environ if environment is None else environment
    if env.get("BUURT_LANG"):
        return env["BUURT_LANG"]
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if env.get(name):
            return "en" if env[name].lower().startswith("en") else "nl"
    return "nl"


def language() -> str:
    """The language that is spoken."""
    if not _chosen:
        choose(preferred())
    return _chosen[0]


def _(message: str, **values: object) -> str:
    """`message` in the chosen language, with its {values} filled in."""
    text = _catalogue(language()).gettext(message) if message else ""
    return text.format(**values) if values else text


def ngettext(singular: str, plural: str, n: int, **values: object) -> str:
    """The form that goes with `n`, filled in with n and the other {values}."""
    return _catalogue(language()).ngettext(singular, plural, n).format(n=n, **values)


def told(answer: Refused) -> str:
    """What a refused edit says."""
    return _(answer.message, **answer.values)


def short_told(message: str, values: Mapping[str, object]) -> str:
    """What happened to a file, on one line: a path is as long as its name."""
    return _(message, **{name: _short(value) for name, value in values.items()})


def _short(value: object) -> object:
    if isinstance(value, Path):
        return value.name
    message = getattr(value, "message", None)  # a notice in a notice
    return value if message is None else short_told(message, getattr(value, "values", {}))


@cache
def _catalogue(language: str) -> NullTranslations:
    """Read at the first word; a command that says none needs none."""
    import gettext

    return gettext.translation("buurt", _LOCALE, [language], fallback=language == "en")
