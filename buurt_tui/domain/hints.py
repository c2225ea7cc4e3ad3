"""What does not belong in a note, found by its form or by a list of words.

A hint is friendly and never blocks. The one exception is the citizen service number (BSN): a team
may not keep it at all, so `without_bsn` masks it wherever a line is about to be stored."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from buurt_tui.domain import hint_words


class HintKind(StrEnum):
    """What stands there."""

    PHONE = "phone"
    EMAIL = "email"
    IBAN = "iban"
    BSN = "bsn"
    HEALTH = "health"
    RELIGION = "religion"
    ORIGIN = "origin"
    DEBT = "debt"
    CRIME = "crime"


class Hint(Struct, frozen=True):
    """Something that does not belong in a note, and where it stands."""

    kind: HintKind
    start: int
    end: int


_KIND_OF_WORD = {
    word: kind
    for kind, words in (
        (HintKind.HEALTH, hint_words.HEALTH),
        (HintKind.RELIGION, hint_words.RELIGION),
        (HintKind.ORIGIN, hint_words.ORIGIN),
        (HintKind.DEBT, hint_words.DEBT),
        (HintKind.CRIME, hint_words.CRIME),
    )
    for word in words.split()
}
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")

# patterns that few notes need are compiled where they are used, which `re` remembers
_EMAIL = r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+"
_PHONE = (
    r"(?<![\w+])(?:\+|00)(?:[ .()-]{0,2}\d){9,14}(?!\d)"  # +31 6 12345678
    r"|(?<![\w+])0(?:[ .-]?\d){9}(?![\d:])"  # 06-12345678; "03-12-2026 14:00" is no number
)
_IBAN_START = r"\b[A-Za-z]{2}\d{2}(?= ?[A-Za-z0-9])"
_IBAN_LENGTHS = {"BE": 16, "BG": 22, "DE": 22, "ES": 24, "FR": 27, "GB": 22, "IT": 27, "LT": 20}
_IBAN_LENGTHS |= {"MA": 28, "NL": 18, "PL": 28, "PT": 25, "RO": 24, "TR": 26}

_BSN = (
    r"(?<![\d+])(?:\d{9}|\d{4}[ .]\d{2}[ .]\d{3}|\d{3}[ .-]\d{3}[ .-]\d{3})(?!\d)"
    r"|(?i:(?<=bsn )|(?<=bsn: )|(?<=burgerservicenummer ))\d{8}(?!\d)"  # a leading 0 left out
)
_BSN_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)
_MASK = "•"


def find_hints(text: str) -> list[Hint]:
    """What in `text` does not belong in a note, in the order of the text, none overlapping."""
    hints: list[Hint] = []
    if any(map(str.isdigit, text)):
        hints += [Hint(HintKind.IBAN, *span) for span in _ibans(text)]
        hints += [Hint(HintKind.PHONE, *match.span()) for match in re.finditer(_PHONE, text)]
        hints += [Hint(HintKind.BSN, *match.span()) for match in _bsns(text)]
    if "@" in text:
        hints += [Hint(HintKind.EMAIL, *match.span()) for match in re.finditer(_EMAIL, text)]
    for match in _WORD.finditer(text):
        if kind := _KIND_OF_WORD.get(match.group().casefold()):
            hints.append(Hint(kind, *match.span()))
    return list(_without_overlap(sorted(hints, key=lambda hint: (hint.start, -hint.end))))


def without_bsn(text: str) -> str:
    """`text` with the digits of every citizen service number masked; of the same length."""
    return re.sub(_BSN, _masked, text) if any(map(str.isdigit, text)) else text


def _masked(match: re.Match[str]) -> str:
    number = match.group()
    return re.sub(r"\d", _MASK, number) if _is_bsn(number) else number


def _bsns(text: str) -> Iterator[re.Match[str]]:
    return (match for match in re.finditer(_BSN, text) if _is_bsn(match.group()))


def _is_bsn(text: str) -> bool:
    """The eleven test."""
    digits = [int(char) for char in text if char.isdigit()]
    digits = [0] * (len(_BSN_WEIGHTS) - len(digits)) + digits
    total = sum(weight * digit for weight, digit in zip(_BSN_WEIGHTS, digits, strict=True))
    return any(digits) and total % 11 == 0


def _ibans(text: str) -> Iterator[tuple[int, int]]:
    for match in re.finditer(_IBAN_START, text):
        length = _IBAN_LENGTHS.get(match.group()[:2].upper(), 0)
        end = match.start()
        letters = ""
        while (
            len(letters) < length and end < len(text) and (text[end].isalnum() or text[end] == " ")
        ):
            letters += text[end].strip()
            end += 1
        if length and len(letters) == length and _is_iban(letters):
            yield match.start(), end


def _is_iban(letters: str) -> bool:
    """The modulo 97 test."""
    moved = (letters[4:] + letters[:4]).upper()
    if not moved.isascii():
        return False
    return int("".join(str(int(char, 36)) for char in moved)) % 97 == 1


def _without_overlap(hints: list[Hint]) -> Iterator[Hint]:
    end = 0
    for hint in hints:
        if hint.start >= end:
            yield hint
            end = hint.end
