"""What is half typed, kept per terminal so that it survives a crash.

Every running program owns one file, by a kernel lock on it. A file that nobody owns belongs to a
program that died: the next one takes it over, the one of the same terminal first."""

from __future__ import annotations

import errno
from collections.abc import Container
from contextlib import suppress
from pathlib import Path

import msgspec

from buurt_tui.domain.model import EncounterId, RoundId
from buurt_tui.domain.text import clean
from buurt_tui.domain.unreadable import UNREADABLE
from buurt_tui.store.files import Files
from buurt_tui.store.place import make_directories
from buurt_tui.ui.form_draft import FormDraft

LONGEST = 1 << 26
"""Bytes. A file of more was not written by us, and is left alone."""


class Draft(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a terminal had not saved, and the round that it logs in."""

    line: str = ""
    waiting: tuple[str, ...] = ()
    """Pasted lines that are still to be confirmed, in their order."""
    saving: tuple[tuple[str, str], ...] = ()
    """Encounters on their way to the store, as (id, line)."""
    round: str = ""
    form: FormDraft | None = None
    """The form that was open, or that was left before it was saved."""
    runs: bool = False
    """Whether a program has it open, or died with it."""
    hides: bool = False
    """Whether names are hidden there, or were when it died or was ended."""


class Drafts:
    """This terminal's draft. Without a directory it is kept in memory alone."""

    def __init__(
        self, directory: Path | None = None, terminal: str = "", files: Files | None = None
    ) -> None:
        self._files = files or Files()
        self._directory = directory
        self._own = f"{clean(terminal).replace('/', '-') or 'terminal'}.json"
        self._handle: int | None = None
        """None: nothing is kept on the disk."""
        self._is_on_disk = False
        """Whether the file holds what is kept."""
        self.kept = self._found()
        self.was_cut_off = self.kept.runs
        """Whether the program before this one died, and left its last screen behind."""
        self.hid_names = self.kept.hides
        """Whether it died, or was ended, while others looked along."""
        self.is_ended = False
        """Whether this program is ended from outside, as when its window is closed."""
        self._write(msgspec.structs.replace(self.kept, runs=True, hides=self.hid_names))

    @property
    def has_text(self) -> bool:
        """Whether there is anything that was typed and is not saved."""
        return _has_text(self.kept)

    @property
    def may_be_lost(self) -> bool:
        """Whether that would be gone with this program, though there should be a place for it."""
        return self.has_text and self._directory is not None and not self._is_on_disk

    @property
    def round(self) -> RoundId:
        """The round of this terminal; empty if none was set."""
        return RoundId(self.kept.round)

    def keep(self, line: str, waiting: tuple[str, ...]) -> None:
        """Remember what is typed and what waits; at every key."""
        self._write(msgspec.structs.replace(self.kept, line=line, waiting=waiting))

    def keep_form(self, form: FormDraft | None) -> None:
        """Remember what is typed in a form; None: it is saved, or nothing was changed in it."""
        self._write(msgspec.structs.replace(self.kept, form=form))

    def forget_form_about(self, id_: str) -> None:
        """Drop what is typed in a form that speaks of this document."""
        if self.kept.form is not None and id_ in msgspec.json.encode(self.kept.form).decode():
            self.keep_form(None)

    def begin_saving(
        self,
        id_: EncounterId,
        line: str,
        left: str = "",
        waiting: tuple[str, ...] = (),
        *,
        of_form: bool = False,
    ) -> None:
        """`line` is on its way to the store, as the encounter with this id; what is `left` in the
        field, and `waiting` behind it, is not.

        All of that in one go: whenever the program dies, the line is offered once, or not at all if
        it arrived. `of_form`: so is the form that it was written in."""
        saving = (*self.kept.saving, (id_, line))
        form = None if of_form else self.kept.form
        changed = {"saving": saving, "line": left, "waiting": waiting, "form": form}
        self._write(msgspec.structs.replace(self.kept, **changed))

    def end_saving(self, id_: EncounterId) -> None:
        """The store has it, or it is back in the field."""
        saving = tuple(pair for pair in self.kept.saving if pair[0] != id_)
        self._write(msgspec.structs.replace(self.kept, saving=saving))

    def forget_saving(self) -> None:
        """What was left behind is in the field and among what waits by now."""
        self._write(msgspec.structs.replace(self.kept, saving=()))

    def left_behind(self, saved: Container[str]) -> list[str]:
        """The lines that a program which died left: first those that are not among the `saved`."""
        kept = self.kept
        unsaved = [line for id_, line in kept.saving if id_ not in saved]
        return [*unsaved, *([kept.line] if kept.line.strip() else []), *kept.waiting]

    def keep_round(self, round_: RoundId | None) -> None:
        """Remember the round that this terminal logs in."""
        self._write(msgspec.structs.replace(self.kept, round=round_ or ""))

    def keep_hiding(self, hides: bool) -> None:
        """Remember whether others look along: after a crash they may still sit there."""
        self._write(msgspec.structs.replace(self.kept, hides=hides))

    def close(self) -> None:
        """Let the next program have it; without names, if others looked along and nobody left."""
        hides = self.kept.hides and self.is_ended
        self._write(msgspec.structs.replace(self.kept, runs=False, hides=hides))
        self._let_go()

    def _let_go(self) -> None:
        if self._handle is not None:
            self._files.close(self._handle)
            self._handle = None

    def _write(self, draft: Draft) -> None:
        if draft == self.kept and self._is_on_disk:
            return
        self.kept = draft
        self._is_on_disk = False
        # the line itself is still in the field, and the store will say what is wrong; whatever
        # fails here is tried again with the next key
        with suppress(OSError):
            if self._handle is None:
                self._take_an_empty_one()
            if self._handle is not None:
                self._files.overwrite(self._handle, msgspec.json.encode(draft))
                self._is_on_disk = True

    def _found(self) -> Draft:
        """What this terminal's file holds, or one that a program which died left text in."""
        if self._directory is None:
            return Draft()
        with suppress(OSError):  # a read-only place: the app says so when it saves
            there = [name for name in self._files.names(self._directory) if name.endswith(".json")]
            for name in sorted(there, key=lambda name: (name != self._own, name)):
                found = self._take(self._directory / name)
                if found is not None and (_has_text(found) or found.hides):
                    return found
                self._let_go()
            return self._take_an_empty_one()
        return Draft()

    def _take_an_empty_one(self) -> Draft:
        """Make a file ours that nobody has, and in which nothing is left. Raises `OSError`."""
        if self._directory is None:
            return Draft()
        if self._files.stamp(self._directory) is None:
            with suppress(OSError):  # whether it is on the disk for sure is the store's business
                make_directories(self._files, self._directory)
        numbered = (self._own.replace(".json", f"-{number}.json") for number in range(2, 100))
        for name in (self._own, *numbered):
            found = self._take(self._directory / name)
            if found is not None and not _has_text(found):
                return found
            self._let_go()
        return Draft()

    def _take(self, path: Path) -> Draft | None:
        """What the file at `path` holds, which is ours from here on; None if it cannot be."""
        try:
            handle = self._files.open_own(path)
        except OSError:  # a colleague's
            return None
        try:
            self._files.lock(handle, exclusive=True, patience=0)
            found = self._read(handle)
        except OSError:
            self._files.close(handle)
            return None
        self._handle = handle
        return found

    def _read(self, handle: int) -> Draft:
        _inode, size, _time = self._files.stamp_of(handle)
        if size > LONGEST:
            raise OSError(errno.EFBIG, "no draft is as long as that")
        try:
            return msgspec.json.decode(self._files.read(handle) or b"{}", type=Draft)
        except UNREADABLE:
            return Draft()


def _has_text(draft: Draft) -> bool:
    return bool(draft.line.strip() or draft.waiting or draft.saving or draft.form)
