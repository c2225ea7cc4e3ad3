"""Answers about a Buurt outlive it until a table that they stand on is touched."""

from datetime import date
from functools import partial

import pytest
from builders import a_buurt, a_member, a_resident
from domain.every_edit import DOCUMENTS, SAMPLES
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from buurt_tui.demo import demo_documents
from buurt_tui.domain import follow_up, history, known_hooks
from buurt_tui.domain.derived import MOST_TOUCHED, Before
from buurt_tui.domain.model import Buurt, Delete, Member, Put, Resident, Revision
from buurt_tui.quicklog import members, places, resident_index, topics
from buurt_tui.views import encounters, interests
from buurt_tui.views.now import Now

FATIMA, KARIM = a_resident("Fatima"), a_member("Karim")
TUESDAY = date(2026, 11, 24)


def names(buurt: Buurt) -> list[str]:
    return [resident.name for resident in buurt.residents.values()]


def everybody(buurt: Buurt) -> list[str]:
    return buurt.derive(names) + [member.name for member in buurt.members.values()]


def revision(buurt: Buurt) -> int:
    return buurt.revision


def with_one_more(buurt: Buurt, *documents) -> Buurt:
    return buurt.apply(map(Put, documents), Revision(buurt.revision + 1))


def test_an_answer_is_worked_out_once():
    buurt = a_buurt(FATIMA)
    assert buurt.derive(names) is buurt.derive(names)


def test_it_is_kept_when_another_table_is_touched():
    before = a_buurt(FATIMA)
    answer = before.derive(names)
    assert with_one_more(before, KARIM).derive(names) is answer


def test_it_is_worked_out_again_when_its_table_is_touched():
    before = a_buurt(FATIMA)
    before.derive(names)
    after = with_one_more(before, a_resident("Omar"))
    assert after.derive(names) == ["Fatima", "Omar"]
    assert before.derive(names) == ["Fatima"]


@pytest.mark.parametrize("known_before", [True, False])
def test_a_rule_stands_on_the_tables_of_the_rules_that_it_builds_on(known_before):
    before = a_buurt(FATIMA, KARIM)
    if known_before:
        before.derive(names)
    before.derive(everybody)
    assert with_one_more(before, a_resident("Omar")).derive(everybody)[1:] == ["Omar", "Karim"]
    assert with_one_more(before, Member(id="anja", name="Anja")).derive(everybody)[-1] == "Anja"


def test_a_rule_that_reads_the_revision_fails_at_once():
    with pytest.raises(AttributeError):
        a_buurt(FATIMA).derive(revision)


class Counting:
    """A rule about residents, dear to work out; and how it is brought up to date."""

    def __init__(self) -> None:
        self.worked_out = self.updated = 0

    def rule(self, buurt: Buurt) -> dict[str, str]:
        self.worked_out += 1
        return {resident.id: resident.name for resident in buurt.residents.values()}

    def update(self, last: dict[str, str], buurt: Buurt, before: Before) -> dict[str, str]:
        self.updated += 1
        fresh = {
            id_: buurt.residents[id_].name for id_ in before["residents"].keys() & buurt.residents
        }
        return {id_: name for id_, name in last.items() if id_ not in before["residents"]} | fresh

    def __call__(self, buurt: Buurt) -> dict[str, str]:
        return buurt.derive(self.rule, self.update)


def test_an_answer_is_brought_up_to_date_where_the_rule_says_how():
    named = Counting()
    first = a_buurt(FATIMA)
    named(first)
    second = with_one_more(first, a_resident("Omar", id="omar"))
    third = with_one_more(second, a_resident("Ömer", id="omar"), a_resident("Nel", id="nel"))
    fourth = third.apply([Delete(Resident, FATIMA.id)], Revision(9))
    assert named(fourth) == {"omar": "Ömer", "nel": "Nel"}
    assert (named.worked_out, named.updated) == (1, 1)
    assert named(first) == {FATIMA.id: FATIMA.name}


def test_an_update_is_told_what_was_there_before():
    told = []

    def update(last, buurt, before):
        told.append(before)
        return last

    first = a_buurt(FATIMA)
    first.derive(names, update)
    fatma = a_resident("Fatma", id=FATIMA.id)
    second = with_one_more(first, fatma, a_resident("Omar", id="omar"), KARIM)
    third = with_one_more(second, a_resident("Fatoş", id=FATIMA.id))
    third.derive(names, update)
    assert told == [{"residents": {FATIMA.id: FATIMA, "omar": None}}]
    fourth = with_one_more(third, fatma)
    fourth.derive(names, update)
    assert told[1:] == [{"residents": {FATIMA.id: third.residents[FATIMA.id]}}]


