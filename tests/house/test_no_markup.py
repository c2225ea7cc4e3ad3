"""Text is never code: what people wrote reaches a widget only through `ui/text.py`."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator

import pytest
from house.bare_text import bare_text, cells, fields, makers, makes_content, reads_markup
from house.reading import PACKAGE, modules, tree, where

UI = modules("ui")
DOOR = PACKAGE / "ui" / "text.py"
WIDGETS = PACKAGE / "ui" / "widgets"

MAKERS = makers([tree(path) for path in UI])

DRAWN_BY_HAND = {
    WIDGETS / "row_list.py": "cells that `text.fit` has cut and made safe",
    WIDGETS / "quick_field.py": "the line, which its editor keeps safe",
    PACKAGE / "ui" / "no_colour.py": "what was drawn already, without its colours",
    PACKAGE / "ui" / "quiet_app.py": "where in the program a mistake was; no values",
}
"""Modules that make what goes to the terminal themselves, and why that is safe."""

OWN_FIELD = WIDGETS / "plain_input.py"


def found(rule: Callable[[ast.Module], Iterator[ast.AST]], *but: object) -> list[str]:
    return [where(path, node) for path in UI if path not in but for node in rule(tree(path))]


def test_a_widget_gets_content_and_no_bare_text():
    assert found(lambda module: bare_text(module, MAKERS)) == []


def test_a_field_to_type_in_is_one_of_ours():
    assert found(fields, OWN_FIELD) == []


def test_few_modules_draw_by_hand():
    assert found(cells, *DRAWN_BY_HAND, DOOR) == []
    assert [path for path in DRAWN_BY_HAND if not [*cells(tree(path))]] == []


def test_nobody_reads_markup():
    everywhere = [where(path, node) for path in modules() for node in reads_markup(tree(path))]
    assert everywhere == []


def test_only_one_module_makes_content_of_data():
    assert found(makes_content, DOOR) == []


# -- the rules themselves: each finds what it is for, and lets what is right pass ---------------

IMPORTS = """
from rich.segment import Segment
from rich.text import Text
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, DataTable, Input, Label, OptionList, Static, Tree
from buurt_tui.ui import text
"""

BARE = [
    "Static(note)",
    "Static(f'{note}')",
    "Static(content=note)",
    "Label(note)",
    "Label('Jan ' + note)",
    "Button(label=note)",
    "Static(_('Hello {name}', name=note))",
    "Static(str(text.plain(note)))",
    "Tree(note)",
    "Widget(name_label=note)",
    "field.update(note)",
    "field.update('%s' % note)",
    "app.notify(note)",
    "app.notify(message=note)",
    "app.notify(note, title='x')",
    "options.add_option(note)",
    "options.add_options([note])",
    "table.add_row(note)",
    "table.add_column(note)",
    "tree.add_leaf(note)",
    "node.set_label(note)",
    "field.border_title = note",
    "field.border_subtitle = f'{note}'",
    "field.tooltip = note",
    "app.title = note",
    "app.title = text.plain(note)",
    "app.sub_title = note",
    "app.panic(note)",
    "shown = note\nStatic(shown)",
    "def draw(note: str) -> None:\n    Static(note)",
    "class A(Widget):\n    def render(self):\n        return note",
    "class A(Widget):\n    def render(self) -> str:\n        return note",
    "class A(Widget):\n    def render_line(self, y):\n        return note",
    "Static(text.plain(note) if note else note)",
]

GOOD = [
    "Static(text.plain(note))",
    "Static(text.joined((note, ''), 'x'))",
    "Static()",
    "Static('')",
    "field.update(text.plain(note))",
    "app.notify(note, markup=False)",
    "field.border_title = text.plain(note)",
    "app.title = 'Buurt'",
    "shown = text.plain(note)\nStatic(shown)",
    "def draw(note: Content) -> None:\n    Static(note)",
    "class A(Widget):\n    def render(self) -> Content:\n        return text.plain(note)",
    "Static(text.plain(note) if note else text.plain('-'))",
    "known.update({'a': 1}, markup=False)",
]


def parsed(source: str) -> ast.Module:
    return ast.parse(IMPORTS + source)


@pytest.mark.parametrize("source", BARE)
def test_bare_text_is_found(source):
    assert [*bare_text(parsed(source), MAKERS)]


@pytest.mark.parametrize("source", GOOD)
def test_what_came_through_the_door_passes(source):
    assert [*bare_text(parsed(source), MAKERS)] == []


@pytest.mark.parametrize("source", ["Input(value=note)", "class Mine(Input):\n    pass"])
def test_a_field_of_textual_is_found(source):
    assert [*fields(parsed(source))]


@pytest.mark.parametrize("source", ["Segment(note)", "Text(note)"])
def test_drawing_by_hand_is_found(source):
    assert [*cells(parsed(source))]


@pytest.mark.parametrize(
    "source",
    [
        "Content.from_markup(note)",
        "Static(text.plain(note), markup=True)",
        "Text.from_ansi(note)",
        "app.notify(text.plain(note), markup=markup)",
    ],
)
def test_reading_markup_is_found(source):
    assert [*reads_markup(parsed(source))]


@pytest.mark.parametrize("source", ["Content(note)", "Content.styled(note, '')"])
def test_making_content_of_data_is_found(source):
    assert [*makes_content(parsed(source))]
