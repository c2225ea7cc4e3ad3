"""The same judge, on what TinyDB does by itself: it fails, so the judge is one that can fail."""

from __future__ import annotations

from collections import Counter

from torture.disk import Density, Disk, Inode, remains
from torture.judge import ROOT
from torture.memory_files import Machine
from torture.pairs import verdict
from torture.stock import stock_tinydb_on

PATH = "/team.json"
COMMITS = 12


def verdicts_after_crashes(commits: int) -> Counter[str]:
    """Each commit puts a resident and an encounter; what is found of them after every crash."""
    machine = Machine(Disk(ROOT))
    found: Counter[str] = Counter()
    seen: set[tuple[bytes | None, int]] = set()
    acked = 0

    def look(step: str = "sync") -> None:
        if step != "sync":
            return
        for names, unsure in remains(machine.disk, Density(200, 20, 4)):
            file = names.get(PATH)
            for data in unsure.get(file, [file.data]) if file else [None]:
                if (data, acked) not in seen:
                    seen.add((data, acked))
                    found[reopened(data, acked)] += 1

    machine.before = look
    with stock_tinydb_on(machine, PATH) as database:
        for number in range(commits):
            database.table("residents").insert({"number": number})
            database.table("encounters").insert({"number": number})
            acked += 1
            look()
    return found


def reopened(data: bytes | None, acked: int) -> str:
    disk = Disk(ROOT)
    if data is not None:
        disk.seen[PATH] = disk.safe[PATH] = Inode(2, data, data)
    try:
        with stock_tinydb_on(Machine(disk), PATH) as database:
            tables = [
                {row["number"] for row in database.table(name)}
                for name in ("residents", "encounters")
            ]
    except (ValueError, KeyError, TypeError, AttributeError):
        return "unreadable"
    return verdict(*tables, acked=set(range(acked)))


def test_stock_tinydb_is_found_out():
    found = verdicts_after_crashes(COMMITS)
    assert found["unreadable"] > 100
    assert found["half"] + found["lost"] + found["empty"] > 10
    assert found["good"] < sum(found.values()) / 2


def test_each_kind_of_loss_has_its_name():
    assert verdict({1, 2}, {1, 2}, acked={1, 2}) == "good"
    assert verdict({1, 2, 3}, {1, 2, 3}, acked={1, 2}) == "good"
    assert verdict({1, 2}, {1}, acked={1}) == "half"
    assert verdict({2}, {2}, acked={1, 2}) == "lost"
    assert verdict(set(), set(), acked={1}) == "empty"
    assert verdict({1, 2, 3, 4}, {1, 2, 3, 4}, acked={1}) == "more"
