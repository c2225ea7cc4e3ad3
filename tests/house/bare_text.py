"""Finds where a widget gets a string that did not come through `ui/text.py`.

Textual reads markup in most of what it is given to show, and sends control characters to the
terminal as they are. So whatever a widget shows is made by `ui/text.py`: `Content`, which is shown
as it is written. Each rule below looks at one way of giving a widget something to show."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from house.reading import called

SHOWN_BY_NAME = {
    *("content", "label", "prompt", "renderable", "title", "subtitle", "sub_title"),
    *("border_title", "border_subtitle", "tooltip", "message", "name_label", "description"),
}
"""What a widget shows, where it is given by keyword."""
SHOWN_ATTRIBUTES = {"border_title", "border_subtitle", "tooltip", "label", "renderable", "content"}
"""What a widget shows, where it is set."""
TITLES = {"title", "sub_title"}
"""What stands in the terminal's own title: never data, not even as `Content`."""
SHOWS_FIRST = {
    *("update", "notify", "add_option", "set_prompt", "add_row", "add_column", "set_label"),
    *("add_options", "set_options", "add_rows", "add_columns", "add_leaf", "update_cell"),
    *("replace_option_prompt", "write_line", "write_lines", "panic"),
}
"""Methods of widgets that show what they are given."""
FIELDS = {"Input", "TextArea", "MaskedInput", "Select", "SelectionList", "Log", "RichLog"}
"""Widgets that show what is typed or written into them, as it is: ours are used instead."""
CELLS = {"Segment", "Text", "Strip"}
"""What goes to the terminal without another look."""
RENDERS = {"render": "Content", "render_line": "Strip", "get_content": "Content"}
"""What a widget's own drawing has to give."""

Function = ast.FunctionDef | ast.AsyncFunctionDef


def makers(trees: list[ast.Module]) -> set[str]:
    """The functions that give `Content`."""
    return {
        node.name
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, Function)
        and node.returns is not None
        and ast.unparse(node.returns).strip("'\"") in {"Content", "Content | None"}
    }


def bare_text(tree: ast.Module, makers: set[str]) -> Iterator[ast.AST]:
    """Every place where a widget of this module is given something else than `Content`."""
    known = _known_content(tree, makers)
    widgets = _imported_from(tree, "textual.widgets") | {"Widget"}
    for node in ast.walk(tree):
        match node:
            case ast.Call():
                values = [*_of_widget(node, widgets), *_of_method(node)]
                if not all(_is_content(value, known, makers) for value in values):
                    yield node
            case ast.Assign(targets=[ast.Attribute(attr=name)], value=value):
                wants_content = name in SHOWN_ATTRIBUTES and not _is_content(value, known, makers)
                if wants_content or (name in TITLES and not isinstance(value, ast.Constant)):
                    yield node
            case ast.FunctionDef(name=name) if name in RENDERS:
                if node.returns is None or ast.unparse(node.returns) != RENDERS[name]:
                    yield node


def fields(tree: ast.Module) -> Iterator[ast.AST]:
    """Every use of a widget that shows what is put into it as it is."""
    imported = _imported_from(tree, "textual.widgets") & FIELDS
    for node in ast.walk(tree):
        match node:
            case ast.Call() if called(node) in imported:
                yield node
            case ast.ClassDef(bases=bases):
                if any(isinstance(base, ast.Name) and base.id in imported for base in bases):
                    yield node


def cells(tree: ast.Module) -> Iterator[ast.AST]:
    """Every place where something is made that no widget looks at again."""
    made = _imported_from(tree, "rich", "textual.strip") & CELLS
    return (n for n in ast.walk(tree) if isinstance(n, ast.Call) and called(n) in made)


def reads_markup(tree: ast.Module) -> Iterator[ast.AST]:
    """Every place that has text read as markup."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            switched_on = any(
                keyword.arg == "markup" and ast.unparse(keyword.value) != "False"
                for keyword in node.keywords
            )
            if switched_on or called(node) in {"from_markup", "from_ansi", "escape_markup"}:
                yield node


def makes_content(tree: ast.Module) -> Iterator[ast.AST]:
    """Every place that makes `Content` of something that is not written there."""
    for node in ast.walk(tree):
        is_making = isinstance(node, ast.Call) and called(node) in {"Content", "styled", "assemble"}
        if is_making and not all(isinstance(argument, ast.Constant) for argument in node.args):
            yield node


def _of_widget(call: ast.Call, widgets: set[str]) -> list[ast.expr]:
    if called(call) not in widgets:
        return []
    return [*call.args[:1], *(k.value for k in call.keywords if k.arg in SHOWN_BY_NAME)]


def _of_method(call: ast.Call) -> list[ast.expr]:
    is_method = isinstance(call.func, ast.Attribute) and called(call) in SHOWS_FIRST
    if not is_method or _is_switched_off(call):
        return []
    return [*call.args, *(k.value for k in call.keywords if k.arg in SHOWN_BY_NAME)][:1]


def _is_switched_off(call: ast.Call) -> bool:
    return any(
        k.arg == "markup" and isinstance(k.value, ast.Constant) and k.value.value is False
        for k in call.keywords
    )


def _is_content(value: ast.expr, known: set[str], makers: set[str]) -> bool:
    match value:
        case ast.Constant():
            return True
        case ast.Call():
            return called(value) in makers or (called(value) == "Content" and not value.args)
        case ast.IfExp():
            return all(_is_content(v, known, makers) for v in (value.body, value.orelse))
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name in known
    return False


def _known_content(tree: ast.Module, makers: set[str]) -> set[str]:
    """Names that are `Content` wherever the module gives them a value or an annotation."""
    given: dict[str, list[bool]] = {}
    for node in ast.walk(tree):
        match node:
            case ast.arg(arg=name, annotation=ast.expr() as annotation):
                given.setdefault(name, []).append(ast.unparse(annotation).startswith("Content"))
            case ast.AnnAssign(
                target=ast.Name(id=name) | ast.Attribute(attr=name), annotation=annotation
            ):
                given.setdefault(name, []).append(ast.unparse(annotation).startswith("Content"))
            case ast.Assign(targets=[ast.Name(id=name) | ast.Attribute(attr=name)], value=value):
                given.setdefault(name, []).append(_is_content(value, set(), makers))
    return {name for name, are in given.items() if all(are)}


def _imported_from(tree: ast.Module, *modules: str) -> set[str]:
    return {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        and any((node.module or "").startswith(module) for module in modules)
        for alias in node.names
    }
