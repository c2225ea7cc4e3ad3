"""Who may import whom."""

from __future__ import annotations

import subprocess
import sys

import pytest
from house.reading import PACKAGE, ROOT

CHECK = """
import sys
from importlinter.cli import lint_imports
sys.exit(lint_imports(config_filename="pyproject.toml", no_cache=True))
"""


def run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, timeout=60
    )


def test_data_flows_one_way():
    done = run(CHECK)
    assert done.returncode == 0, done.stdout + done.stderr


HEADLESS = sorted(
    f"buurt_tui.{path.stem}"
    for path in PACKAGE.iterdir()
    if path.stem not in {"ui", "__main__", "__init__", "locale", "__pycache__"}
)


@pytest.mark.parametrize("module", HEADLESS)
def test_what_has_no_screen_costs_no_textual(module):
    done = run(f"import {module}, sys; sys.exit('textual' in sys.modules)")
    assert done.returncode == 0, done.stderr
