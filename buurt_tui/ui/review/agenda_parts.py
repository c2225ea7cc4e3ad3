"""The parts of the agenda that this program brings, in their order."""

from __future__ import annotations

from buurt_tui.domain.text import N_
from buurt_tui.ui.review import follow_up_parts, resident_parts, said_parts
from buurt_tui.ui.review.parts import Part, register
from buurt_tui.views import agenda

register(
    Part(
        name="new",
        title=N_("New since last time"),
        items=agenda.new_items,
        card=resident_parts.new_card,
        subject=resident_parts.new_subject,
    )
)
register(
    Part(
        name="remarks",
        title=N_("Put on the agenda"),
        items=agenda.remark_items,
        card=said_parts.remark_card,
        subject=said_parts.remark_subject,
    )
)
register(
    Part(
        name="promises",
        title=N_("Promises"),
        items=agenda.promise_items,
        card=follow_up_parts.promise_card,
        subject=follow_up_parts.promise_subject,
    )
)
register(
    Part(
        name="quiet",
        title=N_("Fallen silent"),
        items=agenda.quiet_items,
        card=resident_parts.quiet_card,
        subject=resident_parts.resident_subject,
    )
)
register(
    Part(
        name="hooks",
        title=N_("Hooks and questions still open"),
        items=agenda.hook_items,
        card=resident_parts.hook_card,
        subject=resident_parts.hook_subject,
    )
)
register(
    Part(
        name="learned",
        title=N_("What did we learn?"),
        items=agenda.learned_items,
        card=said_parts.learned_card,
        subject=said_parts.learned_subject,
    )
)
