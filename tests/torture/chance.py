"""Lives made up by chance, for as long as there is time: what nobody thought of."""

from __future__ import annotations

import errno
import random
from collections.abc import Iterator
from functools import partial

from torture.disk import Density
from torture.judge import Judge, same_random_names
from torture.lives import SECRET, Life, met, resident, take_stock

from buurt_tui.domain.model import Delete, Resident
from buurt_tui.store import StoreError


def a_life_of_chance(life: Life, seed: int) -> None:
    """Up to thirty things that two programs may do, with failures and kills among them."""
    rng = random.Random(seed)
    life.promises.secret = SECRET.encode()
    life.commit(resident("w", SECRET), resident("f", "Fatima"))
    erased = False
    for number in range(rng.randint(6, 30)):
        program = rng.randrange(2)
        commit = partial(
            life.commit,
            met(f"{number}", "w" * rng.choice((0, 5, 80, 470, 900)), "f"),
            resident("f", f"Fatima {number}"),
            program=program,
        )
        match rng.randrange(10):
            case 0:
                life.checkpoint(program)
            case 1:
                life.store(program)
                life.close(program)
            case 2 if not erased:
                life.commit(Delete(Resident, "w", erase=True), program=program)
                erased = True
            case 3:
                life.store(program)
                life.is_killed(rng.randint(1, 9), commit, program)
                take_stock(life, 1 - program)
            case 4:
                # no disk that fails to keep what a killed program wrote, and loses power besides:
                # against three faults at once nothing helps but a backup
                life.commit(met(f"before {number}", "", "f"), program=program)
                life.steps, life.fail_at, life.code = 0, rng.randint(1, 6), errno.EIO
                try:
                    commit()
                except StoreError:
                    life.fail_at = 0
                    take_stock(life, program)
                life.fail_at = 0
            case _:
                commit()


def judged_by_chance(seeds: Iterator[int], at_least: int) -> tuple[int, int]:
    """How many distinct states were judged, and in how many lives. Raises `Found`."""
    states = lives = 0
    for seed in seeds:
        judge = Judge(Density(700, 30, 5), crash_again=100)
        with same_random_names(f"chance {seed}"):
            life = Life(judge)
            a_life_of_chance(life, seed)
            life.end()
        states += len(judge.distinct)
        lives += 1
        if states >= at_least:
            break
    return states, lives
