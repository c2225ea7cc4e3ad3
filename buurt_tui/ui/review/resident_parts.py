"""Cards about residents: who is new, who fell silent, which wishes and questions are open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from buurt_tui.domain.follow_up import is_silenced, open_follow_ups
from buurt_tui.domain.history import all_encounters, encounters_with, is_meeting
from buurt_tui.domain.model import (
    NEIGHBOURHOOD_ID,
    AgendaItem,
    Encounter,
    Kind,
    Readers,
    Resident,
    ResidentId,
    Review,
)
from buurt_tui.domain.review import closed_reviews
from buurt_tui.domain.text import N_
from buurt_tui.lang import _, ngettext
from buurt_tui.privacy.rare import FEWEST
from buurt_tui.ui import words
from buurt_tui.ui.review import choices
from buurt_tui.ui.review.parts import LONGEST_LINE, Card
from buurt_tui.views.agenda import is_first_met
from buurt_tui.views.called import (
    count_shown,
    interest_name,
    is_name_to_ask,
    place_name,
    place_shown,
    place_to_find,
)
from buurt_tui.views.called import words_of as written
from buurt_tui.views.now import Now
from buurt_tui.views.residents import resident_hooks

SAYS_OF_HOOK = {
    Kind.INTEREST: N_("likes {topic}"),
    Kind.WISH: N_("would like: {topic}"),
    Kind.OFFER: N_("can do: {topic}"),
    Kind.QUESTION: N_("asks about: {topic}"),
}


def named(now: Now, resident: Resident, longest: int = 999) -> str:
    """Who it is, and where to find them; of a street that is too long, the end says most."""
    name = now.veil.name(resident)
    who = _("Resident {name}", name=name) if now.veil.is_down else name
    place = place_name(now, place_shown(now, place_to_find(now, ResidentId(resident.id))))
    if not place:
        return who
    whole, rest = f"{who} · {place}", place.split()
    while len(whole) > longest and len(rest) > 1:
        del rest[0]
        whole = f"{who} · … {' '.join(rest)}"
    return whole


def about(now: Now, item: AgendaItem) -> Resident | None:
    """The resident that this item is about; None if they were erased, or would rather not."""
    resident = now.buurt.resident(ResidentId(item.about)) if item.about else None
    return None if is_silenced(resident) else resident


def resident_subject(now: Now, item: AgendaItem) -> str:
    """What the minutes call them."""
    resident = now.buurt.resident(ResidentId(item.about)) if item.about else None
    return named(now, resident) if resident else ""


def hook_subject(now: Now, item: AgendaItem) -> str:
    """Whose hook, and which."""
    who = resident_subject(now, item)
    topic = interest_name(now, item.interest) if item.interest else None
    if not who or topic is None or item.kind is None:
        return who
    return f"{who} · {words.hook(item.kind, topic)}"


# -- new since last time --------------------------------------------------------------------


def new_subject(now: Now, item: AgendaItem) -> str:
    """Who is new; of all the news together, nothing in particular."""
    return "" if item.about == NEIGHBOURHOOD_ID else resident_subject(now, item)


def new_card(now: Now, item: AgendaItem, review: Review) -> Card | None:
    """All the news in one, or one resident who is new or of whom something is."""
    since = since_of(now, review)
    if item.about == NEIGHBOURHOOD_ID:
        return Card(lines=tuple(_news(now, since, review)), choices=(choices.ON,))
    resident = about(now, item)
    if resident is None:
        return None
    asks = is_name_to_ask(resident)
    lines = (
        named(now, resident, LONGEST_LINE),
        _met(now, resident, since),
        hooks_line(now, resident),
        _("may we write this down? still to ask") if asks else _shared(now, resident, since),
    )
    own = (choices.SEEN, *choices.COME_BACK, *([choices.ALLOW] if asks else []))
    return Card(lines=lines, choices=own)


def since_of(now: Now, review: Review) -> datetime:
    """What was logged after it is new in this review."""
    closed = (r.begun_at for r in closed_reviews(now.buurt) if r.begun_at < review.begun_at)
    earlier = max(closed, default=None)
    if earlier is not None:
        return earlier
    begun = review.begun_at
    since = review.since or begun.date()
    return begun.replace(
        year=since.year, month=since.month, day=since.day, hour=0, minute=0, second=0, microsecond=0
    )


def _news(now: Now, since: datetime, review: Review) -> list[str]:
    fresh = [
        encounter
        for encounter in all_encounters(now.buurt)
        if encounter.at > since and review.street in (None, encounter.place)
    ]
    met = {r.id for e in fresh if is_meeting(e) for r in map(now.buurt.resident, e.residents) if r}
    first = sum(is_first_met(now, ResidentId(id_), since) for id_ in met)
    hooks = sum(len(encounter.hooks) for encounter in fresh)
    return [
        _("Since {day}", day=words.day(since.date(), now.today)),
        _told(
            count_shown(now, len(fresh)),
            _("fewer than {n} encounters", n=FEWEST),
            lambda n: ngettext("{n} encounter", "{n} encounters", n),
        ),
        _told(
            count_shown(now, first),
            _("fewer than {n} residents for the first time", n=FEWEST),
            lambda n: ngettext(
                "{n} resident for the first time", "{n} residents for the first time", n
            ),
        ),
        _told(
            count_shown(now, hooks),
            _("fewer than {n} hooks", n=FEWEST),
            lambda n: ngettext("{n} hook", "{n} hooks", n),
        ),
    ]


def _told(count: int | None, few: str, many: Callable[[int], str]) -> str:
    """How many; None: fewer than may be told where others look along."""
    return few if count is None else many(count)


def _met(now: Now, resident: Resident, since: datetime) -> str:
    id_ = ResidentId(resident.id)
    last = next((e for e in encounters_with(now.buurt, id_) if is_meeting(e)), None)
    if last is None:
        return ""
    day = words.day(last.on, now.today)
    if is_first_met(now, id_, since):
        return _("met for the first time, {day}", day=day)
    return _("met, {day}", day=day)


def _shared(now: Now, resident: Resident, since: datetime) -> str:
    """The last note that whoever looks may read; on a shared screen only what may be shared."""
    for encounter in encounters_with(now.buurt, ResidentId(resident.id)):
        if encounter.at <= since:
            return ""
        text = written(now, encounter).text
        if text and (not now.veil.is_down or encounter.readers is Readers.SHAREABLE):
            return f"“{text}”"
    return ""


def hooks_line(now: Now, resident: Resident) -> str:
    """Their hooks, the last heard first."""
    hooks = sorted(
        resident_hooks(now, ResidentId(resident.id)), key=lambda hook: hook.confirmed, reverse=True
    )
    return "  ".join(words.hook(hook.kind, hook.name) for hook in hooks[:6])


# -- fallen silent --------------------------------------------------------------------------


def quiet_card(now: Now, item: AgendaItem, _review: Review) -> Card | None:
    """Somebody whom nobody met for a long time, and whom nothing was promised."""
    resident = about(now, item)
    met = _meetings(now, resident) if resident else []
    if resident is None or not met or (now.today - met[0].on).days < now.quiet_weeks * 7:
        return None
    if any(now.buurt.resident(each.resident) is resident for each in open_follow_ups(now.buurt)):
        return None
    times = ngettext("spoken once", "spoken {n} times", len(met))
    weeks = (now.today - met[0].on).days // 7
    ago = ngettext("{n} week ago", "{n} weeks ago", weeks)
    lines = (
        named(now, resident, LONGEST_LINE),
        f"{times}, {ago}",
        _("nothing promised"),
        hooks_line(now, resident),
    )
    return Card(lines=lines, choices=(choices.LEFT, *choices.COME_BACK))


def _meetings(now: Now, resident: Resident) -> list[Encounter]:
    return [e for e in encounters_with(now.buurt, ResidentId(resident.id)) if is_meeting(e)]


# -- open hooks -----------------------------------------------------------------------------


def hook_card(now: Now, item: AgendaItem, _review: Review) -> Card | None:
    """A wish or a question that nothing came of yet."""
    resident = about(now, item)
    topic = interest_name(now, item.interest) if item.interest else None
    if resident is None or topic is None or item.kind is None:
        return None
    hooks = resident_hooks(now, ResidentId(resident.id))
    heard = next((h for h in hooks if (h.kind, h.interest) == (item.kind, item.interest)), None)
    if heard is None:
        return None
    ago = words.distance((heard.confirmed - now.today).days)
    day = words.day(heard.confirmed, now.today)
    lines = (
        named(now, resident, LONGEST_LINE),
        _(SAYS_OF_HOOK[item.kind], topic=topic),
        _("said {day}, {distance}", day=day, distance=ago),
    )
    stays = choices.LEFT
    return Card(lines=lines, choices=(stays, choices.ANSWERED, *choices.COME_BACK))
