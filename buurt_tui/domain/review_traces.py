"""What reviews still say of somebody who is forgotten."""

from __future__ import annotations

from collections.abc import Container, Iterator

from buurt_tui.domain.edit import changed
from buurt_tui.domain.masking import without_names
from buurt_tui.domain.model import AgendaItem, AgendaRemark, Buurt, Decision, Review

Said = Review | Decision | AgendaRemark


def nameless_reviews(buurt: Buurt, gone: Container[str], names: list[str]) -> Iterator[Said]:
    """What says something else without the documents that go, and without these names.

    An item about them stays on its agenda, about nobody: the numbers of the others stay theirs."""
    for review in buurt.reviews.values():
        nameless = changed(
            review,
            agenda=tuple(_nameless(item, gone) for item in review.agenda),
            made_up=tuple(each for each in review.made_up if each.resident not in gone),
        )
        if nameless != review:
            yield nameless
    said: list[Decision | AgendaRemark]
    said = [*buurt.decisions.values(), *buurt.agenda_remarks.values()]
    for document in said:
        words = without_names(document.words, names)
        if words != document.words:
            yield changed(document, words=words)


def _nameless(item: AgendaItem, gone: Container[str]) -> AgendaItem:
    return AgendaItem(part=item.part) if item.about in gone else item
