"""Dates as people type them behind `!`, and what is no date."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buurt_tui.quicklog.dates import (
    DateProblem,
    DateProblemKind,
    DateReading,
    Direction,
    find_later_date,
    read_date,
    read_whole,
)

MONDAY = date(2026, 11, 23)


def _table(lines: str) -> list[tuple[str, ...]]:
    rows = [line.split("=") for line in lines.strip().split("\n") if line.strip()]
    return [tuple(cell.strip() for cell in row) for row in rows]


# what is read | what stays in the reason = the day; today is Monday 23 November 2026.
READ = """
    vandaag = 2026-11-23
    morgen = 2026-11-24
    overmorgen = 2026-11-25
    vandaag | nog = 2026-11-23
    morgen | bellen = 2026-11-24
    ma = 2026-11-30
    di = 2026-11-24
    wo = 2026-11-25
    do = 2026-11-26
    vr = 2026-11-27
    za = 2026-11-28
    zo = 2026-11-29
    maandag = 2026-11-30
    dinsdag = 2026-11-24
    woensdag = 2026-11-25
    donderdag = 2026-11-26
    vrijdag = 2026-11-27
    zaterdag = 2026-11-28
    zondag = 2026-11-29
    Vrijdag = 2026-11-27
    VR | BELLEN = 2026-11-27
    vr | bellen = 2026-11-27
    vr. | bellen = 2026-11-27
    vrijdag, | bellen = 2026-11-27
    vrijdag: | bellen = 2026-11-27
    vr | 14.30 = 2026-11-27
    dinsdag | soepdag = 2026-11-24
    maandag | eerste afspraak = 2026-11-30
    a.s. zaterdag 28 nov = 2026-11-28
    1e maandag v.d. maand = 2026-12-07
    vrijdag. | Of zaterdag = 2026-11-27
    "vrijdag" | bellen = 2026-11-27
    (vr) = 2026-11-27
    vrijdag? = 2026-11-27
    vr | bellen over de soep = 2026-11-27
    vr | over de soep = 2026-11-27
    vr | - bellen = 2026-11-27
    vr | met Karim erheen = 2026-11-27
    vr | en dan nog een keer = 2026-11-27
    vr | 10 uur = 2026-11-27
    vr | 14:00 = 2026-11-27
    vr | 10-12 uur = 2026-11-27
    vr | tot 12 uur = 2026-11-27
    vr | 2 tassen kleding = 2026-11-27
    vr | zo vroeg mogelijk = 2026-11-27
    vr | april bellen = 2026-11-27
    vr | na school = 2026-11-27
    vr | voor het eten = 2026-11-27
    vrijdag | rond 12 uur = 2026-11-27
    vrijdag | tussen 10 en 12 = 2026-11-27
    vrijdag | eind van de middag = 2026-11-27
    vrijdag | 's ochtends = 2026-11-27
    vrijdag | ’s avonds = 2026-11-27
    op vrijdag = 2026-11-27
    vanaf maandag = 2026-11-30
    rond vrijdag = 2026-11-27
    ma | bellen = 2026-11-30
    ma | taart brengen = 2026-11-30
    zo | bellen = 2026-11-29
    zo | langsgaan = 2026-11-29
    zo | 14:00 = 2026-11-29
    zo | om 11 uur = 2026-11-29
    zo, | bellen = 2026-11-29
    a.s. zo = 2026-11-29
    do | langs = 2026-11-26
    vrijdagmiddag | langs = 2026-11-27
    dinsdagochtend = 2026-11-24
    donderdagavond | eten = 2026-11-26
    vr-middag = 2026-11-27
    maandagmorgen = 2026-11-30
    maandag | morgen bellen = 2026-11-30
    vanavond = 2026-11-23
    vanmiddag | bellen = 2026-11-23
    morgenochtend = 2026-11-24
    morgenavond | eten = 2026-11-24
    morgen | vroeg = 2026-11-24
    morgen | om 14:00 = 2026-11-24
    morgen | half 10 = 2026-11-24
    overmorgenavond = 2026-11-25
    aanstaande vrijdag = 2026-11-27
    a.s. vrijdag = 2026-11-27
    vrijdag a.s. | bellen = 2026-11-27
    komende di = 2026-11-24
    komende maandag = 2026-11-30
    eerstvolgende woensdag = 2026-11-25
    deze vrijdag = 2026-11-27
    deze week vrijdag = 2026-11-27
    vrijdag deze week = 2026-11-27
    volgende week = 2026-11-30
    volgende week | bellen over zomer = 2026-11-30
    volgende week do = 2026-12-03
    do volgende week = 2026-12-03
    vrijdag van volgende week = 2026-12-04
    volgende week maandagochtend = 2026-11-30
    volgende week zo = 2026-12-06
    volgende week. | do not forget = 2026-11-30
    volgende week | zo mogelijk bellen = 2026-11-30
    volgende week do 3 dec = 2026-12-03
    begin volgende week = 2026-11-30
    halverwege volgende week = 2026-12-02
    week 50 = 2026-12-07
    in week 51 = 2026-12-14
    wk 51 = 2026-12-14
    week51 = 2026-12-14
    week 53 = 2026-12-28
    week 3 = 2027-01-18
    week 47 = 2027-11-22
    vrijdag week 50 = 2026-12-11
    week 50 op vrijdag = 2026-12-11
    vrijdag in week 50 = 2026-12-11
    de week van 14 december = 2026-12-14
    dit weekend = 2026-11-28
    het weekend = 2026-11-28
    komend weekend = 2026-11-28
    na het weekend = 2026-11-30
    over een dag = 2026-11-24
    over 3 dagen = 2026-11-26
    over drie dagen = 2026-11-26
    over tien dagen = 2026-12-03
    over 14 dagen = 2026-12-07
    over 10 dgn = 2026-12-03
    over een week = 2026-11-30
    over 'n week = 2026-11-30
    over een weekje = 2026-11-30
    over ongeveer een week = 2026-11-30
    over een week | - bellen = 2026-11-30
    over een week | bellen of hij kan = 2026-11-30
    over twee weken | samen naar de tuin = 2026-12-07
    over 2 weken: | bellen = 2026-12-07
    over zes weken = 2027-01-04
    over anderhalve week = 2026-12-03
    over 1,5 week = 2026-12-03
    over een maand = 2026-12-23
    over 3 mnd = 2027-02-23
    over drie maanden = 2027-02-23
    over een kwartaal = 2027-02-23
    over een half jaar = 2027-05-23
    over een jaar = 2027-11-23
    over anderhalf jaar = 2028-05-23
    3d = 2026-11-26
    10d = 2026-12-03
    1w | bankje voor de flat = 2026-11-30
    2w = 2026-12-07
    +2w = 2026-12-07
    over 2w = 2026-12-07
    2wk = 2026-12-07
    1m = 2026-12-23
    6mnd = 2027-05-23
    1j = 2027-11-23
    +1 week = 2026-11-30
    +3 dagen = 2026-11-26
    vandaag over een week = 2026-11-30
    morgen over een week = 2026-12-01
    overmorgen over 14 dagen = 2026-12-09
    dinsdag over een week = 2026-12-01
    vrijdag over een week = 2026-12-04
    vrijdag over twee weken = 2026-12-11
    woensdag over veertien dagen = 2026-12-09
    over een week vrijdag = 2026-12-04
    over twee weken op vrijdag = 2026-12-11
    3 dec = 2026-12-03
    3 dec. = 2026-12-03
    3 dec. | Bellen = 2026-12-03
    3dec = 2026-12-03
    3-dec = 2026-12-03
    3-dec-2027 = 2027-12-03
    3 december = 2026-12-03
    drie december = 2026-12-03
    één januari = 2027-01-01
    3 december 2026 = 2026-12-03
    3 dec 2026 = 2026-12-03
    3 dec '27 = 2027-12-03
    3 dec 27 = 2027-12-03
    1 april 2027 = 2027-04-01
    3 maart volgend jaar = 2027-03-03
    3 dec dit jaar = 2026-12-03
    op 3 december = 2026-12-03
    rond 3 dec = 2026-12-03
    3 dec | 14:00 = 2026-12-03
    3 dec | 10u koffie = 2026-12-03
    3 dec | 2 taarten = 2026-12-03
    3 dec | en 2 taarten meenemen = 2026-12-03
    1 jan | Jan bellen = 2027-01-01
    5 dec | sinterklaas vieren = 2026-12-05
    5 mei | 's middags = 2027-05-05
    23 nov = 2026-11-23
    24 nov = 2026-11-24
    22 nov = 2027-11-22
    29 feb = 2028-02-29
    31 december = 2026-12-31
    3-12 = 2026-12-03
    3-12. = 2026-12-03
    3/12 = 2026-12-03
    03-12 | bellen = 2026-12-03
    8-12 | koffie = 2026-12-08
    28/11/2026 = 2026-11-28
    3-12-2027 = 2027-12-03
    3-12-27 = 2027-12-03
    03.12.2026 = 2026-12-03
    2027-12-03 = 2027-12-03
    1/2 = 2027-02-01
    12/3 = 2027-03-12
    de 3e = 2026-12-03
    de 3de = 2026-12-03
    de 21ste = 2026-12-21
    de 30e = 2026-11-30
    de 31e = 2026-12-31
    op de 3e = 2026-12-03
    de 28e | bellen = 2026-11-28
    de 3e december = 2026-12-03
    1e dec = 2026-12-01
    eerste december = 2026-12-01
    de 1e van de maand = 2026-12-01
    de 3e van volgende maand = 2026-12-03
    volgende maand de 3e = 2026-12-03
    za 28 nov = 2026-11-28
    za. 28 nov. = 2026-11-28
    zaterdag 28 november = 2026-11-28
    zaterdag, 28 november 2026 = 2026-11-28
    zaterdag de 28e = 2026-11-28
    zaterdag 28 = 2026-11-28
    vr 27 | bellen = 2026-11-27
    vr 4 dec = 2026-12-04
    vr de 4e = 2026-12-04
    di 24-11 | 10:30 koffie = 2026-11-24
    di 1/12 = 2026-12-01
    zo 29 nov = 2026-11-29
    zo 29-11 = 2026-11-29
    zo 6 dec = 2026-12-06
    zat 28 nov = 2026-11-28
    vrij 27 nov = 2026-11-27
    don 3 dec = 2026-12-03
    ma 23 nov = 2026-11-23
    dinsdagavond 8 december = 2026-12-08
    27 nov (vrijdag) = 2026-11-27
    morgen dinsdag = 2026-11-24
    morgen, dinsdag 24 november = 2026-11-24
    vandaag maandag = 2026-11-23
    dinsdag 8 december a.s. = 2026-12-08
    volgende maand = 2026-12-01
    begin december = 2026-12-01
    half december = 2026-12-15
    midden december = 2026-12-15
    medio dec = 2026-12-15
    eind december = 2026-12-31
    eind nov = 2026-11-30
    eind februari = 2027-02-28
    eind jan 2027 = 2027-01-31
    begin januari | bellen = 2027-01-01
    begin maart volgend jaar = 2027-03-01
    begin volgende maand = 2026-12-01
    half volgende maand = 2026-12-15
    eind volgende maand = 2026-12-31
    eind van de maand = 2026-11-30
    eind deze maand = 2026-11-30
    einde maand = 2026-11-30
    eind v.d. maand = 2026-11-30
    aan het eind van de maand = 2026-11-30
    eind van het jaar = 2026-12-31
    eind dit jaar = 2026-12-31
    begin volgend jaar = 2027-01-01
    begin 2027 = 2027-01-01
    eerste dinsdag van december = 2026-12-01
    de eerste dinsdag van december = 2026-12-01
    2e dinsdag december = 2026-12-08
    tweede maandag van januari = 2027-01-11
    laatste vrijdag in maart = 2027-03-26
    eerste maandag van de maand = 2026-12-07
    derde donderdag van de maand = 2026-12-17
    eerste maandag van volgende maand = 2026-12-07
    laatste vrijdag van de maand = 2026-11-27
    laatste dag van de maand = 2026-11-30
    kerst = 2026-12-25
    met kerst = 2026-12-25
    rond de kerst = 2026-12-25
    kerst 2027 = 2027-12-25
    kerstavond = 2026-12-24
    eerste kerstdag = 2026-12-25
    tweede kerstdag = 2026-12-26
    2e kerstdag | eten = 2026-12-26
    oud en nieuw = 2026-12-31
    oud en nieuw | bij de buren = 2026-12-31
    oudjaar = 2026-12-31
    nieuwjaar = 2027-01-01
    valentijnsdag = 2027-02-14
    suikerfeest = 2027-03-09
    goede vrijdag = 2027-03-26
    pasen = 2027-03-28
    tweede paasdag = 2027-03-29
    koningsdag = 2027-04-27
    bevrijdingsdag = 2027-05-05
    hemelvaart = 2027-05-06
    moederdag = 2027-05-09
    pinksteren = 2027-05-16
    offerfeest = 2027-05-16
    tweede pinksterdag = 2027-05-17
    vaderdag = 2027-06-20
    na de zomer = 2027-09-01
    prinsjesdag = 2027-09-21
    burendag = 2027-09-25
    sint maarten = 2027-11-11
    sint-maarten = 2027-11-11
    sinterklaas = 2026-12-05
    today = 2026-11-23
    tomorrow = 2026-11-24
    tomorrow | at 10 = 2026-11-24
    the day after tomorrow = 2026-11-25
    tonight = 2026-11-23
    this evening = 2026-11-23
    fri = 2026-11-27
    mon = 2026-11-30
    tue | at 3pm = 2026-11-24
    sun = 2026-11-29
    wednesday | afternoon = 2026-11-25
    on wednesday = 2026-11-25
    friday | a cup of coffee = 2026-11-27
    this friday = 2026-11-27
    coming friday = 2026-11-27
    next week = 2026-11-30
    next week thu = 2026-12-03
    thursday next week = 2026-12-03
    the week after next = 2026-12-07
    after the weekend = 2026-11-30
    in a week = 2026-11-30
    in three days = 2026-11-26
    in 2 weeks = 2026-12-07
    in two weeks' time = 2026-12-07
    in a fortnight = 2026-12-07
    in a month = 2026-12-23
    in half a year = 2027-05-23
    two weeks from now = 2026-12-07
    a week from friday = 2026-12-04
    a week from tomorrow = 2026-12-01
    dec 3 = 2026-12-03
    dec 3, 2026 = 2026-12-03
    december 3rd = 2026-12-03
    3rd of december = 2026-12-03
    the third of december = 2026-12-03
    the 3rd = 2026-12-03
    friday the 27th = 2026-11-27
    fri, nov 27 = 2026-11-27
    end of month = 2026-11-30
    end of the month = 2026-11-30
    end of december = 2026-12-31
    early december = 2026-12-01
    mid-december = 2026-12-15
    late december = 2026-12-31
    first tuesday of december = 2026-12-01
    last friday of the month = 2026-11-27
    after the summer = 2027-09-01
    christmas = 2026-12-25
    boxing day = 2026-12-26
    new year's eve = 2026-12-31
    easter = 2027-03-28
    sugar feast = 2027-03-09
    eid al-fitr = 2027-03-09
    over anderhalve maand = 2027-01-07
    over 1,5 wk = 2026-12-03
    in december = 2026-12-01
    in maart | bellen = 2027-03-01
    in maart 2028 = 2028-03-01
    volgende wk wo = 2026-12-02
    wo volgende wk = 2026-12-02
    volg. week ma = 2026-11-30
    deze wk vr = 2026-11-27
    eind v/d maand = 2026-11-30
    laatste do v/d maand = 2026-11-26
    vr over 2 wkn = 2026-12-11
    vr over 14 dgn = 2026-12-11
    zaterdag as | bellen = 2026-11-28
    woe | bellen = 2026-11-25
    at christmas = 2026-12-25
    3e december a.s. = 2026-12-03
    de 3e a.s. | bellen = 2026-12-03
    week van 7 dec = 2026-12-07
    vr | is ze er weer = 2026-11-27
    vr | nog even bellen = 2026-11-27
    vr | geen haast = 2026-11-27
    coming weekend = 2026-11-28
    sat | morning = 2026-11-28
    vr | niet vergeten te bellen = 2026-11-27
    vr | niet te vroeg = 2026-11-27
    vr | bellen, is niet altijd thuis = 2026-11-27
