"""Ten years of a neighbourhood beside its first months: what opens, grows and waits with size.

    python benchmarks/bench_grown.py [--encounters 100000] [--residents 10000]

The same program on a store a hundred times as large, in turns in one run. Where a peer can do the
same it does it on the same documents: stock TinyDB reading them, Textual's hello-world starting."""

from __future__ import annotations

import argparse
import asyncio
import gc
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import perf_counter

import bench_headless
import bench_start
import msgspec
from bench_keys import Program
from grown import TODAY, Grown, write
from table import ms, p95, row

from buurt_tui.domain.model import Put
from buurt_tui.session import Session
from buurt_tui.store.codec import KIND_OF
from buurt_tui.store.tiny import TinyStore
from buurt_tui.ui.screens import SCREENS

SMALLER = 100
"""Times."""
LOG = "\x1b1"
HOLDING = """
import gc, os, sys
from pathlib import Path
gc.disable()
def held():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
path = Path(sys.argv[2])
if sys.argv[1] == "ours":
    from datetime import UTC, datetime
    from buurt_tui.session import Session
    from buurt_tui.store.tiny import TinyStore
    before = held()
    session = Session(TinyStore(path), lambda: datetime.now(UTC))
    session.buurt.read()
else:
    from tinydb import TinyDB
    before = held()
    database = TinyDB(path, access_mode="r")
    documents = {name: database.table(name).all() for name in database.tables()}
print(held() - before)
"""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--encounters", type=int, default=100_000)
    options.add_argument("--residents", type=int, default=10_000)
    options.add_argument("--runs", type=int, default=7)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        large, small = Path(folder, "large", "team.json"), Path(folder, "small", "team.json")
        write(large, chosen.encounters, chosen.residents, TODAY)
        write(small, chosen.encounters // SMALLER, chosen.residents // SMALLER, TODAY)
        opening(large, chosen.runs)
        memory(large)
        checkpoint(large, chosen.encounters)
        commits(large, small)
        lines(large, small, chosen.runs)
        starting(large, small, chosen.runs, Path(folder))
        keys(large, small, Path(folder))


def timed(work: Callable[[], object]) -> float:
    begin = perf_counter()
    work()
    return perf_counter() - begin


def growth(large: float, small: float) -> str:
    return f"{large / small:.2f} × ({ms(small)} → {ms(large)})"


def opening(path: Path, runs: int) -> None:
    """To a Buurt that can be used, and to one of which every document was read."""
    decoders = {
        name: msgspec.json.Decoder(dict[int, kind])  # type: ignore[valid-type]
        for name, kind in KIND_OF.items()
    }

    def floor() -> object:
        tables = msgspec.json.decode(path.read_bytes(), type=dict[str, msgspec.Raw])
        return {name: decoders[name].decode(tables[name]) for name in tables if name in decoders}

    def ours(*, whole: bool) -> None:
        session = Session(TinyStore(path), lambda: datetime.now(UTC))
        if whole:
            session.buurt.read()
        session.close()

    taken: dict[str, list[float]] = {"floor": [], "first": [], "whole": []}
    gc.disable()
    for _ in range(runs):
        taken["floor"].append(timed(floor))
        taken["first"].append(timed(lambda: ours(whole=False)))
        taken["whole"].append(timed(lambda: ours(whole=True)))
        gc.collect()
    gc.enable()
    least = {name: min(seconds) for name, seconds in taken.items()}
    beside = f"reading and decoding the same JSON, collector off ({ms(least['floor'])})"
    ratio = least["whole"] / least["floor"]
    row("open, every document read", beside, f"{ratio:.2f} × ({ms(least['whole'])})", "≤ 1.5 ×")
    ratio = least["first"] / least["floor"]
    row("open, tables read when asked for", beside, f"{ratio:.3f} × ({ms(least['first'])})")
    stock = timed(lambda: subprocess.run(holding("stock", path), check=True, capture_output=True))
    row("the same documents in stock TinyDB", beside, f"{stock / least['floor']:.1f} ×")


def holding(whose: str, path: Path) -> list[str]:
    return [sys.executable, "-c", HOLDING, whose, str(path)]


def memory(path: Path) -> None:
    """What a program that holds all documents grows by."""
    ours, stock = (
        int(subprocess.run(holding(whose, path), check=True, capture_output=True).stdout)
        for whose in ("ours", "stock")
    )
    beside = f"stock TinyDB holding them ({stock >> 20} MB)"
    row("memory for all documents", beside, f"{ours / stock:.2f} × ({ours >> 20} MB)", "≤ 0.6 ×")


def checkpoint(path: Path, encounters: int) -> None:
    """The longest that keys would wait while all is written anew in the program's other thread."""
    copy = path.parent / "copy" / "team.json"
    shutil.copytree(path.parent, copy.parent)
    store = TinyStore(copy)
    session = Session(store, lambda: datetime.now(UTC))
    session.buurt.read()
    documents = [Put(Grown(10, 5).an_encounter()) for _ in range(20)]
    store.commit(tuple(documents), base=session.buurt.revision)
    waits: list[float] = []

    async def tick() -> None:
        folding = asyncio.create_task(asyncio.to_thread(store.checkpoint))
        last = perf_counter()
        while not folding.done():
            await asyncio.sleep(0.001)
            waits.append(perf_counter() - last - 0.001)
            last = perf_counter()

    sys.setswitchinterval(0.001)  # as in the app
    gc.disable()
    asyncio.run(tick())
    gc.enable()
    sys.setswitchinterval(0.005)
    store.close()
    what = f"a key's longest wait during a checkpoint of {encounters:,} encounters"
    row(what, f"p95 {ms(p95(waits))}", ms(max(waits)), "≤ 50 ms")


def commits(large: Path, small: Path) -> None:
    """One durable commit in a session, which takes it in as well."""
    taken: dict[Path, list[float]] = {large: [], small: []}
    sessions = {path: Session(TinyStore(path), lambda: datetime.now(UTC)) for path in taken}
    for session in sessions.values():
        session.buurt.read()
    made = Grown(10, 5)
    gc.disable()
    for _ in range(200):
        for path, session in sessions.items():
            changes = (Put(made.an_encounter()),)
            taken[path].append(timed(lambda s=session, c=changes: s._commit(lambda: c)))
    gc.enable()
    for session in sessions.values():
        session.close()
    grew = growth(median(taken[large]), median(taken[small]))
    row("commit, and taking it in", "a hundredth of the documents", grew, "≤ 1.2 ×")
    row("the same, p95", "append + fdatasync is in it", ms(p95(taken[large])), "≤ 10 ms")


def lines(large: Path, small: Path, runs: int) -> None:
    """A process that logs one line and ends."""
    taken: dict[Path, list[float]] = {large: [], small: []}
    names = {path: a_name(path) for path in taken}
    for _ in range(2 * runs):
        for path, name in names.items():
            command = bench_headless.buurt("log", "--store", str(path), "--as", "Anja")
            line = f"@{name} #koken praatje voor de deur\n".encode()
            taken[path].append(bench_headless.run(command, line))
    grew = growth(median(taken[large]), median(taken[small]))
    row("`buurt log`, a line of a known name", "a hundredth of the documents", grew, "≤ 1.2 ×")


def a_name(path: Path) -> str:
    """A whole name that only one resident has."""
    store = TinyStore(path)
    names = [resident.name for resident in store.everything()[0]["residents"].values()]
    store.close()
    return next(n for n in names if names.count(n) == 1 and len(n.split()) > 1 and n[0].isupper())


def starting(large: Path, small: Path, runs: int, folder: Path) -> None:
    """To the painted first screen, and to a key that came back from it."""
    hello = folder / "hello.py"
    hello.write_text(bench_start.HELLO)
    env = bench_start._environment(str(folder))
    buurt = str(Path(sys.executable).with_name("buurt"))
    taken: dict[str, list[bench_start.Times]] = {"hello": [], "large": [], "small": []}
    for _ in range(runs + 1):
        one = bench_start._run([sys.executable, str(hello)], env, b"Hello, World!", b"")
        taken["hello"].append(one)
        for name, path in (("large", large), ("small", small)):
            command = [buurt, "--store", str(path), "--as", "Anja"]
            taken[name].append(bench_start._run(command, env, b"^Q", b"Z"))
    painted = {name: median(t.painted for t in times[1:]) for name, times in taken.items()}
    ready = median(t.ready for t in taken["large"][1:])
    ratio = ready / painted["hello"]
    beside = f"a Textual hello-world's first paint ({ms(painted['hello'])})"
    row("ready to type", beside, f"{ratio:.2f} × ({ms(ready)})", "≤ 2 ×")
    grew = growth(painted["large"], painted["small"])
    row("first paint", "a hundredth of the documents", grew, "≤ 1.2 ×")


def keys(large: Path, small: Path, folder: Path) -> None:
    """Keys in a real terminal, each until its last painted byte."""
    programs = {
        path: Program(["--store", str(path), "--as", "Anja"], folder) for path in (large, small)
    }
    paged: dict[Path, list[float]] = {large: [], small: []}
    for program in programs.values():
        program.painted(silence=2.0)
        program.key("\x1b")
    for turn in range(40):
        for path, program in programs.items():
            paged[path].append(program.key("\x1b[6~" if turn % 4 < 3 else "\x1b[5~"))
    grew = growth(median(paged[large]), median(paged[small]))
    row("page down in the list", "a hundredth of the documents", grew, "≤ 1.2 ×")
    for entry in SCREENS[1:]:
        switching: dict[Path, list[float]] = {large: [], small: []}
        for _ in range(21):
            for path, program in programs.items():
                switching[path].append(program.key(f"\x1b{entry.number}"))  # Alt and the digit
                program.key(LOG)
        others = {path: seconds[1:] for path, seconds in switching.items()}
        beside = f"a hundredth of the documents: {ms(median(others[small]))}"
        said = f"{ms(median(others[large]))}, p95 {ms(p95(others[large]))}"
        row(f"to screen {entry.name}", beside, said, "p95 ≤ 50 ms")
    for program in programs.values():
        program.end()


if __name__ == "__main__":
    main()
