"""`buurt vocabulary [take]`: a first list of topics, to look at or to take over."""

from __future__ import annotations

from typing import Any

from buurt_tui.cli.context import Context
from buurt_tui.cli.listing import show_rows
from buurt_tui.cli.options import Misuse
from buurt_tui.cli.output import Column, absent, tell
from buurt_tui.domain.first_topics import FirstTopic
from buurt_tui.domain.text import N_, clean
from buurt_tui.first_topics import first_topics, how_many_are_missing
from buurt_tui.lang import _, language, ngettext


def run(context: Context) -> int:
    """Show the list, or add what is not there yet."""
    if not context.call.arguments:
        return show_rows(context, first_topics(language()).topics, COLUMNS, as_json)
    (word,) = context.call.arguments
    if word not in ("take", "neem"):
        raise Misuse(N_("{word} is not understood; there is take"), word=clean(word))
    session = context.session(joins=True)
    try:
        missing = how_many_are_missing(session.buurt, language())
        session.apply(first_topics(language()))
    finally:
        session.close()
    if missing:
        tell(ngettext("{n} topic is added", "{n} topics are added", missing))
    else:
        tell(_("all of these topics are there already"))
    return 0


def as_json(topic: FirstTopic) -> dict[str, Any]:
    """One topic of the list."""
    return {"name": topic.name, "synonyms": topic.synonyms, "parent": absent(topic.below)}


COLUMNS = (
    Column[FirstTopic](N_("topic"), lambda topic: topic.name),
    Column[FirstTopic](N_("below"), lambda topic: topic.below),
    Column[FirstTopic](N_("synonyms"), lambda topic: ", ".join(topic.synonyms)),
)
