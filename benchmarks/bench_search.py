"""Names, notes and typing with 100,000 encounters and 10,000 residents, beside peers in one run.

    python benchmarks/bench_search.py [--encounters 100000] [--residents 10000]

First what is worked out, in this process; then keys in a real terminal, each until its last
painted byte. Peers, where they are installed: fzf over the same names (`apt install fzf`), the
completion of textual-autocomplete (from PyPI), and Textual's own DataTable filled anew."""

from __future__ import annotations

import argparse
import gc
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from statistics import median
from time import perf_counter

from bench_keys import Program
from grown import TODAY, Grown, write
from table import missing, p95, row

from buurt_tui.domain.model import Buurt, Put, Revision
from buurt_tui.quicklog.complete import complete
from buurt_tui.quicklog.parse import parse
from buurt_tui.quicklog.resident_index import resident_index
from buurt_tui.views.everything import About, search_everything
from buurt_tui.views.now import Now
from buurt_tui.views.residents import found_residents
from buurt_tui.views.said import NOTES, make_indexes, said_with, said_with_slowly
from buurt_tui.views.said_index import words_sought

NAMES = ("@fati", "@Fatima Yl", "@xqzwv", "@van der m", "@mohamed", "@e", "@", "@Zohra Bakker")
NOTES_SOUGHT = (
    *("koken", "teckel", "xqzw", "e", "ning", "samen koken", "koken zzz", "e n", "de met een"),
    *("buurtkamer woensdag", "ijs", "ui", "samen koken met de buurt op woensdag"),
)
FILTERS = ("f", "fa", "fat", "fatm", "fatima", "e", "van", "el am", "jansn", "xqzw")
TIMES = 15
PAGE = 20

COMPLETING = """
import sys
from textual.app import App
from textual.widgets import Input
from textual_autocomplete import AutoComplete

NAMES = open(sys.argv[1]).read().splitlines()

class Completing(App):
    def compose(self):
        field = Input()
        yield field
        yield AutoComplete(field, candidates=NAMES)

Completing().run()
"""
REFILLING = """
import sys
from textual.app import App
from textual.widgets import DataTable, Input

NAMES = open(sys.argv[1]).read().splitlines()

class Refilling(App):
    def compose(self):
        yield Input()
        yield DataTable()

    def on_mount(self):
        self.query_one(DataTable).add_columns("name")
        self.fill("")

    def on_input_changed(self, event):
        self.fill(event.value)

    def fill(self, sought):
        table = self.query_one(DataTable)
        table.clear()
        table.add_rows([(name,) for name in NAMES if sought in name.lower()])

Refilling().run()
"""


def times(work: Callable[[], object], count: int = TIMES) -> list[float]:
    taken = []
    for _ in range(count):
        begin = perf_counter()
        work()
        taken.append(perf_counter() - begin)
    return taken


def worst(works: Sequence[Callable[[], object]]) -> tuple[float, float]:
    """Of all these the median, and the median of the slowest one."""
    medians = [median(times(work)) for work in works]
    return median(medians), max(medians)


def line(what: str, values: tuple[float, float], aim: str = "") -> None:
    typical, slow = (f"{value * 1e3:.2f} ms" for value in values)
    row(what, "–", typical if typical == slow else f"{typical}, slowest {slow}", aim or "–")


def in_this_process(grown: Grown) -> None:
    """What a key has to work out."""
    changes = tuple(map(Put, grown.documents()))
    buurt = Buurt().apply(changes, Revision(1))
    gc.collect()
    gc.freeze()
    first = times(lambda: resident_index(buurt), 1)[0]
    line("the index of names, once", (first, first))
    read = [partial(parse, text, buurt, TODAY) for text in NAMES]
    line("a name is looked up", worst(read), "≤ 1 ms")
    offered = [partial(complete, text, len(text), buurt, TODAY) for text in NAMES]
    line("what Tab offers is looked up", worst(offered))
    found_residents(Now(buurt, TODAY), "a")
    filtered = [partial(found_residents, Now(buurt, TODAY), text) for text in ("", *FILTERS)]
    line("residents filtered and in order", worst(filtered))
    first = times(lambda: make_indexes(buurt), 1)[0]
    line("the index of all that was said, once, beside the keys", (first, first))
    pages = [partial(first_page, buurt, text) for text in NOTES_SOUGHT]
    line(
        f"first page of notes, any part of a word, {len(NOTES_SOUGHT)} searches",
        worst(pages),
        "≤ 3 ms",
    )
    most = dict.fromkeys(About, 5)
    whole = [partial(search_everything, Now(buurt, TODAY), text, most) for text in NOTES_SOUGHT]
    line("first page of everything", worst(whole))
    slowly = median(times(lambda: list(slow_page(buurt, "koken")), 3))
    line("the same notes by reading them all", (slowly, slowly))
    line("after a commit: notes and names are up to date", after_commits(buurt, grown))


