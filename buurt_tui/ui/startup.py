"""What lets the first screen come up sooner. Imports no Textual: it has to run before that.

    startup.prepare()               # before anything imports Textual
    from buurt_tui.ui.app import BuurtApp
    ...
    self.call_after_refresh(startup.settle, ["buurt_tui.quicklog.parse", …])   # once it is painted

Nine tenths of the time to a first screen is importing. What is done about that, and what each
gave of 120 ms on the machine it was measured on:

- no garbage collection while only lasting objects are made: 11 ms
- asyncio without TLS, which nothing of ours speaks: 4 ms
- `textual.types` without the five widgets that it names for documentation: 4 ms
- what the first screen does not show is imported after it is painted: see `settle`

Each is safe by itself. Where Textual changes, the answer is the slow way, never a wrong one."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterable
from importlib import import_module
from types import ModuleType
from typing import Any

_TYPES = "textual.types"
_LIGHT_TYPES = "textual._types"


def prepare() -> None:
    """Make importing Textual cheap, and let it paint sooner. Calling it too late does no harm."""
    gc.disable()
    # Textual waits for the next of its frames before it paints: at 60 a second up to 16 ms a key.
    os.environ.setdefault("TEXTUAL_FPS", "240")
    _import_asyncio_without_tls()
    if _TYPES not in sys.modules:
        sys.modules[_TYPES] = _TypesFront(_TYPES)


def settle(modules: Iterable[str] = ()) -> None:
    """The first screen is painted: import what the first keys need, and collect garbage again."""
    for module in modules:
        import_module(module)
    # all that exists by now stays to the end: no collection has to look at it again.
    gc.freeze()
    gc.enable()


def _import_asyncio_without_tls() -> None:
    """asyncio takes a missing `ssl` for what it is: a Python that was built without it."""
    if "ssl" in sys.modules or "asyncio" in sys.modules:
        return
    sys.modules["ssl"] = None  # type: ignore[assignment]  # this is how an import is refused
    try:
        import_module("asyncio")
    finally:
        del sys.modules["ssl"]


class _TypesFront(ModuleType):
    """`textual.types`, which gives the light names at once and loads the rest if it is wanted."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        light = import_module(_LIGHT_TYPES)
        if hasattr(light, name):
            return getattr(light, name)
        if sys.modules.get(_TYPES) is self:
            del sys.modules[_TYPES]
        real = import_module(_TYPES)
        self.__dict__.update(vars(real))
        return getattr(real, name)
