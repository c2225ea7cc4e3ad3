"""Whatever two people do in any order, the neighbourhood holds together."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta

from builders import AT, MONDAY, a_member, a_place
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from msgspec import structs

from buurt_tui.domain.edit import Edit, Refused
from buurt_tui.domain.encounter_edits import Tag, TakeBack
from buurt_tui.domain.first_topics import FirstTopic, TakeTopics
from buurt_tui.domain.follow_up import is_silenced, open_follow_ups, quiet_residents, seen_since
from buurt_tui.domain.follow_up_edits import (
    AddFollowUp,
    Attempt,
    Postpone,
    Reopen,
    Settle,
    SettleAsSeen,
)
from buurt_tui.domain.history import place_of
from buurt_tui.domain.hook_edits import AnswerHook
from buurt_tui.domain.known_hooks import all_hooks, hooks_of, hooks_on
from buurt_tui.domain.log_encounter import LogEncounter, New, NewHook, Promise
from buurt_tui.domain.model import (
    KINDS,
    Contact,
    Document,
    Kind,
    Member,
    Put,
    Revision,
    Status,
    Step,
)
from buurt_tui.domain.references import references
from buurt_tui.domain.resident_edits import AddAlias, FindAt, Merge, PreferNot, Rename
from buurt_tui.domain.team_edits import AddPlace, CountDoor, SetRound
from buurt_tui.domain.topic_edits import (
    AddSynonym,
    CallUnlike,
    MergeTopics,
    PutBelow,
    RemoveSynonym,
    RemoveTopic,
    RenameTopic,
)
from buurt_tui.domain.topics import ancestors, spellings, standing_topics
from buurt_tui.session import Session
from buurt_tui.store.memory import MemoryStore

KARIM, ANJA = a_member("Karim"), a_member("Anja")
STREET = a_place("Kwakersstraat")
NAMES = st.sampled_from(["Fatima", "fatima", "Omar", "Jan Smit"])
TOPICS = st.sampled_from(["koken", "Koken", "dammen", "tuinieren"])
PLACES = st.sampled_from(["Harpstraat", "harpstraat", "Kwakersstraat"])
DAYS = st.integers(-60, 3).map(lambda days: MONDAY + timedelta(days=days))
INDEX = st.integers(0, 1000)
"""Chooses among what there is at that moment."""
WHO = st.integers(0, 1)


def said(session: Session) -> dict[tuple[str, str], Document]:
    return {
        (table, id_): structs.replace(document, rev=0, by="")
        for kind, table in KINDS.items()
        if kind is not Step
        for id_, document in session.buurt.table(table).items()
    }


class Histories(RuleBasedStateMachine):
    """Two terminals on one store, each seeing the other's work only when it refreshes."""

    people = 2

    def __init__(self) -> None:
        super().__init__()
        store = MemoryStore()
        store.commit((Put(KARIM), Put(ANJA), Put(STREET)), base=Revision(0))
        self.clock = AT
        self.minted = 0
        self.sessions = [self.session(store, me.id) for me in (KARIM, ANJA)]
        self.first = said(self.sessions[0])

    def session(self, store: MemoryStore, me: str) -> Session:
        session = Session(store, now=lambda: self.clock)
        session.me = me
        return session

    def by(self, who: int) -> Session:
        return self.sessions[who % self.people]

    def mint(self) -> str:
        self.minted += 1
        return f"id-{self.minted:04d}"

    def at(self):
        self.clock += timedelta(minutes=1)
        return self.clock

    def among(self, who: int, table: str, index: int) -> str | None:
        """The id of some document, or None for somebody new."""
        ids = sorted(self.by(who).buurt.table(table))
        return ids[index % len(ids)] if ids and index % 4 else None

    def do(self, who: int, edit: Edit) -> None:
        with suppress(Refused):
            self.by(who).apply(edit)

    @rule(
        who=WHO, on=DAYS, resident=INDEX, name=NAMES, topic=TOPICS, kind=st.sampled_from(Kind),
        contact=st.sampled_from([None, *Contact]), promised=st.booleans(), settles=INDEX,
        place=st.none() | PLACES, round_=INDEX,
    )  # fmt: skip
    def log(self, who, on, resident, name, topic, kind, contact, promised, settles, place, round_):
        known = self.among(who, "residents", resident)
        them = known or New(id=self.mint(), name=name)
        id_ = known or them.id
        self.do(
            who,
            LogEncounter(
                id=self.mint(),
                on=on,
                at=self.at(),
                logged_by=self.by(who).me,
                residents=(them,),
                hooks=(
                    NewHook(kind=kind, interest=New(id=self.mint(), name=topic), residents=(id_,)),
                ),
                promises=(Promise(id=self.mint(), resident=id_),) if promised else (),
                note="zomaar",
                contact=contact,
                place=New(id=self.mint(), name=place) if place else STREET.id,
                round=self.among(who, "rounds", round_),
                settles=self.among(who, "follow_ups", settles),
            ),
        )

    @rule(who=WHO, index=INDEX, status=st.sampled_from([s for s in Status if s != Status.OPEN]))
    def settle(self, who, index, status):
        if id_ := self.among(who, "follow_ups", index):
            self.do(who, Settle(follow_up=id_, status=status, on=MONDAY))

    @rule(who=WHO, index=INDEX)
    def that_was_it(self, who, index):
        buurt = self.by(who).buurt
        if id_ := self.among(who, "follow_ups", index):
            seen = seen_since(buurt, buurt.follow_ups[id_])
            if seen:
                self.do(who, SettleAsSeen(follow_up=id_, encounter=seen.id))

    @rule(who=WHO, index=INDEX, what=st.integers(0, 2))
    def postpone_attempt_or_reopen(self, who, index, what):
        if id_ := self.among(who, "follow_ups", index):
            edits = (
                Postpone(follow_up=id_, around=None, at=self.at()),
                Attempt(follow_up=id_, on=MONDAY),
                Reopen(follow_up=id_, at=self.at()),
            )
            self.do(who, edits[what])

    @rule(who=WHO, keep=INDEX, other=INDEX)
    def merge(self, who, keep, other):
        ids = self.among(who, "residents", keep), self.among(who, "residents", other)
        if all(ids):
            self.do(who, Merge(keep=ids[0], other=ids[1]))

    @rule(who=WHO, index=INDEX, on=st.none() | DAYS)
    def prefer_not(self, who, index, on):
        if id_ := self.among(who, "residents", index):
            self.do(who, PreferNot(resident=id_, on=on))

    @rule(who=WHO, index=INDEX, name=NAMES, what=st.integers(0, 3))
    def say_of_a_resident(self, who, index, name, what):
        if id_ := self.among(who, "residents", index):
            edits = (
                Rename(resident=id_, name=name),
                AddAlias(resident=id_, alias=name),
                FindAt(resident=id_, place=STREET.id),
                AddFollowUp(id=self.mint(), resident=id_, on=MONDAY, at=self.at()),
            )
            self.do(who, edits[what])

    @rule(who=WHO, index=INDEX, topic=TOPICS, kind=st.sampled_from(Kind))
    def tag(self, who, index, topic, kind):
        if id_ := self.among(who, "encounters", index):
            hook = NewHook(kind=kind, interest=New(id=self.mint(), name=topic))
            self.do(who, Tag(encounter=id_, hooks=(hook,), on=MONDAY))

    @rule(who=WHO, index=INDEX, other=INDEX, word=TOPICS, what=st.integers(0, 9))
    def say_of_a_topic(self, who, index, other, word, what):
        topic, another = (self.among(who, "interests", n) for n in (index, other))
        if topic and another:
            edits = (
                RenameTopic(topic=topic, name=word),
                RenameTopic(topic=topic, name=word, keep_old=False),
                AddSynonym(topic=topic, synonym=word),
                RemoveSynonym(topic=topic, synonym=word),
                PutBelow(topic=topic, parent=another),
                PutBelow(topic=topic, parent=None),
                MergeTopics(keep=topic, other=another),
                CallUnlike(one=topic, other=another),
                RemoveTopic(topic=topic),
                TakeTopics((FirstTopic(id=self.mint(), name=word, below="koken"),)),
            )
            self.do(who, edits[what])

    @rule(who=WHO, index=INDEX, holds=st.booleans(), on=DAYS)
    def answer_for_a_hook(self, who, index, holds, on):
        hooks = [(r, h) for r, hooks in all_hooks(self.by(who).buurt).items() for h in hooks]
        if hooks:
            resident, hook = hooks[index % len(hooks)]
            about = {"resident": resident, "kind": hook.kind, "interest": hook.interest}
            self.do(who, AnswerHook(id=self.mint(), on=on, at=self.at(), holds=holds, **about))

    @rule(who=WHO, index=INDEX)
    def take_back(self, who, index):
        if id_ := self.among(who, "encounters", index):
            self.do(who, TakeBack(encounter=id_))

    @rule(who=WHO, place=PLACES)
    def add_place(self, who, place):
        self.do(who, AddPlace(self.mint(), place))

    @rule(who=WHO, index=INDEX, place=INDEX)
    def set_round(self, who, index, place):
        places = tuple(filter(None, [self.among(who, "places", place)]))
        id_ = self.among(who, "rounds", index) or self.mint()
        self.do(who, SetRound(id=id_, on=MONDAY, places=places))

    @rule(who=WHO, index=INDEX, place=INDEX)
    def count_door(self, who, index, place):
        if id_ := self.among(who, "rounds", index):
            place_id = self.among(who, "places", place)
            self.do(who, CountDoor(round=id_, place=place_id, closed=1))

    @rule(who=WHO, times=st.integers(1, 5))
    def undo(self, who, times):
        for _ in range(times):
            with suppress(Refused):
                self.by(who).undo()

    @rule(who=WHO, times=st.integers(1, 5))
    def redo(self, who, times):
        for _ in range(times):
            with suppress(Refused):
                self.by(who).redo()

    @rule(who=WHO)
    def refresh(self, who):
        self.by(who).refresh()

    @invariant()
    def nobody_silenced_is_on_a_list(self):
        for session in self.sessions:
            buurt = session.buurt
            listed = [buurt.resident(f.resident) for f in open_follow_ups(buurt)]
            listed += [resident for resident, _ in quiet_residents(buurt, MONDAY)]
            assert not any(map(is_silenced, listed))

    @invariant()
    def every_reference_leads_somewhere(self):
        for session in self.sessions:
            buurt = session.buurt
            for table in set(KINDS.values()) - {"steps"}:
                for document in buurt.table(table).values():
                    for kind, id_ in references(document):
                        assert kind is Member or buurt.get(kind, id_) is not None

    @invariant()
    def every_encounter_was_logged_and_not_taken_back(self):
        for session in self.sessions:
            standing = [step.edit for step in session.buurt.steps.values() if not step.undone]
            logged, taken_back = standing.count("LogEncounter"), standing.count("TakeBack")
            assert len(session.buurt.encounters) == logged - taken_back

    @invariant()
    def everybody_is_somebody(self):
        for session in self.sessions:
            buurt = session.buurt
            for resident in buurt.residents.values():
                found = buurt.resident(resident.id)
                assert found is not None and found.merged_into is None
                place_of(buurt, resident)
                hooks_of(buurt, resident.id)

    @invariant()
    def a_topic_or_place_is_there_once(self):
        for session in self.sessions:
            buurt = session.buurt
            places = [place.name.casefold() for place in buurt.places.values()]
            topics = [word for topic in standing_topics(buurt) for word in spellings(topic)]
            for names in (places, topics):
                assert len(names) == len(set(names))

    @invariant()
    def topics_are_a_tree_and_each_leads_to_one_that_stands(self):
        for session in self.sessions:
            topics = session.buurt.interests
            for topic in topics.values():
                found = session.buurt.interest(topic.id)
                assert found is not None and found.merged_into is None
                assert found not in ancestors(topics, found)

    @invariant()
    def hooks_are_the_same_however_they_are_looked_up(self):
        for session in self.sessions:
            buurt, hooks = session.buurt, all_hooks(session.buurt)
            standing = {r.id: hooks_of(buurt, r.id) for r in buurt.residents.values()}
            assert {
                r: h for r, h in standing.items() if h and not buurt.residents[r].merged_into
            } == hooks
            by_topic = {
                (r, hook.kind, hook.interest)
                for topic in standing_topics(buurt)
                for r, found in hooks_on(buurt, topic.id).items()
                for hook in found
            }
            assert by_topic == {
                (r, h.kind, h.interest) for r, found in hooks.items() for h in found
            }

    def teardown(self) -> None:
        karim, anja = self.sessions
        karim.refresh()
        anja.refresh()
        assert said(karim) == said(anja)
        assert karim.buurt.steps == anja.buurt.steps


class OneAlone(Histories):
    """Only one member works, so everything can be taken back."""

    people = 1

    def teardown(self) -> None:
        session = self.sessions[0]
        with suppress(Refused):
            while True:
                session.redo()
        last, steps = said(session), len(session.buurt.steps)
        for _ in range(steps):
            session.undo()
        assert said(session) == self.first
        for _ in range(steps):
            session.redo()
        assert said(session) == last
        super().teardown()


BRIEFLY = settings(
    max_examples=60,
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)

TestTwoPeople = Histories.TestCase
TestTwoPeople.settings = BRIEFLY
TestOneAlone = OneAlone.TestCase
TestOneAlone.settings = BRIEFLY
