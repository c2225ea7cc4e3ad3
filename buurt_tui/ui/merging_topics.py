"""Two topics that are the same: found by hand or proposed, and merged by whoever says so."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from buurt_tui.domain.known_hooks import interest_uses
from buurt_tui.domain.model import Interest, InterestId
from buurt_tui.domain.topic_edits import CallUnlike, MergeTopics
from buurt_tui.lang import _, ngettext
from buurt_tui.ui.dialogs import Option, Picker
from buurt_tui.ui.messages import EditRequested
from buurt_tui.views.alike_topics import alike_topics, others_by_likeness

if TYPE_CHECKING:
    from buurt_tui.ui.app import BuurtApp

NOT_THE_SAME, LATER = "not the same", "later"


def choose_other(app: BuurtApp, one: Interest) -> None:
    """Which topic is the same?"""
    options = [
        Option(other.id, _with_uses(app, other))
        for other in others_by_likeness(app.now, InterestId(one.id))
    ]

    def chosen(key: str | None) -> None:
        other = app.now.buurt.interest(InterestId(key)) if key is not None else None
        if other is not None:
            confirm(app, one, other)

    if not options:
        app.said = _("There is no other topic.")
        return
    title = _("Which topic is the same as {topic}?", topic=one.name)
    app.push_screen(Picker(title, options, filters=True), chosen)


def confirm(
    app: BuurtApp,
    one: Interest,
    other: Interest,
    *,
    title: str = "",
    proposed: bool = False,
    then: Callable[[], None] = lambda: None,
) -> None:
    """Say what happens and ask which name leads; `then`, unless it is left with Esc."""
    options = [
        Option(one.id, _("One topic, called {name}", name=one.name), "1"),
        Option(other.id, _("One topic, called {name}", name=other.name), "2"),
        Option(NOT_THE_SAME, _("They are not the same"), "3"),
    ]
    if proposed:
        options.append(Option(LATER, _("Later"), "4"))

    def chosen(key: str | None) -> None:
        if key is None:
            return
        if key == NOT_THE_SAME:
            unlike = CallUnlike(one=InterestId(one.id), other=InterestId(other.id))
            says = _("Good: two topics. Nobody is asked again.")
            app.post_message(EditRequested(unlike, says))
        elif key != LATER:
            keep, gone = (one, other) if key == one.id else (other, one)
            edit = MergeTopics(keep=InterestId(keep.id), other=InterestId(gone.id))
            says = _("{name} leads to {topic}. Ctrl+Z parts them.", name=gone.name, topic=keep.name)
            app.post_message(EditRequested(edit, says))
        then()

    asks = title or _("{one} and {other}: the same topic?", one=one.name, other=other.name)
    app.push_screen(Picker(asks, options, explain=_what_happens(app, one, other)), chosen)


def look_at_alike(app: BuurtApp) -> None:
    """Go through the topics that look alike, one pair after another."""
    pairs = alike_topics(app.now)
    if not pairs:
        app.said = _("No two topics look alike.")
        return

    def ask(number: int) -> None:
        buurt = app.now.buurt
        for at, pair in enumerate(pairs[number:], number + 1):
            one, other = buurt.interest(pair.one), buurt.interest(pair.other)
            if one is None or other is None or one.id == other.id:
                continue  # merged or gone by an answer before
            title = _(
                "{one} and {other}: the same topic?   {n} of {m}",
                one=one.name,
                other=other.name,
                n=at,
                m=len(pairs),
            )
            confirm(app, one, other, title=title, proposed=True, then=partial(ask, at))
            return

    ask(0)


def _with_uses(app: BuurtApp, topic: Interest) -> str:
    uses = interest_uses(app.now.buurt).get(InterestId(topic.id), 0)
    return f"{topic.name} · {uses}" if uses else topic.name


def _what_happens(app: BuurtApp, one: Interest, other: Interest) -> str:
    uses = interest_uses(app.now.buurt)
    both = uses.get(InterestId(one.id), 0) + uses.get(InterestId(other.id), 0)
    told = [_("The other name stays as another word for it, and nothing is lost.")]
    if both:
        met = ngettext("{n} encounter is about it.", "{n} encounters are about it.", both)
        told.insert(0, met)
    return " ".join(told)
