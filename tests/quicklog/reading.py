"""A small neighbourhood to read lines in, and a short spelling of what they say."""

from __future__ import annotations

from builders import MONDAY, a_buurt, a_member, a_place, a_resident, an_interest

from buurt_tui.domain.model import Buurt, Kind, Side
from buurt_tui.quicklog.draft import NO_OVERRIDES, Draft, Overrides, Status
from buurt_tui.quicklog.parse import parse

SIGILS = {Kind.INTEREST: "#", Kind.WISH: "*", Kind.OFFER: "+", Kind.QUESTION: "?"}

EXAMPLE = a_buurt(
    *map(a_resident, ("Fatima el Amrani", "Fatih Kaya", "Mw. De Vries", "Janneke Bos")),
    *map(an_interest, ("koken", "tuinieren", "schaken", "wandelen")),
    a_place("Kwakersstraat"),
    a_member("Karim"),
)
"""The neighbourhood of the specification's examples."""


def read(line: str, buurt: Buurt = EXAMPLE, overrides: Overrides = NO_OVERRIDES) -> Draft:
    return parse(line, buurt, MONDAY, overrides)


def said(draft: Draft, buurt: Buurt = EXAMPLE) -> dict[str, object]:
    """What `draft` says, without what it does not say. New things have a `!`, questions a `?`."""
    short = {
        "who": [_who(who, buurt) for who in draft.who],
        "hooks": [_hook(hook, draft, buurt) for hook in draft.hooks],
        "back": [_back(back, draft, buurt) for back in draft.follow_ups],
        "where": _where(draft, buurt),
        "how": draft.contact.value if draft.contact else "",
        "note": draft.note,
        "problems": [problem.kind.value for problem in draft.problems],
        "hints": [hint.kind.value for hint in draft.hints],
    }
    return {key: value for key, value in short.items() if value}


def _name(id_: str, table: object) -> str:
    document = table[id_]  # type: ignore[index]
    return document.name or f"({document.description})"


def _named(mark, table) -> str:
    if mark.status is Status.QUESTION:
        return "?" + " | ".join(_name(id_, table) for id_ in mark.candidates)
    if mark.status is Status.KNOWN:
        return mark.name
    return f"({mark.name})!" if mark.status is Status.DESCRIBED else f"{mark.name}!"


def _who(who, buurt: Buurt) -> str:
    alike = ", ".join(_name(id_, buurt.residents) for id_ in who.lookalikes)
    return _named(who, buurt.residents) + (f" ~ {alike}" if alike else "")


def _hook(hook, draft: Draft, buurt: Buurt) -> str:
    owners = "+".join(draft.who[index].name for index in hook.whose)
    alike = f" ~ {_name(hook.nearest, buurt.interests)}" if hook.nearest else ""
    whose = f"{owners}: " if len(draft.groups) > 1 else ""
    return whose + SIGILS[hook.kind] + _named(hook, buurt.interests) + alike


def _back(back, draft: Draft, buurt: Buurt) -> str:
    around = f"{back.around:%d-%m-%Y}" if back.around else "someday"
    words = ["!!"] if back.asked_by is Side.RESIDENT else []
    words += [around, *filter(None, [back.reason])]
    if back.walker:
        asked = back.walker.status is Status.QUESTION
        words.append(">?" if asked else ">" + _name(back.walker.member, buurt.members))
    owners = "+".join(draft.who[index].name for index in back.whose)
    return (f"{owners}: " if len(draft.who) > 1 else "") + " ".join(words)


def _where(draft: Draft, buurt: Buurt) -> str:
    return _named(draft.place, buurt.places) if draft.place else ""


STREET = a_buurt(
    *map(
        a_resident,
        (
            *("Ali Kan", "Anne-Marie van 't Hof", "Ayşe Yılmaz", "Dhr. Yılmaz", "Fatih Kaya"),
            *("Fatima el Amrani", "Georgi Dimitrov", "J.P. Coen", "Jan de Boer", "Janneke Bos"),
            *("Kwame Owusu-Ansah", "Małgorzata Wiśniewska", "Mw. De Vries", "O'Neill"),
            *("Omar ben Said", "Shanti Ramdin", "Sjaak IJzerman", "Wil de Boer", "Đorđe Petrović"),
        ),
    ),
    a_resident("", description="vrouw met teckel"),
    a_resident("Mohamed Ouali", aliases=("Simo", "Moh Ouali")),
    a_resident("Piet Snoek", prefers_not_on=MONDAY),
    *map(an_interest, ("koken", "tuinieren", "schaken", "wandelen", "hond", "kleding", "kat")),
    *map(an_interest, ("bomen", "foto", "Nederlandse les", "fietsen", "brief")),
    an_interest("voetbal", synonyms=("voetballen", "football")),
    a_place("Kwakersstraat"),
    *map(a_place, ("Burgemeester Röellstraat", "Burgemeester De Vlugtlaan", "Plein 40-45")),
    *map(a_place, ("Sloterplas", "De Honingraat")),
    *map(a_member, ("Karim", "Karima", "Anja de Wit")),
)
"""A street in Amsterdam Nieuw-West."""
