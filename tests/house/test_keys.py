"""One key does one thing, and has an id to remap it by."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from textual.binding import Binding

from buurt_tui.ui import keys

EVERYWHERE = [*keys.APP, *(binding for screen in keys.SCREENS.values() for binding in screen)]


def pressed(bindings: list) -> Counter[str]:
    return Counter(
        key.strip()
        for single in Binding.make_bindings(keys.bindings(bindings))
        for key in single.key.split(",")
    )


@pytest.mark.parametrize("screen", keys.SCREENS)
def test_no_key_does_two_things_on_a_screen(screen):
    counted = pressed([*keys.APP, *keys.SCREENS[screen]])
    assert [key for key, times in counted.items() if times > 1] == []


def test_every_key_has_an_id_of_its_own():
    ids = Counter(binding.id for binding in EVERYWHERE)
    assert None not in ids
    assert "" not in ids
    assert [id_ for id_, times in ids.items() if times > 1] == []


def test_an_id_can_be_written_in_a_file():
    assert [b.id for b in EVERYWHERE if not re.fullmatch(r"[a-z_]+(\.[a-z_]+)*", b.id)] == []


def test_every_key_says_what_it_does():
    assert [binding.id for binding in EVERYWHERE if not binding.description] == []
    assert [binding.id for binding in EVERYWHERE if not binding.tooltip] == []


def test_what_a_terminal_or_multiplexer_takes_has_a_second_key():
    """Ctrl+B, S, J, O and the like never reach us in many a terminal."""
    taken = {f"ctrl+{letter}" for letter in "abcdhijmosxz[]"} - {"ctrl+z"}
    alone = [binding.id for binding in EVERYWHERE if set(binding.key.split(",")) <= taken]
    assert alone == []
