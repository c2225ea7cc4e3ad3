from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from terminal.terminal import Terminal, buurt


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Terminal]]:
    """Starts the program; whatever still runs is ended with the test."""
    running: list[Terminal] = []

    def _start(*arguments: str, **more: object) -> Terminal:
        terminal = Terminal(*arguments, home=tmp_path, **more)  # type: ignore[arg-type]
        running.append(terminal)
        return terminal

    yield _start
    for terminal in running:
        terminal.close()


@pytest.fixture
def demo_store(tmp_path: Path) -> Path:
    """The demo as a store on the disk."""
    path = tmp_path / "demo.json"
    written = buurt("demo", "--write", str(path), home=tmp_path)
    assert written.returncode == 0, written.stderr
    return path
