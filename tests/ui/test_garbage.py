"""Garbage is collected when nobody types. In a Python of its own: the collector is everybody's."""

import subprocess
import sys

CIRCLES = """
import gc
from buurt_tui.ui import garbage
class Circle:
    def __init__(self): self.self = self
def make(n):
    for _ in range(n): Circle()
gc.collect()
waits = garbage.Garbage()
"""


def told(program: str) -> list[str]:
    ran = subprocess.run(
        [sys.executable, "-c", CIRCLES + program], capture_output=True, text=True, timeout=60
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.split()


def test_not_while_much_is_made_but_in_the_quiet_moment_after_it():
    program = "for n in (10_000, 10_000, 10): make(n); print(waits.look())"
    assert told(program) == ["False", "False", "True"]


def test_a_little_is_left_lying():
    assert told("make(1_000); print(waits.look(), waits.look())") == ["False", "False"]


def test_when_nobody_ever_rests_too_much_is_too_much():
    program = "for _ in range(2): make(300_000); print(waits.look())"
    assert told(program) == ["False", "True"]


def test_python_itself_collects_nothing():
    assert told("print(gc.isenabled())") == ["False"]
