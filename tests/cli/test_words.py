"""Options, help, languages, exit codes: what holds for every command."""

import json
import os
import pty
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from builders import MONDAY, a_member, a_resident, an_encounter, an_interest

from buurt_tui.cli.commands import COMMANDS
from buurt_tui.cli.version import VERSION

ROOT = Path(__file__).parents[2]
NAMES = [command.name for command in COMMANDS if command.name]


@pytest.mark.parametrize("name", ["", *NAMES])
@pytest.mark.parametrize("code", ["nl", "en"])
def test_every_command_explains_itself_in_80_columns(name: str, code: str, buurt) -> None:
    words = [name] if name else []

    done = buurt(*words, "--help", "--lang", code)

    assert (done.code, done.err) == (0, "")
    assert f"buurt {name}".strip() in done.out
    assert max(map(len, done.lines)) <= 80


def test_help_speaks_the_language_that_was_chosen(process) -> None:
    assert "Opties" in process("--help", LC_ALL="nl_NL.UTF-8").out
    assert "Options" in process("--help", LC_ALL="en_GB.UTF-8").out
    assert "Opties" in process("--help", LC_ALL="", LANG="").out
    assert "Options" in process("--help", LC_ALL="nl_NL.UTF-8", BUURT_LANG="en").out
    assert "Opties" in process("--help", "--lang", "nl", BUURT_LANG="en").out


def test_the_version_is_that_of_the_package(buurt) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]

    assert buurt("--version").out == f"buurt {VERSION}\n"
    assert project.get("version", VERSION) == VERSION


def test_options_may_stand_anywhere(buurt, keep) -> None:
    keep(a_resident("Fatima"))

    orders = [
        ["--json", "residents", "fatima"],
        ["residents", "--json", "fatima"],
        ["residents", "fatima", "--json"],
        ["--json", "residents", "--", "fatima"],
    ]

    assert len({buurt(*order).out for order in orders}) == 1


@pytest.mark.parametrize(
    "words",
    [
        ["nope"],
        ["encounters", "--nope"],
        ["encounters", "-x"],
        ["encounters", "extra"],
        ["encounters", "--ids"],
        ["encounters", "--json=yes"],
        ["residents", "--lang", "fr"],
        ["residents", "--lang"],
        ["log", "--date", "ooit"],
        ["log", "--date"],
        ["log", "--date=vr", "--date=za"],
        ["encounters", "--today", "vandaag of morgen"],
        ["settle", "x"],
        ["settle"],
        ["follow-ups", "--mine"],
        [],
    ],
)
@pytest.mark.parametrize("code", ["nl", "en"])
def test_what_is_not_understood_is_one_sentence_and_exit_2(words, code, process) -> None:
    done = process(*words, BUURT_LANG=code)

    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert done.err.startswith("buurt: ")
    assert "Traceback" not in done.err


@pytest.mark.parametrize("name", ["encounters", "undo", "checkpoint", "residents"])
def test_a_store_that_cannot_be_read_is_one_sentence_and_exit_1(name: str, process, store) -> None:
    store.write_bytes(b"{ this is no store")
    malformed = process(name)
    store.unlink()
    store.mkdir()
    directory = process(name)
    address = process(name, "--store", "other://host/x")

    for done in (malformed, directory):
        assert (done.code, done.out) == (1, "")
        assert "Traceback" not in done.err
        assert len(done.err.splitlines()) == 1
    assert address.code == 2  # --store was given twice


def test_a_file_that_is_not_there_is_one_sentence_and_exit_1(buurt, tmp_path) -> None:
    done = buurt("log", str(tmp_path / "nope"))

    assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)


def test_the_environment_says_what_no_option_says(process, store, tmp_path) -> None:
    other = str(tmp_path / "other.json")

    process("log", given=b"een\n", BUURT_AS="Anja")
    [row] = process("encounters", "--json", BUURT_STORE=other).json
    assert row["logged_by"] == "Anja"  # the option goes before the environment


