"""A resident's card under the keys of the lists."""

from __future__ import annotations

from typing import Any

from buurt_tui.cli.encounters import as_json as encounter_json
from buurt_tui.cli.follow_ups import as_json as follow_up_json
from buurt_tui.cli.who import named
from buurt_tui.views.card import ResidentCard, TimelineStep


def card_json(card: ResidentCard) -> dict[str, Any]:
    """The card under the keys of `buurt residents`, and more."""
    return {
        **named(card.resident),
        "aliases": card.aliases,
        "place": card.place,
        "consent": card.consent,
        "consent_on": card.consent_on,
        "prefers_not": card.prefers_not_on is not None,
        "prefers_not_on": card.prefers_not_on,
        "hooks": [
            {"kind": hook.kind, "interest": hook.name, "since": hook.since} for hook in card.hooks
        ],
        "first_met": card.first_met,
        "last_seen": card.last_seen,
        "encounters": card.encounters,
        "follow_ups": [follow_up_json(row) for row in (*card.open, *card.settled)],
        "timeline": [_step_json(step) for step in card.timeline],
    }


def _step_json(step: TimelineStep) -> dict[str, Any]:
    return {
        "kind": step.kind,
        "date": step.on,
        "encounter": encounter_json(step.encounter) if step.encounter else None,
        "follow_up": step.follow_up.id if step.follow_up else None,
    }
