"""Words that have a part in how names are written: titles, particles, and what is never a name."""

from __future__ import annotations

TITLES = {
    "mw": "f",
    "mevr": "f",
    "mevrouw": "f",
    "mvr": "f",
    "mrs": "f",
    "ms": "f",
    "dhr": "m",
    "meneer": "m",
    "hr": "m",
    "mr": "m",
    "dr": "",
    "drs": "",
    "fam": "",
    "familie": "",
    "ing": "",
    "ir": "",
    "prof": "",
}
"""How people are addressed; not part of what is compared, but "Dhr. Bos" is not "Mw. Bos"."""

_PARTICLES = """
van von vom de den der des d' du la le di da dos del della ten ter te 't 's
el al ech ait aït ben bin bint ibn ibnu abu abou ou ould oulad bent
"""
PARTICLES = frozenset(_PARTICLES.split())
"""They belong to a name when a capitalised word follows.

Not in it are `in`, `op`, `aan`, `bij`: "@Omar bij Kwakersplein" is far more common than such a
surname, which can be written with `_`."""

_OPENERS = """
ik jij je u hij zij ze wij we jullie men iemand niemand iedereen allebei beiden samen
een het 't dit dat die deze er hier daar waar wat wie hoe wanneer waarom welke
en maar want dus of als toen nu nog ook niet geen wel al zo dan daarna daarom eerst later soms
vaak altijd nooit misschien eigenlijk graag liever vandaag gisteren morgen vanochtend vanmiddag
vanavond straks binnenkort vorige volgende sinds na om met voor over bij naast naar uit door tot
zonder tegen volgens wil wilt wilde wou is was waren zijn wordt werd heeft had hebben heb
kan kon kunnen mag mocht moet moest zal zou gaat ging komt kwam doet deed zoekt zocht vraagt
vroeg vertelt vertelde zegt zei vindt vond houdt hield kookt kookte woont woonde werkt werkte
speelt speelde spreekt sprak helpt hielp belt belde mist miste voelt leert leerde loopt liep
zit zat staat stond ligt lag leest geeft gaf neemt nam maakt maakte bakt naait tuiniert wacht
weet wist denkt dacht hoort hoorde ziet zag lijkt leek blijft bleef brengt bracht geboren
begint begon biedt bood bedankt danst deelde deelt draagt droomt durft fietst fietste geniet genoot
groet groette herkende herkent heet hoopt hoopte huilde huilt kent klaagde klaagt koopt kreeg krijgt
lacht lachte noemde noemt opende opent probeert repareert rijdt schaakt schildert schrijft stopt
stopte studeert trok verhuist verhuisde vergat verkoopt vertrekt verveelt verzorgt wandelde wandelt
wenst zingt zong zwaait zwaaide haalt haalde
haar hun mijn onze ons zijn tel telefoon buurvrouw buurman buren dochter zoon moeder vader kinderen
gezin mensen alles iets niets veel weinig heel erg echt super leuk mooi fijn goed helaas bijna
alleen allemaal sommige verder weer ja nee net kort nieuw nieuwe oude jonge kleine klein
twee drie vier vijf zes zeven acht negen tien eerste tweede derde in op aan achter binnen buiten
liet keek droeg hing praatje koffie thee
maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow
someone everyone nobody everybody very really nice great never always often sometimes
i he she they it a an the this that these those there here and but or so if when then now
also not no yes wants wanted has have can could may might must shall should would does did
likes liked loves loved lives lived works worked asks asked says told tells knows knew needs
needed speaks spoke cooks cooked plays played looks looking went goes came comes who what
where how why her his their my our with for about from since after before
"""
OPENERS = frozenset(_OPENERS.split())
"""They begin a sentence, and are no part of the name before them."""
