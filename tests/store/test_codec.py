"""Documents to JSON and back, today's and tomorrow's."""

from __future__ import annotations

import json

import msgspec
import pytest
from builders import a_resident
from hypothesis import given
from hypothesis import strategies as st
from store.every_kind import ALL_KINDS, documents_of

from buurt_tui.domain.model import Encounter, Resident
from buurt_tui.store import StoreError
from buurt_tui.store.codec import decode, decode_row, decode_table, encode, fields_of

any_document = st.sampled_from(ALL_KINDS).flatmap(documents_of)


@given(any_document)
def test_every_document_survives_being_written_and_read(document):
    assert decode(type(document), encode(document)) == document


@given(any_document)
def test_unknown_fields_stand_among_the_known_ones(document):
    written = json.loads(encode(document))
    assert "extra" not in written
    assert {name: written[name] for name in document.extra} == document.extra


@given(any_document)
def test_fields_are_what_is_written(document):
    assert fields_of(document) == json.loads(encode(document))


def test_defaults_are_left_out():
    assert json.loads(encode(Resident(id="x", name="Ali"))) == {"id": "x", "name": "Ali"}


def test_fields_of_a_document_can_be_changed_without_changing_the_document():
    resident = a_resident(aliases=("Fa",), extra={"later": {"deep": [1]}})
    fields = fields_of(resident)
    fields["aliases"].append("Mo")
    fields["later"]["deep"].append(2)
    assert resident.aliases == ("Fa",)
    assert resident.extra == {"later": {"deep": [1]}}


def test_one_row_with_an_unknown_field_does_not_keep_the_others_from_being_read():
    rows = msgspec.Raw(b'{"1":{"id":"a","name":"A"},"7":{"id":"b","name":"B","later":true}}')
    table = decode_table("residents", rows)
    assert table == {
        1: Resident(id="a", name="A"),
        7: Resident(id="b", name="B", extra={"later": True}),
    }


def test_a_table_that_nobody_knows_is_kept_as_it_is():
    assert decode_table("plans", msgspec.Raw(b'{"3":{"wish":["x"]}}')) == {3: {"wish": ["x"]}}


@pytest.mark.parametrize(
    "fields",
    [
        b'{"name":"nobody without an id"}',
        b'{"id":"x","name":7}',
        b'{"id":"x","consent":"a value of a later version"}',
    ],
)
def test_what_does_not_fit_the_model_is_said_in_a_sentence(fields):
    with pytest.raises(StoreError, match="residents"):
        decode(Resident, fields)


def test_an_unknown_field_inside_a_value_is_refused_because_it_could_not_be_kept():
    hook = '{"kind":"wish","interest":"i","later":1}'
    row = f'{{"id":"x","on":"2026-11-23","at":"2026-11-23T16:42:00Z","hooks":[{hook}]}}'
    with pytest.raises(StoreError, match="later"):
        decode(Encounter, row.encode())


def test_a_row_of_an_older_format_goes_through_every_migration(monkeypatch):
    from buurt_tui.store import codec

    def name_was_called_title(table, fields):
        return {**fields, "name": fields.pop("title")} if table == "places" else fields

    monkeypatch.setattr(codec, "MIGRATIONS", {0: name_was_called_title})
    migrated = decode_row("places", b'{"id":"p","title":"Kwakersstraat"}', written_in=0)
    assert migrated.name == "Kwakersstraat"
