"""What lets the first screen come up sooner. Imports no Textual: it has to run before that.

    startup.prepare()               # before anything imports Textual
    from buurt_tui.ui.app import BuurtApp
    ...
    self.call_after_refresh(startup.settle, ["buurt_tui.quicklog.parse", …])   # once it is painted

Nine tenths of the time to a first screen is importing. What is done about that, and what each
gave of 120 ms on the machine it was measured on:

- no garbage collection while only lasting objects are made: 11 ms (see `garbage` for later)
- asyncio without TLS, which nothing of ours speaks: 4 ms
- asyncio without `subprocess` until somebody starts a process: 1 ms
- no `platformdirs` and no `rich.table`, until Textual makes a screenshot or a table: 4 ms
- `textual.types` without the widgets that it names for documentation: 4 ms
- no `textual.command`, the palette of Textual, since the app has its own: 9 ms
- what the first screen does not show is imported after it is painted: see `settle`

Where Textual changes, the answer is the slow way, never a wrong one: a name that is not expected
loads the real module, and the palette is left out of the one version that was tried."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

from buurt_tui.privacy.own_process import only_ours, say_no_values

TRIED = "8.2.8"
"""The version of Textual that is known to do without its palette."""

_TYPES = "textual.types"
_COMMAND = "textual.command"
_ON_CALL = {
    "difflib": "get_close_matches",
    "platformdirs": "user_downloads_path",
    "rich.table": "Table",
}
"""Names that Textual imports for a wrong style sheet, a screenshot, a table of colours."""
_PROCESSES = "subprocess"
_STREAMS = {"PIPE": -1, "STDOUT": -2, "DEVNULL": -3}
"""What asyncio reads of `subprocess` while it is imported."""
_OF_PALETTE = frozenset(
    {
        *("CommandListItem", "CommandPalette", "Provider", "SimpleProvider"),
        *("DiscoveryHit", "Hit", "Hits"),
    }
)


def prepare() -> None:
    """Make importing Textual cheap, and let it paint sooner. Calling it too late does no harm."""
    gc.disable()
    only_ours(os.environ)
    # Textual waits for the next of its frames before it paints: at 60 a second up to 16 ms a key.
    os.environ.setdefault("TEXTUAL_FPS", "480")
    _import_asyncio()
    say_no_values()
    if "textual" not in sys.modules:
        for module, name in _ON_CALL.items():
            sys.modules.setdefault(module, _Front(module, {name: _OnCall(module, name)}.get))
        sys.modules[_TYPES] = _Front(_TYPES, _light_type)
        if _is_tried():
            sys.modules[_COMMAND] = _Front(_COMMAND, _stand_in)


def settle(modules: Iterable[str] = ()) -> None:
    """The first screen is painted: import what the first keys need."""
    for module in modules:
        import_module(module)
    # all that exists by now stays to the end: no collection has to look at it again.
    gc.freeze()


def _import_asyncio() -> None:
    """Import it without TLS and processes, unless somebody uses these already.

    It takes a missing `ssl` for what it is: a Python that was built without it."""
    if "asyncio" in sys.modules:
        return
    left_out: dict[str, Any] = {"ssl": None, _PROCESSES: _Front(_PROCESSES, _STREAMS.get)}
    for name in left_out.keys() & sys.modules.keys():
        del left_out[name]
    for name, module in left_out.items():
        sys.modules[name] = module  # None is how an import is refused
    try:
        import_module("asyncio")
    finally:
        for name, module in left_out.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]


def _is_tried() -> bool:
    """Whether the Textual that will be imported is the one that was tried."""
    spec = find_spec("textual")
    places = (spec.submodule_search_locations or ()) if spec else ()
    return any(Path(place).with_name(f"textual-{TRIED}.dist-info").is_dir() for place in places)


def _light_type(name: str) -> Any:
    return getattr(import_module("textual._types"), name, None)


def _stand_in(name: str) -> Any:
    """A class for Textual to inherit from and to name in its annotations; it cannot be made."""
    if name not in _OF_PALETTE:
        return None

    def refuse(*_arguments: object, **_options: object) -> None:
        raise RuntimeError(f"{_COMMAND}.{name} was left out to start sooner: see {__name__}")

    return type(name, (), {"__init__": refuse, "is_open": lambda *_: False})


class _Front(ModuleType):
    """A module that gives the light names at once and loads the real one if more is wanted."""

    def __init__(self, name: str, give: Callable[[str], Any]) -> None:
        super().__init__(name)
        self._give = give

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        value = self._give(name)
        if value is None:
            value = getattr(_real(self.__name__), name)
        setattr(self, name, value)
        return value


class _OnCall:
    """What a module has by this name, imported when it is called or asked for something."""

    def __init__(self, module: str, name: str) -> None:
        self._module = module
        self._name = name

    def __call__(self, *arguments: Any, **options: Any) -> Any:
        return getattr(_real(self._module), self._name)(*arguments, **options)

    def __getattr__(self, name: str) -> Any:
        return getattr(getattr(_real(self._module), self._name), name)


def _real(name: str) -> ModuleType:
    """The module itself, no longer hidden by what stands before it."""
    if isinstance(sys.modules.get(name), _Front):
        del sys.modules[name]
    return import_module(name)
