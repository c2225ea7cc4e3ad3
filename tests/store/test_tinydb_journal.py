"""TinyDB's own ways of asking and changing, on our storage and table."""

from __future__ import annotations

import pytest
from builders import a_resident
from hypothesis import given, settings
from hypothesis import strategies as st
from store.every_kind import JSON
from tinydb import TinyDB, where
from tinydb.operations import delete, increment
from tinydb.storages import MemoryStorage
from tinydb.table import Document

from buurt_tui.domain.model import Put, Revision
from buurt_tui.store import StoreError
from buurt_tui.store.tiny import TinyStore
from buurt_tui.store.tinydb_journal import JournalDB, JournalStorage


@pytest.fixture
def database(path):
    with JournalDB(path) as database:
        yield database


def reopened(database: TinyDB) -> TinyDB:
    return JournalDB(database.storage.engine.place.path)


def test_what_is_inserted_is_there_when_it_is_opened_again(database):
    assert database.insert({"a": 1}) == 1
    assert database.insert_multiple([{"a": 2}, {"a": 3}]) == [2, 3]
    assert reopened(database).search(where("a") > 1) == [{"a": 2}, {"a": 3}]


def test_each_call_is_one_record(database):
    engine = database.storage.engine
    database.insert_multiple({"n": n} for n in range(50))
    database.update({"m": 1})
    database.remove(where("n") > 3)
    assert engine.revision == 3
    assert len(database) == 4


def test_a_write_costs_by_its_own_size_and_not_by_the_tables(database, path):
    database.insert_multiple({"text": "x" * 1000} for _ in range(100))
    (journal,) = path.with_name("team.json.d").glob("journal-*")
    before = journal.stat().st_size
    database.update({"a": 1}, doc_ids=[7])
    assert journal.stat().st_size - before < 1200


def test_a_call_that_fails_writes_nothing(database):
    database.insert({"a": 1})
    with pytest.raises(TypeError):
        database.insert_multiple([{"a": 2}, {"a": object()}])

    def fail(row):
        row["a"] = 9
        raise KeyError("no")

    with pytest.raises(KeyError):
        database.update(fail)
    assert database.all() == [{"a": 1}]
    assert reopened(database).all() == [{"a": 1}]


def test_what_is_handed_out_is_a_copy(database):
    database.insert({"list": [1]})
    for found in (database.all()[0], database.get(doc_id=1), database.get(where("list").any([1]))):
        found["list"].append(2)
    assert database.all() == [{"list": [1]}]


def test_what_another_program_wrote_is_found_even_by_a_search_that_was_done_before(database):
    other = reopened(database)
    assert other.search(where("a") == 1) == []
    database.insert({"a": 1})
    assert other.search(where("a") == 1) == [{"a": 1}]
    assert other.insert({"a": 1}) == 2


def test_a_table_of_ours_holds_documents_and_nothing_else(path):
    store = TinyStore(path)
    table = store.database.table("residents")
    table.insert({"id": "x", "name": "Ali"})
    with pytest.raises(StoreError):
        table.insert({"title": "not a resident"})
    with pytest.raises(ValueError, match="already"):
        table.insert({"id": "x", "name": "Ali again"})
    assert [c.document.name for c in store.changes(Revision(0))[0]] == ["Ali"]
    store.commit((Put(a_resident(id="x", name="Aliye")),), base=Revision(1))
    assert table.all() == [{"id": "x", "rev": 2, "name": "Aliye"}]
    table.update({"name": "Alya"}, where("id") == "x")
    assert store.changes(Revision(2))[0][0].document.rev == 3


def test_a_stock_tinydb_on_our_storage_works_too(path):
    with TinyDB(path, storage=JournalStorage) as database:
        database.insert({"a": 1})
        database.table("other").insert({"b": 1})
        database.update({"a": 2})
        database.drop_table("other")
    assert JournalDB(path).all() == [{"a": 2}]
    assert JournalDB(path).tables() == {"_default"}


ROWS = st.dictionaries(st.sampled_from("abc"), JSON, max_size=3)
CALLS = st.one_of(
    st.tuples(st.just("insert"), ROWS),
    st.tuples(st.just("insert_multiple"), st.lists(ROWS, max_size=3)),
    st.tuples(st.just("update"), ROWS, st.just(where("a").exists())),
    st.tuples(st.just("update"), st.just(delete("b")), st.just(where("b").exists())),
    st.tuples(st.just("update"), st.just(increment("n")), st.just(where("n").exists())),
    st.tuples(st.just("upsert"), ROWS, st.just(where("c").exists())),
    st.tuples(st.just("upsert"), st.builds(Document, ROWS, st.integers(1, 30))),
    st.tuples(st.just("remove"), st.just(where("b").exists())),
    st.tuples(st.just("truncate")),
)


@settings(max_examples=60, deadline=None)
@given(calls=st.lists(st.tuples(st.sampled_from(["one", "two"]), CALLS), max_size=8))
def test_after_any_calls_it_holds_what_stock_tinydb_holds(tmp_path_factory, calls):
    path = tmp_path_factory.mktemp("db") / "any.json"
    stock = TinyDB(storage=MemoryStorage)
    ours = JournalDB(path)
    for table, (name, *arguments) in calls:
        expected = getattr(stock.table(table), name)(*arguments)
        assert getattr(ours.table(table), name)(*arguments) == expected
    again = JournalDB(path)
    for database in (ours, again):
        assert database.tables() == stock.tables()
        for table in ("one", "two"):
            assert database.table(table).all() == stock.table(table).all()
            assert [row.doc_id for row in database.table(table)] == [
                row.doc_id for row in stock.table(table)
            ]
        database.close()