"""


@pytest.mark.parametrize(("line", "day"), _table(READ))
def test_the_longest_run_of_words_that_is_a_date_is_read(line, day):
    words_of_date, _, reason = line.partition("|")
    words = [*words_of_date.split(), *reason.split()]
    assert read_date(words, MONDAY) == DateReading(
        date.fromisoformat(day), len(words_of_date.split())
    )


# neither a date nor something that looks like one.
NO_DATE = """
zo snel mogelijk bellen / zo snel / zo gauw / zo mogelijk / zo nodig / zo vaak / zo laat / zo vroeg
zo ook / zo langs / zo even / zo meteen / zo 2 kinderen / zo markt / zo leuk / zo houden
ma haar bellen / ma niet vergeten / ma is ziek / ma en pa bellen / ma van Fatima
do not call / do the laundry / sun hat / sat with him
over een paar dagen / over een paar weken / over een tijdje / over enkele weken / over een uur
over 10 minuten / over 2,5 week / over 2 a 3 weken / over 2-3 weken / over dik een maand
over een boek praten / over 0 dagen / over 99999999999 dagen
binnen een week / binnenkort / straks / later / gauw / snel / nu / asap / zsm / ooit
december / maart / mei / jan / dec 2026 / begin / eind / half / week / maand / jaar
begin of half december / half/eind december / in de zomer / in het voorjaar / volgend jaar
volgend jaar maart / maart volgend jaar / komende week / komende week dinsdag / later deze week
ergens volgende week / sometime next week / na kerst / na de vakantie / na de zomervakantie
na de feestdagen / na de ramadan / na vrijdag / na 3 dec / voor vrijdag / uiterlijk vrijdag
tegen kerst / tussen kerst en oud / tussen ma en wo / van ma tot vr / elke vrijdag / iedere maandag
vrijdags / 's maandags / niet vrijdag / misschien vrijdag / ma/di / ma-wo / vr/za / by friday
before friday / every friday / soon / in a few days / in a couple of weeks / eid / the
3 of 4 dec / 3-13 / 3-12-1026 / 10.12 / 14.30 / 14:00 / 10 uur / 10-12 uur / 3-4 keer / 2-3 weken
10-12 dec / 3-8 december / 3/4 dec / 1/2 brood / 24/7 / 1-5 stekjes / 2x / 1x per week / 3e keer
1e verdieping / de 3e verdieping / de derde / de eerste bellen / de 2e keer / 2 kinderen / een dag
2 weken vakantie / 3 jaar / 12 / 3 / 2026
3d printer / 1m afstand / 0d / 3x / eerste dinsdag / laatste vrijdag / eerste week van januari
3e week van december / eerste dinsdag na kerst / de week na kerst / dag na kerst / 2 weken na kerst
kerstvakantie / kerst vakantie / een dezer dagen / als het uitkomt / bellen / de / het weer / april
jan bellen / april bellen / mei bellen / jan 3 keer bellen / vrij / zon / zat
""".replace("\n", " / ")


@pytest.mark.parametrize(
    "line",
    [phrase.strip() for phrase in NO_DATE.split(" / ") if phrase.strip()],
)
def test_what_is_not_clearly_a_date_is_refused(line):
    assert read_date(line.split(), MONDAY) is None


PROBLEMS = """
    vr 28 nov = contradiction = 3
    za 28 nov 2027 = contradiction = 4
    di 25-11 = contradiction = 2
    vrijdag 28 = contradiction = 2
    morgen vrijdag = contradiction = 2
    vr 20 nov = contradiction = 3
    friday the 13th = contradiction = 3
    31 feb = impossible = 2
    32 dec = impossible = 2
    31-4 bellen = impossible = 1
    2027-02-30 = impossible = 1
    29 februari 2027 = impossible = 3
    sinterklaas 6 december = unclear = 1
    de 32e = impossible = 2
    week 54 = impossible = 2
    vijfde maandag van februari = impossible = 4
    over 9999 jaar = impossible = 3
    9999j = impossible = 1
    gisteren = past = 1
    eergisteren bellen = past = 1
    3-12-2020 = past = 1
    afgelopen vrijdag = past = 2
    een week geleden = past = 3
    vorige week vrijdag = past = 3
    2 days ago = past = 3
    half deze maand = past = 3
    volgende vrijdag = unclear = 2
    next friday = unclear = 2
    vorige week = unclear = 2
    deze week = unclear = 2
    deze maandag = unclear = 2
    volgend weekend = unclear = 2
    eind volgende week = unclear = 3
    eind van de week = unclear = 4
    half 2027 = unclear = 2
    maandag over een week = unclear = 4
    suikerfeest 2040 = unclear = 2
    de 23e = unclear = 2
    vr of za = unclear = 1
    vr, za = unclear = 1
    vr en za = unclear = 1
    vr + za = unclear = 1
    vr t/m zo = unclear = 1
    ma - wo = unclear = 1
    vr 3 of 4 dec = unclear = 1
    vr 4 tassen = unclear = 1
    vr zo gezellig = unclear = 1
    di 1 en do 3 december = unclear = 1
    do 3/vr 4 dec = unclear = 1
    do 3.12 = unclear = 1
    2w na de operatie = unclear = 1
    over een week na de operatie = unclear = 3
    vrijdag kan ook zaterdag = unclear = 1
    vrijdag wel, zaterdag niet = unclear = 1
    volgende maand eind = unclear = 2
    za of zo = unclear = 1
    ma wo vr = unclear = 1
    over een maand eind december = unclear = 3
    morgen misschien vrijdag = unclear = 1
    volgende week wo/do = unclear = 2
    volgende week wo of do = unclear = 3
    morgen of overmorgen = unclear = 1
    eind november begin december = unclear = 2
    3 dec en 10 dec = unclear = 2
    3 dec 27 Fatima bellen = unclear = 2
    week 50 en 51 = unclear = 2
    over een week of drie = unclear = 3
    over een dag of tien = unclear = 3
    over een week en een half = unclear = 3
    over 2 weken en 3 dagen = unclear = 3
    over een jaar of twee = unclear = 3
    in a year and a half = unclear = 3
    vrijdag over een maand = unclear = 1
    vrijdag over een paar weken = unclear = 1
    vrijdag na de vakantie = unclear = 1
    vrijdag voor kerst = unclear = 1
    zondag na pasen = unclear = 1
    vrijdag in maart = unclear = 1
    vrijdag deze maand = unclear = 1
    vrijdag komende week = unclear = 1
    vrijdag de week erna = unclear = 1
    vrijdag daarop = unclear = 1
    vrijdag om de week = unclear = 1
    vrijdag, anders maandag = unclear = 1
    vrijdag niet maar zaterdag = unclear = 1
    vrijdag niet bellen = unclear = 1
    vrijdag kan niet = unclear = 1
    vrijdag kan ze niet = unclear = 1
    vrijdag liever niet = unclear = 1
    vrijdag heeft ze geen tijd = unclear = 1
    vr is ze er niet = unclear = 1
    vrijdag kan Karim niet = unclear = 1
    wo nog niet bellen = unclear = 1
    vr 27 & za 28 = unclear = 1
    vr 27 + za 28 bellen = unclear = 1
    volgende maand derde week = unclear = 2
    volgende maand de laatste week = unclear = 2
    vr is ze weg = unclear = 1
    friday can't = unclear = 1
    friday is not possible = unclear = 1
    in november = unclear = 2
    friday week = unclear = 1
    friday to sunday = unclear = 1
