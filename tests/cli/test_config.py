"""Which of option, environment, file and default has its way."""

import pytest

from buurt_tui.config import (
    ConfigError,
    load,
    remember_member,
    remember_theme,
    remembered_member,
)


@pytest.fixture
def environment(tmp_path):
    def write(text: str = "", **values: str) -> dict[str, str]:
        (tmp_path / "config" / "buurt").mkdir(parents=True, exist_ok=True)
        (tmp_path / "config" / "buurt" / "config.toml").write_text(text)
        return {"XDG_CONFIG_HOME": str(tmp_path / "config"), **values}

    return write


def test_an_option_goes_before_the_environment_and_that_before_the_file(environment) -> None:
    env = environment('store = "file"\nlanguage = "en"\nas = "Anja"')
    assert (load({}, env).store, load({}, env).language, load({}, env).member) == (
        "file",
        "en",
        "Anja",
    )

    env |= {"BUURT_STORE": "env", "BUURT_LANG": "nl", "BUURT_AS": "Karim"}
    config = load({}, env)
    assert (config.store, config.language, config.member) == ("env", "nl", "Karim")

    config = load({"store": "option", "lang": "en", "as": "Wim"}, env)
    assert (config.store, config.language, config.member) == ("option", "en", "Wim")


def test_without_anything_the_store_is_among_our_data_and_the_language_dutch(
    environment, tmp_path
) -> None:
    config = load({}, environment())

    assert config.store == str(tmp_path / "data" / "buurt" / "buurt.json")
    assert (config.language, config.member) == ("nl", "")


@pytest.mark.parametrize(
    "text", ['stoer = "x"', 'theme = "roze"', "store = 3", "store =", "\x00", 'as = ["Anja"]']
)
def test_a_file_that_cannot_be_is_said_plainly(text: str, environment) -> None:
    with pytest.raises(ConfigError):
        load({}, environment(text))


def test_a_file_that_is_not_utf8_is_said_plainly(environment, tmp_path) -> None:
    env = environment()
    (tmp_path / "config" / "buurt" / "config.toml").write_bytes(b"as = '\xff'")

    with pytest.raises(ConfigError):
        load({}, env)


def test_who_wrote_last_is_remembered_for_each_store(tmp_path) -> None:
    one, two = str(tmp_path / "one.json"), str(tmp_path / "two.json")

    remember_member(one, "anja")
    remember_member(two, "karim")

    assert (remembered_member(one), remembered_member(two)) == ("anja", "karim")
    assert remembered_member(str(tmp_path / "x" / ".." / "one.json")) == "anja"
    assert remembered_member("elsewhere") == ""


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
