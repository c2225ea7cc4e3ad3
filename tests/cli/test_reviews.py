"""The weekly review without a screen: its agenda, its minutes, and who may read which note."""

from __future__ import annotations

import stat
from datetime import timedelta

import pytest
from builders import AT, MONDAY, a_follow_up, a_member, a_place, a_resident, a_review, an_encounter

from buurt_tui.domain.model import AgendaItem, Decision, MadeUpName, Outcome, Readers
from buurt_tui.domain.review import decision_id

KARIM, ANJA = a_member("Karim"), a_member("Anja")
STREET = a_place("Kwakersstraat")
FATIMA = a_resident("Fatima el Amrani", place=STREET.id)
NEIGHBOURS = [a_resident(f"Buur {letter}", place=STREET.id) for letter in "ABCD"]
"""Enough for their street to give nobody away."""
PROMISE = a_follow_up(FATIMA, around=MONDAY, reason="bellen over soep")
HELD = a_review(
    begun_at=AT - timedelta(days=7),
    closed_at=AT - timedelta(days=7) + timedelta(hours=1),
    on=MONDAY - timedelta(days=7),
    present=(KARIM.id, ANJA.id),
    agenda=(AgendaItem(part="promises", about=PROMISE.id), AgendaItem(part="learned")),
    made_up=(MadeUpName(FATIMA.id, "Wilg"),),
)
DECIDED = (
    Decision(id=decision_id(HELD.id, 0), review=HELD.id, number=0, at=AT, outcome=Outcome.LATER),
    Decision(
        id=decision_id(HELD.id, 1),
        review=HELD.id,
        number=1,
        at=AT,
        outcome=Outcome.LEARNED,
        words="samen *eten* werkt",
    ),
)
ALL = (KARIM, ANJA, STREET, FATIMA, *NEIGHBOURS, PROMISE, HELD, *DECIDED)


def test_the_minutes_of_the_last_review_name_nobody(buurt, keep):
    keep(*ALL)
    done = buurt("minutes")
    assert done.code == 0
    assert done.lines[0] == "Review of Mon 16 Nov 2026"
    assert "- Resident Wilg · Kwakersstraat: come back someday" in done.lines
    assert "Fatima" not in done.out
    assert "soep" not in done.out


def test_the_true_names_are_there_for_whoever_asks_for_them(buurt, keep):
    keep(*ALL)
    said = buurt("minutes", HELD.id, "--names").out
    assert "- Fatima el Amrani · Kwakersstraat · bellen over soep: come back someday" in said


def test_markdown_is_written_to_a_new_file_that_only_we_may_read(buurt, keep, tmp_path):
    keep(*ALL)
    file = tmp_path / "verslag.md"
    assert buurt("minutes", "--format", "md", "-o", str(file)).code == 0
    text = file.read_text("utf-8")
    assert text.startswith("# Review of Mon 16 Nov 2026\n")
    assert r"- samen \*eten\* werkt" in text
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    again = buurt("minutes", "-o", str(file))
    assert again.code == 1
    assert "is there already" in again.err
    assert file.read_text("utf-8") == text


def test_no_link_is_followed(buurt, keep, tmp_path):
    keep(*ALL)
    target, link = tmp_path / "other", tmp_path / "link"
    link.symlink_to(target)
    assert buurt("minutes", "-o", str(link)).code == 1
    assert not target.exists()


def test_without_a_review_there_are_no_minutes(buurt, keep):
    keep(KARIM)
    done = buurt("minutes")
    assert (done.code, done.out) == (1, "")
    assert "no review yet" in done.err


def test_what_is_no_format_is_said(buurt, keep):
    keep(*ALL)
    assert buurt("minutes", "--format", "pdf").code == 2


def test_reviews_are_listed_and_found_by_what_their_minutes_say(buurt, keep):
    keep(*ALL)
    [row] = buurt("reviews", "--json").json
    assert (row["date"], row["present"], row["items"]) == ("2026-11-16", ["Anja", "Karim"], 2)
    assert (row["talked_about"], row["skipped"]) == (2, 0)
    assert len(buurt("reviews", "eten", "werkt", "--json").json) == 1
    assert buurt("reviews", "fatima", "--json").json == []


