"""The grammar of dates in Dutch and English.

    date      := weekday | relative | calendar | about      the longest one
    weekday   := vrijdag | komende di | do volgende week | dinsdag over een week | …
    relative  := morgen | over 3 dagen | in a week | 1w | 3 dagen geleden | …
    calendar  := 3 december | 3-12-2027 | de 3e | kerst | eerste dinsdag van december | …
                 each also with its weekday, which must be right: za 28 nov
    about     := begin / half / eind december (1st, 15th, last) | volgende week, week 50 (Monday)
                 | volgende maand (1st) | na het weekend (Monday) | dit weekend (Saturday)

A term in capitals is one of `NAMES`; the tables say what each is made of. A reading gives a
day; a problem, when the words are a date that cannot be; or None, when they are not this pattern
after all. Whether the day lies in the past is not asked here.
"""

from datetime import date

from buurt_tui.quicklog import date_terms as terms
from buurt_tui.quicklog.about_rules import ABOUT, OTHER_WEEK, WEEK, WEEK_NUMBER
from buurt_tui.quicklog.calendar_rules import (
    DATED,
    HOLIDAY,
    NAMED_MONTHS,
    RELATIVE_MONTHS,
    THIS_MONTH,
    YEARS,
)
from buurt_tui.quicklog.date_pattern import (
    DateProblemKind,
    Names,
    Reading,
    Standpoint,
    literal,
    same,
    table,
    word,
)
from buurt_tui.quicklog.date_sums import days_on, months_on
from buurt_tui.quicklog.date_words import (
    DAYS_FROM_TODAY,
    DUTCH_UNITS,
    ENGLISH_UNITS,
    MONTHS,
    PARTS,
    SHORT_WEEKDAYS,
    UNMISTAKABLE_WEEKDAYS,
)
from buurt_tui.quicklog.weekday_rules import WEEKDAYS, day_on_weekday
from buurt_tui.quicklog.weekday_words import weekday_word


def _agreeing(_: Standpoint, day: date, other: date) -> date | DateProblemKind:
    return day if day == other else DateProblemKind.CONTRADICTION


def _days_from_today(standpoint: Standpoint, days: int) -> date | DateProblemKind:
    return days_on(standpoint.today, days)


def _later(standpoint: Standpoint, number: int, unit: terms.Unit) -> date | DateProblemKind:
    return terms.later(standpoint.today, number, unit)


def _ago(standpoint: Standpoint, number: int, unit: terms.Unit) -> date | DateProblemKind:
    return terms.later(standpoint.today, -number, unit)


def _weeks_from_day(standpoint: Standpoint, days: int, weeks: int) -> date | DateProblemKind:
    return days_on(standpoint.today, days + 7 * weeks)


_RELATIVE: dict[str, Reading] = {
    "FROMTODAY": _days_from_today,
    "this evening|afternoon|morning": lambda s: s.today,
    "the? day after tomorrow": lambda s: days_on(s.today, 2),
    "the? day before yesterday": lambda s: days_on(s.today, -2),
    "over ROUGHLY? DUTCHCOUNT DUTCHUNIT": _later,
    "over een|1|'n? half|halve|½ jaar|jaartje": lambda s: months_on(s.today, 6),
    "over anderhalf|1,5|1.5|1½ jaar": lambda s: months_on(s.today, 18),
    # ten days and a half: the whole days of it
    "over anderhalve|1,5|1.5|1½ week|weken|wk|wkn": lambda s: days_on(s.today, 10),
    "over anderhalve|1,5|1.5|1½ maand|maanden|mnd": lambda s: days_on(months_on(s.today, 1), 15),
    "in ROUGHLY? ENGLISHCOUNT ENGLISHUNIT time?": _later,
    "in half a year": lambda s: months_on(s.today, 6),
    "ENGLISHCOUNT ENGLISHUNIT from now|today": _later,
    "DUTCHCOUNT DUTCHUNIT geleden": _ago,
    "ENGLISHCOUNT ENGLISHUNIT ago": _ago,
    "FROMTODAY over DUTCHWEEKS": _weeks_from_day,
    "ENGLISHWEEKS from FROMTODAY": lambda s, weeks, days: _weeks_from_day(s, days, weeks),
    "SPAN": same,
    "WHOLESPAN": same,
    "over SPAN": same,
    "PLUS DUTCHUNIT": _later,
}

