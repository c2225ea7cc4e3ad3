"""Naming topics, putting them in a tree, merging them: no two share a name, no circles."""

from __future__ import annotations

import pytest
from builders import AT, MONDAY, a_buurt, a_hook, a_resident, an_answer, an_encounter, an_interest
from domain.doing import LATER, TUESDAY, after, refusal

from buurt_tui.domain.encounter_edits import Tag
from buurt_tui.domain.first_topics import FirstTopic, TakeTopics
from buurt_tui.domain.known_hooks import hooks_of, interest_uses
from buurt_tui.domain.log_encounter import LogEncounter, New, NewHook
from buurt_tui.domain.model import Kind, Revision
from buurt_tui.domain.steps import Exchange, recorded
from buurt_tui.domain.topic_edits import (
    AddSynonym,
    AddTopic,
    CallUnlike,
    MergeTopics,
    PutBelow,
    RemoveSynonym,
    RemoveTopic,
    RenameTopic,
    are_unlike,
)
from buurt_tui.domain.topics import ancestors, topic_called

ETEN = an_interest("eten")
KOKEN = an_interest("koken", parent=ETEN.id, synonyms=("kokkerellen",))
SOEP = an_interest("soep", parent=KOKEN.id)
KOOK = an_interest("kook")
FATIMA = a_resident("Fatima")
MET = an_encounter(FATIMA, hooks=(a_hook(KOOK, FATIMA),))
BUURT = a_buurt(ETEN, KOKEN, SOEP, KOOK, FATIMA, MET)


def topic(buurt, it):
    return buurt.interest(it.id)


def above(buurt, it):
    return [each.name for each in ancestors(buurt.interests, topic(buurt, it))]


# -- names ----------------------------------------------------------------------------------


def test_the_old_name_still_leads_there():
    buurt = after(BUURT, RenameTopic(topic=KOKEN.id, name="  samen   koken "))
    assert topic(buurt, KOKEN).name == "samen koken"
    assert topic_called(buurt, "Koken") == topic_called(buurt, "samen-koken")


def test_other_capitals_leave_no_synonym_behind():
    assert topic(after(BUURT, RenameTopic(topic=KOKEN.id, name="Koken")), KOKEN).synonyms == (
        "kokkerellen",
    )


def test_a_topic_may_be_called_by_one_of_its_synonyms():
    buurt = after(BUURT, RenameTopic(topic=KOKEN.id, name="kokkerellen"))
    assert (topic(buurt, KOKEN).name, topic(buurt, KOKEN).synonyms) == ("kokkerellen", ("koken",))


@pytest.mark.parametrize(
    "edit",
    [
        RenameTopic(topic=KOOK.id, name="Koken"),
        RenameTopic(topic=KOOK.id, name="kokkerellen"),
        AddSynonym(topic=KOOK.id, synonym="kokkerellen"),
        AddTopic(id="x", name="kokkerellen"),
    ],
)
def test_a_name_of_another_topic_is_refused_and_merging_is_proposed(edit):
    assert "as koken. You can merge the two." in refusal(BUURT, edit)


@pytest.mark.parametrize("name", ["", "  ", "\u200b", "12", "🙂"])
def test_a_name_has_a_letter(name):
    for edit in (
        AddTopic(id="x", name=name),
        RenameTopic(topic=KOKEN.id, name=name),
        AddSynonym(topic=KOKEN.id, synonym=name),
    ):
        assert refusal(BUURT, edit) == "A name needs at least one letter."


def test_a_word_that_was_taken_away_is_free_again():
    buurt = after(
        BUURT,
        RemoveSynonym(topic=KOKEN.id, synonym="KOKKERELLEN"),
        AddTopic(id="x", name="kokkerellen"),
    )
    assert topic_called(buurt, "kokkerellen").id != KOKEN.id
    gone = RemoveSynonym(topic=KOKEN.id, synonym="bakken")
    assert refusal(BUURT, gone) == "bakken is no other word for koken."


def test_what_is_so_already_changes_nothing():
    for edit in (
        RenameTopic(topic=KOKEN.id, name="koken"),
        AddSynonym(topic=KOKEN.id, synonym="Kokkerellen"),
        PutBelow(topic=KOKEN.id, parent=ETEN.id),
        PutBelow(topic=ETEN.id, parent=None),
    ):
        assert edit.changes(BUURT) == ()


