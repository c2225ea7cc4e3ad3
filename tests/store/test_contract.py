"""What every store promises."""

from __future__ import annotations

import pytest
from builders import a_resident
from msgspec import structs
from store.every_kind import ALL_KINDS, a_small

from buurt_tui.domain.model import Buurt, Delete, Put, Resident, Revision
from buurt_tui.store import Conflict, Store

NOTHING = Revision(0)


def buurt_of(store: Store) -> Buurt:
    changes, revision = store.changes(NOTHING)
    return Buurt().apply(changes, revision)


def test_a_store_that_nobody_wrote_to_is_empty_and_at_revision_nought(store):
    assert store.changes(NOTHING) == ((), 0)


@pytest.mark.parametrize("kind", ALL_KINDS)
def test_a_document_of_every_kind_comes_back_as_it_was_written(open_again, kind):
    document = structs.replace(a_small(kind, "x", "é"), extra={"later": [1, None]})
    revision = open_again().commit((Put(document),), base=NOTHING)
    found = buurt_of(open_again()).get(kind, "x")
    assert found == structs.replace(document, rev=revision)


@pytest.mark.parametrize("kind", ALL_KINDS)
def test_a_deleted_document_of_every_kind_is_gone_for_all(open_again, kind):
    one, other = open_again(), open_again()
    base = one.commit((Put(a_small(kind, "x")),), base=NOTHING)
    other.changes(NOTHING)
    revision = one.commit((Delete(kind, "x"),), base=base)
    assert other.changes(base) == ((Delete(kind, "x"),), revision)
    assert buurt_of(open_again()).get(kind, "x") is None


def test_the_same_id_may_be_used_in_two_tables(store):
    store.commit(tuple(Put(a_small(kind, "x")) for kind in ALL_KINDS), base=NOTHING)
    assert len(store.changes(NOTHING)[0]) == len(ALL_KINDS)


def test_revisions_count_commits(store):
    first = store.commit((Put(a_resident()),), base=NOTHING)
    second = store.commit((Put(a_resident()), Put(a_resident())), base=first)
    assert (first, second) == (1, 2)
    assert store.changes(NOTHING)[1] == second


def test_a_commit_stamps_its_revision_on_what_it_writes(store):
    base = store.commit((Put(a_resident(id="x")),), base=NOTHING)
    store.commit((Put(a_resident(id="x", name="Fatima")),), base=base)
    assert buurt_of(store).residents["x"].rev == 2


def test_an_empty_commit_writes_nothing(store):
    assert store.commit((), base=NOTHING) == NOTHING
    assert store.changes(NOTHING) == ((), 0)


def test_changes_come_oldest_first_and_only_once(open_again):
    store, other = open_again(), open_again()
    base = store.commit((Put(a_resident(id="a")),), base=NOTHING)
    store.commit((Put(a_resident(id="b")),), base=base)
    store.commit((Put(a_resident(id="c")),), base=base)
    changes, revision = other.changes(base)
    assert [change.document.id for change in changes if isinstance(change, Put)] == ["b", "c"]
    assert other.changes(revision) == ((), revision)


def test_writing_what_a_colleague_wrote_meanwhile_is_a_conflict_and_writes_nothing(open_again):
    one, other = open_again(), open_again()
    base = one.commit((Put(a_resident(id="x")),), base=NOTHING)
    one.commit((Put(a_resident(id="x", name="first")),), base=base)
    with pytest.raises(Conflict):
        other.commit((Put(a_resident(id="y")), Put(a_resident(id="x", name="late"))), base=base)
    assert {r.id: r.name for r in buurt_of(one).residents.values()} == {"x": "first"}


def test_writing_what_a_colleague_deleted_meanwhile_is_a_conflict(open_again):
    one, other = open_again(), open_again()
    base = one.commit((Put(a_resident(id="x")),), base=NOTHING)
    one.commit((Delete(Resident, "x"),), base=base)
    with pytest.raises(Conflict):
        other.commit((Put(a_resident(id="x")),), base=base)


def test_deleting_what_a_colleague_wrote_meanwhile_is_a_conflict(open_again):
    one, other = open_again(), open_again()
    base = one.commit((Put(a_resident(id="x")),), base=NOTHING)
    one.commit((Put(a_resident(id="x", name="first")),), base=base)
    with pytest.raises(Conflict):
        other.commit((Delete(Resident, "x"),), base=base)


def test_deleting_what_a_colleague_deleted_meanwhile_is_no_conflict(open_again):
    one, other = open_again(), open_again()
    base = one.commit((Put(a_resident(id="x")),), base=NOTHING)
    one.commit((Delete(Resident, "x"),), base=base)
    other.commit((Put(a_resident(id="y")), Delete(Resident, "x")), base=base)
    assert set(buurt_of(one).residents) == {"y"}


def test_two_people_who_write_different_documents_do_not_clash(open_again):
    one, other = open_again(), open_again()
    one.commit((Put(a_resident(id="x")),), base=NOTHING)
    other.commit((Put(a_resident(id="y")),), base=NOTHING)
    assert set(buurt_of(one).residents) == {"x", "y"}


def test_what_was_deleted_may_be_written_again(store):
    base = store.commit((Put(a_resident(id="x")),), base=NOTHING)
    base = store.commit((Delete(Resident, "x"),), base=base)
    store.commit((Put(a_resident(id="x", name="again")),), base=base)
    assert buurt_of(store).residents["x"].name == "again"


def test_of_two_changes_to_one_document_in_a_commit_the_last_one_counts(store):
    changes = (Put(a_resident(id="x", name="one")), Put(a_resident(id="x", name="two")))
    base = store.commit(changes, base=NOTHING)
    assert [r.name for r in buurt_of(store).residents.values()] == ["two"]
    store.commit((Put(a_resident(id="x", name="three")), Delete(Resident, "x")), base=base)
    assert not buurt_of(store).residents


def test_a_session_may_lag_behind_by_more_commits_than_a_store_remembers(open_again):
    store, reader = open_again(), open_again()
    base = store.commit((Put(a_resident(id="gone")),), base=NOTHING)
    seen = buurt_of(reader)
    store.commit((Delete(Resident, "gone"),), base=base)
    for _ in range(1100):
        base = store.commit((Put(a_resident(id="x")),), base=Revision(10_000))
    changes, revision = reader.changes(seen.revision)
    caught_up = seen.apply(changes, revision)
    assert set(caught_up.residents) == {"x"}
    assert caught_up.residents["x"].rev == base
