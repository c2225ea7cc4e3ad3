"""Which language a screen speaks."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po

import buurt_tui

CATALOGUE = Path(buurt_tui.__file__).parent / "locale" / "nl" / "LC_MESSAGES" / "buurt.po"


@cache
def _pairs() -> tuple[tuple[str, str], ...]:
    """Words in English and in Dutch, where they differ and stand on one line as they are."""
    with CATALOGUE.open("rb") as file:
        messages = [each for each in read_po(file, locale="nl") if isinstance(each.id, str)]
    pairs = ((str(each.id), str(each.string)) for each in messages if each.id)
    return tuple(
        (english, dutch)
        for english, dutch in pairs
        if english.casefold() != dutch.casefold() and "{" not in english and len(english) > 3
    )


def foreign_words(shown: str, language: str) -> set[str]:
    """What of the other language is on a screen."""
    text = " ".join(re.sub(r"[│╭╰╮╯─┌└┐┘▸▹]", " ", shown).split())
    ours = " ".join(pair[0 if language == "en" else 1] for pair in _pairs())
    theirs = (pair[1 if language == "en" else 0] for pair in _pairs())
    return {
        words
        for words in theirs
        if re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text)
        and not re.search(rf"(?<!\w){re.escape(words)}(?!\w)", ours)
    }
