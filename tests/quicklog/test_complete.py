"""What Tab offers."""

from __future__ import annotations

import pytest
from builders import MONDAY, a_buurt, a_resident, an_encounter, an_interest
from quicklog.reading import STREET, read

from buurt_tui.quicklog.complete import complete

YESTERDAY = MONDAY.replace(day=22)


def offered(line, buurt=STREET):
    """The labels at the `|` in `line`, or at its end."""
    cursor = line.index("|") if "|" in line else len(line)
    return [offer.label for offer in complete(line.replace("|", "", 1), cursor, buurt, MONDAY)]


def taken(line, buurt=STREET):
    """The line with its first completion, a `|` at the cursor."""
    cursor = line.index("|") if "|" in line else len(line)
    bare = line.replace("|", "", 1)
    completed, at = complete(bare, cursor, buurt, MONDAY)[0].applied(bare)
    return completed[:at] + "|" + completed[at:]


@pytest.mark.parametrize(
    ("line", "completed"),
    {
        "@fatim": "@Fatima el Amrani |",
        "@amra": "@Fatima el Amrani |",
        "@fat am": "@Fatima el Amrani |",
        "@Fatima el am": "@Fatima el Amrani |",
        "soep met @fatim": "soep met @Fatima el Amrani |",
        "@fatim| #koken": "@Fatima el Amrani |#koken",
        "@fat|ima #koken": "@Fatih Kaya |#koken",
        "(@fatim|)": "(@Fatima el Amrani|)",
        "@fatim|, @Omar": "@Fatima el Amrani|, @Omar",
        "@fatim| Kaya": "@Fatima el Amrani |Kaya",
        "@tecke": "@vrouw_met_teckel |",
        "@simo": "@Mohamed Ouali |",
        "@dhr": "@Dhr. Yılmaz |",
        "@fatma": "@Fatima el Amrani |",
        "#tui": "#tuinieren |",
        "*ned": "*Nederlandse-les |",
        "?les": "?Nederlandse-les |",
        "+footb": "+voetbal |",
        "/kwa": "/Kwakersstraat |",
        "/vlug": "/Burgemeester De Vlugtlaan |",
        "/burgemeester ro": "/Burgemeester Röellstraat |",
        "=n": "=niet-thuis |",
        "=wav": "=wave |",
        "@Omar !vr >anj": "@Omar !vr >Anja de Wit |",
        "@Omar !mor": "@Omar !morgen |",
        "@Omar !!vri": "@Omar !!vrijdag |",
        "@Omar !over tw": "@Omar !over twee weken |",
        "@Omar !over 3 w": "@Omar !over 3 weken |",
        "@Omar !3 d": "@Omar !3 december |",
        "@Omar !|bellen": "@Omar !morgen |bellen",
        "@Omar !|bellen vr": "@Omar !morgen |bellen vr",
        "@Omar !mo|e bellen": "@Omar !morgen |bellen",
        "@Omar !|over een week bellen": "@Omar !morgen |bellen",
        "@Omar !vol|gende week di 10:00": "@Omar !volgende week |10:00",
    }.items(),
)
def test_tab_puts_in_what_it_stands_for(line, completed):
    assert taken(line) == completed


@pytest.mark.parametrize(
    "line",
    ["", "leuk", "@Fatima el Amrani ", "@Fatima, ", "\\@fat", "a@b", "@Fatima kookt", "#zzzz", ";"],
)
def test_where_no_mark_is_typed_nothing_is_offered(line):
    assert offered(line) == []


def test_at_most_eight_are_offered():
    assert len(offered("@")) == 8
    assert len(offered("#")) == 8
    assert len(offered("!")) == 8


def test_who_would_rather_not_and_who_was_merged_are_never_offered():
    real = a_resident("Omar ben Said")
    buurt = a_buurt(
        real, a_resident("Ome Piet", prefers_not_on=MONDAY), a_resident("Om", merged_into=real.id)
    )
    assert offered("@om", buurt) == ["Omar ben Said"]
    assert offered("@", buurt) == ["Omar ben Said"]
    assert offered("@piet", buurt) == []


def test_the_last_one_met_comes_first_and_of_two_the_one_met_more_often():
    often, once, before = a_resident("Anna A"), a_resident("Anna B"), a_resident("Anna C")
    buurt = a_buurt(
        *(before, once, often, a_resident("Anna D")),
        *(an_encounter(once), an_encounter(often), an_encounter(often)),
        *(an_encounter(before, on=YESTERDAY) for _ in range(3)),
    )
    assert offered("@an", buurt) == ["Anna A", "Anna B", "Anna C", "Anna D"]


def test_two_of_the_same_name_are_told_apart_by_an_answer():
    one, other = a_resident("Jan Bos"), a_resident("Jan Bos")
    buurt = a_buurt(one, other)
    line = "@Jan Bos en @jan"
    for offer in complete(line, len(line), buurt, MONDAY):
        completed, _ = offer.applied(line)
        key, value = offer.answer
        assert read(completed, buurt, {key: value}).who[1].resident == offer.value


def test_a_name_that_cannot_be_typed_is_spelled_so_that_it_can():
    resident = a_resident("Jan (boven) 🙂 @home")
    buurt = a_buurt(resident, a_resident("Jan Bos"))
    (offer,) = (o for o in complete("@jan", 4, buurt, MONDAY) if o.value == resident.id)
    completed, _ = offer.applied("@jan")
    overrides = dict([offer.answer] if offer.answer else [])
    assert read(completed, buurt, overrides).who[0].resident == resident.id


def test_a_comma_keeps_the_next_word_out_of_a_short_name():
    assert taken("@ba| Kaya", a_buurt(a_resident("Bas"))) == "@Bas, |Kaya"


def test_a_topic_that_no_mark_can_spell_is_not_offered():
    assert offered("#", a_buurt(an_interest("3D"), an_interest("breien"))) == ["breien"]


def test_a_date_that_would_be_another_one_with_what_follows_is_not_offered():
    assert "over een week" in offered("@Omar !| bellen")
    assert "over een week" not in offered("@Omar !| vrijdag")
    assert offered("@Omar !| of zaterdag") == []


def test_between_the_two_signs_of_a_mark_nothing_is_offered():
    assert offered("@Omar !|!vr bellen") == []


def test_a_date_says_which_day_it_is():
    (tomorrow,) = complete("@Omar !morg", 11, STREET, MONDAY)
    assert tomorrow.value == "2026-11-24"


def test_the_cursor_may_be_anywhere():
    for cursor in (-5, 0, 1, 99):
        complete("@fat", cursor, STREET, MONDAY)


@pytest.mark.parametrize("sigil", list("@#/>"))
def test_every_completion_reads_as_what_was_chosen(sigil):
    tables = {"@": STREET.residents, "#": STREET.interests, "/": STREET.places}
    documents = tables.get(sigil, STREET.members).values()
    for document in documents:
        name = document.name or document.description
        before = "@Omar !vr " if sigil == ">" else ""
        for length in (1, 3, len(name)):
            line = before + sigil + name[:length].lower()
            for offer in complete(line, len(line), STREET, MONDAY):
                completed, _ = offer.applied(line)
                assert offer.answer is None
                assert offer.value in ids_in(read(completed, STREET))


def ids_in(draft):
    marks = [who.resident for who in draft.who] + [hook.interest for hook in draft.hooks]
    marks += [back.walker.member for back in draft.follow_ups if back.walker]
    return marks + ([draft.place.place] if draft.place else [])
