"""What --help shows: the program, or one command."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from buurt_tui.cli.commands import COMMANDS, EVERYWHERE
from buurt_tui.cli.nouns import NOUNS, Action
from buurt_tui.cli.options import Command, Option
from buurt_tui.domain.text import N_
from buurt_tui.lang import _

WIDTH = 80


def explain(command: Command) -> list[str]:
    """The lines of the help, at most 80 columns wide."""
    return list(_command(command) if command.name else _program())


def _program() -> Iterator[str]:
    yield _("Buurt: whom you met in the neighbourhood, and whom you come back to.")
    yield ""
    yield "  buurt [OPTIONS] COMMAND"
    yield ""
    for title, commands in _grouped():
        yield _(title)
        yield from _columns((_usage(command), _(command.says)) for command in commands)
        yield ""
    yield _("Options, before or after the command:")
    yield from _columns(map(_option, EVERYWHERE))
    yield ""
    yield from _wrapped(
        _(
            "Every list is a table in a terminal, text with tabs in a pipe, and with --json one"
            " JSON array. buurt COMMAND --help says more of one command."
        )
    )
    yield _("Exit code: 0 done, 1 failed or handed back, 2 not understood.")


_GROUPS = (
    (N_("Log, and take back:"), ("", "demo", "log", "undo", "redo")),
    (
        N_("Lists:"),
        (
            *("follow-ups", "quiet", "residents", "encounters", "untagged", "interests", "rounds"),
            *("team", "places", "search"),
        ),
    ),
    (
        N_("One thing (a name, or the beginning of an id), and what to do with it:"),
        (
            *("resident", "follow-up", "settle", "encounter", "interest", "round", "member"),
            *("place", "neighbourhood", "about", "erase"),
        ),
    ),
)
"""What belongs together; all else stands in the last group."""


def _grouped() -> Iterator[tuple[str, list[Command]]]:
    left = {command.name: command for command in COMMANDS}
    for title, names in _GROUPS:
        yield title, [left.pop(name) for name in names if name in left]
    yield N_("Settings and the store:"), list(left.values())


def _command(command: Command) -> Iterator[str]:
    yield f"  buurt {_usage(command)}"
    yield ""
    yield from _wrapped(_(command.says))
    if command.name in _MORE:
        yield ""
        yield from _wrapped(_MORE[command.name]())
    if command.name in NOUNS:
        yield ""
        yield _("What to do; without it, all that is known is shown:")
        yield from _columns(map(_action, NOUNS[command.name].actions))
        yield ""
        yield from _wrapped(
            _(
                "A value that is - is read from standard input, or asked for: what stands on a"
                " command line is seen by everybody who uses the machine."
            )
        )
    yield ""
    yield _("Options, before or after the command:")
    yield from _columns(map(_option, (*command.options, *EVERYWHERE)))


def _more_of_log() -> str:
    return _(
        "@name who, #topic *wish +offer ?question, !date why to come back, /street where, =how."
        " A line that cannot be placed goes back: the line on standard output, why on standard"
        " error. So `buurt log < notes > left-over` keeps what is left to do."
    )


def _more_of_settle() -> str:
    return _(
        "ID is an id as `buurt follow-ups` shows it, or the beginning of one."
        " An attempt (nobody at home) and later leave it open; later without a date is someday."
    )


def _more_of_check() -> str:
    return _(
        "Nothing is changed. --repair writes what can be read to COPY, which must be new, and keeps"
        " what cannot be used in COPY.d/quarantine. Exit code: 0 sound, 1 not."
    )


def _more_of_restore() -> str:
    return _(
        "A DATE as `buurt backups` shows it, or any FILE that is a backup or a store. What would"
        " change is shown first. Whoever was forgotten does not come back. A store that does not"
        " open is replaced; its files are kept in quarantine."
    )


def _more_of_hook() -> str:
    return _(
        "RESIDENT is a name or the beginning of an id, ANSWER is still or gone. A hook that is gone"
        " is listed no more; what was heard stays in the encounters."
    )


def _more_of_vocabulary() -> str:
    return _("take adds the topics that are not there yet; one `buurt undo` takes them away again.")


_MORE = {
    "log": _more_of_log,
    "settle": _more_of_settle,
    "check": _more_of_check,
    "restore": _more_of_restore,
    "hook": _more_of_hook,
    "vocabulary": _more_of_vocabulary,
}


def _usage(command: Command) -> str:
    return " ".join(filter(None, (command.name or "(buurt)", command.arguments)))


def _option(option: Option) -> tuple[str, str]:
    return f"--{option.name} {option.value}".rstrip(), _(option.says)


def _action(action: Action) -> tuple[str, str]:
    return f"{action.name} {action.value}".rstrip(), _(action.says)


def _columns(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    listed = list(pairs)
    width = max(len(left) for left, _right in listed) + 2
    for left, right in listed:
        first, *rest = list(_wrapped(right, WIDTH - width - 2)) or [""]
        yield f"  {left:<{width}}{first}"
        for line in rest:
            yield f"  {'':<{width}}{line}"


def _wrapped(text: str, width: int = WIDTH) -> Iterator[str]:
    line = ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}".lstrip()
    if line:
        yield line
