"""JSON that somebody else wrote, or that a disk made something else of."""

from __future__ import annotations

import msgspec

UNREADABLE = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)
"""What msgspec raises for it: no JSON or not as we write it, no UTF-8, brackets in brackets."""
