"""One search over everything: what comes first, what forgives, and what stays hidden."""

from datetime import timedelta

import pytest
from builders import (
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

from buurt_tui.privacy.veil import Veil
from buurt_tui.views.everything import About, search_everything
from buurt_tui.views.now import Now

STREET = a_place("Kwakersstraat")
COOKING = an_interest("koken", synonyms=("eten maken",))
KARIM = a_member("Karim")
FATIMA = a_resident("Fatima el Amrani", aliases=("Fatoş",), place=STREET.id)
KOEN = a_resident("Koen Bos")
WOMAN = a_resident("", description="vrouw met teckel")
SOUP = an_encounter(
    FATIMA, note="wil soep koken voor de buurt", hooks=(a_hook(COOKING, FATIMA),), place=STREET.id
)
OLD_SOUP = an_encounter(KOEN, note="kreeg soep", on=MONDAY - timedelta(days=900))
NOBODY = an_encounter(note="Soep over bij de bakker", on=MONDAY - timedelta(days=1))
PROMISE = a_follow_up(FATIMA, reason="samen soep uitdelen")
ROUND = a_round(remark="veel soep gekregen", places=(STREET.id,))
EVERYTHING = (
    *(STREET, COOKING, KARIM, FATIMA, KOEN, WOMAN),
    *(SOUP, OLD_SOUP, NOBODY, PROMISE, ROUND),
)
NOW = Now(a_buurt(*EVERYTHING), MONDAY)
MOST = dict.fromkeys(About, 10)


def found(search: str, now: Now = NOW) -> dict[About, list[str]]:
    return {
        each.about: [hit.id for hit in each.hits] for each in search_everything(now, search, MOST)
    }


@pytest.mark.parametrize(
    ("search", "about", "document"),
    [
        ("amrani", About.RESIDENT, FATIMA),
        ("FATOS", About.RESIDENT, FATIMA),
        ("fatema", About.RESIDENT, FATIMA),
        ("teckel", About.RESIDENT, WOMAN),
        ("kok", About.TOPIC, COOKING),
        ("eten", About.TOPIC, COOKING),
        ("kwakers", About.PLACE, STREET),
        ("kar", About.MEMBER, KARIM),
        ("oep ov", About.NOTE, NOBODY),
        ("uitdelen", About.REASON, PROMISE),
        ("gekregen", About.REMARK, ROUND),
    ],
)
def test_each_kind_is_found_by_a_part_of_it(search, about, document):
    assert document.id in found(search)[about]


def test_what_was_said_comes_newest_first_and_after_names():
    assert found("soep") == {
        About.NOTE: [SOUP.id, NOBODY.id, OLD_SOUP.id],
        About.REASON: [PROMISE.id],
        About.REMARK: [ROUND.id],
    }


def test_a_name_that_is_only_nearly_so_comes_last():
    assert list(found("koken")) == [About.TOPIC, About.NOTE, About.RESIDENT]
    nearly = {each.about: each.nearly for each in search_everything(NOW, "koken", MOST)}
    assert nearly == {About.TOPIC: False, About.RESIDENT: True, About.NOTE: False}


def test_of_what_is_nearly_so_only_the_nearest_kind_is_shown():
    film = an_interest("film")
    now = Now(a_buurt(FATIMA, film), MONDAY)
    assert found("fatma", now) == {About.RESIDENT: [FATIMA.id]}
    assert found("filn", now) == {About.TOPIC: [film.id]}


def test_all_words_must_be_there_in_any_order():
    assert found("buurt soep")[About.NOTE] == [SOUP.id]
    assert About.NOTE not in found("buurt bakker")


@pytest.mark.parametrize("search", ["fatima soep", "soep fatima", "fatima el am koken", "soep amr"])
def test_what_somebody_said_is_found_by_their_name_too(search):
    assert found(search)[About.NOTE] == [SOUP.id]


def test_what_was_looked_for_is_marked():
    [notes] = [f for f in search_everything(NOW, "soep buurt", MOST) if f.about is About.NOTE]
    [hit] = notes.hits
    assert [hit.text[start:end] for start, end in hit.marks] == ["soep", "buurt"]
    assert [each.name for each in hit.who] == ["Fatima el Amrani"]
    assert (hit.place, hit.on) == ("Kwakersstraat", MONDAY)


def test_a_page_says_whether_there_is_more():
    [notes] = search_everything(NOW, "soep", {About.NOTE: 2})
    assert len(notes.hits) == 2 and notes.has_more
    [notes] = search_everything(NOW, "soep", {About.NOTE: 3})
    assert len(notes.hits) == 3 and not notes.has_more


def test_without_reading_only_names_are_looked_for():
    assert search_everything(NOW, "soep", MOST, reading=None) == []


@pytest.mark.parametrize("search", ["", "  ", "zzzz", "?", "soep zzzz"])
def test_nothing_is_found_of_nothing(search):
    assert found(search) == {}


@pytest.mark.parametrize("search", ["fatima", "teckel", "soep", "Fatoş", "amrani"])
def test_with_names_hidden_nobody_and_nothing_said_is_found(search):
    hidden = Now(NOW.buurt, MONDAY, veil=Veil(is_down=True))
    # a made-up name may happen to be nearly so
    for each in search_everything(hidden, search, MOST):
        assert each.about is About.RESIDENT and each.nearly
        assert not any(word in repr(each) for word in ("Fat", "Amrani", "teckel", "soep", "Koen"))


def test_with_names_hidden_a_made_up_name_is_found():
    veil = Veil(is_down=True)
    hidden = Now(NOW.buurt, MONDAY, veil=veil)
    assert found(veil.name(FATIMA), hidden)[About.RESIDENT] == [FATIMA.id]
    assert found("koken", hidden)[About.TOPIC] == [COOKING.id]
    [hit] = search_everything(hidden, veil.name(FATIMA), MOST)[0].hits
    assert "Fat" not in repr(hit)


def test_who_would_rather_not_is_found_by_name_only():
    silent = a_resident("Zeynep Kaya", prefers_not_on=MONDAY)
    now = Now(a_buurt(silent), MONDAY)
    assert found("zeynep", now) == {About.RESIDENT: [silent.id]}
    assert found("eyne", now) == {}
