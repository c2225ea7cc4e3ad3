"""What others might find of it: after leaving, a signal or a crash, in files and in the process."""

from __future__ import annotations

import os
import signal
import stat
import sys
from pathlib import Path

import pytest
from terminal.terminal import Terminal, an_environment, buurt

SECRETS = (b"Fatima", b"Amrani", b"Janneke")

ENTER_SCREEN = b"\x1b[?1049h"
LEAVE_SCREEN = b"\x1b[?1049l"

BREAKS = """
import sys
from buurt_tui.ui.screens.{module} import {screen}
def {method}(self, *_arguments):
    name, note = "Fatima el Amrani", "geheime notitie"
    raise ValueError(f"{{name}} {{note}}")
{screen}.{method} = {method}
sys.argv[0] = "buurt"
from buurt_tui.__main__ import main
main()
"""
IN_A_THREAD = """
import sys
from buurt_tui.session import Session
was = Session.refresh
def refresh(self):
    if self.buurt.residents:
        raise {error}("Fatima el Amrani, geheime notitie")
    return was(self)
Session.refresh = refresh
from buurt_tui.__main__ import main
main()
"""
IN_A_TASK = """
import sys
import asyncio
from buurt_tui.ui.app import BuurtApp
was = BuurtApp.action_help
def action_help(self):
    async def fails():
        raise ValueError("Fatima el Amrani, geheime notitie")
    self.lost = asyncio.get_running_loop().create_task(fails())
    self.lost = None
    was(self)
BuurtApp.action_help = action_help
from buurt_tui.__main__ import main
main()
"""


def after_leaving(output: bytes) -> bytes:
    """What was sent once the program had left its own screen."""
    return output.rpartition(LEAVE_SCREEN)[2]


@pytest.mark.parametrize("way", ["quit", signal.SIGTERM, signal.SIGHUP])
def test_the_screen_is_clean_after_leaving(start, demo_store: Path, way) -> None:
    app: Terminal = start("--store", str(demo_store), "--as", "Karim")
    app.shows("Noteer")
    app.press("Esc", "3")
    app.shows("bewoners")
    if way == "quit":
        app.leave()
    else:
        app.send_signal(way)
        app.ended()
    assert ENTER_SCREEN in app.output
    assert LEAVE_SCREEN in app.output
    left = after_leaving(app.output)
    assert [secret for secret in SECRETS if secret in left] == []
    # where a terminal has no second screen, the last that was written on it is nothing
    before = app.output.rpartition(LEAVE_SCREEN)[0].rpartition(b"\x1b[H\x1b[J")[2]
    assert [secret for secret in SECRETS if secret in before] == []
    assert app.output.count(b"\x1b[H\x1b[J") == 1
    shown_before = app.output.partition(ENTER_SCREEN)[0]
    assert [secret for secret in SECRETS if secret in shown_before] == []


@pytest.mark.parametrize(
    ("script", "pressed"),
    [
        (
            BREAKS.format(
                module="residents", screen="ResidentsScreen", method="action_prefers_not"
            ),
            ("Esc", "3", "x"),
        ),
        (
            BREAKS.format(module="follow_ups", screen="FollowUpsScreen", method="show"),
            ("Esc", "2"),
        ),
        (IN_A_THREAD.format(error="RuntimeError"), ()),
    ],
    ids=["in an action", "in showing a screen", "in the thread of the store"],
)
def test_a_crash_tells_where_it_was_and_no_name(
    start, tmp_path: Path, demo_store: Path, script: str, pressed: tuple[str, ...]
) -> None:
    broken = tmp_path / "broken.py"
    broken.write_text(script)
    app: Terminal = start(
        "--store", str(demo_store), "--as", "Karim", program=("-P", str(broken)),
        environment={"PYTHONPATH": os.getcwd()},
    )  # fmt: skip
    if pressed:
        app.shows("Noteer")
        for key in pressed:
            app.press(key)
            app.settle(0.1)
    text = app.ended()
    assert "fout in het programma" in text
    told = after_leaving(app.output)
    for secret in (*SECRETS, b"geheime notitie"):
        assert secret not in told, told.decode()


