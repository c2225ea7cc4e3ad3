"""Garbage is collected while nobody types: in the middle of a key it would be felt.

    garbage = Garbage()
    app.set_interval(LOOK_EVERY, garbage.look)

One collection takes 10 ms and more in a neighbourhood of some years, and Python begins one when it
has made enough objects: just when a screen is painted. So its own collector stays off."""

from __future__ import annotations

import gc

LOOK_EVERY = 1.0
"""Seconds."""
FEW = 1_000
"""Objects between two looks when nobody does anything."""
WORTH_IT = 5_000
"""Objects since the last collection; fewer are not worth the trouble."""
TOO_MANY = 500_000
"""Objects that are looked through even while somebody goes on typing."""


class Garbage:
    """Counts what is made, and waits for a quiet moment."""

    def __init__(self) -> None:
        gc.disable()
        self._before = 0

    def look(self) -> bool:
        """Collect if it is quiet and worth it; whether that was so."""
        made = gc.get_count()[0]
        is_quiet = made - self._before < FEW
        self._before = made
        if made > TOO_MANY or (made > WORTH_IT and is_quiet):
            gc.collect()
            self._before = gc.get_count()[0]
            return True
        return False
