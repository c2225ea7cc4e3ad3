"""The vocabulary that a team may begin with: read from `data/`, in the language of the program."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import NotRequired, TypedDict

from buurt_tui.demo import data_file
from buurt_tui.domain.first_topics import FirstTopic, TakeTopics
from buurt_tui.domain.model import Buurt, InterestId, new_id


class _Row(TypedDict):
    """A topic as the file has it: its words by language, and the Dutch name of a wider one."""

    nl: list[str]
    en: list[str]
    below: NotRequired[str]


def first_topics(language: str) -> TakeTopics:
    """All of them, in the order of the file."""
    called = {row["nl"][0]: _words(row, language)[0] for row in _rows()}
    topics: list[FirstTopic] = []
    for row in _rows():
        name, *synonyms = _words(row, language)
        wider = row.get("below", "")
        topics.append(
            FirstTopic(
                id=InterestId(new_id()),
                name=name,
                synonyms=tuple(synonyms),
                below=called[wider] if wider else "",
            )
        )
    return TakeTopics(tuple(topics))


def how_many_are_missing(buurt: Buurt, language: str) -> int:
    """How many topics taking it would add."""
    return len(first_topics(language).changes(buurt))


def _words(row: _Row, language: str) -> list[str]:
    return row["en"] if language == "en" else row["nl"]


@cache
def _rows() -> list[_Row]:
    with data_file("first_topics.toml").open("rb") as file:
        rows: list[_Row] = tomllib.load(file)["topic"]
    return rows
