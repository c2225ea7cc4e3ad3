"""The first minute: three questions, each of which may be left empty, and then the quick line."""

from __future__ import annotations

from itertools import product

import pytest
from builders import a_member, a_place, an_interest
from ui.person import HERE, KARIM, Person, a_store, an_app, opened
from ui.speech import foreign_words

from buurt_tui import lang
from buurt_tui.domain.model import Put, Revision
from buurt_tui.store.memory import MemoryStore


@pytest.fixture(autouse=True)
def _dutch():
    lang.choose("nl")


def a_new_app(*documents):
    store = MemoryStore()
    if documents:
        store.commit(tuple(map(Put, documents)), base=Revision(0))
    return an_app(store=store, me=None)


async def answer(person: Person, *answers: str) -> None:
    for told in answers:
        assert person.has_dialog
        await person.type(told, "enter")
    assert not person.has_dialog, person.text


async def test_three_answers_and_somebody_can_begin():
    app = a_new_app()
    remembered = []
    app._remember = remembered.append
    async with opened(app) as person:
        await answer(person, "Beerenbrouckbuurt", "Karim", "Kwakersstraat, Harpstraat")
        assert person.buurt.neighbourhood.name == "Beerenbrouckbuurt"
        (karim,) = person.buurt.members.values()
        assert [p.name for p in person.buurt.places.values()] == ["Kwakersstraat", "Harpstraat"]
        assert app.now.me == karim.id and remembered == [karim.id]
        assert "Beerenbrouckbuurt" in person.lines[0]
        assert "ronde Kwakersstraat, Harpstraat" in person.lines[0]
        await person.type("@Fatima #koken bankje", "enter")
        (met,) = person.buurt.encounters.values()
        assert (met.note, met.logged_by, met.round) == ("bankje", karim.id, app.now.round)
        assert person.buurt.places[met.place].name == "Harpstraat"


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
@pytest.mark.parametrize("told", [t for t in product((True, False), repeat=3) if not all(t)])
async def test_each_question_may_be_left_empty(told, size):
    full = ("Onze buurt", "Karim", "Kwakersstraat")
    async with opened(a_new_app(), size) as person:
        answers = [text if is_told else "" for text, is_told in zip(full, told, strict=True)]
        await answer(person, *answers)
        assert (person.buurt.neighbourhood is not None) == told[0]
        assert len(person.buurt.members) == told[1]
        assert len(person.buurt.places) == told[2]
        await person.type("zomaar iemand", "enter")
        assert person.notes == ["zomaar iemand"]


async def test_esc_passes_a_question_too():
    async with opened(a_new_app()) as person:
        await person.press("escape", "escape", "escape")
        assert not person.has_dialog and person.is_writing
        await person.type("zomaar iemand", "enter")
        assert person.notes == ["zomaar iemand"]


async def test_only_what_nobody_said_yet_is_asked():
    async with opened(a_new_app(HERE)) as person:
        assert "Welkom" not in person.text
        await answer(person, "Karim", "Kwakersstraat")
        assert person.is_writing


async def test_a_neighbourhood_with_a_team_asks_nothing():
    async with opened(an_app(store=a_store(a_place()), me=KARIM)) as person:
        assert not person.has_dialog and person.is_writing


async def test_who_is_in_the_team_already_can_be_chosen():
    anja = a_member("Anja")
    async with opened(a_new_app(anja, KARIM)) as person:
        await person.type("Onze buurt", "enter")
        assert "Anja" in person.text and "Karim" in person.text
        await person.type("anj", "enter")
        assert person.app.now.me == anja.id
        assert len(person.buurt.members) == 2


async def test_pasted_streets_on_lines_of_their_own_are_not_lost():
    async with opened(a_new_app()) as person:
        await person.press("enter", "enter")
        await person.paste("Kwakersstraat,\nHarpstraat,\nLirestraat")
        await person.press("enter")
        names = [place.name for place in person.buurt.places.values()]
        assert names == ["Kwakersstraat", "Harpstraat", "Lirestraat"]


async def test_the_first_run_is_undone_like_all_else():
    async with opened(a_new_app()) as person:
        await answer(person, "Onze buurt", "Karim", "Kwakersstraat")
        await person.press("escape", *["ctrl+z"] * 6)
        assert not person.buurt.rounds
        assert not person.has_dialog


@pytest.mark.parametrize("language", lang.LANGUAGES)
@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_the_questions_are_in_one_language_and_fit(language, size):
    lang.choose(language)
    async with opened(a_new_app(), size) as person:
        for _question in range(3):
            assert person.has_dialog
            assert foreign_words(person.text, language) == set()
            assert any("╰" in line for line in person.lines), person.text
            await person.press("enter")
        assert foreign_words(person.text, language) == set()
        await person.press("escape")
        assert foreign_words(person.text, language) == set()


async def test_enter_right_after_the_questions_takes_a_list_of_topics():
    async with opened(a_new_app()) as person:
        await answer(person, "Onze buurt", "Karim", "Kwakersstraat")
        assert "Enter nu: neem 66 onderwerpen over" in person.text
        await person.press("enter")
        assert len(person.buurt.interests) == 66
        assert person.is_writing
        await person.type("@Fatima #kok", "enter")
        (met,) = person.buurt.encounters.values()
        assert person.buurt.interests[met.hooks[0].interest].name == "koken"
        await person.press("escape", "ctrl+z", "ctrl+z")
        assert not person.buurt.interests


@pytest.mark.parametrize("key", ["escape", "x", "f3"])
async def test_any_other_key_leaves_it_and_the_palette_has_it_later(key):
    async with opened(a_new_app()) as person:
        await answer(person, "Onze buurt", "Karim", "")
        await person.press(key, "alt+1", "n", "enter")
        assert not person.buurt.interests
        await person.press("ctrl+p")
        await person.type("eerste lijst", "enter")
        assert len(person.buurt.interests) == 66


async def test_a_team_that_has_topics_is_offered_none():
    async with opened(a_new_app(an_interest())) as person:
        await answer(person, "Onze buurt", "Karim", "")
        await person.press("enter")
        assert len(person.buurt.interests) == 1
