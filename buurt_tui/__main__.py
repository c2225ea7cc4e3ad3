"""Where `buurt` and `python -m buurt_tui` begin."""

from __future__ import annotations

import os
import sys
from typing import NoReturn


def main() -> NoReturn:
    """Do what the command line says, and leave with its exit code."""
    os.umask(0o077)
    from buurt_tui.cli.main import main as obey

    exit_code = obey(sys.argv[1:])
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:  # nobody reads them any more
        pass
    # everything is written and closed: taking the interpreter apart would only take time.
    os._exit(exit_code)


if __name__ == "__main__":
    main()
