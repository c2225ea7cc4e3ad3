"""One fixture over every store: what the contract promises holds for each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from buurt_tui.store import Store, verified
from buurt_tui.store.memory import MemoryStore
from buurt_tui.store.tiny import TinyStore

Opener = Callable[[], Store]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "team.json"


@pytest.fixture(params=["read at once", "read when wanted"])
def reading(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a short snapshot is read, and as a long one."""
    if request.param == "read when wanted":
        monkeypatch.setattr(verified, "LONG", 0)


@pytest.fixture(params=["memory", "tiny", "tiny, read when wanted"])
def open_again(
    request: pytest.FixtureRequest, path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Opener]:
    """Gives each caller a store of the same neighbourhood, as another program would have it."""
    if "when wanted" in request.param:
        monkeypatch.setattr(verified, "LONG", 0)
    shared = MemoryStore()
    opened: list[Store] = []

    def open_one() -> Store:
        opened.append(shared if request.param == "memory" else TinyStore(path))
        return opened[-1]

    yield open_one
    for store in opened:
        store.close()


@pytest.fixture
def store(open_again: Opener) -> Store:
    return open_again()
