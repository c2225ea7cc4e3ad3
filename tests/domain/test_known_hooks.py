"""Which hooks stand: heard, confirmed, at an end, heard again; through every merge."""

from __future__ import annotations

from datetime import timedelta

import pytest
from builders import (
    AT,
    MONDAY,
    a_buurt,
    a_hook,
    a_resident,
    an_answer,
    an_encounter,
    an_interest,
)
from domain.doing import LATER, SUNDAY, TUESDAY, after, refusal

from buurt_tui.domain.history import encounters_with
from buurt_tui.domain.hook_edits import AnswerHook
from buurt_tui.domain.known_hooks import (
    KnownHook,
    all_hooks,
    encounters_by_interest,
    hooks_of,
    hooks_on,
    interest_uses,
    true_hooks,
)
from buurt_tui.domain.model import Kind
from buurt_tui.domain.resident_edits import Erase, Merge

FATIMA = a_resident("Fatima")
DOUBLE = a_resident("Fatma", merged_into=FATIMA.id)
KOKEN = an_interest("koken")
KOOK = an_interest("kook", merged_into=KOKEN.id)
HEARD = an_encounter(FATIMA, on=SUNDAY, hooks=(a_hook(KOKEN, FATIMA),))


def test_who_is_gone_has_no_hooks():
    assert hooks_of(a_buurt(KOKEN, HEARD), FATIMA.id) == []
    assert all_hooks(a_buurt(KOKEN, HEARD)) == {}
    assert hooks_on(a_buurt(KOKEN, HEARD), KOKEN.id) == {}


def test_a_hook_is_known_since_it_was_first_heard_and_confirmed_when_it_was_last():
    first = an_encounter(FATIMA, on=SUNDAY, hooks=(a_hook(KOKEN, FATIMA),))
    last = an_encounter(FATIMA, on=TUESDAY, hooks=(a_hook(KOKEN, FATIMA),))
    assert hooks_of(a_buurt(FATIMA, KOKEN, last, first), FATIMA.id) == [
        KnownHook(Kind.INTEREST, KOKEN.id, SUNDAY, first.id, TUESDAY)
    ]


def test_hooks_are_in_the_order_first_heard():
    dammen = an_interest("dammen")
    buurt = a_buurt(
        FATIMA,
        an_encounter(FATIMA, on=TUESDAY, hooks=(a_hook(KOKEN, FATIMA),)),
        an_encounter(FATIMA, on=SUNDAY, hooks=(a_hook(dammen, FATIMA),)),
    )
    assert [hook.interest for hook in hooks_of(buurt, FATIMA.id)] == [dammen.id, KOKEN.id]


def test_liking_and_offering_the_same_are_two_hooks():
    hooks = (a_hook(KOKEN, FATIMA), a_hook(KOKEN, FATIMA, kind=Kind.OFFER))
    buurt = a_buurt(FATIMA, an_encounter(FATIMA, hooks=hooks))
    assert [hook.kind for hook in hooks_of(buurt, FATIMA.id)] == [Kind.INTEREST, Kind.OFFER]


def test_a_hook_of_somebody_else_at_the_same_encounter_is_not_theirs():
    omar = a_resident("Omar")
    buurt = a_buurt(FATIMA, omar, an_encounter(FATIMA, omar, hooks=(a_hook(KOKEN, omar),)))
    assert hooks_of(buurt, FATIMA.id) == []


def test_a_hook_of_nobody_is_nobodys():
    assert hooks_of(a_buurt(FATIMA, an_encounter(FATIMA, hooks=(a_hook(KOKEN),))), FATIMA.id) == []


def test_hooks_are_found_through_a_merge_from_either_side():
    buurt = a_buurt(FATIMA, DOUBLE, an_encounter(DOUBLE, hooks=(a_hook(KOKEN, DOUBLE),)))
    assert [h.interest for h in hooks_of(buurt, FATIMA.id)] == [KOKEN.id]
    assert [h.interest for h in hooks_of(buurt, DOUBLE.id)] == [KOKEN.id]


def test_a_topic_counts_once_in_an_encounter():
    hooks = (a_hook(KOKEN, FATIMA), a_hook(KOKEN, FATIMA, kind=Kind.WISH))
    buurt = a_buurt(FATIMA, KOKEN, an_encounter(FATIMA, hooks=hooks), an_encounter(FATIMA))
    assert interest_uses(buurt) == {KOKEN.id: 1}


# -- asked whether it still holds -----------------------------------------------------------


def confirmed(*documents):
    return [hook.confirmed for hook in hooks_of(a_buurt(FATIMA, KOKEN, *documents), FATIMA.id)]


def test_a_hook_that_still_holds_is_confirmed_and_as_old_as_it_was():
    still = an_answer(FATIMA, KOKEN, on=TUESDAY)
    (hook,) = hooks_of(a_buurt(FATIMA, KOKEN, HEARD, still), FATIMA.id)
    assert (hook.since, hook.confirmed, hook.encounter) == (SUNDAY, TUESDAY, HEARD.id)


def test_a_hook_that_no_longer_holds_is_listed_nowhere():
    buurt = a_buurt(FATIMA, KOKEN, HEARD, an_answer(FATIMA, KOKEN, holds=False))
    assert hooks_of(buurt, FATIMA.id) == []
    assert all_hooks(buurt) == {}
    assert hooks_on(buurt, KOKEN.id) == {}


def test_its_history_stays():
    buurt = a_buurt(FATIMA, KOKEN, HEARD, an_answer(FATIMA, KOKEN, holds=False))
    assert interest_uses(buurt) == {KOKEN.id: 1}
    assert encounters_with(buurt, FATIMA.id) == (HEARD,)


