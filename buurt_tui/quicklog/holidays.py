"""Holidays of a Dutch neighbourhood, by the names that people give them.

Sugar feast and feast of sacrifice are those of the Umm al-Qura calendar (1 Shawwal and 10 Dhu
al-Hijja, as tabulated for the years below); a mosque may keep the day before or after. Outside
the table they are unknown.
"""

from collections.abc import Callable
from datetime import date, timedelta

from buurt_tui.quicklog.date_sums import nth_weekday

Holiday = Callable[[int], tuple[date, ...]]
"""The days of a year; none when they are not known."""


def easter(year: int) -> date:
    """Easter Sunday, by the anonymous Gregorian computus."""
    century, of_century = divmod(year, 100)
    leap_centuries, century_rest = divmod(century, 4)
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * (year % 19) + century - leap_centuries - moon + 15) % 30
    leap_years, year_rest = divmod(of_century, 4)
    to_sunday = (32 + 2 * century_rest + 2 * leap_years - epact - year_rest) % 7
    late = (year % 19 + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _fixed(month: int, day: int) -> Holiday:
    return lambda year: (date(year, month, day),)


def _from_easter(days: int) -> Holiday:
    return lambda year: (easter(year) + timedelta(days=days),)


def _nth(month: int, nth: int, weekday: int) -> Holiday:
    return lambda year: (nth_weekday(year, month, nth, weekday),)


def _tabulated(*days: str) -> Holiday:
    known = tuple(date.fromisoformat(day) for day in days)
    return lambda year: tuple(day for day in known if day.year == year)


def _kings_day(year: int) -> tuple[date, ...]:
    day = date(year, 4, 27)
    return (day.replace(day=26) if day.weekday() == 6 else day,)


_SUGAR_FEAST = _tabulated(
    *("2024-04-10", "2025-03-30", "2026-03-20", "2027-03-09", "2028-02-26"),
    *("2029-02-14", "2030-02-04", "2031-01-24", "2032-01-14", "2033-01-02"),
    *("2033-12-23", "2034-12-12", "2035-12-01", "2036-11-19"),
)
_FEAST_OF_SACRIFICE = _tabulated(
    *("2024-06-16", "2025-06-06", "2026-05-27", "2027-05-16", "2028-05-05"),
    *("2029-04-24", "2030-04-13", "2031-04-02", "2032-03-22", "2033-03-11"),
    *("2034-03-01", "2035-02-18", "2036-02-07"),
)

_NAMES: dict[str, Holiday] = {
    "nieuwjaar | nieuwjaarsdag | new year's day | new years day": _fixed(1, 1),
    "driekoningen | drie koningen": _fixed(1, 6),
    "valentijn | valentijnsdag | valentine's day | valentines day": _fixed(2, 14),
    "goede vrijdag | good friday": _from_easter(-2),
    "pasen | paaszondag | 1 paasdag | easter | easter sunday": _from_easter(0),
    "paasmaandag | 2 paasdag | easter monday": _from_easter(1),
    "koningsdag | king's day | kings day": _kings_day,
    "dag van de arbeid": _fixed(5, 1),
    "dodenherdenking": _fixed(5, 4),
    "bevrijdingsdag | liberation day": _fixed(5, 5),
    "hemelvaart | hemelvaartsdag | ascension day": _from_easter(39),
    "moederdag | mother's day | mothers day": _nth(5, 2, 6),
    "pinksteren | pinksterzondag | 1 pinksterdag | pentecost": _from_easter(49),
    "pinkstermaandag | 2 pinksterdag | whit monday": _from_easter(50),
    "vaderdag | father's day | fathers day": _nth(6, 3, 6),
    "keti koti | ketikoti": _fixed(7, 1),
    "na de zomer | after the summer": _fixed(9, 1),
    "prinsjesdag": _nth(9, 3, 1),
    "burendag": _nth(9, 4, 5),
    "dierendag": _fixed(10, 4),
    "halloween": _fixed(10, 31),
    "sint maarten": _fixed(11, 11),
    "sinterklaas | sinterklaasavond | pakjesavond": _fixed(12, 5),
    "kerstavond | christmas eve": _fixed(12, 24),
    "kerst | kerstmis | 1 kerstdag | christmas | christmas day | xmas": _fixed(12, 25),
    "2 kerstdag | boxing day": _fixed(12, 26),
    "oud en nieuw | oud & nieuw | oud/nieuw | oudjaar | oudjaarsdag": _fixed(12, 31),
    "oudjaarsavond | oudejaarsavond | oudejaarsdag": _fixed(12, 31),
    "oudejaar | new year's eve | new years eve": _fixed(12, 31),
    "suikerfeest | het suikerfeest | sugar feast | eid al fitr | id al fitr": _SUGAR_FEAST,
    "offerfeest | het offerfeest | eid al adha | feast of sacrifice": _FEAST_OF_SACRIFICE,
}

HOLIDAYS: dict[str, Holiday] = {
    name.strip(): holiday for names, holiday in _NAMES.items() for name in names.split("|")
}
"""By name: lower case, no accents, a space for a hyphen, and a figure for first and second."""

LONGEST_NAME = max(len(name.split()) for name in HOLIDAYS)
"""Words."""