"""


@pytest.mark.parametrize(("line", "kind", "length"), _table(PROBLEMS))
def test_a_date_that_cannot_be_says_why(line, kind, length):
    assert read_date(line.split(), MONDAY) == DateProblem(DateProblemKind(kind), int(length))


# from another day than that Monday.
ELSEWHEN = """
    2026-11-23 = 2 weken = 2026-12-07
    2026-11-23 = een week = 2026-11-30
    2026-11-23 = 3 days = 2026-11-26
    2026-12-31 = 2 mnd. = 2027-02-28
    2026-12-31 = morgen = 2027-01-01
    2026-12-31 = over een maand = 2027-01-31
    2026-12-31 = oud en nieuw = 2026-12-31
    2026-12-31 = volgende week = 2027-01-04
    2026-12-31 = eind van de maand = 2026-12-31
    2026-12-31 = volgende maand = 2027-01-01
    2026-12-31 = do = 2027-01-07
    2026-12-31 = week 1 = 2027-01-04
    2026-12-31 = eerste maandag van de maand = 2027-01-04
    2027-01-01 = week 2 = 2027-01-11
    2027-01-01 = nieuwjaar = 2027-01-01
    2027-01-31 = over een maand = 2027-02-28
    2028-01-31 = over een maand = 2028-02-29
    2028-02-28 = morgen = 2028-02-29
    2028-02-28 = eind van de maand = 2028-02-29
    2028-02-29 = over een jaar = 2029-02-28
    2028-03-01 = 29 feb = 2032-02-29
    2028-02-29 = 29 feb = 2028-02-29
    2027-01-15 = de 30e = 2027-01-30
    2027-02-01 = de 30e = 2027-03-30
    2027-01-31 = de 30e = 2027-03-30
    2026-11-29 = volgende week = 2026-11-30
    2026-11-29 = volgende week do = 2026-12-03
    2026-11-29 = zo = 2026-12-06
    2026-11-29 = maandag = 2026-11-30
    2026-11-29 = na het weekend = 2026-11-30
    2026-11-29 = komend weekend = 2026-12-05
    2026-11-29 = dinsdag over een week = 2026-12-08
    2026-11-25 = dinsdag over een week = 2026-12-08
    2026-11-25 = deze week vrijdag = 2026-11-27
    2026-11-25 = vrijdag over een week = 2026-12-04
    2030-01-10 = koningsdag = 2030-04-27
    2031-01-10 = koningsdag = 2031-04-26
    2033-01-10 = suikerfeest = 2033-12-23
    2024-04-11 = suikerfeest = 2025-03-30
    2024-01-10 = pasen = 2024-03-31
    2025-01-10 = pasen = 2025-04-20
    2025-01-10 = hemelvaart = 2025-05-29
