"""Whether the words after a date take it back, so that only half of what was meant was read.

    vr of za · vr, za · over een week of drie · vr na de vakantie · over 2 weken en 3 dagen

A date that is half read is worse than none.
"""

import re
from datetime import date

from buurt_tui.quicklog.date_pattern import DateProblemKind, Standpoint, Words, literal, table
from buurt_tui.quicklog.date_rules import NAMES
from buurt_tui.quicklog.date_sums import day_of_month, next_weekday
from buurt_tui.quicklog.date_words import (
    DAYS_FROM_TODAY,
    MONTHS,
    MONTHS_THAT_ARE_NO_NAMES,
    PARTS,
    SPAN_UNITS,
    WEEKDAYS,
    word_set,
)
from buurt_tui.quicklog.weekday_words import COUNTED, is_unsure_sunday

_DOTTED = re.compile(r"[0-9]{1,2}\.(0?[1-9]|1[0-2])")
_ALTERNATIVE = word_set("of or en/of and/or danwel ofwel t/m tm tem oftewel")
_JOINING = word_set(
    "en and & + - – — / a tot to until till through anders evt eventueel desnoods dan liever "
    "mogelijk misschien maybe niet not met behalve maar but kan wel ook"
)
_RELATING = word_set(
    "na voor before after vanaf sinds since from in van of tussen between rond om elke iedere "
    "every each tot per binnen within tegen ervoor uiterlijk over"
)
_TAKING_BACK = word_set("geleden ago daarop erop erna ervoor daarvoor daarna eropvolgend week wk")
_FROM_ELSEWHERE = word_set("na voor after before later eerder earlier")
_DENYING = word_set("niet geen nooit weg not no never can't cannot won't doesn't isn't")
_VERBS = word_set(
    "kan kon kunnen kunt lukt gaat past schikt komt is zijn ben heeft heb hebben wil wilt mag moet "
    "werkt wordt zit is does do will can"
)
_BEFORE_DENYING = word_set(
    "dat het die nog wel liever zeker beter even echt juist absoluut helaas ze zij hij he she it we"
)
_DENYING_A_THING = word_set("geen no")
_TIME_FOR_IT = {""} | word_set("tijd zin optie afspraak bezoek dag time good way")
_NOT_DENIED = word_set("vergeten te eerder later alleen brengen halen forget before too")
_ARTICLES = word_set("de het een the a die dat")

_NEXT = "volgende|volgend|komende|komend|vorige|vorig|deze|dit|afgelopen|next|this|last|aanstaande"
_SPELL = "week|weken|maand|maanden|jaar|weekend|weekeinde|kwartaal|month|year|dag|dagen|day"
_SEASON = (
    "vakantie|zomer|winter|herfst|lente|voorjaar|najaar|zomervakantie|kerstvakantie|feestdagen|"
    "herfstvakantie|meivakantie|voorjaarsvakantie|ramadan|summer|spring|autumn|holidays|vacation|"
    "weekend|weekeinde|carnaval|schoolvakantie|bouwvak|kerst|pasen"
)
_FRAGMENTS = table(
    NAMES
    | {
        "NONAME": literal(*MONTHS_THAT_ARE_NO_NAMES),
        "ANYMONTH": literal(*MONTHS),
    },
    {
        f"{_NEXT} {_SPELL}|{_SEASON}": lambda s: True,
        f"{_NEXT} ANYMONTH": lambda s: True,
        "de|het|die|the week|weekend|maand|month": lambda s: True,
        "NONAME": lambda s: True,
        "THE? ORDINAL week|weekend": lambda s, nth: True,
        "THE? laatste|last week|weekend": lambda s: True,
        "PART ANYMONTH": lambda s: True,
        "FOURFIGURES": lambda s, year: True,
        "DUTCHCOUNT DUTCHUNIT": lambda s, count, unit: True,
        "ENGLISHCOUNT ENGLISHUNIT": lambda s, count, unit: True,
        "paar|enkele|aantal|few|couple DUTCHUNIT": lambda s, unit: True,
        "een|a paar|aantal|few|couple DUTCHUNIT": lambda s, unit: True,
        "een|a half|halve": lambda s: True,
    },
)
_RELATED = table(
    NAMES | {"ANYMONTH": literal(*MONTHS)},
    {
        _SEASON: lambda s: True,
        _SPELL: lambda s: True,
        "ANYMONTH": lambda s: True,
    },
)


def is_taken_back(words: Words, end: int, day: date, standpoint: Standpoint) -> bool:
    """Whether the words from `end` on say that `day`, read before them, is not what was meant."""
    if end >= len(words):
        return False
    word = words[end]
    if word in _ALTERNATIVE or word in _TAKING_BACK or _is_denied(words, end):
        return True
    if word in _JOINING and _another_date(words, end + 1, standpoint):
        return True
    if word in _RELATING and _is_related(words, end + 1, standpoint):
        return True
    if _counts_from_elsewhere(words, end):
        return True
    return not _names_the_day(words, end, day, standpoint) and _goes_on(words, end, standpoint)


