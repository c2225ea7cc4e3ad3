import pytest
from builders import MONDAY, a_buurt, a_hook, a_resident, an_encounter, an_interest

from buurt_tui.domain.model import Kind
from buurt_tui.privacy.veil import Veil
from buurt_tui.views.now import Now
from buurt_tui.views.stems import part, parts_in, stem
from buurt_tui.views.triage import MOST_SUGGESTIONS, suggestions, triage_rows

SIGILS = {Kind.INTEREST: "#", Kind.WISH: "*", Kind.OFFER: "+", Kind.QUESTION: "?"}


def suggested(note: str, *documents, residents=(), veil=None) -> list[str]:
    encounter = an_encounter(*residents, note=note)
    buurt = a_buurt(encounter, *residents, *documents)
    now = Now(buurt, MONDAY, veil or Veil())
    found = suggestions(now, encounter)
    return [f"{SIGILS[s.kind]}{s.name}{'' if s.interest else ' (new)'}" for s in found]


@pytest.mark.parametrize(
    "words",
    [
        "koken kookt kok gekookt kookte",
        "tuin tuinieren tuintje tuinen",
        "schaak schaken schaakt geschaakt",
        "wandelt wandelen gewandeld",
        "naaien naait genaaid naaister",
        "lezen leest gelezen",
        "fiets fietsen fietst gefietst",
        "katten kat",
        "brief brieven",
    ],
)
def test_forms_of_one_word_have_one_stem(words: str) -> None:
    assert len({stem(word) for word in words.split()}) == 1


def test_a_long_word_is_known_by_its_parts() -> None:
    assert part("naaien") in parts_in("naaimachine", longest=9)
    assert part("tuin") in parts_in("moestuin", longest=9)
    assert part("vissen") not in parts_in("telefoon", longest=9)
    assert part("koken") is None, "too short: kokosnoot"


def test_what_the_note_says_is_suggested_with_the_kind_of_its_clause() -> None:
    note = "kok op een schip, mist de markt, zou best eens voor de buurt willen koken"

    assert suggested(note, an_interest("koken")) == [
        "+koken",
        "#koken",
        "#schip (new)",
        "#markt (new)",
    ]


@pytest.mark.parametrize(
    ("note", "hook"),
    [
        ("wil graag wandelen", "*wandelen"),
        ("zoekt iemand om mee te wandelen", "*wandelen"),
        ("kan goed wandelen", "+wandelen"),
        ("helpt graag met wandelen", "+wandelen"),
        ("wil wel met iemand wandelen", "+wandelen"),
        ("hoe kom je bij het wandelen", "?wandelen"),
        ("vraagt waar er gewandeld wordt", "?wandelen"),
        ("kan niet meer wandelen", "#wandelen"),
        ("wandelt elke dag", "#wandelen"),
    ],
)
def test_words_give_the_kind_away(note: str, hook: str) -> None:
    assert suggested(note, an_interest("wandelen"))[0] == hook


def test_a_synonym_stands_for_its_topic() -> None:
    topic = an_interest("tuinieren", synonyms=("planten",))

    assert suggested("heeft planten", topic) == ["#tuinieren"]


def test_what_the_team_tagged_before_for_a_word_is_suggested_for_it() -> None:
    food, fatima = an_interest("eten"), a_resident("Fatima")
    before = [
        an_encounter(fatima, note=note, hooks=(a_hook(food, fatima),))
        for note in ("grote pannen gezien", "leende pannen uit")
    ]

    assert suggested("zoekt een pan", food, fatima, *before)[0] == "*eten"


def test_what_a_resident_was_tagged_with_before_comes_last() -> None:
    fatima, koken, schaken = a_resident(), an_interest("koken"), an_interest("schaken")
    before = an_encounter(fatima, hooks=(a_hook(koken, fatima, kind=Kind.OFFER),))

    found = suggested("speelde schaak in het park", koken, schaken, before, residents=[fatima])

    assert found == ["#schaken", "#speelde (new)", "#park (new)", "+koken"]


def test_a_new_topic_is_a_word_of_the_note_and_never_a_name() -> None:
    fatima = a_resident("Fatima Kaya")
    note = "Fatima en Kaya zagen Amsterdam met een luchtballon"

    assert suggested(note, residents=[fatima]) == ["#luchtballon (new)"]


def test_there_are_never_more_suggestions_than_digits() -> None:
    topics = [
        an_interest(name)
        for name in ["aap", "noot", "mies", "wim", "zus", "jet", "teun", "vuur", "gijs", "lam"]
    ]

    note = " ".join(topic.name for topic in topics)
    assert len(suggested(note, *topics)) == MOST_SUGGESTIONS


def test_with_the_veil_down_nothing_is_suggested_from_what_was_said() -> None:
    assert suggested("wil koken", an_interest("koken"), veil=Veil(is_down=True)) == []


def test_only_notes_without_a_hook_that_nobody_looked_at_wait() -> None:
    koken, fatima = an_interest("koken"), a_resident()
    waiting = an_encounter(fatima, note="kookt")
    documents = (
        waiting,
        an_encounter(fatima, note="kookt", hooks=(a_hook(koken, fatima),)),
        an_encounter(fatima, note="kookt", triaged_on=MONDAY),
        an_encounter(fatima),
    )

    rows = triage_rows(Now(a_buurt(koken, fatima, *documents), MONDAY))

    assert [row.id for row in rows] == [waiting.id]