def test_a_remark_is_read_from_standard_input_and_stands_on_the_agenda(buurt, keep):
    keep(*ALL)
    done = buurt("remark", "--as", "Karim", "--shareable", given="de sleutel van de zaal\n\n")
    assert done.code == 0
    [row] = [r for r in buurt("agenda", "--json").json if r["part"] == "remarks"]
    assert "de sleutel van de zaal" in row["subject"]
    assert buurt("undo", "--as", "Karim").code == 0
    assert [r for r in buurt("agenda", "--json").json if r["part"] == "remarks"] == []


def test_a_remark_that_is_no_text_is_refused_in_a_plain_sentence(process, tmp_path):
    file = tmp_path / "opmerking.txt"
    file.write_bytes("café".encode("latin-1"))
    for done in (process("remark", given=file.read_bytes()), process("remark", str(file))):
        assert done.code == 1
        assert done.err.strip() == "buurt: this is not UTF-8 text"


def test_a_remark_may_begin_with_the_mark_that_some_editors_write(buurt, process, keep):
    keep(*ALL)
    assert process("remark", given=b"\xef\xbb\xbfde sleutel\n").code == 0
    [row] = [r for r in buurt("agenda", "--json").json if r["part"] == "remarks"]
    assert row["subject"].endswith(": de sleutel")


def test_nothing_written_is_nothing_put_on_the_agenda(buurt, keep):
    keep(*ALL)
    assert buurt("remark", "--as", "Karim", given="\n").code == 1


def test_the_agenda_says_what_there_is_part_by_part(buurt, keep):
    keep(*ALL)
    rows = buurt("agenda", "--json").json
    assert [row["part"] for row in rows] == ["promises", "learned"]
    assert rows[0]["id"] == PROMISE.id
    assert buurt("agenda", "--street", "kwakers", "--json").json == rows


# -- who may read which note ----------------------------------------------------------------


@pytest.fixture
def kept(buurt, keep):
    keep(*ALL)
    line = "@Fatima huilde even =voor-mij !vr koffie"
    assert buurt("log", "--as", "Karim", given=line).code == 0


NOTE_AND_REASON = (("encounters", "note", "huilde even"), ("follow-ups", "reason", "koffie"))


def test_a_note_for_its_writer_is_read_by_nobody_else(buurt, kept):
    for who, read in (("Karim", True), ("Anja", False), (None, False)):
        me = ("--as", who) if who else ()
        for listed, key, said in NOTE_AND_REASON:
            row = next(r for r in buurt(listed, "--json", *me).json if r["readers"] == "writer")
            assert row[key] == (said if read else None), (who, listed)
            assert row["kept_by"] == (None if read else "Karim")
            assert ("only for Karim" in buurt(listed, *me).out) is not read
        assert ("huilde" in buurt("resident", "fatima", *me).out) is read
        assert ("huilde" in buurt("about", "fatima", *me).out) is read
        assert ("koffie" in buurt("follow-ups", "--walk", *me).out) is read


def test_only_its_writer_lets_others_read_it(buurt, kept):
    [row] = [r for r in buurt("encounters", "--json").json if r["readers"] == "writer"]
    no = buurt("encounter", row["id"], "readers", "team", "--as", "Anja")
    assert no.code == 1
    assert "Only Karim" in no.err
    assert buurt("encounter", row["id"], "readers", "shareable", "--as", "Karim").code == 0
    [row] = buurt("encounters", "--json", "--as", "Anja").json
    assert (row["note"], row["readers"]) == ("huilde even", "shareable")


def test_a_reason_for_its_writer_is_changed_by_nobody_else(buurt, kept):
    [row] = [r for r in buurt("follow-ups", "--json").json if r["readers"] == "writer"]
    no = buurt("follow-up", row["id"], "reason", "thee", "--as", "Anja")
    assert no.code == 1
    assert buurt("follow-up", row["id"], "reason", "thee", "--as", "Karim").code == 0


def test_a_line_for_its_writer_needs_a_writer(buurt, keep):
    keep(FATIMA)
    done = buurt("log", given="@Fatima huilde =voor-mij")
    assert done.code == 1
    assert "who is logging" in done.err
    assert done.out == "@Fatima huilde =voor-mij\n"


def test_a_shareable_note_is_no_secret_among_the_team(buurt, keep):
    met = an_encounter(FATIMA, note="zingt", readers=Readers.SHAREABLE, logged_by=KARIM.id)
    keep(*ALL, met)
    [row] = buurt("encounters", "--json").json
    assert (row["note"], row["kept_by"]) == ("zingt", None)
