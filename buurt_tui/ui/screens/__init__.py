"""The screens, each a module of its own, imported when it is first opened."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from msgspec import Struct

from buurt_tui.domain.text import N_
from buurt_tui.lang import _

if TYPE_CHECKING:
    from buurt_tui.ui.screen import BuurtScreen


class Entry(Struct, frozen=True):
    """One screen: its number, its name in `keys.SCREENS`, its title, and where its class is."""

    number: int
    name: str
    title: str
    module: str
    class_name: str

    def open(self) -> BuurtScreen:
        """A new one of it."""
        screen: BuurtScreen = getattr(import_module(self.module), self.class_name)()
        return screen


SCREENS = (
    Entry(1, "log", N_("Log"), "buurt_tui.ui.screens.log", "LogScreen"),
    Entry(2, "follow_ups", N_("Come back"), "buurt_tui.ui.screens.follow_ups", "FollowUpsScreen"),
    Entry(3, "residents", N_("Residents"), "buurt_tui.ui.screens.residents", "ResidentsScreen"),
    Entry(4, "hooks", N_("Hooks"), "buurt_tui.ui.screens.hooks", "HooksScreen"),
    Entry(8, "review", N_("Review"), "buurt_tui.ui.screens.review", "ReviewScreen"),
)


def way_to(typed: str) -> str:
    """What to say to somebody who typed the digit of another screen where they write; or ""."""
    for entry in SCREENS[1:]:
        if typed == str(entry.number):
            says = _("Here you write. F{n}, or Esc and then {n}, goes to {screen}.")
            return says.format(n=entry.number, screen=_(entry.title))
    return ""
