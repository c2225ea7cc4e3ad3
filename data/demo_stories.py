"""Reads the texts in demo/: who lives in a street and what happened with them.

Each street has a file with its residents and their encounters, oldest first:

    = Roy Pinas | 4- | aka Roy van de bus      a resident and the rounds: 4 until now
    = (man met de hoed) | 2-9 | is Roy Pinas   a description; merged into Roy
    ~ zwaaide vanaf de galerij                 an encounter and how it went (see CONTACTS)
    .12 samen de band geplakt #fietsen /moe    in round 12, with a hook, in the Moestuin
    : soep gegeten &Ewa_Nowak +koken           Ewa was there too, and the offer is hers
    . wil mee !!10d bellen >Karim =open        the resident asked; see ENDINGS for how it ended
    . kookte op een schip %                    nobody has looked for hooks in this note yet

demo/passing.txt has the same lines about people whom nobody knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from buurt_tui.domain.model import Contact, Kind, Side, Status

TEXTS = Path(__file__).parent / "demo"

CONTACTS = {
    "~": Contact.WAVE,
    ".": Contact.TALK,
    ":": Contact.CONVERSATION,
    "x": Contact.NOT_HOME,
    "-": Contact.PREFERS_NOT,
    ",": None,
}
SIGILS = {"#": Kind.INTEREST, "*": Kind.WISH, "+": Kind.OFFER, "?": Kind.QUESTION}
ENDINGS = {
    "open": Status.OPEN,
    "kept": Status.OPEN,  # and the team said so at the table
    "asked": Status.OPEN,  # and it is the resident's turn
    "done": Status.DONE,
    "drop": Status.DROPPED,
    "hand": Status.HANDED_OVER,
}
"""Without an ending, the next meeting of the story is what came of it."""

LINE = re.compile(r"([~.:x,-])(\d*) ?(.*)")
MARK = re.compile(r"(?<!\S)([#*+?/&])(\(?\w\S*)")
PROMISE = re.compile(r"(?<!\S)(!!?)(\d+[dw]|-)\s*([^>=]*?)(?:\s+>(\w+))?(?:\s+=(\w+))?$")


@dataclass
class Promise:
    """A follow-up as the story tells it."""

    asked_by: Side
    days: int | None
    reason: str
    walker: str
    ending: str


@dataclass
class Line:
    """One encounter of a story."""

    contact: Contact | None
    pinned: int = 0
    note: str = ""
    hooks: list[tuple[str, Kind, str]] = field(default_factory=list)
    """Whose (empty: whom the story is about), which kind, which topic."""
    others: list[str] = field(default_factory=list)
    place: str = ""
    promise: Promise | None = None
    is_left_open: bool = False


@dataclass
class Story:
    """A resident and what happened, oldest first."""

    who: str
    street: str
    first: int
    last: int | None
    """None: until now."""
    options: dict[str, str]
    lines: list[Line] = field(default_factory=list)


def read_line(text: str) -> Line:
    """The encounter that one line of a story tells."""
    found = LINE.fullmatch(text)
    if found is None:
        raise ValueError(text)
    rest = found[3].strip()
    line = Line(CONTACTS[found[1]], int(found[2] or 0), is_left_open=rest.endswith("%"))
    rest = rest.removesuffix("%").strip()
    if promised := PROMISE.search(rest):
        rest = rest[: promised.start()]
        number, unit = promised[2][:-1], promised[2][-1]
        line.promise = Promise(
            asked_by=Side.RESIDENT if promised[1] == "!!" else Side.TEAM,
            days=int(number) * (7 if unit == "w" else 1) if number else None,
            reason=promised[3].strip(),
            walker=promised[4] or "",
            ending=promised[5] or "",
        )
    for sigil, word in MARK.findall(rest):
        if sigil == "&":
            line.others.append(word.replace("_", " "))
        elif sigil == "/":
            line.place = word
        else:
            whose = line.others[-1] if line.others else ""
            line.hooks.append((whose, SIGILS[sigil], word.replace("_", " ")))
    line.note = " ".join(MARK.sub("", rest).split())
    return line


def read_stories(street: str, file: str) -> Iterator[Story]:
    """The residents of one street; nobody if it has no file."""
    story: Story | None = None
    for text in _texts(file) if file else ():
        if text.startswith("="):
            if story:
                yield story
            who, rounds, *options = (part.strip() for part in text[1:].split("|"))
            first, dash, last = rounds.partition("-")
            end = (int(last) if last else None) if dash else int(first)
            pairs = (option.partition(" ") for option in options)
            story = Story(who, street, int(first), end, {name: value for name, _, value in pairs})
        elif story:
            story.lines.append(read_line(text))
    if story:
        yield story


def read_passing() -> list[Line]:
    """Encounters with people whom nobody knows."""
    return [read_line(text) for text in _texts("passing.txt")]


def _texts(file: str) -> list[str]:
    texts = (TEXTS / file).read_text("utf-8").splitlines()
    return [text for text in texts if text and not text.startswith("//")]
