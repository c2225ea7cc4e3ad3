"""Lines as an English-speaking team member types them."""

from __future__ import annotations

import pytest
from quicklog.reading import STREET, read, said

READINGS = {
    "@Fatima She loves cooking #koken !next week call her": {
        "who": ["Fatima el Amrani"],
        "hooks": ["#koken"],
        "back": ["30-11-2026 call her"],
        "note": "She loves cooking",
    },
    "@Omar and @Shanti want to walk together *wandelen !in 2 weeks": {
        "who": ["Omar ben Said", "Shanti Ramdin"],
        "hooks": ["*wandelen"],
        "back": ["Omar ben Said+Shanti Ramdin: 07-12-2026"],
        "note": "want to walk together",
    },
    "met @Kwame at the bench, he likes chess #schaken": {
        "who": ["Kwame Owusu-Ansah"],
        "hooks": ["#schaken"],
        "note": "met at the bench, he likes chess",
    },
    "@Georgi offers +football lessons !!tomorrow talk about the field >Anja": {
        "who": ["Georgi Dimitrov"],
        "hooks": ["+voetbal"],
        "back": ["!! 24-11-2026 talk about the field >Anja de Wit"],
        "note": "offers lessons",
    },
    "nobody home =not-home /kwa": {
        "where": "Kwakersstraat",
        "how": "not_home",
        "note": "nobody home",
    },
    "@Mrs. De Vries waves =wave": {"who": ["Mw. De Vries"], "how": "wave", "note": "waves"},
    "@Mr. Yilmaz not today =prefers": {
        "who": ["?Ayşe Yılmaz | Dhr. Yılmaz"],
        "how": "prefers_not",
        "note": "not today",
    },
    "@Kwame Has a new bike #fietsen": {
        "who": ["Kwame Owusu-Ansah"],
        "hooks": ["#fietsen"],
        "note": "Has a new bike",
    },
    "@Kwame would rather not talk =prefers-not": {
        "who": ["Kwame Owusu-Ansah"],
        "how": "prefers_not",
        "note": "would rather not talk",
    },
    "@O'Neill They sing in a choir #choir /Sloterplas": {
        "who": ["O'Neill"],
        "hooks": ["#choir!"],
        "where": "Sloterplas",
        "note": "They sing in a choir",
    },
    "spoke with (@Omar ben Said) about his garden #tuin; he needs soil ?soil": {
        "who": ["Omar ben Said"],
        "hooks": ["#tuinieren", "?soil!"],
        "note": "spoke with about his garden he needs soil",
    },
    "@Shanti !dec 3 bring the form; she was tired": {
        "who": ["Shanti Ramdin"],
        "back": ["03-12-2026 bring the form"],
        "note": "she was tired",
    },
    "@Shanti !sometime soon": {"who": ["Shanti Ramdin"], "back": ["someday sometime soon"]},
    "I met @Wil at 50+ club, 3/4 of them sang": {
        "who": ["Wil de Boer"],
        "note": "I met at 50+ club, 3/4 of them sang",
    },
}


@pytest.mark.parametrize(("line", "reading"), READINGS.items(), ids=READINGS)
def test_the_english_line_is_read(line, reading):
    draft = read(line, STREET)
    assert said(draft, STREET) == reading
    assert "".join(map(draft.text, draft.parts)) == line
