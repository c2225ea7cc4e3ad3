"""What rules make of a Buurt, kept as long as the tables that they read stay as they are.

Which tables these are is noted while a rule is worked out, those of the rules that it builds on
included. So nobody has to say it, and nobody can forget it; but a rule may not read the revision,
and its answer may not hold on to the Buurt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any


class NotedTables(dict[str, Mapping[str, Any]]):
    """Tables by name, and which of them were read."""

    def __init__(self, tables: Mapping[str, Mapping[str, Any]]) -> None:
        super().__init__(tables)
        self.read: set[str] = set()

    def __getitem__(self, name: str) -> Mapping[str, Any]:
        self.read.add(name)
        return super().__getitem__(name)


class Derived:
    """The answers of rules, each with the tables that it stands on."""

    def __init__(self) -> None:
        self._answers: dict[object, tuple[Any, frozenset[str]]] = {}

    def without(self, touched: Iterable[str]) -> Derived:
        """The answers that still hold when these tables have changed."""
        changed = frozenset(touched)
        left = Derived()
        # a copy: another thread may be working out an answer at this moment
        for rule, (answer, read) in self._answers.copy().items():
            if read.isdisjoint(changed):
                left._answers[rule] = answer, read
        return left

    def answer(
        self,
        rule: object,
        tables: Mapping[str, Mapping[str, Any]],
        ask: Callable[[NotedTables], Any],
    ) -> Any:
        """What `rule` says; if it is not known yet, `ask` works it out on tables that take note."""
        known = self._answers.get(rule)
        if known is None:
            noted = NotedTables(tables)
            answer = ask(noted)
            known = self._answers[rule] = answer, frozenset(noted.read)
        if isinstance(tables, NotedTables):  # asked by another rule, which stands on the same
            tables.read |= known[1]
        return known[0]
