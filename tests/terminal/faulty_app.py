"""The program, in which the n-th thing that it asks of the system goes wrong.

    python -c "…; become()" FAULT N OVER [words]

An error stays, as that of a disk does, until the file OVER is there. Whether the fault came at all
is said by the file OVER with `.came` behind its name."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from store.log_under_fault import Injected

PROGRAM = (
    "import sys; sys.path.insert(0, {tests!r}); from terminal.faulty_app import become; become()"
)


def program(fault: str, at: int, over: Path) -> list[str]:
    """How to start it, as arguments of Python."""
    tests = str(Path(__file__).parents[1])
    return ["-c", PROGRAM.format(tests=tests), fault, str(at), str(over)]


def came(over: Path) -> Path:
    """The file that says that the fault came."""
    return over.with_suffix(".came")


class UntilOver(Injected):
    """Lets it go wrong from the n-th on, until somebody says that it is over."""

    def __init__(self, fault: str, at: int, over: Path) -> None:
        super().__init__(fault, at)
        self._over = over

    def goes_wrong(self) -> bool:
        return super().goes_wrong() and not self._over.exists()

    def _go_wrong(self, *about: Any) -> Any:
        came(self._over).write_text("")
        return super()._go_wrong(*about)


def become() -> None:
    """Be the program, to the end."""
    fault, at, over = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
    sys.argv[1:4] = []
    from buurt_tui.__main__ import main

    UntilOver(fault, at, over).begin()
    main()