"""


@pytest.mark.parametrize(("today", "line", "day"), _table(ELSEWHEN))
def test_a_date_is_seen_from_the_day_it_is_said(today, line, day):
    assert read_whole(line, date.fromisoformat(today)) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("today", "line"),
    _table(
        """
        2026-11-28 = dit weekend
        2026-11-28 = komend weekend
        2026-11-29 = dit weekend
        2026-11-28 = deze week vrijdag
        2026-11-27 = deze dinsdag
        2026-11-25 = week 48
        2026-11-25 = over een week dinsdag
        2036-11-20 = suikerfeest
        2020-01-01 = offerfeest
        9999-12-31 = morgen
        9999-12-31 = volgende maand
        9999-12-31 = 1 jan
        0001-01-01 = gisteren
        """
    ),
)
def test_what_is_unclear_or_beyond_the_calendar_on_some_days_is_refused(today, line):
    assert read_whole(line, date.fromisoformat(today)) is None


BACK = """
    vrijdag = 2026-11-20
    maandag = 2026-11-16
    zo = 2026-11-22
    gisteren = 2026-11-22
    gisteravond = 2026-11-22
    eergisteren = 2026-11-21
    yesterday = 2026-11-22
    vandaag = 2026-11-23
    vanochtend = 2026-11-23
    afgelopen vrijdag = 2026-11-20
    vrijdag jl. = 2026-11-20
    vorige week = 2026-11-16
    vorige week do = 2026-11-19
    3 dagen geleden = 2026-11-20
    a week ago = 2026-11-16
    3 dec = 2025-12-03
    20 nov = 2026-11-20
    23 nov = 2026-11-23
    vr 20 nov = 2026-11-20
    20-11 = 2026-11-20
    de 3e = 2026-11-03
    de 30e = 2026-10-30
    29 feb = 2024-02-29
    eind oktober = 2026-10-31
    kerst = 2025-12-25
    suikerfeest = 2026-03-20
    3-12-2020 = 2020-12-03
    2026-11-20 = 2026-11-20
    2030-01-01 = 2030-01-01
    week 40 = 2026-09-28
    eerste maandag van de maand = 2026-11-02
    laatste vrijdag van oktober = 2026-10-30
