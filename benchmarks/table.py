"""Rows of the table in `docs/performance.md`: a benchmark prints them, `run.py` collects them."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import quantiles

BEGINS = "| "


def row(what: str, beside: str, measured: str, aim: str = "–") -> None:
    """Print what was measured, beside what, and what was aimed for."""
    print(f"{BEGINS}{what} | {beside} | {measured} | {aim} |", flush=True)


def missing(peer: str, how: str) -> None:
    """Print that a peer is left out, and how it would not be."""
    print(f"{peer} is left out: {how}", flush=True)


def p95(seconds: Sequence[float]) -> float:
    """What nineteen of twenty stay below."""
    return quantiles(seconds, n=20)[-1]


def ms(seconds: float) -> str:
    """Milliseconds, as precise as they say something."""
    return f"{seconds * 1e3:.1f} ms" if seconds < 0.1 else f"{seconds * 1e3:.0f} ms"
