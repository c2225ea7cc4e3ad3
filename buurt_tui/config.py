"""Where the neighbourhood is, in which language, who is writing: options, environment, one file.

What an option says goes before the environment, that before config.toml, that before the default.

    store = "~/team/buurt.json"     # BUURT_STORE, --store
    language = "nl"                 # BUURT_LANG, --lang
    as = "Karim"                    # BUURT_AS, --as
    theme = "licht"                 # licht, donker, contrast"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from buurt_tui.domain.text import N_

THEMES = ("licht", "donker", "contrast")
LANGUAGES = ("nl", "en")


class Config(msgspec.Struct, frozen=True, kw_only=True):
    """What the user chose, one way or another."""

    store: str
    """A path or an address, for `open_store`."""
    language: str
    member: str = ""
    """The name of who is writing; empty: whoever wrote here last."""
    theme: str = "donker"


class ConfigError(Exception):
    """The configuration says something that cannot be; in a message marked for translation."""

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message, values)
        self.message = message
        self.values = values


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"member": "as"}):
    """What config.toml may say."""

    store: str = ""
    language: str = ""
    member: str = ""
    theme: str = ""


def load(options: Mapping[str, str], environment: Mapping[str, str]) -> Config:
    """The configuration. Raises `ConfigError`."""
    file = _read_file(config_file(environment))
    theme = file.theme or remembered_theme() or "donker"
    if theme not in THEMES:
        raise ConfigError(
            N_("config.toml: {value} is no theme; choose from {choices}"),
            value=theme,
            choices=", ".join(THEMES),
        )
    return Config(
        store=options.get("store") or environment.get("BUURT_STORE") or file.store or _default(),
        language=language(options, environment, file.language),
        member=options.get("as") or environment.get("BUURT_AS") or file.member,
        theme=theme,
    )


def language(options: Mapping[str, str], environment: Mapping[str, str], file: str = "") -> str:
    """The language to speak: as an option or BUURT_LANG says, the file, the locale, else Dutch."""
    said = (options.get("lang"), environment.get("BUURT_LANG"), file)
    for code in (each[:2].lower() for each in said if each):
        if code in LANGUAGES:
            return code
    locales = (environment.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "en" if next(filter(None, locales), "").lower().startswith("en") else "nl"


def config_file(environment: Mapping[str, str]) -> Path:
    """Where config.toml belongs on this system."""
    return _directory("config", environment) / "config.toml"


def _default() -> str:
    return str(_directory("data", os.environ) / "buurt.json")


def _directory(kind: str, environment: Mapping[str, str]) -> Path:
    """Our directory for data, configuration or state, which need not exist."""
    if sys.platform == "linux":
        # by hand: the rule is one line, and importing platformdirs takes 5 ms of every command.
        rules = {"data": ".local/share", "config": ".config", "state": ".local/state"}
        base = environment.get(f"XDG_{kind.upper()}_HOME", "")
        return (Path(base) if base.startswith("/") else Path.home() / rules[kind]) / "buurt"
    import platformdirs

    named: dict[str, Path] = {
        "data": platformdirs.user_data_path("buurt", appauthor=False),
        "config": platformdirs.user_config_path("buurt", appauthor=False),
        "state": platformdirs.user_state_path("buurt", appauthor=False),
    }
    return named[kind]


def _read_file(path: Path) -> _File:
    try:
        raw = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return _File()
    except OSError as error:
        problem = error.strerror or str(error)
        raise ConfigError(N_("{path}: {problem}"), path=path, problem=problem) from error
    import tomllib

    try:
        said: Any = tomllib.loads(raw.decode())
        unknown = sorted(set(said) - {"store", "language", "as", "theme"})
        if unknown:
            raise ConfigError(
                N_("{path}: {key} is no setting; there are {choices}"),
                path=path,
                key=unknown[0],
                choices="store, language, as, theme",
            )
        return msgspec.convert(said, _File)
    except (ValueError, msgspec.ValidationError) as error:
        raise ConfigError(
            N_("{path} cannot be read: {problem}"), path=path, problem=error
        ) from error


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
    path = _state_file()
    known = {**_remembered(), key: value}
    written = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        written.touch(mode=0o600)
        written.write_bytes(msgspec.json.encode(known))
        written.replace(path)
    except OSError:
        return


def _remembered() -> dict[str, str]:
    try:
        return msgspec.json.decode(_state_file().read_bytes(), type=dict[str, str])
    except (OSError, msgspec.MsgspecError):
        return {}


def _state_file() -> Path:
    return _directory("state", os.environ) / "members.json"


def _key(store: str) -> str:
    return store if ":" in store else str(Path(store).expanduser().resolve())