def test_no_command_imports_textual(store, tmp_path) -> None:
    calls = [
        *([name] for name in NAMES if name not in ("demo", "settle")),
        ["demo", "--write", str(tmp_path / "demo.json")],
        ["settle", "x", "done"],
        ["follow-ups", "--walk"],
        ["--help"],
        ["--version"],
    ]
    program = (
        "import json, sys\n"
        "from buurt_tui.cli.main import main\n"
        "for words in json.loads(sys.argv[1]): main(words)\n"
        "sys.exit('textual' in sys.modules or 'click' in sys.modules)"
    )
    words = json.dumps([[*call, "--store", str(store)] for call in calls])

    done = subprocess.run([sys.executable, "-c", program, words], input=b"een\n", check=False)

    assert done.returncode == 0


def test_the_demo_is_written_once_and_never_over_anything(buurt, store) -> None:
    assert buurt("demo", "--write", str(store)).code == 0
    assert len(buurt("residents", "--json").json) > 100
    again = buurt("demo", "--write", str(store))
    assert (again.code, again.err.count("\n")) == (1, 1)


def test_after_a_checkpoint_tinydb_itself_reads_everything(buurt, store) -> None:
    import tinydb

    buurt("log", given="@Fatima #koken\n")
    assert buurt("checkpoint").code == 0

    database = tinydb.TinyDB(store)
    assert [row["name"] for row in database.table("residents")] == ["Fatima"]
    database.close()


def test_who_reads_only_the_beginning_hears_no_complaint(process, buurt, store) -> None:
    buurt("demo", "--write", str(store))
    command = f"{sys.executable} -m buurt_tui --store {store} encounters --json | head -c 10"

    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False)

    assert done.stderr == b""


@pytest.mark.parametrize("closing", [">&-", "2>&-", "> /dev/full"])
def test_an_output_that_takes_nothing_is_no_mistake_of_ours(closing: str, store, keep) -> None:
    keep(an_encounter())
    command = f"{sys.executable} -m buurt_tui --store {store} encounters {closing}"

    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False)

    assert done.returncode == (1 if "full" in closing else 0)
    assert b"Error" not in done.stderr
    assert done.stderr.count(b"\n") <= 1


@pytest.mark.parametrize("closing", [">&-", "> /dev/full", "| head -n 1 > /dev/null"])
def test_lines_are_kept_though_nobody_takes_the_ids(closing: str, store, process) -> None:
    lines = "for n in 1 2 3 4 5 6; do echo regel $n; sleep 0.05; done"
    command = f"{lines} | {sys.executable} -m buurt_tui --store {store} log --ids {closing}"

    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False)

    assert b"Error" not in done.stderr
    assert {each["note"] for each in process("encounters", "--json").json} == {
        f"regel {n}" for n in range(1, 7)
    }


@pytest.mark.parametrize("closing", ["<&-", "<&- >&-", "<&- >&- 2>&-", ">&- 2>&-"])
def test_what_is_closed_at_the_start_is_read_and_written_by_nobody(closing, store, process):
    command = f"echo regel | {sys.executable} -m buurt_tui --store {store} log {closing}"

    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False)

    assert (done.returncode, done.stderr) == (0, b"")
    assert len(process("encounters", "--json").json) == (0 if "<" in closing else 1)


def test_in_a_terminal_a_list_is_a_table_without_control_characters(store, keep) -> None:
    topic = an_interest("koken")
    keep(topic, a_resident("Fatima \x1b[31mred\x07"), an_encounter(note="x"), a_member())

    out = in_terminal("residents", "--store", str(store), "--today", MONDAY.isoformat())

    assert "Fatima [31mred" in out
    assert "\x07" not in out
    assert "\t" not in out


def test_in_a_terminal_log_asks_line_by_line(store, process) -> None:
    out = in_terminal("log", "--store", str(store), given=b"@Fatima #koken\n@Omar\n\n")

    assert "@Fatima +cooking" in out
    assert len(process("encounters", "--json").json) == 2


def in_terminal(*words: str, given: bytes = b"") -> str:
    """What `buurt` shows in a terminal of its own."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ["TERM"] = "dumb"
        os.execv(sys.executable, [sys.executable, "-m", "buurt_tui", *words])
    os.write(terminal, given)
    shown = b""
    try:
        while part := os.read(terminal, 65536):
            shown += part
    except OSError:  # how Linux says that the other side has left
        pass
    os.waitpid(pid, 0)
    os.close(terminal)
    return shown.decode()
