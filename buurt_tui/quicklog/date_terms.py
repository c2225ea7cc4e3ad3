"""Terms of the date grammar that are written with figures, and holidays of several words."""

import re
from datetime import date

from buurt_tui.quicklog.date_pattern import DateProblemKind, Match, Standpoint, Words
from buurt_tui.quicklog.date_sums import days_on, months_on
from buurt_tui.quicklog.date_words import (
    DUTCH_NUMBERS,
    ENGLISH_NUMBERS,
    MONTHS,
    ORDINALS,
    PARTS,
    SPAN_UNITS,
    word_set,
)
from buurt_tui.quicklog.holidays import HOLIDAYS, LONGEST_NAME
from buurt_tui.quicklog.weekday_words import COUNTED, opens_a_reason

Unit = tuple[str, int]
"""`days` or `months`, and how many."""

_NUMBER = re.compile(r"[0-9]{1,4}")
_DAY = re.compile(r"[0-9]{1,2}")
_YEAR = re.compile(r"(?:19|20|21)[0-9]{2}")
_SHORT_YEAR = re.compile(r"'[0-9]{2}")
_ORDINAL = re.compile(r"([0-9]{1,2})(?:e|de|ste|st|nd|rd|th)")
_PLUS = re.compile(r"\+([1-9][0-9]{0,3})")
_SPAN = re.compile(r"\+?([0-9]{1,4})([a-z]+)")
_WEEK = re.compile(r"(?:week|wk)([0-9]{1,2})")
_ISO = re.compile(r"((?:19|20|21)[0-9]{2})([-/])([0-9]{1,2})\2([0-9]{1,2})")
_FULL = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2}|[a-z]{3,9})\2((?:19|20|21)?[0-9]{2})")
_NO_YEAR = re.compile(r"([0-9]{1,2})([-/])([0-9]{1,2}|[a-z]{3,9})")
_GLUED = re.compile(r"([0-9]{1,2})([a-z]{3,9})")

_DISTANCE = word_set("afstand breed hoog lang diep hout")
_NO_SPAN = {
    "1m": _DISTANCE,
    "2m": _DISTANCE,
    "3m": _DISTANCE,
    "3d": word_set("printer printen printing print prints film bril model"),
    "2d": word_set("tekening"),
}
_FIGURE_OF = {"eerste": "1", "1e": "1", "1ste": "1", "tweede": "2", "2e": "2", "2de": "2"}
_NUMBERS = ENGLISH_NUMBERS | DUTCH_NUMBERS
_NO_HOLIDAY = word_set("vakantie periode tijd dagen vacation break holiday holidays week")


def _at(words: Words, at: int) -> str:
    return words[at] if at < len(words) else ""


def day_number(words: Words, at: int, standpoint: Standpoint) -> Match | None:
    """Matches the day before a month: `3`, `drie`."""
    spelling = _at(words, at)
    if _DAY.fullmatch(spelling):
        return int(spelling), at + 1
    number = DUTCH_NUMBERS.get(spelling) or ENGLISH_NUMBERS.get(spelling)
    return (number, at + 1) if number and spelling not in {"a", "an", "'n"} else None


def bare_day(words: Words, at: int, standpoint: Standpoint) -> Match | None:
    """Matches a number that nothing follows which it could count: `vr 27`, `dec 3`."""
    if not _DAY.fullmatch(_at(words, at)) or not opens_a_reason(words, at + 1):
        return None
    return None if _at(words, at + 1) in {"uur", "u"} else (int(words[at]), at + 1)


def ordinal(words: Words, at: int, standpoint: Standpoint) -> Match | None:
    """Matches `3e`, `21ste`, `eerste`, `3rd`."""
    spelling = _at(words, at)
    figures = _ORDINAL.fullmatch(spelling)
    number = int(figures[1]) if figures else ORDINALS.get(spelling)
    return (number, at + 1) if number is not None else None


def bare_ordinal(words: Words, at: int, standpoint: Standpoint) -> Match | None:
    """Matches `3e` in figures, with nothing after it that it could count."""
    figures = _ORDINAL.fullmatch(_at(words, at))
    return (int(figures[1]), at + 1) if figures and opens_a_reason(words, at + 1) else None


def year(words: Words, at: int, standpoint: Standpoint) -> Match | None:
    """Matches `2027` and `'27`; `27` for a year to come, when it counts nothing."""
    spelling = _at(words, at)
    if _YEAR.fullmatch(spelling):
        return int(spelling), at + 1
    coming = {str(standpoint.today.year % 100 + n) for n in (0, 1)}
    if _SHORT_YEAR.fullmatch(spelling) or (spelling in coming and opens_a_reason(words, at + 1)):
        return 2000 + int(spelling[-2:]), at + 1
    return None


def count(numbers: dict[str, int], words: Words, at: int) -> Match | None:
    """Matches a number of days or weeks, in figures or words; not 0."""
    spelling = _at(words, at)
    number = int(spelling) if _NUMBER.fullmatch(spelling) else numbers.get(spelling, 0)
    return (number, at + 1) if number else None


def dutch_count(words: Words, at: int, standpoint: Standpoint) -> Match | None:
    """Matches `3`, `drie`, `een`."""
    return count(DUTCH_NUMBERS, words, at)


