"""A neighbourhood of people who are nobody, called so that no name of theirs can hide on a screen.

Every planted word is made of syllables such as "qva". In no word of the program, and in no made-up
name of a tree or a bird, a q stands before v, x, z or w; in every four letters of a planted one it
does. So a short pattern finds a name, a nickname, a description, a note or a reason, also where it
was cut at either end, in capitals, or without its accents."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from pathlib import Path

from builders import (
    a_follow_up,
    a_hook,
    a_member,
    a_place,
    a_resident,
    a_round,
    an_encounter,
    an_interest,
)

from buurt_tui.domain.model import (
    NEIGHBOURHOOD_ID,
    Document,
    Kind,
    Neighbourhood,
    Put,
    Revision,
)
from buurt_tui.store.opening import open_store

SYLLABLES = [f"q{consonant}{vowel}" for consonant in "vxzw" for vowel in "aeiouy"]
PLANTED = re.compile(r"q[vxzw]", re.IGNORECASE)
SEQUENCES = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]|\x1bP[^\x1b]*\x1b\\|\x1b][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[=>78M]"
)
RESIDENTS, NAMELESS = 420, 60
STREETS = 6


def words() -> Iterator[str]:
    """Planted words, each another one."""
    for syllables in product(SYLLABLES, repeat=3):
        yield "".join(syllables)


def found(text: str) -> list[str]:
    """What of anybody can be read in `text`, however it is written."""
    folded = unicodedata.normalize("NFKD", text)
    bare = "".join(char for char in folded if not unicodedata.combining(char))
    return [bare[max(0, m.start() - 12) : m.end() + 12] for m in PLANTED.finditer(bare)]


def found_in_bytes(output: bytes) -> list[str]:
    """The same in what was sent to a terminal, colours and movements taken out."""
    return found(SEQUENCES.sub("", output.decode("utf8", "replace")))


def documents(today: date) -> list[Document]:
    """Residents with nicknames, people without a name, notes, reasons, and remarks on rounds."""
    word = words()
    anja, karim = a_member("Anja"), a_member("Karim")
    places = [a_place(name) for name in ("Lindelaan", "Berkpad", "Esplein", "Vlierhof", "Dreef")]
    rare = a_place("Zijstraatje")
    topics = [an_interest(name) for name in ("koken", "tuinieren", "schaken", "wandelen")]
    planted: list[Document] = [
        Neighbourhood(id=NEIGHBOURHOOD_ID, name="Onze buurt"), anja, karim, *places, rare, *topics,
    ]  # fmt: skip
    for number in range(RESIDENTS):
        name = f"{next(word).title()} {next(word).title()}"
        place = rare if number == 7 else places[number % len(places)]
        on = today - timedelta(days=number % 200)
        someone = a_resident(name, aliases=(next(word).title(),), place=place.id)
        met = an_encounter(
            someone,
            on=on,
            note=f"{next(word)} {next(word)} wil graag {topics[number % 4].name}",
            hooks=() if number % 3 == 0 else (
                a_hook(topics[number % 4], someone, kind=list(Kind)[number % 4]),
            ),
            place=place.id,
            logged_by=(anja, karim)[number % 2].id,
        )  # fmt: skip
        planted += [someone, met]
        if number % 2 == 0:
            planted.append(
                a_follow_up(
                    someone,
                    reason=f"{next(word)} {next(word)}",
                    around=None if number % 5 == 0 else today + timedelta(days=number % 30 - 10),
                    walker=karim.id if number % 4 == 0 else None,
                )
            )
    for number in range(NAMELESS):
        described = a_resident("", description=f"{next(word)} met {next(word)}")
        met = an_encounter(described, on=today - timedelta(days=number), note=next(word))
        planted += [described, met]
    planted.append(an_encounter(on=today, note=f"{next(word)} {next(word)}"))
    planted.append(a_round(on=today, places=(places[0].id,), walkers=(anja.id,), remark=next(word)))
    return planted


def write_to(path: Path, today: date) -> Path:
    """A store of them at `path`."""
    store = open_store(str(path))
    store.commit(tuple(map(Put, documents(today))), base=Revision(0))
    store.close()
    return path
