"""`buurt interest WHICH …`: a topic, who shares it, and what the team does with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from buurt_tui.cli.doing import Do, Doing
from buurt_tui.cli.listing import show_rows
from buurt_tui.cli.output import Column
from buurt_tui.cli.which import the_topic
from buurt_tui.cli.who import named
from buurt_tui.domain.edit import Edit
from buurt_tui.domain.model import Interest, InterestId, new_id
from buurt_tui.domain.text import N_, clean
from buurt_tui.domain.topic_edits import (
    AddSynonym,
    AddTopic,
    CallUnlike,
    MergeTopics,
    PutBelow,
    RemoveSynonym,
    RemoveTopic,
    RenameTopic,
)
from buurt_tui.lang import _
from buurt_tui.ui import words
from buurt_tui.views.interests import Sharer, sharers


def show(doing: Doing) -> int:
    """Who shares it."""
    found = sharers(doing.now, _id(_topic(doing))) or []
    return show_rows(doing.context, found, COLUMNS, as_json)


def as_json(row: Sharer) -> dict[str, Any]:
    """Somebody who shares the topic."""
    return {"resident": named(row.resident), "kinds": row.kinds, "confirmed": row.confirmed}


COLUMNS = (
    Column[Sharer](N_("who"), lambda row: row.resident.name, is_head=True),
    Column[Sharer](N_("kind"), lambda row: ", ".join(_(words.KINDS[kind]) for kind in row.kinds)),
    Column[Sharer](N_("last heard"), lambda row: row.confirmed),
)


def _topic(doing: Doing) -> Interest:
    return the_topic(doing.which, doing.buurt)


def _other(doing: Doing) -> Interest:
    return the_topic(doing.text, doing.buurt)


def _id(topic: Interest) -> InterestId:
    return InterestId(topic.id)


def _add(doing: Doing) -> str:
    doing.apply(AddTopic(id=InterestId(new_id()), name=doing.which))
    return _("{topic} is a topic from here on", topic=clean(doing.which))


def _rename(doing: Doing) -> str:
    says = _("it is called {word} from here on; {topic} still leads there", **_both(doing))
    return _done(doing, RenameTopic(topic=_id(_topic(doing)), name=doing.text), says)


def _synonym(doing: Doing) -> str:
    says = _("{word} means {topic} from here on", **_both(doing))
    return _done(doing, AddSynonym(topic=_id(_topic(doing)), synonym=doing.text), says)


def _no_synonym(doing: Doing) -> str:
    says = _("{word} does not mean {topic} any more", **_both(doing))
    return _done(doing, RemoveSynonym(topic=_id(_topic(doing)), synonym=doing.text), says)


def _parent(doing: Doing) -> str:
    topic, wider = _topic(doing), _other(doing)
    says = _("{topic} stands below {word}", topic=topic.name, word=wider.name)
    return _done(doing, PutBelow(topic=_id(topic), parent=_id(wider)), says)


def _no_parent(doing: Doing) -> str:
    topic = _topic(doing)
    says = _("{topic} stands on its own", topic=topic.name)
    return _done(doing, PutBelow(topic=_id(topic), parent=None), says)


def _merge(doing: Doing) -> str:
    topic, other = _topic(doing), _other(doing)
    says = _("{word} leads to {topic} from here on", topic=topic.name, word=other.name)
    return _done(doing, MergeTopics(keep=_id(topic), other=_id(other)), says)


def _not_same(doing: Doing) -> str:
    topic, other = _topic(doing), _other(doing)
    says = _("{topic} and {word} are two topics", topic=topic.name, word=other.name)
    return _done(doing, CallUnlike(one=_id(topic), other=_id(other)), says)


def _remove(doing: Doing) -> str:
    topic = _topic(doing)
    return _done(doing, RemoveTopic(topic=_id(topic)), _("{topic} is gone", topic=topic.name))


def _both(doing: Doing) -> dict[str, str]:
    return {"topic": _topic(doing).name, "word": clean(doing.text)}


def _done(doing: Doing, edit: Edit, says: str) -> str:
    doing.apply(edit)
    return says


ACTIONS: Mapping[str, Do] = {
    "add": _add,
    "rename": _rename,
    "synonym": _synonym,
    "no-synonym": _no_synonym,
    "parent": _parent,
    "no-parent": _no_parent,
    "merge": _merge,
    "not-same": _not_same,
    "remove": _remove,
}
