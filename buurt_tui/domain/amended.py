"""What an edit changed in a saved document; kept in the document itself, as long as that is."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from msgspec import Struct


class Amended(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One edit."""

    at: datetime
    by: str = ""
    """The member who made it; empty if nobody said who they are."""
    was: dict[str, Any]
    """What the fields that it changed were before, in the store's own spelling."""
