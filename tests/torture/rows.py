"""The rows of the table: one fault each, done to stock TinyDB, to SQLite and to us.

Each function gives, for each of the three, what to write in its cell; where a machine does not let
us do something, the cell says so."""

from __future__ import annotations

import os
import random
import shutil
import signal
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from store.malformed import MALFORMED, whole_tree
from torture import damage
from torture.contenders import CONTENDERS, Contender, acked_in, look, work
from torture.disk import Density, Disk, Inode, Remains, key_of, remains
from torture.pairs import verdict
from torture.trace import Replay, has_strace, traced

from buurt_tui.store import StoreError
from buurt_tui.store.opening import open_store

Cells = dict[str, str]

NO_STRACE = "not measured: no strace here"
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}


@contextmanager
def a_directory() -> Iterator[Path]:
    """In memory where there is such a place: what is measured there is no disk's speed."""
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as directory:
        yield Path(directory)


def command(name: str, path: Path, *numbers: int) -> list[str]:
    # -B: a fault while Python writes what it compiled is no fault of the store
    return [sys.executable, "-B", "-m", "torture.contenders", name, str(path), *map(str, numbers)]


def judged(kind: type[Contender], path: Path, acked: set[int]) -> str:
    """What to say of the store that is there."""
    found = look(kind, path)
    return "unreadable" if found is None else verdict(*found, acked=acked)


def for_each(measure: Callable[[str, type[Contender]], str]) -> Cells:
    return {name: measure(name, kind) for name, kind in CONTENDERS.items()}


def summed(verdicts: Counter[str]) -> str:
    """The bad ones of all, by kind."""
    bad = {name: count for name, count in verdicts.items() if name != "good"}
    total = f"{sum(bad.values()):,} of {verdicts.total():,}"
    kinds = ", ".join(f"{count:,} {name}" for name, count in sorted(bad.items()))
    return f"{total} ({kinds})" if bad else total


def crash_states(commits: int = 100) -> Cells:
    """All that a crash may leave during these commits, from the calls of the real program."""
    if not has_strace():
        return dict.fromkeys(CONTENDERS, NO_STRACE)

    def measure(name: str, kind: type[Contender]) -> str:
        with a_directory() as directory, a_directory() as elsewhere:
            log = directory.with_suffix(".trace")
            try:
                numbers = (0, commits, 40)
                traced(command(name, directory / "team.json", *numbers), log, env=ENVIRONMENT)
                judge = OutsideJudge(kind, directory, elsewhere)
                judge.replay(log)
                return summed(judge.verdicts)
            finally:
                log.unlink(missing_ok=True)

    return for_each(measure)


class OutsideJudge:
    """Lays out what a crash may leave, as files, and lets a new program open it."""

    def __init__(self, kind: type[Contender], root: Path, elsewhere: Path) -> None:
        self.kind, self.root, self.elsewhere = kind, root, elsewhere
        self.verdicts: Counter[str] = Counter()
        self.acked: set[int] = set()
        self._known: set[tuple[bytes, int]] = set()
        self._count = 0

    def replay(self, log: Path) -> None:
        replay = Replay(str(self.root), self.look, self._said)
        self._disk = replay.disk
        replay.run(log)
        self.look(replay.disk)

    def _said(self, line: str) -> None:
        self.look(self._disk)
        self.acked |= acked_in(line)

    def look(self, disk: Disk) -> None:
        for names, unsure in remains(disk, Density(60, 12, 3)):
            plain: Remains = {path: (inode, inode.data) for path, inode in names.items()}
            self._judge(plain)
            for inode, possible in unsure.items():
                for data in possible:
                    self._judge(_with(plain, inode, data))

    def _judge(self, left: Remains) -> None:
        key = key_of(left), len(self.acked)
        if key in self._known:
            return
        self._known.add(key)
        self._count += 1
        there = self.elsewhere / str(self._count)
        there.mkdir()
        for path in sorted(left):
            data = left[path][1]
            target = there / Path(path).relative_to(self.root)
            if data is None:
                target.mkdir(exist_ok=True)
            else:
                target.write_bytes(data)
        self.verdicts[judged(self.kind, there / "team.json", self.acked)] += 1
        shutil.rmtree(there)


