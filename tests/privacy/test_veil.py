"""Who may read what, and what residents are called when others look along."""

from __future__ import annotations

from datetime import timedelta

import pytest
from builders import (
    AT,
    MONDAY,
    a_buurt,
    a_follow_up,
    a_member,
    a_place,
    a_resident,
    a_review,
    an_encounter,
)

from buurt_tui.domain.model import MadeUpName, Put, Readers, Revision
from buurt_tui.domain.text import fold
from buurt_tui.privacy.made_up import BIRDS, TREES, MadeUpNames, names_to_give
from buurt_tui.privacy.veil import OPEN, Veil, Veils
from buurt_tui.views.encounters import encounter_rows, untagged_for
from buurt_tui.views.everything import About, search_everything
from buurt_tui.views.follow_ups import follow_up_rows
from buurt_tui.views.now import Now

KARIM, ANJA = a_member("Karim"), a_member("Anja")
FATIMA = a_resident("Fatima el Amrani", aliases=("Tante Faat",))


def down(*documents) -> Veil:
    return Veils().down_over(a_buurt(*documents))


@pytest.mark.parametrize(
    ("readers", "writer", "me", "shared", "read"),
    [
        (Readers.TEAM, KARIM, ANJA, False, True),
        (Readers.TEAM, KARIM, None, False, True),
        (Readers.WRITER, KARIM, KARIM, False, True),
        (Readers.WRITER, KARIM, ANJA, False, False),
        (Readers.WRITER, KARIM, None, False, False),
        (Readers.WRITER, None, ANJA, False, True),
        (Readers.SHAREABLE, KARIM, ANJA, False, True),
        (Readers.TEAM, KARIM, KARIM, True, False),
        (Readers.WRITER, KARIM, KARIM, True, False),
        (Readers.SHAREABLE, KARIM, ANJA, True, True),
    ],
)
def test_who_may_read_what(readers, writer, me, shared, read):
    veil = down() if shared else OPEN
    said = veil.said("zingt", readers, writer and writer.id, me and me.id)
    assert bool(said) is read


def test_what_is_shared_names_no_resident_however_it_is_spelled():
    woman = a_resident("", description="vrouw met teckel")
    said = "fátima's soep, tante FAAT en mevrouw Amrani; de vrouw met teckel zingt voor Karim"
    shown = down(FATIMA, woman, KARIM).said(said, Readers.SHAREABLE)
    assert shown == "… soep, … en mevrouw …; de … zingt voor Karim"


def test_a_note_for_its_writer_is_in_nobody_elses_lists():
    met = an_encounter(FATIMA, note="huilde", logged_by=KARIM.id, readers=Readers.WRITER)
    promise = a_follow_up(FATIMA, reason="bellen", made_by=KARIM.id, readers=Readers.WRITER)
    buurt = a_buurt(KARIM, ANJA, FATIMA, met, promise)
    for me, read in ((KARIM, True), (ANJA, False)):
        now = Now(buurt, MONDAY, me=me.id)
        [note], [reason] = encounter_rows(now), follow_up_rows(now)
        assert (note.note, note.kept_by) == (("huilde", None) if read else ("", "Karim"))
        assert (reason.reason, reason.kept_by) == (("bellen", None) if read else ("", "Karim"))
        assert bool(untagged_for(now)) is read


def test_nobody_finds_what_they_may_not_read():
    met = an_encounter(FATIMA, note="huilde", logged_by=KARIM.id, readers=Readers.WRITER)
    promise = a_follow_up(FATIMA, reason="huilde", made_by=KARIM.id, readers=Readers.WRITER)
    buurt = a_buurt(KARIM, ANJA, FATIMA, met, promise)
    for me, read in ((KARIM, True), (ANJA, False)):
        for sought in ("huilde", "fatima huilde"):
            found = search_everything(Now(buurt, MONDAY, me=me.id), sought, dict.fromkeys(About, 9))
            texts = {hit.text for each in found for hit in each.hits}
            assert ("huilde" in texts) is read


def called(veil: Veil, residents) -> list[str]:
    return [veil.name(resident) for resident in residents]


def test_ten_thousand_residents_have_ten_thousand_names_without_a_number():
    everybody = [a_resident(f"Naam{n}") for n in range(10_000)]
    names = called(down(*everybody), everybody)
    assert len(set(names)) == len(everybody)
    assert not [name for name in names if any(char.isdigit() for char in name)]
    assert max(map(len, names)) <= 40


