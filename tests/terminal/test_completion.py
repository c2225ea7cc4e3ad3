"""Completion in the shells themselves: names arrive as one word, and none of them is run."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest
from builders import a_follow_up, a_member, a_place, a_resident, an_interest
from terminal.terminal import buurt

from buurt_tui.cli.completion import SCRIPTS
from buurt_tui.cli.shell_words import of_bash, quote
from buurt_tui.domain.model import Put, Revision
from buurt_tui.store.opening import open_store

HOSTILE = [
    "Aa $(touch PWNED) x",
    "Bb `touch PWNED`",
    "Cc; touch PWNED; #",
    "Dd \"dubbel\" en 'enkel'",
    "Ee *?[a-z]{1,2}~",
    "Ff | tee PWNED > PWNED & x",
    "Gg \\ achter $HOME !ls",
    "Hh = is : dubbelpunt",
    "Jj ënñ Yılmaz 😀",
    "Kk\ttab en  spaties",
]
SHELLS = [shell for shell in SCRIPTS if shutil.which(shell)]
"""Bash is everywhere; the others are tried where they are."""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A directory with a `buurt` that completes, and else writes down the words it was given."""
    store = tmp_path / "team.json"
    residents = [a_resident(name) for name in (*HOSTILE, "Fatima el Amrani", "Fatih Kaya")]
    opened = open_store(str(store))
    documents = [
        *residents,
        a_resident("-rf weg"),
        a_place("Burgemeester Röellstraat"),
        a_member("Karim de Jong"),
        an_interest("koken"),
        a_follow_up(residents[-1], reason="bellen"),
    ]
    opened.commit(tuple(map(Put, documents)), base=Revision(0))
    opened.close()
    program = tmp_path / "bin" / "buurt"
    program.parent.mkdir()
    program.write_text(
        f"""#!{sys.executable}
import json, os, sys
if sys.argv[1:2] == ["completion"]:
    os.environ["BUURT_STORE"] = {str(store)!r}
    os.environ["BUURT_LANG"] = "en"
    import subprocess
    subprocess.run([sys.executable, "-m", "buurt_tui", *sys.argv[1:]])
    with open({str(tmp_path / "asked")!r}, "a") as asked:
        asked.write(".")
    sys.exit()
with open({str(tmp_path / "words")!r}, "w") as told:
    json.dump(sys.argv[1:], told)
"""
    )
    program.chmod(0o755)
    for shell, script in SCRIPTS.items():
        (tmp_path / f"script.{shell}").write_text(script)
    return tmp_path


BEGIN = {
    "bash": (["--norc", "--noprofile", "-i"], "bind 'set bell-style none'; source ./script.bash"),
    "zsh": (["-f", "-i"], "autoload -U compinit; compinit -u -D; source ./script.zsh"),
    "fish": (["--no-config", "-i"], "source ./script.fish"),
}


class Shell:
    """Somebody types in a shell."""

    def __init__(self, shell: str, place: Path) -> None:
        self.words = place / "words"
        self._asked = place / "asked"
        options, begin = BEGIN[shell]
        self._child = pexpect.spawn(
            shell,
            options,
            cwd=str(place),
            dimensions=(24, 200),
            encoding="utf8",
            timeout=30,
            env={
                "PATH": f"{place / 'bin'}:/usr/bin:/bin",
                "HOME": str(place),
                "TERM": "xterm",
                "LC_ALL": "C.UTF-8",
                "PYTHONPATH": ":".join(filter(None, sys.path)),
            },
        )
        self.run(f"{begin}; echo rea''dy")
        self._child.expect("ready")

    def run(self, line: str) -> None:
        self._child.send(line + "\r")

    def typed(self, *parts: str) -> list[str]:
        """The words that the program is given when these are typed with a Tab between them."""
        self.words.unlink(missing_ok=True)
        for part in parts[:-1]:
            before = self._times_asked
            self._child.send(part + "\t")
            self._until(lambda before=before: self._times_asked > before)
        self._child.send(parts[-1] + "\r")
        self._until(lambda: self.words.exists() and self.words.read_text())
        told: list[str] = json.loads(self.words.read_text())
        return told

    @property
    def _times_asked(self) -> int:
        """How often the shell asked what can follow."""
        return len(self._asked.read_text()) if self._asked.exists() else 0

    def _until(self, holds) -> None:
        for _time in range(300):
            if holds():
                break
            self._quiet(0.05)
        else:
            raise AssertionError(f"it does not come true: {self._child.before!r}")
        self._quiet(0.15)  # until the shell has taken it in

    def _quiet(self, seconds: float) -> None:
        self._child.expect([pexpect.TIMEOUT, r"(?!)"], timeout=seconds)

    def end(self) -> None:
        self._child.close(force=True)


