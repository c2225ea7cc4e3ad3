"""Where `buurt` and `python -m buurt_tui` begin."""

from __future__ import annotations

import os
import sys
from typing import NoReturn


def main() -> NoReturn:
    """Do what the command line says, and leave with its exit code."""
    os.umask(0o077)
    if sys.stdout is None or sys.stderr is None:  # somebody closed it: nobody is listening
        nowhere = open(os.devnull, "w")  # noqa: PTH123, SIM115  (for as long as we live)
        sys.stdout, sys.stderr = sys.stdout or nowhere, sys.stderr or nowhere
    try:
        from buurt_tui.cli.main import main as obey

        exit_code = obey(sys.argv[1:])
        sys.stdout.flush()
        sys.stderr.flush()
    except KeyboardInterrupt:
        exit_code = 130
    except BrokenPipeError:
        exit_code = 1
    # everything is written and closed: taking the interpreter apart would only take time.
    os._exit(exit_code)


if __name__ == "__main__":
    main()
