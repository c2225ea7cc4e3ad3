"""Who is meant: capitals spell out, lower case abbreviates."""

from __future__ import annotations

from itertools import takewhile

from msgspec import Struct

from buurt_tui.domain.model import Buurt, ResidentId
from buurt_tui.domain.text import fold
from buurt_tui.quicklog.draft import Status
from buurt_tui.quicklog.lexer import Word
from buurt_tui.quicklog.likeness import letters_apart
from buurt_tui.quicklog.name_words import (
    MOST_WORDS,
    NameWord,
    address,
    apart,
    is_capitalised,
    is_opener,
    is_particle,
    is_title,
    name_words,
    one_word,
    spelled_out,
    without_titles,
)
from buurt_tui.quicklog.resident_index import (
    ResidentIndex,
    as_long,
    few_residents,
    resident_index,
    squeeze,
)

SHORTEST_PREFIX = 3
"""Letters that a lower-case word needs to stand for a name."""
MOST_LOOKALIKES = 3


class WhoReading(Struct, frozen=True, kw_only=True):
    """Who the words after an `@` name."""

    status: Status
    text: str
    """The words of the name as they were typed, `_` and all."""
    end: int
    """Where the name ends in the line."""
    count: int
    """How many words it took."""
    candidates: tuple[ResidentId, ...] = ()
    """The one who is known, or those whom the question is about."""
    lookalikes: tuple[ResidentId, ...] = ()

    @property
    def is_title_alone(self) -> bool:
        """Whether this says how to address somebody, but not whom."""
        return not without_titles(apart(self.text))


def read_who(words: list[Word], at: int, buurt: Buurt) -> WhoReading:
    """Who `words[at]`, a word with an `@`, and those after it name."""
    if few := _few(words, at, buurt):
        reading = _read_who(words, at, few)
        if reading.status is Status.KNOWN:
            return reading
    return _read_who(words, at, resident_index(buurt))


def _few(words: list[Word], at: int, buurt: Buurt) -> ResidentIndex | None:
    """Those whom this can name, whatever follows: the first word of a name is always in it."""
    first = next(name_words(words, at, 1), None)
    telling = without_titles(apart(first.text)) if first else []
    return few_residents(telling[0], buurt) if telling else None


def _read_who(words: list[Word], at: int, index: ResidentIndex) -> WhoReading:
    typed = list(name_words(words, at, max(index.longest, MOST_WORDS)))
    spelled = spelled_out(typed[:MOST_WORDS])
    exact, fits = _longest_known(_in_one_style(typed), index)
    if exact and len(exact) >= max(2, len(spelled)):
        return _known(exact, fits)
    if "_" in typed[0].text:
        return _joined(typed[:1], index)
    if without_titles(apart(" ".join(word.text for word in spelled))):
        reading = _spelled_out(spelled, index)
        # a whole name is complete: in "@Fatima el Amrani Soep gegeten", soup opens the sentence.
        is_complete = reading.status is Status.NEW and len(exact) > 1
        return _known(exact, fits) if is_complete else reading
    if exact:
        return _known(exact, fits)
    if is_title(typed[0].text):
        return _reading(typed[:1], Status.QUESTION)
    return _abbreviated(one_word(typed), index)


def _reading(
    words: list[NameWord],
    status: Status,
    candidates: tuple[ResidentId, ...] = (),
    lookalikes: tuple[ResidentId, ...] = (),
) -> WhoReading:
    return WhoReading(
        status=status,
        text=" ".join(word.text for word in words),
        end=words[-1].end,
        count=len(words),
        candidates=candidates,
        lookalikes=lookalikes,
    )


def _known(words: list[NameWord], fits: list[ResidentId]) -> WhoReading:
    status = Status.KNOWN if len(fits) == 1 else Status.QUESTION
    return _reading(words, status, tuple(fits))


