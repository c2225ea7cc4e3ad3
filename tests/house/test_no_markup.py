"""Text is never code: what people wrote reaches a widget only through `ui/text.py`."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from house.reading import PACKAGE, called, calls, modules, tree, where

UI = modules("ui")
READS_MARKUP = {"Static", "Label", "Button", "Option", "OptionList", "Checkbox", "RadioButton"}
TAKES_CONTENT = {"update", "notify", "add_option", "set_prompt", "add_row", "add_column"}
DOOR = PACKAGE / "ui" / "text.py"

Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(path: Path) -> Iterator[Function]:
    return (n for n in ast.walk(tree(path)) if isinstance(n, Function))


MAKERS = {
    function.name
    for path in UI
    for function in functions(path)
    if function.returns is not None and "Content" in ast.unparse(function.returns)
}
"""What gives `Content`: text that is shown as it is written."""


def is_content(value: ast.expr, known: set[str]) -> bool:
    match value:
        case ast.Constant():
            return True
        case ast.Call():
            return called(value) in MAKERS or (called(value) == "Content" and not value.args)
        case ast.IfExp():
            return is_content(value.body, known) and is_content(value.orelse, known)
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name in known
    return False


def known_content(path: Path) -> set[str]:
    """Names that are `Content` wherever the module gives them a value or an annotation."""
    given: dict[str, list[bool]] = {}
    for node in ast.walk(tree(path)):
        match node:
            case ast.arg(arg=name, annotation=ast.expr() as annotation):
                given.setdefault(name, []).append(ast.unparse(annotation).startswith("Content"))
            case ast.AnnAssign(
                target=ast.Name(id=name) | ast.Attribute(attr=name), annotation=annotation
            ):
                given.setdefault(name, []).append(ast.unparse(annotation).startswith("Content"))
            case ast.Assign(targets=[ast.Name(id=name) | ast.Attribute(attr=name)], value=value):
                given.setdefault(name, []).append(is_content(value, set()))
    return {name for name, are in given.items() if all(are)}


def imported_from_textual(path: Path) -> set[str]:
    return {
        alias.asname or alias.name
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("textual")
        for alias in node.names
    }


def shown(call: ast.Call, of_textual: set[str]) -> list[ast.expr]:
    """What this call gives a widget to show."""
    if called(call) in READS_MARKUP & of_textual:
        named = {"content", "label", "prompt", "renderable"}
        return [*call.args[:1], *(k.value for k in call.keywords if k.arg in named)]
    if called(call) in TAKES_CONTENT and isinstance(call.func, ast.Attribute):
        return call.args[:1]
    return []


def is_switched_off(call: ast.Call) -> bool:
    return any(
        k.arg == "markup" and isinstance(k.value, ast.Constant) and k.value.value is False
        for k in call.keywords
    )


def test_a_widget_gets_content_and_no_bare_text():
    bare = []
    for path in UI:
        known, of_textual = known_content(path), imported_from_textual(path)
        for call in calls(path):
            content = all(is_content(value, known) for value in shown(call, of_textual))
            if not content and not is_switched_off(call):
                bare.append(where(path, call))
    assert bare == []


def test_nobody_reads_markup():
    reads = []
    for path in modules():
        for call in calls(path):
            switched_on = any(
                keyword.arg == "markup" and ast.unparse(keyword.value) != "False"
                for keyword in call.keywords
            )
            if switched_on or called(call) == "from_markup":
                reads.append(where(path, call))
    assert reads == []


def test_only_one_module_makes_content_of_data():
    made = [
        where(path, call)
        for path in UI
        if path != DOOR
        for call in calls(path)
        if called(call) in {"Content", "styled", "assemble"}
        and not all(isinstance(argument, ast.Constant) for argument in call.args)
    ]
    assert made == []