def test_a_hook_that_is_heard_again_stands_again_from_then_on():
    ended = an_answer(FATIMA, KOKEN, on=MONDAY, holds=False)
    again = an_encounter(FATIMA, on=TUESDAY, hooks=(a_hook(KOKEN, FATIMA),))
    buurt = a_buurt(FATIMA, KOKEN, HEARD, ended, again)
    assert hooks_of(buurt, FATIMA.id) == [
        KnownHook(Kind.INTEREST, KOKEN.id, TUESDAY, again.id, TUESDAY)
    ]


def test_on_one_day_the_time_decides():
    met = an_encounter(FATIMA, at=AT, hooks=(a_hook(KOKEN, FATIMA),))
    assert confirmed(met, an_answer(FATIMA, KOKEN, at=AT, holds=False)) == []
    assert confirmed(met, an_answer(FATIMA, KOKEN, at=LATER, holds=False)) == []
    earlier = an_answer(FATIMA, KOKEN, at=AT - timedelta(hours=1), holds=False)
    assert confirmed(met, earlier) == [MONDAY]


def test_an_answer_to_a_hook_that_nobody_heard_says_nothing():
    assert confirmed(an_answer(FATIMA, KOKEN)) == []


def test_an_answer_is_about_one_kind_of_hook():
    hooks = (a_hook(KOKEN, FATIMA), a_hook(KOKEN, FATIMA, kind=Kind.OFFER))
    met = an_encounter(FATIMA, hooks=hooks)
    buurt = a_buurt(FATIMA, KOKEN, met, an_answer(FATIMA, KOKEN, at=LATER, holds=False))
    assert [hook.kind for hook in hooks_of(buurt, FATIMA.id)] == [Kind.OFFER]


@pytest.mark.parametrize("who", [FATIMA, DOUBLE])
@pytest.mark.parametrize("topic", [KOKEN, KOOK])
def test_an_answer_counts_through_merges(who, topic):
    answer = an_answer(who, topic, holds=False)
    buurt = a_buurt(FATIMA, DOUBLE, KOKEN, KOOK, HEARD, answer)
    assert hooks_of(buurt, FATIMA.id) == []
    assert all_hooks(buurt) == {}
    assert hooks_on(buurt, KOKEN.id) == {}


def answer(**fields):
    usual = {"resident": FATIMA.id, "kind": Kind.INTEREST, "interest": KOKEN.id}
    return AnswerHook(**{"id": "a", "on": TUESDAY, "at": LATER, "holds": True, **usual, **fields})


def test_confirming_twice_a_day_writes_one_answer():
    buurt = after(a_buurt(FATIMA, KOKEN, HEARD), answer())
    assert [a.holds for a in buurt.hook_answers.values()] == [True]
    assert answer(id="b").changes(buurt) == ()


def test_ending_what_a_colleague_ended_changes_nothing():
    buurt = after(a_buurt(FATIMA, KOKEN, HEARD), answer(holds=False))
    assert hooks_of(buurt, FATIMA.id) == []
    assert answer(id="b", holds=False).changes(buurt) == ()
    assert answer(id="b", holds=True).changes(buurt) == ()


def test_a_hook_that_was_heard_since_is_not_ended_on_a_day_before():
    buurt = a_buurt(FATIMA, KOKEN, HEARD)
    early = answer(on=SUNDAY - timedelta(days=1), holds=False)
    assert refusal(buurt, early) == "That hook was heard again since."


def test_nobody_is_asked_who_is_gone():
    assert refusal(a_buurt(KOKEN), answer()) == "That resident is not there any more."


def test_forgetting_somebody_takes_their_answers_along():
    buurt = after(a_buurt(FATIMA, KOKEN, HEARD), answer())
    changes = Erase(resident=FATIMA.id).changes(buurt)
    assert ("a", True) in {(c.id, c.erase) for c in changes if hasattr(c, "erase")}
    assert not after(buurt, Erase(resident=FATIMA.id)).hook_answers


def test_the_answers_of_two_who_are_one_count_together():
    fatma = a_resident("Fatma")
    buurt = a_buurt(FATIMA, fatma, KOKEN, HEARD, an_answer(fatma, KOKEN, holds=False))
    assert len(hooks_of(buurt, FATIMA.id)) == 1
    assert hooks_of(after(buurt, Merge(keep=FATIMA.id, other=fatma.id)), FATIMA.id) == []


# -- topics that were merged ----------------------------------------------------------------


def test_hooks_on_a_merged_topic_are_hooks_on_what_it_is_part_of():
    met = an_encounter(FATIMA, on=TUESDAY, hooks=(a_hook(KOOK, FATIMA),))
    buurt = a_buurt(FATIMA, KOKEN, KOOK, HEARD, met)
    assert hooks_of(buurt, FATIMA.id) == [
        KnownHook(Kind.INTEREST, KOKEN.id, SUNDAY, HEARD.id, TUESDAY)
    ]
    assert hooks_on(buurt, KOOK.id) == hooks_on(buurt, KOKEN.id) == all_hooks(buurt)
    assert interest_uses(buurt) == {KOKEN.id: 2}
    assert encounters_by_interest(buurt) == {KOKEN.id: (met, HEARD)}


def test_an_encounter_with_both_has_one_hook():
    met = an_encounter(FATIMA, hooks=(a_hook(KOOK, FATIMA), a_hook(KOKEN)))
    assert true_hooks(a_buurt(FATIMA, KOKEN, KOOK), met) == (a_hook(KOKEN, FATIMA),)
