"""No action leaves a reference that leads nowhere."""

from __future__ import annotations

import pytest
from builders import AT, MONDAY, a_buurt, a_place, a_resident, an_encounter, an_interest
from domain.every_edit import DOCUMENTS

from buurt_tui.domain.edit import Refused
from buurt_tui.domain.model import Delete, Member, Place, Put, Resident
from buurt_tui.domain.references import REFERRERS, check_references, references

BUURT = a_buurt(*DOCUMENTS)


def test_all_that_documents_refer_to_is_known_to_be_referred_to():
    used = {(to, type(d)) for d in DOCUMENTS for to, _ in references(d)}
    assert used <= {(to, by) for to, kinds in REFERRERS.items() for by in kinds}


def test_every_id_in_a_document_is_a_reference():
    ids = {document.id for document in DOCUMENTS}
    for document in DOCUMENTS:
        written = {id_ for id_ in ids - {document.id} if id_ in repr(document)}
        assert {id_ for _, id_ in references(document)} == written


@pytest.mark.parametrize(
    "document", [d for d in DOCUMENTS if type(d) in REFERRERS], ids=lambda d: type(d).__name__
)
def test_what_is_referred_to_does_not_go(document):
    kind = type(document)
    in_use = any((kind, document.id) in references(other) for other in DOCUMENTS)
    changes = (Delete(kind, document.id),)
    if in_use:
        with pytest.raises(Refused):
            check_references(BUURT, changes)
    else:
        check_references(BUURT, changes)


def test_what_goes_together_may_go():
    fatima = a_resident()
    met = an_encounter(fatima)
    changes = (Delete(Resident, fatima.id), Delete(type(met), met.id))
    check_references(a_buurt(fatima, met), changes)


def test_what_comes_together_may_come():
    fatima = a_resident()
    check_references(a_buurt(), (Put(an_encounter(fatima)), Put(fatima)))


@pytest.mark.parametrize(
    "document",
    [
        an_encounter(a_resident()),
        an_encounter(place="x"),
        an_encounter(round="x"),
        a_resident(place="x"),
        a_resident(merged_into="x"),
        an_interest(parent="x"),
    ],
)
def test_nothing_is_written_about_what_is_not_there(document):
    with pytest.raises(Refused):
        check_references(a_buurt(), (Put(document),))


def test_what_dangled_already_does_not_hold_up_the_work():
    met = an_encounter(a_resident())
    again = an_encounter(id=met.id, residents=met.residents, note="meer", at=AT, on=MONDAY)
    check_references(a_buurt(met), (Put(again),))


def test_letting_go_of_something_as_it_goes_is_fine_and_keeping_it_is_not():
    street = a_place()
    there = a_resident(place=street.id)
    buurt = a_buurt(street, there)
    gone = Delete(Place, street.id)
    check_references(buurt, (gone, Put(a_resident(id=there.id))))
    with pytest.raises(Refused):
        check_references(buurt, (gone, Put(a_resident(id=there.id, place=street.id))))


def test_who_wrote_something_need_not_be_in_the_team_any_more():
    check_references(a_buurt(), (Put(an_encounter(logged_by="x")),))
    assert Member in REFERRERS
