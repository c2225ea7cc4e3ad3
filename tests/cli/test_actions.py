"""Every action on a row of the app as a command, undone by `buurt undo`."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from builders import (
    AT,
    MONDAY,
    a_follow_up,
    a_hook,
    a_member,
    a_place,
    a_resident,
    a_round,
    an_encounter,
    an_interest,
)

from buurt_tui.cli.commands import COMMANDS
from buurt_tui.cli.nouns import NOUNS
from buurt_tui.domain.model import Consent, Put, Readers, Revision
from buurt_tui.store.opening import open_store
from buurt_tui.ui import keys, palette

STREET, HARP = a_place("Kwakersstraat"), a_place("Harpstraat")
KARIM, ANJA = a_member("Karim"), a_member("Anja")
COOKING = an_interest("koken")
FATIMA = a_resident("Fatima el Amrani", aliases=("Fatma",), place=STREET.id)
FATIH = a_resident("Fatih Kaya")
DOUBLE = a_resident("F. Amrani")
WOMAN = a_resident("", description="vrouw met teckel")
ROUND = a_round(on=MONDAY, places=(STREET.id,), walkers=(KARIM.id,))
MET = an_encounter(FATIMA, note="bankje met Fatih voor de flat", place=STREET.id, round=ROUND.id)
PROMISE = a_follow_up(FATIMA, around=MONDAY + timedelta(days=4), reason="bellen")
ALL = (STREET, HARP, KARIM, ANJA, COOKING, FATIMA, FATIH, DOUBLE, WOMAN, ROUND, MET, PROMISE)


@pytest.fixture
def there(buurt, keep, store):
    """A neighbourhood, and what is in the store after a command."""
    keep(*ALL)

    def now(document):
        opened = open_store(str(store))
        changes, _revision = opened.changes(Revision(0))
        opened.close()
        last = None
        for change in changes:
            if isinstance(change, Put) and change.document.id == document.id:
                last = change.document
            elif getattr(change, "id", "") == document.id:
                last = None
        return last

    return now


FRIDAY = date(2026, 11, 27)
DONE = [
    ("resident fatma rename Fatima Amrani", FATIMA, "name", "Fatima Amrani"),
    ("resident fatima alias Faat", FATIMA, "aliases", ("Fatma", "Faat")),
    ("resident fatima unalias fatma", FATIMA, "aliases", ()),
    ("resident fatima place harp", FATIMA, "place", HARP.id),
    ("resident fatima place as-met", FATIMA, "place", None),
    ("resident fatima consent yes", FATIMA, "consent", Consent.YES),
    ("resident fatima prefers-not", FATIMA, "prefers_not_on", MONDAY),
    ("resident fatima prefers-not yes", FATIMA, "prefers_not_on", MONDAY),
    ("resident fatima merge F. Amrani", DOUBLE, "merged_into", FATIMA.id),
    ("resident teckel rename Els", WOMAN, "name", "Els"),
    ("follow-up fatima done", PROMISE, "status", "done"),
    ("follow-up fatima attempt", PROMISE, "attempts", (MONDAY,)),
    ("follow-up fatima niet-thuis", PROMISE, "attempts", (MONDAY,)),
    ("follow-up fatima later over twee weken", PROMISE, "around", date(2026, 12, 7)),
    ("follow-up fatima later", PROMISE, "around", None),
    ("follow-up fatima dropped", PROMISE, "status", "dropped"),
    ("follow-up fatima prefers-not", PROMISE, "status", "prefers_not"),
    ("follow-up fatima handed-over", PROMISE, "status", "handed_over"),
    ("follow-up fatima turn resident", PROMISE, "turn", "resident"),
    ("follow-up fatima asked-by bewoner", PROMISE, "asked_by", "resident"),
    ("follow-up fatima walker anja", PROMISE, "walker", ANJA.id),
    ("follow-up fatima reason samen naar de tuin", PROMISE, "reason", "samen naar de tuin"),
    (f"encounter {MET.id[:8]} tag #koken", MET, "triaged_on", MONDAY),
    (f"encounter {MET.id[:8]} looked-at", MET, "triaged_on", MONDAY),
    (f"encounter {MET.id[:8]} note bank bij de flat", MET, "note", "bank bij de flat"),
    (f"encounter {MET.id[:8]} date 2026-11-20", MET, "on", date(2026, 11, 20)),
    (f"encounter {MET.id[:8]} place harp", MET, "place", HARP.id),
    (f"encounter {MET.id[:8]} contact zwaai", MET, "contact", "wave"),
    ("round last places Harpstraat, Kwakersstraat", ROUND, "places", (HARP.id, STREET.id)),
    ("round 2026-11-23 walkers Anja, Karim", ROUND, "walkers", (ANJA.id, KARIM.id)),
    ("round today remark veel regen", ROUND, "remark", "veel regen"),
    ("round last date 2026-11-20", ROUND, "on", date(2026, 11, 20)),
    ("member karim rename Kareem", KARIM, "name", "Kareem"),
    ("member karim retire", KARIM, "retired_on", MONDAY),
    ("place harp rename Harpplein", HARP, "name", "Harpplein"),
]


@pytest.mark.parametrize(("typed", "document", "field", "value"), DONE)
def test_it_is_done_said_and_undone(typed, document, field, value, buurt, there):
    before = getattr(there(document), field)
    done = buurt(*typed.split(), "--as", "Anja")
    assert done.code == 0, done.err
    assert done.out == "" and done.err.strip()
    assert getattr(there(document), field) == value

    undone = buurt("undo", "--as", "Anja")
    assert undone.code == 0, undone.err
    assert getattr(there(document), field) == before


def test_a_hook_is_added_and_an_encounter_taken_back(buurt, there):
    assert buurt("encounter", "last", "tag", "#koken", "+naaien", "--as", "Anja").code == 0
    assert len(there(MET).hooks) == 2
    assert buurt("encounter", MET.id[:6], "take-back", "--as", "Anja").code == 0
    assert there(MET) is None
    assert buurt("undo", "--as", "Anja").code == 0
    assert len(there(MET).hooks) == 2
    for wrong in ("#koken en nog wat", "@Fatima #koken", "koken"):
        assert buurt("encounter", "last", "tag", *wrong.split(), "--as", "Anja").code == 1


def test_doors_are_counted_and_a_day_without_a_round_gets_one(buurt, there):
    assert buurt("round", "last", "opened", "3", "--as", "Anja").code == 0
    assert buurt("round", "last", "closed", "--as", "Anja").code == 0
    [doors] = there(ROUND).doors
    assert (doors.place, doors.opened, doors.closed) == (STREET.id, 3, 1)
    assert buurt("round", "2026-11-20", "remark", "x", "--as", "Anja").code == 1
    assert buurt("round", "2026-11-20", "places", "Nieuwe Straat", "--as", "Anja").code == 0
    rounds = buurt("rounds", "--json").json
    assert [row["places"] for row in rounds if row["date"] == "2026-11-20"] == [["Nieuwe Straat"]]
    for number in ("0", "-1", "veel", "99999"):
        assert buurt("round", "last", "opened", "--", number, "--as", "Anja").code == 2


def test_seen_and_reopened(buurt, keep, there):
    assert buurt("follow-up", "fatima", "seen", "--as", "Anja").code == 1
    keep(an_encounter(FATIMA, at=AT + timedelta(days=1), on=MONDAY + timedelta(days=1)))
    assert buurt("follow-up", "fatima", "seen", "--as", "Anja").code == 0
    assert there(PROMISE).status == "done"
    assert buurt("follow-up", PROMISE.id[:8], "reopen", "--as", "Anja").code == 0
    assert there(PROMISE).status == "open"


def test_a_promise_is_made_in_the_words_of_the_quick_line(buurt, there):
    done = buurt("resident", "fatih", "promise", "!!vr", "bellen", ">Karim", "--as", "Anja")
    assert done.code == 0, done.err
    [row] = [r for r in buurt("follow-ups", "--json").json if r["resident"]["id"] == FATIH.id]
    assert (row["around"], row["reason"], row["asked_by"], row["walker"]) == (
        "2026-11-27",
        "bellen",
        "resident",
        "Karim",
    )
    assert buurt("resident", "fatih", "promise", "vr #koken", "--as", "Anja").code == 1


def test_team_and_places_grow_and_are_listed(buurt, there):
    assert buurt("member", "Emre", "add", "--as", "Anja").code == 0
    assert buurt("member", "anja", "add", "--as", "Anja").code == 1
    assert buurt("place", "Nieuw Plein", "add", "--as", "Anja").code == 0
    assert buurt("place", "harpstraat", "add", "--as", "Anja").code == 1
    assert buurt("neighbourhood", "Harpbuurt", "--as", "Anja").code == 0
    assert [row["name"] for row in buurt("team", "--json").json] == ["Anja", "Emre", "Karim"]
    assert [row["name"] for row in buurt("places", "--json").json] == [
        "Harpstraat",
        "Kwakersstraat",
        "Nieuw Plein",
    ]
    assert buurt("neighbourhood").lines == ["Harpbuurt"]
    assert buurt("place", "harp", "rename", "Kwakersstraat", "--as", "Anja").code == 1


def test_what_fits_several_is_listed_and_nothing_is_done(buurt, there):
    done = buurt("resident", "fati", "alias", "X", "--as", "Anja")
    assert done.code == 1
    assert "Fatima el Amrani · Kwakersstraat" in done.err and "Fatih Kaya" in done.err
    assert there(FATIMA).aliases == FATIMA.aliases
    assert buurt("resident", FATIMA.id, "alias", "X", "--as", "Anja").code == 0


def test_no_list_and_no_shell_tells_others_what_is_for_its_writer(buurt, process, there, keep):
    kept = {"made_by": ANJA.id, "readers": Readers.WRITER}
    keep(a_follow_up(FATIMA, around=MONDAY, reason="over haar zus", **kept))
    several = buurt("follow-up", "fatima", "done", "--as", "Karim")
    assert several.code == 1
    assert "bellen" in several.err
    assert "zus" not in several.err
    asked = {"given": b"buurt\0follow-up\0\0", "BUURT_COMPLETES": "fish"}
    completed = process("completion", **asked).out
    assert "bellen" in completed
    assert "zus" not in completed


def test_a_slip_of_the_fingers_is_asked_about(buurt, there):
    assert "did you mean Fatih Kaya?" in buurt("resident", "Fatihh", "--as", "Anja").err
    done = buurt("resident", "fatih", "renam", "X", "--as", "Anja")
    assert done.code == 0  # a beginning that fits one alone will do
    done = buurt("follow-up", "fatima", "dnoe", "--as", "Anja")
    assert done.code == 2 and "did you mean done?" in done.err
    assert buurt("follow-up", "fatima", "done", "x", "--as", "Anja").code == 2
    assert buurt("follow-up", "fatima", "turn", "--as", "Anja").code == 2
    assert buurt("follow-up", "fatima", "turn", "nobody", "--as", "Anja").code == 2


def test_personal_text_may_come_from_standard_input(buurt, there):
    given = "Fatima el Amrani\nsamen naar de tuin\n"
    assert buurt("follow-up", "-", "reason", "-", "--as", "Anja", given=given).code == 0
    assert there(PROMISE).reason == "samen naar de tuin"
    assert buurt("resident", "fatima", "alias", "-", "--as", "Anja", given="").code == 1
    assert buurt("resident", "fatima", "alias", "-", "--as", "Anja", given=b"\xff\n").code == 1


def test_forgetting_asks_for_the_name(buurt, there, store):
    assert buurt("erase", "fatima", "--as", "Anja").code == 2
    assert buurt("erase", "fatima", "--yes-erase", "Fatih Kaya", "--as", "Anja").code == 1
    assert there(FATIMA) is not None
    assert buurt("resident", "fatima", "consent", "no", "--as", "Anja").code == 2
    done = buurt("erase", "-", "--yes-erase", "-", "--as", "Anja", given="fatima\nfatima el amrani")
    assert done.code == 0, done.err
    assert there(FATIMA) is None
    files = [path for path in store.parent.rglob("*") if path.is_file()]
    assert not any(b"el Amrani" in path.read_bytes() for path in files)


def test_a_card_is_short_lines_with_what_matters_first(buurt, there):
    buurt("encounter", "last", "tag", "+koken", "--as", "Anja")
    buurt("resident", "fatima", "prefers-not", "--as", "Anja")
    lines = buurt("resident", "fatma").lines
    assert lines[:2] == ["Fatima el Amrani", "would rather not, since Mon 23 Nov"]
    assert "also called Fatma" in lines
    assert any(line.strip().startswith("koken: offer") for line in lines)
    assert not any(set(line) & set("│─┌┐└┘#*+\t") for line in lines)
    [card] = buurt("resident", "fatma", "--json").json
    assert (card["name"], card["prefers_not"], card["hooks"][0]["interest"]) == (
        "Fatima el Amrani",
        True,
        "koken",
    )


def test_what_is_held_about_somebody_names_nobody_else(buurt, there):
    page = buurt("about", "fatima").out
    assert "Fatima el Amrani" in page and "Kwakersstraat" in page and "bellen" in page
    assert "bankje met … voor de flat" in page
    assert "Fatih" not in page


def test_what_is_held_about_somebody_has_what_they_answered_and_what_was_changed(buurt, keep):
    heard = an_encounter(FATIMA, note="bankje", hooks=(a_hook(COOKING, FATIMA),))
    keep(*ALL, heard)
    assert buurt("hook", "fatima", "#koken", "ended", "--as", "Anja").code == 0
    assert buurt("encounter", heard.id, "note", "-", "--as", "Anja", given="plantsoen").code == 0
    for page in (buurt("about", "fatima").out, buurt("resident", "fatima").out):
        assert "koken (interest): no longer holds" in page
        assert "Anja changed the note, in the encounter of" in page
        assert not {"hook_ended", "amended"} & set(page.split())


PLAIN = ("encounters", "follow-ups", "quiet", "residents", "interests", "rounds", "untagged")


@pytest.mark.parametrize("listed", (*PLAIN, "team", "places"))
def test_a_plain_list_has_one_fact_a_line_and_no_signs(listed, buurt, keep):
    old = a_resident("Dhr. Yılmaz")
    tagged = an_encounter(FATIH, hooks=(a_hook(COOKING, FATIH),))
    keep(*ALL, old, an_encounter(old, on=date(2026, 6, 1)), tagged)
    plain, rows = buurt(listed, "--plain"), buurt(listed, "--json").json
    items = plain.out.split("\n\n")
    assert len(items) == len(rows) > 0
    assert plain.err.startswith(f"{len(rows)} on this list")
    for item in items:
        lines = item.strip().splitlines()
        assert lines[-1].startswith("id: ")
        assert not any("\t" in line or "  " in line or "#" in line for line in lines)
        assert all(line == line.strip() for line in lines)


def test_notes_without_a_hook_come_with_what_they_seem_to_ask_for(buurt, keep):
    keep(*ALL, an_encounter(FATIH, note="zou best eens willen koken"))
    rows = buurt("untagged", "--json").json
    assert {"kind": "offer", "interest": "koken"} in rows[0]["suggestions"] + rows[1]["suggestions"]


ONLY_ON_A_SCREEN = frozenset({"passphrase"})  # it locks a screen
"""Ids of what makes no sense without one; each with its reason beside it."""


def test_every_action_on_a_row_and_of_the_palette_has_a_command():
    covered = {id_ for command in COMMANDS for id_ in command.does} | ONLY_ON_A_SCREEN
    rows = {key.id for key in keys.every_key() if key.group is keys.ROW}
    without_key = {command.id for command in palette.COMMANDS}
    assert (rows | without_key) - covered == set(), "give it a command, or `does` of one"
    known = {key.id for key in keys.every_key()} | without_key
    assert covered <= known


def test_every_action_in_the_table_is_there_to_be_done():
    from importlib import import_module

    for noun in NOUNS.values():
        module = import_module(f"buurt_tui.cli.{noun.module}")
        assert set(module.ACTIONS) == {action.name for action in noun.actions}
        assert callable(module.show)


@pytest.mark.parametrize("command", [command.name for command in COMMANDS if command.name])
def test_every_command_explains_itself_within_80_columns(command, buurt):
    done = buurt(command, "--help")
    assert done.code == 0
    assert all(len(line) <= 80 for line in done.lines)
