"""The tables of one store, kept equal to its files: what TinyDB and the rest of Buurt stand on."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from buurt_tui.domain.text import N_
from buurt_tui.store import Notice, StoreError
from buurt_tui.store.codec import FORMAT
from buurt_tui.store.files import Files
from buurt_tui.store.folding import fold, sweep
from buurt_tui.store.forgetting import forget_in_backups, forget_in_drafts
from buurt_tui.store.history import History, difference
from buurt_tui.store.journal import CHANGED_UNDERNEATH, Journal
from buurt_tui.store.loading import ONLY_READ_NEWER, State, follow, load, loss
from buurt_tui.store.place import Place
from buurt_tui.store.records import Link
from buurt_tui.store.refusals import plainly
from buurt_tui.store.tables import Batch, Tables, decode_batch

FOLD_FROM = 1 << 20
"""Bytes. A shorter journal is read fast enough as it is."""
GROWTH = 16
"""Of a long snapshot the journal may be such a part: carrying out its commits takes longer than
reading as many bytes of a table, and writing it all anew longer still."""

CUT = N_("a commit that was never finished was cut off; what there is of it is in {kept}")
NOT_FOLDED = N_("{path} could not be brought up to date with its journal: {problem}")
NOT_ERASED = N_("it is gone from the store, but not yet from all its files: {problem}")
ONLY_READ = N_("{path} may be read by you, but not changed")

Plan = Callable[[Tables, History, int], Batch]
"""What to commit, given the store as it is and the revision that the commit will be."""


class Engine:
    """One open store. Not thread-safe; other processes may write to the same files."""

    def __init__(self, path: Path, files: Files | None = None) -> None:
        self.notices: list[Notice] = []
        self._is_sound = True
        """Whether memory and files are known to agree; if not, the files are read anew."""
        self._is_swept = False
        """Whether the names of our files are on the disk for sure, and no strays are left."""
        self._fold_from = FOLD_FROM
        with plainly(path):
            self.place = Place(path, files or Files())
            try:
                with self._shared_lock():
                    self._state = load(self.place)
            except BaseException:
                self.place.close()
                raise
            self.notices += self._state.notices
            self.history = _history(self._state)
            self._mend()

    @property
    def state(self) -> State:
        """The store as its files had it when they were looked at last."""
        return self._state

    @property
    def tables(self) -> Tables:
        """As they were at `revision`."""
        return self._state.tables

    @property
    def revision(self) -> int:
        """The last commit that was taken in."""
        return self._state.link.revision

    @contextmanager
    def unchanged(self) -> Iterator[bool]:
        """Whether the files are as they were read; inside, they stay so. Raises `OSError`."""
        with self.place.locked(exclusive=False):
            yield self._is_current()

    def refresh(self) -> None:
        """Take in what others committed. Two `stat` calls if nobody did. Raises `StoreError`."""
        with plainly(self.place.path):
            if self._is_current():
                return
            with self._shared_lock():
                self._catch_up(may_cut=False)

    def commit(self, plan: Plan) -> int:
        """Write what `plan` asks for as one record, and return the revision once it is durable.

        Raises `StoreError`, and whatever `plan` raises; then nothing was written."""
        with plainly(self.place.path):
            self._must_be_ours_to_write()
            if self._state.journal is None:
                self.place.make()
            with self.place.locked(exclusive=True):
                self._catch_up(may_cut=True)
                batch = plan(self.tables, self.history, self.revision + 1)
                if not batch:
                    return self.revision
                payload = batch.encode()
                revision = self._append(self._writable_journal(), batch, payload)
                self._fold_if_due(asked_to_erase=batch.erase)
                return revision

    def checkpoint(self) -> None:
        """Fold the journal into the TinyDB file. Raises `StoreError`."""
        with plainly(self.place.path):
            if self._state.journal is None:
                return
            self._must_be_ours_to_write()
            with self.place.locked(exclusive=True):
                self._catch_up(may_cut=True)
                journal = self._writable_journal()
                if journal.holds_commits or self._state.erase_due:
                    self._fold()

    def is_last_user(self) -> bool:
        """Whether no other process has this store open."""
        journal = self._state.journal
        return journal is None or journal.is_only_ours()

    def close(self) -> None:
        """Let go of the files."""
        self._state.close()
        self.place.close()

    @contextmanager
    def _shared_lock(self) -> Iterator[None]:
        """Keep writers out; where there is nothing to lock, nobody has written yet."""
        with ExitStack() as stack:
            with suppress(FileNotFoundError):
                stack.enter_context(self.place.locked(exclusive=False))
            yield

    def _is_current(self) -> bool:
        if not self._is_sound or self.place.files.stamp(self.place.path) != self._state.stamp:
            return False
        journal = self._state.journal
        return journal is None or journal.is_untouched()

    def _catch_up(self, *, may_cut: bool) -> None:
        """Make memory equal to the files. Needs the lock; exclusively if it `may_cut`."""
        was_sound, self._is_sound = self._is_sound, False
        if not was_sound or self.place.files.stamp(self.place.path) != self._state.stamp:
            self._reload(try_to_follow=was_sound)
        journal = self._state.journal
        if journal and journal.has_grown():
            self._read_on(journal, may_cut=may_cut)
        self._is_sound = True

    def _read_on(self, journal: Journal, *, may_cut: bool) -> None:
        records, rest = journal.read_on()
        for record in records:
            self._took(decode_batch(record.payload, journal.opening.journal), record.link)
        if not rest or not may_cut:
            return
        # what stood there when we opened the store is what a crash left; what came since then is
        # only if a commit can begin like that.
        if rest != self._state.rest and not journal.expects(rest):
            raise StoreError(CHANGED_UNDERNEATH, path=journal.path)
        kept = self.place.put_aside(rest, journal.path.name)
        journal.cut()
        self._state.rest = b""
        self.notices.append(Notice(CUT, {"kept": kept}))

    def _reload(self, *, try_to_follow: bool) -> None:
        """Read the files anew, because somebody made a checkpoint or something went wrong."""
        self._is_swept = False
        before = self._state
        if try_to_follow and (followed := follow(self.place, before)):
            self._state = followed
        else:
            after = load(self.place)
            if problem := loss(before, after):
                after.close()
                raise StoreError(problem, path=self.place.path)
            self._state = after
            self.history.add(after.link.revision, difference(before.tables, after.tables))
        if before.journal and before.journal is not self._state.journal:
            before.journal.close()

    def _must_be_ours_to_write(self) -> None:
        if self._state.is_newer:
            raise StoreError(ONLY_READ_NEWER, path=self.place.path)

    def _writable_journal(self) -> Journal:
        """The journal, made if need be, with its name and the snapshot's on the disk for sure."""
        state = self._state
        self._must_be_ours_to_write()  # another program may have brought it to a later format
        if state.journal is None:
            # a copy that goes its own way gets a name of its own
            self._fold(store=os.urandom(8).hex())
        elif not state.journal.writable:
            raise StoreError(ONLY_READ, path=self.place.path)
        elif state.meta and state.meta.format < FORMAT:
            self._fold()
        elif not self._is_swept:
            assert state.meta
            sweep(self.place, state.meta.generation)
            self._is_swept = True
        assert self._state.journal
        return self._state.journal

    def _append(self, journal: Journal, batch: Batch, payload: bytes) -> int:
        self._is_sound = False
        journal.append(payload)
        self._is_sound = True
        self._took(batch, journal.link)
        return self.revision

    def _took(self, batch: Batch, link: Link) -> None:
        self._state.link = link
        self.history.add(self.revision, self.tables.apply(batch))
        self._state.erase_due = self._state.erase_due or batch.erase

    def _fold_if_due(self, *, asked_to_erase: bool) -> None:
        """Fold after a commit. The commit stands, so only a failed erasure is worth an error."""
        journal = self._state.journal
        assert journal
        outgrown = journal.end > max(self._fold_from, self._state.size // GROWTH)
        if not outgrown and not self._state.erase_due:
            return
        try:
            self._fold()
        except (OSError, StoreError) as error:
            if asked_to_erase:
                raise StoreError(NOT_ERASED, problem=_said(error)) from error
            self._fold_from = 2 * journal.end
            self._say_not_folded(error)

    def _fold(self, store: str | None = None) -> None:
        state = self._state
        generation = state.meta.generation + 1 if state.meta else 1
        store = store or (state.meta.store if state.meta else "")
        self._is_sound = False
        if state.erase_due:
            self.place.empty_quarantine()
            forget_in_drafts(self.place, state.tables.erased)
            forget_in_backups(self.place, state.tables.erased, self.notices)
        is_moved = state.meta is not None and state.meta.format < FORMAT
        fold(
            self.place,
            state.tables,
            state.link,
            store=store,
            generation=generation,
            read_back=is_moved,
        )
        followed = follow(self.place, state)
        if followed is None:
            raise StoreError(CHANGED_UNDERNEATH, path=self.place.path)
        state.close()
        self._state = followed
        self._is_sound = self._is_swept = True

    def _mend(self) -> None:
        """Put right what a crash left, if we may; who may only read can do without."""
        state = self._state
        if not state.journal or not state.journal.writable:
            return
        if not state.strays and not state.rest and not state.erase_due:
            return
        try:
            with self.place.locked(exclusive=True):
                self._catch_up(may_cut=True)
                self._writable_journal()
                if self._state.erase_due:
                    self._fold()
        except OSError as error:
            self._say_not_folded(error)

    def _say_not_folded(self, error: OSError | StoreError) -> None:
        values = {"path": self.place.path, "problem": _said(error)}
        self.notices.append(Notice(NOT_FOLDED, values))


def _said(error: OSError | StoreError) -> str:
    return str(error.strerror or error) if isinstance(error, OSError) else str(error)


def _history(state: State) -> History:
    """What is known of the commits before we opened the store."""
    if state.tables.unread:  # not what they deleted
        return History(state.link.revision)
    history = History(state.meta.revision if state.meta else 0)
    for link, changes in state.commits:
        history.add(link.revision, changes)
    return history
