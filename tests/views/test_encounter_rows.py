from datetime import UTC, date, datetime, timedelta

from builders import (
    AT,
    MONDAY,
    a_buurt,
    a_follow_up,
    a_hook,
    a_member,
    a_place,
    a_resident,
    a_round,
    an_encounter,
    an_interest,
)

from buurt_tui.domain.model import Contact, Kind
from buurt_tui.privacy.veil import Veil
from buurt_tui.views.encounters import encounter_rows
from buurt_tui.views.now import Now

FRIDAY = date(2026, 11, 27)


def test_the_newest_encounter_comes_first() -> None:
    earlier = an_encounter(on=MONDAY, at=AT)
    later = an_encounter(on=MONDAY, at=AT + timedelta(minutes=5))
    before = an_encounter(on=MONDAY - timedelta(days=1), at=AT + timedelta(days=1))
    now = Now(a_buurt(earlier, before, later), MONDAY)

    assert [row.id for row in encounter_rows(now)] == [later.id, earlier.id, before.id]


def test_a_row_says_who_what_where_and_by_whom() -> None:
    fatima, anja, koken = a_resident("Fatima"), a_member("Anja"), an_interest("koken")
    street = a_place("Kwakersstraat")
    encounter = an_encounter(
        fatima,
        note="bankje voor de flat",
        hooks=(a_hook(koken, fatima, kind=Kind.OFFER),),
        place=street.id,
        logged_by=anja.id,
        contact=Contact.TALK,
    )
    promise = a_follow_up(fatima, made_in=encounter.id, around=FRIDAY)
    now = Now(a_buurt(fatima, anja, koken, street, encounter, promise), MONDAY)

    [row] = encounter_rows(now)

    assert [who.name for who in row.who] == ["Fatima"]
    assert [(hook.kind, hook.name, hook.residents) for hook in row.hooks] == [
        (Kind.OFFER, "koken", (fatima.id,))
    ]
    assert (row.note, row.place, row.logged_by) == ("bankje voor de flat", "Kwakersstraat", "Anja")
    assert [promised.around for promised in row.promises] == [FRIDAY]


def test_the_promises_of_an_encounter_come_soonest_first_and_someday_last() -> None:
    fatima, encounter = a_resident(), an_encounter()
    arounds = [None, FRIDAY, MONDAY]
    promises = [a_follow_up(fatima, made_in=encounter.id, around=around) for around in arounds]
    now = Now(a_buurt(fatima, encounter, *promises), MONDAY)

    [row] = encounter_rows(now)

    assert [promised.around for promised in row.promises] == [MONDAY, FRIDAY, None]


def test_somebody_without_a_name_is_called_by_description_in_brackets() -> None:
    woman = a_resident("", description="vrouw met teckel")
    now = Now(a_buurt(woman, an_encounter(woman)), MONDAY)

    [row] = encounter_rows(now)

    assert (row.who[0].name, row.who[0].description) == ("(vrouw met teckel)", "vrouw met teckel")


def test_a_merged_resident_is_shown_once_and_as_who_they_are() -> None:
    fatima = a_resident("Fatima")
    twin = a_resident("Fatma", merged_into=fatima.id)
    now = Now(a_buurt(fatima, twin, an_encounter(fatima, twin)), MONDAY)

    [row] = encounter_rows(now)

    assert [who.name for who in row.who] == ["Fatima"]


def test_what_an_encounter_refers_to_may_be_gone() -> None:
    gone, topic = a_resident(), an_interest()
    hooks = (a_hook(topic, gone),)
    now = Now(a_buurt(an_encounter(gone, hooks=hooks, place="gone", logged_by="gone")), MONDAY)

    [row] = encounter_rows(now)

    assert (row.who, row.hooks, row.place, row.logged_by) == ((), (), None, None)


def test_with_the_veil_down_no_name_and_no_note_is_left() -> None:
    fatima = a_resident("Fatima")
    buurt = a_buurt(fatima, an_encounter(fatima, note="zoekt werk"))

    [row] = encounter_rows(Now(buurt, MONDAY, veil=Veil(is_down=True)))

    assert "Fatima" not in repr(row)
    assert "zoekt werk" not in repr(row)


def test_one_round_and_one_day_can_be_asked_for_and_no_more_than_so_many() -> None:
    round_ = a_round()
    ours = an_encounter(round=round_.id)
    yesterday = an_encounter(on=MONDAY - timedelta(days=1))
    other = an_encounter(at=datetime(2026, 11, 23, 9, tzinfo=UTC))
    now = Now(a_buurt(round_, ours, yesterday, other), MONDAY)

    assert [row.id for row in encounter_rows(now, round_=round_.id)] == [ours.id]
    assert [row.id for row in encounter_rows(now, on=MONDAY)] == [ours.id, other.id]
    assert [row.id for row in encounter_rows(now, most=1)] == [ours.id]
