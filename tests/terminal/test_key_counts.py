"""No line may cost more keys than it must: counted in a real terminal, on the demo."""

from __future__ import annotations

import json
from pathlib import Path

from terminal.terminal import buurt

# the line, the keys of its note, and what has to come of it
ROUND_OF_TWELVE = [
    ("bankje voor de flat @fatim #tui #kok #sch !1w", "bankje voor de flat "),
    ("@jann +nai wil best helpen", "wil best helpen"),
    ("@Omar ben Said #dam", ""),
    ("@mevr Zeefuik *wand", ""),
    ("@vries *wand !vr", ""),
    ("@fatih ?fiets heeft er een over", "heeft er een over"),
    ("@Rachid #kok was net thuis", "was net thuis"),
    ("@asante =zw", ""),
    ("@bozk #comp !2w", ""),
    ("@ramdin +dam", ""),
    ("@Kofi Mensah #muz", ""),
    ("@kartow +gitaar !do", ""),
]
NEW = ("Omar ben Said", "mevr Zeefuik", "Rachid", "Kofi Mensah")


def test_the_reference_encounter_costs_at_most_thirty_keys_besides_its_note(
    start, demo_store: Path, tmp_path: Path
) -> None:
    app = start("--store", str(demo_store), "--as", "Karim")
    app.shows("Noteer")
    note = "bankje voor de flat "
    app.press(note)
    before = app.keys
    app.press("@fatim #tui #kok #sch !1w", "Enter")
    cost = app.keys - before
    app.shows("Bewaard")
    app.leave()

    (saved, *_rest) = json.loads(
        buurt("encounters", "--json", "--store", str(demo_store), home=tmp_path).stdout
    )
    assert cost <= 30
    assert saved["note"] == "bankje voor de flat"
    assert [who["name"] for who in saved["residents"]] == ["Fatima el Amrani"]
    assert [hook["interest"] for hook in saved["hooks"]] == ["tuinieren", "koken", "schaken"]
    assert {hook["kind"] for hook in saved["hooks"]} == {"interest"}


def test_a_round_of_twelve_costs_at_most_three_hundred_keys_besides_the_notes(
    start, demo_store: Path, tmp_path: Path
) -> None:
    before = json.loads(
        buurt("encounters", "--json", "--store", str(demo_store), home=tmp_path).stdout
    )
    app = start("--store", str(demo_store), "--as", "Karim")
    app.shows("Noteer")
    notes = 0
    for number, (line, note) in enumerate(ROUND_OF_TWELVE, 1):
        app.press(line, "Enter")
        notes += len(note)
        app.shows(f"{number} ontmoeting")
    cost = app.keys - notes
    app.leave()

    after = json.loads(
        buurt("encounters", "--json", "--store", str(demo_store), home=tmp_path).stdout
    )
    logged = after[: len(after) - len(before)]
    known_before = {who["id"] for encounter in before for who in encounter["residents"]}
    met = [who for encounter in logged for who in encounter["residents"]]
    assert cost <= 300
    assert len(logged) == 12
    assert sum(who["id"] in known_before for who in met) == 8
    assert sum(who["id"] not in known_before for who in met) == 4
    assert [encounter["note"] or "" for encounter in reversed(logged)] == [
        note.strip() for _line, note in ROUND_OF_TWELVE
    ]
