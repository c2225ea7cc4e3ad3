"""The form beside the quick line, and of what was saved."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import (
    a_follow_up,
    a_hook,
    a_member,
    a_place,
    a_resident,
    a_round,
    an_encounter,
    an_interest,
)
from ui.person import CLOCK, KARIM, Person, a_store, an_app, opened

from buurt_tui.domain.model import Doors, Kind, Readers
from buurt_tui.privacy.passphrase import Passphrase
from buurt_tui.session import Session
from buurt_tui.store import StoreError
from buurt_tui.store.memory import MemoryStore
from buurt_tui.ui.app import BuurtApp
from buurt_tui.ui.drafts import Drafts
from buurt_tui.ui.forms.row import FormRow
from buurt_tui.ui.forms.screen import FormScreen

FATIMA, OMAR = a_resident("Fatima el Amrani"), a_resident("Omar ben Said")
FATIH = a_resident("Fatih Kaya")
KOKEN, TUIN = an_interest("koken"), an_interest("tuinieren")
STREET, COMMA = a_place("Kwakersstraat"), a_place("Plein, noord")
ROUND = a_round(places=(STREET.id,), doors=(Doors(place=STREET.id, opened=9, closed=14),))
MET = an_encounter(
    FATIMA, OMAR, note="bankje", hooks=(a_hook(KOKEN, FATIMA),), round=ROUND.id, logged_by=KARIM.id
)
OPEN = a_follow_up(FATIMA, reason="bellen", made_in=MET.id)
DOCUMENTS = (FATIMA, OMAR, FATIH, KOKEN, TUIN, STREET, COMMA)
SAVED = (*DOCUMENTS, ROUND, MET, OPEN)


def rows(person: Person) -> list[FormRow]:
    return list(person.app.screen.query(FormRow))


def field(person: Person, key: str):
    return next(row for row in rows(person) if row.key == key).field


async def to(person: Person, key: str) -> None:
    """Walk to this field and empty it."""
    keys = [row.key for row in rows(person)]
    at = next(i for i, row in enumerate(rows(person)) if row.field.has_focus)
    steps = keys.index(key) - at
    await person.press(*(["down"] * steps if steps > 0 else ["up"] * -steps), "ctrl+u")


# beside the quick line


async def test_f10_and_esc_go_there_and_back_and_the_line_stays_as_typed():
    async with opened(an_app(*DOCUMENTS)) as person:
        await person.type("@fatim #ko had haast !vr bellen")
        await person.press("f10")
        assert isinstance(person.app.screen, FormScreen)
        assert field(person, "who 0").line == "Fatima el Amrani"
        assert field(person, "interest 0").line == "koken"
        assert field(person, "note").line == "had haast"
        await person.press("escape")
        assert person.line == "@fatim #ko had haast !vr bellen"
        assert person.is_writing


async def test_what_is_changed_in_the_form_is_in_the_line_and_the_rest_as_it_was():
    async with opened(an_app(*DOCUMENTS)) as person:
        await person.type("@fatim #ko had haast !vr bellen")
        await person.press("f10")
        await to(person, "offer 0")
        await person.type("tuinieren")
        await person.press("escape", "f10")
        assert field(person, "offer 0").line == "tuinieren"
        assert field(person, "reason 0").line == "bellen"
        await person.press("escape", "enter")
        [met] = person.buurt.encounters.values()
        assert {(hook.kind, hook.interest) for hook in met.hooks} == {
            (Kind.INTEREST, KOKEN.id),
            (Kind.OFFER, TUIN.id),
        }


async def test_filled_in_from_nothing_and_saved_with_enter_at_the_last_field():
    async with opened(an_app(*DOCUMENTS)) as person:
        await person.press("f10")
        await person.type("fatima el amrani", "enter")
        await person.type("koken, dammen", "enter", "enter", "enter", "enter")
        await person.type("Kwakersstraat", "enter")
        await person.type("chat", "enter")
        await person.type("had haast", "enter", "enter")
        await person.type("fri", "enter")
        await person.type("bellen", "enter", "enter")
        await person.type("Karim", "enter", "enter")
        assert not person.has_dialog, person.text
        [met] = person.buurt.encounters.values()
        [back] = person.buurt.follow_ups.values()
        names = {person.buurt.interests[hook.interest].name for hook in met.hooks}
        assert (met.residents, met.note, met.place) == ((FATIMA.id,), "had haast", STREET.id)
        assert names == {"koken", "dammen"}
        assert (back.reason, back.walker, str(back.around)) == ("bellen", KARIM.id, "2026-11-27")
        assert person.line == ""


async def test_a_question_is_asked_at_its_field_and_what_was_chosen_stands_there():
    async with opened(an_app(*DOCUMENTS)) as person:
        await person.press("f10")
        await person.type("fati", "enter")
        assert "Fatih Kaya" in person.text and "Fatima el Amrani" in person.text
        await person.press("2")
        chosen = field(person, "who 0").line
        assert chosen in {FATIMA.name, FATIH.name}
        await person.press("ctrl+s")
        [met] = person.buurt.encounters.values()
        assert [person.buurt.residents[id_].name for id_ in met.residents] == [chosen]


async def test_what_cannot_be_read_is_said_beside_it_and_nothing_is_saved_or_lost():
    async with opened(an_app(*DOCUMENTS)) as person:
        await person.press("f10")
        await person.type("Fatima", "enter")
        await to(person, "when 0")
        await person.type("ergens in de lente", "ctrl+s")
        assert person.has_dialog and dict(person.buurt.encounters) == {}
        assert "Die dag is niet duidelijk" in person.text
        assert field(person, "when 0").has_focus
        await person.press("escape")
        assert "ergens in de lente" in person.line
        await person.press("f10")
        assert field(person, "when 0").line == "ergens in de lente"


async def test_tab_completes_and_goes_on_where_nothing_is_typed():
    async with opened(an_app(*DOCUMENTS)) as person:
        await person.press("f10")
        await person.type("fatim", "tab")
        assert field(person, "who 0").line == "Fatima el Amrani"
        await person.press("enter", "tab")
        assert field(person, "wish 0").has_focus


async def test_somebody_else_gets_fields_of_their_own():
    async with opened(an_app(*DOCUMENTS)) as person:
        await person.press("f10")
        await person.type("Fatima", "enter")
        await person.type("koken", "enter")
        await to(person, "who 1")
        await person.type("Omar", "enter")
        assert field(person, "interest 1").has_focus
        await person.type("tuinieren", "ctrl+s")
        [met] = person.buurt.encounters.values()
        assert {(hook.interest, hook.residents) for hook in met.hooks} == {
            (KOKEN.id, (FATIMA.id,)),
            (TUIN.id, (OMAR.id,)),
        }


async def test_keys_that_come_faster_than_the_focus_moves_land_where_they_belong():
    async with opened(an_app(*DOCUMENTS)) as person:
        await person.press("f10")
        person.send(*"Fatima", "enter", *"koken", "enter", *"tuinieren", "ctrl+s")
        await person.until(lambda: person.buurt.encounters)
        [met] = person.buurt.encounters.values()
        assert [(hook.kind, hook.interest) for hook in met.hooks] == [
            (Kind.INTEREST, KOKEN.id),
            (Kind.WISH, TUIN.id),
        ]


async def test_a_small_screen_shows_the_field_that_is_typed_in_and_the_keys():
    async with opened(an_app(*DOCUMENTS), size=(60, 20)) as person:
        await person.press("f10", *["down"] * 12)
        await person.type("Karim")
        assert "Karim" in person.text and "^S" in person.text
        await person.press("up", "up", "up")
        await person.type("nooit van gehoord")
        assert "Die dag is niet" in person.text


async def test_hiding_names_puts_the_form_away_and_keeps_what_was_typed():
    async with opened(an_app(*DOCUMENTS)) as person:
        await person.press("f10")
        await person.type("Fatima", "f12")
        assert not person.has_dialog
        assert "Fatima" not in person.text
        assert person.line == "@Fatima el Amrani"


# what was saved


async def test_e_changes_an_encounter_and_undo_brings_it_back():
    async with opened(an_app(*SAVED)) as person:
        await person.press("escape", "e")
        assert field(person, "note").line == "bankje"
        await to(person, "note")
        await person.type("bank bij de flat")
        await to(person, "on")
        await person.type("gisteren", "ctrl+s")
        after = person.buurt.encounters[MET.id]
        assert (after.note, str(after.on)) == ("bank bij de flat", "2026-11-22")
        assert after.hooks == MET.hooks and after.residents == MET.residents
        assert person.buurt.follow_ups[OPEN.id].reason == "bellen"
        await person.press("ctrl+z")
        assert person.buurt.encounters[MET.id].note == "bankje"


async def test_hooks_and_promises_of_an_encounter_can_be_changed():
    async with opened(an_app(*SAVED)) as person:
        await person.press("escape", "e")
        await to(person, "offer 0")
        await person.type("dammen")
        await to(person, "reason 0")
        await person.type("soep")
        await to(person, "interest 1")
        await person.type("tuinieren", "ctrl+s")
        after = person.buurt.encounters[MET.id]
        named = {
            (hook.kind, person.buurt.interests[hook.interest].name, hook.residents)
            for hook in after.hooks
        }
        assert named == {
            (Kind.INTEREST, "koken", (FATIMA.id,)),
            (Kind.OFFER, "dammen", (FATIMA.id,)),
            (Kind.INTEREST, "tuinieren", (OMAR.id,)),
        }
        assert [f.reason for f in person.buurt.follow_ups.values()] == ["soep"]
        assert list(person.buurt.follow_ups) == [OPEN.id]


async def test_a_form_that_is_opened_and_saved_untouched_changes_nothing():
    async with opened(an_app(*SAVED)) as person:
        before = person.buurt.revision
        await person.press("escape", "e", "ctrl+s")
        assert "Er is niets veranderd." in person.text
        assert person.buurt.revision == before


async def test_a_resident_is_changed_on_the_card_and_what_it_was_is_in_the_timeline():
    async with opened(an_app(*SAVED), size=(120, 40)) as person:
        await person.press("escape", "3", "e")
        name = field(person, "name").line
        await to(person, "aliases")
        await person.type('Moeder van Sam, "Bos, de buurvrouw"')
        await to(person, "place")
        await person.type("Plein, noord", "ctrl+s")
        [who] = [r for r in person.buurt.residents.values() if r.name == name]
        assert who.aliases == ("Moeder van Sam", "Bos, de buurvrouw")
        assert who.place == COMMA.id
        assert "Karim wijzigde de andere namen, de plek" in person.text


async def test_e_on_a_line_of_the_card_changes_that_encounter():
    async with opened(an_app(*SAVED), size=(120, 40)) as person:
        await person.press("escape", "b", "right", *["down"] * 20)
        await person.press("e")
        assert field(person, "note").line == "bankje"
        await to(person, "note")
        await person.type("bank", "ctrl+s")
        assert person.buurt.encounters[MET.id].note == "bank"
        assert "Karim wijzigde de notitie" in person.text
        await person.press("f12")
        assert "bankje" not in person.text


async def test_a_promise_is_changed_on_screen_two():
    async with opened(an_app(*SAVED)) as person:
        await person.press("escape", "2", "e")
        await to(person, "when")
        await person.type("3 dec")
        await to(person, "turn")
        await person.type("bewoner", "ctrl+s")
        after = person.buurt.follow_ups[OPEN.id]
        assert (str(after.around), after.turn, after.reason) == (
            "2026-12-03",
            "resident",
            "bellen",
        )


async def test_the_round_of_an_encounter_is_changed():
    async with opened(an_app(*SAVED)) as person:
        await person.press("escape", "R")
        assert field(person, "doors").line == "Kwakersstraat 9/14"
        await to(person, "doors")
        await person.type('Kwakersstraat 10/14, "Plein, noord" 2/0')
        await to(person, "remark")
        await person.type("regen", "ctrl+s")
        after = person.buurt.rounds[ROUND.id]
        assert after.remark == "regen"
        assert after.doors == (
            Doors(place=STREET.id, opened=10, closed=14),
            Doors(place=COMMA.id, opened=2),
        )


async def test_a_form_that_was_left_is_there_again_with_what_was_typed():
    async with opened(an_app(*SAVED)) as person:
        await person.press("escape", "e")
        await to(person, "note")
        await person.type("half", "escape")
        assert "Niet bewaard" in person.text
        assert person.buurt.encounters[MET.id].note == "bankje"
        await person.press("e")
        assert field(person, "note").line == "half"


# two at once


def another(app: BuurtApp, edit) -> None:
    """Somebody else commits this, on the same store."""
    session = Session(app._session._store, lambda: CLOCK)
    session.apply(edit)


async def test_two_who_change_one_field_are_asked_and_both_texts_are_shown():
    from buurt_tui.domain.amend_edits import AmendEncounter

    app = an_app(*SAVED)
    async with opened(app) as person:
        await person.press("escape", "e")
        await to(person, "note")
        await person.type("van mij")
        await to(person, "contact")
        await person.type("zwaai")
        another(app, AmendEncounter(encounter=MET.id, at=CLOCK, note="van een ander"))
        await person.press("ctrl+s")
        assert "van mij" in person.text and "van een ander" in person.text
        assert person.buurt.encounters[MET.id].note == "van een ander"
        await person.press("2")
        after = person.buurt.encounters[MET.id]
        assert (after.note, after.contact) == ("van mij", "wave")


async def test_esc_at_the_question_gives_the_form_back_with_all_that_was_typed():
    from buurt_tui.domain.amend_edits import AmendEncounter

    app = an_app(*SAVED)
    async with opened(app) as person:
        await person.press("escape", "e")
        await to(person, "note")
        await person.type("van mij")
        another(app, AmendEncounter(encounter=MET.id, at=CLOCK, note="van een ander"))
        await person.press("ctrl+s")
        await person.until(lambda: "van een ander" in person.text)
        await person.press("escape")
        assert field(person, "note").line == "van mij"
        assert person.buurt.encounters[MET.id].note == "van een ander"


async def test_a_name_typed_in_a_dialog_is_asked_about_too():
    from buurt_tui.domain.resident_edits import Rename

    app = an_app(*SAVED)
    async with opened(app) as person:
        await person.press("escape", "b", "w", "ctrl+u")
        await person.type("Fatima van mij")
        another(app, Rename(resident=FATIMA.id, name="Fatima van een ander"))
        await person.until(lambda: person.buurt.residents[FATIMA.id].name != FATIMA.name)
        await person.press("enter")
        assert "Fatima van een ander" in person.text and "Fatima van mij" in person.text
        await person.press("1")
        assert person.buurt.residents[FATIMA.id].name == "Fatima van een ander"


# a store that fails, and a program that dies


class Full(MemoryStore):
    """A store on a disk that may be full."""

    is_full = False

    def commit(self, changes, *, base):
        if self.is_full:
            raise StoreError("The disk is full.")
        return super().commit(changes, base=base)


def a_full_app(drafts: Path | None = None) -> tuple[BuurtApp, Full]:
    store = Full()
    whole = a_store(*SAVED)
    changes, _ = whole.changes(0)
    store.commit(changes, base=0)
    session = Session(store, lambda: CLOCK)
    session.me = KARIM.id
    return BuurtApp(session, lambda: CLOCK, Drafts(drafts, "pts-1")), store


async def test_a_form_comes_back_when_the_store_fails():
    app, store = a_full_app()
    async with opened(app) as person:
        await person.press("escape", "e")
        await to(person, "note")
        await person.type("op een volle schijf")
        store.is_full = True
        await person.press("ctrl+s")
        assert field(person, "note").line == "op een volle schijf"
        store.is_full = False
        await person.press("ctrl+s")
        assert person.buurt.encounters[MET.id].note == "op een volle schijf"


async def test_what_was_typed_in_a_dialog_comes_back_when_the_store_fails():
    app, store = a_full_app()
    async with opened(app) as person:
        await person.press("escape", "b")
        store.is_full = True
        await person.press("a")
        await person.type("Faat", "enter")
        assert person.has_dialog and "Faat" in person.text
        store.is_full = False
        await person.press("enter")
        assert person.buurt.residents[FATIMA.id].aliases == ("Faat",)


async def test_the_round_comes_back_when_the_store_fails():
    app, store = a_full_app()
    async with opened(app) as person:
        store.is_full = True
        await person.press("f9", "enter")
        await person.type("Harpstraat", "enter", "enter")
        assert person.has_dialog and "Harpstraat" in person.text


async def test_a_form_of_a_program_that_died_is_open_again(tmp_path: Path):
    store = a_store(*SAVED)
    async with opened(an_app(store=store, drafts=tmp_path)) as person:
        await person.press("escape", "e")
        await to(person, "note")
        await person.type("bijna weg")
        person.app.drafts.close()  # as the kernel does for a program that is killed
    async with opened(an_app(store=store, drafts=tmp_path)) as person:
        await person.settle()
        assert field(person, "note").line == "bijna weg"
        await person.press("ctrl+s")
        assert person.buurt.encounters[MET.id].note == "bijna weg"


async def test_a_new_encounter_in_a_form_survives_too(tmp_path: Path):
    store = a_store(*SAVED)
    async with opened(an_app(store=store, drafts=tmp_path)) as person:
        await person.press("f10")
        await person.type("Omar", "enter")
        await person.type("koken")
        person.app.drafts.close()
    async with opened(an_app(store=store, drafts=tmp_path)) as person:
        await person.settle()
        assert field(person, "interest 0").line == "koken"
        await person.press("ctrl+s")
        assert len(person.buurt.encounters) == 2


@pytest.mark.parametrize("opened_in", ["line", "encounter"])
async def test_behind_a_passphrase_it_is_open_again_once_that_was_typed(opened_in, tmp_path: Path):
    store = a_store(*SAVED)
    async with opened(an_app(store=store, drafts=tmp_path)) as person:
        await person.press(*(["f10"] if opened_in == "line" else ["escape", "e"]))
        await to(person, "note")
        await person.type("bijna weg")
        person.app.drafts.close()  # as the kernel does for a program that is killed
    app = an_app(store=store, drafts=tmp_path)
    app.passphrase = Passphrase(tmp_path, "buurt.json")
    app.passphrase.set("de wilg")
    async with opened(app) as person:
        await person.settle()
        assert "op slot" in person.text
        assert "bijna weg" not in person.text
        await person.type("de wilg", "enter")
        await person.until(lambda: not app.is_locked)
        await person.settle()
        assert field(person, "note").line == "bijna weg"


# streets with a comma


async def test_a_street_with_a_comma_stays_one_street_in_the_round():
    async with opened(an_app(*DOCUMENTS)) as person:
        await person.press("f9", "enter")
        await person.type('Plein, noord, "Hof, oost", Kwakersstraat', "enter", "enter")
        [round_] = person.buurt.rounds.values()
        names = [person.buurt.places[id_].name for id_ in round_.places]
        assert names == ["Plein, noord", "Hof, oost", "Kwakersstraat"]
        await person.press("f9", "enter", "enter", "enter")
        [again] = person.buurt.rounds.values()
        assert again.places == round_.places


# who may read it


async def test_words_for_their_writer_stay_so_through_the_form():
    async with opened(an_app(*DOCUMENTS)) as person:
        await person.type("@Fatima =voor-mij iets", "f10")
        assert field(person, "readers").line == "alleen jij"
        await to(person, "note")
        await person.type("iets anders", "ctrl+s")
        [met] = person.buurt.encounters.values()
        assert (met.readers, met.note) == (Readers.WRITER, "iets anders")


async def test_a_note_for_its_writer_alone_stands_in_nobody_elses_form():
    other = a_member("Anja")
    kept = an_encounter(FATIMA, note="geheim", logged_by=other.id, readers=Readers.WRITER)
    async with opened(an_app(*DOCUMENTS, other, kept)) as person:
        await person.press("escape", "e")
        assert "geheim" not in person.text
        assert "note" not in {row.key for row in rows(person)}
        await to(person, "contact")
        await person.type("zwaai", "ctrl+s")
        after = person.buurt.encounters[kept.id]
        assert (after.contact, after.note) == ("wave", "geheim")
