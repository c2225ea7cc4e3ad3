"""One sample of each thing that somebody can do, on a neighbourhood where it changes something."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

from builders import (
    AT,
    MONDAY,
    a_follow_up,
    a_hook,
    a_member,
    a_place,
    a_resident,
    a_review,
    a_round,
    an_answer,
    an_encounter,
    an_id,
    an_interest,
)
from domain.doing import LATER, SUNDAY, TUESDAY
from msgspec import Struct

import buurt_tui.domain
from buurt_tui.domain.amend_edits import AmendEncounter, AmendResident, AmendRound
from buurt_tui.domain.edit import Edit, changed
from buurt_tui.domain.encounter_edits import Tag, TakeBack
from buurt_tui.domain.first_topics import FirstTopic, TakeTopics
from buurt_tui.domain.follow_up_edits import (
    AddFollowUp,
    Attempt,
    Postpone,
    Reopen,
    Revise,
    Settle,
    SettleAsSeen,
    Weigh,
)
from buurt_tui.domain.hook_edits import AnswerHook
from buurt_tui.domain.log_encounter import LogEncounter, New, NewHook, Promise
from buurt_tui.domain.model import (
    NEIGHBOURHOOD_ID,
    AgendaItem,
    AgendaRemark,
    Consent,
    Contact,
    Decision,
    Document,
    Doors,
    FollowUp,
    Kind,
    Lead,
    Neighbourhood,
    Outcome,
    Readers,
    Status,
)
from buurt_tui.domain.naming_edits import RemoveAlias, RenamePlace
from buurt_tui.domain.reading_edits import LetRead
from buurt_tui.domain.remark_edits import AnswerRemark, PutOnAgenda
from buurt_tui.domain.resident_edits import (
    AddAlias,
    AllowNotes,
    Erase,
    FindAt,
    Merge,
    PreferNot,
    Rename,
)
from buurt_tui.domain.restore import Restore
from buurt_tui.domain.review import decision_id
from buurt_tui.domain.review_edits import (
    BeginReview,
    CloseReview,
    Decide,
    GoTo,
    SayWhoIsThere,
    SignOfLife,
    StopReview,
    TakeLead,
)
from buurt_tui.domain.steps import Exchange
from buurt_tui.domain.team_edits import (
    AddMember,
    AddPlace,
    CountDoor,
    NameNeighbourhood,
    RenameMember,
    RetireMember,
    SetRound,
)
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

KARIM, ANJA = a_member("Karim"), a_member("Anja")
STREET = a_place("Kwakersstraat")
ETEN = an_interest("eten")
KOKEN = an_interest("koken", synonyms=("kokkerellen",))
KOOK = an_interest("kook", merged_into=KOKEN.id, parent=ETEN.id)
BAKKEN = an_interest("bakken", parent=ETEN.id, unlike=(KOKEN.id,))
FATIMA = a_resident("Fatima el Amrani", place=STREET.id, extra={"later": [1, {"a": None}]})
DOUBLE = a_resident("Fatma", aliases=("Faat",), prefers_not_on=MONDAY)
OMAR = a_resident("", description="man met pet")
ROUND = a_round(places=(STREET.id,), doors=(Doors(place=STREET.id, opened=2),))
MET = an_encounter(
    FATIMA, OMAR, hooks=(a_hook(KOKEN, FATIMA),), round=ROUND.id, contact=Contact.TALK
)
MET_DOUBLE = an_encounter(DOUBLE, on=TUESDAY, at=LATER, hooks=(a_hook(KOKEN, DOUBLE),), note="é")
ASKED = an_answer(FATIMA, KOKEN, on=SUNDAY)
OPEN = a_follow_up(FATIMA, made_in=MET.id, around=TUESDAY, reason="bellen")
OPEN_DOUBLE = a_follow_up(DOUBLE)
DONE = a_follow_up(OMAR, status=Status.DONE, settled_on=TUESDAY, settled_in=MET.id)
REMARK = AgendaRemark(id=an_id(), at=AT, words="de sleutel van de zaal", member=KARIM.id)
REVIEW = a_review(
    present=(KARIM.id,),
    street=STREET.id,
    topic=KOKEN.id,
    agenda=(AgendaItem(part="learned"), AgendaItem(part="learned")),
    seed="geheim",
)
LEAD = Lead(id=REVIEW.id, terminal="pts-1", member=KARIM.id, since=AT, seen_at=AT)
DECIDED = Decision(id=decision_id(REVIEW.id, 0), review=REVIEW.id, number=0, at=AT)

DOCUMENTS: tuple[Document, ...] = (
    Neighbourhood(id=NEIGHBOURHOOD_ID, name="Beerenbrouckbuurt"),
    *(
        KARIM,
        ANJA,
        STREET,
        ETEN,
        KOKEN,
        KOOK,
        BAKKEN,
        ASKED,
        FATIMA,
        DOUBLE,
        OMAR,
        ROUND,
        MET,
        MET_DOUBLE,
    ),
    *(OPEN, OPEN_DOUBLE, DONE, REMARK, REVIEW, LEAD, DECIDED),
)

SAMPLES: dict[str, Edit] = {
    "LogEncounter": LogEncounter(
        id="e",
        on=TUESDAY,
        at=LATER,
        residents=(FATIMA.id, New(id="r", name="Jan")),
        hooks=(NewHook(kind=Kind.WISH, interest=New(id="i", name="dammen"), residents=("r",)),),
        promises=(Promise(id="f", resident="r", around=TUESDAY),),
        note="zoekt iemand",
        contact=Contact.PREFERS_NOT,
        place=New(id="p", name="Harpstraat"),
        settles=OPEN.id,
        line="@Fatima @Jan *dammen zoekt iemand !di",
    ),
    "Tag": Tag(
        encounter=MET_DOUBLE.id,
        hooks=(NewHook(kind=Kind.OFFER, interest=New(id="i", name="dammen")),),
        on=TUESDAY,
    ),
    "TakeBack": TakeBack(encounter=MET.id),
    "AddFollowUp": AddFollowUp(id="f", resident=FATIMA.id, on=MONDAY, at=AT, reason="bellen"),
    "Settle": Settle(follow_up=OPEN.id, status=Status.PREFERS_NOT, on=TUESDAY, by=KARIM.id),
    "SettleAsSeen": SettleAsSeen(follow_up=OPEN.id, encounter=MET.id, by=KARIM.id),
    "Attempt": Attempt(follow_up=OPEN.id, on=TUESDAY),
    "Postpone": Postpone(follow_up=OPEN.id, around=None, at=LATER),
    "Revise": Revise(follow_up=OPEN.id, reason="samen wandelen", walker=ANJA.id),
    "Reopen": Reopen(follow_up=DONE.id, at=LATER),
    "Rename": Rename(resident=OMAR.id, name="Omar"),
    "AddAlias": AddAlias(resident=FATIMA.id, alias="Faat"),
    "FindAt": FindAt(resident=FATIMA.id, place=None),
    "AllowNotes": AllowNotes(resident=FATIMA.id, consent=Consent.YES, on=TUESDAY),
    "PreferNot": PreferNot(resident=FATIMA.id, on=TUESDAY),
    "AmendResident": AmendResident(
        resident=FATIMA.id,
        on=TUESDAY,
        name="Fatima Amrani",
        aliases=("Faat",),
        place=New(id="p", name="Harpstraat"),
        consent=Consent.YES,
        saw=FATIMA,
    ),
    "AmendRound": AmendRound(
        round=ROUND.id,
        on=TUESDAY,
        places=(STREET.id, New(id="p", name="Harpstraat")),
        walkers=(KARIM.id, New(id="m", name="Emre")),
        doors=(Doors(place=STREET.id, opened=3),),
        remark="regen",
        saw=ROUND,
    ),
    "AmendEncounter": AmendEncounter(
        encounter=MET.id,
        at=LATER,
        on=TUESDAY,
        residents=(FATIMA.id, New(id="r", name="Jan")),
        hooks=(NewHook(kind=Kind.OFFER, interest=New(id="i", name="dammen"), residents=("r",)),),
        note="zoekt iemand",
        contact=None,
        place=STREET.id,
        round=None,
        promises=(Promise(id="f", resident="r", reason="dammen"),),
        saw=MET,
        saw_promises=(OPEN,),
    ),
    "Merge": Merge(keep=FATIMA.id, other=DOUBLE.id),
    "AnswerHook": AnswerHook(
        id="a",
        resident=FATIMA.id,
        kind=Kind.INTEREST,
        interest=KOOK.id,
        on=TUESDAY,
        at=LATER,
        holds=False,
    ),
    "AddTopic": AddTopic(id="i", name="dammen", parent=ETEN.id),
    "RenameTopic": RenameTopic(topic=KOOK.id, name="samen koken"),
    "AddSynonym": AddSynonym(topic=KOKEN.id, synonym="soep maken"),
    "RemoveSynonym": RemoveSynonym(topic=KOKEN.id, synonym="Kokkerellen"),
    "PutBelow": PutBelow(topic=KOKEN.id, parent=ETEN.id),
    "MergeTopics": MergeTopics(keep=BAKKEN.id, other=KOKEN.id),
    "CallUnlike": CallUnlike(one=KOKEN.id, other=ETEN.id),
    "RemoveTopic": RemoveTopic(topic=ETEN.id),
    "TakeTopics": TakeTopics(
        (FirstTopic(id="i", name="soep", below="eten"), FirstTopic(id="j", name="koken"))
    ),
    "RemoveAlias": RemoveAlias(resident=DOUBLE.id, alias="Faat"),
    "RenamePlace": RenamePlace(STREET.id, "Harplaan"),
    "NameNeighbourhood": NameNeighbourhood("Harpbuurt"),
    "AddMember": AddMember("m", "Emre"),
    "RenameMember": RenameMember(KARIM.id, "Kareem"),
    "RetireMember": RetireMember(KARIM.id, TUESDAY),
    "AddPlace": AddPlace("p", "Harpstraat"),
    "SetRound": SetRound(id=ROUND.id, on=TUESDAY, walkers=(KARIM.id,)),
    "CountDoor": CountDoor(round=ROUND.id, place=STREET.id, closed=1),
    "Weigh": Weigh(follow_up=OPEN.id, at=LATER),
    "LetRead": LetRead(kind=FollowUp, id=OPEN.id, readers=Readers.SHAREABLE),
    "PutOnAgenda": PutOnAgenda(id="later", at=LATER, words="koffie is op"),
    "AnswerRemark": AnswerRemark(remark=REMARK.id, at=LATER),
    "Decide": Decide(
        review=REVIEW.id,
        number=1,
        outcome=Outcome.DONE,
        at=LATER,
        terminal="pts-1",
        edits=(Settle(follow_up=OPEN.id, status=Status.DONE, on=TUESDAY),),
    ),
    "CloseReview": CloseReview(review=REVIEW.id, at=LATER, terminal="pts-1", seed="ander"),
    "Restore": Restore(
        tuple(changed(d, name="Achterpad") if d.id == STREET.id else d for d in DOCUMENTS)
    ),
    "SayWhoIsThere": SayWhoIsThere(review=REVIEW.id, present=(KARIM.id, ANJA.id)),
}

NOT_UNDONE: tuple[type[Struct], ...] = (
    *(Erase, Exchange),
    *(BeginReview, GoTo, SignOfLife, StopReview, TakeLead),
)
"""Forgetting is for good, undo itself is what an exchange is, and the keys of a review come and go.
(Beginning a review has a test of its own: here one goes on.)"""


def edit_classes() -> Iterator[type[Struct]]:
    """Every edit in the domain: a Struct with `changes`."""
    for found in pkgutil.iter_modules(buurt_tui.domain.__path__):
        module = importlib.import_module(f"buurt_tui.domain.{found.name}")
        for value in vars(module).values():
            ours = isinstance(value, type) and value.__module__ == module.__name__
            if ours and issubclass(value, Struct) and hasattr(value, "changes"):
                yield value
