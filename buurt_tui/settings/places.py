"""Where files of ours belong on this system, by the rules of platformdirs."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path


def directory(kind: str, environment: Mapping[str, str]) -> Path:
    """Our directory for data, config or state, which need not exist."""
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


def config_file(environment: Mapping[str, str]) -> Path:
    """Where config.toml belongs."""
    return directory("config", environment) / "config.toml"
