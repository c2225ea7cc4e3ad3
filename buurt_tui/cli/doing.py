"""`buurt NOUN WHICH [ACTION [VALUE]]`: every action on a row of the app, as a command.

A word that is `-` is read from standard input, a line for each, or asked for in a terminal: what
stands on a command line is seen by everybody who uses the machine."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from datetime import date, datetime
from importlib import import_module
from typing import Any

from buurt_tui.cli.context import Context, member_joining
from buurt_tui.cli.nouns import NOUNS, Action, Noun
from buurt_tui.cli.options import Misuse
from buurt_tui.cli.output import tell
from buurt_tui.cli.which import Several, listed
from buurt_tui.domain.edit import Edit, Refused
from buurt_tui.domain.model import Buurt, MemberId
from buurt_tui.domain.text import N_, clean, fold
from buurt_tui.session import Session
from buurt_tui.views.now import Now

YES, NO = ("yes", "ja"), ("no", "nee")


class Doing:
    """One action on one thing, by whoever is writing."""

    def __init__(self, context: Context, session: Session, which: str, words: list[str]) -> None:
        self.context = context
        self.session = session
        self.which = which
        self._words = words

    @property
    def buurt(self) -> Buurt:
        """The neighbourhood as it stands."""
        return self.session.buurt

    @property
    def now(self) -> Now:
        """The same, for views."""
        weeks = self.context.config.quiet_weeks
        return Now(self.buurt, self.today, me=self.me, quiet_weeks=weeks)

    @property
    def me(self) -> MemberId | None:
        """Who is writing."""
        return self.session.me

    @property
    def today(self) -> date:
        """The day that it is."""
        return self.context.today

    @property
    def at(self) -> datetime:
        """The time that it is."""
        return self.context.clock()

    @property
    def text(self) -> str:
        """The value, as it was given; empty without one."""
        return " ".join(self._words)

    def one_of(self, *spellings: tuple[str, ...]) -> str:
        """The first of the spellings that the value is one of. Raises `Misuse`."""
        typed = fold(self.text)
        for words in spellings:
            if typed in map(fold, words):
                return words[0]
        raise Misuse(
            N_("{value} is none of {choices}"),
            value=clean(self.text) or "–",
            choices=", ".join(words[0] for words in spellings),
        )

    def member(self, name: str) -> MemberId:
        """Who of the team is called so; somebody new joins it."""
        return member_joining(self.session, name)

    def apply(self, edit: Edit) -> None:
        """Do it. Raises `Refused`, `StoreError`."""
        self.session.apply(edit)


Do = Callable[[Doing], str]
"""Does it, and gives what to say of it."""


def run(context: Context) -> int:
    """Do what is asked with what is meant; without an action, show it."""
    noun = NOUNS[context.call.command]
    which, *words = _read_dashes(list(context.call.arguments))
    action = read_action(words[0], noun) if words else None
    module = import_module(f"buurt_tui.cli.{noun.module}")
    session = context.session(joins=action is not None)
    doing = Doing(context, session, which, words[1:])
    try:
        if action is None:
            exit_code: int = module.show(doing)
            return exit_code
        if words[1:] and not action.value:
            raise Misuse(N_("{action} takes no value"), action=action.name)
        if not words[1:] and action.value and not action.value.startswith("["):
            raise Misuse(
                N_("{action} needs a value: {value}"), action=action.name, value=action.value
            )
        actions: Mapping[str, Do] = module.ACTIONS
        said = actions[action.name](doing)
    except Several as several:
        for line in listed(several):
            tell(line)
        raise
    finally:
        session.close()
    tell(said)
    return 0


def read_action(typed: str, noun: Noun) -> Action:
    """The action that this spells or begins. Raises `Misuse`."""
    sought = _squeezed(typed)
    begun = []
    for action in noun.actions:
        spellings = [_squeezed(each) for each in (action.name, *action.spellings)]
        if sought in spellings:
            return action
        if sought and any(each.startswith(sought) for each in spellings):
            begun.append(action)
    if len(begun) == 1:
        return begun[0]
    from buurt_tui.settings.mistake import nearest

    near = nearest(typed, [action.name for action in noun.actions]) if not begun else ""
    if near:
        message = N_("there is no {action}; did you mean {near}?")
        raise Misuse(message, action=clean(typed), near=near)
    choices = ", ".join(action.name for action in begun or noun.actions)
    raise Misuse(N_("{action} is none of {choices}"), action=clean(typed), choices=choices)


def _squeezed(text: str) -> str:
    return fold(text).replace(" ", "")


def _read_dashes(words: list[str]) -> list[str]:
    """The words, with a line of standard input for each that is `-`."""
    return [read_line() if word == "-" else word for word in words]


def read_line() -> str:
    """A line of standard input; asked for in a terminal. Raises `Refused`."""
    if sys.stdin.isatty():
        sys.stderr.write("> ")
        sys.stderr.flush()
    line = sys.stdin.buffer.readline()
    try:
        text = line.decode().strip("\r\n")
    except UnicodeDecodeError:
        raise Refused(N_("this is not UTF-8 text")) from None
    if not text.strip():
        raise Refused(N_("standard input says nothing"))
    return text


def show_one(context: Context, row: dict[str, Any], lines: list[str]) -> int:
    """One thing: with --json an array of one row, else the lines."""
    from buurt_tui.cli.output import show_json, write_lines

    if context.call.has("json"):
        show_json([row])
    else:
        write_lines(lines)
    return 0