"""


@pytest.mark.parametrize(("line", "day"), _table(BACK))
def test_an_encounters_own_date_is_the_last_that_was(line, day):
    assert read_whole(line, MONDAY, direction=Direction.BACK) == date.fromisoformat(day)


@pytest.mark.parametrize("line", ["3d", "vr 21 nov", "volgende vrijdag", "de 23e", "dit weekend"])
def test_what_may_be_meant_either_way_is_refused_for_an_encounters_own_date(line):
    assert read_whole(line, MONDAY, direction=Direction.BACK) is None


def test_a_field_must_be_a_date_as_a_whole():
    assert read_whole("  vr 27 nov ", MONDAY) == date(2026, 11, 27)
    assert read_whole("vr bellen", MONDAY) is None
    assert read_whole("", MONDAY) is None


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("bellen vr", (1, DateReading(date(2026, 11, 27), 1))),
        ("soep brengen over twee weken graag", (2, DateReading(date(2026, 12, 7), 3))),
        ("vraag of 3 dec kan", None),
        ("bellen voor vrijdag", None),
        ("bellen vr of za", None),
        ("elke vrijdag soep", None),
        ("dat is zo", None),
        ("is weg 3 weken", None),
        ("met haar ma", None),
        ("vr", None),
        ("", None),
    ],
)
def test_a_date_later_in_the_phrase_is_offered_when_it_stands_on_its_own(line, found):
    assert find_later_date(line.split(), MONDAY) == found


# ── whatever is typed ──

DATE_LINE = (
    "vr ma zo do vrijdag volgende week over een twee 3 31 de 3e dec december 2027 eind begin half "
    "van maand eerste laatste dinsdag kerst oud en nieuw of morgen a.s. , - 1w +2w 3-12 31/2 in a "
    "week50 next friday the day after tomorrow jaar 99999999999 dagen '27 zo. 14:00 10 uur vr, "
    "weken geleden deze dit op rond snel bellen jl. ½ 2027-12-03 9999-99-99 gisteren mid-december"
)
DATE_WORDS = DATE_LINE.split()
WORDS = st.one_of(
    st.lists(st.sampled_from(DATE_WORDS), max_size=8),
    st.lists(st.text(st.characters(), max_size=12), max_size=8),
    st.lists(st.one_of(st.sampled_from(DATE_WORDS), st.text(max_size=4)), max_size=8),
)
DAYS = st.dates()
DIRECTIONS = st.sampled_from(Direction)


@given(words=WORDS, today=DAYS, direction=DIRECTIONS)
def test_any_words_are_read_or_refused_within_their_number(words, today, direction):
    reading = read_date(words, today, direction=direction)
    if reading is not None:
        assert 1 <= reading.words <= len(words)
    find_later_date(words, today)
    read_whole(" ".join(words), today, direction=direction)


@given(words=WORDS, today=DAYS, direction=DIRECTIONS)
def test_the_words_of_a_date_alone_read_the_same(words, today, direction):
    reading = read_date(words, today, direction=direction)
    if isinstance(reading, DateReading):
        assert read_date(words[: reading.words], today, direction=direction) == reading


@given(words=WORDS, today=DAYS)
def test_a_follow_up_is_never_in_the_past(words, today):
    reading = read_date(words, today)
    assert not isinstance(reading, DateReading) or reading.on >= today


@pytest.mark.parametrize("reason", ["bellen", "langsgaan met soep", "koken", "14:00", "om 10 uur"])
@pytest.mark.parametrize("line", [line.partition("|")[0] for line, _ in _table(READ)])
def test_an_activity_after_a_date_does_not_change_it(line, reason):
    words = line.split()
    assert read_date([*words, *reason.split()], MONDAY) == read_date(words, MONDAY)


@given(text=st.text(max_size=20), today=DAYS)
def test_other_words_after_a_date_give_no_other_day(text, today):
    for date_words in (["3", "dec"], ["over", "twee", "weken"], ["vrijdag"]):
        words = [*date_words, *text.split()]
        reading = read_date(words, today)
        alone = read_date(date_words, today)
        if isinstance(reading, DateReading) and reading.words == len(date_words):
            assert reading == alone


@pytest.mark.parametrize(
    "words",
    [
        ["over", "9" * 5000, "dagen"],
        ["9" * 5000],
        ["vr"] * 10_000,
        ["over"] * 10_000,
        ["\ud800", "vr"],
        ["vr\x00"],
        ["٣", "december"],
        ["over", "²", "weken"],
        ["", ""],
        ["é" * 10_000],
        [".", "vr"],
    ],
)
def test_hostile_words_do_no_harm(words):
    reading = read_date(words, MONDAY)
    assert reading is None or isinstance(reading, DateProblem | DateReading)
    find_later_date(words, MONDAY)


def test_weekdays_are_always_within_a_week():
    for offset in range(400):
        today = MONDAY + timedelta(days=offset)
        for word in ("maandag", "vr", "sunday"):
            ahead = read_whole(word, today)
            back = read_whole(word, today, direction=Direction.BACK)
            assert 1 <= (ahead - today).days <= 7
            assert 1 <= (today - back).days <= 7
            assert (ahead - back).days in (7, 14)
