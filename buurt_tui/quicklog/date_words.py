"""The words that dates are made of, in Dutch and English: lower case, without accents."""

import re
import unicodedata
from collections.abc import Sequence
from itertools import chain


def spelled(words: str) -> list[str]:
    """The words of a list written as one line."""
    return words.split()


def word_set(words: str) -> frozenset[str]:
    """The words of a list written as one line, to look words up in."""
    return frozenset(words.split())


def _numbered(spellings: str, start: int = 1) -> dict[str, int]:
    """Counts lines of spellings that mean the same."""
    lines = spellings.strip().split("\n")
    return {word: n for n, line in enumerate(lines, start) for word in line.split()}


WEEKDAYS = _numbered(
    """
    maandag ma mon monday
    dinsdag di tue tues tuesday
    woensdag wo woe wed weds wednesday
    donderdag do thu thur thurs thursday
    vrijdag vr fri friday
    zaterdag za sat saturday
    zondag zo sun sunday
    """,
    0,
)
SHORT_WEEKDAYS = {"maa": 0, "din": 1, "don": 3, "vrij": 4, "vrd": 4, "zat": 5, "zon": 6}
"""Other words too: only together with a date."""

DAY_PARTS = ("ochtend", "morgen", "middag", "namiddag", "avond")
"""Written on to a day: vrijdagmiddag."""

_WHOLE_WEEKDAYS = {word: n for word, n in WEEKDAYS.items() if word.endswith("dag")}
DAYTIMES = {
    f"{weekday}{hyphen}{part}": n
    for weekday, n in WEEKDAYS.items()
    for part in DAY_PARTS
    for hyphen in ("", "-")
    if hyphen or weekday in _WHOLE_WEEKDAYS
}
UNMISTAKABLE_WEEKDAYS = {
    word: n for word, n in WEEKDAYS.items() if word not in {"ma", "do", "zo", "sun", "sat", "wed"}
} | DAYTIMES

DAYS_FROM_TODAY = {
    word: days
    for days, words in {
        -2: "eergisteren eergister eergisteravond eergisterenavond eergistermiddag",
        -1: "gisteren gister yesterday gisteravond gisterenavond gistermiddag gisterenmiddag "
        "gisterochtend gisterenochtend gistermorgen gisterenmorgen",
        0: "vandaag vanochtend vanmorgen vanmiddag vanavond today tonight",
        1: "morgen morgenochtend morgenvroeg morgenmiddag morgenavond tomorrow",
        2: "overmorgen overmorgenochtend overmorgenmiddag overmorgenavond",
    }.items()
    for word in words.split()
}

MONTHS = _numbered(
    """
    januari jan january
    februari feb febr february
    maart mrt mar march
    april apr
    mei may
    juni jun june
    juli jul july
    augustus aug august
    september sep sept
    oktober okt october oct
    november nov
    december dec
    """
)
MONTHS_THAT_ARE_NO_NAMES = word_set(
    "januari february februari maart juli july september oktober october november december"
)

_DUTCH = spelled(
    "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien "
    "zestien zeventien achttien negentien twintig eenentwintig tweeentwintig drieentwintig "
    "vierentwintig vijfentwintig zesentwintig zevenentwintig achtentwintig negenentwintig "
    "dertig eenendertig"
)
_ENGLISH = spelled(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty twenty-one twenty-two twenty-three twenty-four "
    "twenty-five twenty-six twenty-seven twenty-eight twenty-nine thirty thirty-one"
)
_DUTCH_ORDINALS = {"een": "eerste", "drie": "derde", "acht": "achtste"}
_ENGLISH_ORDINALS = spelled(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
)

DUTCH_NUMBERS = {word: n for n, word in enumerate(_DUTCH, 1)} | {"'n": 1}
ENGLISH_NUMBERS = {word: n for n, word in enumerate(_ENGLISH, 1)} | {"a": 1, "an": 1}
ORDINALS = {
    _DUTCH_ORDINALS.get(word, f"{word}{'de' if 2 <= n <= 19 else 'ste'}"): n
    for n, word in enumerate(_DUTCH, 1)
} | {word: n for n, word in enumerate(_ENGLISH_ORDINALS, 1)}

DUTCH_UNITS = {
    word: unit
    for unit, words in {
        ("days", 1): "dag dagen dagje dagjes dgn",
        ("days", 7): "week weken weekje weekjes wk wkn",
        ("months", 1): "maand maanden maandje maandjes mnd",
        ("months", 3): "kwartaal kwartalen",
        ("months", 12): "jaar jaren jaartje jr",
    }.items()
    for word in words.split()
}
ENGLISH_UNITS = {
    word: unit
    for unit, words in {
        ("days", 1): "day days",
        ("days", 7): "week weeks weeks'",
        ("days", 14): "fortnight fortnights",
        ("months", 1): "month months",
        ("months", 3): "quarter quarters",
        ("months", 12): "year years",
    }.items()
    for word in words.split()
}
SPAN_UNITS = (
    DUTCH_UNITS
    | ENGLISH_UNITS
    | {
        "d": ("days", 1),
        "w": ("days", 7),
        "m": ("months", 1),
        **dict.fromkeys(("j", "y", "yr"), ("months", 12)),
    }
)

PARTS = {
    word: part
    for part, words in {
        "begin": "begin beginning start early",
        "half": "half midden medio mid middle halverwege",
        "eind": "eind einde end late",
    }.items()
    for word in words.split()
}

_OPENING = '([{<"“„«‘'
_CLOSING = '.,:;!?)]}>"”»’…'
_ENDS_A_SENTENCE = re.compile(r"[:;!…]|\.[^.,]*$")
_MAY_HAVE_A_DOT = frozenset(
    word
    for word in chain(WEEKDAYS, SHORT_WEEKDAYS, MONTHS, SPAN_UNITS)
    if len(word) <= 4 and word not in {"week", "dag", "may", "juni", "juli"}
) | {"a.s", "as", "j.l", "jl", "v.d", "ca", "febr", "t/m", "volg", "aanst"}
_LONGEST_DATE = 16
"""Words; what is looked at, the words after the date included."""


def plain_words(words: Sequence[str]) -> tuple[str, ...]:
    """The first words in lower case, without accents and punctuation, up to the end of a sentence.

    Keeps one plain word for each word."""
    plain: list[str] = []
    for word in words[:_LONGEST_DATE]:
        spelling = _plain(word)
        plain.append(spelling)
        marks = word[len(word.rstrip(_CLOSING)) :]
        has_own_dot = spelling in _MAY_HAVE_A_DOT or spelling[:1].isdigit()
        if _ENDS_A_SENTENCE.search(marks) and not (has_own_dot and marks.startswith(".")):
            break
    return tuple(plain)


def _plain(word: str) -> str:
    """A word as the tables spell it; a word too long for any of them is cut off."""
    folded = unicodedata.normalize("NFD", word[:40].casefold())
    letters = "".join(c for c in folded if not unicodedata.combining(c))
    return letters.replace("’", "'").replace("‘", "'").lstrip(_OPENING).rstrip(_CLOSING + "'")
