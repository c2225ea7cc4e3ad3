"""The minutes of a review, which write themselves from what was decided. Knows no Textual.

They are worked out anew each time they are read: who was forgotten since is in none of them. The
names of residents are those of the review, unless the team asks for the true ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from msgspec import Struct

from buurt_tui.domain.model import Buurt, Decision, Outcome, Review
from buurt_tui.domain.review import closed_reviews, decisions_of, open_review
from buurt_tui.domain.text import fold
from buurt_tui.lang import _, ngettext
from buurt_tui.privacy.made_up import MadeUpNames
from buurt_tui.privacy.veil import OPEN, Veil
from buurt_tui.ui import words
from buurt_tui.ui.review.parts import part_of, parts
from buurt_tui.ui.review.phrases import outcome_words
from buurt_tui.views.called import interest_name, member_name, place_name
from buurt_tui.views.now import Now


class Section(Struct, frozen=True):
    """A heading and what stands below it."""

    title: str
    lines: tuple[str, ...]


class Minutes(Struct, frozen=True):
    """What a review came to."""

    title: str
    facts: tuple[str, ...]
    sections: tuple[Section, ...]


def all_reviews(buurt: Buurt) -> list[Review]:
    """Those that have minutes, the latest first; the one that goes on included."""
    going_on = open_review(buurt)
    return [*([going_on] if going_on else []), *closed_reviews(buurt)]


def minutes(now: Now, review: Review, *, names: bool = False) -> Minutes:
    """The minutes of `review`; with `names`, residents are called by their own."""
    seen = _looked_at(now, review, names=names)
    decisions = decisions_of(now.buurt, review)
    sections = [
        Section(_(part.title), lines)
        for part in parts()
        if (lines := tuple(_lines(seen, review, decisions, part.name)))
    ]
    if left := _left(review, decisions):
        sections.append(Section(_("Not talked about"), left))
    title = _("Review of {day}", day=words.day(review.on) + f" {review.on.year}")
    return Minutes(title, tuple(_facts(seen, review, decisions)), tuple(sections))


def _looked_at(now: Now, review: Review, *, names: bool) -> Now:
    """As whoever reads the minutes sees it."""
    if names:
        veil = OPEN
    else:
        made_up = MadeUpNames(review.seed, review.made_up, review.begun_at)
        if review.closed_at is None:
            made_up.meet(now.buurt)
        else:  # there are a hundred of these after two years, and all are looked through at once
            made_up.meet_given(now.buurt)
        veil = Veil(is_down=True, made_up=made_up, buurt=now.buurt)
    return Now(now.buurt, now.today, veil=veil, me=now.me if names else None)


def _facts(now: Now, review: Review, decisions: dict[int, Decision]) -> Iterator[str]:
    if now.buurt.neighbourhood is not None:
        yield now.buurt.neighbourhood.name
    there = [name for member in review.present if (name := member_name(now, member))]
    if there:
        yield _("There: {names}", names=", ".join(sorted(there, key=fold)))
    if review.street is not None:
        yield _("Only {place}", place=place_name(now, review.street) or "…")
    if review.topic is not None:
        yield _("Only about {topic}", topic=interest_name(now, review.topic) or "…")
    talked = sum(d.outcome is not Outcome.SKIPPED for d in decisions.values())
    yield _("{n} of {total} talked about", n=talked, total=len(review.agenda))
    yield _times(review)
    if now.veil.is_down:
        yield _("The names of residents are made up.")
    else:
        yield _("With the names of residents: for the team alone.")


def _times(review: Review) -> str:
    if review.closed_at is None:
        return _("Not closed yet")
    begun, closed = review.begun_at, review.closed_at.astimezone(review.begun_at.tzinfo)
    if closed.date() != begun.date():
        return _(
            "Begun {begun}, closed {day}", begun=f"{begun:%H:%M}", day=words.day(closed.date())
        )
    return f"{begun:%H:%M}–{closed:%H:%M}"


def _lines(now: Now, review: Review, decisions: dict[int, Decision], part: str) -> Iterator[str]:
    for number, item in enumerate(review.agenda):
        decision = decisions.get(number)
        of = part_of(item)
        if item.part != part or of is None or decision is None:
            continue
        if decision.outcome is Outcome.SKIPPED:
            continue
        subject, outcome = of.subject(now, item), outcome_words(now, decision)
        if subject:
            yield f"{subject}: {outcome}"
        elif decision.words:
            yield outcome


def _left(review: Review, decisions: dict[int, Decision]) -> tuple[str, ...]:
    """How many of each part were skipped or not reached."""
    lines = []
    for part in parts():
        numbers = [n for n, item in enumerate(review.agenda) if item.part == part.name]
        left = [n for n in numbers if n not in decisions or decisions[n].outcome is Outcome.SKIPPED]
        if left:
            lines.append(f"{_(part.title)}: {len(left)}")
    return tuple(lines)


def as_text(said: Minutes) -> list[str]:
    """The minutes as plain lines, as a screen reader reads them well."""
    lines = [said.title, *said.facts]
    for section in said.sections:
        lines += ["", section.title, *(f"- {line}" for line in section.lines)]
    return lines


def as_markdown(said: Minutes) -> list[str]:
    """The same in Markdown; what people wrote stays text in it."""
    lines = [f"# {_escaped(said.title)}", "", *(f"- {_escaped(fact)}" for fact in said.facts)]
    for section in said.sections:
        lines += ["", f"## {_escaped(section.title)}", ""]
        lines += [f"- {_escaped(line)}" for line in section.lines]
    return lines


FORMATS: dict[str, Callable[[Minutes], list[str]]] = {"text": as_text, "md": as_markdown}
"""How minutes may be written, by the name of the format."""

_MARKUP = re.compile(r"([\\`*_{}\[\]()#+!|<>~=^$&-])")


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text)


def found_in(now: Now, review: Review, sought: str) -> bool:
    """Whether every word that is looked for stands in the minutes, as they are veiled."""
    said = fold("\n".join(as_text(minutes(now, review))))
    return all(word in said for word in fold(sought).split())


def label(now: Now, review: Review) -> str:
    """One line about a review: its day, and how far it came."""
    decisions = decisions_of(now.buurt, review)
    talked = sum(d.outcome is not Outcome.SKIPPED for d in decisions.values())
    said = [words.day(review.on, now.today)]
    said.append(ngettext("{n} talked about", "{n} talked about", talked))
    if review.closed_at is None:
        said.append(_("not closed yet"))
    there = [name for member in review.present if (name := member_name(now, member))]
    return " · ".join([*said, ", ".join(sorted(there, key=fold))] if there else said)
