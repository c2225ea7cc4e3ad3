"""The user's own keys: they work, they are shown, and nothing can be out of reach."""

from __future__ import annotations

from datetime import timedelta

import pytest
from builders import a_follow_up, a_place, a_resident
from hypothesis import given, settings
from hypothesis import strategies as st
from ui.person import CLOCK, an_app, opened

from buurt_tui import lang
from buurt_tui.ui import keys
from buurt_tui.ui.help import HELP
from buurt_tui.ui.keymap import read_key, read_keymap
from buurt_tui.ui.own_keys import in_own_keys, own_keys_line
from buurt_tui.ui.text import cell_len
from buurt_tui.ui.widgets.frame import Said

HELP_CELLS = 58
"""What fits in the dialog on a terminal of eighty columns."""

IDS = [key.id for key in keys.every_key()]


@pytest.fixture(autouse=True)
def _own_keys():
    lang.choose("nl")
    yield
    keys.remap({})


def an_app_with(**said: object):
    """The app of somebody who has these keys; ids with _ for a full stop would clash: see `IDS`."""
    keymap, mistakes = read_keymap({id_.replace("__", "."): each for id_, each in said.items()})
    assert mistakes == []
    keys.remap(keymap)
    street = a_place("Kwakersstraat")
    fatima = a_resident("Fatima", place=street.id)
    promise = a_follow_up(fatima, around=CLOCK.date() + timedelta(days=4), reason="bellen")
    app = an_app(street, fatima, promise)
    app.set_keymap(keymap)
    return app


async def test_a_key_that_is_changed_works_and_is_shown_everywhere():
    app = an_app_with(follow_up__later="u,f5")
    async with opened(app) as person:
        await person.press("f2")
        assert "u later" in person.foot and "l later" not in person.foot
        for key in ("u", "f5"):
            await person.press(key)
            assert person.has_dialog
            await person.press("escape")
        await person.press("l")
        assert not person.has_dialog
        await person.press("enter")
        assert any(
            line.split("│")[1].split()[:1] == ["u"]
            for line in person.lines
            if "ater" in line and "│" in line
        )
        await person.press("u")
        assert person.has_dialog and "bellen" not in person.foot
        await person.press("escape", "ctrl+p")
        assert any("Later  u" in line for line in person.lines)


async def test_two_keys_can_change_places():
    app = an_app_with(follow_up__later="a", follow_up__not_home="l")
    async with opened(app) as person:
        await person.press("f2", "l")
        assert not person.has_dialog
        [promise] = person.buurt.follow_ups.values()
        assert len(promise.attempts) == 1
        await person.press("a")
        assert person.has_dialog


async def test_keys_that_work_while_typing_do_so_and_letters_are_typed():
    app = an_app_with(log__round__typing="f7", undo="u", quit="f16", help__typing="f15", help="i")
    async with opened(app) as person:
        await person.type("u h")
        assert person.line == "u h"
        assert "F15 hulp" in person.foot and "F16 stop" in person.foot
        await person.press("f9")
        assert not person.has_dialog
        await person.press("f7")
        assert person.has_dialog
        await person.press("escape", "f15")
        assert person.has_dialog
        await person.press("escape", "escape")
        assert "i hulp" in person.foot


async def test_undo_has_another_key_and_the_field_keeps_its_own():
    app = an_app_with(undo="u")
    async with opened(app) as person:
        await person.press("f2", "a")
        assert [len(each.attempts) for each in person.buurt.follow_ups.values()] == [1]
        await person.press("u")
        assert [len(each.attempts) for each in person.buurt.follow_ups.values()] == [0]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("l", "l"),
        ("L", "L"),
        ("shift+l", "L"),
        ("?", "question_mark"),
        ("/", "slash"),
        ("-", "minus"),
        ("+", "plus"),
        (",", "comma"),
        (";", "semicolon"),
        ("F5", "f5"),
        ("^l", "ctrl+l"),
        ("Ctrl+L", "ctrl+l"),
        ("ctrl+/", "ctrl+slash"),
        ("ctrl++", "ctrl+plus"),
        ("Alt+1", "alt+1"),
        ("PgUp", "pageup"),
        ("Esc", "escape"),
        ("shift+f3", "shift+f3"),
        ("ctrl+shift+left", "ctrl+shift+left"),
        ("greater_than_sign", "greater_than_sign"),
        ("é", "é"),
        ("ctrlx", None),
        ("f99", None),
        ("ctrl+", None),
        ("", None),
        ("\x1b", None),
        ("super+x", None),
    ],
)
def test_a_key_may_be_written_as_people_do(written, name):
    assert read_key(written) == name