def _with(left: Remains, inode: Inode, data: bytes) -> Remains:
    return {path: (one, data if one is inode else seen) for path, (one, seen) in left.items()}


def kills(lives: int = 400) -> Cells:
    """A real process is killed at a random moment, again and again, on one store."""

    def measure(name: str, kind: type[Contender]) -> str:
        rng = random.Random(7)
        verdicts: Counter[str] = Counter()
        with a_directory() as directory:
            path, acked, first, life = directory / "0" / "team.json", set[int](), 0, 0
            path.parent.mkdir()
            for life in range(lives):
                acked |= _killed_after(rng.uniform(0.002, 0.05), kind, path, first)
                found = look(kind, path)
                wrong = "unreadable" if found is None else verdict(*found, acked=acked)
                wrong = "good" if wrong == "more" else wrong  # of earlier lives, one each
                verdicts[wrong] += 1
                first += 100_000
                if wrong != "good" or len(acked) > 500:
                    path = directory / str(life + 1) / "team.json"
                    path.parent.mkdir()
                    acked = set()
        return summed(verdicts)

    return for_each(measure)


def _killed_after(seconds: float, kind: type[Contender], path: Path, first: int) -> set[int]:
    reader, writer = os.pipe()
    pid = os.fork()
    if not pid:
        os.dup2(writer, 1)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        try:
            work(kind, path, range(first, first + 100_000), 5)
        finally:
            os._exit(0)
    os.close(writer)
    time.sleep(seconds)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    with os.fdopen(reader) as lines:
        return acked_in(lines.read())


CHANGING = (
    "write,pwrite64,fsync,fdatasync,ftruncate,rename,renameat,renameat2,unlink,unlinkat,mkdir"
)


def injected(commits: int = 4) -> Cells:
    """At every call that changes something: the process is killed, or the call fails."""
    if not has_strace():
        return dict.fromkeys(CONTENDERS, NO_STRACE)

    def measure(name: str, kind: type[Contender]) -> str:
        verdicts: Counter[str] = Counter()
        with a_directory() as directory:
            # strace counts each kind of call for itself
            faults = ("signal=KILL", "error=ENOSPC", "error=EIO")
            for fault, call in product(faults, CHANGING.split(",")):
                at = 0
                while True:
                    at += 1
                    path = directory / f"{fault}{call}{at}" / "team.json"
                    path.parent.mkdir()
                    said, came = _with_fault(fault, call, at, name, path, commits)
                    verdicts[judged(kind, path, acked_in(said))] += came
                    if not came:
                        break
        return summed(verdicts)

    return for_each(measure)


