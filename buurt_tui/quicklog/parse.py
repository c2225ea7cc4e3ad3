"""The quick line: one line of text is one encounter.

    line       := (mark | text)*                 words, split on white space
    mark       := opening? sigil body closing?   a sigil in front, and it goes on
    opening    := ( [ { " ' …                    stays with the note when its other half does
    closing    := . , : ; ! ? ) …                not part of the mark

    who        := @ name                         @Fatima el Amrani   @fatim   @vrouw_met_teckel
    name       := Capital (Capital | particle* Capital)*   | title name     spelled out
                | word+                                                     abbreviated
    hook       := (# | * | + | ?) topic          interest, wish, offer, question
    topic      := letter (letter | digit | - | _ | ')*
    come back  := (! | !!) date? reason ;?       !! when the resident asked; the reason goes on
                                                 up to the next mark or the `;`
                | (! | !!)                       alone, after a mark, at the end of the line
    walker     := > member                       one per follow-up
    place      := / street                       once
    contact    := = kind                         once
    readers    := = (voor-mij | deelbaar)        for whom note and reasons are; the last one counts

    group      := who ((, | en | and)? who)*     hooks and follow-ups are those of the last group
                                                 before them, else of the first after them
    escape     := \\ sigil                        the sigil itself

Everything else is the note, in the order typed. `#`, `@` and the others need a letter behind them;
what they do not understand stays text. The parser is total: it never raises, its parts joined are
the line again, and where it would have to guess it asks (`Draft.questions`)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from buurt_tui.domain.model import Buurt
from buurt_tui.quicklog.compose import compose
from buurt_tui.quicklog.draft import NO_OVERRIDES, Draft, Overrides
from buurt_tui.quicklog.follow_up_marks import add_coming_back, add_walker
from buurt_tui.quicklog.marks import KINDS_OF_HOOK, add_contact, add_hook, add_place, add_who
from buurt_tui.quicklog.problems import ProblemKind
from buurt_tui.quicklog.reader import Reader

MOST_MARKS = 100
"""In one line. An encounter has a handful; a pasted page has more, and must not take all day."""

READERS: dict[str, Callable[[Reader, int], int]] = {
    "@": add_who,
    **dict.fromkeys(KINDS_OF_HOOK, add_hook),
    "!": add_coming_back,
    "!!": add_coming_back,
    ">": add_walker,
    "/": add_place,
    "=": add_contact,
}
"""What each sigil means. A function gives the number of words it took; 0 leaves them as text."""


def parse(line: str, buurt: Buurt, on: date, overrides: Overrides = NO_OVERRIDES) -> Draft:
    """What `line`, typed about an encounter on that day, says.

    `overrides` are the answers that somebody gave to questions about it."""
    reader = Reader(line, buurt, on, overrides)
    at = 0
    last = len(reader.words) - 1
    while at <= last:
        sigil = reader.words[at].sigil or (_alone(reader, at) if at == last else "")
        taken = READERS[sigil](reader, at) if sigil and _has_room(reader, at) else 0
        if not taken:
            reader.add_word(reader.words[at])
        at += max(1, taken)
    return compose(reader)


def _alone(reader: Reader, at: int) -> str:
    """`!` or `!!` when that is the whole word, the last one, right after a mark."""
    text = reader.words[at].text
    after_mark = bool(reader.items) and reader.items[-1].is_mark
    return text if text in ("!", "!!") and after_mark else ""


def _has_room(reader: Reader, at: int) -> bool:
    reader.sigils += 1
    if reader.sigils == MOST_MARKS + 1:
        end = len(reader.line)
        reader.problem(ProblemKind.TOO_MANY_MARKS, reader.words[at].start, end)
    return reader.sigils <= MOST_MARKS
