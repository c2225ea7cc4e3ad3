"""What was changed, on the card: who, when, and what it was where that may be read."""

from __future__ import annotations

from datetime import timedelta

from builders import AT, MONDAY, a_buurt, a_follow_up, a_member, a_resident, an_encounter

from buurt_tui.domain.amended import Amended
from buurt_tui.domain.model import Readers
from buurt_tui.privacy.veil import Veil
from buurt_tui.views.amended import FieldWas, amended_rows
from buurt_tui.views.card import StepKind, card
from buurt_tui.views.now import Now

KARIM, ANJA = a_member("Karim"), a_member("Anja")


def a_record(by=KARIM, hours=0, **was) -> Amended:
    return Amended(at=AT + timedelta(hours=hours), by=by.id, was=was)


FATIMA = a_resident(amended=(a_record(name="Fatma", hours=2),))
DOUBLE = a_resident("Faat", merged_into=FATIMA.id, amended=(a_record(ANJA, name="Fa", hours=1),))
MET = an_encounter(FATIMA, note="tuin", logged_by=ANJA.id, amended=(a_record(note="bankje"),))
PROMISE = a_follow_up(FATIMA, made_by=ANJA.id, amended=(a_record(around="2026-11-27", hours=3),))


def now(*documents, me=KARIM, veil=None) -> Now:
    buurt = a_buurt(KARIM, ANJA, *(documents or (FATIMA, DOUBLE, MET, PROMISE)))
    return Now(buurt, MONDAY, me=me.id, **({"veil": veil} if veil else {}))


def test_all_that_is_known_of_somebody_tells_what_was_changed_in_it():
    rows = amended_rows(now(), FATIMA.id, (DOUBLE,))
    told = [(row.by, row.fields[0].field, row.encounter, row.of_promise) for row in rows]
    assert told == [
        ("Karim", "note", MONDAY, False),
        ("Anja", "name", None, False),
        ("Karim", "name", None, False),
        ("Karim", "around", None, True),
    ]


def test_a_value_comes_as_the_document_has_it():
    [row] = amended_rows(now(FATIMA, PROMISE), FATIMA.id)[1:]
    assert str(row.fields[0].before) == "2026-11-27"
    odd = an_encounter(FATIMA, amended=(a_record(contact="hologram", later="x"),))
    fields = amended_rows(now(FATIMA, odd), FATIMA.id)[0].fields
    assert fields == (FieldWas("contact"), FieldWas("later"))


def test_it_is_on_the_card_among_the_small_steps():
    found = card(now(), FATIMA.id)
    assert [s.kind for s in found.timeline].count(StepKind.AMENDED) == 4


def test_with_names_hidden_nobody_reads_what_anything_was():
    rows = amended_rows(now(veil=Veil(is_down=True)), FATIMA.id, (DOUBLE,))
    assert len(rows) == 4
    assert all(each.is_hidden and each.before is None for row in rows for each in row.fields)


def test_what_a_note_for_its_writer_alone_was_is_for_its_writer_too():
    kept = an_encounter(
        FATIMA, note="tuin", logged_by=ANJA.id, readers=Readers.WRITER,
        amended=(a_record(ANJA, note="bankje", place=None),),
    )  # fmt: skip
    [row] = amended_rows(now(a_resident(id=FATIMA.id), kept), FATIMA.id)
    assert row.fields == (FieldWas("note", is_hidden=True), FieldWas("place"))
    [mine] = amended_rows(now(a_resident(id=FATIMA.id), kept, me=ANJA), FATIMA.id)
    assert mine.fields[0] == FieldWas("note", "bankje")
