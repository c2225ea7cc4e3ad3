from datetime import timedelta

from builders import (
    AT,
    MONDAY,
    a_buurt,
    a_follow_up,
    a_hook,
    a_resident,
    an_answer,
    an_encounter,
    an_interest,
)

from buurt_tui.domain.model import Consent, Kind, Status
from buurt_tui.privacy.veil import Veil
from buurt_tui.views.card import AnsweredHook, ResidentCard, StepKind, card
from buurt_tui.views.now import Now

TUESDAY = MONDAY + timedelta(days=1)


def card_of(resident, *documents, **fields) -> ResidentCard:
    found = card(Now(a_buurt(resident, *documents), TUESDAY, **fields), resident.id)
    assert found is not None
    return found


def test_the_timeline_goes_back_from_the_newest_step() -> None:
    fatima = a_resident(consent=Consent.YES, consent_on=TUESDAY)
    met = an_encounter(fatima)
    promise = a_follow_up(
        fatima,
        made_in=met.id,
        attempts=(MONDAY,),
        status=Status.DONE,
        settled_on=TUESDAY,
    )

    steps = card_of(fatima, met, promise).timeline

    assert [step.kind for step in steps] == [
        StepKind.CONSENT,
        StepKind.SETTLED,
        StepKind.ATTEMPTED,
        StepKind.PROMISED,
        StepKind.MET,
    ]


def test_promises_stand_open_or_came_to_an_end() -> None:
    fatima = a_resident()
    someday, soon = a_follow_up(fatima), a_follow_up(fatima, around=TUESDAY)
    done = a_follow_up(fatima, status=Status.DONE, settled_on=MONDAY)
    other = a_resident("Omar")

    found = card_of(fatima, someday, soon, done, other, a_follow_up(other))

    assert [row.id for row in found.open] == [soon.id, someday.id]
    assert [row.id for row in found.settled] == [done.id]


def test_promises_stay_on_the_card_of_who_would_rather_not() -> None:
    fatima = a_resident(prefers_not_on=TUESDAY)
    found = card_of(fatima, a_follow_up(fatima))

    assert len(found.open) == 1
    assert found.timeline[0].kind is StepKind.PREFERS_NOT


def test_the_card_of_a_merged_resident_is_that_of_who_they_are() -> None:
    fatima = a_resident("Fatima", aliases=("Fatma",))
    twin = a_resident("Fatma", merged_into=fatima.id)
    late = an_encounter(twin, at=AT)
    now = Now(a_buurt(fatima, twin, late), MONDAY)

    found = card(now, twin.id)

    assert found is not None
    assert (found.id, found.encounters) == (fatima.id, 1)
    assert [other.name for other in found.merged] == ["Fatma"]


def test_nobody_has_a_card_once_erased() -> None:
    assert card(Now(a_buurt(), MONDAY), a_resident().id) is None


def test_with_the_veil_down_no_name_of_theirs_is_on_the_card() -> None:
    fatima = a_resident("Fatima", aliases=("Fatma",))
    twin = a_resident("Fatoush", merged_into=fatima.id)
    promise = a_follow_up(fatima, reason="vertelde over Fatima")

    found = card_of(fatima, twin, promise, veil=Veil(is_down=True))

    assert "Fat" not in repr(found)


def test_what_was_said_of_a_hook_is_a_step_of_its_own_and_no_meeting() -> None:
    koken, fatima = an_interest("koken"), a_resident("Fatima")
    met = an_encounter(fatima, on=MONDAY - timedelta(days=300), hooks=(a_hook(koken, fatima),))
    still = an_answer(fatima, koken, on=MONDAY - timedelta(days=9))
    gone = an_answer(fatima, koken, holds=False)
    now = Now(a_buurt(koken, fatima, met, still, gone), MONDAY)

    read = card(now, fatima.id)

    assert read is not None
    kinds = [step.kind for step in read.timeline]
    assert kinds == [StepKind.HOOK_ENDED, StepKind.HOOK_HOLDS, StepKind.MET]
    assert read.timeline[0].hook == AnsweredHook(Kind.INTEREST, "koken")
    assert (read.hooks, read.encounters, read.last_seen) == ((), 1, met.on)
