"""What is found in notes is what reading them all would find, the last said first."""

from functools import partial
from itertools import islice

import pytest
from builders import AT, MONDAY, a_buurt, a_follow_up, a_resident, a_round, an_encounter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from buurt_tui.domain.model import Buurt, Delete, Encounter, Put, Revision
from buurt_tui.domain.text import fold
from buurt_tui.views import said, said_index
from buurt_tui.views.marking import _with_origins, marks
from buurt_tui.views.said import NOTES, REASONS, REMARKS, said_with, said_with_slowly
from buurt_tui.views.said_index import words_sought

WORDS = (
    "koken",
    "kookt",
    "Kok,",
    "bij",
    "de",
    "bakker",
    "Bijl",
    "vríjdag",
    "50+",
    "e-mail",
    "ijs",
    "C#",
    "tij",
)
NOTE = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)
SOUGHT = st.one_of(
    NOTE,
    st.tuples(NOTE, st.integers(0, 20), st.integers(1, 8)).map(lambda t: t[0][t[1] : t[1] + t[2]]),
    st.text("kobijde ,?", max_size=4),
)
PUT = st.builds(
    lambda id_, note, day: Put(an_encounter(id=id_, note=note, on=MONDAY.replace(day=day))),
    st.sampled_from("abcdefgh"),
    NOTE,
    st.integers(1, 5),
)
TOUCHED = st.one_of(PUT, st.sampled_from("abcdefgh").map(partial(Delete, Encounter)))


PATIENT = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""Other work on the machine is no mistake."""


def read_one_by_one(buurt: Buurt, search: str) -> list[str]:
    """The slow way, which nobody can doubt."""
    sought = words_sought(search)
    notes = sorted(buurt.encounters.values(), key=lambda e: (e.on, e.at, e.id), reverse=True)
    return [
        e.id
        for e in notes
        if sought and e.note and all(any(way in fold(e.note) for way in ways) for ways in sought)
    ]


@pytest.mark.parametrize(("listed", "sorted_"), [(50_000, 5_000), (2, 1), (0, 0)])
@PATIENT
@given(turns=st.lists(st.lists(TOUCHED, max_size=8), max_size=4), search=SOUGHT)
def test_the_index_finds_what_reading_everything_finds(listed, sorted_, turns, search):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(said_index, "MOST_LISTED", listed)
        patch.setattr(said_index, "MOST_SORTED", sorted_)
        buurt = Buurt()
        for turn in (*turns, ()):
            found = [each.id for each in said_with(buurt, NOTES, words_sought(search))]
            assert found == read_one_by_one(buurt, search)
            slowly = [each.id for each in said_with_slowly(buurt, NOTES, words_sought(search))]
            assert slowly == found
            buurt = buurt.apply(turn, Revision(1))


@PATIENT
@given(NOTE.filter(bool), st.data())
def test_any_piece_of_a_note_finds_it(note, data):
    start = data.draw(st.integers(0, len(note) - 1))
    piece = note[start : data.draw(st.integers(start + 1, len(note)))]
    buurt = a_buurt(an_encounter(note=note))
    found = list(said_with(buurt, NOTES, words_sought(piece)))
    assert len(found) == (1 if fold(piece) else 0)


def test_each_kind_of_what_was_said_is_found_where_it_stands():
    fatima = a_resident()
    promise = a_follow_up(fatima, reason="samen naar de tuin")
    round_ = a_round(remark="in de tuin bloeit alles")
    buurt = a_buurt(fatima, promise, round_, an_encounter(fatima, note="mist haar tuin"))
    sought = words_sought("TUIN")
    assert [len(list(said_with(buurt, kind, sought))) for kind in (NOTES, REASONS, REMARKS)] == [
        1,
        1,
        1,
    ]
    assert list(said_with(buurt, REASONS, sought)) == [promise]
    assert list(said_with(buurt, REMARKS, sought)) == [round_]


def test_a_first_page_does_not_wait_for_all_of_them():
    notes = [
        an_encounter(note=f"koffie {number}", at=AT.replace(minute=number % 60))
        for number in range(300)
    ]
    buurt = a_buurt(*notes)
    stream = said_with(buurt, NOTES, words_sought("koffie"))
    assert len(list(islice(stream, 5))) == 5
    assert len(list(stream)) == 295


def test_an_index_far_behind_is_made_anew(monkeypatch):
    monkeypatch.setattr(said, "MOST_FRESH", 3)
    buurt = a_buurt(an_encounter(note="soep"))
    for number in range(6):
        assert len(list(said_with(buurt, NOTES, words_sought("soep")))) == number + 1
        buurt = buurt.apply([Put(an_encounter(note="soep"))], Revision(2))


def test_a_small_neighbourhood_is_searched_without_waiting():
    assert said.is_indexed(a_buurt(an_encounter(note="soep")))


def test_a_large_one_is_searched_once_its_index_is_made(monkeypatch):
    monkeypatch.setattr(said, "SOON", 0)
    buurt = a_buurt(an_encounter(note="soep"), a_round(), a_follow_up(a_resident()))
    assert not said.is_indexed(buurt)
    said.make_indexes(buurt)
    later = buurt.apply([Put(an_encounter(note="thee"))], Revision(2))
    assert said.is_indexed(later)


@PATIENT
@given(st.text("ijĳyÿé-_ .Xıß\u0301’a", max_size=12))
def test_a_folded_text_with_its_origins_is_the_folded_text(text):
    folded, origins = _with_origins(text)
    assert " ".join(folded.split()) == fold(text)
    assert len(folded) == len(origins)


@pytest.mark.parametrize(
    ("text", "search", "marked"),
    [
        ("Kookt graag bij de bakker", "BIJ kookt", ["Kookt", "bij"]),
        ("een crème brûlée", "creme", ["crème"]),
        ("de lange dijk op", "dijk", ["dijk"]),
        ("de lange dijk op", "di", ["dij"]),
        ("soep koken", "kok soe", ["soe", "kok"]),
        ("niets", "soep", []),
        ("Anne-Marie", "anne-marie", ["Anne", "Marie"]),
    ],
)
def test_what_was_looked_for_is_marked(text, search, marked):
    assert [text[start:end] for start, end in marks(text, words_sought(search))] == marked
