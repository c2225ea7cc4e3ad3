"""Two programs on one store: before each step of what one does, the other does something whole.

Where the first has the lock the other is told so, and comes again afterwards. Whoever was promised
something must find it, whatever came between."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from builders import a_resident
from torture.disk import Disk
from torture.judge import PATH, ROOT, Found, State, same_random_names, state_of
from torture.memory_files import Machine, MemoryFiles

from buurt_tui.domain.model import Delete, Put, Resident, Revision
from buurt_tui.store import Conflict, StoreError
from buurt_tui.store.tiny import TinyStore

SECRET = b"Wilhelmina"


class Program:
    """One that has the store open, and what it counts on."""

    def __init__(self, name: str, machine: Machine) -> None:
        self.name = name
        self.machine = machine
        self.store = TinyStore(PATH, MemoryFiles(machine))
        self.promised: dict[str, str] = {}
        self.counted = 0
        self.erased = False

    def commit(self) -> None:
        """Somebody new."""
        id_ = f"{self.name}{len(self.promised)}"
        self.store.commit((Put(a_resident(id=id_, name=id_)),), base=self._base())
        self.promised[id_] = id_

    def count(self) -> None:
        """One more on a number that both write; a conflict is an answer, too."""
        changes, base = self.store.changes(Revision(0))
        number = int(state_of(changes)[Resident, "count"].name)  # type: ignore[attr-defined]
        try:
            self.store.commit((Put(a_resident(id="count", name=str(number + 1))),), base=base)
        except Conflict:
            return
        self.counted += 1

    def checkpoint(self) -> None:
        self.store.checkpoint()

    def erase(self) -> None:
        """Somebody is forgotten, unless the other was first."""
        with suppress(Conflict):
            self.store.commit((Delete(Resident, "secret", erase=True),), base=self._base())
            self.erased = True

    def reopen(self) -> None:
        self.store.close()
        self.store = TinyStore(PATH, MemoryFiles(self.machine))

    def look(self) -> None:
        self.store.changes(Revision(0))

    def _base(self) -> Revision:
        return self.store.changes(Revision(0))[1]


DOINGS: dict[str, Callable[[Program], None]] = {
    doing.__name__: doing
    for doing in (
        *(Program.commit, Program.count, Program.checkpoint),
        *(Program.erase, Program.reopen, Program.look),
    )
}


def begun() -> tuple[Machine, Program, Program]:
    """A store with a few commits, opened by two."""
    try:
        return _begun()
    except StoreError as error:
        raise Found(f"one after the other is refused: {error}") from error


def _begun() -> tuple[Machine, Program, Program]:
    machine = Machine(Disk(ROOT))
    one, other = Program("a", machine), Program("b", machine)
    first = (
        Put(a_resident(id="count", name="0")),
        Put(a_resident(id="secret", name=SECRET.decode())),
    )
    one.store.commit(first, base=Revision(0))
    one.commit()
    other.commit()
    other.checkpoint()
    other.commit()
    return machine, one, other


def meets(first: str, second: str) -> int:
    """`second` happens before each step of `first`; gives how many steps. Raises `Found`."""
    at = 0
    while True:
        at += 1
        with same_random_names(f"{first} {second} {at}"):
            machine, one, other = begun()
            came = _before_step(at, machine, lambda other=other: DOINGS[second](other))
            _try(first, one)
            machine.before = lambda step: None
            if came == ["not yet"]:
                return at - 1
            if came == ["locked"]:
                _try(second, other)
            _try("commit", one)
            _try("commit", other)
            _judge(machine, one, other)


def _before_step(at: int, machine: Machine, do: Callable[[], None]) -> list[str]:
    """Have `do` happen before the step with this number; what became of it is put in the list."""
    came = ["not yet"]
    steps = 0

    def before(step: str) -> None:
        nonlocal steps
        steps += 1
        if steps == at:
            came[0] = "done"
            machine.before = lambda step: None
            try:
                do()
            except StoreError as error:
                if "another program" not in str(error):
                    raise Found(f"the second was refused: {error}") from error
                came[0] = "locked"

    machine.before = before
    return came


def _try(doing: str, program: Program) -> None:
    try:
        DOINGS[doing](program)
    except StoreError as error:
        raise Found(f"{doing} was refused: {error}") from error


def _judge(machine: Machine, *programs: Program) -> None:
    """Whether everybody finds what they were promised, and all find the same."""
    try:
        reader = Program("c", machine)
        found = [state_of(p.store.changes(Revision(0))[0]) for p in (*programs, reader)]
    except StoreError as error:
        raise Found(f"cannot be read: {error}") from error
    if any(state != found[-1] for state in found):
        raise Found("two programs see different things")
    _judge_state(found[-1], machine, *programs)


def _judge_state(state: State, machine: Machine, *programs: Program) -> None:
    promised = {id_ for program in programs for id_ in program.promised}
    if not promised <= {id_ for _, id_ in state}:
        raise Found("something acknowledged is gone")
    counted = sum(program.counted for program in programs)
    if state[Resident, "count"].name != str(counted):  # type: ignore[attr-defined]
        raise Found("one overwrote what the other wrote")
    if any(program.erased for program in programs):
        left = machine.disk.as_seen().values()
        if any(SECRET in (data or b"") for _, data in left):
            raise Found("the erased is still there")


def every_meeting() -> int:
    """All pairs; gives how many runs that were. Raises `Found`."""
    return sum(meets(first, second) for first in DOINGS for second in DOINGS)
