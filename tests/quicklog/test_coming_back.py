"""Coming back: when, why, who asked, who goes."""

from __future__ import annotations

import pytest
from quicklog.reading import STREET, read, said

READINGS = {
    "@Fatima !vr": {"who": ["Fatima el Amrani"], "back": ["27-11-2026"]},
    "@Fatima !vrijdag": {"who": ["Fatima el Amrani"], "back": ["27-11-2026"]},
    "@Fatima !vr bellen over de soep": {
        "who": ["Fatima el Amrani"],
        "back": ["27-11-2026 bellen over de soep"],
    },
    "@Fatima !vr, bellen over de soep.": {
        "who": ["Fatima el Amrani"],
        "back": ["27-11-2026 bellen over de soep."],
    },
    "@Fatima !vr: bellen": {"who": ["Fatima el Amrani"], "back": ["27-11-2026 bellen"]},
    "@Fatima !3 dec bellen": {"who": ["Fatima el Amrani"], "back": ["03-12-2026 bellen"]},
    "@Fatima !3 dec. bellen": {"who": ["Fatima el Amrani"], "back": ["03-12-2026 bellen"]},
    "@Fatima !3-12": {"who": ["Fatima el Amrani"], "back": ["03-12-2026"]},
    "@Fatima !over 2 weken; tel 06-12345678": {
        "who": ["Fatima el Amrani"],
        "back": ["07-12-2026"],
        "note": "tel 06-12345678",
        "hints": ["phone"],
    },
    "@Fatima !2w samen wandelen": {
        "who": ["Fatima el Amrani"],
        "back": ["07-12-2026 samen wandelen"],
    },
    "@Fatima !+2w samen wandelen": {
        "who": ["Fatima el Amrani"],
        "back": ["07-12-2026 samen wandelen"],
    },
    "@Fatima !morgen 14:00 koffie": {
        "who": ["Fatima el Amrani"],
        "back": ["24-11-2026 14:00 koffie"],
    },
    "@Fatima !volgende week do koffie": {
        "who": ["Fatima el Amrani"],
        "back": ["03-12-2026 koffie"],
    },
    "@Fatima !begin december bellen": {"who": ["Fatima el Amrani"], "back": ["01-12-2026 bellen"]},
    "@Fatima !fri call about soup": {
        "who": ["Fatima el Amrani"],
        "back": ["27-11-2026 call about soup"],
    },
    "@Fatima !bellen over de soep": {
        "who": ["Fatima el Amrani"],
        "back": ["someday bellen over de soep"],
    },
    "@Fatima !bellen vrijdag": {"who": ["Fatima el Amrani"], "back": ["someday bellen vrijdag"]},
    "@Fatima !vr 26 nov bellen": {
        "who": ["Fatima el Amrani"],
        "back": ["someday vr 26 nov bellen"],
        "problems": ["date_refused"],
    },
    "@Fatima !vr 27 nov bellen": {"who": ["Fatima el Amrani"], "back": ["27-11-2026 bellen"]},
    "@Fatima !ma haar zoon bellen": {
        "who": ["Fatima el Amrani"],
        "back": ["someday ma haar zoon bellen"],
    },
    "@Fatima !zo gauw mogelijk": {
        "who": ["Fatima el Amrani"],
        "back": ["someday zo gauw mogelijk"],
    },
    "@Fatima !zo mogelijk bellen": {
        "who": ["Fatima el Amrani"],
        "back": ["someday zo mogelijk bellen"],
    },
    "@Fatima !": {"who": ["Fatima el Amrani"], "back": ["someday"]},
    "@Fatima !!": {"who": ["Fatima el Amrani"], "back": ["!! someday"]},
    "@Fatima, !": {"who": ["Fatima el Amrani"], "back": ["someday"]},
    "@Fatima #koken !!": {"who": ["Fatima el Amrani"], "hooks": ["#koken"], "back": ["!! someday"]},
    "@Fatima leuk mens !": {"who": ["Fatima el Amrani"], "note": "leuk mens !"},
    "@Fatima ! bellen": {"who": ["Fatima el Amrani"], "note": "! bellen"},
    "@Fatima !!!": {"who": ["Fatima el Amrani"]},
    "@Fatima !?": {"who": ["Fatima el Amrani"]},
    "@Fatima !!morgen soep brengen": {
        "who": ["Fatima el Amrani"],
        "back": ["!! 24-11-2026 soep brengen"],
    },
    "@Fatima !vr bellen #koken nog iets": {
        "who": ["Fatima el Amrani"],
        "hooks": ["#koken"],
        "back": ["27-11-2026 bellen"],
        "note": "nog iets",
    },
    "@Fatima !vr bellen over #koken": {
        "who": ["Fatima el Amrani"],
        "hooks": ["#koken"],
        "back": ["27-11-2026 bellen over"],
    },
    "@Fatima !vr; zoekt werk": {
        "who": ["Fatima el Amrani"],
        "back": ["27-11-2026"],
        "note": "zoekt werk",
    },
    "@Fatima !vr ; zoekt werk": {
        "who": ["Fatima el Amrani"],
        "back": ["27-11-2026"],
        "note": "zoekt werk",
    },
    "@Fatima !vr bellen; had haast": {
        "who": ["Fatima el Amrani"],
        "back": ["27-11-2026 bellen"],
        "note": "had haast",
    },
    "@Fatima !vr bellen ; had haast": {
        "who": ["Fatima el Amrani"],
        "back": ["27-11-2026 bellen"],
        "note": "had haast",
    },
    "@Fatima !vr bellen\\; had haast": {
        "who": ["Fatima el Amrani"],
        "back": ["27-11-2026 bellen; had haast"],
    },
    "@Fatima !vr bellen ;had haast": {
        "who": ["Fatima el Amrani"],
        "back": ["27-11-2026 bellen ;had haast"],
    },
    "@Fatima; zoekt werk": {"who": ["Fatima el Amrani"], "note": "zoekt werk"},
    "@Fatima !vr bellen !ma langs": {
        "who": ["Fatima el Amrani"],
        "back": ["27-11-2026 bellen !ma langs"],
        "problems": ["second_follow_up"],
    },
    "@Fatima !vr @Omar !ma": {
        "who": ["Fatima el Amrani", "Omar ben Said"],
        "back": ["Fatima el Amrani: 27-11-2026", "Omar ben Said: 30-11-2026"],
    },
    "@Fatima, @Omar !vr samen": {
        "who": ["Fatima el Amrani", "Omar ben Said"],
        "back": ["Fatima el Amrani+Omar ben Said: 27-11-2026 samen"],
    },
    "!vr bellen @Fatima": {"who": ["Fatima el Amrani"], "back": ["27-11-2026 bellen"]},
    "!vr bellen; @Fatima kookt": {
        "who": ["Fatima el Amrani"],
        "back": ["27-11-2026 bellen"],
        "note": "kookt",
    },
    "!vr bellen over de buurttuin": {
        "back": ["27-11-2026 bellen over de buurttuin"],
        "note": "!vr bellen over de buurttuin",
        "problems": ["no_one_to_come_back_to"],
    },
    "#koken !vr": {
        "hooks": ["#koken"],
        "back": ["27-11-2026"],
        "note": "!vr",
        "problems": ["no_one_to_come_back_to"],
    },
    "!vr bellen >Karim": {
        "back": ["27-11-2026 bellen >Karim"],
        "note": "!vr bellen >Karim",
        "problems": ["no_one_to_come_back_to"],
    },
    "@Fatima !vr >Karim": {"who": ["Fatima el Amrani"], "back": ["27-11-2026 >Karim"]},
    "@Fatima !vr bellen >Anja": {
        "who": ["Fatima el Amrani"],
        "back": ["27-11-2026 bellen >Anja de Wit"],
    },
    "@Fatima !vr >Anja de Wit": {"who": ["Fatima el Amrani"], "back": ["27-11-2026 >Anja de Wit"]},
    "@Fatima !vr >anj": {"who": ["Fatima el Amrani"], "back": ["27-11-2026 >Anja de Wit"]},
    "@Fatima !vr >kar": {"who": ["Fatima el Amrani"], "back": ["27-11-2026 >?"]},
    "@Fatima !vr >karima": {"who": ["Fatima el Amrani"], "back": ["27-11-2026 >Karima"]},
    "@Fatima !vr >Bert": {
        "who": ["Fatima el Amrani"],
        "back": ["27-11-2026 >Bert"],
        "problems": ["member_not_known"],
    },
    "@Fatima >Anja !vr": {"who": ["Fatima el Amrani"], "back": ["27-11-2026 >Anja de Wit"]},
    "@Fatima >Anja": {
        "who": ["Fatima el Amrani"],
        "note": ">Anja",
        "problems": ["walker_without_follow_up"],
    },
    "@Fatima !vr >Anja >Karim": {
        "who": ["Fatima el Amrani"],
        "back": ["27-11-2026 >Anja de Wit"],
        "note": ">Karim",
        "problems": ["second_walker"],
    },
    "@Fatima !vr >Karim bellen over soep": {
        "who": ["Fatima el Amrani"],
        "back": ["27-11-2026 >Karim"],
        "note": "bellen over soep",
    },
    "@Fatima !vr >wit": {"who": ["Fatima el Amrani"], "back": ["27-11-2026 >Anja de Wit"]},
    "@piet snoek !vr": {"who": ["Piet Snoek"], "back": ["27-11-2026"], "problems": ["prefers_not"]},
}


@pytest.mark.parametrize(("line", "reading"), READINGS.items(), ids=READINGS)
def test_the_follow_up_is_read(line, reading):
    draft = read(line, STREET)
    assert said(draft, STREET) == reading
    assert "".join(map(draft.text, draft.parts)) == line
