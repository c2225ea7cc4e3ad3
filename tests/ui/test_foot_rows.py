"""The rows of keys below a review know how much room they need before they have any."""

from __future__ import annotations

from textual.geometry import Size

from buurt_tui import lang
from buurt_tui.ui.widgets.foot_rows import FootRows
from buurt_tui.ui.widgets.frame import FootKey


def test_lines_are_counted_for_the_width_that_is_to_come():
    lang.choose("nl")
    rows = FootRows()
    rows.show(
        [[FootKey("⏎", "verder", "")], [FootKey("s", "overslaan", ""), FootKey("b", "terug", "")]]
    )
    assert rows.size.width == 0, "it is hidden, as before a review"
    assert rows.get_content_height(Size(60, 20), Size(60, 20), 60) == 2
    assert rows.get_content_height(Size(20, 20), Size(20, 20), 20) == 4
