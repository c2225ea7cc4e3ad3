"""Which of option, variable, file and default has its way, for each setting.

What an option says goes before a variable, that before the file, that before what follows by
itself. What cannot be is a mistake, and the next in line has its way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Any

from msgspec import Struct

from buurt_tui.domain.text import N_, clean
from buurt_tui.settings.file import File
from buurt_tui.settings.mistake import Mistake, nearest
from buurt_tui.settings.table import KEYS, NAMES, SETTINGS, VARIABLES, Setting, Takes


class Source(Enum):
    """Who gave a value."""

    OPTION = "option"
    VARIABLE = "variable"
    FILE = "file"
    CHOSEN = "chosen"
    """In the app, the last time."""
    LOCALE = "locale"
    DEFAULT = "default"


class Stated(Struct, frozen=True):
    """The value of one setting, and who gave it."""

    name: str
    value: str | int
    source: Source
    where: str = ""
    """The option, the variable or the file."""
    line: int | None = None


def read(
    options: Mapping[str, str], environment: Mapping[str, str], file: File
) -> tuple[dict[str, Stated], list[Mistake]]:
    """What was said, by the name of the setting, and what is wrong with it.

    A setting that nobody said anything of is left out, unless it has a default."""
    mistakes = [file.mistake] if file.mistake else []
    mistakes += _unknown_names(file)
    stated = {}
    for setting in SETTINGS:
        for said, wrong in _said(setting, options, environment, file):
            if wrong is not None:
                mistakes.append(wrong)
            elif setting.name not in stated:
                stated[setting.name] = said
        if setting.name not in stated and setting.default != "":
            stated[setting.name] = Stated(setting.name, setting.default, Source.DEFAULT)
    return stated, mistakes


def unknown_variables(environment: Mapping[str, str]) -> list[Mistake]:
    """Variables that look like ours and are not."""
    mistakes = []
    for name in environment:
        if name.startswith("BUURT_") and name not in VARIABLES:
            near = nearest(name, VARIABLES)
            if near:
                message = N_("{name} is no variable of Buurt; did you mean {near}?")
            else:
                message = N_("{name} is no variable of Buurt; there are {choices}")
            values = {"name": clean(name), "near": near, "choices": ", ".join(VARIABLES)}
            mistakes.append(Mistake(message, values, key=name))
    return mistakes


def keys_said(file: File) -> tuple[Mapping[str, Any], list[Mistake]]:
    """The table with the user's own keys, for `ui.keymap`."""
    said = file.values.get(KEYS, {})
    if isinstance(said, dict):
        return said, []
    line = file.lines.get(KEYS)
    return {}, [
        Mistake(N_("keys is a table: write [keys] and a key below it"), {}, KEYS, file.path, line)
    ]


def _unknown_names(file: File) -> Iterator[Mistake]:
    for name in file.values:
        if name in NAMES:
            continue
        near = nearest(name, NAMES)
        if near:
            message = N_("{name} is no setting; did you mean {near}?")
        else:
            message = N_("{name} is no setting; there are {choices}")
        yield Mistake(
            message,
            {"name": clean(name), "near": near, "choices": ", ".join(NAMES)},
            key=name,
            path=file.path,
            line=file.lines.get(name),
            about_store=near == "store",
        )


def _said(
    setting: Setting, options: Mapping[str, str], environment: Mapping[str, str], file: File
) -> Iterator[tuple[Stated, Mistake | None]]:
    """What each that has a say says of it, whoever goes first first."""
    if setting.option and (value := options.get(setting.option)):
        yield _read(setting, value, Stated("", "", Source.OPTION, f"--{setting.option}"), None)
    if setting.variable and (value := environment.get(setting.variable)):
        yield _read(setting, value, Stated("", "", Source.VARIABLE, setting.variable), None)
    if setting.name in file.values:
        line = file.lines.get(setting.name)
        place = Stated("", "", Source.FILE, str(file.path), line)
        yield _read(setting, file.values[setting.name], place, file)


def _read(
    setting: Setting, value: object, place: Stated, file: File | None
) -> tuple[Stated, Mistake | None]:
    read, message = _value(setting, value)
    stated = Stated(setting.name, read, place.source, place.where, place.line)
    if message is None:
        return stated, None
    shown = clean(str(value))
    return stated, Mistake(
        message,
        {
            "name": place.where if file is None else setting.name,
            "value": shown if len(shown) <= 60 else f"{shown[:59]}…",
            "choices": ", ".join(setting.choices),
            "near": _meant(setting, value),
            "least": setting.least,
            "most": setting.most,
        },
        key=setting.name,
        path=file.path if file else None,
        line=place.line,
        about_store=setting.name == "store",
    )


def _value(setting: Setting, value: object) -> tuple[str | int, str | None]:
    """The value, and what is wrong with it in a message; None if nothing is."""
    if setting.takes is Takes.NUMBER:
        if not isinstance(value, int) or isinstance(value, bool):
            return 0, N_("{name} wants a whole number without quotes, not {value}")
        if not setting.least <= value <= setting.most:
            return 0, N_("{name} is a number from {least} to {most}, not {value}")
        return value, None
    if not isinstance(value, str):
        return "", N_('{name} wants a text between quotes, as {name} = "…"')
    if not value.strip() or "\0" in value:
        return "", N_("{name} says nothing; write something or take the line out")
    if setting.takes is Takes.TEXT:
        return (
            (value, None) if setting.name != "as" or clean(value) else ("", N_("that is no name"))
        )
    typed = value.strip().lower()
    chosen = setting.otherwise.get(typed, typed)
    if setting.name == "language":
        chosen = chosen.replace("_", "-").partition("-")[0].partition(".")[0]
    if chosen in setting.choices:
        return chosen, None
    if _meant(setting, value):
        return "", N_("{name} cannot be {value}; did you mean {near}?")
    return "", N_("{name} cannot be {value}; choose from {choices}")


def _meant(setting: Setting, value: object) -> str:
    if setting.takes is not Takes.CHOICE or not isinstance(value, str):
        return ""
    near = nearest(value, (*setting.choices, *setting.otherwise))
    return setting.otherwise.get(near, near)
