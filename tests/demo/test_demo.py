"""The invented neighbourhood: whole, believable, and the same for everybody."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta

import msgspec
import pytest

from buurt_tui.demo import LAST_ROUND, data_file, demo_buurt, demo_documents
from buurt_tui.domain.follow_up import open_follow_ups, quiet_residents, seen_since
from buurt_tui.domain.hints import find_hints
from buurt_tui.domain.history import encounters_with
from buurt_tui.domain.known_hooks import hooks_of
from buurt_tui.domain.model import (
    KINDS,
    Buurt,
    Consent,
    Contact,
    Kind,
    Put,
    Resident,
    ResidentId,
    Side,
    Status,
)
from buurt_tui.domain.text import clean, fold

TODAY = date(2026, 11, 23)
DAYS = [TODAY + timedelta(days=days) for days in (-400, -3, -1, 0, 1, 2, 5, 6, 30, 1000)]

FORBIDDEN = """
    verlopen deadline cliënt client casus intake dossier doelgroep hulpvraag score kwetsbaar
    kwetsbare zorgmijder deelnemer contactmoment consult indicatie behoefte openstaand weigeraar
    match koppeling zorgplan eenzaam eenzame weduwe werkloos uitkering moskee kerk kerst dokter
    apotheek ziek ziekenhuis politie
