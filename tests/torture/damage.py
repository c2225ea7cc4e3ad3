"""Bytes that changed, went missing or came from elsewhere: never wrong data, never in silence.

Each function raises `Found` where the store takes something for its own that it should not, and
else gives how many cases it looked at."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from builders import a_resident
from msgspec import structs
from torture.disk import Disk, Inode
from torture.judge import PATH, ROOT, Found, State, same_random_names, state_of
from torture.memory_files import Machine, MemoryFiles

from buurt_tui.domain.model import Changes, Delete, Put, Resident, Revision
from buurt_tui.store import StoreError
from buurt_tui.store.tiny import TinyStore

NAMES = ("Fatima", "Omar", "Fatima", "Ruud", "Ruud")


def a_disk(*, checkpoint_after: int = 2, commits: int = 5, seed: str = "ours") -> Disk:
    """A store with commits in its snapshot and in its journal."""
    with same_random_names(seed):
        machine = Machine(Disk(ROOT))
        store = TinyStore(PATH, MemoryFiles(machine))
        for revision in range(commits):
            name = NAMES[revision % len(NAMES)]
            later = {"later": [name]}
            document = structs.replace(a_resident(id="x", name=name), extra=later)
            store.commit((Put(document),), base=Revision(revision))
            if revision + 1 == checkpoint_after:
                store.checkpoint()
        store.close()
        return machine.disk


def opened(disk: Disk) -> tuple[State, int, bool]:
    """What a program finds there, and whether it was told of anything. Raises `StoreError`."""
    try:
        store = TinyStore(PATH, MemoryFiles(Machine(disk, clock=1 << 20)))
        changes, revision = store.changes(Revision(0))
        told = bool(store.notices)
        store.close()
        return state_of(changes), revision, told
    except StoreError:
        raise
    except Exception as error:
        raise Found(f"opening it breaks the program: {error!r}") from error


def snapshot_and_journal(disk: Disk) -> tuple[str, str]:
    journals = [path for path in disk.seen if "/journal-" in path]
    if len(journals) != 1:
        raise Found(f"there are {len(journals)} journals")
    return str(PATH), journals[0]


def changed(disk: Disk, path: str, data: bytes) -> Disk:
    """A copy of `disk` on which the file has other bytes, and another time of change."""
    left = disk.as_seen()
    inode = left[path][0]
    left[path] = (Inode(inode.number, data, changed=inode.changed + 1), data)
    return Disk.copy(left, disk.root)


def flipped_bits(step: int = 1) -> int:
    """A bit of every `step`th byte is another: refused, or the last commit is cut, and said."""
    whole = a_disk()
    state, revision, _ = opened(Disk.copy(whole.as_seen(), ROOT))
    before, _, _ = opened(a_disk(commits=4))
    cases = 0
    for path in snapshot_and_journal(whole):
        data = whole.seen[path].data
        assert data is not None
        for place in range(0, len(data), step):
            bit = 1 << place % 8
            flipped = data[:place] + bytes([data[place] ^ bit]) + data[place + 1 :]
            cases += 1
            try:
                found, at, told = opened(changed(whole, path, flipped))
            except StoreError:
                continue
            right = {revision: state, revision - 1: before}.get(at)
            if found != right:
                raise Found(f"a flipped bit at {place} of {path} gives other data")
            if not told:
                raise Found(f"a flipped bit at {place} of {path} is not said")
    return cases


def lines_of(disk: Disk) -> list[bytes]:
    data = disk.seen[snapshot_and_journal(disk)[1]].data
    assert data is not None
    return data.splitlines(keepends=True)


def records_that_do_not_belong() -> int:
    """A record is missing, twice there, or of another store or another time; cut in the middle."""
    ours = a_disk(commits=6)
    lines = lines_of(ours)
    other = lines_of(a_disk(commits=6, seed="another store"))
    fork = lines_of(a_disk(commits=6, checkpoint_after=1))
    cases: dict[str, list[bytes]] = {
        "one is missing": lines[:2] + lines[3:],
        "two are the wrong way round": [*lines[:2], lines[3], lines[2], *lines[4:]],
        "the last is of another store": [*lines[:-1], other[-1]],
        "the first commit is of another store": [lines[0], other[1], *lines[2:]],
        "it begins as another store's": [other[0], *lines[1:]],
        "it begins at another time": [fork[0], *lines[1:]],
        "one is bad, and good ones follow": [lines[0], b"x" + lines[1][1:], *lines[2:]],
        "one is cut off, and good ones follow": [*lines[:2], lines[2][:-9], *lines[3:]],
        "nothing but its beginning is gone": lines[1:],
    }
    for name, changed_lines in cases.items():
        disk = changed(ours, snapshot_and_journal(ours)[1], b"".join(changed_lines))
        try:
            opened(disk)
        except StoreError:
            continue
        raise Found(f"a journal of which {name} is taken for whole")
    return len(cases)


def changed_underneath() -> int:
    """Somebody replaces, unlinks, cuts or lengthens a file while a program has it open."""
    cases = 0
    for which in (0, 1):
        for name, do in UNDERNEATH.items():
            machine = Machine(a_disk())
            store = TinyStore(PATH, MemoryFiles(machine))
            base = store.changes(Revision(0))[1]
            path = snapshot_and_journal(machine.disk)[which]
            inode = machine.disk.seen[path]
            do(machine, path, inode)
            cases += 1
            try:
                store.commit((Put(a_resident(id="y", name="Te laat")),), base=base)
            except StoreError:
                continue
            raise Found(f"{path} was {name}, and a commit was acknowledged")
    return cases


def _replaced(machine: Machine, path: str, inode: Inode) -> None:
    data = inode.data
    if path == str(PATH):
        # the very same bytes would do no harm there: it is only read
        data = a_disk(checkpoint_after=1, commits=1).seen[path].data
    assert data is not None
    other = Inode(next(machine.disk.inodes), data, data, changed=machine.tick())
    machine.disk.name(path, other)


def _cut(machine: Machine, path: str, inode: Inode) -> None:
    assert inode.data
    inode.data, inode.changed = inode.data[:-20], machine.tick()


def _lengthened(machine: Machine, path: str, inode: Inode) -> None:
    assert inode.data
    inode.data, inode.changed = inode.data + b"een regel\n", machine.tick()


UNDERNEATH: dict[str, Callable[[Machine, str, Inode], None]] = {
    "unlinked": lambda machine, path, inode: machine.disk.name(path, None),
    "cut": _cut,
    "lengthened": _lengthened,
    "replaced": _replaced,
}


def taken_away() -> int:
    """A file is empty or gone: that is never a new, empty store."""
    whole = a_disk()
    snapshot, journal = snapshot_and_journal(whole)
    cases: dict[str, Disk] = {
        "the TinyDB file is empty": changed(whole, snapshot, b""),
        "the TinyDB file is zeros": changed(whole, snapshot, bytes(100)),
        "the TinyDB file is half": changed(
            whole, snapshot, (whole.seen[snapshot].data or b"")[:99]
        ),
        "the journal is empty": changed(whole, journal, b""),
        "the journal is zeros": changed(whole, journal, bytes(300)),
        "the TinyDB file is gone": _without(whole, snapshot),
        "the journal is gone": _without(whole, journal),
        "both are of other times": _mixed(whole, a_disk(commits=6, checkpoint_after=4)),
    }
    for name, disk in cases.items():
        try:
            opened(disk)
        except StoreError:
            continue
        raise Found(f"{name}, and it is opened as if nothing were wrong")
    return len(cases)


def _without(disk: Disk, path: str) -> Disk:
    left = disk.as_seen()
    del left[path]
    return Disk.copy(left, disk.root)


def _mixed(disk: Disk, later: Disk) -> Disk:
    data = later.seen[str(PATH)].data
    assert data is not None
    return changed(disk, str(PATH), data)


def unknown_is_kept() -> int:
    """What a later version of the program wrote is there after a commit and a checkpoint."""
    machine = Machine(a_disk())
    store = TinyStore(PATH, MemoryFiles(machine))
    store.database.table("later_kinds").insert({"a": [1, None]})
    store.checkpoint()
    store.close()
    again = TinyStore(PATH, MemoryFiles(machine))
    found = state_of(again.changes(Revision(0))[0])
    if (Resident, "x") not in found or not found[Resident, "x"].extra:
        raise Found("a field of a later version is gone")
    if again.database.table("later_kinds").all() != [{"a": [1, None]}]:
        raise Found("a table of a later version is gone")
    return 2


def failed_is_not_kept() -> int:
    """After a commit that failed, nobody sees it; and what was there is all there."""
    cases = 0
    for at, code in ((n, code) for n in (1, 2) for code in (errno.EIO, errno.ENOSPC)):
        machine = Machine(a_disk())
        store = TinyStore(PATH, MemoryFiles(machine))
        before, base = store.changes(Revision(0))
        store.commit((Put(a_resident(id="first")),), base=base)  # so that nothing is left to sweep
        machine.before = _failing(at, code)
        try:
            store.commit((Put(a_resident(id="vain", name="Vergeefs")),), base=Revision(base + 1))
        except StoreError:
            machine.before = lambda step: None
            seen = state_of(store.changes(Revision(0))[0])
            if len(seen) != len(before) + 1:
                raise Found("what failed is shown") from None
            cases += 1
        else:
            raise Found("what failed was acknowledged")
    return cases


def _failing(at: int, code: int) -> Callable[[str], None]:
    steps: Iterator[int] = iter(range(1, 1000))

    def before(step: str) -> None:
        if step in ("write", "sync") and next(steps) == at:
            raise OSError(code, os.strerror(code))

    return before


def erased_is_gone() -> int:
    """Somebody is forgotten: no byte of the name is left in any file, quarantine included."""
    secret = "Wilhelmina van der Zwaluw"
    with same_random_names("erased"):
        machine = Machine(Disk(ROOT))
        store = TinyStore(PATH, MemoryFiles(machine))
        person: Changes = (Put(a_resident(id="w", name=secret)),)
        base = store.commit(person, base=Revision(0))
        store.close()
        journal = machine.disk.seen[snapshot_and_journal(machine.disk)[1]]
        assert journal.data
        journal.data = journal.safe = journal.data + b"000000000002 " + secret.encode()
        store = TinyStore(PATH, MemoryFiles(machine))
        if not any("quarantine/" in path for path in machine.disk.seen):
            raise Found("what was cut off was not kept")
        store.commit((Delete(Resident, "w", erase=True),), base=base)
    if any(secret.encode() in (data or b"") for _, data in machine.disk.as_seen().values()):
        raise Found("the erased is still there")
    return 1


def on_a_real_disk() -> int:
    """Links are not followed, what is in the way is not written over, others may not look."""
    with tempfile.TemporaryDirectory() as directory:
        old = os.umask(0)
        try:
            return _on_a_real_disk(Path(directory))
        finally:
            os.umask(old)


def _on_a_real_disk(root: Path) -> int:
    path = root / "team.json"
    store = TinyStore(path)
    base = store.commit((Put(a_resident(id="x", name="Fatima")),), base=Revision(0))
    ours = root / "team.json.d"
    for file in (path, ours, *ours.iterdir()):
        if stat.S_IMODE(file.stat().st_mode) & 0o077:
            raise Found(f"others may look into {file.name}")
    victim = root / "victim"
    victim.write_text("of somebody else")
    for name in _names_to_come(ours):
        (ours / name).symlink_to(victim)
    try:
        store.commit((Put(a_resident(id="y", name="Omar")),), base=base)
        store.checkpoint()
    except StoreError:
        pass
    store.close()
    if victim.read_text() != "of somebody else":
        raise Found("a link was followed")
    _journal_is_a_link(root)
    return 3


def _names_to_come(ours: Path) -> list[str]:
    """Names that the next steps of a store might use, if they could be known before."""
    tried = ["new-snapshot", "new-journal", "new-file", "new-1", "new-2", "team.json.tmp"]
    return [name for name in tried if not (ours / name).exists()]


def _journal_is_a_link(root: Path) -> None:
    (journal,) = (root / "team.json.d").glob("journal-*")
    elsewhere = root / "elsewhere"
    journal.rename(elsewhere)
    journal.symlink_to(elsewhere)
    try:
        TinyStore(root / "team.json").close()
    except StoreError:
        return
    raise Found("a journal behind a link is taken for ours")


def plainly(judge: Callable[[], int]) -> int:
    """What `judge` says; a store that does not do its everyday work is found, too."""
    try:
        return judge()
    except StoreError as error:
        raise Found(f"what is allowed is refused: {error}") from error


JUDGES: dict[str, Callable[[], int]] = {
    judge.__name__: judge
    for judge in (
        *(taken_away, records_that_do_not_belong, changed_underneath, failed_is_not_kept),
        *(unknown_is_kept, erased_is_gone, on_a_real_disk, flipped_bits),
    )
}
