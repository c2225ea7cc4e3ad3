"""The vocabulary to begin with is fit for any neighbourhood, in both languages."""

from __future__ import annotations

from collections import Counter

import pytest
from builders import MONDAY, a_buurt, an_interest
from domain.doing import after

from buurt_tui.domain.hints import find_hints
from buurt_tui.domain.text import fold
from buurt_tui.domain.topics import ancestors
from buurt_tui.first_topics import first_topics, how_many_are_missing
from buurt_tui.quicklog.parse import parse
from buurt_tui.views.alike_topics import alike_topics
from buurt_tui.views.now import Now

LANGUAGES = ("nl", "en")


def taken(language):
    return after(a_buurt(), first_topics(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_has_about_sixty_topics_most_of_them_below_a_wider_one(language):
    buurt = taken(language)
    assert 55 <= len(buurt.interests) <= 70
    below = [t for t in buurt.interests.values() if ancestors(buurt.interests, t)]
    assert len(below) > 45
    assert how_many_are_missing(buurt, language) == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_means_two_topics(language):
    topics = first_topics(language).topics
    words = Counter(fold(word) for t in topics for word in (t.name, *t.synonyms))
    assert [word for word, times in words.items() if times > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_it_can_be_typed_and_means_its_topic(language):
    buurt = taken(language)
    for topic in buurt.interests.values():
        for word in (topic.name, *topic.synonyms):
            (hook,) = parse(f"#{word.replace(' ', '_')}", buurt, MONDAY).hooks
            assert hook.interest == topic.id, word


@pytest.mark.parametrize("language", LANGUAGES)
def test_none_of_it_looks_like_another(language):
    pairs = alike_topics(Now(taken(language), MONDAY))
    assert [(pair.one_name, pair.other_name) for pair in pairs] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_about_what_people_like(language):
    """Nothing that would get a hint in a note: care, health, religion, debt, crime."""
    topics = first_topics(language).topics
    words = [word for topic in topics for word in (topic.name, *topic.synonyms)]
    assert [word for word in words if find_hints(word)] == []


def test_what_the_team_has_stays_as_it_is():
    mine = an_interest("Koken", synonyms=("thee",))
    buurt = after(a_buurt(mine), first_topics("nl"))
    assert buurt.interests[mine.id] == mine
    (coffee,) = [t for t in buurt.interests.values() if t.name == "koffie en thee"]
    assert coffee.synonyms == ("koffie",)
