"""What does not belong in a note."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buurt_tui.domain.hints import find_hints, without_bsn

FOUND = {
    "belt op +31612345678": ["phone +31612345678"],
    "06-12345678 of 020 123 45 67": ["phone 06-12345678", "phone 020 123 45 67"],
    "+31 (0)6 12 34 56 78": ["phone +31 (0)6 12 34 56 78"],
    "0032 475 12 34 56": ["phone 0032 475 12 34 56"],
    "mail jan.de-boer+buurt@voorbeeld.co.nl!": ["email jan.de-boer+buurt@voorbeeld.co.nl"],
    "NL91 ABNA 0417 1643 00 graag": ["iban NL91 ABNA 0417 1643 00"],
    "nl91abna0417164300": ["iban nl91abna0417164300"],
    "BSN 111222333": ["bsn 111222333"],
    "1112.22.333": ["bsn 1112.22.333"],
    "bsn: 10000021": ["bsn 10000021"],
    "is depressief en verslaafd": ["health depressief", "health verslaafd"],
    "Moslim, net als zijn buurman": ["religion Moslim"],
    "heeft schulden bij de deurwaarder": ["debt schulden", "debt deurwaarder"],
    "kwam net uit de gevangenis": ["crime gevangenis"],
    "statushouder, woont hier pas": ["origin statushouder"],
}


@pytest.mark.parametrize(("note", "found"), FOUND.items(), ids=FOUND)
def test_what_does_not_belong_in_a_note_is_found(note, found):
    assert [f"{h.kind} {note[h.start : h.end]}" for h in find_hints(note)] == found


@pytest.mark.parametrize(
    "note",
    [
        "",
        "spreekt Turks en Arabisch",
        "Turkse soep, Surinaamse roti",
        "bij de moskee en de kerk",
        "03-12-2026 14:00",
        "2026-11-23",
        "nummer 14, 3 hoog",
        "123456789",
        "000000000",
        "111222333444",
        "NL91 ABNA 1417 1643 01",
        "@fatima",
        "a@b",
        "schuldig gevoel",
        "de poolse supermarkt",
        "50+ en 1/2 en C#",
    ],
)
def test_what_is_fine_gets_no_hint(note):
    assert find_hints(note) == []


def test_a_citizen_service_number_is_masked_and_nothing_else():
    assert without_bsn("bsn 111222333, tel 0612345678") == "bsn •••••••••, tel 0612345678"
    assert without_bsn("1112.22.333 en 123456789") == "••••.••.••• en 123456789"


@given(st.text())
def test_hints_have_their_place_and_do_not_overlap(note):
    end = 0
    for hint in find_hints(note):
        assert end <= hint.start < hint.end <= len(note)
        end = hint.end
    assert len(without_bsn(note)) == len(note)
    assert find_hints(without_bsn(note)) == [h for h in find_hints(note) if h.kind != "bsn"]
