"""Dates that name a day of the calendar, and months and years as such dates need them."""

from datetime import date

from buurt_tui.quicklog.date_pattern import DateProblemKind, Reading, Standpoint
from buurt_tui.quicklog.date_sums import (
    Month,
    day_in,
    day_of_month,
    day_of_year,
    last_of,
    month_on,
    nth_weekday,
)
from buurt_tui.quicklog.holidays import Holiday

Day = date | DateProblemKind | None


def _on(standpoint: Standpoint, day: int, month: int) -> Day:
    return day_of_year(standpoint, day, month)


def _with_year(_: Standpoint, day: int, month: int, year: int) -> Day:
    return date(year, month, day)


def _ordinal_in(standpoint: Standpoint, day: int, months: tuple[Month, ...]) -> Day:
    return day_in(standpoint, months, lambda year, month: date(year, month, day))


def _nth_in(s: Standpoint, nth: int, weekday: int, months: tuple[Month, ...]) -> Day:
    return day_in(s, months, lambda year, month: nth_weekday(year, month, nth, weekday))


def _day_in_figures(
    standpoint: Standpoint, parts: tuple[int, int, int | None]
) -> date | DateProblemKind | None:
    """The day of a date in figures."""
    day, month, year = parts
    return date(year, month, day) if year is not None else day_of_year(standpoint, day, month)


def _day_of_holiday(
    standpoint: Standpoint, days_in: Holiday, year: int | None = None
) -> date | DateProblemKind:
    """Its nearest day, or that of the year; unclear when it is not known."""
    if year is not None:
        days = days_in(year)
        return days[0] if len(days) == 1 else DateProblemKind.UNCLEAR
    today, step = standpoint.today, 1 if standpoint.is_ahead else -1
    for candidate in (today.year, today.year + step):
        days = days_in(candidate)
        if not days:
            break
        for day in days[::step]:
            if (day >= today) if standpoint.is_ahead else (day <= today):
                return day
    return DateProblemKind.UNCLEAR


DATED: dict[str, Reading] = {
    "DAY MONTH FIRSTCOMING?": _on,
    "DAY MONTH OF? YEAR": _with_year,
    "THE? ORDINAL OF? MONTH FIRSTCOMING?": _on,
    "THE? ORDINAL OF? MONTH OF? YEAR": _with_year,
    "THE? ORDINAL OF RELATIVEMONTH": _ordinal_in,
    "RELATIVEMONTH op? THE BAREORDINAL": lambda s, months, day: _ordinal_in(s, day, months),
    "MONTH BAREDAY": lambda s, month, day: day_of_year(s, day, month),
    "MONTH DAY YEAR": lambda s, month, day, year: date(year, month, day),
    "MONTH THE? BAREORDINAL": lambda s, month, day: day_of_year(s, day, month),
    "MONTH ORDINAL YEAR": lambda s, month, day, year: date(year, month, day),
    "THE BAREORDINAL": lambda s, day: day_of_month(s, day),
    "THE ORDINAL FIRSTCOMING": lambda s, day: day_of_month(s, day),
    "FIGURES FIRSTCOMING?": _day_in_figures,
    "THE? ORDINAL WEEKDAY OF? MONTHS": _nth_in,
    "THE? laatste|last WEEKDAY OF? MONTHS": lambda s, weekday, months: _nth_in(
        s, -1, weekday, months
    ),
    "THE? eerste|first|1e dag|day OF MONTHS": lambda s, months: _ordinal_in(s, 1, months),
    "THE? laatste|last dag|day OF MONTHS": lambda s, months: day_in(s, months, last_of),
}

HOLIDAY: dict[str, Reading] = {
    "THE? HOLIDAY": _day_of_holiday,
    "THE? HOLIDAY OF? YEAR": _day_of_holiday,
}


def months_named(standpoint: Standpoint, month: int) -> tuple[Month, ...]:
    """The month of this year and of the next, or of the last when looking back."""
    step = 1 if standpoint.is_ahead else -1
    return (standpoint.today.year, month), (standpoint.today.year + step, month)


def _months_from_now(*months: int) -> Reading:
    def reading(standpoint: Standpoint) -> tuple[Month, ...]:
        step = 1 if standpoint.is_ahead else -1
        this_month = standpoint.today.year, standpoint.today.month
        ahead = months if len(months) == 1 else tuple(step * n for n in months)
        return tuple(month_on(this_month, n) for n in ahead)

    return reading


NAMED_MONTHS: dict[str, Reading] = {
    "MONTH": months_named,
    "MONTH OF? YEAR": lambda s, month, year: ((year, month),),
    "RELATIVEMONTH": lambda s, months: months if len(months) == 1 else None,
}
RELATIVE_MONTHS: dict[str, Reading] = {
    "volgende|next maand|month": _months_from_now(1),
    "deze|this maand|month": _months_from_now(0),
    "vorige|last maand|month": _months_from_now(-1),
    "de|the maand|month": _months_from_now(0, 1),
    "v.d|vd|v/d maand": _months_from_now(0, 1),
}

YEARS: dict[str, Reading] = {
    "FOURFIGURES": lambda s, year: year,
    "volgend|next jaar|year": lambda s: s.today.year + 1,
    "dit|this jaar|year": lambda s: s.today.year,
    "vorig|last jaar|year": lambda s: s.today.year - 1,
}
THIS_MONTH: dict[str, Reading] = {"de|the? maand|month": _months_from_now(0)}
