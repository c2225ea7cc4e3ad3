"""`buurt config`: which setting has which value and why, and whether all of it can be."""

from __future__ import annotations

import os
from typing import Any, NamedTuple

from buurt_tui.cli.context import Context
from buurt_tui.cli.listing import show_rows
from buurt_tui.cli.options import Misuse
from buurt_tui.cli.output import Column, tell, write_lines
from buurt_tui.config import settle
from buurt_tui.domain.edit import Refused
from buurt_tui.domain.text import N_, clean
from buurt_tui.lang import _, choose
from buurt_tui.settings.file import File, read_file
from buurt_tui.settings.mistake import Mistake, nearest
from buurt_tui.settings.places import config_file
from buurt_tui.settings.reading import Source, Stated, keys_said
from buurt_tui.settings.table import BY_NAME
from buurt_tui.ui.setting_words import told

SOURCES = {
    Source.CHOSEN: N_("chosen in the app"),
    Source.DEFAULT: N_("nobody said otherwise"),
}
"""Who gave a value, where that is no option, variable or file."""


def run(context: Context) -> int:
    """Do what the first word asks for; without one, show the settings."""
    asked = next(iter(context.call.arguments), "show")
    actions = {"show": _show, "check": _check, "keys": _keys, "path": _path, "init": _init}
    if asked not in actions:
        raise Misuse(
            N_("buurt config can {choices}; not {asked}"),
            choices=", ".join(actions),
            asked=clean(asked),
            near=nearest(asked, actions),
        )
    file = read_file(config_file(os.environ))
    stated, _mistakes = settle(context.options, os.environ, file)
    choose(str(stated["language"].value))
    return actions[asked](context, file)


class SettingRow(NamedTuple):
    """One setting as it is."""

    name: str
    value: str | int
    source: str
    """As JSON says it."""
    given_by: str
    file: str | None
    line: int | None
    says: str


def _show(context: Context, file: File) -> int:
    from buurt_tui.cli.config_check import mistakes_in

    stated, _mistakes = settle(context.options, os.environ, file)
    if mistakes_in(context.options, os.environ, file):
        tell(_("Something is wrong with the settings: buurt config check says what."))
    rows = [_row(each, BY_NAME[each.name].says) for each in stated.values()]
    no_color = os.environ.get("NO_COLOR", "")
    if no_color:
        stands = Stated("no_color", no_color, Source.VARIABLE, "NO_COLOR")
        rows.append(_row(stands, N_("no colours at all")))
    rows += _key_rows(file)
    return show_rows(context, rows, COLUMNS, _as_json)


def _row(stated: Stated, says: str) -> SettingRow:
    if stated.source is Source.FILE:
        given_by = f"{stated.where}:{stated.line}" if stated.line else stated.where
    else:
        given_by = _(SOURCES[stated.source]) if stated.source in SOURCES else stated.where
    is_file = stated.source is Source.FILE
    return SettingRow(
        stated.name,
        stated.value,
        stated.source.value,
        given_by,
        stated.where if is_file else None,
        stated.line,
        _(says),
    )


def _key_rows(file: File) -> list[SettingRow]:
    """The keys that the file changes."""
    said, _wrong = keys_said(file)
    if not said:
        return []
    from buurt_tui.ui.keymap import read_keymap
    from buurt_tui.ui.keys import called

    keymap, _mistakes = read_keymap(said)
    return [
        _row(
            Stated(f"keys.{id_}", keys, Source.FILE, str(file.path), file.lines.get(f"keys.{id_}")),
            called(id_).tooltip,
        )
        for id_, keys in keymap.items()
    ]


def _as_json(row: SettingRow) -> dict[str, Any]:
    return {
        "setting": row.name,
        "value": row.value,
        "source": row.source,
        "given_by": row.given_by if row.source not in ("default", "chosen") else None,
        "file": row.file,
        "line": row.line,
    }


COLUMNS = (
    Column[SettingRow](N_("setting"), lambda row: row.name),
    Column[SettingRow](N_("value"), lambda row: str(row.value)),
    Column[SettingRow](N_("given by"), lambda row: row.given_by),
    Column[SettingRow](N_("what it is"), lambda row: row.says, is_extra=True),
)


def _check(context: Context, file: File) -> int:
    """Every mistake in one sentence; 1 if there is one."""
    from buurt_tui.cli.config_check import mistakes_in

    mistakes = mistakes_in(context.options, os.environ, file)
    if context.call.has("json"):
        show_rows(context, mistakes, (), _mistake_as_json)
    else:
        write_lines(map(told, mistakes))
    if not mistakes:
        tell(_("These settings are in order."))
    return 1 if mistakes else 0


def _mistake_as_json(mistake: Mistake) -> dict[str, Any]:
    return {
        "setting": mistake.key or None,
        "file": str(mistake.path) if mistake.path else None,
        "line": mistake.line,
        "says": clean(_(mistake.message, **mistake.values)),
    }


class KeyRow(NamedTuple):
    """One key id."""

    id: str
    keys: str
    by_itself: str
    """What the keys are when nobody changes them."""
    says: str


def _keys(context: Context, file: File) -> int:
    """All key ids, for `[keys]` in the file."""
    from buurt_tui.ui.keymap import read_keymap
    from buurt_tui.ui.keys import every_key

    said, _wrong = keys_said(file)
    keymap, _mistakes = read_keymap(said)
    rows = [
        KeyRow(key.id, keymap.get(key.id, key.key), key.key, _(key.tooltip)) for key in every_key()
    ]
    return show_rows(context, rows, KEY_COLUMNS, lambda row: row._asdict())


KEY_COLUMNS = (
    Column[KeyRow]("id", lambda row: row.id),
    Column[KeyRow](N_("keys"), lambda row: row.keys),
    Column[KeyRow](N_("what it does"), lambda row: row.says),
)


def _path(_context: Context, file: File) -> int:
    write_lines([str(file.path)])
    return 0


def _init(_context: Context, file: File) -> int:
    """Write the example where the program looks for it, every line of it still switched off."""
    from buurt_tui.demo import data_file

    if file.path.exists() or file.path.is_symlink():
        raise Refused(N_("{path} is there already; it stays as it is"), path=file.path)
    file.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with file.path.open("x", encoding="utf-8") as new:
        new.write(data_file("config.example.toml").read_text("utf-8"))
    tell(_("An example is in {path}; take away a # to switch a line on.", path=file.path))
    return 0
