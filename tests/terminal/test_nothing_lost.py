"""The power fails, two terminals write at once: everything acknowledged is there."""

from __future__ import annotations

import json
from pathlib import Path

from terminal.terminal import Terminal, all_show, buurt


def notes(store: Path, home: Path) -> list[str]:
    told = buurt("encounters", "--json", "--store", str(store), home=home)
    assert told.returncode == 0, told.stderr
    return [encounter["note"] or "" for encounter in json.loads(told.stdout)]


def test_a_kill_in_the_middle_of_typing_keeps_what_was_saved_and_the_half_typed_line(
    start, demo_store: Path, tmp_path: Path
) -> None:
    app = start("--store", str(demo_store), "--as", "Karim")
    app.shows("Noteer")
    app.press("@fatima zat in de zon", "Enter")
    app.shows("Bewaard")
    app.press("@jann wilde net zeg")
    app.shows("wilde net zeg")
    app.kill()

    again = start("--store", str(demo_store), "--as", "Karim")
    again.shows("@jann wilde net zeg")
    again.press("gen dat", "Enter")
    again.shows("Bewaard")
    again.leave()
    assert notes(demo_store, tmp_path)[:2] == ["wilde net zeggen dat", "zat in de zon"]


def test_a_kill_right_behind_enter_keeps_every_line_somewhere(
    start, demo_store: Path, tmp_path: Path
) -> None:
    for attempt in range(6):
        said = f"regel nummer {attempt}"
        app = start("--store", str(demo_store), "--as", "Karim")
        app.shows("Noteer")
        app.press(said)
        app.shows(said)
        app.press("Enter")
        app.settle(0.004 * attempt)
        app.kill()
        saved = notes(demo_store, tmp_path)
        if said not in saved:
            again = start("--store", str(demo_store), "--as", "Karim")
            again.shows(said)
            again.press("Enter")
            again.shows("Bewaard")
            again.leave()
        assert notes(demo_store, tmp_path).count(said) == 1


def test_two_terminals_see_each_other_and_lose_nothing(
    start, demo_store: Path, tmp_path: Path
) -> None:
    first: Terminal = start("--store", str(demo_store), "--as", "Karim")
    second: Terminal = start("--store", str(demo_store), "--as", "Anja")
    first.shows("Noteer")
    second.shows("Noteer")
    for number in range(25):
        first.press(f"eerste {number}", "Enter")
        second.press(f"tweede {number}", "Enter")
    all_show("50 ontmoetingen", first, second)
    first.press("klaar hier", "Enter")
    second.shows("klaar hier")
    first.leave()
    second.leave()
    saved = notes(demo_store, tmp_path)
    expected = {f"{who} {number}" for who in ("eerste", "tweede") for number in range(25)}
    assert expected <= set(saved)


def test_undo_survives_closing_the_program(start, demo_store: Path, tmp_path: Path) -> None:
    app = start("--store", str(demo_store), "--as", "Karim")
    app.shows("Noteer")
    app.press("deze was niet goed", "Enter")
    app.shows("Bewaard")
    app.leave()
    again = start("--store", str(demo_store), "--as", "Karim")
    again.shows("Noteer")
    again.press("Ctrl+Z")
    again.shows("teruggenomen")
    again.leave()
    assert "deze was niet goed" not in notes(demo_store, tmp_path)


def test_the_bare_command_opens_the_app_on_the_users_own_store_and_asks_three_questions(
    start, tmp_path: Path
) -> None:
    app = start()
    app.shows("Welkom bij Buurt")
    app.press("Slotervaart", "Enter")
    app.shows("Hoe heet je?")
    app.press("Anja", "Enter")
    app.shows("straten")
    app.press("Kwakersstraat", "Enter")
    app.shows("ronde Kwakersstraat")
    app.press("@Fatima #koken", "Enter")
    app.shows("Bewaard")
    assert "Alles is bewaard" in app.leave()
    told = json.loads(buurt("encounters", "--json", home=tmp_path).stdout)
    assert [(each["logged_by"], each["place"]) for each in told] == [("Anja", "Kwakersstraat")]


def test_a_line_that_could_not_be_saved_is_back_in_the_field_and_survives_a_kill(
    start, demo_store: Path, tmp_path: Path
) -> None:
    app = start("--store", str(demo_store), "--as", "Karim", most_bytes=2048)
    app.shows("Noteer")
    for number in range(12):
        app.press(f"regel {number}, en nog wat woorden om de schijf te vullen", "Enter")
        app.settle()
        if "niet bewaard" in app.text:
            break
    app.shows("niet bewaard")
    last = f"regel {number}, en nog wat woorden"
    app.shows(last)
    app.kill()
    again = start("--store", str(demo_store), "--as", "Karim")
    again.shows(f"│ {last}")
    again.press("Enter")
    again.shows("Bewaard")
    again.leave()
    assert len([note for note in notes(demo_store, tmp_path) if note.startswith(last)]) == 1


def test_whoever_logs_in_the_shell_hears_that_each_line_is_saved(
    start, demo_store: Path, tmp_path: Path
) -> None:
    shell = start("log", "--store", str(demo_store), "--lang", "nl")
    shell.shows("Wie heb je ontmoet?")
    shell.press("zat in de zon", "Enter")
    shell.shows("Bewaard.")
    assert notes(demo_store, tmp_path)[0] == "zat in de zon"
