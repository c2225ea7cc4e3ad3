"""What all commands that list something share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from buurt_tui.cli.context import Context
from buurt_tui.cli.output import Column, show, show_json
from buurt_tui.views.now import Now

Row = TypeVar("Row")


def neighbourhood(context: Context) -> Now:
    """The neighbourhood as it stands. Raises `StoreError`."""
    session = context.session()
    session.close()
    return Now(session.buurt, context.today, me=session.me, quiet_weeks=context.config.quiet_weeks)


def show_rows(
    context: Context,
    rows: Sequence[Row],
    columns: Sequence[Column[Row]],
    as_json: Callable[[Row], dict[str, Any]],
) -> int:
    """Show the rows the way that was asked for; the exit code."""
    if context.call.has("json"):
        show_json(map(as_json, rows))
    elif context.shows_plainly:
        from buurt_tui.cli.plain import show_plain

        show_plain(rows, columns, context.today)
    else:
        show(rows, columns, context.today)
    return 0
