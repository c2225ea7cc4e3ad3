"""Which weekday words mean a day: `zo` is also "so", `ma` mum, `do` an English verb.

And which words show that a number before them counts something, or that a reason begins.
"""

import re

from buurt_tui.quicklog.date_pattern import Match, Standpoint, Words
from buurt_tui.quicklog.date_words import DAYTIMES, MONTHS, WEEKDAYS, spelled, word_set

_VERBS = spelled(
    "bellen opbellen terugbellen aanbellen langsgaan langskomen langslopen gaan komen brengen "
    "halen lopen vragen kijken nemen doen zien spreken praten sturen helpen schrijven maken "
    "geven zoeken bezoeken ophalen afspreken koken eten drinken wandelen fietsen schaken "
    "tuinieren koffiedrinken kennismaken appen mailen app mail bel opzoeken uitnodigen "
    "herinneren regelen overleggen bespreken zwaaien aankloppen navragen vertellen lezen zingen "
    "spelen kaarten klussen planten poetsen opruimen oefenen leren werken bijpraten buurten "
    "bedanken feliciteren voorstellen call phone visit ask bring drop meet talk text mail"
)
_PREFIXES = ("", "langs", "terug", "mee", "op", "af", "aan", "na", "bij", "door", "weg", "samen")
_ACTIVITIES = frozenset(prefix + verb for verb in _VERBS for prefix in _PREFIXES)
_OPENERS = word_set("om rond met bij naar weer even langs terug samen nog 's vroeg laat at again")
_TIME = re.compile(
    r"[0-9]{1,2}([:.][0-9]{2}(u|uur|h)?|u|uur|h|u[0-9]{2}|am|pm)|'?s"
    r"|('?s-?)?(ochtend|morgen|middag|avond|nacht)s?|morning|afternoon|evening|night"
)
COUNTED = word_set(
    "uur u h am pm uurtje uren min minuten minuutjes kwartier x keer keren maal mensen personen "
    "man kinderen kids stuks euro jaar jaren maand maanden maal week weken dag dagen weeks days "
    "months years times people persons hours minutes km meter m kilo kg liter procent % o'clock "
    "poging verdieping etage kamer huis deur bewoners buren buurvrouwen vrouwen mannen straat "
    "rij ronde afspraak gesprek ontmoeting hoog"
)
"""After a number these say that it is no day."""

_AFTER_SO = word_set(
    "snel gauw mogelijk nodig vaak laat vroeg ook langs even meteen dadelijk direct lang veel "
    "goed weinig groot klein fijn leuk mooi jammer ver ja nee niet nu dan als is zijn hij zij "
    "ze ik we wij wat een maar en toch terug kort kan wil gezegd  spoedig best kom ga doe "
    "heel erg rustig prettig weer blij moe druk simpel ongeveer rond over voor door was heb had"
)
_SO_WITH_A_VERB = word_set("gaan doen zien laten houden maken kijken komen nemen vragen")
_AFTER_MUM = word_set(
    "haar hem is heeft had was wil kan moet mag gaat komt belt zegt zei vroeg vraagt zit ligt "
    "ziek en & of van niet ook zelf hier daar thuis zijn ik je jij we wij hun hen "
    "voelt jarig zou wilde"
)
_AFTER_TO_DO = word_set(
    "not it call ask the a an this that these those something visit bring talk check some more "
    "we you they i laundry shopping groceries dishes homework what so"
)
_NEVER_BEFORE = {"ma": _AFTER_MUM, "do": _AFTER_TO_DO}
_NEED_A_REASON = frozenset({"sun", "sat", "wed"})


def weekday_word(words: Words, at: int, standpoint: Standpoint) -> Match | None:
    """Matches a word that can only mean a weekday here, with its number."""
    if at >= len(words):
        return None
    word = words[at]
    if word in DAYTIMES:
        return DAYTIMES[word], at + 1
    if word not in WEEKDAYS or not _means_a_day(words, at):
        return None
    return WEEKDAYS[word], at + 1


def _means_a_day(words: Words, at: int) -> bool:
    word, follower = words[at], words[at + 1] if at + 1 < len(words) else ""
    if word == "zo":
        return is_followed_by_a_date(words, at) or (
            follower not in _AFTER_SO | _SO_WITH_A_VERB
            and (follower == "om" or follower not in _OPENERS)
            and opens_a_reason(words, at + 1)
        )
    if word in _NEED_A_REASON:
        return opens_a_reason(words, at + 1) or is_followed_by_a_date(words, at)
    return follower not in _NEVER_BEFORE.get(word, ())


def is_followed_by_a_date(words: Words, at: int) -> bool:
    """Whether words that can only be a date come after this one."""
    rest = words[at + 1 : at + 4]
    if rest[:1] in (("de",), ("the",)):
        rest = rest[1:]
    if not rest:
        return False
    if re.fullmatch(r"[0-9]{1,2}[-/]([0-9]{1,2}|[a-z]{3,})([-/][0-9]{2,4})?", rest[0]):
        return True
    if rest[:2] in (("volgende", "week"), ("next", "week")) or rest[0] in {"a.s", "aanstaande"}:
        return True
    is_day = re.fullmatch(r"[0-9]{1,2}(e|de|ste|st|nd|rd|th)?", rest[0]) is not None
    return (is_day and (len(rest) < 2 or rest[1] in MONTHS)) or (
        rest[0] in MONTHS and len(rest) > 1 and rest[1][:1].isdigit()
    )


def is_unsure_sunday(words: Words, at: int) -> bool:
    """Whether `zo` stands there and may as well be Sunday as "so"."""
    if words[at] != "zo":
        return False
    return not (at + 1 < len(words) and words[at + 1] in _AFTER_SO)


def opens_a_reason(words: Words, at: int) -> bool:
    """Whether a time, an activity or nothing at all comes there, so that what precedes is whole."""
    if at >= len(words):
        return True
    if words[at] in COUNTED or (at + 1 < len(words) and words[at + 1] in {"uur", "u", "pm", "am"}):
        return words[at] not in COUNTED
    return is_time(words[at]) or words[at] in _ACTIVITIES or words[at] in _OPENERS


def is_time(word: str) -> bool:
    """Whether it is a time of day, such as `14:00`, `10u` or `ochtend`."""
    return _TIME.fullmatch(word) is not None