def _with_fault(
    fault: str, call: str, at: int, name: str, path: Path, commits: int
) -> tuple[str, bool]:
    """What the program said, and whether it came to the call at which the fault was to be."""
    log = path.with_name("trace")
    inject = ["-e", f"trace={CHANGING}", "-e", f"inject={call}:{fault}:when={at}"]
    done = subprocess.run(
        ["strace", "-f", "-qq", "-o", str(log), *inject, *command(name, path, 0, commits, 2)],
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    traces = log.read_text("utf-8", "replace")
    log.unlink()
    return done.stdout, "INJECTED" in traces or "killed by SIGKILL" in traces


FULL = """
import resource, signal, sys
from pathlib import Path
from torture.contenders import CONTENDERS, say, work
name, path, limit = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
if limit:
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
try:
    work(CONTENDERS[name], path, range(60), 20)
except Exception as error:
    say(f"gave up {error!r}")
if limit:
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
"""


def full_disk() -> Cells:
    """A disk, or a file, that can hold no more than so much; then there is room again."""

    def measure(name: str, kind: type[Contender]) -> str:
        verdicts: Counter[str] = Counter()
        with a_directory() as directory:
            for limit in range(2_000, 30_000, 2_000):
                path = directory / str(limit) / "team.json"
                path.parent.mkdir()
                done = _until_full([sys.executable, "-c", FULL, name, str(path), str(limit)])
                verdicts[_goes_on(kind, path, acked_in(done))] += 1
            for kilobytes in range(8, 64, 4) if _may_mount() else ():
                path = directory / f"{kilobytes}k" / "team.json"
                path.parent.mkdir()
                verdicts[_on_a_small_disk(name, kind, path, kilobytes)] += 1
        return summed(verdicts) + ("" if _may_mount() else "; no small disks here")

    return for_each(measure)


def _until_full(line: list[str]) -> str:
    done = subprocess.run(
        line, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    return done.stdout


def _on_a_small_disk(name: str, kind: type[Contender], path: Path, kilobytes: int) -> str:
    mount = ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(path.parent)]
    subprocess.run(mount, check=True)
    try:
        done = _until_full([sys.executable, "-c", FULL, name, str(path), "0"])
        subprocess.run([*mount[:4], "remount,size=10m", *mount[5:]], check=True)
        return _goes_on(kind, path, acked_in(done))
    finally:
        subprocess.run(["umount", str(path.parent)], check=True)


def _may_mount() -> bool:
    return (
        os.geteuid() == 0
        and not subprocess.run(
            ["unshare", "-m", "mount", "-t", "tmpfs", "tmpfs", "/mnt"], capture_output=True
        ).returncode
    )


def _goes_on(kind: type[Contender], path: Path, acked: set[int]) -> str:
    """The verdict, after a commit that there is room for."""
    before = judged(kind, path, acked)
    if before != "good":
        return before
    try:
        contender = kind(path)
        contender.commit(1000)
        contender.close()
    except Exception:
        return "does not go on"
    found = look(kind, path)
    return "good" if found and 1000 in found[0] & found[1] else "does not go on"


def two_writers(times: int = 20, commits: int = 200) -> Cells:
    """Two processes write to one store at the same time."""

    def measure(name: str, kind: type[Contender]) -> str:
        kept = promised = broken = 0
        with a_directory() as directory:
            for number in range(times):
                path = directory / str(number) / "team.json"
                path.parent.mkdir()
                writers = [_started(name, path, first, first + commits) for first in (0, 10_000)]
                acked = set().union(*(acked_in(writer.communicate()[0]) for writer in writers))
                promised += 2 * commits
                found = look(kind, path)
                broken += found is None
                kept += len(acked & found[0] & found[1]) if found else 0
        return f"{kept:,} of {promised:,}" + (
            f"; file destroyed {broken} of {times}" if broken else ""
        )

    return for_each(measure)


def _started(name: str, path: Path, first: int, last: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        command(name, path, first, last),
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def changed_underneath() -> Cells:
    """The file that commits go to is replaced, unlinked, cut or lengthened meanwhile."""

    def measure(name: str, kind: type[Contender]) -> str:
        noticed = 0
        for do in (_replace, Path.unlink, _cut, _lengthen):
            with a_directory() as directory:
                path = directory / "team.json"
                contender = kind(path)
                for number in range(5):
                    contender.commit(number)
                do(Path(f"{path}{kind.file}"))
                try:
                    contender.commit(5)
                except Exception:
                    noticed += 1
        return f"{noticed} of 4 noticed"

    return for_each(measure)


def _replace(path: Path) -> None:
    other = path.with_name("other")
    other.write_bytes(path.read_bytes())
    other.replace(path)


def _cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size - 20)


def _lengthen(path: Path) -> None:
    with path.open("ab") as file:
        file.write(b"een regel\n")


def flipped_bits() -> Cells:
    """One bit of every byte of every file, one after the other."""

    def measure(name: str, kind: type[Contender]) -> str:
        if name == "ours":
            return f"0 wrong of {damage.flipped_bits():,}"
        wrong = cases = 0
        with a_directory() as directory:
            path = directory / "team.json"
            contender = kind(path)
            for number in range(12):
                contender.commit(number)
            contender.close()
            whole = path.read_bytes()
            right = _contents(kind, path)
            for place in range(len(whole)):
                flipped = bytearray(whole)
                flipped[place] ^= 1 << place % 8
                path.write_bytes(flipped)
                found = _contents(kind, path)
                cases += 1
                wrong += found is not None and found != right
        return f"{wrong:,} wrong of {cases:,}"

    return for_each(measure)


def _contents(kind: type[Contender], path: Path) -> object:
    """Everything that is read there; None if it is refused."""
    try:
        contender = kind(path)
        database = contender.database  # type: ignore[attr-defined]
        try:
            if hasattr(database, "table"):
                return [list(database.table(name)) for name in ("residents", "encounters")]
            database.execute("pragma quick_check")
            return [
                list(database.execute(f"select * from {t}")) for t in ("residents", "encounters")
            ]
        finally:
            contender.close()
    except Exception:
        return None


def commit_times(documents: int = 20_000, commits: int = 150) -> Cells:
    """The 95th percentile of a commit, on the disk that temporary files are on."""

    def measure(name: str, kind: type[Contender]) -> str:
        with TemporaryDirectory() as directory:
            path = Path(directory) / "team.json"
            contender = _filled(kind, path, documents)
            times = []
            for number in range(documents, documents + commits // (5 if name == "stock" else 1)):
                begin = time.perf_counter()
                contender.commit(number)
                times.append(1000 * (time.perf_counter() - begin))
            contender.close()
        return f"{statistics.quantiles(times, n=20)[-1]:.1f} ms"

    return {**for_each(measure), "floor": _floor(commits)}


def _floor(commits: int) -> str:
    """Appending as many bytes as a commit of ours has, and a sync."""
    times = []
    with TemporaryDirectory() as directory, (Path(directory) / "floor").open("ab") as file:
        for _ in range(commits):
            begin = time.perf_counter()
            os.write(file.fileno(), bytes(500))
            os.fdatasync(file.fileno())
            times.append(1000 * (time.perf_counter() - begin))
    return f"{statistics.quantiles(times, n=20)[-1]:.1f} ms"


def _filled(kind: type[Contender], path: Path, documents: int) -> Contender:
    """A store that holds this many documents, put there in one go."""
    contender = kind(path)
    contender.fill(documents // 2)
    return contender


READ_ALL = """
import resource, sys
from tinydb import TinyDB
resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
database = TinyDB(sys.argv[1])
for name in database.tables():
    list(database.table(name))
"""


def malformed_files() -> Cells:
    """What is no store: a sentence that says so and every file as it was, or something worse."""

    def measure(name: str, kind: type[Contender]) -> str:
        if name == "sqlite":
            return "–"  # another kind of file
        answers: Counter[str] = Counter()
        for make in MALFORMED.values():
            with a_directory() as directory:
                path = directory / "team.json"
                make(path)
                before = whole_tree(directory)
                answer = _ours(path) if name == "ours" else _stock(path)
                answers["changed" if whole_tree(directory) != before else answer] += 1
        others = [f"{count} {answer}" for answer, count in answers.items() if answer != "said"]
        return ", ".join([f"{answers['said']} of {len(MALFORMED)} said plainly", *others])

    return for_each(measure)


def _ours(path: Path) -> str:
    try:
        open_store(str(path)).close()
    except StoreError:
        return "said"
    except Exception:
        return "traceback"
    return "accepted"


def _stock(path: Path) -> str:
    line = [sys.executable, "-c", READ_ALL, str(path)]
    try:
        done = subprocess.run(line, capture_output=True, timeout=10, check=False)
    except subprocess.TimeoutExpired:
        return "endless"
    return "traceback" if done.returncode else "accepted"
