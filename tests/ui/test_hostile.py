"""Text that a terminal or a widget would obey, in every field, on every screen and dialog.

Raw stands for a file that somebody edited by hand: the model's own cleaning is passed by."""

from __future__ import annotations

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
from ui.hostile import HOSTILE
from ui.person import CLOCK, NUMBERS, Person, an_app, links, obeyed, opened

from buurt_tui import lang
from buurt_tui.domain.follow_up_edits import AddFollowUp
from buurt_tui.domain.log_encounter import LogEncounter, New, NewHook, Promise
from buurt_tui.domain.model import (
    NEIGHBOURHOOD_ID,
    Document,
    Kind,
    Neighbourhood,
    Put,
    Revision,
)
from buurt_tui.domain.resident_edits import AddAlias, FindAt
from buurt_tui.domain.team_edits import AddMember, AddPlace, NameNeighbourhood, SetRound
from buurt_tui.domain.text import clean
from buurt_tui.session import Session
from buurt_tui.store.memory import MemoryStore
from buurt_tui.ui import keys, palette
from buurt_tui.ui.app import BuurtApp
from buurt_tui.ui.drafts import Drafts

IN_A_FILE = {name: text for name, text in HOSTILE.items() if name != "surrogate"}
"""JSON with half a character in it is no JSON to us: such a file is refused as a whole."""

ONE_LINE = "".join(text[:40] for text in IN_A_FILE.values())
LAST_WEEK = MONDAY - timedelta(days=5)
LONG_AGO = MONDAY - timedelta(days=80)


def by_hand() -> MemoryStore:
    """A neighbourhood in a file that somebody filled by hand."""
    documents: list[Document] = [Neighbourhood(id=NEIGHBOURHOOD_ID, name=ONE_LINE)]
    member = a_member(ONE_LINE)
    documents.append(member)
    for name, text in IN_A_FILE.items():
        place, interest = a_place(text), an_interest(text, synonyms=(text, ONE_LINE))
        someone = a_resident(text, aliases=(text, ONE_LINE), place=place.id)
        quiet = a_resident("", description=text)
        walker = a_member(text)
        met = an_encounter(
            *(someone, quiet),
            note=text,
            hooks=(a_hook(interest, someone, kind=Kind.WISH),),
            place=place.id,
            logged_by=walker.id,
            on=LAST_WEEK if len(name) % 2 else LONG_AGO,
        )
        untagged = an_encounter(a_resident(""), note=f"{text} wil koken", place=place.id)
        follow_up = a_follow_up(someone, reason=text, walker=walker.id, around=MONDAY)
        documents += [place, interest, someone, quiet, walker, met, untagged, follow_up]
        documents.append(
            a_round(places=(place.id,), walkers=(walker.id,), remark=text, on=LAST_WEEK)
        )
    last = a_round(
        places=tuple(d.id for d in documents if type(d).__name__ == "Place"),
        walkers=(member.id,),
        remark=ONE_LINE,
    )
    store = MemoryStore()
    store.commit(tuple(map(Put, (*documents, last))), base=Revision(0))
    return store


def by_edits() -> MemoryStore:
    """The same as the program itself writes it."""
    store = MemoryStore()
    session = Session(store, lambda: CLOCK)
    session.apply(NameNeighbourhood(ONE_LINE))
    session.apply(AddMember(an_id(), ONE_LINE))
    for name, text in HOSTILE.items():
        resident = an_id()
        place = an_id()
        hook = NewHook(
            kind=Kind.OFFER, interest=New(id=an_id(), name=text + "t"), residents=(resident,)
        )
        session.apply(AddPlace(place, text[:90_000] + name))
        session.apply(
            LogEncounter(
                id=an_id(),
                on=LAST_WEEK if len(name) % 2 else LONG_AGO,
                at=CLOCK,
                residents=(New(id=resident, name=text), New(id=an_id(), description=text)),
                hooks=(hook,),
                promises=(Promise(id=an_id(), resident=resident, reason=text),),
                note=text,
                line=text,
            )
        )
        session.apply(LogEncounter(id=an_id(), on=MONDAY, at=CLOCK, note=text, line=text))
        session.apply(AddAlias(resident=resident, alias=text + "a"))
        session.apply(FindAt(resident=resident, place=place))
        session.apply(AddFollowUp(id=an_id(), resident=resident, on=MONDAY, at=CLOCK, reason=text))
    places = tuple(session.buurt.places)
    session.apply(SetRound(id=an_id(), on=MONDAY, places=places, remark=ONE_LINE))
    return store


@pytest.fixture(autouse=True)
def _dutch(monkeypatch, tmp_path):
    lang.choose("nl")
    monkeypatch.setenv("HOME", str(tmp_path))  # the walk list asks where to save it


@pytest.fixture
def ran(monkeypatch):
    """What a text made the program do."""
    done: list[str] = []
    monkeypatch.setattr(BuurtApp, "action_bell", lambda _self: done.append("bell"))
    monkeypatch.setattr(BuurtApp, "action_screenshot", lambda _self, *_: done.append("screenshot"))
    monkeypatch.setattr(BuurtApp, "bell", lambda _self: done.append("bell"))
    return done


def look(person: Person) -> None:
    """Nothing on the screen is more than text, and every line fits."""
    strips = person.app.screen._compositor.render_strips()
    shown = "".join(strip.text for strip in strips)
    assert obeyed(shown) == set(), person.text
    assert links(strips) == set(), person.text
    if not person.has_dialog:
        held = person.lines[0].startswith(" Buurttafel")  # a review has the whole screen
        assert held or person.lines[1].startswith(" 1 N"), person.text
        assert person.foot.endswith("^Q stop"), person.text
    width = person.app.size.width
    assert {strip.cell_length for strip in strips} == {width}, person.text
    assert obeyed(person.app.title + str(person.app.sub_title)) == set()


