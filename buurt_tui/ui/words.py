"""Dates, kinds and states in words. Knows no Textual, so that the command line reads it too."""

from __future__ import annotations

from datetime import date

from buurt_tui.domain.model import Contact, Kind, Readers, Side, Status
from buurt_tui.domain.text import N_
from buurt_tui.lang import _, ngettext

SIGILS = {Kind.INTEREST: "#", Kind.WISH: "*", Kind.OFFER: "+", Kind.QUESTION: "?"}
"""How each kind of hook is typed and shown."""

KINDS = {
    Kind.INTEREST: N_("interest"),
    Kind.WISH: N_("wish"),
    Kind.OFFER: N_("offer"),
    Kind.QUESTION: N_("question"),
}
CONTACTS = {
    Contact.TALK: N_("chat"),
    Contact.CONVERSATION: N_("conversation"),
    Contact.WAVE: N_("wave"),
    Contact.NOT_HOME: N_("not home"),
    Contact.PREFERS_NOT: N_("would rather not"),
}
READERS = {
    Readers.TEAM: N_("the team"),
    Readers.WRITER: N_("only you"),
    Readers.SHAREABLE: N_("may be shared"),
}
"""For whom a note or a reason is, as its writer reads it."""
STATUSES = {
    Status.OPEN: N_("open"),
    Status.DONE: N_("done"),
    Status.DROPPED: N_("not needed any more"),
    Status.PREFERS_NOT: N_("would rather not"),
    Status.HANDED_OVER: N_("handed over"),
}
ASKED_BY = {
    Side.RESIDENT: N_("the resident asked"),
    Side.TEAM: N_("we proposed it"),
}
TURN = {Side.RESIDENT: N_("the resident's turn"), Side.TEAM: N_("our turn")}

_WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))
_MONTHS = (
    *(N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May"), N_("Jun")),
    *(N_("Jul"), N_("Aug"), N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec")),
)


def day(on: date, today: date | None = None) -> str:
    """`on` as "Fri 27 Nov"; with its year if it is half a year or more from `today`."""
    values = {
        "weekday": _(_WEEKDAYS[on.weekday()]),
        "day": on.day,
        "month": _(_MONTHS[on.month - 1]),
        "year": on.year,
    }
    if today is None or abs((on - today).days) < 183:
        return _("{weekday} {day} {month}", **values)
    return _("{weekday} {day} {month} {year}", **values)


def day_words() -> frozenset[str]:
    """The words that `day` writes."""
    return frozenset(_(word) for word in (*_WEEKDAYS, *_MONTHS))


def around(on: date | None, today: date | None = None) -> str:
    """A follow-up's window: "around Fri 27 Nov", or someday."""
    return _("around {day}", day=day(on, today)) if on else _("someday")


def distance(days: int) -> str:
    """How far a day is: "in 4 days", "today", "3 weeks ago", "14 months ago"."""
    if days == 0:
        return _("today")
    if days == 1:
        return _("tomorrow")
    if days == -1:
        return _("yesterday")
    weeks = round(abs(days) / 7)
    if days > 0:
        if days < 14:
            return ngettext("in {n} day", "in {n} days", days)
        return ngettext("in {n} week", "in {n} weeks", weeks)
    if days > -14:
        return ngettext("{n} day ago", "{n} days ago", -days)
    if days > -365:
        return ngettext("{n} week ago", "{n} weeks ago", weeks)
    months = -days * 12 // 365
    if months < 24:
        return ngettext("{n} month ago", "{n} months ago", months)
    return ngettext("{n} year ago", "{n} years ago", months // 12)


def said(text: str, readers: Readers, kept_by: str | None) -> str:
    """What somebody wrote; whose it is alone, where that says more than the words do."""
    if kept_by is not None:
        return _("(only for {name})", name=kept_by)
    if readers is Readers.WRITER and text:
        return _("{text} (only for you)", text=text)
    return text


def hook(kind: Kind, interest: str) -> str:
    """A hook as it is shown everywhere: its sign and its topic."""
    return f"{SIGILS[kind]}{interest}"
