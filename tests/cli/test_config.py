"""Which of option, variable, file and default has its way, and what is said of each mistake."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from buurt_tui.config import (
    ConfigError,
    load,
    remember_member,
    remember_theme,
    remembered_member,
    state_directory,
)
from buurt_tui.demo import data_file


@pytest.fixture
def environment(tmp_path):
    def write(text: str | bytes = "", **values: str) -> dict[str, str]:
        (tmp_path / "config" / "buurt").mkdir(parents=True, exist_ok=True)
        raw = text if isinstance(text, bytes) else text.encode()
        (tmp_path / "config" / "buurt" / "config.toml").write_bytes(raw)
        return {
            "XDG_CONFIG_HOME": str(tmp_path / "config"),
            "XDG_DATA_HOME": str(tmp_path / "data"),
            **values,
        }

    return write


def test_an_option_goes_before_a_variable_and_that_before_the_file(environment) -> None:
    env = environment('store = "/file"\nlanguage = "en"\nas = "Anja"')
    assert (load({}, env).store, load({}, env).language, load({}, env).member) == (
        "/file",
        "en",
        "Anja",
    )

    env |= {"BUURT_STORE": "env", "BUURT_LANG": "nl", "BUURT_AS": "Karim"}
    config = load({}, env)
    assert (config.store, config.language, config.member) == ("env", "nl", "Karim")

    config = load({"store": "option", "lang": "en", "as": "Wim"}, env)
    assert (config.store, config.language, config.member) == ("option", "en", "Wim")


def test_a_store_in_the_file_does_not_depend_on_where_somebody_stands(environment, tmp_path):
    config = load({}, environment('store = "team.json"'))

    assert config.store == str(tmp_path / "config" / "buurt" / "team.json")
    assert load({}, environment('store = "~/team.json"')).store == "~/team.json"


def test_without_anything_the_store_is_among_our_data_and_the_language_dutch(
    environment, tmp_path
) -> None:
    config = load({}, environment())

    assert config.store == str(tmp_path / "data" / "buurt" / "buurt.json")
    assert (config.language, config.member, config.theme) == ("nl", "", "donker")
    assert (config.lock_minutes, config.lock_minutes_shared, config.quiet_weeks) == (5, 2, 6)
    assert config.mistakes == ()


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ('theme = "Light"', "theme", "licht"),
        ('language = "en_GB.UTF-8"', "language", "en"),
        ('language = "Nederlands"', "language", "nl"),
        ('lists = "plain"', "lists", "plain"),
        ("lock_minutes = 0", "lock_minutes", 0),
        ("quiet_weeks = 8", "quiet_weeks", 8),
        ('\ufefftheme = "contrast"\r\n', "theme", "contrast"),
    ],
)
def test_what_people_write_is_understood(text, field, value, environment) -> None:
    config = load({}, environment(text))
    assert (getattr(config, field), config.mistakes) == (value, ())


MISTAKES = {
    'them = "licht"': "line 1: them is no setting; did you mean theme?",
    'kleurtje = "licht"': "line 1: kleurtje is no setting; there are store, language",
    '\ntheme = "lict"': "line 2: theme cannot be lict; did you mean licht?",
    'theme = "qqqqqq"': "line 1: theme cannot be qqqqqq; choose from licht, donker, contrast",
    'language = "fr"': "line 1: language cannot be fr; choose from nl, en",
    "theme = 3": "line 1: theme wants a text between quotes",
    'as = ["Anja"]': "line 1: as wants a text between quotes",
    'as = "  "': "line 1: as says nothing",
    'lock_minutes = "5"': "line 1: lock_minutes wants a whole number without quotes, not 5",
    "lock_minutes = -1": "line 1: lock_minutes is a number from 0 to 1440, not -1",
    "lock_minutes = 99999": "line 1: lock_minutes is a number from 0 to 1440, not 99999",
    "lock_minutes = 2.5": "line 1: lock_minutes wants a whole number",
    "lock_minutes = true": "line 1: lock_minutes wants a whole number",
    "quiet_weeks = 0": "line 1: quiet_weeks is a number from 1 to 520, not 0",
    'lists = "plane"': "line 1: lists cannot be plane; did you mean plain?",
    'keys = "l"': "line 1: keys is a table",
    '[keys]\nfollow_up.lter = "l"': (
        "line 2: follow_up.lter is no key id; did you mean follow_up.later?"
    ),
    '[keys]\n"zzz" = "l"': "line 2: zzz is no key id; buurt config keys shows all",
    '[keys]\n"follow_up.later" = "f55"': "line 2: f55 is no key; did you mean f5?",
    '[keys]\nquit = ""': "line 2: quit needs at least one key",
    "[keys]\nquit = []": "line 2: quit needs at least one key",
    "[keys]\nquit = 3": 'line 2: quit wants a key, as "l" or "l,f5"',
    '[keys]\nquit = "q"': "line 2: q is needed for typing and walking; quit cannot have it",
    '[keys]\nquit = "enter"': "line 2: enter is needed for typing",
    '[keys]\n"follow_up.done" = "enter"': "line 2: enter is needed for typing",
    '[keys]\nundo = "ctrl+i"': "line 2: a terminal takes ctrl+i for tab",
    '[keys]\n"follow_up.done" = "l"': (
        "line 2: l would be follow_up.done and follow_up.later at once"
    ),
    '[keys]\n"follow_up.done" = "ctrl+q"': "line 2: ^Q would be follow_up.done and quit at once",
    '[keys]\n"follow_up.done" = "3"': (
        "line 2: 3 would be follow_up.done and go.residents at once"
    ),
    '[keys]\nundo = "f2"': "line 2: F2 would be undo and go.follow_ups.typing at once",
    '[keys]\nundo = "u"\nredo = "u"': "line 3: u would be redo and undo at once",
}


@pytest.mark.parametrize("text", MISTAKES)
def test_each_mistake_is_one_plain_sentence_and_keeps_nobody_from_logging(
    text, environment, buurt, monkeypatch
):
    monkeypatch.setattr(os, "environ", {**os.environ, **environment(text)})
    checked = buurt("config", "check")
    [line] = checked.lines
    assert MISTAKES[text] in line
    assert line.startswith(os.environ["XDG_CONFIG_HOME"])
    assert checked.code == 1

    logged = buurt("log", "--ids", given="@Fatima")
    assert logged.code == 0 and len(logged.lines) == 1
    assert buurt("config", "check", "--json").json[0]["line"] is not None


UNCLEAR = {
    b'stoer = "/x"': "line 1: stoer is no setting; did you mean store?",
    b"store = 3": "line 1: store wants a text between quotes",
    b'store = ""': "line 1: store says nothing",
    b"\xff\xfes\x00t\x00": "line 1: this is not UTF-8 text",
    b"\nas = '\xff'": "line 2: this is not UTF-8 text",
    b"store =": "line 1: a text stands between quotes",
    b'theme = "x"\ntheme = "y"': "line 2: this is written twice",
    b"\x00": "line 1: this is not how a setting is written",
    b"theme = licht": "line 1: a text stands between quotes",
    b'theme = "licht': "line 1: a quote or a bracket is missing at the end",
    b'theme: "licht"': "line 1: this is not how a setting is written",
    b"[" * 5000: "this is not how a setting is written",
    b"#" * 1_000_001: "this is too long for a file with settings",
}


@pytest.mark.parametrize("raw", UNCLEAR, ids=lambda raw: ascii(raw[:20]))
def test_where_nobody_can_tell_which_store_is_meant_it_stops(raw, environment):
    env = environment(raw)
    with pytest.raises(ConfigError):
        load({}, env)
    assert load({"store": "/here"}, env).store == "/here"
    assert load({}, env | {"BUURT_STORE": "/there"}).store == "/there"


@pytest.mark.parametrize("raw", UNCLEAR, ids=lambda raw: ascii(raw[:20]))
def test_and_says_so_in_one_sentence(raw, environment, process):
    env = environment(raw)
    checked = process("config", "check", **env)
    assert checked.code == 1
    assert UNCLEAR[raw] in checked.lines[0]
    assert "Traceback" not in checked.err
    assert process("config", "show", **env).code == 0


def test_a_directory_a_pipe_and_a_closed_file_are_no_settings(environment, tmp_path, process):
    env = environment("")
    path = Path(env["XDG_CONFIG_HOME"]) / "buurt" / "config.toml"
    path.unlink()
    path.mkdir()
    assert "this is a directory" in process("config", "check", **env).out
    path.rmdir()
    os.mkfifo(path)
    assert "this is not a file with settings" in process("config", "check", **env).out


def test_variables_have_mistakes_too(environment, process):
    env = environment("")
    done = process(
        "config", "check", **env, BUURT_THEME="lict", BUURT_LANGUAGE="nl", BUURT_XYZZY="1"
    )
    assert done.lines == [
        "BUURT_THEME cannot be lict; did you mean licht?",
        "BUURT_LANGUAGE is no variable of Buurt; did you mean BUURT_LANG?",
        "BUURT_XYZZY is no variable of Buurt; there are BUURT_STORE, BUURT_LANG, BUURT_AS,"
        " BUURT_THEME, BUURT_LISTS",
    ]
    assert done.code == 1


def test_a_store_that_cannot_be_is_found_without_making_one(environment, buurt, tmp_path):
    (tmp_path / "a_file").write_text("")
    for store, says in (
        (tmp_path, "that is a directory"),
        (tmp_path / "a_file" / "x.json", "something on the way is no directory"),
        ("mysql://x", "is no store that this version of Buurt can open"),
        ("/" + "x" * 300, "that is no name for a file"),
    ):
        done = buurt("config", "check", "--store", str(store))
        # the conftest gives a store before; the last one given has its way here
        assert done.code in (1, 2)
        assert says in done.out or "given twice" in done.err
    assert sorted(path.name for path in tmp_path.iterdir() if path.name != "data") == ["a_file"]


def test_show_says_who_gave_each_value(environment, process, tmp_path):
    env = environment('\ntheme = "licht"\n[keys]\n"follow_up.later" = "u,f5"', BUURT_AS="Anja")
    done = process("config", "show", "--json", NO_COLOR="1", **env)
    rows = {row["setting"]: row for row in done.json}
    path = str(tmp_path / "config" / "buurt" / "config.toml")
    assert rows["theme"] == {
        "setting": "theme",
        "value": "licht",
        "source": "file",
        "given_by": f"{path}:2",
        "file": path,
        "line": 2,
    }
    assert (rows["as"]["value"], rows["as"]["given_by"]) == ("Anja", "BUURT_AS")
    assert rows["store"]["given_by"] == "--store"
    assert rows["language"]["given_by"] == "LC_ALL"
    assert (rows["quiet_weeks"]["value"], rows["quiet_weeks"]["source"]) == (6, "default")
    assert (rows["keys.follow_up.later"]["value"], rows["keys.follow_up.later"]["line"]) == (
        "u,f5",
        4,
    )
    assert rows["no_color"]["source"] == "variable"
    plain = process("config", "show", **env).lines
    assert f"theme\tlicht\t{path}:2" in [line.rpartition("\t")[0] for line in plain]


def test_every_key_id_is_listed_with_its_keys(buurt):
    ids = [row["id"] for row in buurt("config", "keys", "--json").json]
    assert {"quit", "undo", "help", "follow_up.later"} <= set(ids)
    assert len(ids) == len(set(ids))


def test_the_example_is_in_order_with_every_line_switched_on(environment, process):
    text = data_file("config.example.toml").read_text("utf-8")
    assert process("config", "check", **environment(text)).code == 0
    lines = (line.removeprefix("# ") for line in text.splitlines())
    settings = [line for line in lines if " = " in line or line == "[keys]"]
    done = process("config", "check", **environment("\n".join(settings)))
    assert (done.out, done.code) == ("", 0)
    shown = json.loads(process("config", "show", "--json", **environment("")).out)
    assert {row["setting"] for row in shown} <= {line.partition(" =")[0] for line in settings}


def test_init_writes_the_example_once(process, tmp_path):
    first = process("config", "init")
    path = Path(process("config", "path").out.strip())
    assert (first.code, path.read_text("utf-8")) == (
        0,
        data_file("config.example.toml").read_text(),
    )
    path.write_text("mine")
    assert process("config", "init").code == 1
    assert path.read_text() == "mine"


def test_what_is_asked_of_config_is_one_of_a_few(buurt):
    done = buurt("config", "shw")
    assert done.code == 2 and "show, check, keys, path, init" in done.err


def test_quiet_is_after_as_many_weeks_as_the_file_says(environment, process, keep):
    from datetime import date

    from builders import a_resident, an_encounter

    fatima = a_resident("Fatima")
    keep(fatima, an_encounter(fatima, on=date(2026, 10, 19)))
    assert process("quiet", **environment("")).lines == []
    assert len(process("quiet", **environment("quiet_weeks = 5")).lines) == 1


def test_who_wrote_last_is_remembered_for_each_store(tmp_path) -> None:
    one, two = str(tmp_path / "one.json"), str(tmp_path / "two.json")

    remember_member(one, "anja")
    remember_member(two, "karim")

    assert (remembered_member(one), remembered_member(two)) == ("anja", "karim")
    assert remembered_member(str(tmp_path / "x" / ".." / "one.json")) == "anja"
    assert remembered_member("elsewhere") == ""


@pytest.mark.parametrize(
    "make",
    [
        os.mkfifo,
        Path.mkdir,
        lambda path: path.write_bytes(b'{"a":"caf\xe9"}'),
        lambda path: path.write_bytes(b"[" * 200_000),
    ],
    ids=["a pipe", "a directory", "no UTF-8", "brackets"],
)
def test_what_is_remembered_nowhere_is_no_obstacle(make, tmp_path) -> None:
    file = state_directory() / "members.json"
    file.parent.mkdir(parents=True)
    make(file)

    assert remembered_member(str(tmp_path / "one.json")) == ""


def test_the_colours_chosen_last_are_there_again_unless_the_file_says_others(
    environment, tmp_path
) -> None:
    remember_member(str(tmp_path / "one.json"), "anja")
    remember_theme("licht")

    assert load({}, environment()).theme == "licht"
    assert remembered_member(str(tmp_path / "one.json")) == "anja"
    assert load({}, environment('theme = "contrast"')).theme == "contrast"
    remember_theme("no theme of ours")
    assert load({}, environment()).theme == "donker"
