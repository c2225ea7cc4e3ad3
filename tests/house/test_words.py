"""Every message is there in both languages, and the words that drove people away are nowhere."""

from __future__ import annotations

import ast
import re
import string
import sys
import tomllib

import pytest
from babel.messages.catalog import Message
from house.reading import PACKAGE, ROOT, called, calls, modules, where

sys.path.insert(0, str(ROOT))
from locale_tools import HEADER, KEYWORDS, catalogue_path, marked_messages, read_catalogue

LANGUAGES = ("nl", "en")
MARKED = marked_messages()


def forms(text: str | tuple[str, ...]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def messages(language: str) -> list[Message]:
    return [message for message in read_catalogue(language) if message.id]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_in_the_catalogue_with_its_plural(language):
    catalogue = read_catalogue(language)
    missing = [m for m in MARKED if (found := catalogue.get(m)) is None or found.id != m]
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_is_left_empty_or_in_doubt(language):
    empty = [m.id for m in messages(language) if m.fuzzy or not all(forms(m.string))]
    assert empty == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_holds_nothing_that_the_program_does_not_say(language):
    said = {forms(message)[0] for message in MARKED}
    assert [m.id for m in messages(language) if forms(m.id)[0] not in said] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_fills_in_what_the_message_fills_in(language):
    wrong = []
    for message in messages(language):
        wanted = placeholders(forms(message.id)[-1])
        *singular, last = forms(message.string)
        # one door may be called "one door", without its number.
        may_lack = {"n"} if singular else set()
        fits = placeholders(last) == wanted and all(
            wanted - may_lack <= placeholders(form) <= wanted for form in singular
        )
        if not fits:
            wrong.append((message.id, message.string))
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_begins_and_ends_as_the_message_does(language):
    """No line break or space too many at either end: lists and columns count on it."""
    wrong = [
        message.id
        for message in messages(language)
        for form, told in zip(forms(message.id), forms(message.string), strict=True)
        if (form[:1].isspace(), form[-1:].isspace()) != (told[:1].isspace(), told[-1:].isspace())
    ]
    assert wrong == []


def test_english_says_what_the_code_says():
    assert [m.id for m in messages("en") if m.string != m.id] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_is_as_the_tool_writes_it(language):
    """In order and without dates or places, so that two people's changes do not collide."""
    text = catalogue_path(language).read_text("utf-8")
    first = [forms(message.id)[0] for message in messages(language)]
    assert text.startswith(HEADER.format(language=language))
    assert first == sorted(first)
    assert "#:" not in text


def test_sentences_are_marked_whole():
    """Glued or filled in before it is looked up, a sentence is in no catalogue."""
    glued = [
        where(path, call)
        for path in modules()
        for call in calls(path)
        if called(call) in KEYWORDS
        for message in call.args[: 2 if called(call) == "ngettext" else 1]
        if isinstance(message, ast.JoinedStr | ast.BinOp) or _is_filled_in(message)
    ]
    assert glued == []


def _is_filled_in(message: ast.expr) -> bool:
    return isinstance(message, ast.Call) and called(message) == "format"


FORBIDDEN = (
    *("te laat", "verlopen", "deadline", "cliënt", "cliënten", "casus", "intake", "dossier"),
    *("doelgroep", "hulpvraag", "score"),
)
_FORBIDDEN = re.compile(rf"(?<!\w)({'|'.join(FORBIDDEN)})(?!\w)", re.IGNORECASE)

SHOWN = [
    *(catalogue_path(language) for language in LANGUAGES),
    PACKAGE / "ui" / "help.py",
    ROOT / "data" / "demo.json",
    *sorted((ROOT / "data").rglob("*.toml")),
]


@pytest.mark.parametrize("path", SHOWN, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_word_that_drove_people_away(path):
    lines = path.read_text("utf-8").splitlines()
    assert [line[:200] for line in lines if _FORBIDDEN.search(line)] == []


def test_the_lists_of_words_can_be_read():
    for path in (ROOT / "data").rglob("*.toml"):
        tomllib.loads(path.read_text("utf-8"))
