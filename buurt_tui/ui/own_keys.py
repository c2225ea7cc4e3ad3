"""The user's own keys in what the program says: where a sentence names a key, it names theirs.

Sentences are written with the keys that the program comes with. A key stands in them as `Ctrl+Z` or
`F12`, or as a letter: in brackets, with a colon or two spaces behind it as in the lines of the
help, or behind "press"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from buurt_tui.lang import _
from buurt_tui.ui import keys

_IN_A_SENTENCE = re.compile(
    r"(?<![\w+])(?:(?:Ctrl\+|\^|Alt\+|F)[\w]{1,2}|PgUp|PgDn)(?!\w)"
    r"|(?<!\S)\S(?=:|  )|(?<=\()\S(?=\))|(?:(?<=press )|(?<=druk op ))\S(?=\.)"
)


def in_own_keys(text: str, screen: str) -> str:
    """`text` with the user's keys on this screen in the place of the program's."""
    theirs = dict(_changed(screen))
    if not theirs:
        return text
    return _IN_A_SENTENCE.sub(lambda found: theirs.get(_squeezed(found[0]), found[0]), text)


def own_keys_line(screen: str) -> str:
    """What the user changed on this screen, in one line; empty if they changed nothing."""
    changed = [
        _("{key} is {says}", key=keys.shown(key), says=_(key.description))
        for key in _changed_keys(screen)
    ]
    return _("Your own keys: {keys}.", keys="; ".join(changed)) if changed else ""


def _changed(screen: str) -> Iterator[tuple[str, str]]:
    """The keys as sentences have them, and what to write instead."""
    for key in _changed_keys(screen):
        for before in key.key.split(","):
            yield _squeezed(keys.spelled(before)), keys.shown(key)


def _changed_keys(screen: str) -> Iterator[keys.Key]:
    table = (*keys.SCREENS.get(screen, ()), *keys.APP)
    return (key for key in table if keys.pressed(key) != tuple(key.key.split(",")))


def _squeezed(key: str) -> str:
    """A key as it is compared: `Ctrl+Z` is `^Z`."""
    return key.replace("Ctrl+", "^")