def english_count(words: Words, at: int, standpoint: Standpoint) -> Match | None:
    """Matches `3`, `three`, `a`."""
    return count(ENGLISH_NUMBERS, words, at)


def plus_count(words: Words, at: int, standpoint: Standpoint) -> Match | None:
    """Matches the `+2` of `+2 weken`."""
    figures = _PLUS.fullmatch(_at(words, at))
    return (int(figures[1]), at + 1) if figures else None


def glued_week(words: Words, at: int, standpoint: Standpoint) -> Match | None:
    """Matches `week50` as one word."""
    glued = _WEEK.fullmatch(_at(words, at))
    return (int(glued[1]), at + 1) if glued else None


def week_figure(words: Words, at: int, standpoint: Standpoint) -> Match | None:
    """Matches the `50` of `week 50`."""
    return (int(words[at]), at + 1) if _DAY.fullmatch(_at(words, at)) else None


def date_in_figures(words: Words, at: int, standpoint: Standpoint) -> Match | None:
    """Matches `3-12-2027`, `3/12`, `3-dec`, `3dec`, `2027-12-03`: day, month, year or None."""
    spelling = _at(words, at)
    if iso := _ISO.fullmatch(spelling):
        return _day_month(iso[4], iso[3], iso[1], at)
    if full := _FULL.fullmatch(spelling):
        return _day_month(full[1], full[3], full[4] if len(full[4]) == 4 else "20" + full[4], at)
    if glued := _GLUED.fullmatch(spelling):
        return _day_month(glued[1], glued[2], "", at) if glued[2] in MONTHS else None
    short = _NO_YEAR.fullmatch(spelling)
    if short is None or not _is_no_range(short, words, at):
        return None
    return _day_month(short[1], short[3], "", at)


def _day_month(day: str, month: str, year: str, at: int) -> Match | None:
    number = MONTHS.get(month) if month.isalpha() else int(month)
    if not number or not 1 <= number <= 12:
        return None
    return (int(day), number, int(year) if year else None), at + 1


def _is_no_range(figures: re.Match[str], words: Words, at: int) -> bool:
    """Whether it is not "three to four times", half a loaf, ten to twelve o'clock or 24/7."""
    if figures[3].isalpha():
        return True
    if _at(words, at + 1) in COUNTED or _at(words, at + 1) in MONTHS or figures[0] == "24/7":
        return False
    low, high = int(figures[1]), int(figures[3])
    may_be_amount = low < high <= max(low + 2, 6)
    return not may_be_amount or opens_a_reason(words, at + 1)


def span(words: Words, at: int, standpoint: Standpoint) -> Match | None:
    """Matches `3d`, `2w`, `1m`, `+2w`: the day that is so far ahead."""
    spelling = _at(words, at)
    figures = _SPAN.fullmatch(spelling)
    if not figures or figures[2] not in SPAN_UNITS or not int(figures[1]):
        return None
    if _at(words, at + 1) in _NO_SPAN.get(spelling, ()):
        return None
    # behind an encounter's own date `3d` may be meant either way.
    if not standpoint.is_ahead and not spelling.startswith("+"):
        return None
    try:
        return later(standpoint.today, int(figures[1]), SPAN_UNITS[figures[2]]), at + 1
    except (ValueError, OverflowError):
        return DateProblemKind.IMPOSSIBLE, at + 1


def whole_span(words: Words, at: int, standpoint: Standpoint) -> Match | None:
    """Matches `2 weken` when it is all there is; behind it may stand what lasts so long."""
    spelling, unit = _at(words, at), SPAN_UNITS.get(_at(words, at + 1))
    # an age is years; "een dag" is some day; behind an encounter's date it may be either way.
    if len(words) != at + 2 or not unit or unit == ("months", 12) or not standpoint.is_ahead:
        return None
    number = int(spelling) if _NUMBER.fullmatch(spelling) else _NUMBERS.get(spelling, 0)
    if not number or (number == 1 and unit == ("days", 1)):
        return None
    try:
        return later(standpoint.today, number, unit), at + 2
    except (ValueError, OverflowError):
        return DateProblemKind.IMPOSSIBLE, at + 2


def later(day: date, number: int, unit: Unit) -> date:
    """The day so many units later; earlier when negative."""
    kind, size = unit
    return days_on(day, number * size) if kind == "days" else months_on(day, number * size)


def part_and_month(words: Words, at: int, standpoint: Standpoint) -> Match | None:
    """Matches `mid-december` in one word: the part and the month."""
    part, _, month = _at(words, at).partition("-")
    if part not in PARTS or month not in MONTHS:
        return None
    return (PARTS[part], MONTHS[month]), at + 1


def holiday(words: Words, at: int, standpoint: Standpoint) -> Match | None:
    """Matches the longest name of a holiday: the days of it in a year."""
    for end in range(min(at + LONGEST_NAME, len(words)), at, -1):
        first, *others = words[at:end]
        name = " ".join([_FIGURE_OF.get(first, first), *others]).replace("-", " ")
        if name in HOLIDAYS:
            return None if _at(words, end) in _NO_HOLIDAY else (HOLIDAYS[name], end)
    return None
