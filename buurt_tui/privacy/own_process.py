"""What this process holds in memory stays in it: no core file, and no other program looks inside.

    keep_to_ourselves()    # as early as can be

The operating system is asked; where it does not know how (another than Linux), a core file is
refused all the same."""

from __future__ import annotations

import sys
from collections.abc import MutableMapping

_SET_DUMPABLE = 4
"""PR_SET_DUMPABLE of <linux/prctl.h>."""


def keep_to_ourselves() -> None:
    """No core file when we crash, and `/proc` shows our memory to nobody but the administrator."""
    import resource

    hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
    resource.setrlimit(resource.RLIMIT_CORE, (0, hard))
    if sys.platform == "linux":
        _refuse_dumps()


def say_no_values() -> None:
    """What the interpreter and its library would tell of an error shows values, and these are
    names: of an error in a thread, in a task, in clean-up. Ours are told where they are caught."""
    import logging
    import threading

    logging.disable(logging.CRITICAL)
    threading.excepthook = _told_nowhere
    sys.unraisablehook = _told_nowhere


def _told_nowhere(_error: object) -> None:
    return None


def only_ours(environment: MutableMapping[str, str]) -> None:
    """Take out what has Textual write a log or a picture, talk to a debugger, or press keys."""
    for name in [name for name in environment if name.startswith("TEXTUAL")]:
        del environment[name]


def _refuse_dumps() -> None:
    # not `ctypes`, which would take five times as long as all of this
    try:
        from _ctypes import call_function, dlopen, dlsym

        this_program = dlopen(None, 0)  # type: ignore[arg-type]
        call_function(dlsym(this_program, "prctl"), (_SET_DUMPABLE, 0, 0, 0, 0))
    except (ImportError, OSError):  # another Python; there is still no core file
        return
