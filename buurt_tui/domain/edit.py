"""What a user does, as data: an `Edit` turns a Buurt into the changes it asks for."""

from __future__ import annotations

from typing import Any, Protocol, TypeVar

from msgspec import structs

from buurt_tui.domain.model import Buurt, Changes, Document

D = TypeVar("D", bound=Document)


class Refused(Exception):  # noqa: N818  (an answer, not a failure)
    """The Buurt, as it stands, does not allow this edit; `message` is marked for translation."""

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message, values)
        self.message = message
        self.values = values


class Edit(Protocol):
    """One thing that somebody asked for. Pure, so that a conflict is solved by asking again."""

    def changes(self, buurt: Buurt) -> Changes:
        """The documents to write; empty if all is as asked already. Raises `Refused`."""
        ...


def changed(document: D, **fields: Any) -> D:
    """`document` with other `fields`."""
    return structs.replace(document, **fields)
