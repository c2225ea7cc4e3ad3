"""What the team does with a topic: name it, say it in other words, put it below another.

No two topics have a name or a synonym in common, so that a word typed means one of them."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from buurt_tui.domain.amending import Amending
from buurt_tui.domain.edit import Refused, changed
from buurt_tui.domain.known_hooks import interest_uses, true_interest
from buurt_tui.domain.log_encounter import id_of_name
from buurt_tui.domain.model import (
    Buurt,
    Change,
    Changes,
    Delete,
    Interest,
    InterestId,
    Put,
)
from buurt_tui.domain.text import N_, clean, fold
from buurt_tui.domain.topics import ancestors, parent_of, spellings, topic_called


def known_topic(buurt: Buurt, id_: InterestId) -> Interest:
    """The topic behind `id_`. Raises `Refused`."""
    topic = buurt.interest(id_)
    if topic is None:
        raise Refused(N_("That topic is not there any more."))
    return topic


def readable_name(name: str) -> str:
    """A name for a topic, cleaned. Raises `Refused` if no mark could spell it."""
    cleaned = " ".join(clean(name).split())
    if not any(char.isalpha() for char in cleaned):
        raise Refused(N_("A name needs at least one letter."))
    return cleaned


def _must_be_free(buurt: Buurt, name: str, topic: Interest | None = None) -> None:
    other = topic_called(buurt, name)
    if other is not None and (topic is None or other.id != topic.id):
        raise Refused(
            N_("{name} is there already, as {topic}. You can merge the two."),
            name=name,
            topic=other.name,
        )


class AddTopic(Struct, frozen=True, kw_only=True):
    """A topic before anybody has a hook on it."""

    id: InterestId
    name: str
    parent: InterestId | None = None

    def changes(self, buurt: Buurt) -> Changes:
        """The topic; refused if one is called so."""
        name = readable_name(self.name)
        _must_be_free(buurt, name)
        id_ = id_of_name(self.id, fold(name), buurt.interests)
        parent = known_topic(buurt, self.parent).id if self.parent else None
        return (Put(Interest(id=id_, name=name, parent=InterestId(parent) if parent else None)),)


class RenameTopic(Amending, frozen=True, kw_only=True):
    """A better word for a topic; the old one stays as a synonym, for who still types it."""

    topic: InterestId
    name: str
    keep_old: bool = True

    def changes(self, buurt: Buurt) -> Changes:
        """The topic; nothing if it is called that."""
        topic, name = known_topic(buurt, self.topic), readable_name(self.name)
        if name == topic.name:
            return ()
        _must_be_free(buurt, name, topic)
        renamed = self.amended(buurt, topic, lambda seen: self._renamed(seen, name))
        return () if renamed == topic else (Put(renamed),)

    def _renamed(self, seen: Interest, name: str) -> Interest:
        words = (*seen.synonyms, seen.name) if self.keep_old else seen.synonyms
        synonyms = tuple(word for word in words if fold(word) != fold(name))
        return changed(seen, name=name, synonyms=synonyms)


class AddSynonym(Struct, frozen=True, kw_only=True):
    """Another word for a topic."""

    topic: InterestId
    synonym: str

    def changes(self, buurt: Buurt) -> Changes:
        """The topic; nothing if it is called so already."""
        topic, synonym = known_topic(buurt, self.topic), readable_name(self.synonym)
        _must_be_free(buurt, synonym, topic)
        if fold(synonym) in spellings(topic):
            return ()
        return (Put(changed(topic, synonyms=(*topic.synonyms, synonym))),)


class RemoveSynonym(Struct, frozen=True, kw_only=True):
    """A word that does not mean this topic after all."""

    topic: InterestId
    synonym: str

    def changes(self, buurt: Buurt) -> Changes:
        """The topic; refused if that is no synonym of it."""
        topic, gone = known_topic(buurt, self.topic), fold(self.synonym)
        synonyms = tuple(word for word in topic.synonyms if fold(word) != gone)
        if synonyms == topic.synonyms:
            raise Refused(
                N_("{name} is no other word for {topic}."),
                name=clean(self.synonym),
                topic=topic.name,
            )
        return (Put(changed(topic, synonyms=synonyms)),)


class PutBelow(Amending, frozen=True, kw_only=True):
    """A topic is a part of a wider one; None: it stands on its own."""

    topic: InterestId
    parent: InterestId | None

    def changes(self, buurt: Buurt) -> Changes:
        """The topic; refused if the wider one would be a part of it."""
        topic = known_topic(buurt, self.topic)
        if self.parent is None:
            return (Put(changed(topic, parent=None)),) if topic.parent else ()
        parent = known_topic(buurt, self.parent)
        if parent.id == topic.id or topic in ancestors(buurt.interests, parent):
            raise Refused(N_("{name} would stand below itself."), name=topic.name)
        above = parent_of(buurt.interests, topic)
        if above is not None and above.id == parent.id:
            return ()
        below = InterestId(parent.id)
        put = self.amended(buurt, topic, lambda seen: changed(seen, parent=below))
        return () if put == topic else (Put(put),)


class MergeTopics(Struct, frozen=True, kw_only=True):
    """Two that are the same topic: the hooks of `other` count for `keep`, its names lead there.

    No encounter changes: whoever reads a hook follows `merged_into`. So what a colleague logs with
    the old id lands right, and undoing it parts the hooks as they were."""

    keep: InterestId
    other: InterestId

    def changes(self, buurt: Buurt) -> Changes:
        """Both topics; refused if they are one."""
        keep, other = known_topic(buurt, self.keep), known_topic(buurt, self.other)
        if keep.id == other.id:
            raise Refused(N_("That is the same topic."))
        known, words = spellings(keep), (other.name, *other.synonyms)
        added = {fold(word): word for word in reversed(words) if fold(word) not in known}
        joined = changed(
            keep,
            synonyms=(*keep.synonyms, *reversed(added.values())),
            parent=_joined_parent(buurt, keep, other),
            unlike=tuple(
                dict.fromkeys(
                    id_ for id_ in (*keep.unlike, *other.unlike) if id_ not in (keep.id, other.id)
                )
            ),
        )
        return (Put(joined), Put(changed(other, merged_into=InterestId(keep.id))))


def _joined_parent(buurt: Buurt, keep: Interest, other: Interest) -> InterestId | None:
    """What `keep` hangs below once `other` is a part of it: never itself."""
    if other in ancestors(buurt.interests, keep):
        return other.parent
    if keep.parent is None and keep not in ancestors(buurt.interests, other):
        return other.parent
    return keep.parent


class CallUnlike(Struct, frozen=True, kw_only=True):
    """Two that look alike are not the same; nobody need be asked again."""

    one: InterestId
    other: InterestId

    def changes(self, buurt: Buurt) -> Changes:
        """One of both; nothing if it was said before."""
        one, other = known_topic(buurt, self.one), known_topic(buurt, self.other)
        if one.id == other.id:
            raise Refused(N_("That is the same topic."))
        if are_unlike(buurt, one, other):
            return ()
        return (Put(changed(one, unlike=(*one.unlike, InterestId(other.id)))),)


def are_unlike(buurt: Buurt, one: Interest, other: Interest) -> bool:
    """Whether somebody said that these, or what was merged into them, are not the same."""
    said = ((one.unlike, other), (other.unlike, one))
    return any(true_interest(buurt, id_) == it.id for ids, it in said for id_ in ids)


class RemoveTopic(Struct, frozen=True, kw_only=True):
    """Take away a topic that nobody ever had a hook on; what was below it moves up."""

    topic: InterestId

    def changes(self, buurt: Buurt) -> Changes:
        """All topics that refer to it, and those that were merged into it."""
        topic = known_topic(buurt, self.topic)
        answered = any(buurt.interest(a.interest) is topic for a in buurt.hook_answers.values())
        if answered or interest_uses(buurt).get(InterestId(topic.id)):
            raise Refused(
                N_("There are hooks on {name}; it stays. You can merge it."), name=topic.name
            )
        return tuple(_without(buurt, topic))


def _without(buurt: Buurt, topic: Interest) -> Iterator[Change]:
    ids = {id_ for id_ in buurt.interests if buurt.interest(id_) is topic}
    for other in buurt.interests.values():
        if other.id in ids:
            yield Delete(Interest, other.id)
            continue
        left = changed(
            other,
            parent=topic.parent if other.parent in ids else other.parent,
            unlike=tuple(id_ for id_ in other.unlike if id_ not in ids),
        )
        if left != other:
            yield Put(left)
