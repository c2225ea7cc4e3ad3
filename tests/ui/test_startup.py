"""Each in a Python of its own: what is imported in this one is imported already."""

import subprocess
import sys

PREPARED = "from buurt_tui.ui import startup; startup.prepare(); "


def told(program: str) -> str:
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.strip()


def test_preparing_imports_no_textual_and_no_rich():
    loaded = told(PREPARED + "import sys; print('textual' in sys.modules, 'rich' in sys.modules)")
    assert loaded == "False False"


def test_textual_comes_without_what_no_screen_of_ours_uses():
    program = PREPARED + (
        "import sys; from textual.app import App; from textual.widgets import Static; "
        "print([m for m in ('ssl', 'textual.widgets._directory_tree', 'textual.widgets._select') "
        "if m in sys.modules])"
    )
    assert told(program) == "[]"


def test_every_name_of_textual_types_is_still_there():
    program = PREPARED + (
        "import sys; from textual.app import App; import textual.types as front; "
        "from textual.types import IgnoreReturnCallbackType, DirEntry, NoSelection; "
        "import textual.types as real; "
        "same = [getattr(front, n) is getattr(real, n) for n in real.__all__]; "
        "print(real.DirEntry is DirEntry, all(same))"
    )
    assert told(program) == "True True"


def test_the_palette_of_textual_is_left_out_and_says_so():
    program = PREPARED + (
        "import sys; from textual.app import App; from textual.command import CommandPalette\n"
        "print('textual.widgets._input' in sys.modules)\n"
        "try: CommandPalette()\n"
        "except RuntimeError as error: print(error)"
    )
    assert told(program).startswith("False\ntextual.command.CommandPalette was left out")


def test_what_nobody_expected_of_it_comes_from_the_real_module():
    program = PREPARED + (
        "from textual.app import App; from textual.command import CommandInput; "
        "from textual.widgets import Input; print(issubclass(CommandInput, Input))"
    )
    assert told(program) == "True"


def test_the_installed_textual_is_the_one_that_was_tried():
    from importlib.metadata import version

    from buurt_tui.ui.startup import TRIED, _is_tried

    assert version("textual") == TRIED, "try the app without textual.command, then say so in TRIED"
    assert _is_tried()


def test_another_textual_comes_whole():
    program = (
        "from buurt_tui.ui import startup; startup.TRIED = '0'; startup.prepare(); import sys; "
        "from textual.app import App; print('textual.widgets._input' in sys.modules)"
    )
    assert told(program) == "True"


def test_tls_is_there_for_whoever_asks_for_it_later():
    program = PREPARED + "import asyncio, ssl; print(ssl.create_default_context() is not None)"
    assert told(program) == "True"


def test_an_app_runs_and_every_widget_of_textual_can_still_be_used():
    program = PREPARED + (
        "import asyncio; from textual.app import App; from textual import widgets; "
        "from textual.widgets import DirectoryTree, Input, Select, OptionList\n"
        "class A(App):\n"
        "    def compose(self):\n"
        "        yield Input(); yield Select([('a', 1)]); yield OptionList('b')\n"
        "        yield DirectoryTree('.')\n"
        "async def run():\n"
        "    app = A()\n"
        "    async with app.run_test() as pilot:\n"
        "        await pilot.press('x')\n"
        "        print(app.query_one(Input).value)\n"
        "asyncio.run(run())"
    )
    assert told(program) == "x"


def test_once_the_screen_is_there_all_of_it_is_out_of_the_collectors_way():
    program = PREPARED + (
        "import gc; print(gc.isenabled()); startup.settle(['json']); "
        "import sys; print(gc.get_freeze_count() > 0, 'json' in sys.modules)"
    )
    assert told(program) == "False\nTrue True"


def test_too_late_does_no_harm():
    program = (
        "import ssl, asyncio; from textual.app import App; import textual.types as before; "
        "from buurt_tui.ui import startup; startup.prepare(); import textual.types as after; "
        "print(before is after)"
    )
    assert told(program) == "True"


def test_a_process_can_still_be_started():
    program = PREPARED + (
        "import asyncio, sys; print('subprocess' in sys.modules)\n"
        "async def run():\n"
        "    child = await asyncio.create_subprocess_exec(\n"
        "        sys.executable, '-c', 'print(7)', stdout=asyncio.subprocess.PIPE)\n"
        "    print((await child.communicate())[0].decode())\n"
        "asyncio.run(run())\n"
        "import subprocess; print(subprocess.run(['true']).returncode)"
    )
    assert told(program).split() == ["False", "7", "0"]


def test_what_textual_asks_once_in_a_while_is_there_when_it_asks():
    program = PREPARED + (
        "import sys; from textual.app import user_downloads_path as ask; "
        "from textual.design import Table; print('shutil' in sys.modules)\n"
        "from pathlib import Path; from difflib import get_close_matches\n"
        "print(isinstance(ask(), Path), Table.grid().row_count, Table().row_count)\n"
        "print(get_close_matches('koken', ['koke']))\n"
        "import platformdirs, rich.table; from rich.table import Column\n"
        "print(platformdirs.user_data_path('x').name, rich.table.Table is type(Table()))"
    )
    assert told(program).splitlines() == ["False", "True 0 0", "['koke']", "x True"]
