"""`buurt log`: what it keeps, what it hands back, and how it says so."""

import subprocess
import sys
import time

from builders import a_member, a_place, a_resident, an_interest

from buurt_tui.cli.log import ANOTHER_TRY
from buurt_tui.domain.model import Revision
from buurt_tui.store.opening import open_store

FATIMA, FATIH = a_resident("Fatima el Amrani"), a_resident("Fatih Kaya")


def notes_of(buurt) -> list[str]:
    return [row["note"] for row in buurt("encounters", "--json").json]


def test_each_line_is_one_encounter_in_one_commit(buurt, store) -> None:
    done = buurt("log", given="koffie #koken\n@Fatima praatje\n")

    assert done == (0, "", "")
    assert notes_of(buurt) == ["praatje", "koffie"]
    opened = open_store(str(store))
    assert opened.changes(Revision(0))[1] == 2
    opened.close()


def test_a_line_that_needs_a_question_goes_back_with_its_number(buurt, keep) -> None:
    keep(FATIMA, FATIH)

    done = buurt("log", given="een\n@fati #koken\ntwee\n")

    assert (done.code, done.out) == (1, "@fati #koken\n")
    assert done.err.startswith("2: fati can be ")
    assert "Fatima el Amrani" in done.err
    assert notes_of(buurt) == ["twee", "een"]


def test_what_is_left_over_can_be_mended_and_logged_again(buurt, keep) -> None:
    keep(FATIMA, FATIH)
    left_over = buurt("log", given="een\n@fati #koken\n").out

    done = buurt("log", given=left_over.replace("@fati", "@fatim"))

    assert (done.code, done.out) == (0, "")
    assert len(notes_of(buurt)) == 2


def test_somebody_new_a_new_topic_and_a_new_place_are_no_question(buurt) -> None:
    assert buurt("log", given="@Jan #schaken /Kwakersstraat\n").code == 0

    [row] = buurt("encounters", "--json").json
    assert row["residents"][0]["name"] == "Jan"
    assert (row["hooks"][0]["interest"], row["place"]) == ("schaken", "Kwakersstraat")


def test_almost_a_known_name_is_a_question(buurt, keep) -> None:
    keep(FATIMA)

    done = buurt("log", given="@fatma #koken\n")

    assert (done.code, done.out) == (1, "@fatma #koken\n")
    assert "Fatima el Amrani" in done.err


def test_empty_lines_are_skipped_but_counted(buurt, keep) -> None:
    keep(FATIMA, FATIH)

    done = buurt("log", given="\n   \n\n@fati\n")

    assert (done.code, done.err.split(":")[0]) == (1, "4")


def test_windows_lines_a_byte_order_mark_and_no_last_newline_are_fine(buurt) -> None:
    assert buurt("log", given=b"\xef\xbb\xbfeen\r\ntwee") == (0, "", "")
    assert notes_of(buurt) == ["twee", "een"]


def test_what_is_not_text_goes_back_byte_for_byte(buurt) -> None:
    done = buurt("log", given=b"een\n\xff\xfe twee\n")

    assert done.code == 1
    assert done.out.encode(errors="surrogateescape") == b"\xff\xfe twee\n"
    assert done.err == "2: this is not UTF-8 text\n"
    assert notes_of(buurt) == ["een"]


def test_a_very_long_line_is_one_encounter(buurt) -> None:
    assert buurt("log", given="lang " * 20_000 + "\nkort\n").code == 0
    assert [len(note) for note in notes_of(buurt)] == [4, 99_999]


def test_control_characters_are_not_kept(buurt) -> None:
    buurt("log", given="a\x1b]52;c;aGk=\x07b\x00c\n")

    assert notes_of(buurt) == ["a]52;c;aGk=bc"]


def test_ids_are_shown_and_lines_handed_back_only_said(buurt, keep) -> None:
    keep(FATIMA, FATIH)

    done = buurt("log", "--ids", given="een\n@fati\ntwee\n")

    assert sorted(done.lines) == sorted(row["id"] for row in buurt("encounters", "--json").json)
    assert done.code == 1
    assert done.err.splitlines()[1] == "@fati"


