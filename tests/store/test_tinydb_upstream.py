"""TinyDB's own tests hold for our storage and table, but for those that cannot apply."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from tinydb.version import __version__

UPSTREAM = Path(__file__).parent / "tinydb_upstream"

NO_TABLES = (
    "writes values that are no tables of documents; a journal of commits has no use for them"
)
JSON_OPTION = "passes an option of the JSON encoder or of `open`; how our files look is fixed"
NOT_BEFORE_THE_FIRST_COMMIT = "expects a file from opening alone; ours begins with the first commit"

CANNOT_APPLY = {
    "test_middlewares::test_caching_write_many": NO_TABLES,
    "test_middlewares::test_caching_flush": NO_TABLES,
    "test_middlewares::test_caching_flush_manually": NO_TABLES,
    "test_middlewares::test_caching_write": NO_TABLES,
    "test_middlewares::test_caching_json_write": "looks at the stock storage's one file handle",
    "test_storages::test_json": NO_TABLES,
    "test_storages::test_in_memory": NO_TABLES,
    "test_storages::test_json_kwargs": JSON_OPTION,
    "test_storages::test_json_read": JSON_OPTION,
    "test_storages::test_encoding": JSON_OPTION,
    "test_storages::test_json_invalid_mode_warning": JSON_OPTION,
    "test_storages::test_create_dirs": NOT_BEFORE_THE_FIRST_COMMIT,
    "test_storages::test_json_invalid_directory": NOT_BEFORE_THE_FIRST_COMMIT,
    "test_storages::test_yaml": "brings a storage of its own, in YAML; nothing of ours takes part",
}


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory) -> dict[str, bool]:
    """Whether each of upstream's tests passed. In a process of its own: it replaces TinyDB."""
    report = tmp_path_factory.mktemp("upstream") / "report.xml"
    command = ["-m", "pytest", "-q", "-c", "/dev/null", "--rootdir", str(UPSTREAM), str(UPSTREAM)]
    environment = {"PYTHONPATH": str(UPSTREAM.parents[2]), "PATH": "/usr/bin:/bin"}
    said = subprocess.run(
        [sys.executable, *command, "-p", "no:cacheprovider", f"--junitxml={report}"],
        env=environment,
        capture_output=True,
        text=True,
    )
    assert said.returncode in (0, 1), said.stdout + said.stderr  # 1: some failed
    cases = ElementTree.parse(report).iter("testcase")
    return {f"{case.get('classname')}::{case.get('name')}": len(case) == 0 for case in cases}


def test_every_test_of_tinydb_passes_but_those_that_cannot_apply(outcomes):
    failed = {name for name, passed in outcomes.items() if not passed}
    assert failed == set(CANNOT_APPLY)


def test_they_are_all_there(outcomes):
    assert len(outcomes) == 219


def test_they_are_of_the_tinydb_that_is_installed():
    assert f"TinyDB {__version__}" in (UPSTREAM / "README.md").read_text("utf-8")