def test_a_topic_that_is_gone_is_said():
    assert refusal(a_buurt(), RenameTopic(topic="x", name="y")) == (
        "That topic is not there any more."
    )


# -- the tree -------------------------------------------------------------------------------


def test_no_topic_is_a_part_of_itself():
    for parent in (ETEN, KOKEN, SOEP):
        edit = PutBelow(topic=ETEN.id, parent=parent.id)
        assert refusal(BUURT, edit) == "eten would stand below itself."


def test_a_topic_may_hang_elsewhere_or_stand_alone():
    assert above(after(BUURT, PutBelow(topic=KOOK.id, parent=KOKEN.id)), KOOK) == ["koken", "eten"]
    assert above(after(BUURT, PutBelow(topic=KOKEN.id, parent=None)), SOEP) == ["koken"]


# -- merging --------------------------------------------------------------------------------


def test_merging_joins_hooks_and_names():
    buurt = after(BUURT, MergeTopics(keep=KOKEN.id, other=KOOK.id))
    assert topic_called(buurt, "kook") == topic(buurt, KOOK) == topic(buurt, KOKEN)
    assert topic(buurt, KOKEN).synonyms == ("kokkerellen", "kook")
    assert [hook.interest for hook in hooks_of(buurt, FATIMA.id)] == [KOKEN.id]
    assert interest_uses(buurt) == {KOKEN.id: 1}
    assert refusal(buurt, MergeTopics(keep=KOOK.id, other=KOKEN.id)) == "That is the same topic."


def test_a_late_log_with_the_old_id_lands_right():
    buurt = after(BUURT, MergeTopics(keep=KOKEN.id, other=KOOK.id))
    hook = NewHook(kind=Kind.WISH, interest=KOOK.id, residents=(FATIMA.id,))
    log = LogEncounter(id="e", on=TUESDAY, at=LATER, residents=(FATIMA.id,), hooks=(hook,))
    late = after(buurt, log, Tag(encounter=MET.id, hooks=(hook,), on=TUESDAY))
    assert [h.interest for h in late.encounters["e"].hooks] == [KOKEN.id]
    assert {h.interest for h in hooks_of(late, FATIMA.id)} == {KOKEN.id}
    assert interest_uses(late) == {KOKEN.id: 2}


def test_a_new_topic_that_was_merged_meanwhile_is_what_it_was_merged_into():
    buurt = after(BUURT, MergeTopics(keep=KOKEN.id, other=KOOK.id))
    hook = NewHook(kind=Kind.WISH, interest=New(id="new", name="Kook"), residents=(FATIMA.id,))
    late = after(
        buurt, LogEncounter(id="e", on=TUESDAY, at=LATER, residents=(FATIMA.id,), hooks=(hook,))
    )
    assert [h.interest for h in late.encounters["e"].hooks] == [KOKEN.id]


def test_what_hung_below_the_other_hangs_below_the_one():
    brood = an_interest("brood", parent=KOOK.id)
    buurt = after(
        a_buurt(*BUURT.interests.values(), brood), MergeTopics(keep=KOKEN.id, other=KOOK.id)
    )
    assert above(buurt, brood) == ["koken", "eten"]


@pytest.mark.parametrize(
    ("keep", "other", "parents"),
    [
        (SOEP, ETEN, []),  # what it was below is a part of it
        (ETEN, SOEP, []),
        (SOEP, KOKEN, ["eten"]),
        (KOKEN, SOEP, ["eten"]),
        (KOOK, SOEP, ["koken", "eten"]),  # it takes over where the other hung
        (KOKEN, KOOK, ["eten"]),
    ],
)
def test_merging_makes_no_circle(keep, other, parents):
    buurt = after(BUURT, MergeTopics(keep=keep.id, other=other.id))
    assert above(buurt, keep) == parents
    for each in buurt.interests.values():
        assert buurt.interest(each.id) not in ancestors(buurt.interests, buurt.interest(each.id))


def test_a_chain_of_merges_is_followed():
    buurt = after(
        BUURT,
        MergeTopics(keep=SOEP.id, other=KOOK.id),
        MergeTopics(keep=KOKEN.id, other=SOEP.id),
    )
    assert topic(buurt, KOOK).name == "koken"
    assert topic(buurt, KOKEN).synonyms == ("kokkerellen", "soep", "kook")


