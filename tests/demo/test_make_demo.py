"""The generator makes the file that is committed, byte for byte."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="module")
def make_demo() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_demo", DATA / "make_demo.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["make_demo"] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def test_making_it_again_gives_the_same_bytes(make_demo: ModuleType):
    assert make_demo.make() == (DATA / "demo.json").read_bytes()


def test_a_line_of_a_story_is_read_in_full(make_demo: ModuleType):
    text = ":12 soep gegeten #soep &Ewa_Nowak +koken /moe !!10d samen koken >Karim =open"
    line = make_demo.read_line(text)
    assert line.note == "soep gegeten"
    assert line.pinned == 12 and line.place == "moe" and line.others == ["Ewa Nowak"]
    assert [(whose, kind.value, topic) for whose, kind, topic in line.hooks] == [
        ("", "interest", "soep"),
        ("Ewa Nowak", "offer", "koken"),
    ]
    promise = line.promise
    assert (promise.days, promise.reason, promise.walker) == (10, "samen koken", "Karim")
    assert (promise.asked_by.value, promise.ending) == ("resident", "open")


def test_a_line_that_is_no_line_is_refused(make_demo: ModuleType):
    with pytest.raises(ValueError, match="no sign"):
        make_demo.read_line("no sign in front")


def test_dice_always_fall_the_same_way(make_demo: ModuleType):
    assert [make_demo.dice(6, "round", n) for n in range(8)] == [
        make_demo.dice(6, "round", n) for n in range(8)
    ]
    assert {make_demo.dice(6, n) for n in range(100)} == set(range(6))