KEYS = st.one_of(
    st.sampled_from([key for each in keys.every_key() for key in each.key.split(",")]),
    st.sampled_from(["x", "f5", "ctrl+l", "enter", "ctrl+c", "", "F9", "ctrl+q", "?", "f1"]),
    st.text(max_size=8),
    st.integers(),
    st.lists(st.sampled_from(["a", "b", "f6", "ctrl+z"]), max_size=3),
)


@settings(max_examples=400, deadline=None)
@given(st.dictionaries(st.one_of(st.sampled_from(IDS), st.text(max_size=9)), KEYS, max_size=8))
def test_whatever_is_written_every_key_does_one_thing_and_every_action_has_one(said):
    keymap, mistakes = read_keymap(said)
    assert len(keymap) + len(mistakes) >= len([id_ for id_ in said if id_ in IDS])
    while_typing = [key for key in keys.APP if key.priority and key.id != "help.typing"]
    of_forms = (*while_typing, *keys.FORM)
    for table in (*((*keys.APP, *table) for table in keys.SCREENS.values()), of_forms):
        holders: dict[str, str] = {}
        for each in table:
            pressed = keymap.get(each.id, each.key).split(",")
            assert pressed and all(pressed)
            for key in pressed:
                assert holders.setdefault(key, each.id) == each.id
    for id_ in ("quit", "palette", "help.typing", "hide"):
        for key in keymap.get(id_, "f1").split(","):
            assert len(key) > 1


async def test_the_help_and_the_answers_speak_of_the_keys_that_somebody_has():
    app = an_app_with(follow_up__later="u,f5", undo="ctrl+u", write="Y", follow_up__walk_list="W")
    async with opened(app, size=(80, 30)) as person:
        await person.press("f2", "question_mark")
        text = person.text
        assert "u  later" in text and "l  later" not in text
        assert "Eigen toetsen:" in text and "u is later" in text
        await person.press("escape", "h")
        assert "^U" in app.screen.query_one(Said).render().plain
        await person.press("escape", "z")
        assert "Y: schrijven" in person.text


@pytest.mark.parametrize("screen", keys.SCREENS)
def test_without_own_keys_nothing_is_said_otherwise(screen):
    title_and_body = HELP[screen]
    for text in title_and_body:
        assert in_own_keys(text, screen) == text
    assert own_keys_line(screen) == ""


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("screen", HELP)
def test_help_is_at_most_ten_lines_that_fit(screen, language):
    lang.choose(language)
    lines = lang._(HELP[screen][1]).split("\n")
    assert len(lines) <= 10
    assert [line for line in lines if cell_len(line) > HELP_CELLS] == []


def test_only_a_key_is_taken_for_a_key():
    keymap, mistakes = read_keymap(
        {"follow_up.later": "u", "follow_up.not_home": "A", "hide": "f6"}
    )
    assert mistakes == []
    keys.remap(keymap)
    told = "l  later   a  not home. F12 hides; a:b, al, F1, l, Ctrl+T (l), (la), press l."
    assert (
        in_own_keys(told, "follow_ups")
        == "u  later   A  not home. F6 hides; A:b, al, F1, l, F6 (u), (la), press u."
    )


@pytest.mark.parametrize("written", ["s", "enter", "f12", "left"])
def test_a_form_keeps_the_keys_that_somebody_types_with(written):
    keymap, mistakes = read_keymap({"form.save": written})
    assert keymap == {} and len(mistakes) == 1
    assert read_keymap({"form.save": "f6"}) == ({"form.save": "f6"}, [])
