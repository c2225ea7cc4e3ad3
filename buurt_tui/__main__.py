"""Where `buurt` and `python -m buurt_tui` begin."""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from typing import NoReturn

from buurt_tui.privacy.own_process import keep_to_ourselves


def main() -> NoReturn:
    """Do what the command line says, and leave with its exit code."""
    os.umask(0o077)
    keep_to_ourselves()
    # a command is over before there is garbage to speak of; the app collects once it has begun
    gc.disable()
    _stand_in_for_what_is_closed()
    _import_msgspec_alone()
    try:
        from buurt_tui.cli.main import main as obey

        exit_code = obey(sys.argv[1:])
        sys.stdout.flush()
        sys.stderr.flush()
    except KeyboardInterrupt:
        exit_code = 130
    except OSError:  # nobody takes what is still to be written; who could be told, was told
        exit_code = 1
    # everything is written and closed: taking the interpreter apart would only take time.
    os._exit(exit_code)


def _stand_in_for_what_is_closed() -> None:
    """Where somebody closed standard input, output or error, nothing is to be read or heard.

    Their numbers must be taken: a file of the store that got one would be written to by whoever
    has something to say."""
    if sys.stdin is None or sys.stdout is None or sys.stderr is None:
        while os.open(os.devnull, os.O_RDWR) < 3:
            pass
        sys.stdin = sys.stdin or open(0, closefd=False)  # noqa: SIM115
        sys.stdout = sys.stdout or open(1, "w", closefd=False)  # noqa: SIM115
        sys.stderr = sys.stderr or open(2, "w", closefd=False)  # noqa: SIM115


def _import_msgspec_alone() -> None:
    """Import msgspec without typing_extensions, which it does not need and takes if it is there.

    That saves `inspect`, `ast` and all they bring: a seventh of the time of a short command."""
    if "msgspec" in sys.modules or "typing_extensions" in sys.modules:
        return
    sys.modules["typing_extensions"] = None  # type: ignore[assignment]  # this refuses an import
    try:
        import_module("msgspec")
    finally:
        del sys.modules["typing_extensions"]


if __name__ == "__main__":
    main()
