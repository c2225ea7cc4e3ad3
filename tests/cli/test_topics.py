"""Topics and hooks from the command line: every action on a row, and undo."""

from __future__ import annotations

import pytest
from builders import a_hook, a_resident, an_encounter, an_interest
from cli.conftest import day

from buurt_tui.domain.model import Kind

KOKEN = an_interest("koken", synonyms=("kokkerellen",))
KOOK, ETEN = an_interest("kooken"), an_interest("eten")
FATIMA, FATIH = a_resident("Fatima el Amrani"), a_resident("Fatih Kaya")
HOOKS = (a_hook(KOKEN, FATIMA), a_hook(KOKEN, FATIMA, kind=Kind.OFFER), a_hook(KOOK, FATIH))
LONG_AGO = an_encounter(FATIMA, FATIH, on=day("2026-03-02"), hooks=HOOKS)
ALL = (KOKEN, KOOK, ETEN, FATIMA, FATIH, LONG_AGO)


@pytest.fixture(autouse=True)
def _kept(keep) -> None:
    keep(*ALL)


def topics(buurt) -> dict[str, dict]:
    return {row["name"]: row for row in buurt("interests", "--json").json}


def test_who_shares_a_topic(buurt) -> None:
    rows = buurt("interest", "kokkerellen", "--json").json
    assert [(row["resident"]["name"], row["kinds"], row["confirmed"]) for row in rows] == [
        ("Fatima el Amrani", ["interest", "offer"], "2026-03-02")
    ]
    assert buurt("interest", "koken").lines == ["Fatima el Amrani\tinterest, offer\t2026-03-02"]


ACTIONS = {
    ("soep", "add"): lambda rows: "soep" in rows,
    ("koken", "rename", "samen koken"): lambda rows: "koken" in rows["samen koken"]["synonyms"],
    ("koken", "heet", "samen", "koken"): lambda rows: "samen koken" in rows,
    ("koken", "synonym", "bakken"): lambda rows: "bakken" in rows["koken"]["synonyms"],
    ("koken", "no-synonym", "Kokkerellen"): lambda rows: not rows["koken"]["synonyms"],
    ("koken", "parent", "eten"): lambda rows: rows["koken"]["parent"] == "eten",
    ("koken", "onder", "et"): lambda rows: rows["koken"]["parent"] == "eten",
    ("koken", "merge", "kooken"): lambda rows: (
        "kooken" not in rows and rows["koken"]["synonyms"] == ["kokkerellen", "kooken"]
    ),
    ("eten", "remove"): lambda rows: "eten" not in rows,
}


@pytest.mark.parametrize("words", ACTIONS)
def test_every_action_is_done_said_and_taken_back(words, buurt) -> None:
    before = topics(buurt)
    done = buurt("interest", *words, "--as", "Anja")
    assert (done.code, done.out) == (0, "")
    assert done.err.strip()
    assert ACTIONS[words](topics(buurt))
    assert buurt("undo", "--as", "Anja").code == 0
    assert topics(buurt) == before


def test_a_topic_may_stand_on_its_own_again(buurt) -> None:
    buurt("interest", "koken", "parent", "eten")
    buurt("interest", "koken", "no-parent")
    assert topics(buurt)["koken"]["parent"] is None


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("dammen",), 1, "there is no topic called dammen"),
        (("ko", "remove"), 1, "ko can be several"),
        (("koken", "fry", "it"), 2, "fry is none of add"),
        (("koken", "rename"), 2, "rename needs a value: NAME"),
        (("koken", "remove", "it"), 2, "remove takes no value"),
        (("koken", "remove"), 1, "There are hooks on koken"),
        (("kooken", "rename", "koken"), 1, "You can merge the two."),
        (("koken", "merge", "kokkerellen"), 1, "That is the same topic."),
        (("koken", "parent", "dammen"), 1, "there is no topic called dammen"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(words, code, says, buurt) -> None:
    before = topics(buurt)
    done = buurt("interest", *words)
    assert (done.code, done.out) == (code, "")
    assert says in done.err
    assert topics(buurt) == before


def test_topics_that_look_alike_are_listed_until_somebody_says_otherwise(buurt) -> None:
    assert buurt("interests", "--alike", "--json").json == [
        {"interest": "koken", "uses": 1, "other": "kooken", "other_uses": 1}
    ]
    buurt("interest", "kooken", "not-same", "koken")
    assert buurt("interests", "--alike", "--json").json == []


def test_hooks_that_are_old_are_listed_and_answered(buurt) -> None:
    rows = buurt("hooks", "--json").json
    assert len(rows) == 3
    assert {row["resident"]["name"] for row in rows} == {"Fatima el Amrani", "Fatih Kaya"}

    assert buurt("hook", "fatih", "kooken", "gone").code == 0
    assert buurt("hook", "Fatima el Amrani", "+koken", "klopt").code == 0

    assert [(row["kind"], row["interest"]) for row in buurt("hooks", "--json").json] == [
        ("interest", "koken")
    ]
    hooks = {row["name"]: row["hooks"] for row in buurt("residents", "--json").json}
    assert hooks["Fatih Kaya"] == []
    assert len(buurt("hooks", "--all", "--json").json) == 2
    assert len(buurt("encounters", "--json").json) == 1


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("fati", "koken", "still"), 1, "fati can be several"),
        (("fatima", "koken", "still"), 1, "--kind interest, offer"),
        (("fatima", "*koken", "still"), 1, "they have no such hook on koken"),
        (("fatima", "eten", "still"), 1, "they have no such hook on eten"),
        (("nobody here", "koken", "still"), 1, "nobody is called nobody here"),
        (("fatih", "kooken", "perhaps"), 2, "perhaps is no answer"),
        (("fatima", "koken", "still", "--kind", "hobby"), 2, "hobby is no kind"),
    ],
)
def test_a_hook_that_is_not_clear_is_said(words, code, says, buurt) -> None:
    done = buurt("hook", *words)
    assert (done.code, done.out) == (code, "")
    assert says in done.err


def test_the_first_vocabulary_is_shown_and_taken_once(buurt) -> None:
    listed = buurt("vocabulary", "--json", "--lang", "nl").json
    assert {"name": "koken", "synonyms": ["kokkerellen"], "parent": "eten"} in listed
    done = buurt("vocabulary", "take", "--lang", "nl", "--as", "Anja")
    assert done.code == 0 and f"{len(listed) - 2} onderwerpen" in done.err
    assert topics(buurt)["bakken"]["parent"] == "eten"
    assert "zijn er al" in buurt("vocabulary", "take", "--lang", "nl").err
    assert buurt("undo", "--as", "Anja").code == 0
    assert set(topics(buurt)) == {"koken", "kooken", "eten"}
