"""The vocabulary as somebody uses it: a tree, who shares a topic, and what is done with one."""

from __future__ import annotations

from datetime import timedelta

import pytest
from builders import MONDAY, a_hook, a_resident, an_encounter, an_interest
from ui.person import Person, an_app, opened

from buurt_tui import lang
from buurt_tui.domain.known_hooks import hooks_of
from buurt_tui.domain.model import Document
from buurt_tui.domain.topics import topic_called

ETEN = an_interest("eten")
KOKEN = an_interest("koken", parent=ETEN.id, synonyms=("kokkerellen",))
KOOKEN = an_interest("kooken")
FATIMA, OMAR = a_resident("Fatima el Amrani"), a_resident("Omar ben Said")
LATELY = MONDAY - timedelta(days=20)
LONG_AGO = MONDAY - timedelta(days=300)
SIZES = [(60, 20), (80, 24), (120, 40)]


def a_vocabulary() -> tuple[Document, ...]:
    told = an_encounter(FATIMA, on=LATELY, hooks=(a_hook(KOKEN, FATIMA),))
    long_ago = an_encounter(OMAR, on=LONG_AGO, hooks=(a_hook(KOOKEN, OMAR),))
    return (ETEN, KOKEN, KOOKEN, FATIMA, OMAR, told, long_ago)


NOTE = an_encounter(OMAR, note="zou wel willen dammen")


@pytest.fixture(autouse=True)
def _dutch():
    lang.choose("nl")


async def to(person: Person, topic: str) -> None:
    """Among the topics, with the cursor on this one."""
    await person.press("f4", "escape", "o", "home")
    for _time in range(5):
        if any("▸" in line and topic in line for line in person.lines):
            return
        await person.press("down")
    raise AssertionError(person.text)


def topic(person: Person, name: str):
    return topic_called(person.buurt, name)


@pytest.mark.parametrize("size", SIZES)
async def test_topics_are_a_tree_with_use_and_who_shares_one(size):
    async with opened(an_app(*a_vocabulary(), NOTE), size) as person:
        await to(person, "koken")
        assert any(line.split("│")[-1].lstrip(" ▸").startswith("eten") for line in person.lines)
        assert any("▸   koken" in line and "▁▁▁▁▁▁▃" in line for line in person.lines)
        assert "ook kokkerellen" in person.text
        assert "Wie delen koken" in person.text and "2 weken geleden" not in person.foot
        assert any(
            "Fatima el Amrani" in line and "3 weken geleden" in line for line in person.lines
        )


async def test_with_every_note_tagged_the_topics_are_there_at_once():
    async with opened(an_app(*a_vocabulary())) as person:
        await person.press("f4")
        assert "Alle notities zijn bekeken" in person.text
        assert "⏎ alles" in person.foot
        await person.press("down", "right", "enter")
        assert person.on == "residents" and "Fatima el Amrani" in person.text


async def test_enter_shows_all_that_can_be_done():
    async with opened(an_app(*a_vocabulary(), NOTE)) as person:
        await to(person, "koken")
        await person.press("enter")
        for says in ("Anders noemen", "Samenvoegen met", "Onder een breder", "Een ander woord"):
            assert says in person.text


async def test_renaming_keeps_the_old_word():
    async with opened(an_app(*a_vocabulary(), NOTE)) as person:
        await to(person, "koken")
        await person.press("e", *["backspace"] * 5)
        await person.type("samen koken", "enter")
        assert topic(person, "koken") == topic(person, "samen koken")
        assert topic(person, "koken").id == KOKEN.id
        await person.press("ctrl+z")
        assert topic(person, "samen koken") is None


async def test_a_name_of_another_topic_is_the_question_whether_they_are_the_same():
    async with opened(an_app(*a_vocabulary(), NOTE)) as person:
        await to(person, "koken")
        await person.press("a")
        await person.type("kooken", "enter")
        assert "koken en kooken: hetzelfde onderwerp?" in person.text
        await person.press("1")
        assert person.buurt.interest(KOOKEN.id).id == KOKEN.id
        assert topic(person, "kooken").id == KOKEN.id
        await person.press("ctrl+z")
        assert topic(person, "kooken").id == KOOKEN.id


async def test_merging_by_hand_names_what_looks_alike_first():
    async with opened(an_app(*a_vocabulary(), NOTE)) as person:
        await to(person, "koken")
        await person.press("m")
        assert any("▹ kooken · 1" in line for line in person.lines)
        await person.press("enter", "2")
        assert person.buurt.interest(KOKEN.id).name == "kooken"