_DATE: dict[str, Reading] = {
    "DAYLIKE": same,
    "LEAD DAYLIKE": same,
    "met|tijdens|at|during THE? HOLIDAYDATE": same,
    "RELATIVE": same,
    "vanaf|from|rond FROMTODAY": _days_from_today,
    "RELATIVE UNMISTAKABLE": day_on_weekday,
    "DATED UNMISTAKABLE": day_on_weekday,
    "HOLIDAYDATE UNMISTAKABLE": day_on_weekday,
    "FROMTODAY DAYLIKE": lambda s, days, day: _agreeing(s, days_on(s.today, days), day),
}

NAMES: Names = {
    "OF": literal("van", "in", "of", "v.d", "vd", "v/d"),
    "THE": literal("de", "het", "the"),
    "COMING": literal(
        *("komende", "komend", "aanstaande", "aanstaand", "aankomende", "aankomend"),
        *("a.s", "as", "aanst", "eerstvolgende", "eerstkomende", "coming"),
    ),
    "FIRSTCOMING": literal("a.s", "as", "aanstaande", "aanstaand", "eerstkomende"),
    "ROUGHLY": literal("ongeveer", "circa", "ca", "zo'n", "precies", "about"),
    "PLUS": terms.plus_count,
    "WEEKDAY": weekday_word,
    "SHORTWEEKDAY": word(SHORT_WEEKDAYS),
    "UNMISTAKABLE": word(UNMISTAKABLE_WEEKDAYS),
    "FROMTODAY": word(DAYS_FROM_TODAY),
    "MONTH": word(MONTHS),
    "PART": word(PARTS),
    "DUTCHUNIT": word(DUTCH_UNITS),
    "ENGLISHUNIT": word(ENGLISH_UNITS),
    "DUTCHCOUNT": terms.dutch_count,
    "ENGLISHCOUNT": terms.english_count,
    "DAY": terms.day_number,
    "BAREDAY": terms.bare_day,
    "ORDINAL": terms.ordinal,
    "BAREORDINAL": terms.bare_ordinal,
    "FOURFIGURES": terms.year,
    "FIGURES": terms.date_in_figures,
    "SPAN": terms.span,
    "WHOLESPAN": terms.whole_span,
    "HOLIDAY": terms.holiday,
    "PARTANDMONTH": terms.part_and_month,
    "WEEKFIGURE": terms.week_figure,
    "GLUEDWEEK": terms.glued_week,
    "IN": literal("in", "aan", "at"),
    "LEAD": literal(
        *("op", "rond", "omstreeks", "ongeveer", "circa", "ca", "vanaf", "per"),
        *("on", "around", "about", "from"),
    ),
}
"""Words by class; the tables are added to them by their names."""

_TABLES: dict[str, dict[str, Reading]] = {
    "DATE": _DATE,
    "DAYLIKE": WEEKDAYS | {"DATED": same, "HOLIDAYDATE": same} | ABOUT,
    "DATED": DATED,
    "HOLIDAYDATE": HOLIDAY,
    "RELATIVE": _RELATIVE,
    "WEEK": WEEK,
    "OTHERWEEK": OTHER_WEEK,
    "WEEKNUMBER": WEEK_NUMBER,
    "DUTCHWEEKS": {
        "DUTCHCOUNT week|weken|weekje|weekjes|wk|wkn": same,
        "14|veertien dagen|dgn": lambda s: 2,
    },
    "ENGLISHWEEKS": {
        "ENGLISHCOUNT week|weeks": same,
        "a fortnight": lambda s: 2,
    },
    "NAMEDMONTHS": NAMED_MONTHS,
    "RELATIVEMONTH": RELATIVE_MONTHS,
    "MONTHS": {"NAMEDMONTHS": same, "RELATIVEMONTH": same},
    "THISMONTH": THIS_MONTH,
    "YEAR": YEARS,
}

NAMES |= {name: table(NAMES, patterns) for name, patterns in _TABLES.items()}
