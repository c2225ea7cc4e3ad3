"""The program's own text, for tests that read it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "buurt_tui"


def modules(*below: str) -> list[Path]:
    """Every module of the package, or those in these parts of it."""
    parts = [PACKAGE / part for part in below] or [PACKAGE]
    files = [file for part in parts for file in ([part] if part.is_file() else part.rglob("*.py"))]
    return sorted(files)


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def calls(path: Path) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree(path)) if isinstance(node, ast.Call))


def called(call: ast.Call) -> str:
    """The last part of what is called: "notify" for `self.app.notify(…)`."""
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def where(path: Path, node: ast.AST) -> str:
    return f"{path.relative_to(ROOT)}:{node.lineno}  {ast.unparse(node)[:90]}"
