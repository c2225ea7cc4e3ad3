"""Lines as tired people type them after an afternoon in the street."""

from __future__ import annotations

import pytest
from quicklog.reading import STREET, read, said

READINGS = {
    "bankje kwakersstr @fatima wil graag koken vd buurt #kok +kok !!vr samen boodschappen": {
        "who": ["Fatima el Amrani"],
        "hooks": ["#koken", "+koken"],
        "back": ["!! 27-11-2026 samen boodschappen"],
        "note": "bankje kwakersstr wil graag koken vd buurt",
    },
    "@omar +fiets repareren voor kids, geen werkplaats ?ruimte": {
        "who": ["Omar ben Said"],
        "hooks": ["+fietsen", "?ruimte!"],
        "note": "repareren voor kids, geen werkplaats",
    },
    "@shanti,dochter 2 kids #voorlezen": {
        "who": ["Shanti Ramdin"],
        "hooks": ["#voorlezen!"],
        "note": "dochter 2 kids",
    },
    "mw met rollator @mevrouw_met_rollator zwaait altijd =zwaai /sloterplas": {
        "who": ["(mevrouw met rollator)!"],
        "where": "Sloterplas",
        "how": "wave",
        "note": "mw met rollator zwaait altijd",
    },
    "@ayşe en @Kübra, samen thee. #thee #breien !over twee weken nog eens": {
        "who": ["Ayşe Yılmaz", "Kübra!"],
        "hooks": ["#thee!", "#breien! ~ brief"],
        "back": ["Ayşe Yılmaz+Kübra: 07-12-2026 nog eens"],
        "note": "samen thee.",
    },
    "3x aangebeld niet thuis =niet /burgemeester de vlugt": {
        "where": "Burgemeester De Vlugtlaan",
        "how": "not_home",
        "note": "3x aangebeld niet thuis",
    },
    "@dhr. yılmaz !ma haar": {"who": ["Dhr. Yılmaz"], "back": ["someday ma haar"]},
    "@Dhr. Yılmaz vroeger kok op een schip, mist de markt": {
        "who": ["Dhr. Yılmaz"],
        "note": "vroeger kok op een schip, mist de markt",
    },
    "@janneke ?nederlandse-les voor buurvrouw @Nasreen *nederlandse-les": {
        "who": ["Janneke Bos", "Nasreen!"],
        "hooks": ["Janneke Bos: ?Nederlandse les", "Nasreen: *Nederlandse les"],
        "note": "voor buurvrouw",
    },
    '@Wil: "kom maar langs!" !do koffie': {
        "who": ["Wil de Boer"],
        "back": ["26-11-2026 koffie"],
        "note": '"kom maar langs!"',
    },
    "OMAR WIL VOETBALLEN @OMAR #VOETBAL": {
        "who": ["Omar ben Said"],
        "hooks": ["#voetbal"],
        "note": "OMAR WIL VOETBALLEN",
    },
    "@FATIMA WIL GRAAG KOKEN": {"who": ["Fatima el Amrani"], "note": "WIL GRAAG KOKEN"},
    "@georgi spreekt Bulgaars +vertalen #koffie;ook Turks": {
        "who": ["Georgi Dimitrov"],
        "hooks": ["+vertalen!", "#koffie!"],
        "note": "spreekt Bulgaars ook Turks",
    },
    "@Kwame !14 dec. bbq >karim ; neemt zelf mee": {
        "who": ["Kwame Owusu-Ansah"],
        "back": ["14-12-2026 bbq >Karim"],
        "note": "neemt zelf mee",
    },
    "@kwame #bbq!! wil zelf vlees regelen!": {
        "who": ["Kwame Owusu-Ansah"],
        "hooks": ["#bbq!"],
        "note": "wil zelf vlees regelen!",
    },
    "@Malgorzata #pierogi(heerlijk) +pierogi": {
        "who": ["Małgorzata Wiśniewska"],
        "hooks": ["#pierogi!", "+pierogi!"],
        "note": "(heerlijk)",
    },
    "was gezellig @JAN DE BOER !": {
        "who": ["Jan de Boer"],
        "back": ["someday"],
        "note": "was gezellig",
    },
    "@Jan de Boer, @Wil de Boer (echtpaar) #wandelen": {
        "who": ["Jan de Boer", "Wil de Boer"],
        "hooks": ["#wandelen"],
        "note": "(echtpaar)",
    },
    "@Jan de boer en z'n vrouw": {"who": ["Jan de Boer"], "note": "en z'n vrouw"},
    "2 dames bij bushalte, willen wel iets met bloemen #bloemen": {
        "hooks": ["#bloemen! ~ bomen"],
        "note": "2 dames bij bushalte, willen wel iets met bloemen",
    },
    "@Fatima&@Omar #koken": {
        "who": ["Fatima el Amrani"],
        "hooks": ["#koken"],
        "note": "&@Omar",
        "problems": ["glued"],
    },
    "@Fatima/@Omar": {"who": ["Fatima el Amrani"], "note": "/@Omar", "problems": ["glued"]},
    "@fatima @fatima #koken": {
        "who": ["Fatima el Amrani", "Fatima el Amrani"],
        "hooks": ["#koken"],
    },
    "@Fatima 06-12345678": {"who": ["Fatima el Amrani"], "note": "06-12345678", "hints": ["phone"]},
    "@Fatima !vr bellen >Karim ; had haast": {
        "who": ["Fatima el Amrani"],
        "back": ["27-11-2026 bellen >Karim"],
        "note": "had haast",
    },
    "@Fatima , ; hoi": {"who": ["Fatima el Amrani"], "note": "hoi"},
    "@de vri": {"who": ["Mw. De Vries"]},
    "@Dr. Bakker": {"who": ["Dr. Bakker!"]},
    "@Marie-José van 't Veer-de Groot +zingen": {
        "who": ["Marie-José van 't Veer-de Groot! ~ Anne-Marie van 't Hof"],
        "hooks": ["+zingen!"],
    },
    "@Mo #gamen @Mo's broer #gamen": {
        "who": ["Mo!", "Mo!"],
        "hooks": ["Mo: #gamen!", "Mo: #gamen!"],
        "note": "broer",
    },
    "@Abu Bakr El Haddad zit op bankje": {"who": ["Abu Bakr El Haddad!"], "note": "zit op bankje"},
    "@Bint Haddou": {"who": ["Bint Haddou!"]},
    "@Van den Berg": {"who": ["Van den Berg!"]},
    "@van den berg": {"who": ["van den berg!"]},
    "@Ten Have Was er niet": {"who": ["Ten Have!"], "note": "Was er niet"},
    "@Moeder van Omar": {"who": ["Moeder van Omar! ~ Omar ben Said"]},
    "@buurman_van_3_hoog klaagt over de lift": {
        "who": ["(buurman van 3 hoog)!"],
        "note": "klaagt over de lift",
    },
    "@meisje_rode_fiets": {"who": ["(meisje rode fiets)!"]},
    "@Mw A. Jansen-Pietersen": {"who": ["Mw A. Jansen-Pietersen!"]},
    "@Mevr. dr. Bakker": {"who": ["?"], "note": "dr. Bakker", "problems": ["title_alone"]},
    "@Dhr Ben Ali": {"who": ["Dhr Ben Ali! ~ Ali Kan"]},
    "@dhr ben Ali": {"who": ["dhr ben Ali! ~ Ali Kan"]},
    "@Said": {"who": ["Omar ben Said"]},
    "@Ibn Khaldoun": {"who": ["Ibn Khaldoun!"]},
    "@de_jongen_van_de_markt": {"who": ["(de jongen van de markt)!"]},
    "@Fatima , hoi": {"who": ["Fatima el Amrani"], "note": "hoi"},
    "@Fatima.. hoi": {"who": ["Fatima el Amrani"], "note": "hoi"},
    "@Fatima!vr": {"who": ["Fatima el Amrani"], "note": "!vr", "problems": ["glued"]},
    "@Fatima !vr.": {"who": ["Fatima el Amrani"], "back": ["27-11-2026"]},
    "@Fatima !vr !": {
        "who": ["Fatima el Amrani"],
        "back": ["27-11-2026"],
        "problems": ["second_follow_up"],
    },
    "@Fatima #koken!vr": {
        "who": ["Fatima el Amrani"],
        "hooks": ["#koken"],
        "note": "!vr",
        "problems": ["glued"],
    },
    "#koken#schaken": {"hooks": ["#koken"], "note": "#schaken", "problems": ["glued"]},
    "+koken+schaken": {"hooks": ["+koken"], "note": "+schaken", "problems": ["glued"]},
    "@Fatima +1": {"who": ["Fatima el Amrani"], "note": "+1"},
    "@Fatima ?": {"who": ["Fatima el Amrani"]},
    "? @Fatima": {"who": ["Fatima el Amrani"]},
    "@Fatima => @Omar": {"who": ["Fatima el Amrani", "Omar ben Said"], "note": "=>"},
    "@Fatima <3 #katten": {"who": ["Fatima el Amrani"], "hooks": ["#kat"], "note": "<3"},
    "-@Fatima": {"note": "-@Fatima", "problems": ["glued"]},
    "* koken * bakken": {"note": "* koken * bakken"},
    ">>Karim": {"note": ">>Karim"},
    "//kwakersstraat": {"note": "//kwakersstraat"},
    "@@Fatima": {"note": "@@Fatima"},
    "##koken": {"note": "##koken"},
    "==praatje": {"note": "==praatje"},
    "@FATIMA EN @OMAR #KOKEN": {"who": ["Fatima el Amrani", "Omar ben Said"], "hooks": ["#koken"]},
    "@fatim, En @omar #koken": {"who": ["Fatima el Amrani", "Omar ben Said"], "hooks": ["#koken"]},
    "*koken* is leuk, zegt @fatim": {
        "who": ["Fatima el Amrani"],
        "hooks": ["*koken"],
        "note": "is leuk, zegt",
    },
    "@fatim wil *koken*, *schaken*.": {
        "who": ["Fatima el Amrani"],
        "hooks": ["*koken", "*schaken"],
        "note": "wil",
    },
    "@fatim (!vr bellen) en meer": {
        "who": ["Fatima el Amrani"],
        "back": ["27-11-2026 bellen en meer"],
    },
    "@fatim (!!vr (hete) soep) (of thee)": {
        "who": ["Fatima el Amrani"],
        "back": ["!! 27-11-2026 (hete) soep (of thee)"],
    },
    "@fatim (!vr) soep :)": {"who": ["Fatima el Amrani"], "back": ["27-11-2026 soep :)"]},
    '@fatim !"vr bellen" over "soep"': {
        "who": ["Fatima el Amrani"],
        "back": ['27-11-2026 bellen over "soep"'],
    },
    "@fatim ‘!vr foto’s kijken’ samen": {
        "who": ["Fatima el Amrani"],
        "back": ["27-11-2026 foto’s kijken samen"],
    },
    "@fatim '!vr foto's kijken' samen": {
        "who": ["Fatima el Amrani"],
        "back": ["27-11-2026 foto's kijken samen"],
    },
    "@ben said #koken": {"who": ["Omar ben Said"], "hooks": ["#koken"]},
    "@fatim ,ze zwaait": {"who": ["Fatima el Amrani"], "note": "ze zwaait"},
    "/kwakersstraat12 @fatim": {
        "who": ["Fatima el Amrani"],
        "where": "Kwakersstraat",
        "note": "12",
    },
    "/kwak12-3hs was open": {"where": "Kwakersstraat", "note": "12-3hs was open"},
    "/Harpstraat12": {"where": "Harpstraat12!"},
    "@van snoek zwaait": {"who": ["van snoek!"], "note": "zwaait"},
}


@pytest.mark.parametrize(("line", "reading"), READINGS.items(), ids=READINGS)
def test_the_street_note_is_read(line, reading):
    draft = read(line, STREET)
    assert said(draft, STREET) == reading
    assert "".join(map(draft.text, draft.parts)) == line