def test_a_file_is_read_like_standard_input(buurt, tmp_path) -> None:
    (tmp_path / "notes").write_text("een\n")

    assert buurt("log", str(tmp_path / "notes")).code == 0
    assert buurt("log", "-", given="twee\n").code == 0
    assert sorted(notes_of(buurt)) == ["een", "twee"]


def test_the_options_make_a_round_once_and_use_it_again(buurt, keep) -> None:
    keep(a_place("Kwakersstraat"), a_member("Anja"))
    options = ("--date", "gisteren", "--place", "kwa", "--walker", "Anja", "--walker", "Karim")

    first = buurt("log", *options, given="@Fatima !morgen\n")
    second = buurt("log", *options, given="twee\n")

    assert first.err == "Karim is in the team from here on\n"
    assert second.err == ""
    [round_] = buurt("rounds", "--json").json
    assert (round_["date"], round_["places"]) == ("2026-11-22", ["Kwakersstraat"])
    assert (round_["walkers"], round_["encounters"]) == (["Anja", "Karim"], 2)
    rows = buurt("encounters", "--json").json
    assert {(row["date"], row["place"], row["round"]) for row in rows} == {
        ("2026-11-22", "Kwakersstraat", round_["id"])
    }
    [promise] = buurt("follow-ups", "--json").json
    assert promise["around"] == "2026-11-23"  # the day after the round's


def test_a_line_may_name_another_place_than_the_round(buurt, keep) -> None:
    keep(a_place("Kwakersstraat"), a_place("Harpstraat"))

    buurt("log", "--place", "kwa", given="=niet-thuis /harp\n")

    assert buurt("encounters", "--json").json[0]["place"] == "Harpstraat"


def test_who_is_writing_joins_the_team_at_the_first_line(buurt) -> None:
    assert buurt("log", "--as", "Anja", given="een\n").err == "Anja is in the team from here on\n"
    assert buurt("log", "--as", "anja", given="twee\n").err == ""
    assert {row["logged_by"] for row in buurt("encounters", "--json").json} == {"Anja"}


def test_the_day_is_the_one_that_was_said_with_the_hour_that_it_is(buurt) -> None:
    buurt("log", given="een\n")

    [row] = buurt("encounters", "--json").json
    assert row["date"] == "2026-11-23"
    assert row["at"].startswith("2026-11-23T")


def test_if_the_store_fails_every_line_goes_back(buurt, store) -> None:
    store.mkdir()

    done = buurt("log", given="een\ntwee\n")

    assert (done.code, done.lines) == (1, ["een", "twee"])
    assert [line.split(":")[0] for line in done.err.splitlines()] == ["1", "2"]


def test_a_topic_that_fits_two_is_asked_about_by_name(buurt, keep) -> None:
    keep(an_interest("tuinieren"), an_interest("tuinfeest"))

    assert "tuinieren" in buurt("log", given="#tui\n").err


def test_the_note_is_never_taken_from_the_command_line(buurt) -> None:
    done = buurt("log", "@Fatima", "kookt")

    assert done.code == 2


def test_a_line_that_comes_when_the_cause_is_gone_is_kept_by_the_same_program(
    buurt, store, tmp_path
) -> None:
    buurt("log", given="eerst\n")
    own, away = store.with_name("team.json.d"), tmp_path / "away"
    line = [sys.executable, "-m", "buurt_tui", "--store", str(store), "log", "--ids"]
    with subprocess.Popen(
        line, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0
    ) as program:
        assert program.stdin and program.stdout and program.stderr
        program.stdin.write(b"een\n")
        assert len(program.stdout.readline()) == 37
        own.rename(away)
        program.stdin.write(b"twee\ndrie\n")
        told = [program.stderr.readline() for _ in range(4)]
        assert told[0].startswith(b"2: ") and told[1::2] == [b"twee\n", b"drie\n"]
        away.rename(own)
        time.sleep(ANOTHER_TRY + 0.1)
        program.stdin.write(b"vier\n")
        assert len(program.stdout.readline()) == 37
        program.stdin.close()
        assert program.wait() == 1
    assert notes_of(buurt) == ["vier", "een", "eerst"]