def test_what_fails_in_a_task_that_nobody_waits_for_is_told_nowhere(
    start, tmp_path: Path, demo_store: Path
) -> None:
    broken = tmp_path / "broken.py"
    broken.write_text(IN_A_TASK)
    app: Terminal = start(
        "--store", str(demo_store), "--as", "Karim", program=("-P", str(broken)),
        environment={"PYTHONPATH": os.getcwd(), "PYTHONASYNCIODEBUG": "1"},
    )  # fmt: skip
    app.shows("Noteer")
    app.press("F1")
    app.settle()
    app.press("Esc")
    app.leave()
    assert b"geheime notitie" not in app.output


def test_nothing_that_textual_can_be_asked_for_leaves_a_trace(
    start, tmp_path: Path, demo_store: Path
) -> None:
    folder = tmp_path / "traces"
    folder.mkdir()
    app: Terminal = start(
        "--store",
        str(demo_store),
        "--as",
        "Karim",
        environment={
            "TEXTUAL": "debug,devtools",
            "TEXTUAL_LOG": str(folder / "log"),
            "TEXTUAL_DEBUG": "1",
            "TEXTUAL_PRESS": "escape,3",
            "TEXTUAL_SCREENSHOT": "0",
            "TEXTUAL_SCREENSHOT_LOCATION": str(folder),
            "TEXTUAL_SHOW_RETURN": "1",
        },
    )
    app.shows("Noteer")
    app.settle(0.5)
    assert "bewoners" not in app.text.splitlines()[3]
    app.press("Esc", "3")
    app.shows("bewoners")
    app.leave()
    assert list(folder.iterdir()) == []
    assert not (Path.cwd() / "keys.log").exists()
    assert b"\x1b]52" not in app.output


def test_other_programs_may_not_look_into_the_process(start, demo_store: Path) -> None:
    app: Terminal = start("--store", str(demo_store), "--as", "Karim")
    app.shows("Noteer")
    limits = Path(f"/proc/{app.pid}/limits")
    if sys.platform == "linux":
        core = next(line for line in limits.read_text().splitlines() if "core file" in line)
        assert core.split()[4] == "0"
        # who may not be dumped belongs to root in /proc, whoever runs it
        assert Path(f"/proc/{app.pid}/mem").stat().st_uid == 0
    arguments = Path(f"/proc/{app.pid}/cmdline").read_bytes()
    assert [secret for secret in SECRETS if secret in arguments] == []
    app.leave()


def test_a_command_refuses_a_core_file_too(tmp_path: Path) -> None:
    import subprocess

    script = (
        "import sys, os, resource\n"
        "from buurt_tui.cli import main\n"
        "def obey(words):\n"
        "    sys.stdout.write(str(resource.getrlimit(resource.RLIMIT_CORE)[0]))\n"
        "    return 0\n"
        "main.main = obey\n"
        "from buurt_tui.__main__ import main as begin\n"
        "begin()\n"
    )
    answer = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, env=an_environment(tmp_path)
    )
    assert answer.stdout == "0", answer.stderr


def test_what_is_written_may_be_read_by_its_owner_alone(
    start, demo_store: Path, tmp_path: Path
) -> None:
    home = tmp_path / "thuis"
    home.mkdir(mode=0o755)
    app: Terminal = start(environment={"HOME": str(home)})
    app.shows("Welkom bij Buurt")
    app.press("Slotervaart", "Enter")
    app.shows("Hoe heet je?")
    app.press("Anja", "Enter")
    app.shows("straten")
    app.press("Kwakersstraat", "Enter")
    app.shows("ronde Kwakersstraat")
    app.press("half getypt")
    app.settle()
    open_to_others = [
        str(path)
        for path in home.rglob("*")
        if path.is_file() and stat.S_IMODE(path.stat().st_mode) & 0o077
    ]
    assert open_to_others == []
    app.leave()
    assert buurt("encounters", home=home).returncode == 0