def first_page(buurt: Buurt, text: str) -> list[object]:
    return list(islice(said_with(buurt, NOTES, words_sought(text)), PAGE))


def slow_page(buurt: Buurt, text: str) -> Iterator[object]:
    return islice(said_with_slowly(buurt, NOTES, words_sought(text)), PAGE)


def after_commits(buurt: Buurt, grown: Grown) -> tuple[float, float]:
    """Median and slowest search and completion right after somebody was renamed or met."""
    taken = []
    for number in range(TIMES):
        renamed = grown.residents[number]
        changes = (Put(renamed), Put(grown.an_encounter()))
        buurt = buurt.apply(changes, Revision(number + 2))
        found_residents(Now(buurt, TODAY), "zzz")  # in what order they were met is another table
        begin = perf_counter()
        first_page(buurt, "koken")
        resident_index(buurt)
        taken.append(perf_counter() - begin)
    return median(taken), max(taken)


def typed(program: Program, keys: Sequence[str], rounds: int) -> tuple[float, float]:
    """Median and p95 of these keys; a slower one than that is one in twenty."""
    taken = [program.key(key) for _ in range(rounds) for key in keys]
    return median(taken), p95(taken)


def in_a_terminal(home: Path, path: Path, names: Path) -> None:
    """Keys until their last painted byte: the program, then its peers."""
    program = Program(["--store", str(path), "--as", "Karim"], home)
    program.wait(3.0)  # what is worked out behind the first screen
    keys = ("@", "f", "a", "t", "i", "\x15")
    typed(program, keys, 1)
    line("key in the quick line, completion open", typed(program, keys, 12), "≤ 20 ms")
    program.key("\x1bOR")
    program.wait(2.0)
    program.key("f")
    filtering = ("f", "a", "t", "\x7f", "\x7f", "\x7f", "e", "\x7f")
    typed(program, filtering, 1)
    line("filter as you type, screen of residents", typed(program, filtering, 10), "≤ 20 ms")
    program.key("\x06")
    program.wait(4.0)
    searching = ("k", "o", "k", "e", "n", "\x15")
    typed(program, searching, 1)
    line("key in the search over everything", typed(program, searching, 10), "≤ 20 ms")
    program.end()
    for what, command, needed in (
        ("textual-autocomplete, the same names", COMPLETING, "textual_autocomplete"),
        ("Textual DataTable filled anew, the same names", REFILLING, "textual"),
    ):
        peer(what, ["-c", command, str(names)], needed, home)
    fzf = shutil.which("fzf")
    if fzf is None:
        missing("fzf", "it is not installed (apt install fzf)")
    else:
        shell = f"import os; os.execv('/bin/sh', ['sh', '-c', '{fzf} < {names}'])"
        peer("fzf, the same names", ["-c", shell], "os", home)


def peer(what: str, command: Sequence[str], needed: str, home: Path) -> None:
    if find_spec(needed) is None:
        missing(needed, "it is not installed (make bench does, where it can)")
        return
    program = Program([], home, command)
    program.wait(2.0)
    keys = ("f", "a", "t", "\x7f", "\x7f", "\x7f")
    line(what, typed(program, keys, 4))
    program.end()


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--encounters", type=int, default=100_000)
    arguments.add_argument("--residents", type=int, default=10_000)
    chosen = arguments.parse_args()
    print(f"{chosen.encounters:,} encounters, {chosen.residents:,} residents")
    in_this_process(Grown(chosen.encounters, chosen.residents))
    with tempfile.TemporaryDirectory() as home:
        path, names = Path(home) / "grown.json", Path(home) / "names"
        today = date.today()  # noqa: DTZ011  (the program's own day)
        write(path, chosen.encounters, chosen.residents, today)
        people = Grown(chosen.encounters, chosen.residents).residents
        names.write_text("\n".join(person.name or person.description for person in people))
        in_a_terminal(Path(home), path, names)


if __name__ == "__main__":
    sys.exit(main())