def test_an_answer_that_is_too_far_behind_is_worked_out_anew():
    named = Counting()
    first = a_buurt(FATIMA)
    named(first)
    later = with_one_more(first, *(a_resident() for _ in range(MOST_TOUCHED + 1)))
    assert len(named(later)) == MOST_TOUCHED + 2
    assert (named.worked_out, named.updated) == (2, 0)


def test_an_update_that_does_not_know_leaves_it_to_the_rule():
    first = a_buurt(FATIMA)
    first.derive(names, lambda *_: None)
    second = with_one_more(first, a_resident("Omar"))
    assert second.derive(names, lambda *_: None) == ["Fatima", "Omar"]


def test_what_an_update_reads_counts_as_well():
    def with_members(last, buurt, _before):
        return [*last, *(member.name for member in buurt.members.values())]

    first = a_buurt(FATIMA)
    first.derive(names, with_members)
    second = with_one_more(first, a_resident("Omar"))
    assert second.derive(names, with_members) == ["Fatima"]
    third = with_one_more(second, KARIM)
    assert third.derive(names, with_members) == ["Fatima", "Karim"]


RULES = (
    *(history.all_encounters, history.encounters_by_resident, known_hooks.all_hooks),
    *(
        history.untagged_encounters,
        follow_up.open_follow_ups,
        follow_up.follow_ups_by_resident,
        encounters.promises_made_in,
    ),
    *(known_hooks.interest_uses, known_hooks.encounters_by_interest),
    *(members.team, places.known_places),
    lambda buurt: spelled(resident_index.resident_index(buurt), buurt),
    lambda buurt: interests.interest_rows(Now(buurt, TUESDAY)),
    lambda buurt: (topics.topic_index(buurt).spellings, dict(topics.topic_index(buurt).uses)),
)


def spelled(index: resident_index.ResidentIndex, buurt: Buurt):
    """All that the index knows, whatever numbers the spellings have."""

    def known(lists):
        return {
            key: sorted(map(repr, (index.spellings[n] for n in ns))) for key, ns in lists.items()
        }

    beginnings = sorted((key, repr(index.spellings[n])) for key, n in index.by_beginning)
    return (
        *(known(index.numbers), known(index.by_squeezed), known(index.by_word), beginnings),
        *(index.suggested_words, index.suggested_names, index.not_suggested, index.merged),
        [index.order_of(id_) for id_ in buurt.residents],
        index.by_beginning == sorted(index.by_beginning),
    )


def test_what_is_kept_is_what_would_be_worked_out():
    """The demo, a few documents of every kind at a time; after each, every answer anew."""
    changes = demo_documents(TUESDAY)
    buurt = Buurt()
    for turn in range(20):
        buurt = buurt.apply(changes[turn::20], Revision(turn + 1))
        fresh = Buurt().apply((c for t in range(turn + 1) for c in changes[t::20]), Revision(1))
        assert [rule(buurt) for rule in RULES] == [rule(fresh) for rule in RULES]


@pytest.mark.parametrize("name", SAMPLES)
def test_what_is_kept_after_an_action_is_what_would_be_worked_out(name):
    buurt = a_buurt(*DOCUMENTS)
    known = [rule(buurt) for rule in RULES]
    changes = SAMPLES[name].changes(buurt)
    later = buurt.apply(changes, Revision(2))
    fresh = a_buurt(*DOCUMENTS).apply(changes, Revision(2))
    assert [rule(later) for rule in RULES] == [rule(fresh) for rule in RULES]
    assert [rule(buurt) for rule in RULES] == known


NAMES = (
    "Fatima",
    "Fatima el Amrani",
    "Mw. Bos",
    "Anne-Marie",
    "van Dam",
    "vrouw met teckel",
    "Ben",
    "",
)
RESIDENTS = st.builds(
    Resident,
    id=st.sampled_from("abcdef"),
    name=st.sampled_from(NAMES),
    description=st.sampled_from(NAMES),
    aliases=st.lists(st.sampled_from(NAMES), max_size=2).map(tuple),
    prefers_not_on=st.sampled_from((None, TUESDAY)),
    merged_into=st.sampled_from((None, None, "a", "b", "z")),
)
TOUCHED = st.one_of(RESIDENTS.map(Put), st.sampled_from("abcdef").map(partial(Delete, Resident)))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(TOUCHED, max_size=4), max_size=6))
def test_names_that_were_brought_up_to_date_are_those_worked_out_anew(turns):
    buurt = Buurt()
    for turn in turns:
        resident_index.resident_index(buurt)
        buurt = buurt.apply(turn, Revision(1))
        fresh = Buurt({"residents": buurt.residents})
        indexes = [spelled(resident_index.resident_index(each), each) for each in (buurt, fresh)]
        assert indexes[0] == indexes[1]