"""


@pytest.fixture(scope="module")
def buurt() -> Buurt:
    return demo_buurt(TODAY)


def residents(buurt: Buurt) -> list[Resident]:
    return [resident for resident in buurt.residents.values() if not resident.merged_into]


def texts(buurt: Buurt) -> list[str]:
    return [
        *(encounter.note for encounter in buurt.encounters.values()),
        *(follow_up.reason for follow_up in buurt.follow_ups.values()),
        *(round_.remark for round_ in buurt.rounds.values()),
        *(f"{r.name} {r.description} {' '.join(r.aliases)}" for r in buurt.residents.values()),
        *(interest.name for interest in buurt.interests.values()),
    ]


def words_of(resident: Resident) -> set[str]:
    return set(fold(" ".join([resident.name, *resident.aliases])).split())


# ------------------------------------------------------------------ its size


def test_it_has_the_size_that_it_promises(buurt: Buurt):
    assert len(residents(buurt)) == 150
    assert len(buurt.residents) - 150 == 2
    assert 55 <= len(buurt.rounds) <= 65
    assert 800 <= len(buurt.encounters) <= 1000
    assert 55 <= len(buurt.interests) <= 70
    assert sum(bool(resident.place) for resident in buurt.residents.values()) > 75
    streets = {r.place for r in buurt.residents.values() if r.place}
    assert len(streets) == 9
    assert buurt.neighbourhood and buurt.neighbourhood.name == "Beerenbrouckbuurt"
    assert not buurt.steps


def test_the_rounds_cover_about_two_years(buurt: Buurt):
    days = sorted(round_.on for round_ in buurt.rounds.values())
    assert 690 <= (days[-1] - days[0]).days <= 740
    assert len(set(days)) == len(days)
    assert all(1 <= len(round_.places) <= 3 for round_ in buurt.rounds.values())
    assert all(2 <= len(round_.walkers) <= 4 for round_ in buurt.rounds.values())
    assert all(round_.doors for round_ in buurt.rounds.values())
    assert sum(bool(round_.remark) for round_ in buurt.rounds.values()) >= 10


def test_every_kind_of_hook_and_contact_occurs(buurt: Buurt):
    kinds = Counter(hook.kind for e in buurt.encounters.values() for hook in e.hooks)
    assert all(kinds[kind] >= 25 for kind in Kind)
    contacts = Counter(encounter.contact for encounter in buurt.encounters.values())
    assert all(contacts[contact] >= 4 for contact in [*Contact, None])


def test_some_encounters_are_with_nobody_named_and_some_with_several(buurt: Buurt):
    sizes = Counter(min(len(e.residents), 2) for e in buurt.encounters.values())
    assert sizes[0] >= 60 and sizes[2] >= 25
    assert any(e.hooks and not e.residents for e in buurt.encounters.values())
    assert sum(not e.note for e in buurt.encounters.values()) >= 40


def test_the_notes_are_no_template(buurt: Buurt):
    notes = [encounter.note for encounter in buurt.encounters.values() if encounter.note]
    assert len(set(notes)) >= 700
    assert max(Counter(notes).values()) == 1


def test_recent_notes_wait_for_hooks(buurt: Buurt):
    waiting = [
        encounter
        for encounter in buurt.encounters.values()
        if encounter.note
        and not encounter.hooks
        and encounter.triaged_on is None
        and encounter.contact is not Contact.NOT_HOME
    ]
    assert 30 <= len(waiting) <= 90
    assert all((TODAY - encounter.on).days <= 100 for encounter in waiting)


# ------------------------------------------------------------------ its wholeness


def test_all_references_resolve(buurt: Buurt):
    ids = {name: set(buurt.table(name)) for name in KINDS.values()}
    for resident in buurt.residents.values():
        assert {resident.place} - {None} <= ids["places"]
        assert {resident.merged_into} - {None} <= ids["residents"]
    for interest in buurt.interests.values():
        assert {interest.parent} - {None} <= ids["interests"]
    for round_ in buurt.rounds.values():
        assert set(round_.places) <= ids["places"]
        assert {doors.place for doors in round_.doors} <= set(round_.places)
        assert set(round_.walkers) <= ids["members"]
    for encounter in buurt.encounters.values():
        assert set(encounter.residents) <= ids["residents"]
        assert len(set(encounter.residents)) == len(encounter.residents)
        assert {hook.interest for hook in encounter.hooks} <= ids["interests"]
        assert all(set(hook.residents) <= set(encounter.residents) for hook in encounter.hooks)
        assert encounter.logged_by in ids["members"]
    for follow_up in buurt.follow_ups.values():
        assert follow_up.resident in ids["residents"]
        assert {follow_up.made_in, follow_up.settled_in} - {None} <= ids["encounters"]
        assert {follow_up.walker, follow_up.settled_by} - {None} <= ids["members"]


def test_each_encounter_fits_its_round(buurt: Buurt):
    for encounter in buurt.encounters.values():
        assert encounter.round
        round_ = buurt.rounds[encounter.round]
        assert encounter.on == round_.on == encounter.at.date()
        assert encounter.place in round_.places
        assert encounter.logged_by in round_.walkers
        assert 13 <= encounter.at.hour <= 17
    times = [encounter.at for encounter in buurt.encounters.values()]
    assert len(set(times)) == len(times)


def test_nobody_walks_after_leaving_the_team(buurt: Buurt):
    [gone] = [member for member in buurt.members.values() if member.retired_on]
    walked = [r.on for r in buurt.rounds.values() if gone.id in r.walkers]
    assert walked and gone.retired_on and max(walked) <= gone.retired_on


def test_everybody_was_met_and_has_a_name_or_a_description(buurt: Buurt):
    for resident in residents(buurt):
        assert encounters_with(buurt, ResidentId(resident.id)), resident
        assert bool(resident.name) != bool(resident.description)


def test_most_known_residents_agreed_to_be_written_down(buurt: Buurt):
    consents = Counter(resident.consent for resident in residents(buurt))
    assert consents[Consent.YES] >= 100 and consents[Consent.TO_ASK] >= 15
    assert all(
        (resident.consent is Consent.YES) == (resident.consent_on is not None)
        for resident in residents(buurt)
    )


# ------------------------------------------------------------------ what it must not say


def test_no_word_of_the_old_kind_occurs(buurt: Buurt):
    words = ["te laat", *FORBIDDEN.split()]
    forbidden = re.compile(rf"\b(?:{'|'.join(words)})\b", re.I)
    assert [text for text in texts(buurt) if forbidden.search(text)] == []


def test_no_note_holds_what_does_not_belong_in_one(buurt: Buurt):
    assert [text for text in texts(buurt) if find_hints(text)] == []
    assert [text for text in texts(buurt) if re.search(r"\d{3}", text)] == []


def test_no_note_holds_what_the_program_would_clean_away_or_move(buurt: Buurt):
    for text in texts(buurt):
        assert clean(text) == text.strip()
        assert not re.match(r"\d{4}-", text)
        assert not re.search(r"(?<!\S)[@#*+?!>/=&%~]", text), "a mark of the quick line is left"


# ------------------------------------------------------------------ names and topics to type


def test_most_residents_are_found_by_five_letters_of_their_first_name(buurt: Buurt):
    named = [r for r in residents(buurt) if r.name and not r.name.startswith(("Mw.", "Dhr."))]
    unique = [
        resident
        for resident in named
        if not any(
            word.startswith(fold(resident.name)[:5].split()[0])
            for other in residents(buurt)
            if other is not resident
            for word in words_of(other)
        )
    ]
    assert len(unique) >= 0.9 * len(named)


def test_each_named_resident_is_found_by_six_letters_of_some_word(buurt: Buurt):
    for resident in residents(buurt):
        others = [words_of(other) for other in residents(buurt) if other is not resident]
        assert not resident.name or any(
            not any(other.startswith(word[:6]) for words in others for other in words)
            for word in words_of(resident)
        ), resident.name


def test_the_residents_of_the_handbook_live_here(buurt: Buurt):
    names = [resident.name or f"({resident.description})" for resident in residents(buurt)]
    for name in (
        *("Fatima el Amrani", "Fatih Kaya", "Mw. De Vries", "Janneke Bos", "Dhr. Yılmaz"),
        "(vrouw met teckel)",
    ):
        assert names.count(name) == 1
    assert sum(name.startswith("Mohammed ") for name in names) == 2
    assert sum(name.startswith(("fati", "Fati")) for name in names) == 2
    assert not any(
        word in {"jan", "omar", "rachid"} for r in residents(buurt) for word in words_of(r)
    )


@pytest.mark.parametrize(
    ("typed", "topic"), [("kok", "koken"), ("tui", "tuinieren"), ("sch", "schaken")]
)
def test_three_letters_are_enough_for_the_topics_of_the_handbook(
    buurt: Buurt, typed: str, topic: str
):
    fitting = {
        interest.name
        for interest in buurt.interests.values()
        if any(fold(word).startswith(typed) for word in (interest.name, *interest.synonyms))
    }
    assert fitting == {topic}


def test_three_letters_are_enough_for_most_topics(buurt: Buurt):
    words = [(i.name, word) for i in buurt.interests.values() for word in (i.name, *i.synonyms)]
    unique = [
        interest
        for interest in buurt.interests.values()
        if not any(
            fold(w).startswith(fold(interest.name)[:3]) for n, w in words if n != interest.name
        )
    ]
    assert len(unique) >= 0.8 * len(buurt.interests)


def test_the_topics_are_a_shallow_tree_and_in_use(buurt: Buurt):
    parents = {i.parent for i in buurt.interests.values() if i.parent}
    assert len(parents) == 10
    assert all(buurt.interests[parent].parent is None for parent in parents)
    used = {hook.interest for e in buurt.encounters.values() for hook in e.hooks}
    assert {i.id for i in buurt.interests.values() if i.parent} <= used


# ------------------------------------------------------------------ follow-ups


@pytest.mark.parametrize("today", DAYS)
def test_follow_ups_tell_the_truth_on_any_day(today: date):
    buurt = demo_buurt(today)
    assert 20 <= len(open_follow_ups(buurt)) <= 26
    assert 15 <= len(quiet_residents(buurt, today)) <= 25


def test_open_follow_ups_are_of_all_sorts(buurt: Buurt):
    found = open_follow_ups(buurt)
    assert sum(f.asked_by is Side.RESIDENT for f in found) >= 8
    assert sum(f.turn is Side.RESIDENT for f in found) >= 1
    assert sum(f.around is None for f in found) >= 3
    assert sum(f.walker is not None for f in found) >= 10
    assert sum(bool(f.attempts) for f in found) >= 3
    assert 3 <= sum(seen_since(buurt, f) is not None for f in found) <= 8
    arounds = [f.around for f in found if f.around]
    assert min(arounds) < TODAY < max(arounds)
    assert all(abs((around - TODAY).days) <= 35 for around in arounds)


def test_settled_follow_ups_ended_in_every_way_and_in_order(buurt: Buurt):
    statuses = Counter(follow_up.status for follow_up in buurt.follow_ups.values())
    assert all(statuses[status] >= 4 for status in Status)
    for follow_up in buurt.follow_ups.values():
        assert (follow_up.status is Status.OPEN) == (follow_up.settled_on is None)
        if follow_up.settled_on:
            assert follow_up.made_on < follow_up.settled_on < TODAY
        if follow_up.settled_in:
            assert buurt.encounters[follow_up.settled_in].on == follow_up.settled_on
            assert follow_up.resident in buurt.encounters[follow_up.settled_in].residents
        assert all(follow_up.made_on < attempt < TODAY for attempt in follow_up.attempts)


def test_some_would_rather_not_and_are_left_in_peace(buurt: Buurt):
    would_rather_not = [r for r in residents(buurt) if r.prefers_not_on]
    assert 4 <= len(would_rather_not) <= 6
    for resident in would_rather_not:
        last = encounters_with(buurt, ResidentId(resident.id))[0]
        assert last.contact is Contact.PREFERS_NOT and last.on == resident.prefers_not_on
    silenced = {resident.id for resident in would_rather_not}
    assert not any(
        f.resident in silenced and f.status is Status.OPEN for f in buurt.follow_ups.values()
    )


def test_some_who_fell_silent_were_met_once(buurt: Buurt):
    quiet = [resident for resident, _ in quiet_residents(buurt, TODAY)]
    once = [r for r in quiet if len(encounters_with(buurt, ResidentId(r.id))) == 1]
    assert 4 <= len(once) <= 10
    assert "Dhr. Yılmaz" in {resident.name for resident in once}


def test_stories_grow_from_a_wave_to_hooks(buurt: Buurt):
    [fatima] = [r for r in residents(buurt) if r.name == "Fatima el Amrani"]
    met = encounters_with(buurt, ResidentId(fatima.id))
    assert met[-1].contact is Contact.WAVE and len(met) >= 8
    assert {hook.kind for hook in hooks_of(buurt, ResidentId(fatima.id))} >= {
        Kind.INTEREST,
        Kind.OFFER,
    }


# ------------------------------------------------------------------ its days


def encoded(today: date) -> bytes:
    return msgspec.json.encode([c.document for c in demo_documents(today) if isinstance(c, Put)])


def test_the_same_today_gives_the_same_bytes():
    assert encoded(TODAY) == encoded(TODAY)


@pytest.mark.parametrize("today", DAYS)
def test_the_last_round_was_in_the_seven_days_before_today(today: date):
    last = max(round_.on for round_ in demo_buurt(today).rounds.values())
    assert 1 <= (today - last).days <= 7
    assert (last - LAST_ROUND).days % 7 == 0


def test_another_today_moves_every_date_by_the_same_whole_weeks():
    a_date = re.compile(rb"\d{4}-\d\d-\d\d")
    here, there = encoded(TODAY), encoded(TODAY + timedelta(days=70))
    assert a_date.sub(b"", here) == a_date.sub(b"", there)
    moves = {
        date.fromisoformat(b.decode()) - date.fromisoformat(a.decode())
        for a, b in zip(a_date.findall(here), a_date.findall(there), strict=True)
    }
    assert moves == {timedelta(weeks=10)}


def test_the_file_ships_small():
    assert data_file("demo.json").stat().st_size < 1_000_000
