"""Dates that are about a day: a part of a month, a week, a weekend."""

from collections.abc import Callable
from datetime import date

from buurt_tui.quicklog.calendar_rules import months_named
from buurt_tui.quicklog.date_pattern import DateProblemKind, Reading, Standpoint, same, unclear
from buurt_tui.quicklog.date_sums import Month, day_in, days_on, last_of, monday_of, month_on
from buurt_tui.quicklog.weekday_rules import coming_weekday

Day = date | DateProblemKind | None

_PARTS_OF_MONTH: dict[str, Callable[[int, int], date]] = {
    "begin": lambda year, month: date(year, month, 1),
    "half": lambda year, month: date(year, month, 15),
    "eind": last_of,
}


def _part_of_month(standpoint: Standpoint, part: str, months: tuple[Month, ...]) -> Day:
    return day_in(standpoint, months, _PARTS_OF_MONTH[part])


def _first_of_month(standpoint: Standpoint, months: tuple[Month, ...]) -> Day:
    # of a month that is under way, only a part is to come.
    if (standpoint.today.year, standpoint.today.month) in months:
        return DateProblemKind.UNCLEAR
    return _part_of_month(standpoint, "begin", months)


def _part_of_year(_: Standpoint, part: str, year: int) -> Day:
    days = {"begin": date(year, 1, 1), "eind": date(year, 12, 31)}
    return days.get(part, DateProblemKind.UNCLEAR)


def _part_of_week(_: Standpoint, part: str, monday: date) -> Day:
    # the end of a week is its Friday to some and its Sunday to others.
    days = {"begin": monday, "half": days_on(monday, 2)}
    return days.get(part, DateProblemKind.UNCLEAR)


def _monday(standpoint: Standpoint, monday: date) -> Day:
    return DateProblemKind.UNCLEAR if monday < standpoint.today and standpoint.is_ahead else monday


def _coming_weekend(standpoint: Standpoint) -> Day:
    # on Sunday it is not this one any more; on Saturday it may be.
    return (
        coming_weekday(standpoint, 5) if standpoint.today.weekday() == 6 else _weekend(standpoint)
    )


def _weekend(standpoint: Standpoint) -> Day:
    # on Saturday and Sunday it may be this one or the next.
    if not standpoint.is_ahead or standpoint.today.weekday() >= 5:
        return DateProblemKind.UNCLEAR
    return days_on(monday_of(standpoint.today), 5)


ABOUT: dict[str, Reading] = {
    "IN? OTHERWEEK": _monday,
    "in? deze|this week|wk": unclear,
    "volgende|next maand|month": lambda s: date(*month_on((s.today.year, s.today.month), 1), 1),
    "IN? THE? PART OF? NAMEDMONTHS": _part_of_month,
    "in NAMEDMONTHS": _first_of_month,
    "PARTANDMONTH": lambda s, both: _part_of_month(s, both[0], months_named(s, both[1])),
    "IN? THE? PART OF? THISMONTH": _part_of_month,
    "IN? THE? PART OF? YEAR": _part_of_year,
    "IN? THE? eind|einde|end OF? THE? jaar|year": lambda s: date(s.today.year, 12, 31),
    "IN? THE? PART OF? WEEK": _part_of_week,
    "IN? THE? PART OF? THE week": unclear,
    "in? dit|het|this|the weekend": _weekend,
    "in? het? COMING weekend": _coming_weekend,
    "in? volgend|next weekend": unclear,
    "na|after het|dit|the|this weekend": lambda s: coming_weekday(s, 0),
}


def _week_from_now(weeks: int) -> Reading:
    return lambda s: days_on(monday_of(s.today), 7 * weeks)


def _numbered_week(standpoint: Standpoint, number: int) -> Day:
    """The Monday of the nearest week of that number that is not over, or has begun."""
    today = standpoint.today
    year = today.isocalendar().year
    monday = date.fromisocalendar(year, number, 1)
    if standpoint.is_ahead:
        return monday if days_on(monday, 6) >= today else date.fromisocalendar(year + 1, number, 1)
    return monday if monday <= today else date.fromisocalendar(year - 1, number, 1)


WEEK: dict[str, Reading] = {"deze|this week|wk": _week_from_now(0), "OTHERWEEK": same}
OTHER_WEEK: dict[str, Reading] = {
    "volgende|volg|next week|wk": _week_from_now(1),
    "vorige|last week|wk": _week_from_now(-1),
    "the? week after next": _week_from_now(2),
    "THE? week van|of DATED": lambda s, day: monday_of(day),
    "WEEKNUMBER": same,
}
WEEK_NUMBER: dict[str, Reading] = {
    "week|wk WEEKFIGURE": _numbered_week,
    "GLUEDWEEK": _numbered_week,
}
