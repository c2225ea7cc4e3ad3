"""What rules make of a Buurt, kept as long as the tables that they read stay as they are.

Which tables these are is noted while a rule is worked out, those of the rules that it builds on
included. So nobody has to say it, and nobody can forget it; but a rule may not read the revision,
and its answer may not hold on to the Buurt.

A rule that is dear to work out can say how to update its last answer instead: see `Update`."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any, NamedTuple

MOST_TOUCHED = 2_000
"""Documents; with more of them, working it out anew is as quick."""


class NotedTables(dict[str, Mapping[str, Any]]):
    """Tables by name, and which of them were read."""

    def __init__(self, tables: Mapping[str, Mapping[str, Any]]) -> None:
        super().__init__(tables)
        self.read: set[str] = set()

    def __getitem__(self, name: str) -> Mapping[str, Any]:
        self.read.add(name)
        return super().__getitem__(name)


Before = Mapping[str, Mapping[str, Any]]
"""By table and id, each document that was touched as it was before; None: there was none."""

Update = Callable[[Any, Any, Before], Any]
"""From the last answer, the Buurt as it is now and what it touched, to the answer of now.

It changes nothing in the last answer, which somebody may still be reading. None: work it out."""


class _Answer(NamedTuple):
    value: Any
    read: frozenset[str]
    """Tables."""
    update: Update | None


class _Overtaken(NamedTuple):
    """An answer from before some documents were touched."""

    answer: _Answer
    before: dict[str, dict[str, Any]]

    def after(
        self, touched: Mapping[str, Collection[str]], tables: Mapping[str, Mapping[str, Any]]
    ) -> _Overtaken | None:
        """The same, further behind; None if it is too far behind to be of use."""
        before = {table: dict(documents) for table, documents in self.before.items()}
        for table in self.answer.read & touched.keys():
            known = before.setdefault(table, {})
            for id_ in touched[table]:
                if id_ not in known:
                    known[id_] = tables[table].get(id_)
        count = sum(map(len, before.values()))
        return _Overtaken(self.answer, before) if count <= MOST_TOUCHED else None


class Derived:
    """The answers of rules, each with the tables that it stands on."""

    def __init__(self) -> None:
        self._answers: dict[object, _Answer] = {}
        self._overtaken: dict[object, _Overtaken] = {}

    def after(
        self, touched: Mapping[str, Collection[str]], tables: Mapping[str, Mapping[str, Any]]
    ) -> Derived:
        """What is left of the answers when these documents (ids by table) were touched.

        `tables` are those from before."""
        later = Derived()
        # copies: another thread may be working out an answer at this moment
        for rule, overtaken in self._overtaken.copy().items():
            later._keep_behind(rule, overtaken.after(touched, tables))
        for rule, answer in self._answers.copy().items():
            if answer.read.isdisjoint(touched):
                later._answers[rule] = answer
            elif answer.update is not None:
                later._keep_behind(rule, _Overtaken(answer, {}).after(touched, tables))
        return later

    def knows(self, rule: object) -> bool:
        """Whether it was worked out, for this Buurt or an earlier one."""
        return rule in self._answers or rule in self._overtaken

    def _keep_behind(self, rule: object, overtaken: _Overtaken | None) -> None:
        if overtaken is not None:
            self._overtaken[rule] = overtaken

    def answer(
        self,
        rule: Callable[[Any], Any],
        tables: Mapping[str, Mapping[str, Any]],
        ask: Callable[[NotedTables, Callable[[Any], Any]], Any],
        update: Update | None = None,
    ) -> Any:
        """What `rule` says. `ask` works out what it is given on tables that take note."""
        known = self._answers.get(rule)
        if known is None:
            noted = NotedTables(tables)
            value = self._updated(rule, noted, ask, update)
            if value is None:
                value = ask(noted, rule)
            known = self._answers[rule] = _Answer(value, frozenset(noted.read), update)
            self._overtaken.pop(rule, None)
        if isinstance(tables, NotedTables):  # asked by another rule, which stands on the same
            tables.read |= known.read
        return known.value

    def _updated(
        self,
        rule: Callable[[Any], Any],
        noted: NotedTables,
        ask: Callable[[NotedTables, Callable[[Any], Any]], Any],
        update: Update | None,
    ) -> Any:
        """The answer made out of an earlier one; None if there is none to make it out of."""
        overtaken = self._overtaken.get(rule)
        if overtaken is None or update is None:
            return None
        last, before = overtaken.answer, overtaken.before
        noted.read |= last.read
        return ask(noted, lambda buurt: update(last.value, buurt, before))
