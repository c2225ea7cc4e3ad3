"""Carrying out an edit on a small neighbourhood, without a session."""

from __future__ import annotations

from datetime import timedelta

import pytest
from builders import AT, MONDAY

from buurt_tui.domain.edit import Edit, Refused
from buurt_tui.domain.model import Buurt, Revision

SUNDAY = MONDAY - timedelta(days=1)
TUESDAY = MONDAY + timedelta(days=1)
LATER = AT + timedelta(hours=1)
NEXT_DAY = AT + timedelta(days=1)


def after(buurt: Buurt, *edits: Edit) -> Buurt:
    """`buurt` once these edits were made in turn."""
    for edit in edits:
        buurt = buurt.apply(edit.changes(buurt), Revision(buurt.revision + 1))
    return buurt


def refusal(buurt: Buurt, edit: Edit) -> str:
    """What `edit` is refused with."""
    with pytest.raises(Refused) as refused:
        edit.changes(buurt)
    return refused.value.message.format(**refused.value.values)
