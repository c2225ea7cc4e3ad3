"""Reading the words behind `buurt`: a command, its arguments, and options anywhere among them.

Our own, and small: options may stand before or after the command, every word is in the user's
language, and a command that logs one line may not spend half its time on importing a parser."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from buurt_tui.domain.text import N_

SHORT = {"-h": "help", "-o": "output"}
"""What has one letter, as everywhere."""


class Misuse(Exception):  # noqa: N818  (an answer, not a failure)
    """What was typed is no command of ours; `message` is marked for translation."""

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message, values)
        self.message = message
        self.values = values


class Option(Struct, frozen=True):
    """One option, as `--name` or `--name VALUE`."""

    name: str
    says: str
    """What it does, marked for translation."""
    value: str = ""
    """What its value is called; empty: it takes none."""
    repeats: bool = False


class Command(Struct, frozen=True):
    """One command: the module in `buurt_tui.cli` whose `run` does it, and what it takes."""

    name: str
    says: str
    """What it does, marked for translation."""
    module: str
    arguments: str = ""
    """As they are shown: `ID OUTCOME`, `[FILE|-]`."""
    least: int = 0
    most: int = 0
    options: tuple[Option, ...] = ()
    does: tuple[str, ...] = ()
    """The ids of the keys, and of the palette's commands, that do the same."""
    judges_settings: bool = False
    """Whether it is about the settings themselves, so that nothing is said of them before."""


class Call(Struct, frozen=True):
    """What was typed."""

    command: str
    """Empty: none, which opens the app."""
    arguments: tuple[str, ...]
    options: Mapping[str, tuple[str, ...]]
    """The values of every option given, in their order; an option without one has empty ones."""

    def has(self, option: str) -> bool:
        """Whether this option was given."""
        return option in self.options

    def value(self, option: str) -> str | None:
        """The value of this option, the last if it was given twice; None if it was not given."""
        return self.options[option][-1] if option in self.options else None

    def values(self, option: str) -> tuple[str, ...]:
        """All values of an option that may be repeated."""
        return self.options.get(option, ())


def read(words: Sequence[str], options: Mapping[str, Option]) -> Call:
    """What `words` say; whether the command takes them is not looked at. Raises `Misuse`."""
    plain: list[str] = []
    given: dict[str, list[str]] = {}
    rest = iter(words)
    for word in rest:
        if word == "--":
            plain += rest
        elif word.startswith("-") and word != "-":
            name, value = _read_option(word, rest, options)
            given.setdefault(name, []).append(value)
        else:
            plain.append(word)
    command, *arguments = plain or [""]
    return Call(command, tuple(arguments), {name: tuple(each) for name, each in given.items()})


def _read_option(word: str, rest: Iterator[str], options: Mapping[str, Option]) -> tuple[str, str]:
    typed, equals, value = word.partition("=")
    name = SHORT.get(typed) or typed.removeprefix("--")
    option = options.get(name)
    if option is None:
        raise Misuse(N_("there is no option {option}; buurt --help shows all"), option=typed)
    if not option.value:
        if equals:
            raise Misuse(N_("{option} takes no value"), option=typed)
        return name, ""
    if not equals:
        value = next(rest, "")
    if not value:
        raise Misuse(N_("{option} needs a value: {value}"), option=typed, value=option.value)
    return name, value


def check(call: Call, command: Command, everywhere: Mapping[str, Option]) -> None:
    """Whether `command` takes what was typed. Raises `Misuse`."""
    own = {option.name for option in command.options}
    for name in call.options:
        if name not in own and name not in everywhere:
            raise Misuse(
                N_("buurt {command} has no option --{option}"), command=command.name, option=name
            )
    repeated = [o.name for o in (*command.options, *everywhere.values()) if not o.repeats]
    for name in repeated:
        if len(call.values(name)) > 1:
            raise Misuse(N_("--{option} was given twice"), option=name)
    if not command.least <= len(call.arguments) <= command.most:
        raise Misuse(
            N_("this is how it is written: {usage}"),
            usage=" ".join(filter(None, ("buurt", command.name, command.arguments))),
        )
