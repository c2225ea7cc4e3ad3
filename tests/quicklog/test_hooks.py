"""Hooks: the kind, the topic, and whose they are."""

from __future__ import annotations

import pytest
from quicklog.reading import STREET, read, said

READINGS = {
    "#koken *koken +koken ?koken": {"hooks": ["#koken", "*koken", "+koken", "?koken"]},
    "#kok #tui #sch": {"hooks": ["#koken", "#tuinieren", "#schaken"]},
    "#w": {"hooks": ["#w!"]},
    "#wa": {"hooks": ["#wandelen"]},
    "#k": {"hooks": ["#k!"]},
    "#ko": {"hooks": ["#koken"]},
    "#ho": {"hooks": ["#hond"]},
    "#honden #katten #foto's #brieven": {"hooks": ["#hond", "#kat", "#foto", "#brief"]},
    "#boom #bomen #fiets": {"hooks": ["#bomen", "#bomen", "#fietsen"]},
    "#nederlands": {"hooks": ["#Nederlandse les"]},
    "#nederlandse-les": {"hooks": ["#Nederlandse les"]},
    "#nederlandse_les": {"hooks": ["#Nederlandse les"]},
    "#Nederlandse-lessen": {"hooks": ["#Nederlandse les"]},
    "#voetballen #football #voet": {"hooks": ["#voetbal", "#voetbal", "#voetbal"]},
    "#KOKEN #Koken": {"hooks": ["#koken", "#koken"]},
    "#kóken": {"hooks": ["#koken"]},
    "#tuin": {"hooks": ["#tuinieren"]},
    "#tuinier": {"hooks": ["#tuinieren"]},
    "#tuinirren": {"hooks": ["#tuinirren! ~ tuinieren"]},
    "#kooken": {"hooks": ["#kooken! ~ koken"]},
    "#kleding-repareren": {"hooks": ["#kleding repareren! ~ kleding"]},
    "#kleren": {"hooks": ["#kleren!"]},
    "#schaak": {"hooks": ["#schaken"]},
    "#tuinieren-met-kinderen": {"hooks": ["#tuinieren met kinderen! ~ tuinieren"]},
    "#koken.": {"hooks": ["#koken"]},
    "(#koken)": {"hooks": ["#koken"]},
    '"#koken"': {"hooks": ["#koken"]},
    "#koken/bakken": {"hooks": ["#koken"], "note": "/bakken"},
    "#koken's": {"hooks": ["#koken"]},
    "#koken-": {"hooks": ["#koken"]},
    "#3d-printen": {"note": "#3d-printen"},
    "#a1": {"hooks": ["#a1!"]},
    "#dominoën": {"hooks": ["#dominoën!"]},
    "#café": {"hooks": ["#café!"]},
    "+haar-vlechten voor kinderen": {"hooks": ["+haar vlechten!"], "note": "voor kinderen"},
    "@Fatima #koken en #schaken": {
        "who": ["Fatima el Amrani"],
        "hooks": ["#koken", "#schaken"],
        "note": "en",
    },
    "#koken @Fatima": {"who": ["Fatima el Amrani"], "hooks": ["#koken"]},
    "#koken @Fatima *schaken @Omar +fietsen": {
        "who": ["Fatima el Amrani", "Omar ben Said"],
        "hooks": [
            "Fatima el Amrani: #koken",
            "Fatima el Amrani: *schaken",
            "Omar ben Said: +fietsen",
        ],
    },
    "@Fatima, @Omar #koken": {"who": ["Fatima el Amrani", "Omar ben Said"], "hooks": ["#koken"]},
    "@Fatima en @Omar #koken": {"who": ["Fatima el Amrani", "Omar ben Said"], "hooks": ["#koken"]},
    "@Fatima and @Omar #koken": {"who": ["Fatima el Amrani", "Omar ben Said"], "hooks": ["#koken"]},
    "@Fatima & @Omar #koken": {"who": ["Fatima el Amrani", "Omar ben Said"], "hooks": ["#koken"]},
    "@Fatima @Omar #koken": {"who": ["Fatima el Amrani", "Omar ben Said"], "hooks": ["#koken"]},
    "@Fatima, @Omar en @Shanti #koken": {
        "who": ["Fatima el Amrani", "Omar ben Said", "Shanti Ramdin"],
        "hooks": ["#koken"],
    },
    "@Fatima, en @Omar #koken": {"who": ["Fatima el Amrani", "Omar ben Said"], "hooks": ["#koken"]},
    "@Fatima , @Omar #koken": {"who": ["Fatima el Amrani", "Omar ben Said"], "hooks": ["#koken"]},
    "@Fatima met @Omar #koken": {
        "who": ["Fatima el Amrani", "Omar ben Said"],
        "hooks": ["Omar ben Said: #koken"],
        "note": "met",
    },
    "@Fatima. @Omar #koken": {
        "who": ["Fatima el Amrani", "Omar ben Said"],
        "hooks": ["Omar ben Said: #koken"],
    },
    "@Fatima #koken, @Omar *koken": {
        "who": ["Fatima el Amrani", "Omar ben Said"],
        "hooks": ["Fatima el Amrani: #koken", "Omar ben Said: *koken"],
    },
    "@Fatima #koken en @Omar *koken": {
        "who": ["Fatima el Amrani", "Omar ben Said"],
        "hooks": ["Fatima el Amrani: #koken", "Omar ben Said: *koken"],
        "note": "en",
    },
    "en @Fatima en": {"who": ["Fatima el Amrani"], "note": "en en"},
}


@pytest.mark.parametrize(("line", "reading"), READINGS.items(), ids=READINGS)
def test_the_hook_is_read(line, reading):
    draft = read(line, STREET)
    assert said(draft, STREET) == reading
    assert "".join(map(draft.text, draft.parts)) == line
