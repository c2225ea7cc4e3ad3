"""What the words of a note give away: of what kind a hook is, and what cannot be a topic.

Lists for suggestions only: nothing is ever decided by them."""

from __future__ import annotations

import re

from buurt_tui.domain.model import Kind
from buurt_tui.domain.text import fold

_NOT = re.compile(r"\b(?:niet|geen|nooit|not|never|no)\b")
_QUESTION = re.compile(
    r"\?\s*$"
    r"|^\W*(?:hoe|waar|wie|wanneer|welke|wat|how|where|who|when|which|what)\b"
    r"|\b(?:vraagt|vroeg|vragen|vraag|asks|asked|wondered|question)\b"
    r"|\b(?:weten|wist|know) (?:hoe|waar|wie|wanneer|welke|wat|how|where|who|when)\b"
)
_OFFER = re.compile(
    r"\b(?:kan|kunnen|kon|helpt|hielp|helpen|geeft les|leert anderen|leent uit|te leen)\b"
    r"|\b(?:wil|wilt|zou|willen) (?:\w+ )?(?:wel|best|helpen)\b|\bvoor de buurt\b|\bbiedt\b"
    r"|\b(?:can|could|helps|offers|to lend|happy to|for the neighbourhood)\b"
)
_WISH = re.compile(
    r"\b(?:wil|wilt|wilde|willen|zoekt|zocht|zoeken|zou graag|hoopt|droomt|wenst|nodig|liefst)\b"
    r"|\b(?:wants|wanted|would like|would love|looks for|looking for|hopes|dreams|needs)\b"
)
_CLAUSE = re.compile(r"[^.,;:!?()\n]+\??")


def clauses(note: str) -> list[str]:
    """The note in pieces that each say one thing."""
    return _CLAUSE.findall(note)


def guessed_kind(clause: str) -> Kind:
    """Of what kind a hook in this clause likely is."""
    text = fold_lightly(clause)
    if _QUESTION.search(text):
        return Kind.QUESTION
    if _OFFER.search(text) and not _NOT.search(text):
        return Kind.OFFER
    return Kind.WISH if _WISH.search(text) and not _NOT.search(text) else Kind.INTEREST


def fold_lightly(clause: str) -> str:
    """In small letters without accents, and with its question mark."""
    return fold(clause) + ("?" if clause.rstrip().endswith("?") else "")


_SAY_LITTLE = """
hoorden praatje praatjes
eens steeds zelfs vooral erin eruit eraan ervan erop hele heb hebt gedaan dank vanwege
aan about achter afgezet after again all alle allebei alleen allemaal alles alone also altijd
always and ander andere anderen anders another anybody are asked asks balkonnetje bankje because
been beetje before behind beide beiden belt beneden best beter between bezig bezoek bijna binnen
binnenkort bleef blij blijf blijft blijven both boven bracht brengen brengt broer buiten buren
buurman buurt buurvrouw came can children come comes could daar daarna daarom daarvan daarvoor
dacht daughter day days deden denken denkt deur deze dezelfde dicht ding dingen dinsdag dochter
doen does doet donderdag done door draait druk dus each echt eerst eerste eigen eigenlijk elkaar
elke enkele erbij erg ergens ermee even every everybody father few first flat for friend from gaan
gaat galerij gave geeft geen gehad gekocht gekregen geleden gelegd gemaakt genoeg geregeld
gesproken gets geven geweest gewoon gezegd gezet ging gingen gister gisteren gives goed goede goes
going good graag groot grote groter haar had hadden half hallo hangt happy hard has have having
hebben heeft heel heen heer helemaal helft hello help helpen helps helpt her here herself hield
hier hiervoor him himself his hoeft hoek home honderd hoorde hoort houden houdt house how huis
iedere iedereen iemand iets inmiddels into jaar jaren jong juist just kamer kant kapot keek keep
keer kept kijken kijkt kinderen klaar klein kleindochter kleine kleinkinderen kleinzoon knows komen
komt kon konden korter kreeg krijgt kunnen kwam kwamen kwijt laat laatst laatste lacht lachte lang
lange langs last laten later leeg leek leen leert leren less leuk leuke liep liever liggen ligt
lijkt likes linker little live lived lives long look looking looks loopt maakt maakte maand maandag
maanden maar made mag make maken makes man mannen many maybe mee meeneemt meer meestal meid meiden
meisje mensen met meteen middag mij mijn minder misschien mist miste moeder moest moet moeten
moment mooi mooie more morgen mother much naam naar naast nadat namen need needs neef neemt
neighbour neighbours nemen never new next nice niemand niet niets nieuw nieuwe nobody nodig nog
nooit now nu often old om oma omheen once onder one only ons onze ook opa open other others oud
oude ouders our out over overal overkant paar people perhaps plaats plek portiek praat precies
rechter redt rond rustig said samen samenwerken says schreef schrijft schuift seen she should since
small some somebody someone something sometimes soms son soon soort speelt spijt spullen staan
staat stil still stoep stond stonden straat straks street stuk stuks stuur such tegen telkens terug
terwijl than that the their them then there these they thing things this those thuis tijd tijdje
time toch today toen told tomorrow too trap trots tussen twee tweede two uit uitkomt under until
used uur vaak vader van vanaf vandaag vanmiddag vanochtend vanuit veel ver verder verschillende
verstand vertelde vertellen vertelt very vier vijf vinden vindt vinger voelt vol volgende voor
vooral vorig vorige vraag vraagt vragen vriend vrienden vriendin vrijdag vroeg vroeger vrouw
vrouwen waar waarom wacht wachten wachtten wait want wanted wants waren was way week weekend weeks
weer weet weg weinig weken wel welke well wellicht went werd were weten wezen what when where which
while who why wie wij wilde will willen wilt winter wist with woensdag woman wonen woonde woont
worden wordt work works would year years yesterday zagen zaterdag zeggen zegt zei zeker zelf zestig
zet zeven zich ziek zien ziet zijn zit zitten zo zoals zocht zoeken zoekt zomer zon zondag zonder
zoon zou zouden zulke zullen zus zwaaide zwaait
"""
NO_TOPICS = frozenset(map(fold, _SAY_LITTLE.split()))
"""Words that say too little to hang a hook on, folded."""
