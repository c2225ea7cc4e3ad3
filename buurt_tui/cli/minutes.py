"""`buurt minutes`: what a review came to, as text or Markdown, with made-up names of residents."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from buurt_tui.cli.context import Context
from buurt_tui.cli.listing import neighbourhood
from buurt_tui.cli.options import Misuse
from buurt_tui.cli.output import tell, write_lines
from buurt_tui.cli.who import id_beginning
from buurt_tui.domain.edit import Refused
from buurt_tui.domain.model import Review, ReviewId
from buurt_tui.domain.text import N_, clean
from buurt_tui.lang import _
from buurt_tui.ui.review.minutes import FORMATS, all_reviews, minutes
from buurt_tui.views.now import Now


def run(context: Context) -> int:
    """Show or write them; the latest review's if none was named."""
    call, now = context.call, neighbourhood(context)
    form = FORMATS.get(call.value("format") or "text")
    if form is None:
        raise Misuse(N_("the formats are {choices}"), choices=", ".join(FORMATS))
    review = _review(now, call.arguments)
    names = call.has("names")
    if names and not _is_meant():
        raise Refused(N_("nothing was shown"))
    lines = form(minutes(now, review, names=names))
    file = call.value("output")
    if file is None:
        write_lines(lines)
    else:
        _write_new(Path(file), lines)
    return 0


def _review(now: Now, typed: tuple[str, ...]) -> Review:
    reviews = {review.id: review for review in all_reviews(now.buurt)}
    if not reviews:
        raise Refused(N_("There was no review yet."))
    return reviews[ReviewId(id_beginning(typed[0], reviews)) if typed else next(iter(reviews))]


def _is_meant() -> bool:
    """Somebody at a terminal is asked; a script says it by asking for the names at all."""
    if not sys.stdin.isatty():
        return True
    tell(_("The true names of residents will be readable. Is this for the team alone? yes / no"))
    return clean(sys.stdin.readline()).casefold() in {"yes", "y", "ja", "j"}


def _write_new(path: Path, lines: list[str]) -> None:
    """A file of our own: nothing is overwritten, no link is followed, and only we may read it."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
    try:
        opened = os.open(path, flags, 0o600)
    except FileExistsError as error:
        raise Refused(N_("{path} is there already; nothing was written"), path=path) from error
    with os.fdopen(opened, "w", encoding="utf-8") as file:
        file.writelines(f"{clean(line)}\n" for line in lines)
    tell(_("written to {path}", path=path))