async def leave_dialogs(person: Person) -> None:
    for _step in range(6):
        if not person.has_dialog:
            return
        await person.press("escape")
    raise AssertionError("a dialog does not close")


async def do(person: Person, *pressed: str) -> None:
    """Press these, and go on with Enter through whatever is asked."""
    await person.press(*pressed)
    look(person)
    for _answer in range(3):
        if not person.has_dialog:
            break
        await person.press("enter")
        look(person)
    await leave_dialogs(person)
    look(person)


def own_keys(screen: str) -> list[str]:
    return [b.key.split(",")[0] for b in keys.SCREENS[screen]]


async def walk(person: Person) -> None:
    """Every screen, every row in sight, every key, and every command of the palette."""
    for screen, number in NUMBERS.items():
        await person.press(f"f{number}" if number > 1 else "alt+1")
        assert person.on == screen
        look(person)
        await person.press("escape")
        for _row in range(4):
            await person.press("down")
            look(person)
        await person.press("right", "down", "down")
        look(person)
        await do(person, "left", "enter")
        await do(person, "question_mark")
        for key in own_keys(screen):
            await person.press(f"f{number}" if number > 1 else "alt+1", "escape")
            await do(person, key)
            await person.press("ctrl+z")
            look(person)
    for command in palette.COMMANDS:
        command.run(person.app)
        await person.settle()
        await do(person)
    await do(person, "ctrl+p")


def an_app_on(store: MemoryStore) -> BuurtApp:
    session = Session(store, lambda: CLOCK)
    session.me = next(iter(session.buurt.members))
    drafts = Drafts()
    drafts.keep_round(next(r.id for r in session.buurt.rounds.values() if r.on == MONDAY))
    return BuurtApp(session, lambda: CLOCK, drafts)


@pytest.mark.parametrize(
    ("made", "veiled", "size"),
    [
        (by_hand, False, (80, 24)),
        (by_hand, False, (60, 20)),
        (by_hand, True, (60, 20)),
        (by_edits, False, (80, 24)),
        (by_edits, True, (80, 24)),
    ],
)
async def test_hostile_text_is_text_on_every_screen_and_in_every_dialog(made, veiled, size, ran):
    app = an_app_on(made())
    async with opened(app, size) as person:
        if veiled:
            await person.press("f12")
            look(person)
        await walk(person)
    assert ran == []


async def test_what_is_pasted_is_stored_and_shown_without_what_a_terminal_obeys(ran):
    app = an_app(a_resident("Fatima"))
    async with opened(app) as person:
        for text in HOSTILE.values():
            await person.paste(" ".join(text.splitlines()))
            look(person)
            await person.press("enter")
            look(person)
            assert person.line == ""
        kept = {e.note for e in person.buurt.encounters.values()}
        notes = {clean(" ".join(text.splitlines())) for text in HOSTILE.values()} - {""}
        assert {note for note in notes if not set("/@") & set(note)} <= kept
        assert obeyed("".join(kept)) == set()
        assert obeyed("".join(step.line for step in person.buurt.steps.values())) == set()
        for _text in kept:
            await person.press("ctrl+z")
            look(person)
            await person.press("ctrl+u", "ctrl+k")
    assert ran == []


async def test_marks_with_hostile_names_are_read_asked_and_kept_as_text(ran):
    documents = [a_resident(f"Jan {text[:200]}") for text in IN_A_FILE.values()]
    documents += [an_interest(f"koken {text[:200]}") for text in IN_A_FILE.values()]
    documents += [a_member(f"Kari {text[:200]}") for text in IN_A_FILE.values()]
    app = an_app(*documents)
    async with opened(app) as person:
        for begun in ("@jan", "#koke", "@jan !vr >kari"):
            await person.type(begun)
            look(person)
            await person.press("down", "down", "tab")
            look(person)
            await person.press("ctrl+u")
            await person.type(begun, "enter")
            look(person)
            for _question in range(3):
                await person.press("enter")
                look(person)
            await person.press("escape", "n", "ctrl+u")
        for text in HOSTILE.values():
            await person.paste(f"@Piet {text[:60]} #{text[:60]} /{text[:60]} ?{text[:60]} !{text}")
            look(person)
            await person.press("enter", "enter", "enter")
            look(person)
            await person.press("ctrl+u", "ctrl+k")
        for table in ("residents", "interests", "places", "follow_ups", "encounters"):
            added = [d for d in person.buurt.table(table).values() if d.id not in ids(documents)]
            assert obeyed(repr(added)) == set()
    assert ran == []


def ids(documents):
    return {document.id for document in documents}


@pytest.mark.parametrize("name", ["a click action", "escape", "newlines", "the clipboard", "bidi"])
async def test_what_is_pasted_into_a_question_is_text(name, ran):
    text = HOSTILE[name]
    app = an_app(store=MemoryStore(), me=None)
    async with opened(app) as person:
        for question in range(3):
            assert person.has_dialog, question
            await person.paste(text)
            look(person)
            await person.press("enter")
            look(person)
        for command in palette.COMMANDS:
            command.run(app)
            await person.settle()
            for _question in range(3):
                if person.has_dialog:
                    await person.paste(text)
                    look(person)
                    await person.press("enter")
                    look(person)
            await leave_dialogs(person)
            look(person)
        await person.press("escape", "slash")
        await person.paste(text)
        look(person)
        await person.press("f4")
        await person.paste(text)
        look(person)
        assert obeyed(app.export_screenshot().replace("\n", "")) == set()
    assert ran == []
