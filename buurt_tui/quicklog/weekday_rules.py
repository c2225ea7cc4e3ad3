"""Dates that are a weekday: the coming one, one of some week, one that goes with its date."""

from datetime import date

from buurt_tui.quicklog.date_pattern import DateProblemKind, Reading, Standpoint, unclear
from buurt_tui.quicklog.date_sums import day_of_month, days_on, monday_of, next_weekday

Day = date | DateProblemKind


def on_weekday(_: Standpoint, weekday: int, day: date) -> Day:
    """The day, when it is that weekday."""
    return day if day.weekday() == weekday else DateProblemKind.CONTRADICTION


def day_on_weekday(standpoint: Standpoint, day: date, weekday: int) -> Day:
    """The day that its weekday comes after, when it is that weekday."""
    return on_weekday(standpoint, weekday, day)


def _bare_day_on_weekday(standpoint: Standpoint, weekday: int, number: int) -> Day:
    day = day_of_month(standpoint, number)
    return day if isinstance(day, DateProblemKind) else on_weekday(standpoint, weekday, day)


def _this_weekday(standpoint: Standpoint, weekday: int) -> Day:
    # said on Friday, "deze dinsdag" may be the last one or the coming one.
    today = standpoint.today
    return (
        coming_weekday(standpoint, weekday)
        if weekday > today.weekday()
        else DateProblemKind.UNCLEAR
    )


def _last_weekday(standpoint: Standpoint, weekday: int) -> Day:
    return days_on(standpoint.today, -((standpoint.today.weekday() - weekday - 1) % 7 + 1))


def coming_weekday(standpoint: Standpoint, weekday: int) -> date:
    """The first such weekday after today, also when looking back."""
    return days_on(standpoint.today, (weekday - standpoint.today.weekday() - 1) % 7 + 1)


def _weeks_after_weekday(standpoint: Standpoint, weekday: int, weeks: int) -> Day:
    # on a Monday "maandag over een week" is a week or two from now, depending on whom one asks.
    if weekday == standpoint.today.weekday():
        return DateProblemKind.UNCLEAR
    return days_on(coming_weekday(standpoint, weekday), 7 * weeks)


def _weekday_in_weeks(standpoint: Standpoint, weeks: int, weekday: int) -> Day:
    """Only when it is the same day by weeks of the calendar and by weeks from the weekday."""
    day = _weeks_after_weekday(standpoint, weekday, weeks)
    by_calendar = days_on(monday_of(standpoint.today), 7 * weeks + weekday)
    return day if day == by_calendar else DateProblemKind.UNCLEAR


def _in_week(_: Standpoint, monday: date, weekday: int) -> Day:
    return days_on(monday, weekday)


def _weekday_of_week(_: Standpoint, weekday: int, monday: date) -> Day:
    return days_on(monday, weekday)


def _day_in_week(_: Standpoint, monday: date, weekday: int, day: date) -> Day:
    return day if days_on(monday, weekday) == day else DateProblemKind.CONTRADICTION


WEEKDAYS: dict[str, Reading] = {
    "WEEKDAY": next_weekday,
    "COMING WEEKDAY": coming_weekday,
    "WEEKDAY FIRSTCOMING": coming_weekday,
    "deze|this WEEKDAY": _this_weekday,
    "this coming WEEKDAY": coming_weekday,
    "de? volgende|next|vorige|previous WEEKDAY": unclear,
    "de? afgelopen|last WEEKDAY": _last_weekday,
    "WEEKDAY jl|j.l|jongstleden": _last_weekday,
    "WEEKDAY OF? WEEK": _weekday_of_week,
    "in? WEEK op|on? WEEKDAY": _in_week,
    "WEEK op? WEEKDAY DATED": _day_in_week,
    "WEEKDAY over DUTCHWEEKS": _weeks_after_weekday,
    "WEEKDAY in ENGLISHWEEKS": lambda s, weekday, weeks: _weekday_in_weeks(s, weeks, weekday),
    "over DUTCHWEEKS op? WEEKDAY": _weekday_in_weeks,
    "in ENGLISHWEEKS on? WEEKDAY": _weekday_in_weeks,
    "ENGLISHWEEKS from WEEKDAY": lambda s, weeks, weekday: _weeks_after_weekday(s, weekday, weeks),
    "WEEKDAY BAREDAY": _bare_day_on_weekday,
    "WEEKDAY BAREORDINAL": _bare_day_on_weekday,
    "COMING? WEEKDAY DATED": on_weekday,
    "SHORTWEEKDAY DATED": on_weekday,
}
