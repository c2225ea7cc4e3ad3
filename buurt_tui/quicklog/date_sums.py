"""Sums with days: the next weekday, months further on, the nth weekday of a month.

They raise ValueError or OverflowError where the calendar has no such day."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from buurt_tui.quicklog.date_pattern import DateProblemKind, Standpoint

Month = tuple[int, int]
"""A year and a month."""


def days_on(day: date, days: int) -> date:
    """That many days later; earlier when negative."""
    return day + timedelta(days=days)


def monday_of(day: date) -> date:
    """The Monday of its week."""
    return days_on(day, -day.weekday())


def months_on(day: date, months: int) -> date:
    """The same day that many months later, or that month's last day."""
    year, month = month_on((day.year, day.month), months)
    return date(year, month, min(day.day, last_of(year, month).day))


def month_on(month: Month, months: int) -> Month:
    """The month that many months later."""
    total = month[0] * 12 + month[1] - 1 + months
    return total // 12, total % 12 + 1


def last_of(year: int, month: int) -> date:
    """The last day of a month."""
    if (year, month) == (date.max.year, 12):
        return date.max
    return days_on(date(*month_on((year, month), 1), 1), -1)


def nth_weekday(year: int, month: int, nth: int, weekday: int) -> date:
    """The nth such weekday of a month; -1 is the last one."""
    if nth < 0:
        last = last_of(year, month)
        return days_on(last, -((last.weekday() - weekday) % 7))
    first = date(year, month, 1).weekday()
    return date(year, month, 1 + (weekday - first) % 7 + 7 * (nth - 1))


def next_weekday(standpoint: Standpoint, weekday: int) -> date:
    """The first such weekday after today, or the last before it; never today."""
    today = standpoint.today
    if standpoint.is_ahead:
        return days_on(today, (weekday - today.weekday() - 1) % 7 + 1)
    return days_on(today, -((today.weekday() - weekday - 1) % 7 + 1))


def nearest(standpoint: Standpoint, days: Iterator[date]) -> date | None:
    """The first of the days that lies on the side that is looked at, today included."""
    today = standpoint.today
    for day in days:
        if (day >= today) if standpoint.is_ahead else (day <= today):
            return day
    return None


def day_of_year(standpoint: Standpoint, day: int, month: int) -> date | None:
    """The nearest such day and month; 29 February is looked for in a leap year."""
    date(2024, month, day)  # no year has a 31 February: refused here
    step = 1 if standpoint.is_ahead else -1
    leap_day = (day, month) == (29, 2)
    years = (standpoint.today.year + step * n for n in range(9 if leap_day else 2))
    return nearest(standpoint, (date(y, month, day) for y in years if not leap_day or _is_leap(y)))


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def day_of_month(standpoint: Standpoint, day: int) -> date | DateProblemKind:
    """The nearest such day of a month that has it; on that very day it is unclear."""
    today = standpoint.today
    date(2024, 1, day)
    if day == today.day:
        return DateProblemKind.UNCLEAR
    step = 1 if standpoint.is_ahead else -1
    months = (month_on((today.year, today.month), step * n) for n in range(4))
    found = nearest(
        standpoint, (date(*month, day) for month in months if day <= last_of(*month).day)
    )
    return found or DateProblemKind.IMPOSSIBLE


def day_in(
    standpoint: Standpoint, months: tuple[Month, ...], day: Callable[[int, int], date]
) -> date | None:
    """The day in the first of the months where it is not past; in the only one it may be."""
    if len(months) == 1:
        return day(*months[0])
    return nearest(standpoint, (day(*month) for month in months))
