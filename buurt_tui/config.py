"""What the user chose: options, variables and one file, and what was remembered since.

    store = "~/team/buurt.json"     # BUURT_STORE, --store
    language = "nl"                 # BUURT_LANG, --lang
    as = "Karim"                    # BUURT_AS, --as
    theme = "licht"                 # BUURT_THEME; licht, donker, contrast

and more: see `settings.table`. Whatever is wrong in it is said, and the program goes on without;
only where nobody can tell which store is meant it stops, rather than log in another place."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec

from buurt_tui.domain.unreadable import UNREADABLE
from buurt_tui.settings.file import File, read_file
from buurt_tui.settings.mistake import Mistake
from buurt_tui.settings.own_file import keep
from buurt_tui.settings.own_file import read as read_own
from buurt_tui.settings.places import config_file, directory
from buurt_tui.settings.reading import Source, Stated, keys_said, read
from buurt_tui.settings.table import BY_NAME, THEMES


class Config(msgspec.Struct, frozen=True, kw_only=True):
    """What the user chose, one way or another."""

    store: str
    """A path or an address, for `open_store`."""
    language: str
    member: str = ""
    """The name of who is writing; empty: whoever wrote here last."""
    theme: str = "donker"
    lists: str = "table"
    """How lists look in a terminal: table, or plain."""
    lock_minutes: int = 5
    """Minutes without a key before the screen is locked; 0: never."""
    lock_minutes_shared: int = 2
    """The same while names are hidden."""
    quiet_weeks: int = 6
    """Weeks without a meeting before somebody fell silent."""
    keys: Mapping[str, Any] = {}
    """The user's own keys as they were written, for `ui.keymap`."""
    mistakes: tuple[Mistake, ...] = ()
    """What was passed over."""


class ConfigError(Exception):
    """Nobody can tell which store is meant."""

    def __init__(self, mistake: Mistake) -> None:
        super().__init__(mistake.message, mistake.values)
        self.mistake = mistake


def load(options: Mapping[str, str], environment: Mapping[str, str]) -> Config:
    """The configuration. Raises `ConfigError`."""
    file = read_file(config_file(environment))
    stated, mistakes = settle(options, environment, file)
    unclear = next((mistake for mistake in mistakes if mistake.about_store), None)
    if unclear is not None and stated["store"].source not in (Source.OPTION, Source.VARIABLE):
        raise ConfigError(unclear)
    keys, wrong = keys_said(file)
    value = {name: each.value for name, each in stated.items()}
    return Config(
        store=str(value["store"]),
        language=str(value["language"]),
        member=str(value["as"]),
        theme=str(value["theme"]),
        lists=str(value["lists"]),
        lock_minutes=int(value["lock_minutes"]),
        lock_minutes_shared=int(value["lock_minutes_shared"]),
        quiet_weeks=int(value["quiet_weeks"]),
        keys=keys,
        mistakes=(*mistakes, *wrong),
    )


def settle(
    options: Mapping[str, str], environment: Mapping[str, str], file: File
) -> tuple[dict[str, Stated], list[Mistake]]:
    """Every setting with its value and who gave it, and what is wrong with what was written."""
    stated, mistakes = read(options, environment, file)
    stated.setdefault("store", Stated("store", _default_store(environment), Source.DEFAULT))
    stated.setdefault("language", _spoken(environment))
    stated.setdefault("as", Stated("as", "", Source.DEFAULT))
    if stated["theme"].source is Source.DEFAULT and (theme := remembered_theme()):
        stated["theme"] = Stated("theme", theme, Source.CHOSEN)
    store = stated["store"]
    if store.source is Source.FILE:
        # from the file's own place: where somebody happens to stand must not choose the store.
        whole = _from(file.path.parent, str(store.value))
        stated["store"] = Stated("store", whole, store.source, store.where, store.line)
    return {name: stated[name] for name in BY_NAME}, mistakes


def language(options: Mapping[str, str], environment: Mapping[str, str]) -> str:
    """The language to speak before the file is read: of an option, a variable or the locale."""
    stated, _mistakes = read(options, environment, File(Path()))
    return str(stated.get("language", _spoken(environment)).value)


def _spoken(environment: Mapping[str, str]) -> Stated:
    """The language of the locale if it is one of ours, else Dutch."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if said := environment.get(name, ""):
            if said.lower().startswith("en"):
                return Stated("language", "en", Source.LOCALE, name)
            return Stated("language", "nl", Source.DEFAULT)
    return Stated("language", "nl", Source.DEFAULT)


def state_directory() -> Path:
    """Where we remember what belongs to this account and to no store; it need not exist."""
    return directory("state", os.environ)


def _from(place: Path, store: str) -> str:
    if ":" in store or store.startswith("~") or Path(store).is_absolute():
        return store
    return str(place / store)


def _default_store(environment: Mapping[str, str]) -> str:
    return str(directory("data", environment) / "buurt.json")


class Seen(msgspec.Struct, frozen=True):
    """How far a store had come when it was last seen on this account."""

    store: str
    """Its random name."""
    revision: int
    told: int = 0
    """The revision that it was missed at, so that it is said once."""


def last_seen(store: str) -> Seen | None:
    """How far this store had come; None if it was never opened here."""
    try:
        return msgspec.json.decode(_remembered().get(f"seen {_key(store)}", ""), type=Seen)
    except UNREADABLE:
        return None


def remember_seen(store: str, seen: Seen) -> None:
    """Next time we know; no harm if that cannot be kept."""
    _remember(f"seen {_key(store)}", msgspec.json.encode(seen).decode())


_THEME = "theme"
"""No store is called so: theirs are whole paths, or addresses."""


def remembered_member(store: str) -> str:
    """The id of who wrote in this store last, on this account; empty if nobody did."""
    return _remembered().get(_key(store), "")


def remember_member(store: str, member: str) -> None:
    """Next time, this member is writing again; no harm if that cannot be kept."""
    _remember(_key(store), member)


def remembered_theme() -> str:
    """The colours that were chosen last on this account; empty if nobody chose any."""
    theme = _remembered().get(_THEME, "")
    return theme if theme in THEMES else ""


def remember_theme(theme: str) -> None:
    """Next time, these colours again; no harm if that cannot be kept."""
    _remember(_THEME, theme)


def _remember(key: str, value: str) -> None:
    known = {**_remembered(), key: value}
    with suppress(OSError):
        keep(_state_file(), msgspec.json.encode(known), survives=False)


def _remembered() -> dict[str, str]:
    try:
        return msgspec.json.decode(read_own(_state_file()), type=dict[str, str])
    except (OSError, *UNREADABLE):
        return {}


def _state_file() -> Path:
    return state_directory() / "members.json"


def _key(store: str) -> str:
    return store if ":" in store else str(Path(store).expanduser().resolve())
