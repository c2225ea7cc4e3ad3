"""What is typed in a form, as it is kept so that it survives a crash."""

from __future__ import annotations

from typing import Any

import msgspec


class FormDraft(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was typed in a form."""

    kind: str
    id: str = ""
    """Of the document that is changed; empty for what is new."""
    texts: dict[str, str] = {}
    """By field."""
    answers: tuple[tuple[str, str, int, str], ...] = ()
    """Who or what is meant: field, text, how often it stood before, and an id."""
    saw: dict[str, Any] = {}
    """The document as it was when the form was opened."""
