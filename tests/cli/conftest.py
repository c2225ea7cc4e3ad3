"""A store of its own for every test, and `buurt` as a process or in this one."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from buurt_tui import lang
from buurt_tui.cli.main import main
from buurt_tui.domain.model import Document, Put, Revision
from buurt_tui.store.opening import open_store

TODAY = "2026-11-23"


class Done(NamedTuple):
    """What a command did."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    for name in ("STORE", "LANG", "AS", "THEME", "LISTS"):
        monkeypatch.delenv(f"BUURT_{name}", raising=False)
    for name in ("CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    spoken = lang.language()
    yield
    lang.choose(spoken)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "team.json"


@pytest.fixture
def buurt(
    store: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Done]:
    """`buurt` in this process, on the store of this test and on a Monday."""

    def run(*words: str, given: str | bytes = b"", path: Path = store) -> Done:
        raw = given.encode() if isinstance(given, str) else given
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
        capfdbinary.readouterr()
        code = main(["--store", str(path), "--today", TODAY, *words])
        sys.stdout.flush()
        sys.stderr.flush()
        out, err = capfdbinary.readouterr()
        return Done(code, out.decode(errors="surrogateescape"), err.decode())

    return run


@pytest.fixture
def process(store: Path) -> Callable[..., Done]:
    """`buurt` as a process of its own."""

    def run(*words: str, given: bytes = b"", **environment: str) -> Done:
        done = subprocess.run(
            [sys.executable, "-m", "buurt_tui", "--store", str(store), "--today", TODAY, *words],
            input=given,
            capture_output=True,
            check=False,
            env={**os.environ, **environment},
        )
        return Done(
            done.returncode, done.stdout.decode(errors="surrogateescape"), done.stderr.decode()
        )

    return run


@pytest.fixture
def keep(store: Path) -> Callable[..., None]:
    """Write these documents to the store."""

    def write(*documents: Document, path: Path = store) -> None:
        opened = open_store(str(path))
        _, revision = opened.changes(Revision(0))
        opened.commit(tuple(map(Put, documents)), base=revision)
        opened.close()

    return write


def day(text: str) -> date:
    return date.fromisoformat(text)
