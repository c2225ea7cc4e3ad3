"""What is left of a line when the marks are taken out."""

from __future__ import annotations

import pytest
from quicklog.reading import STREET, read, said

READINGS = {
    "leuk gesprek gehad": {"note": "leuk gesprek gehad"},
    "leuk; mens; komt vaak": {"note": "leuk; mens; komt vaak"},
    "niet uit C# of en/of, 50+ en 1/2": {"note": "niet uit C# of en/of, 50+ en 1/2"},
    "?? !!! ... @ # ! ;": {},
    "#1 plek op 14 hoog": {"note": "#1 plek op 14 hoog"},
    "@Fatima. Zij kookt": {"who": ["Fatima el Amrani"], "note": "Zij kookt"},
    "(@Fatima) kookt": {"who": ["Fatima el Amrani"], "note": "kookt"},
    "praatje (met @Omar) over soep": {"who": ["Omar ben Said"], "note": "praatje (met) over soep"},
    '"@Fatima kan dat" zei ze': {"who": ["Fatima el Amrani"], "note": '"kan dat" zei ze'},
    '@Fatima: "ik wil koken"': {"who": ["Fatima el Amrani"], "note": '"ik wil koken"'},
    "@Fatima, #koken, en verder niets": {
        "who": ["Fatima el Amrani"],
        "hooks": ["#koken"],
        "note": "en verder niets",
    },
    "@Fatima!! Top": {"who": ["Fatima el Amrani"], "note": "Top"},
    "@Fatima?": {"who": ["Fatima el Amrani"]},
    "- @Fatima - zoekt werk": {"who": ["Fatima el Amrani"], "note": "- zoekt werk"},
    "@Fatima - #koken": {"who": ["Fatima el Amrani"], "hooks": ["#koken"]},
    "\\@Fatima en \\#koken": {"note": "@Fatima en #koken"},
    "\\\\#koken": {"note": "\\#koken"},
    "(\\#koken)": {"note": "(#koken)"},
    "C:\\map \\n": {"note": "C:\\map \\n"},
    "wil #koken.": {"hooks": ["#koken"], "note": "wil"},
    "wil #koken... en #schaken!": {"hooks": ["#koken", "#schaken"], "note": "wil en"},
    "heel   veel    ruimte": {"note": "heel veel ruimte"},
    "tab\ten @Fatima\tnog een": {"who": ["Fatima el Amrani"], "note": "tab en nog een"},
    "👍": {"note": "👍"},
    "top 👍 #koken🍲 lekker": {"hooks": ["#koken"], "note": "top 👍 🍲 lekker"},
    "@Fatima 😀": {"who": ["Fatima el Amrani"], "note": "😀"},
    ":)": {},
    "=) en :-) @Fatima": {"who": ["Fatima el Amrani"], "note": "=) en :-)"},
    "mail@voorbeeld.nl": {"note": "mail@voorbeeld.nl", "hints": ["email"]},
    "bel 06-12345678 of 020 123 45 67": {
        "note": "bel 06-12345678 of 020 123 45 67",
        "hints": ["phone", "phone"],
    },
    "BSN 111222333": {"note": "BSN 111222333", "hints": ["bsn"]},
    "is dement en verslaafd": {"note": "is dement en verslaafd", "hints": ["health", "health"]},
    "spreekt Turks en Arabisch": {"note": "spreekt Turks en Arabisch"},
    "rekening NL91ABNA0417164300": {"note": "rekening NL91ABNA0417164300", "hints": ["iban"]},
    "zij is moslim, komt uit de schulden": {
        "note": "zij is moslim, komt uit de schulden",
        "hints": ["religion", "debt"],
    },
    "heeft een strafblad": {"note": "heeft een strafblad", "hints": ["crime"]},
    "@Fatima #koken,#schaken": {
        "who": ["Fatima el Amrani"],
        "hooks": ["#koken"],
        "note": "#schaken",
        "problems": ["glued"],
    },
    "@Fatima,@Omar": {"who": ["Fatima el Amrani"], "note": "@Omar", "problems": ["glued"]},
    "a@b #c": {"hooks": ["#c!"], "note": "a@b"},
    "x @ y": {"note": "x @ y"},
    "50% + 20 = 70 > 60 / 2 * 3 ?": {"note": "50% + 20 = 70 > 60 / 2 * 3 ?"},
    "@ Fatima": {"note": "@ Fatima"},
    "# koken": {"note": "# koken"},
    "> Karim": {"note": "> Karim"},
    "\u200e@Omar\u200e zwaaide": {"who": ["Omar ben Said"], "note": "zwaaide"},
    "“@Omar” zei hij": {"who": ["Omar ben Said"], "note": "zei hij"},
    "@Omar” zei hij": {"who": ["Omar ben Said"], "note": "zei hij"},
    "'@Omar'": {"who": ["Omar ben Said"]},
    "[@Omar] [#koken]": {"who": ["Omar ben Said"], "hooks": ["#koken"]},
    "@Omar... weet niet": {"who": ["Omar ben Said"], "note": "weet niet"},
}


@pytest.mark.parametrize(("line", "reading"), READINGS.items(), ids=READINGS)
def test_the_note_is_what_is_left(line, reading):
    draft = read(line, STREET)
    assert said(draft, STREET) == reading
    assert "".join(map(draft.text, draft.parts)) == line
