"""`buurt log --ids` while the n-th thing asked of the system goes wrong, for every n."""

from __future__ import annotations

import shutil

import pytest
from store.log_under_fault import FAULTS, NEVER, found, is_whole, log_under_fault

LINES = 3
TEXT = "".join(f"@Nieuwe Bewoner{n} #koken kwam langs {n} !1w\n" for n in range(LINES))


CASES = [("kill half-way", True), *((fault, False) for fault in FAULTS if fault != "kill half-way")]
"""A fault, and whether it comes to whoever writes to a new place. `make torture` takes them all."""


@pytest.mark.parametrize(("fault", "is_new"), CASES)
def test_every_id_that_was_printed_is_there_and_at_most_one_more(fault, is_new, tmp_path):
    lines = tmp_path / "lines"
    lines.write_text(TEXT)
    before = tmp_path / "before" / "team.json"
    before.parent.mkdir()
    if not is_new:
        log_under_fault(before, lines, "short", NEVER)
    for at in range(1, 200):
        path = tmp_path / str(at) / "team.json"
        shutil.copytree(before.parent, path.parent)
        known = set(found(path).encounters) if not is_new else set()
        done = log_under_fault(path, lines, fault, at)
        buurt = found(path)
        logged = set(buurt.encounters) - known
        assert set(done.ids) <= logged, (at, done)
        assert len(logged) <= len(done.ids) + 1, (at, done)
        assert is_whole(buurt), (at, done)
        assert "Traceback" not in done.told and "mistake" not in done.told, (at, done)
        if not fault.startswith("kill"):
            handed_back = [line for line in done.told.splitlines() if line.startswith("@Nieuwe")]
            assert len(done.ids) + len(handed_back) == LINES, (at, done)
        if at % 4 == 0:  # the cause is gone: the same place takes everything
            again = log_under_fault(path, lines, "short", NEVER)
            assert len(again.ids) == LINES and is_whole(found(path)), (at, again)
        if not done.came:
            break
        shutil.rmtree(path.parent)
    assert at > 8 and not done.came
