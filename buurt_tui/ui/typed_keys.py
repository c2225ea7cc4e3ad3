"""Characters that stand for a key, although a field could type them."""

from __future__ import annotations

MAC_DIGITS = {
    1: "inverted_exclamation_mark",
    2: "trade_mark_sign",
    3: "pound_sign",
    4: "cent_sign",
    5: "infinity",
    6: "section_sign",
    7: "pilcrow_sign",
    8: "bullet",
}
"""What a Mac sends for Option and a digit, and what Esc and a digit in one read arrive as."""

TYPED_NOWHERE = frozenset(MAC_DIGITS[number] for number in (1, 2, 3, 4, 8))
"""Characters that go to a screen, from a field too."""
