"""A long store, of which tables are read when they are asked for: commands do as on others."""

from __future__ import annotations

import pytest

from buurt_tui.store import verified

COMMANDS = (
    *("encounters", "follow-ups", "follow-ups --all", "quiet", "residents", "residents fatma"),
    *("interests", "rounds", "members", "places", "search koken", "follow-ups --walk"),
)


@pytest.fixture
def demo(buurt, store):
    buurt("demo", "--write", str(store))
    buurt("log", "--as", "Anja", given="@Nieuwe Naam #koken in het journaal\n")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_list_is_the_same(buurt, demo, monkeypatch, command):
    expected = buurt(*command.split())
    monkeypatch.setattr(verified, "LONG", 0)
    assert buurt(*command.split()) == expected


def test_logging_settling_and_undoing_are_kept(buurt, demo, monkeypatch):
    buurt("checkpoint")
    monkeypatch.setattr(verified, "LONG", 0)
    before = buurt("encounters", "--json").json
    logged = buurt("log", "--as", "Anja", "--ids", given="@Nieuwe Naam #koken !vr bellen\n")
    promise = next(row for row in buurt("follow-ups", "--json").json if row["reason"] == "bellen")
    settled = buurt("settle", promise["id"], "done", "--as", "Anja")
    assert (logged.code, settled.code) == (0, 0)
    after = buurt("encounters", "--json").json
    assert [row["id"] for row in after if row not in before] == [logged.out.strip()]
    for _ in range(2):
        assert buurt("undo", "--as", "Anja").code == 0
    assert buurt("encounters", "--json").json == before
    assert buurt("checkpoint").code == 0
    assert buurt("encounters", "--json").json == before


def test_a_disk_that_forgot_a_bit_is_a_plain_sentence_whenever_it_is_noticed(
    buurt, demo, store, monkeypatch
):
    buurt("checkpoint")
    monkeypatch.setattr(verified, "LONG", 0)
    whole = store.read_bytes()
    at = whole.index(b'"note":"') + 9
    store.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
    monkeypatch.setattr(verified, "is_known", lambda *_: True)  # nothing shows from outside
    done = buurt("encounters", "--json")
    assert (done.code, done.out) == (1, "")
    assert "team.json was changed by something other than Buurt" in done.err
    assert "Error" not in done.err
