"""Documents by id, many of them: a changed copy costs by the size of the change.

    table.changed({"a1": encounter, "b2": None})     # one put, one taken away; `table` is as it was

What changed lies on top of a dictionary that all copies share. A table can come late, too: its
dictionary is made when somebody asks for what only that can tell."""

from __future__ import annotations

from collections.abc import Callable, ItemsView, Iterator, KeysView, Mapping, ValuesView
from typing import Any

from msgspec import Struct

MANY = 5_000
"""Documents; with fewer, a copy of the dictionary is as quick."""
MOST_ON_TOP = 500
"""Changes that may lie on top before a new dictionary is made of it all."""

_State = tuple[dict[str, Any] | None, Mapping[str, Any]]


class Late(Struct, frozen=True):
    """Where the documents of a table come from when they are asked for."""

    load: Callable[[], dict[str, Any]]
    """All of them; slow the first time."""
    may_hold: Callable[[str], bool]
    """False if there is no document with this id; True says that there may be one."""
    latest: Callable[[int], dict[str, Any]]
    """At least so many of the latest, or all; quick."""


class Table(Mapping[str, Any]):
    """Documents by id. What is asked of it changes nothing but what it costs to ask again."""

    __slots__ = ("_late", "_rest", "_state")

    def __init__(self, documents: dict[str, Any] | Late) -> None:
        self._late = documents if isinstance(documents, Late) else None
        # one value, put in place at once: another thread may be asking at this moment
        self._state: _State = (None if isinstance(documents, Late) else documents, {})
        """The dictionary, and what changed since; None: it is gone."""
        self._rest: Table | None = None
        """The table that this one holds the latest of."""

    @property
    def is_late(self) -> bool:
        """Whether documents are still to come."""
        return self._state[0] is None or self._rest is not None

    def changed(self, changes: Mapping[str, Any]) -> Table:
        """A table with these documents put, or taken away where there is None."""
        later = Table({})
        base, on_top = self._state
        later._late, later._rest = self._late, self._rest
        later._state = base, {**on_top, **changes}
        if len(later._state[1]) > MOST_ON_TOP and base is not None:
            later.plain()
        return later

    def latest(self, most: int) -> Table:
        """At least so many of the latest documents, or all; without waiting for the others.

        Who asks for another one by its id gets that as well."""
        base, on_top = self._state
        if base is not None or self._late is None:
            return self
        part = Table(_with(self._late.latest(most), on_top))
        part._rest = self
        return part

    def plain(self) -> dict[str, Any]:
        """All documents as a dictionary, which is not to be changed."""
        base, on_top = self._state
        if base is None:
            assert self._late
            base = self._late.load()
        if on_top or self._state[0] is None:
            base = _with(base, on_top) if on_top else base
            self._state = base, {}
            self._late = None
        return base

    def __getitem__(self, id_: str) -> Any:
        found = self.get(id_)
        if found is None:
            raise KeyError(id_)
        return found

    def get(self, id_: Any, default: Any = None) -> Any:
        """The document with this id."""
        base, on_top = self._state
        found: Any
        if id_ in on_top:
            found = on_top[id_]
        elif base is not None:
            found = base.get(id_)
            if found is None and self._rest is not None:
                found = self._rest.get(id_)
        else:
            late = self._late
            found = self.plain().get(id_) if late is None or late.may_hold(id_) else None
        return default if found is None else found

    def __contains__(self, id_: object) -> bool:
        return isinstance(id_, str) and self.get(id_) is not None

    def __iter__(self) -> Iterator[str]:
        return iter(self.plain())

    def __len__(self) -> int:
        return len(self.plain())

    def keys(self) -> KeysView[str]:
        """All ids."""
        return self.plain().keys()

    def values(self) -> ValuesView[Any]:
        """All documents."""
        return self.plain().values()

    def items(self) -> ItemsView[str, Any]:
        """All ids, each with its document."""
        return self.plain().items()


def with_changes(table: Mapping[str, Any], changes: Mapping[str, Any]) -> Mapping[str, Any]:
    """`table` with these documents put, or taken away where there is None."""
    if isinstance(table, Table):
        return table.changed(changes)
    if len(table) > MANY:
        return Table(dict(table)).changed(changes)
    return _with(table, changes)


def _with(documents: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    copy = dict(documents)
    for id_, document in changes.items():
        if document is None:
            copy.pop(id_, None)
        else:
            copy[id_] = document
    return copy