def _in_one_style(words: list[NameWord]) -> list[NameWord]:
    """All words; but behind a capital no lower-case verb: "@Ali kan niet" is not Ali Kan."""
    if not is_capitalised(words[0].text):
        return words
    return list(takewhile(lambda w: is_capitalised(w.text) or not is_opener(w.text), words))


def _longest_known(
    words: list[NameWord], index: ResidentIndex
) -> tuple[list[NameWord], list[ResidentId]]:
    """The longest run of words that spells a known name, and whose it is."""
    for count in range(len(words), 0, -1):
        if fits := index.spelling_exactly(" ".join(word.text for word in words[:count])):
            return words[:count], fits
    return [], []


def _joined(words: list[NameWord], index: ResidentIndex) -> WhoReading:
    """`vrouw_met_teckel` describes somebody, `Fatima_Yilmaz` is a name."""
    if not is_description(words[0].text):
        return _spelled_out(words, index)
    reading = _abbreviated(words, index)
    return _reading(words, Status.DESCRIBED) if reading.status is Status.NEW else reading


def is_description(text: str) -> bool:
    """Whether `text` says how to know somebody, rather than their name."""
    pieces = [piece for piece in text.split("_") if piece]
    return "_" in text and not all(
        is_capitalised(p) or is_particle(p) or is_title(p) for p in pieces
    )


def _spelled_out(words: list[NameWord], index: ResidentIndex) -> WhoReading:
    """A known resident if all words are whole words of one of their names; else someone new."""
    typed = apart(" ".join(word.text for word in words))
    bare = " ".join(without_titles(typed))
    title = address(typed)
    fits = index.having_words(set(fold(bare).split()), title)
    if not fits:  # Anne-Marie for Annemarie, O'Neill for Oneill
        fits = index.having_words({squeeze(word) for word in bare.split()}, title)
    if fits:
        return _known(words, fits)
    return _reading(words, Status.NEW, lookalikes=tuple(_lookalikes(bare, index)))


def _abbreviated(words: list[NameWord], index: ResidentIndex) -> WhoReading:
    """Whoever has a name, or a word in it, that begins so; or is nearly spelled so."""
    text = " ".join(word.text for word in words)
    folded = fold(text)
    if exact := index.spelling_exactly(text):
        return _known(words, exact)
    if len(words) > 1 and (fits := index.suggested_with_words(folded.split())):  # van dam
        return _known(words, fits)
    if len(folded) >= SHORTEST_PREFIX and (fits := index.beginning_with(folded)):
        return _known(words, fits)
    if near := nearly(text, index):
        return _reading(words, Status.QUESTION, tuple(near))
    return _reading(words, Status.NEW)


def nearly(text: str, index: ResidentIndex) -> list[ResidentId]:
    """Those with a name, or a word in it, within two letters; of these only the nearest."""
    squeezed = squeeze(text)
    apart: dict[ResidentId, int] = {}
    for spellings, owners in (
        (index.suggested_words, index.by_word),
        (index.suggested_names, index.by_squeezed),
    ):
        for spelling, letters in letters_apart(squeezed, as_long(squeezed, spellings)).items():
            for number in owners[spelling]:
                resident = index.spellings[number].resident
                if resident not in index.not_suggested:
                    apart[resident] = min(letters, apart.get(resident, letters))
    nearest = min(apart.values(), default=0)
    return index.in_order(id_ for id_, letters in apart.items() if letters == nearest)


def _lookalikes(name: str, index: ResidentIndex) -> list[ResidentId]:
    """Who shares a word with `name` or is nearly spelled so; the most alike first."""
    shared: dict[ResidentId, int] = {}
    for word in set(fold(name).split()):
        if not is_particle(word) and len(word) > 1:
            for resident in index.having_words([word]):
                shared[resident] = shared.get(resident, 0) + 1
    found = [*sorted(index.in_order(shared), key=lambda id_: -shared[id_]), *nearly(name, index)]
    unique = dict.fromkeys(id_ for id_ in found if id_ not in index.not_suggested)
    return list(unique)[:MOST_LOOKALIKES]
