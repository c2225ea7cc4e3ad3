"""What holds for every line that can be typed, pasted or fallen on with an elbow."""

from __future__ import annotations

from time import process_time

import pytest
from builders import MONDAY
from hypothesis import example, given, settings
from hypothesis import strategies as st
from quicklog.reading import STREET, read

from buurt_tui.domain.text import clean
from buurt_tui.quicklog.complete import complete
from buurt_tui.quicklog.draft import NEW, PartKind, marks_of
from buurt_tui.quicklog.overrides import toggled

PIECES = (
    *("@", "#", "*", "+", "?", "!", "!!", ">", "/", "=", ";", "\\", ",", ".", "(", ")", '"', "'"),
    *("Fatima", "fatim", "el", "Amrani", "Omar", "ben", "Said", "mw.", "Mw", "De", "Vries", "Zij"),
    *("koken", "tui", "vr", "morgen", "over", "2", "weken", "27", "nov", "bellen", "en", "and"),
    *("Karim", "kar", "Kwakersstraat", "burg", "praatje", "niet-thuis", "_", "-", "06-12345678"),
    *("'t", "d'", "J.P.", "\u200e", "é", "e\u0301", "ß", "İ", "ı", "🙂", "\ud800", "\0", "\u2028"),
    *("א", "ب", "王", "\t", "\n", "\xa0"),
)
lines = st.one_of(
    st.text(),
    st.text(st.characters()),
    st.lists(st.sampled_from(PIECES), max_size=14).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join),
    st.lists(st.sampled_from((*PIECES, " ", " ", " ")), max_size=24).map("".join),
)


@settings(max_examples=500)
@given(lines)
@example("@Fatima !vr bellen; (\\#x) >Karim")
@example("@Fatima !")
def test_the_parts_joined_are_the_line_again(line):
    draft = read(line, STREET)
    assert "".join(map(draft.text, draft.parts)) == line
    assert all(part.start < part.end for part in draft.parts)


@given(lines)
def test_reading_twice_gives_the_same(line):
    assert read(line, STREET) == read(line, STREET)


@settings(max_examples=300)
@given(lines)
def test_everything_has_its_place_in_the_line(line):
    draft = read(line, STREET)
    for found in (*marks_of(draft), *draft.problems, *draft.hints, *draft.questions):
        assert 0 <= found.start < found.end <= len(line)
    for mark in marks_of(draft):
        assert line[mark.start : mark.end].startswith(tuple("@#*+?!>/="))
        assert line.startswith(mark.key.text, mark.start)


@settings(max_examples=300)
@given(lines)
def test_no_mark_is_in_the_note_and_no_word_is_lost(line):
    draft = read(line, STREET)
    kept = {PartKind.NOTE}
    if not draft.who:
        kept |= {PartKind.WHEN, PartKind.REASON, PartKind.WALKER}
    typed = "".join(draft.text(part) for part in draft.parts if part.kind in kept)
    letters = [char for char in clean(typed) if char.isalnum()]
    assert [char for char in draft.note if char.isalnum()] == letters


@given(lines)
def test_what_is_shown_has_nothing_that_a_terminal_would_obey(line):
    draft = read(line, STREET)
    shown = [draft.note, *(mark.name for mark in (*draft.who, *draft.hooks))]
    shown += [back.reason for back in draft.follow_ups]
    assert shown == [clean(text) for text in shown]


@given(lines)
def test_an_owner_is_somebody_in_the_line(line):
    draft = read(line, STREET)
    for mark in (*draft.hooks, *draft.follow_ups):
        assert bool(mark.whose) == bool(draft.who)
        assert all(index < len(draft.who) for index in mark.whose)


@settings(max_examples=300)
@given(lines, st.integers(min_value=-1, max_value=60))
def test_completing_never_raises_and_reads_as_chosen(line, cursor):
    for offer in complete(line, cursor, STREET, MONDAY):
        completed, at = offer.applied(line)
        assert completed.startswith(line[: offer.start])
        assert completed.endswith(line[offer.end :])
        assert 0 <= at <= len(completed)
        overrides = dict([offer.answer] if offer.answer else [])
        if offer.kind is PartKind.WHO:
            draft = read(completed, STREET, overrides)
            assert offer.value in [who.resident for who in draft.who]


@given(lines, st.integers(min_value=0, max_value=60))
def test_turning_a_mark_twice_is_where_it_was(line, cursor):
    draft = read(line, STREET)
    once = read(line, STREET, toggled(draft, cursor))
    twice = read(line, STREET, toggled(once, cursor))
    if once.who != draft.who and not draft.questions:
        assert [who.resident for who in twice.who] == [who.resident for who in draft.who]


@given(lines)
def test_every_question_can_be_answered(line):
    draft = read(line, STREET)
    overrides = {
        question.key: NEW if question.may_be_new else question.candidates[0]
        for question in draft.questions
    }
    assert read(line, STREET, overrides).questions == ()


@pytest.mark.parametrize(
    "piece",
    [
        "woord ",
        "@a ",
        "#a ",
        "!vr ",
        "@A ",
        "a; ",
        "(",
        "@",
        "@Aa",
        "'",
        "/a ",
        ">k ",
        "!!a;",
        "\n",
    ],
)
def test_a_line_of_a_hundred_thousand_characters_is_read_in_no_time(piece):
    line = piece * (100_000 // len(piece))
    started = process_time()
    read(line, STREET)
    # ten times what it takes, for a slow machine.
    assert process_time() - started < 1
