"""Files and journals changed at random: never wrong data, never a byte touched."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store.malformed import whole_tree
from store.scenario import COMMITS, State, live, state_of

from buurt_tui.domain.model import Revision
from buurt_tui.store import StoreError
from buurt_tui.store.check import examine
from buurt_tui.store.opening import open_store
from buurt_tui.store.tiny import TinyStore

Mutation = tuple[str, float, int, bytes]

mutations = st.tuples(
    st.sampled_from(["flip", "cut", "drop", "insert", "repeat", "zero", "swap"]),
    st.floats(0, 1, exclude_max=True),
    st.integers(1, 400),
    st.one_of(
        st.binary(min_size=1, max_size=40),
        st.sampled_from(
            [b'"', b"{", b"}", b"\n", b'"1":{', b"[" * 2000, b"NaN", b"\\u0000", b"1e999"]
        ),
    ),
)


def mutated(data: bytes, mutation: Mutation) -> bytes:
    what, where, length, other = mutation
    at = int(where * len(data))
    begin, middle, end = data[:at], data[at : at + length], data[at + length :]
    match what:
        case "flip":
            return begin + bytes(byte ^ (1 << length % 8) for byte in middle[:1]) + data[at + 1 :]
        case "cut":
            return begin
        case "drop":
            return begin + end
        case "insert":
            return begin + other + middle + end
        case "repeat":
            return begin + middle + middle + end
        case "zero":
            return begin + bytes(len(middle)) + end
        case _:
            return end + middle + begin


class Lived(NamedTuple):
    """A store, and every state that it was in since its checkpoint."""

    path: Path
    states: list[State]


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Lived:
    path = tmp_path_factory.mktemp("lived") / "team.json"
    store = TinyStore(path)
    live(store)
    states = [state_of(store)]
    for changes in COMMITS[:3]:
        store.commit(changes, base=store.changes(Revision(0))[1])
        states.append(state_of(store))
    store.close()
    return Lived(path, states)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(in_journal=st.booleans(), changes=st.lists(mutations, min_size=1, max_size=4))
def test_a_mutated_store_is_refused_or_is_a_state_that_was_committed(
    lived: Lived, in_journal: bool, changes: list[Mutation]
) -> None:
    with tempfile.TemporaryDirectory() as root:
        path = Path(root) / "team.json"
        (Path(root) / "team.json.d").mkdir()
        (source,) = lived.path.with_name("team.json.d").glob("journal-*")
        data = {
            path: lived.path.read_bytes(),
            path.with_name("team.json.d") / source.name: source.read_bytes(),
        }
        target = list(data)[in_journal]
        for mutation in changes:
            data[target] = mutated(data[target], mutation)
        for file, content in data.items():
            file.write_bytes(content)
        (path.with_name("team.json.d") / "lock").touch()
        before = whole_tree(Path(root))
        examined = examine(path)
        _look(path)
        assert whole_tree(Path(root)) == before
        try:
            store = TinyStore(path)
        except StoreError as refused:
            assert not examined.is_sound
            assert "{" not in str(refused)
            assert whole_tree(Path(root)) == before
        else:
            assert examined.is_sound
            assert state_of(store) in lived.states
            store.close()


def _look(path: Path) -> None:
    try:
        open_store(str(path), read_only=True).close()
    except StoreError as refused:
        assert refused.way_on
