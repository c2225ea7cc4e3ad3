"""The campaign: hundreds of hostile texts in every field, paged through on every screen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import pytest
from builders import (
    MONDAY,
    a_follow_up,
    a_hook,
    a_member,
    a_place,
    a_resident,
    a_round,
    an_encounter,
    an_id,
    an_interest,
)
from ui.hostile_campaign import CAMPAIGN, seen
from ui.person import CLOCK, NUMBERS, Person, obeyed, opened
from ui.test_hostile import an_app_on, do, look, ran

from buurt_tui import lang
from buurt_tui.domain.log_encounter import LogEncounter, New
from buurt_tui.domain.model import NEIGHBOURHOOD_ID, Document, Kind, Neighbourhood, Put, Revision
from buurt_tui.domain.resident_edits import AddAlias
from buurt_tui.domain.team_edits import AddMember, AddPlace
from buurt_tui.domain.text import clean
from buurt_tui.session import Session
from buurt_tui.store.memory import MemoryStore
from buurt_tui.ui import palette
from buurt_tui.ui.widgets.row_list import RowList

assert ran  # a fixture of that module, used here

SIZES = [(60, 20), (80, 24), (120, 40)]
PAGES_AT_MOST = 400


@pytest.fixture(autouse=True)
def _dutch(monkeypatch, tmp_path):
    lang.choose("nl")
    monkeypatch.setenv("HOME", str(tmp_path))


def a_hostile_neighbourhood(texts: Sequence[str] = CAMPAIGN) -> MemoryStore:
    """Each text as a name, alias, description, note, reason, topic, street and member."""
    documents: list[Document] = [Neighbourhood(id=NEIGHBOURHOOD_ID, name=texts[0])]
    places, walkers = [], []
    for number, text in enumerate(texts):
        other = texts[-number]
        on = MONDAY - timedelta(days=number % 90)
        place, walker = a_place(text), a_member(text)
        interest = an_interest(text, synonyms=(other,))
        someone = a_resident(text, aliases=(other,), place=place.id)
        described = a_resident("", description=text)
        kind = list(Kind)[number % 4]
        met = an_encounter(
            someone, note=text, on=on, hooks=(a_hook(interest, someone, kind=kind),), place=place.id
        )
        untagged = an_encounter(described, note=f"{text} {other}", on=on, logged_by=walker.id)
        back = a_follow_up(someone, reason=text, walker=walker.id, around=on)
        documents += [place, walker, interest, someone, described, met, untagged, back]
        places.append(place.id)
        walkers.append(walker.id)
    documents.append(
        a_round(places=tuple(places[:9]), walkers=tuple(walkers[:9]), remark=texts[-1])
    )
    store = MemoryStore()
    store.commit(tuple(map(Put, documents)), base=Revision(0))
    return store


async def page_through(person: Person) -> int:
    """Look at every page of the list that has the focus; how many there were."""
    await person.press("home")
    look(person)
    before = None
    for page in range(PAGES_AT_MOST):
        listed = person.app.screen.focused
        if not isinstance(listed, RowList) or listed.key == before:
            return page
        before = listed.key
        await person.press("pagedown")
        look(person)
    raise AssertionError("a list without an end")


def test_there_are_enough_of_them():
    assert len(CAMPAIGN) >= 500
    assert len({clean(text) for text in CAMPAIGN}) > 400


@pytest.mark.parametrize("part", range(3), ids=lambda part: "{}x{}".format(*SIZES[part]))
async def test_every_page_of_every_list_shows_text_as_text(part, ran):
    """Each text at one size, and each sort of text at every size."""
    app = an_app_on(a_hostile_neighbourhood(CAMPAIGN[part::3]))
    paged = 0
    async with opened(app, SIZES[part]) as person:
        for screen, number in NUMBERS.items():
            await person.press(f"alt+{number}", "escape")
            assert person.on == screen
            paged += await page_through(person)
            for _row in range(6):
                await do(person, "up", "up", "up", "enter")
    assert ran == []
    assert paged > 15


async def test_what_is_typed_to_find_something_is_text(ran):
    """In the palette, in a search and in the line, whatever the text would do there."""
    app = an_app_on(a_hostile_neighbourhood(CAMPAIGN[::5]))
    async with opened(app, (80, 24)) as person:
        for text in CAMPAIGN[::41]:
            for opens in (("escape", "ctrl+p"), ("escape", "slash"), ("escape", "n")):
                await person.press(*opens)
                await person.paste(text)
                look(person)
                await person.press("ctrl+u", "escape")
                look(person)
        for command in palette.COMMANDS:
            for text in CAMPAIGN[5::211]:
                command.run(app)
                await person.settle()
                for _question in range(3):
                    if person.has_dialog:
                        await person.paste(text)
                        look(person)
                        await person.press("enter")
                        look(person)
                for _step in range(6):
                    if person.has_dialog:
                        await person.press("escape")
                look(person)
    assert ran == []


def test_what_is_kept_is_what_a_person_would_expect():
    """Every letter, digit and sign that is seen stays, in its order; what is obeyed goes."""
    store = MemoryStore()
    session = Session(store, lambda: CLOCK)
    for text in CAMPAIGN:
        resident, place, member = an_id(), an_id(), an_id()
        session.apply(
            LogEncounter(
                id=an_id(),
                on=MONDAY,
                at=CLOCK,
                residents=(New(id=resident, name=f"x{text}"),),
                note=f"x{text}",
                line=text,
            )
        )
        session.apply(AddAlias(resident=resident, alias=f"y{text}"))
        session.apply(AddPlace(place, f"x{text}{place}"))
        session.apply(AddMember(member, f"x{text}{member}"))
        kept = session.buurt.residents[resident]
        assert seen(kept.name) == seen(f"x{text}")
        assert [seen(alias) for alias in kept.aliases] == [seen(f"y{text}")]
        assert seen(session.buurt.places[place].name) == seen(f"x{text}{place}")
        assert seen(session.buurt.members[member].name) == seen(f"x{text}{member}")
    assert {seen(e.note) for e in session.buurt.encounters.values()} == {
        seen(f"x{text}") for text in CAMPAIGN
    }
    for table in ("residents", "encounters", "places", "members", "steps"):
        for document in session.buurt.table(table).values():
            assert obeyed(_texts(document)) == set(), document


def _texts(document: Document) -> str:
    fields = [getattr(document, name) for name in document.__struct_fields__]
    flat = [each for field in fields for each in (field if isinstance(field, tuple) else (field,))]
    return "".join(text for text in flat if isinstance(text, str))
