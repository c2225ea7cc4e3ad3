"""Starting the program does not wait for what a first unknown name needs."""

from __future__ import annotations

import subprocess
import sys


def test_spelling_distances_are_imported_only_when_a_name_is_unknown():
    code = (
        "import sys, buurt_tui.quicklog.complete, buurt_tui.quicklog.entry;"
        "sys.exit('rapidfuzz' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
