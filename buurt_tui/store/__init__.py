"""Where a neighbourhood is kept. The rest of the program knows four verbs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Protocol

from msgspec import Struct, field

from buurt_tui.domain.model import Changes, Document, Revision


class StoreError(Exception):
    """The store cannot be read or written; says so in a message marked for translation."""

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message.format(**values) if values else message)
        self.message = message
        self.values = values
        self.way_on = ""
        """What somebody who hears of it can do, marked for translation; takes `values` too."""


class Conflict(StoreError):  # noqa: N818  (somebody else's good work, not a failure)
    """Somebody else wrote one of these documents after our revision."""


class Notice(Struct, frozen=True):
    """Something that the store put right by itself and that the user should hear of."""

    message: str
    """Marked for translation."""
    values: dict[str, Any] = field(default_factory=dict)


class Store(Protocol):
    """The documents of one neighbourhood, shared by everybody who opens it."""

    @property
    def is_read_only(self) -> bool:
        """Whether it is known that every commit would fail."""
        ...

    @property
    def notices(self) -> list[Notice]:
        """What there is to tell, oldest first; whoever tells it takes it out."""
        ...

    def everything(self) -> tuple[Mapping[str, Mapping[str, Document]], Revision]:
        """All documents, by table and id, and the revision that this is; not to be changed.

        A table may be read no sooner than it is asked for, and then raise `StoreError`."""
        ...

    def changes(self, since: Revision) -> tuple[Changes, Revision]:
        """Everything committed after `since`, oldest first, and the revision that brings us to.

        Raises `StoreError`."""
        ...

    def commit(self, changes: Changes, *, base: Revision) -> Revision:
        """Write all of `changes` or none, durable on return, and stamp them with the revision.

        Raises `Conflict` if one of the documents was written after `base`, else `StoreError`. To
        delete what somebody deleted meanwhile is no conflict."""
        ...

    def keep_backup(self, day: date) -> None:
        """Make a backup if something was written since the last, which is of another day.

        Raises `StoreError`. Where there are no files there is nothing to do."""
        ...

    def close(self) -> None:
        """Let go of files and connections."""
        ...