@pytest.fixture(params=SHELLS)
def shell(request, place):
    opened = Shell(request.param, place)
    yield opened
    opened.end()


def test_names_arrive_as_one_word_and_none_of_them_is_run(shell, place):
    for name in HOSTILE:
        clean_name = " ".join(name.split("\t")) if "\t" in name else name
        told = shell.typed(f"buurt resident {name[:2]}", "")
        assert told == ["resident", clean_name], name
    assert not (place / "PWNED").exists()


def test_a_name_that_looks_like_an_option_is_completed_where_it_is_none(shell):
    assert shell.typed("buurt resident -- -r", "") == ["resident", "--", "-rf weg"]


def test_commands_actions_options_and_their_values_are_completed(shell):
    assert shell.typed("buurt resi", "") in (["resident"], ["residents"])
    assert shell.typed("buurt resident Fatima", " ren", " X") == [
        "resident",
        "Fatima el Amrani",
        "rename",
        "X",
    ]
    assert shell.typed("buurt follow-ups --str", " Burg", "") == [
        "follow-ups",
        "--street",
        "Burgemeester Röellstraat",
    ]
    assert shell.typed("buurt log --as Kar", "")[-1] == "Karim de Jong"
    assert shell.typed("buurt --lang e", " quiet") == ["--lang", "en", "quiet"]
    assert shell.typed("buurt config che", "") == ["config", "check"]


def test_a_name_is_completed_whatever_its_case(shell):
    assert shell.typed("buurt about fatih", "") == ["about", "Fatih Kaya"]


def test_files_are_completed_where_a_file_is_meant(shell, place):
    (place / "aantekeningen van ma.txt").write_text("")
    assert shell.typed("buurt log aant", "") == ["log", "aantekeningen van ma.txt"]


@pytest.mark.parametrize(
    "typed", ['buurt resident "Fatima', "buurt resident 'Fatima", "buurt resident Fatima\\ e"]
)
def test_bash_completes_within_quotes(typed, place):
    bash = Shell("bash", place)
    assert bash.typed(typed, "") == ["resident", "Fatima el Amrani"]
    assert bash.typed("buurt log --as=Kar", "") == ["log", "--as=Karim de Jong"]
    bash.end()


def test_every_shell_that_is_here_reads_its_script(place):
    assert "bash" in SHELLS
    for shell in SHELLS:
        done = subprocess.run(
            [shell, "-n", f"script.{shell}"],
            cwd=place,
            capture_output=True,
            env={"PATH": "/usr/bin"},
        )
        assert (done.returncode, done.stderr) == (0, b""), shell


def test_another_shell_is_not_guessed(tmp_path):
    for asked in (["tcsh"], []):
        assert buurt("completion", *asked, home=tmp_path).returncode == 2


def test_a_store_that_cannot_be_read_offers_no_names(place, tmp_path):
    (tmp_path / "broken.json").write_text("{")
    done = subprocess.run(
        [sys.executable, "-m", "buurt_tui", "completion"],
        input=b"buurt resident Fa",
        env={"BUURT_COMPLETES": "bash", "BUURT_STORE": str(tmp_path / "broken.json")},
        capture_output=True,
        cwd=Path(__file__).parents[2],
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"words\n", b"")


@pytest.mark.parametrize(
    ("line", "words", "current"),
    [
        ("buurt ", [], ""),
        ("buurt res", [], "res"),
        ("buurt about Fat", ["about"], "Fat"),
        ("ls; buurt about 'Mw. De", ["about"], "Mw. De"),
        ('buurt about "Mw. \\"De', ["about"], 'Mw. "De'),
        ("buurt about Mw.\\ De", ["about"], "Mw. De"),
        ("buurt log --as=Kar", ["log"], "--as=Kar"),
        ("buurt about ''", ["about"], ""),
    ],
)
def test_a_line_is_read_as_bash_reads_it(line, words, current):
    read = of_bash(line)
    assert (read.words, read.current) == (words, current)


@pytest.mark.parametrize("text", [*HOSTILE[:-1], "", "-x", "--", "'", "\\", "a\nb"])
def test_a_quoted_word_is_one_word_to_every_shell(text):
    import shlex

    if "\n" not in text:
        assert shlex.split(quote(text)) == [text]
        for shell in SHELLS:
            told = subprocess.run(
                [shell, "-c", f"printf '%s' {quote(text)}"], capture_output=True, check=True
            )
            assert told.stdout.decode() == text
