"""Whether an id is in a long table is known from a list of marks, few of which are read."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from buurt_tui.domain.model import Resident
from buurt_tui.store.snapshot import _packed, has_mark, mark


@given(st.sets(st.integers(0, 400), max_size=60), st.integers(0, 400))
def test_each_that_is_there_is_found_and_hardly_any_other(there, other):
    packed = _packed([Resident(id=f"r{number}", name="x") for number in there])
    marks = {mark(f"r{number}") for number in there}
    assert all(has_mark(packed, known) for known in marks)
    assert has_mark(packed, mark(f"r{other}")) is (mark(f"r{other}") in marks)
    assert has_mark(packed, 0) is (0 in marks) and has_mark(packed, 2**32 - 1) is False
