"""Where it was, and how it went."""

from __future__ import annotations

import pytest
from quicklog.reading import STREET, read, said

READINGS = {
    "/Kwakersstraat": {"where": "Kwakersstraat"},
    "/kwakersstraat had haast": {"where": "Kwakersstraat", "note": "had haast"},
    "/kwa had haast": {"where": "Kwakersstraat", "note": "had haast"},
    "/kw had haast": {"where": "kw!", "note": "had haast"},
    "/Kwakersstr. druk": {"where": "Kwakersstraat", "note": "druk"},
    "/Burgemeester Röellstraat druk": {"where": "Burgemeester Röellstraat", "note": "druk"},
    "/burgemeester roellstraat druk": {"where": "Burgemeester Röellstraat", "note": "druk"},
    "/Burg. Röellstraat had haast": {"where": "Burgemeester Röellstraat", "note": "had haast"},
    "/burg": {"where": "?Burgemeester De Vlugtlaan | Burgemeester Röellstraat"},
    "/burgemeester röell gesproken": {"where": "Burgemeester Röellstraat", "note": "gesproken"},
    "/plein 40-45 druk": {"where": "Plein 40-45", "note": "druk"},
    "/Plein 40 45 druk": {"where": "Plein 40-45", "note": "druk"},
    "/plein 4 mensen": {"where": "Plein 40-45", "note": "4 mensen"},
    "/De Honingraat": {"where": "De Honingraat"},
    "/honingraat": {"where": "De Honingraat"},
    "/de honingraat koffie": {"where": "De Honingraat", "note": "koffie"},
    "/Nieuwe Meer was mooi": {"where": "Nieuwe Meer!", "note": "was mooi"},
    "/Van der Pekstraat Noord was leuk": {"where": "Van der Pekstraat Noord!", "note": "was leuk"},
    "/nieuwemeer was mooi": {"where": "nieuwemeer!", "note": "was mooi"},
    "/Albert Heijn, bij de kassa": {"where": "Albert Heijn!", "note": "bij de kassa"},
    "/sloterplas, bankje": {"where": "Sloterplas", "note": "bankje"},
    "/sloter_plas": {"where": "Sloterplas"},
    "/Sloterplas /Kwakersstraat": {
        "where": "Sloterplas",
        "note": "/Kwakersstraat",
        "problems": ["second_place"],
    },
    "bij /sloterplas met @Omar": {
        "who": ["Omar ben Said"],
        "where": "Sloterplas",
        "note": "bij met",
    },
    "2x /week en 3 /maand": {"note": "2x /week en 3 /maand"},
    "en/of 1/2": {"note": "en/of 1/2"},
    "(/sloterplas)": {"where": "Sloterplas"},
    "=praatje": {"how": "talk"},
    "=gesprek.": {"how": "conversation"},
    "=zwaai =praatje": {"how": "wave", "note": "=praatje", "problems": ["second_contact"]},
    "=niet-thuis": {"how": "not_home"},
    "=niet_thuis": {"how": "not_home"},
    "=nietthuis": {"how": "not_home"},
    "=n": {"how": "not_home"},
    "=g @Fatima": {"who": ["Fatima el Amrani"], "how": "conversation"},
    "=liever-niet @Fatima": {"who": ["Fatima el Amrani"], "how": "prefers_not"},
    "=p": {"how": "talk"},
    "=foo": {"note": "=foo", "problems": ["contact_not_known"]},
    "=": {"note": "="},
    "=)": {"note": "=)"},
    "=wave": {"how": "wave"},
    "=con": {"how": "conversation"},
    "=Zwaai, leuk": {"how": "wave", "note": "leuk"},
}


@pytest.mark.parametrize(("line", "reading"), READINGS.items(), ids=READINGS)
def test_the_place_and_contact_are_read(line, reading):
    draft = read(line, STREET)
    assert said(draft, STREET) == reading
    assert "".join(map(draft.text, draft.parts)) == line
