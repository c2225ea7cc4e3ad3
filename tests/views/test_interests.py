from datetime import timedelta

from builders import MONDAY, a_buurt, a_hook, a_resident, an_encounter, an_interest

from buurt_tui.domain.model import Kind
from buurt_tui.views.interests import PERIODS, WEEKS_IN_PERIOD, interest_rows, sharers
from buurt_tui.views.now import Now
from buurt_tui.views.old_hooks import old_hooks


def test_the_vocabulary_is_a_tree_by_name() -> None:
    food, outside = an_interest("eten"), an_interest("buiten")
    cooking = an_interest("koken", parent=food.id)
    baking = an_interest("bakken", parent=food.id)
    now = Now(a_buurt(cooking, food, outside, baking), MONDAY)

    assert [(row.depth, row.name, row.parent) for row in interest_rows(now)] == [
        (0, "buiten", None),
        (0, "eten", None),
        (1, "bakken", "eten"),
        (1, "koken", "eten"),
    ]


def test_every_topic_comes_once_even_if_parents_go_round_or_are_gone() -> None:
    one, two = an_interest("een"), an_interest("twee")
    buurt = a_buurt(
        an_interest("een", id=one.id, parent=two.id),
        an_interest("twee", id=two.id, parent=one.id),
        an_interest("drie", parent="gone"),
    )

    rows = interest_rows(Now(buurt, MONDAY))

    assert sorted(row.name for row in rows) == ["drie", "een", "twee"]


def test_uses_are_counted_by_encounter_and_by_week() -> None:
    koken, fatima = an_interest("koken"), a_resident()
    both = (a_hook(koken, fatima), a_hook(koken, fatima, kind=Kind.OFFER))
    this_week = an_encounter(fatima, hooks=both)
    last_week = an_encounter(fatima, hooks=both[:1], on=MONDAY - timedelta(days=1))
    half_a_year = timedelta(weeks=PERIODS * WEEKS_IN_PERIOD)
    first = an_encounter(fatima, hooks=both[:1], on=MONDAY - half_a_year + timedelta(weeks=1))
    long_ago = an_encounter(fatima, hooks=both[:1], on=MONDAY - half_a_year)
    now = Now(a_buurt(koken, fatima, this_week, last_week, first, long_ago), MONDAY)

    [row] = interest_rows(now)

    assert (row.uses, row.by_period, row.weeks) == (4, (1, 0, 0, 0, 0, 0, 2), 3)


def test_a_deep_tree_is_walked_to_its_end() -> None:
    topics = [
        an_interest(f"{n:05}", id=f"{n}", parent=f"{n - 1}" if n else None) for n in range(3000)
    ]

    rows = interest_rows(Now(a_buurt(*topics), MONDAY))

    assert [row.depth for row in rows] == list(range(3000))


def test_a_merged_topic_has_no_row_and_its_uses_count_for_what_it_is_part_of() -> None:
    koken, fatima = an_interest("koken"), a_resident()
    kook = an_interest("kook", merged_into=koken.id)
    brood = an_interest("brood", parent=kook.id)
    met = an_encounter(fatima, hooks=(a_hook(kook, fatima),))
    now = Now(a_buurt(koken, kook, brood, fatima, met), MONDAY)

    rows = interest_rows(now)

    assert [(row.name, row.parent, row.uses) for row in rows] == [
        ("koken", None, 1),
        ("brood", "koken", 0),
    ]
    assert [sharer.resident.name for sharer in sharers(now, kook.id) or ()] == ["Fatima el Amrani"]


def test_who_shares_a_topic_without_who_would_rather_not() -> None:
    koken = an_interest("koken")
    fatima, omar = a_resident("Fatima"), a_resident("Omar", prefers_not_on=MONDAY)
    met = an_encounter(fatima, omar, hooks=(a_hook(koken, fatima, omar, kind=Kind.OFFER),))
    now = Now(a_buurt(koken, fatima, omar, met), MONDAY)

    [sharer] = sharers(now, koken.id) or ()

    assert (sharer.resident.name, sharer.kinds) == ("Fatima", (Kind.OFFER,))
    assert sharer.confirmed == MONDAY


def test_a_hook_is_old_when_nobody_heard_of_it_for_half_a_year() -> None:
    koken, schaken, fatima = an_interest("koken"), an_interest("schaken"), a_resident()
    long_ago = an_encounter(
        fatima,
        on=MONDAY - timedelta(days=200),
        hooks=(a_hook(koken, fatima), a_hook(schaken, fatima)),
    )
    lately = an_encounter(fatima, hooks=(a_hook(schaken, fatima),))
    now = Now(a_buurt(koken, schaken, fatima, long_ago, lately), MONDAY)

    assert [(old.name, old.confirmed) for old in old_hooks(now)] == [("koken", long_ago.on)]
