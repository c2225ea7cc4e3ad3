"""What is asked about a topic: by each its own dialog."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from buurt_tui.domain.edit import Edit
from buurt_tui.domain.model import Interest, InterestId, new_id
from buurt_tui.domain.text import clean, fold
from buurt_tui.domain.topic_edits import (
    AddSynonym,
    AddTopic,
    PutBelow,
    RemoveSynonym,
    RemoveTopic,
    RenameTopic,
)
from buurt_tui.domain.topics import ancestors, parent_of, standing_topics, topic_called
from buurt_tui.lang import _
from buurt_tui.ui.dialogs import Ask, Option, Picker, needs_a_letter
from buurt_tui.ui.merging_topics import choose_other, confirm, look_at_alike
from buurt_tui.ui.messages import EditRequested
from buurt_tui.ui.still_so import ask_about_old

if TYPE_CHECKING:
    from buurt_tui.ui.app import BuurtApp

ALONE = "alone"


def add(app: BuurtApp) -> None:
    """A topic before anybody has a hook on it."""

    def told(answer: str | None) -> None:
        if answer is None:
            return
        known = topic_called(app.now.buurt, clean(answer))
        if known is not None:
            app.said = _("{name} is there already, as {topic}.", name=answer, topic=known.name)
            return
        says = _("{name} is a topic from here on.", name=clean(answer))
        app.post_message(EditRequested(AddTopic(id=InterestId(new_id()), name=answer), says))

    app.push_screen(Ask(_("Which topic do you want to add?"), judge=needs_a_letter), told)


def rename(app: BuurtApp, topic: Interest) -> None:
    """What is a better word for it?"""

    def told(answer: str | None) -> None:
        if answer is not None and not _is_another(app, topic, answer):
            edit = RenameTopic(topic=InterestId(topic.id), name=answer)
            keeps = fold(clean(answer)) != fold(topic.name)
            both = _("{name} it is. {old} still leads there.", name=clean(answer), old=topic.name)
            _request(app, edit, both if keeps else _("{name} it is.", name=clean(answer)))

    question = Ask(
        _("What is {topic} called?", topic=topic.name), value=topic.name, judge=needs_a_letter
    )
    app.push_screen(question, told)


def add_synonym(app: BuurtApp, topic: Interest) -> None:
    """What other word do people use for it?"""

    def told(answer: str | None) -> None:
        if answer is not None and not _is_another(app, topic, answer):
            says = _("{name} means {topic} from here on.", name=clean(answer), topic=topic.name)
            _request(app, AddSynonym(topic=InterestId(topic.id), synonym=answer), says)

    explain = _("Whoever types it means {topic}.", topic=topic.name)
    title = _("What other word is there for {topic}?", topic=topic.name)
    app.push_screen(Ask(title, explain=explain, judge=needs_a_letter), told)


def _is_another(app: BuurtApp, topic: Interest, name: str) -> bool:
    """Whether another topic is called so; then it asks whether they are the same."""
    other = topic_called(app.now.buurt, clean(name))
    if other is None or other.id == topic.id:
        return False
    confirm(app, topic, other)
    return True


def remove_synonym(app: BuurtApp, topic: Interest) -> None:
    """Which word does not mean it after all?"""
    if not topic.synonyms:
        app.said = _("There is no other word for {topic}.", topic=topic.name)
        return

    def chosen(synonym: str | None) -> None:
        if synonym is not None:
            says = _("{name} does not mean {topic} any more.", name=synonym, topic=topic.name)
            _request(app, RemoveSynonym(topic=InterestId(topic.id), synonym=synonym), says)

    options = [Option(word, word) for word in topic.synonyms]
    title = _("Which word does not mean {topic}?", topic=topic.name)
    app.push_screen(Picker(title, options, filters=True), chosen)


def put_below(app: BuurtApp, topic: Interest) -> None:
    """Which wider topic is it a part of?"""
    buurt = app.now.buurt
    wider = [
        other
        for other in sorted(standing_topics(buurt), key=lambda each: fold(each.name))
        if other.id != topic.id and topic not in ancestors(buurt.interests, other)
    ]
    options = [Option(other.id, other.name) for other in wider]
    if parent_of(buurt.interests, topic) is not None:
        options.insert(0, Option(ALONE, _("it stands on its own")))

    def chosen(key: str | None) -> None:
        if key is None:
            return
        parent = None if key == ALONE else InterestId(key)
        above = buurt.interests[parent].name if parent else ""
        below = _("{topic} stands below {parent}.", topic=topic.name, parent=above)
        alone = _("{topic} stands on its own.", topic=topic.name)
        edit = PutBelow(topic=InterestId(topic.id), parent=parent)
        _request(app, edit, below if parent else alone)

    title = _("What is {topic} a part of?", topic=topic.name)
    app.push_screen(Picker(title, options, filters=True), chosen)


def remove(app: BuurtApp, topic: Interest) -> None:
    """Take it away, if nobody has a hook on it."""
    says = _("{topic} is gone. Ctrl+Z brings it back.", topic=topic.name)
    _request(app, RemoveTopic(topic=InterestId(topic.id)), says)


def _request(app: BuurtApp, edit: Edit, says: str) -> None:
    app.post_message(EditRequested(edit, says))


ASKED: Mapping[str, Callable[[BuurtApp, Interest], None]] = {
    "rename": rename,
    "synonym": add_synonym,
    "no_synonym": remove_synonym,
    "below": put_below,
    "merge": choose_other,
    "remove": remove,
}
"""By the names that `keys` gives them."""

ASKED_OF_ALL: Mapping[str, Callable[[BuurtApp], None]] = {
    "add": add,
    "alike": look_at_alike,
    "still": ask_about_old,
}
