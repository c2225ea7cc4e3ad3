"""What becomes of a follow-up, and taking steps back from another process."""

import pytest
from builders import a_follow_up, a_member, a_resident

from buurt_tui.cli.options import Misuse
from buurt_tui.cli.settle import Outcome, read_outcome
from buurt_tui.domain.model import Status

FATIMA = a_resident("Fatima")
PROMISE = a_follow_up(FATIMA, id="abcdef00-0000-4000-8000-000000000001")
OTHER = a_follow_up(FATIMA, id="abcd0000-0000-4000-8000-000000000002")


def status_of(buurt, id_: str = PROMISE.id) -> dict:
    rows = buurt("follow-ups", "--all", "--json").json
    return next(row for row in rows if row["id"] == id_)


@pytest.mark.parametrize(
    ("written", "outcome"),
    [
        ("done", Outcome.DONE),
        ("gedaan", Outcome.DONE),
        ("GED", Outcome.DONE),
        ("attempt", Outcome.ATTEMPT),
        ("not_home", Outcome.ATTEMPT),
        ("niet-thuis", Outcome.ATTEMPT),
        ("niet-aangetroffen", Outcome.ATTEMPT),
        ("later", Outcome.LATER),
        ("dropped", Outcome.DROPPED),
        ("hoeft niet meer", Outcome.DROPPED),
        ("ho", Outcome.DROPPED),
        ("prefers_not", Outcome.PREFERS_NOT),
        ("liever-niet", Outcome.PREFERS_NOT),
        ("li", Outcome.PREFERS_NOT),
        ("handed_over", Outcome.HANDED_OVER),
        ("over", Outcome.HANDED_OVER),
    ],
)
def test_an_outcome_may_be_dutch_english_or_a_beginning(written: str, outcome: Outcome) -> None:
    assert read_outcome(written) is outcome


@pytest.mark.parametrize("written", ["", "h", "klaar?", "nope", "l"])
def test_what_fits_none_or_several_is_no_outcome(written: str) -> None:
    with pytest.raises(Misuse):
        read_outcome(written)


@pytest.mark.parametrize("status", [s for s in Status if s is not Status.OPEN])
def test_a_follow_up_ends_today_and_by_whoever_says_so(status: Status, buurt, keep) -> None:
    keep(FATIMA, PROMISE, a_member("Anja"))

    done = buurt("settle", PROMISE.id, status, "--as", "Anja")

    assert (done.code, done.out) == (0, "")
    row = status_of(buurt)
    assert (row["status"], row["settled_on"], row["settled_by"]) == (status, "2026-11-23", "Anja")


def test_liever_niet_is_heard_for_the_resident(buurt, keep) -> None:
    keep(FATIMA, PROMISE, OTHER)

    buurt("settle", PROMISE.id, "liever-niet")

    assert buurt("follow-ups", "--json").json == []


def test_an_attempt_is_dated_and_leaves_it_open(buurt, keep) -> None:
    keep(FATIMA, PROMISE)

    buurt("settle", PROMISE.id, "niet-thuis")

    row = status_of(buurt)
    assert (row["status"], row["attempts"]) == ("open", ["2026-11-23"])


@pytest.mark.parametrize(
    ("words", "around"),
    [
        (["later=2026-12-03"], "2026-12-03"),
        (["later=over twee weken"], "2026-12-07"),
        (["later", "--around", "vr"], "2026-11-27"),
        (["later"], None),
        (["later=als het uitkomt"], None),
    ],
)
def test_later_takes_a_date_or_none(words: list[str], around: str | None, buurt, keep) -> None:
    keep(FATIMA, a_follow_up(FATIMA, id=PROMISE.id, around=None))

    assert buurt("settle", PROMISE.id, *words).code == 0
    assert (status_of(buurt)["status"], status_of(buurt)["around"]) == ("open", around)


def test_the_beginning_of_an_id_is_enough_if_it_fits_one(buurt, keep) -> None:
    keep(FATIMA, PROMISE, OTHER)

    assert buurt("settle", "abcdef", "done").code == 0
    assert status_of(buurt)["status"] == "done"
    several = buurt("settle", "abcd", "done")
    assert (several.code, several.err) == (
        1,
        "buurt: several ids begin with abcd; give more of it\n",
    )
    assert buurt("settle", "ffff", "done").code == 1


@pytest.mark.parametrize("words", [["nope"], ["done=vr"], ["later=ooit eens"]])
def test_an_outcome_that_cannot_be_changes_nothing(words: list[str], buurt, keep) -> None:
    keep(FATIMA, PROMISE)

    done = buurt("settle", PROMISE.id, *words)

    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert status_of(buurt)["status"] == "open"


def test_what_was_settled_stays_so(buurt, keep) -> None:
    keep(FATIMA, PROMISE)
    buurt("settle", PROMISE.id, "done")

    assert buurt("settle", PROMISE.id, "dropped").code == 1


def test_undo_and_redo_work_across_processes(process) -> None:
    process("log", "--as", "Anja", given=b"@Fatima #koken\n")

    undone = process("undo", "--as", "Anja")
    assert (undone.code, undone.err) == (0, "taken back: @Fatima #koken\n")
    assert process("encounters", "--json").json == []

    again = process("redo", "--as", "Anja")
    assert (again.code, again.err) == (0, "done again: @Fatima #koken\n")
    assert len(process("encounters", "--json").json) == 1


def test_what_a_colleague_changed_since_is_not_undone(process, keep) -> None:
    keep(FATIMA, PROMISE)
    process("settle", PROMISE.id, "later=2026-12-03", "--as", "Anja")
    process("settle", PROMISE.id, "done", "--as", "Karim")

    refused = process("undo", "--as", "Anja", LC_ALL="nl_NL.UTF-8")

    assert (refused.code, refused.out, refused.err.count("\n")) == (1, "", 1)
    assert "Karim" in refused.err
    assert process("follow-ups", "--all", "--json").json[0]["status"] == "done"


def test_nobody_undoes_what_another_did(buurt) -> None:
    buurt("log", "--as", "Anja", given="een\n")
    buurt("log", "--as", "Karim", given="@Jan\n")

    assert buurt("undo", "--as", "Anja").err == "taken back: een\n"


def test_there_may_be_nothing_to_undo_and_nobody_of_that_name(buurt) -> None:
    buurt("log", given="een\n")

    assert buurt("undo", "--as", "Nobody").code == 1
    assert buurt("undo").code == 0
    assert buurt("undo").code == 1
    assert buurt("redo").code == 0
