"""The house style, as far as it can be measured."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import pairwise

import msgspec
from house.reading import PACKAGE, ROOT, called, calls, modules, tree, where

from buurt_tui.domain.model import KINDS, Document, Doors, Hook, Image, Place

LONGEST_MODULE = 300
LONGEST_FUNCTION = 45
LONGER = {PACKAGE / "domain" / "model.py": 650}
"""All documents on one page is worth a long page."""


def test_a_module_has_one_subject():
    lines = {path: len(path.read_text("utf-8").splitlines()) for path in modules()}
    long = {path: n for path, n in lines.items() if n > LONGER.get(path, LONGEST_MODULE)}
    assert long == {}


def test_a_function_fits_on_a_screen():
    long = []
    for path in modules():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                assert node.end_lineno is not None
                if node.end_lineno - node.lineno >= LONGEST_FUNCTION:
                    long.append(f"{path}: {node.name}")
    assert long == []


def test_only_the_command_line_prints():
    edge = [path for path in modules() if path.relative_to(PACKAGE).parts[0].startswith("cli")]
    printing = [
        where(path, call)
        for path in modules()
        if path not in edge
        for call in calls(path)
        if called(call) == "print"
    ]
    assert printing == []


CLOCKS = {"now", "utcnow", "today", "localtime", "gmtime"}
BELOW = ("domain", "quicklog", "views", "privacy", "store", "session.py")


def test_nothing_below_the_edge_reads_the_clock():
    """What the answer depends on is an argument; waiting for a lock may look at the time."""
    read = [
        where(path, call)
        for path in modules(*BELOW)
        for call in calls(path)
        if _is_of_a_clock(call) or ast.unparse(call.func) == "time.time"
    ]
    assert read == []


def _is_of_a_clock(call: ast.Call) -> bool:
    if not (isinstance(call.func, ast.Attribute) and called(call) in CLOCKS):
        return False
    return ast.unparse(call.func.value) in {
        *("date", "datetime", "time", "datetime.date", "datetime.datetime")
    }


LEFT_FOR_LATER = re.compile(
    r"TO[D]O|FIX[M]E|XX[X]|NotImplemented[E]rror|pytest\.sk[i]p|xfa[i]l"  # not found in this line
)


def test_nothing_is_left_for_later():
    parts = [ROOT / part for part in ("buurt_tui", "tests", "data", "benchmarks")]
    files = [*ROOT.glob("*.py"), *(file for part in parts for file in part.rglob("*.py"))]
    left = [
        f"{file.relative_to(ROOT)}:{number}  {line.strip()}"
        for file in sorted(files)
        if file.parent.name != "tinydb_upstream"  # not ours to change
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        if LEFT_FOR_LATER.search(line)
    ]
    assert left == []


NOT_OURS_TO_KNOW = {
    *("age", "birth", "birthday", "birthdate", "born", "gender", "sex"),
    *("care", "disability", "diagnosis", "health", "illness", "indication", "medication"),
    *("country", "culture", "ethnic", "ethnicity", "nationality", "origin", "religion"),
    *("bank", "bsn", "debt", "iban", "income", "passport"),
    *("email", "house", "houseno", "housenumber", "phone", "postcode", "telephone", "zip"),
    *("client", "clients", "rating", "score", "target", "vulnerable"),
}


def fields() -> Iterator[tuple[str, str]]:
    for kind in (*KINDS, Hook, Doors, Image):
        for field in msgspec.structs.fields(kind):
            yield kind.__name__, field.name


def test_no_field_asks_what_is_not_ours_to_know():
    """Nothing on care, health, origin, religion, birth or house number; nobody is rated."""
    asked = [(k, field) for k, field in fields() if not NOT_OURS_TO_KNOW.isdisjoint(words(field))]
    assert asked == []


def words(field: str) -> set[str]:
    parts = field.split("_")
    return {*parts, *("".join(pair) for pair in pairwise(parts)), field}


def test_a_place_has_a_name_and_no_kind():
    assert set(Place.__struct_fields__) - set(Document.__struct_fields__) == {"name"}