def _is_denied(words: Words, end: int) -> bool:
    # vrijdag niet, vrijdag liever niet, vrijdag kan Karim niet
    denied = 3 if words[end] in _VERBS else 1 if words[end] in _BEFORE_DENYING else 0
    for place in range(end, min(end + denied + 1, len(words))):
        if words[place] in _DENYING:
            return _denies_all(words[place], words[place + 1] if place + 1 < len(words) else "")
    return False


def _denies_all(denial: str, follower: str) -> bool:
    if denial in _DENYING_A_THING:  # geen tijd, but: geen haast
        return follower in _TIME_FOR_IT
    return follower not in _NOT_DENIED


def _counts_from_elsewhere(words: Words, end: int) -> bool:
    # over een week na de operatie
    unit = words[end - 1].lstrip("+0123456789")
    return unit in SPAN_UNITS and words[end] in _FROM_ELSEWHERE


def _names_the_day(words: Words, end: int, day: date, standpoint: Standpoint) -> bool:
    # 5 dec sinterklaas vieren
    match = NAMES["HOLIDAYDATE"](words, end, standpoint)
    return match is not None and match[0] == day


def _goes_on(words: Words, end: int, standpoint: Standpoint) -> bool:
    word = words[end]
    if word == "morgen" and words[end - 1] not in DAYS_FROM_TODAY:
        return False  # maandag morgen: the time of day
    return (
        _has_weekday_inside(word)
        or is_unsure_sunday(words, end)
        or _is_number_of_the_day(words, end, standpoint)
        or _may_be_its_year(words, end, standpoint)
        or _is_part_of_it(words, end)
        or _may_be_its_day_and_month(words, end)
        or _begins_date(words, end, standpoint)
    )


def _has_weekday_inside(word: str) -> bool:
    """Whether it is such as `wo/do`, `ma-vr`, `27/za`."""
    parts = re.split(r"[/+&–—-]", word)
    return len(parts) > 1 and any(part in WEEKDAYS for part in parts)


def _another_date(words: Words, at: int, standpoint: Standpoint) -> bool:
    # week 50 en 51
    if NAMES["BAREDAY"](words, at, standpoint):
        return True
    return any(_begins_date(words, place, standpoint) for place in (at, at + 1))


def _may_be_its_year(words: Words, end: int, standpoint: Standpoint) -> bool:
    # 3 dec 27 Fatima bellen
    follower = words[end + 1] if end + 1 < len(words) else ""
    is_next_year = words[end] == str((standpoint.today.year + 1) % 100)
    return is_next_year and words[end - 1] in MONTHS and follower not in COUNTED


def _is_part_of_it(words: Words, end: int) -> bool:
    # volgende maand eind
    return words[end - 1] in {"week", "maand", "month", "year"} and words[end] in PARTS


def _may_be_its_day_and_month(words: Words, end: int) -> bool:
    # do 3.12: ten past three, or a date
    return words[end - 1] in WEEKDAYS and _DOTTED.fullmatch(words[end]) is not None


def _begins_date(words: Words, at: int, standpoint: Standpoint) -> bool:
    return at < len(words) and (
        NAMES["DATE"](words, at, standpoint) is not None
        or _FRAGMENTS(words, at, standpoint) is not None
    )


def _is_related(words: Words, at: int, standpoint: Standpoint) -> bool:
    if _begins_date(words, at, standpoint) or _RELATED(words, at, standpoint):
        return True
    return at < len(words) and words[at] in _ARTICLES and _is_related(words, at + 1, standpoint)


def _is_number_of_the_day(words: Words, end: int, standpoint: Standpoint) -> bool:
    """Whether a number stands there that may be the day of the weekday before it."""
    match = NAMES["ORDINAL"](words, end, standpoint) or NAMES["DAY"](words, end, standpoint)
    weekday = NAMES["WEEKDAY"](words, end - 1, standpoint)
    if not match or not words[end][0].isdigit() or not weekday:
        return False
    follower = words[end + 1] if end + 1 < len(words) else ""
    if follower in _ALTERNATIVE | {"en", "and", "&", "+", "-", "–", "a"}:
        return "uur" not in words[end : end + 4]
    number, on = match[0], weekday[0]
    if follower in COUNTED or not isinstance(number, int) or not isinstance(on, int):
        return False
    if not 1 <= number <= 31:
        return False
    day = day_of_month(standpoint, number)
    return (
        not isinstance(day, DateProblemKind)
        and day.weekday() == on
        and day != next_weekday(standpoint, on)
    )


def cannot_follow(words: Words) -> bool:
    """Whether what begins after the first word is better not taken for a date inside a phrase.

    So it is with words that are mostly something else, and after "before", "or", "every" …"""
    if len(words) < 2:
        return True
    before, first, *others = words
    if others and others[0] in SPAN_UNITS:  # weg, drie weken
        return True
    if first in {"zo", "ma", "do", "sun", "sat", "wed"} or first in _ARTICLES:
        return True
    return before in _ALTERNATIVE | _JOINING | (_RELATING - {"om", "per", "vanaf", "rond", "from"})
