"""The only judge of who may read a name.

With the veil down (a shared screen) a resident is called by a made-up name that stays the same as
long as this veil does, and what people said is hidden. Views ask the veil for every text about a
resident; what they return can be shown."""

from __future__ import annotations

from random import SystemRandom

from buurt_tui.domain.model import Resident
from buurt_tui.domain.text import N_

TREES = (
    *("Wilg", "Berk", "Esdoorn", "Beuk", "Populier", "Hazelaar", "Meidoorn", "Vlier"),
    *("Lijsterbes", "Kastanje", "Plataan", "Acacia", "Lariks", "Ceder", "Taxus", "Hulst"),
    *("Moerbei", "Perenboom", "Kersenboom", "Kweeboom", "Mispel", "Walnoot", "Amandelboom"),
    *("Vijgenboom", "Olijfboom", "Sequoia", "Tamarisk", "Sneeuwbal", "Duindoorn", "Sleedoorn"),
)
"""Made-up names: trees that nobody is called after."""

HIDDEN = N_("hidden")


class Veil:
    """Whether names and notes are hidden, and the made-up names if so."""

    __slots__ = ("_made_up", "_names", "is_down")

    def __init__(self, *, is_down: bool = False) -> None:
        self.is_down = is_down
        self._made_up: dict[str, str] = {}
        names = list(TREES)
        SystemRandom().shuffle(names)
        self._names = names

    def name(self, resident: Resident) -> str:
        """What to call this resident: by name, by description in brackets, or made up."""
        if self.is_down:
            return self._pseudonym(resident.id)
        return resident.name or f"({resident.description})"

    def other_names(self, resident: Resident) -> tuple[str, ...]:
        """The further names they go by; none with the veil down."""
        return () if self.is_down else resident.aliases

    def said(self, text: str) -> str:
        """A note, a reason, a remark: what people said. Empty with the veil down."""
        return "" if self.is_down else text

    def _pseudonym(self, id_: str) -> str:
        if id_ not in self._made_up:
            turn, index = divmod(len(self._made_up), len(self._names))
            number = f" {turn + 1}" if turn else ""
            self._made_up[id_] = f"{self._names[index]}{number}"
        return self._made_up[id_]


OPEN = Veil()
"""Everything may be read: the team among themselves."""
