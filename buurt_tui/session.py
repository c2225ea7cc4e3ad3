"""One open neighbourhood. The app and the command line both write through here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime

from buurt_tui.domain.edit import Edit, Refused, changed
from buurt_tui.domain.model import (
    Buurt,
    Change,
    Changes,
    Delete,
    MemberId,
    Put,
    Revision,
    Step,
    StepId,
    new_id,
)
from buurt_tui.domain.text import N_
from buurt_tui.store import Conflict, Notice, Store

MAX_TRIES = 10
"""How often an edit is worked out anew when a colleague wrote first."""

Choose = Callable[[Buurt, MemberId | None, Iterable[str]], Step | None]
"""Which step is next, of this member's, past those with these ids."""


class Session:
    """The current Buurt, the store it came from, and who is writing. Not thread-safe."""

    def __init__(self, store: Store, now: Callable[[], datetime]) -> None:
        self._store = store
        self._now = now
        self._passed: set[str] = set()
        self.me: MemberId | None = None
        self.before_closing: Callable[[], None] = lambda: None
        self.buurt = Buurt(*store.everything())

    @property
    def is_read_only(self) -> bool:
        """Whether it is known that nothing can be kept here."""
        return self._store.is_read_only

    def refresh(self) -> Buurt:
        """Take in what others committed. Raises `StoreError`."""
        changes, revision = self._store.changes(self.buurt.revision)
        if changes or revision != self.buurt.revision:
            self.buurt = self.buurt.apply(changes, revision)
        return self.buurt

    def apply(self, edit: Edit) -> Buurt:
        """Carry out `edit`, so that it can be undone. Raises `Refused`, `StoreError`."""
        from buurt_tui.domain.amending import Amending
        from buurt_tui.domain.references import check_references
        from buurt_tui.domain.steps import recorded

        self._passed.clear()
        step = new_id()

        def with_step() -> Changes:
            changes = edit.changes(self.buurt)
            if not changes or any(isinstance(c, Delete) and c.erase for c in changes):
                return changes
            if isinstance(edit, Amending):
                changes = self._told(changes)
            check_references(self.buurt, changes)
            return recorded(
                self.buurt,
                changes,
                id=step,
                edit=type(edit).__name__,
                at=self._now(),
                by=self.me,
                line=getattr(edit, "line", ""),
            )

        return self._commit(with_step)

    def _told(self, changes: Changes) -> Changes:
        from buurt_tui.domain.amendments import with_amendments

        return with_amendments(self.buurt, changes, at=self._now(), by=self.me or "")

    def undo(self) -> Step:
        """Take back the last thing that I did; the step as it was. Raises `Refused`."""
        from buurt_tui.domain.steps import next_to_undo

        return self._exchange(next_to_undo, N_("There is nothing to undo."))

    def redo(self) -> Step:
        """Do again what I took back last; the step as it was. Raises `Refused`."""
        from buurt_tui.domain.steps import next_to_redo

        return self._exchange(next_to_redo, N_("There is nothing to do again."))

    def take_notices(self) -> list[Notice]:
        """What the store repaired and somebody should hear, oldest first; each is told once."""
        told = list(self._store.notices)
        self._store.notices.clear()
        return told

    def keep_backup(self, day: date) -> None:
        """Make the backup of this day if it is due. Raises `StoreError`."""
        self._store.keep_backup(day)

    def close(self) -> None:
        """Let go of the store."""
        self.before_closing()
        self._store.close()

    def _exchange(self, choose: Choose, nothing_left: str) -> Step:
        from buurt_tui.domain.steps import Exchange

        chosen: Step | None = None

        def with_chosen() -> Changes:
            nonlocal chosen  # anew at each try: I may undo in another terminal at the same moment
            chosen = choose(self.buurt, self.me, self._passed)
            if chosen is None:
                self._passed.clear()
                raise Refused(nothing_left)
            return Exchange(StepId(chosen.id)).changes(self.buurt)

        try:
            self._commit(with_chosen)
        except Refused:
            if chosen is not None:
                self._passed.add(chosen.id)  # the next one goes past it
            raise
        assert chosen is not None
        return chosen

    def _commit(self, work_out: Callable[[], Changes]) -> Buurt:
        for tries_left in reversed(range(MAX_TRIES)):
            self.refresh()
            changes = self._signed(work_out())
            if not changes:
                break
            base = self.buurt.revision
            try:
                revision = self._store.commit(changes, base=base)
            except Conflict:
                if not tries_left:
                    raise
                continue
            self._take_in(changes, base, revision)
            break
        return self.buurt

    def _signed(self, changes: Changes) -> Changes:
        return tuple(
            Put(changed(change.document, by=self.me or "")) if isinstance(change, Put) else change
            for change in changes
        )

    def _take_in(self, changes: Changes, base: Revision, revision: Revision) -> None:
        if revision != base + 1:  # others committed between our base and our revision
            self.refresh()
            return
        stamped: tuple[Change, ...] = tuple(
            Put(changed(change.document, rev=revision)) if isinstance(change, Put) else change
            for change in changes
        )
        self.buurt = self.buurt.apply(stamped, revision)
