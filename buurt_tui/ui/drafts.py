"""What is half typed, kept per terminal so that it survives a crash.

Every running program owns one file, by a kernel lock on it. A file that nobody owns belongs to a
program that died: the next one takes it over, the one of the same terminal first."""

from __future__ import annotations

from collections.abc import Container
from contextlib import suppress
from pathlib import Path

import msgspec

from buurt_tui.domain.model import EncounterId, RoundId
from buurt_tui.domain.text import clean
from buurt_tui.store.files import Files
from buurt_tui.store.place import make_directories
from buurt_tui.ui.form_draft import FormDraft


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
    """Whether names are hidden there, or were when it died."""


class Drafts:
    """This terminal's draft. Without a directory it is kept in memory alone."""

    def __init__(
        self, directory: Path | None = None, terminal: str = "", files: Files | None = None
    ) -> None:
        self._files = files or Files()
        self._handle: int | None = None
        """None: nothing is kept on the disk."""
        self.kept = Draft()
        if directory is not None:
            try:
                self._open(directory, clean(terminal).replace("/", "-") or "terminal")
            except OSError:
                # a read-only place: the app says so when it saves; typing must go on.
                self._handle = None
        self.was_cut_off = self.kept.runs
        """Whether the program before this one died, and left its last screen behind."""
        self.hid_names = self.kept.runs and self.kept.hides
        """Whether it died while others looked along."""
        self._write(msgspec.structs.replace(self.kept, runs=True, hides=self.hid_names))

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

    def begin_saving(self, id_: EncounterId, line: str) -> None:
        """This line is on its way to the store, as the encounter with this id."""
        self._write(msgspec.structs.replace(self.kept, saving=(*self.kept.saving, (id_, line))))

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
        """Let the next program have it."""
        self._write(msgspec.structs.replace(self.kept, runs=False, hides=False))
        if self._handle is not None:
            self._files.close(self._handle)
            self._handle = None

    def _write(self, draft: Draft) -> None:
        if draft == self.kept:
            return
        self.kept = draft
        if self._handle is not None:
            # the line itself is still in the field, and the store will say what is wrong
            with suppress(OSError):
                self._files.overwrite(self._handle, msgspec.json.encode(draft))

    def _open(self, directory: Path, terminal: str) -> None:
        """Take this terminal's file, or one with text that a program that died left behind."""
        if self._files.stamp(directory) is None:
            make_directories(self._files, directory)
        own = f"{terminal}.json"
        there = [name for name in self._files.names(directory) if name.endswith(".json")]
        for name in sorted(there, key=lambda name: (name != own, name)):
            if self._take(directory / name):
                kept = self.kept
                if kept.line or kept.waiting or kept.saving or kept.form or kept.hides:
                    return
                self.close()
        numbered = (f"{terminal}-{number}.json" for number in range(2, 100))
        any(self._take(directory / name) for name in (own, *numbered))

    def _take(self, path: Path) -> bool:
        """Whether the file at `path` is ours from here on."""
        try:
            handle = self._files.open_own(path)
        except OSError:  # a colleague's
            return False
        try:
            self._files.lock(handle, exclusive=True, patience=0)
            self.kept = msgspec.json.decode(self._files.read(handle) or b"{}", type=Draft)
        except msgspec.MsgspecError:
            self.kept = Draft()
        except OSError:
            self._files.close(handle)
            return False
        self._handle = handle
        return True
