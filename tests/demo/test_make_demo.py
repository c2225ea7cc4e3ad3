"""The generator makes the file that is committed, byte for byte."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import pytest

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture
def make_demo(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(DATA))
    return importlib.import_module("make_demo")


@pytest.fixture
def demo_stories(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(DATA))
    return importlib.import_module("demo_stories")


def test_making_it_again_gives_the_same_bytes(make_demo: ModuleType):
    assert make_demo.make() == (DATA / "demo.json").read_bytes()


def test_a_line_of_a_story_is_read_in_full(demo_stories: ModuleType):
    text = ":12 soep gegeten #soep &Ewa_Nowak +koken /moe !!10d samen koken >Karim =open"
    line = demo_stories.read_line(text)
    assert line.note == "soep gegeten"
    assert line.pinned == 12 and line.place == "moe" and line.others == ["Ewa Nowak"]
    assert [(whose, kind.value, topic) for whose, kind, topic in line.hooks] == [
        ("", "interest", "soep"),
        ("Ewa Nowak", "offer", "koken"),
    ]
    promise = line.promise
    assert (promise.days, promise.reason, promise.walker) == (10, "samen koken", "Karim")
    assert (promise.asked_by.value, promise.ending) == ("resident", "open")


def test_a_line_that_is_no_line_is_refused(demo_stories: ModuleType):
    with pytest.raises(ValueError, match="no sign"):
        demo_stories.read_line("no sign in front")


def test_dice_always_fall_the_same_way(make_demo: ModuleType):
    assert [make_demo.dice(6, "round", n) for n in range(8)] == [
        make_demo.dice(6, "round", n) for n in range(8)
    ]
    assert {make_demo.dice(6, n) for n in range(100)} == set(range(6))