async def test_what_looks_alike_is_proposed_and_said_once():
    async with opened(an_app(*a_vocabulary(), NOTE)) as person:
        await to(person, "koken")
        assert "1 paar lijkt op elkaar (l)" in person.text
        await person.press("l", "3")
        assert "lijkt op elkaar (l)" not in person.text
        await person.press("l")
        assert not person.has_dialog and "geen onderwerpen die op elkaar lijken" in person.text


async def test_a_topic_goes_below_another_and_stands_alone_again():
    async with opened(an_app(*a_vocabulary(), NOTE)) as person:
        await to(person, "kooken")
        await person.press("p")
        await person.type("eten", "enter")
        assert topic(person, "kooken").parent == ETEN.id
        await to(person, "kooken")
        await person.press("p", "enter")
        assert topic(person, "kooken").parent is None


async def test_no_topic_is_offered_as_a_part_of_itself():
    async with opened(an_app(*a_vocabulary(), NOTE)) as person:
        await to(person, "eten")
        await person.press("p")
        offered = {option.label for option in person.app.screen._options}
        assert offered == {"kooken"}


async def test_words_and_topics_are_added_and_taken_away():
    async with opened(an_app(*a_vocabulary(), NOTE)) as person:
        await to(person, "koken")
        await person.press("a")
        await person.type("soep maken", "enter")
        assert topic(person, "soep maken").id == KOKEN.id
        await person.press("w")
        await person.type("kokk", "enter")
        assert topic(person, "kokkerellen") is None
        await person.press("t")
        await person.type("dammen", "enter")
        assert topic(person, "dammen") is not None
        await to(person, "koken")
        await person.press("x")
        assert "Er zijn haakjes bij koken" in person.text
        await to(person, "dammen")
        await person.press("x")
        assert topic(person, "dammen") is None


async def test_an_old_hook_is_asked_after_and_answered():
    async with opened(an_app(*a_vocabulary(), NOTE)) as person:
        await to(person, "koken")
        await person.press("k")
        assert "Klopt dit nog?   1 van 1" in person.text
        assert "Omar ben Said: interesse #kooken" in person.text
        await person.press("n")
        assert hooks_of(person.buurt, OMAR.id) == []
        await person.press("k")
        assert not person.has_dialog
        await person.press("ctrl+z")
        await person.press("k", "j")
        (hook,) = hooks_of(person.buurt, OMAR.id)
        assert (hook.since, hook.confirmed) == (LONG_AGO, MONDAY)


async def test_later_answers_nothing_and_the_card_is_one_key_away():
    async with opened(an_app(*a_vocabulary(), NOTE)) as person:
        await to(person, "koken")
        await person.press("k", "l")
        assert not person.has_dialog and not person.buurt.hook_answers
        await person.press("k", "b")
        assert person.on == "residents" and "Omar ben Said" in person.text


async def test_the_hooks_of_one_resident_are_asked_after_from_the_list():
    async with opened(an_app(*a_vocabulary(), NOTE)) as person:
        await person.press("f3", "home", "h")
        assert "Fatima el Amrani: interesse #koken" in person.text
        await person.press("n")
        assert hooks_of(person.buurt, FATIMA.id) == []


@pytest.mark.parametrize("size", SIZES)
async def test_with_names_hidden_nobody_is_read(size):
    async with opened(an_app(*a_vocabulary(), NOTE), size) as person:
        await person.press("f12", "4", "o", "home", "down")
        assert "Wie delen" in person.text
        assert "Fatima" not in person.text and "Omar" not in person.text
        await person.press("k")
        assert "Klopt dit nog?" in person.text
        assert "Fatima" not in person.text and "Omar" not in person.text


async def test_esc_leads_out_and_the_note_is_still_there():
    async with opened(an_app(*a_vocabulary(), NOTE)) as person:
        await person.press("f4")
        await person.type("*dam", "escape")
        await person.press("o", "right", "escape", "escape")
        assert "zou wel willen dammen" in person.text
        await person.press("enter")
        assert person.is_writing and person.line == "*dam"


async def test_a_list_that_was_asked_for_its_width_while_it_was_hidden_is_there_again():
    async with opened(an_app(*a_vocabulary(), NOTE)) as person:
        await to(person, "koken")
        await person.press("escape")
        topics = person.app.screen.vocabulary.topics
        topics.notify_style_update()
        assert topics._width == 0
        hidden = topics._measured
        await person.press("o", "home")
        topics._measured = hidden  # as when no style changes on the way
        topics._strips.clear()
        topics.refresh()
        await person.settle()
        assert any("▸ eten" in line for line in person.lines), person.text
