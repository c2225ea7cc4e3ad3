"""Every setting, once: its name, what it takes, and the variable and option that go before it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from msgspec import Struct

from buurt_tui.domain.text import N_

THEMES = ("licht", "donker", "contrast")
LANGUAGES = ("nl", "en")
LISTS = ("table", "plain")


class Takes(Enum):
    """What a setting can be."""

    TEXT = "text"
    CHOICE = "choice"
    NUMBER = "number"


class Setting(Struct, frozen=True, kw_only=True):
    """One setting."""

    name: str
    """As it stands in the file."""
    says: str
    """What it is, marked for translation."""
    takes: Takes = Takes.TEXT
    variable: str = ""
    option: str = ""
    choices: tuple[str, ...] = ()
    otherwise: Mapping[str, str] = {}
    """Other names for the choices."""
    least: int = 0
    most: int = 0
    """The largest number that makes sense."""
    default: str | int = ""
    """Empty: it follows from something else."""


SETTINGS = (
    Setting(
        name="store",
        says=N_("where the neighbourhood is kept"),
        variable="BUURT_STORE",
        option="store",
    ),
    Setting(
        name="language",
        says=N_("the language"),
        takes=Takes.CHOICE,
        variable="BUURT_LANG",
        option="lang",
        choices=LANGUAGES,
        otherwise={
            **dict.fromkeys(("nederlands", "dutch"), "nl"),
            **dict.fromkeys(("engels", "english"), "en"),
        },
    ),
    Setting(name="as", says=N_("who is writing"), variable="BUURT_AS", option="as"),
    Setting(
        name="theme",
        says=N_("the colours"),
        takes=Takes.CHOICE,
        variable="BUURT_THEME",
        choices=THEMES,
        otherwise={"light": "licht", "dark": "donker", "high-contrast": "contrast"},
        default="donker",
    ),
    Setting(
        name="lists",
        says=N_("lists in a terminal: a table, or plain lines for a screen reader"),
        takes=Takes.CHOICE,
        variable="BUURT_LISTS",
        choices=LISTS,
        default="table",
    ),
    Setting(
        name="lock_minutes",
        says=N_("minutes without a key before the screen is locked; 0: never"),
        takes=Takes.NUMBER,
        most=1440,
        default=5,
    ),
    Setting(
        name="lock_minutes_shared",
        says=N_("the same while names are hidden on a shared screen"),
        takes=Takes.NUMBER,
        most=1440,
        default=2,
    ),
    Setting(
        name="quiet_weeks",
        says=N_("weeks without a meeting before somebody fell silent"),
        takes=Takes.NUMBER,
        least=1,
        most=520,
        default=6,
    ),
)

KEYS = "keys"
"""The table with the user's own keys; `ui.keymap` reads what is in it."""

NAMES = (*(setting.name for setting in SETTINGS), KEYS)
VARIABLES = {setting.variable: setting for setting in SETTINGS if setting.variable}
BY_NAME = {setting.name: setting for setting in SETTINGS}
