"""From what was typed to an exit code: 0 done, 1 failed or handed back, 2 not understood."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING

from buurt_tui import lang
from buurt_tui.cli.commands import COMMANDS, EVERYWHERE
from buurt_tui.cli.options import Call, Command, Misuse, Option, check, read
from buurt_tui.cli.output import said, tell, write_lines
from buurt_tui.config import ConfigError, language
from buurt_tui.domain.edit import Refused
from buurt_tui.domain.text import N_
from buurt_tui.lang import _
from buurt_tui.settings.table import LANGUAGES
from buurt_tui.store import StoreError

if TYPE_CHECKING:
    from buurt_tui.cli.context import Context

DONE, FAILED, MISUSED, INTERRUPTED = 0, 1, 2, 130


def main(words: Sequence[str]) -> int:
    """Do what `words`, without the program's own name, ask for. Every failure is one sentence."""
    try:
        return _obey(words)
    except Misuse as wrong:
        tell(f"buurt: {_(wrong.message, **wrong.values)}")
        return MISUSED
    except ConfigError as unclear:
        from buurt_tui.ui.setting_words import told

        tell(f"buurt: {told(unclear.mistake)}")
        return MISUSED
    except Refused as answer:
        tell(f"buurt: {_(answer.message, **answer.values)}")
        return FAILED
    except StoreError as problem:
        tell(f"buurt: {said(problem)}")
        return FAILED
    except BrokenPipeError:  # whoever reads our output has enough of it
        return FAILED
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        tell(f"buurt: {_system_says(error)}")
        return FAILED
    except Exception as mistake:
        tell(f"buurt: {_mistake(mistake)}")
        return FAILED


def _obey(words: Sequence[str]) -> int:
    lang.choose(language(_spoken(words), os.environ))
    commands = {command.name: command for command in COMMANDS}
    everywhere = {option.name: option for option in EVERYWHERE}
    call = read(words, _all_options(everywhere))
    if call.command == "help":
        call = Call(call.arguments[0] if call.arguments else "", (), {"help": ("",)})
    if call.value("lang") not in (None, *LANGUAGES):
        raise Misuse(N_("the languages are {choices}"), choices=", ".join(LANGUAGES))
    if call.has("version"):
        from buurt_tui.cli.version import VERSION

        write_lines([f"buurt {VERSION}"])
        return DONE
    command = commands.get(call.command)
    if command is None:
        raise Misuse(N_("there is no command {name}; buurt --help shows all"), name=call.command)
    if call.has("help"):
        from buurt_tui.cli.help import explain

        write_lines(explain(command))
        return DONE
    check(call, command, everywhere)
    return _run(call, command)


def _run(call: Call, command: Command) -> int:
    from importlib import import_module

    from buurt_tui.cli.context import Context

    context = Context(call, _now)
    if not command.judges_settings:
        _settings_of(context)
    exit_code: int = import_module(f"buurt_tui.cli.{command.module}").run(context)
    return exit_code


def _settings_of(context: Context) -> None:
    """Take the settings for what they are, and say what was passed over. Raises `ConfigError`."""
    config = context.config
    if config.language != lang.language():  # config.toml has the last word on it
        lang.choose(config.language)
    if config.mistakes:
        from buurt_tui.ui.setting_words import told

        for mistake in config.mistakes:
            tell(told(mistake))


def _now() -> datetime:
    """The one clock of the command line."""
    return datetime.now().astimezone()


def _all_options(everywhere: dict[str, Option]) -> dict[str, Option]:
    own = {option.name: option for command in COMMANDS for option in command.options}
    return {**own, **everywhere}


def _spoken(words: Sequence[str]) -> dict[str, str]:
    """The --lang among these words, so that even what is wrong with them is said in it."""
    for word, following in pairwise((*words, "")):
        if word == "--lang" or word.startswith("--lang="):
            return {"lang": word.partition("=")[2] or following}
    return {}


def _system_says(error: OSError) -> str:
    problem = error.strerror or str(error)
    if error.filename:
        return _("{path} cannot be read: {problem}", path=error.filename, problem=problem)
    return _("this cannot be written: {problem}", problem=problem)


def _mistake(error: Exception) -> str:
    """Where a mistake of ours was, and nothing of what it was about: values are names."""
    frame = error.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    place = f"{frame.tb_frame.f_globals.get('__name__')}:{frame.tb_lineno}" if frame else "?"
    return _(
        "the program made a mistake ({kind} in {place}); what was kept is kept",
        kind=type(error).__name__,
        place=place,
    )
