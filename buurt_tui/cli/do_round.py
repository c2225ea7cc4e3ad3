"""`buurt round WHICH …`: an afternoon in the street, by its day, its id or `last`."""

from __future__ import annotations

from collections.abc import Mapping

from buurt_tui.cli.context import read_day
from buurt_tui.cli.doing import Do, Doing, show_one
from buurt_tui.cli.log_round import known_or_new_place
from buurt_tui.cli.options import Misuse
from buurt_tui.cli.which import the_round
from buurt_tui.domain.edit import Refused
from buurt_tui.domain.model import PlaceId, Round, RoundId, new_id
from buurt_tui.domain.team_edits import CountDoor, SetRound
from buurt_tui.domain.text import N_, clean
from buurt_tui.lang import _, ngettext
from buurt_tui.quicklog import listed
from buurt_tui.ui import words

MOST_DOORS = 999


def show(doing: Doing) -> int:
    """All that is known of it."""
    from buurt_tui.cli.plain import lines_of
    from buurt_tui.cli.rounds import COLUMNS, as_json
    from buurt_tui.views.rounds import round_rows

    round_ = _round(doing)
    row = next(each for each in round_rows(doing.now) if each.id == round_.id)
    return show_one(doing.context, as_json(row), list(lines_of(row, COLUMNS, doing.today)))


def _round(doing: Doing) -> Round:
    id_, on = the_round(doing.which, doing.buurt, doing.today)
    if id_ is None:
        raise Refused(N_("no round was on {day}"), day=words.day(on, doing.today))
    return doing.buurt.rounds[id_]


def _places(doing: Doing) -> str:
    id_, on = the_round(doing.which, doing.buurt, doing.today)
    names = split_names(doing.text)
    places = tuple(dict.fromkeys(known_or_new_place(doing.session, name) for name in names))
    before = doing.buurt.rounds.get(id_) if id_ else None
    me = (doing.me,) if doing.me else ()
    walkers = before.walkers if before else me
    doing.apply(SetRound(id=id_ or RoundId(new_id()), on=on, places=places, walkers=walkers))
    return _("the round of {day} is set", day=words.day(on, doing.today))


def _walkers(doing: Doing) -> str:
    round_ = _round(doing)
    walkers = tuple(dict.fromkeys(doing.member(name) for name in split_names(doing.text)))
    _set(doing, round_, walkers=walkers)
    return _("Changed.")


def _date(doing: Doing) -> str:
    on = read_day(doing.text, doing.today)
    _set(doing, _round(doing), on=on)
    return _("the round was on {day}", day=words.day(on, doing.today))


def _remark(doing: Doing) -> str:
    _set(doing, _round(doing), remark=doing.text)
    return _("Changed.")


def _set(doing: Doing, round_: Round, **fields: object) -> None:
    """Set the round with these fields otherwise; all others as they are."""
    as_it_is = {"on": round_.on, "places": round_.places, "walkers": round_.walkers}
    doing.apply(SetRound(id=RoundId(round_.id), saw=round_, **{**as_it_is, **fields}))  # type: ignore[arg-type]


def _opened(doing: Doing) -> str:
    number = _number(doing)
    _count(doing, opened=number)
    return ngettext("{n} door open counted", "{n} doors open counted", number)


def _closed(doing: Doing) -> str:
    number = _number(doing)
    _count(doing, closed=number)
    return ngettext("{n} closed door counted", "{n} closed doors counted", number)


def _count(doing: Doing, *, opened: int = 0, closed: int = 0) -> None:
    round_ = _round(doing)
    place: PlaceId | None = round_.places[-1] if round_.places else None
    doing.apply(CountDoor(round=RoundId(round_.id), place=place, opened=opened, closed=closed))


def _number(doing: Doing) -> int:
    text = doing.text.strip() or "1"
    if not text.isdecimal() or not 0 < int(text) <= MOST_DOORS:
        raise Misuse(N_("{value} is no number of doors"), value=clean(text))
    return int(text)


def split_names(text: str) -> list[str]:
    """Names with commas between; one with a comma in it stands between quotes.

    Raises `Misuse`."""
    names = [name.text for name in listed.split_names(text)]
    if not names or not all(any(map(str.isalpha, name)) for name in names):
        raise Misuse(N_("this needs names, with commas between"))
    return names


ACTIONS: Mapping[str, Do] = {
    "places": _places,
    "walkers": _walkers,
    "date": _date,
    "remark": _remark,
    "opened": _opened,
    "closed": _closed,
}
