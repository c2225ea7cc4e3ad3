"""Words that say something about a person that the team has no need to write down.

Dutch, as they stand in notes from the street. Languages ("spreekt Turks"), dishes ("Turkse soep")
and buildings ("bij de moskee") are left out on purpose: they are what hooks are made of."""

from __future__ import annotations

HEALTH = """
    adhd alcoholist alcoholiste alzheimer autisme autist autistisch autistische borderline burn-out
    burnout dement dementerend dementerende dementie depressie depressief depressieve diabetes
    diagnose diagnoses epilepsie ggz hiv kanker lvb manisch medicatie medicijnen miskraam
    overspannen parkinson psychiater psychiatrie psychiatrisch psychiatrische psychose psychotisch
    psychotische ptss schizofreen schizofrenie suicidaal suïcidaal suikerziekte trauma tumor
    verslaafd verslaafde verslaving verstandelijk verward verwarde zelfmoord zwakbegaafd zwanger
"""
RELIGION = """
    atheist atheïst bekeerd boeddhist christelijk christelijke christen christenen gelovig gelovige
    godsdienst hindoe hindoeistisch hindoeïstisch islamitisch islamitische jehova jehova's jood
    joods joodse katholiek katholieke moslim moslima moslims orthodox
    protestant protestants salafist
"""
ORIGIN = """
    afkomst allochtoon allochtone allochtonen antilliaan asielzoeker asielzoekers bulgaar
    buitenlander buitenlanders etniciteit ghanees illegaal illegale marokkaan marokkanen migrant
    migrantenachtergrond nationaliteit oost-europeaan oost-europeanen roma statushouder
    statushouders surinamer surinamers syriër turk turken verblijfsvergunning vluchteling
    vluchtelingen zigeuner
"""
DEBT = """
    bewindvoerder bewindvoering bijstand bijstandsuitkering deurwaarder deurwaarders failliet
    faillissement huurachterstand incasso loonbeslag schuld schulden schuldeiser schuldeisers
    schuldhulp schuldhulpverlening schuldsanering uithuiszetting wsnp
"""
CRIME = """
    celstraf crimineel criminele dealer dealt drugsdealer enkelband ex-gedetineerde gedetineerd
    gedetineerde gevangenis inbreker mishandeld mishandeling mishandelt oplichter reclassering
    strafblad taakstraf tbs veroordeeld veroordeling
"""