def test_a_made_up_name_is_in_no_name_here_and_the_other_way_round():
    residents = [a_resident("Merel Bakker", aliases=("Kers",)), a_resident("Jan Specht")]
    others = [a_resident(f"Naam{n}") for n in range(800)]
    street, member = a_place("Wilgenlaan"), a_member("Reiger")
    names = called(down(*residents, *others, street, member), (*residents, *others))
    words = {fold(word) for name in names for word in name.split("-")}
    assert words.isdisjoint({"merel", "wilg", "reiger", "kersenboom"})
    assert len(words) > 80


def test_where_every_tree_and_bird_is_somebodys_name_there_still_are_names():
    residents = [a_resident(word) for word in (*TREES, *BIRDS)]
    names = called(down(*residents), residents)
    assert len(set(names)) == len(residents)
    assert {fold(name) for name in names}.isdisjoint(map(fold, (*TREES, *BIRDS)))


def test_names_stay_while_the_neighbourhood_grows_also_for_who_comes_later():
    residents = [a_resident(f"Naam{n}") for n in range(300)]
    review = a_review(seed="geheim", begun_at=AT)
    buurt = a_buurt(review, *residents)
    early = Veils()
    before = called(early.down_over(buurt), residents)
    new = [a_resident(f"Nieuw{n}") for n in range(300)]
    met = [an_encounter(each, at=AT + timedelta(minutes=5)) for each in new]
    grown = buurt.apply(list(map(Put, (*new, *met))), Revision(2))
    late = Veils()
    assert called(early.down_over(grown), residents) == before
    assert called(late.down_over(grown), (*residents, *new)) == called(
        early.down_over(grown), (*residents, *new)
    )


def test_only_who_is_called_as_somebody_new_gets_another_name():
    residents = [a_resident(f"Naam{n}") for n in range(300)]
    review = a_review(seed="geheim", begun_at=AT)
    buurt = a_buurt(review, *residents)
    veils = Veils()
    before = list(zip(residents, called(veils.down_over(buurt), residents), strict=True))
    taken = before[0][1].split("-")[0]
    new = a_resident(f"{taken} de Boer")
    met = an_encounter(new, at=AT + timedelta(minutes=5))
    grown = buurt.apply([Put(new), Put(met)], Revision(2))
    for veil in (veils.down_over(grown), Veils().down_over(grown)):
        for resident, name in before:
            words, real = map(fold, name.split("-")), fold(taken)
            is_theirs = any(word in real or real in word for word in words)
            assert (veil.name(resident) == name) is not is_theirs


def test_who_is_on_the_agenda_has_the_name_that_was_written_down():
    given = (MadeUpName(FATIMA.id, "Wilg"),)
    review = a_review(seed="geheim", made_up=given)
    assert down(FATIMA, review).name(FATIMA) == "Wilg"
    twin = a_resident("Fatma", merged_into=FATIMA.id)
    review = a_review(seed="geheim", made_up=(MadeUpName(twin.id, "Wilg"),))
    assert down(FATIMA, twin, review).name(FATIMA) == "Wilg"


def test_in_a_review_that_is_over_only_who_was_on_the_agenda_is_named_until_others_are_asked_for():
    others = [a_resident(f"Naam{n}") for n in range(200)]
    wilg = a_resident("Jan Wilg")
    given = (MadeUpName(FATIMA.id, "Merel"), MadeUpName(wilg.id, "Wilg"))
    names = MadeUpNames("geheim", given)
    names.meet_given(a_buurt(FATIMA, wilg, *others))
    assert names[FATIMA.id] == "Merel"
    asked_for = [names[each.id] for each in (wilg, *others)]
    assert "Wilg" not in asked_for  # by now somebody is called that
    assert len({"Merel", *asked_for}) == len(others) + 2


def test_names_of_another_review_are_others():
    residents = [a_resident(f"Naam{n}") for n in range(200)]
    seeds = ("een", "twee")
    first, second = (called(down(a_review(seed=s), *residents), residents) for s in seeds)
    assert sum(map(str.__eq__, first, second)) < 10


def test_names_to_give_are_one_word_each_as_long_as_there_are():
    residents = [a_resident(f"Naam{n}") for n in range(300)]
    given = names_to_give(a_buurt(*residents), "geheim", [r.id for r in residents])
    names = [each.name for each in given]
    assert len(set(names)) == len(residents)
    assert not any("-" in name for name in names[:100])


def test_somebody_nobody_met_is_called_something_too():
    assert MadeUpNames("geheim")["somebody"]