def test_who_is_not_the_same_is_said_once():
    buurt = after(BUURT, CallUnlike(one=KOKEN.id, other=KOOK.id))
    assert are_unlike(buurt, topic(buurt, KOOK), topic(buurt, KOKEN))
    assert CallUnlike(one=KOOK.id, other=KOKEN.id).changes(buurt) == ()
    # and the topic that one of them became a part of is not the same either
    buurt = after(buurt, MergeTopics(keep=SOEP.id, other=KOOK.id))
    assert are_unlike(buurt, topic(buurt, SOEP), topic(buurt, KOKEN))


# -- taking away ----------------------------------------------------------------------------


def test_a_topic_with_hooks_stays():
    assert "There are hooks on kook" in refusal(BUURT, RemoveTopic(topic=KOOK.id))
    merged = after(BUURT, MergeTopics(keep=KOKEN.id, other=KOOK.id))
    assert "There are hooks on koken" in refusal(merged, RemoveTopic(topic=KOKEN.id))
    asked = a_buurt(SOEP, FATIMA, an_answer(FATIMA, SOEP))
    assert "There are hooks on soep" in refusal(asked, RemoveTopic(topic=SOEP.id))


def test_what_was_below_it_moves_up():
    unlike = after(BUURT, CallUnlike(one=KOOK.id, other=KOKEN.id))
    buurt = after(unlike, RemoveTopic(topic=KOKEN.id))
    assert above(buurt, SOEP) == ["eten"]
    assert topic(buurt, KOOK).unlike == ()
    assert topic(buurt, KOKEN) is None


# -- undoing --------------------------------------------------------------------------------


def stepped(buurt, edit, by, number):
    """`buurt` after `edit`, with the step that undoes it."""
    changes = recorded(buurt, edit.changes(buurt), id=f"step{number}", edit="Edit", at=AT, by=by)
    return buurt.apply(changes, Revision(buurt.revision + 1))


def test_undo_never_makes_a_circle():
    buurt = stepped(BUURT, PutBelow(topic=KOOK.id, parent=SOEP.id), "anja", 1)
    buurt = after(buurt, Exchange("step1"))
    buurt = stepped(buurt, PutBelow(topic=SOEP.id, parent=KOOK.id), "karim", 2)
    assert refusal(buurt, Exchange("step1")) == "kook would stand below itself."


def test_undo_never_gives_two_topics_one_name():
    buurt = stepped(BUURT, RemoveSynonym(topic=KOKEN.id, synonym="kokkerellen"), "anja", 1)
    buurt = stepped(buurt, AddSynonym(topic=KOOK.id, synonym="kokkerellen"), "karim", 2)
    assert refusal(buurt, Exchange("step1")) == "kokkerellen is there already."


def test_undoing_a_merge_parts_hooks_as_they_were():
    buurt = stepped(BUURT, MergeTopics(keep=KOKEN.id, other=KOOK.id), "anja", 1)
    noted = Tag(encounter=MET.id, hooks=(), on=MONDAY)
    buurt = after(buurt, noted, Exchange("step1"))
    assert interest_uses(buurt) == {KOOK.id: 1}
    assert topic_called(buurt, "kook").id == KOOK.id


# -- a list to begin with -------------------------------------------------------------------


def first(name, below="", *synonyms):
    return FirstTopic(id=f"id of {name}", name=name, below=below, synonyms=synonyms)


def test_a_list_of_topics_adds_what_is_not_there_yet():
    take = TakeTopics((first("bakken", "koken", "taart", "koken"), first("buiten"), first("Koken")))
    buurt = after(BUURT, take)
    assert {t.name for t in buurt.interests.values()} == {
        *("eten", "koken", "soep", "kook", "bakken", "buiten")
    }
    bakken = topic_called(buurt, "bakken")
    assert (above(buurt, bakken), bakken.synonyms) == (["koken", "eten"], ("taart",))
    assert topic(buurt, KOKEN) == KOKEN
    assert take.changes(buurt) == ()


def test_two_who_take_it_at_once_add_it_once():
    again = TakeTopics((FirstTopic(id="another", name="bakken"),))
    assert [c.document.id for c in again.changes(BUURT)] == [
        c.document.id for c in TakeTopics((first("bakken"),)).changes(BUURT)
    ]
