"""What is half typed, kept per terminal so that it survives a crash.

Every running program owns one file, by a kernel lock on it. A file that nobody owns belongs to a
program that died: the next one takes it over, the one of the same terminal first."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Container
from pathlib import Path
from typing import IO

import msgspec

from buurt_tui.domain.model import EncounterId, RoundId
from buurt_tui.domain.text import clean


class Draft(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a terminal had not saved, and the round that it logs in."""

    line: str = ""
    waiting: tuple[str, ...] = ()
    """Pasted lines that are still to be confirmed, in their order."""
    saving: tuple[tuple[str, str], ...] = ()
    """Encounters on their way to the store, as (id, line)."""
    round: str = ""


class Drafts:
    """This terminal's draft. Without a directory it is kept in memory alone."""

    def __init__(self, directory: Path | None = None, terminal: str = "") -> None:
        self._file: IO[bytes] | None = None
        self.kept = Draft()
        if directory is not None:
            try:
                self._open(directory, clean(terminal).replace("/", "-") or "terminal")
            except OSError:
                # a read-only place: the app says so when it saves; typing must go on.
                self._file = None

    @property
    def round(self) -> RoundId:
        """The round of this terminal; empty if none was set."""
        return RoundId(self.kept.round)

    def keep(self, line: str, waiting: tuple[str, ...]) -> None:
        """Remember what is typed and what waits; at every key."""
        self._write(msgspec.structs.replace(self.kept, line=line, waiting=waiting))

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

    def close(self) -> None:
        """Let the next program have it."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def _write(self, draft: Draft) -> None:
        if draft == self.kept:
            return
        self.kept = draft
        if self._file is not None:
            raw = msgspec.json.encode(draft)
            try:
                fd = self._file.fileno()
                # a shorter text after a longer one leaves a tail of spaces, never half a letter
                size = os.fstat(fd).st_size
                os.pwrite(fd, raw.ljust(size), 0)
                os.ftruncate(fd, len(raw))
            except OSError:
                pass  # the line itself is still in the field; the store will say what is wrong

    def _open(self, directory: Path, terminal: str) -> None:
        """Take this terminal's file, or one with text that a program that died left behind."""
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        own = directory / f"{terminal}.json"
        left_behind = sorted(path for path in directory.glob("*.json") if path != own)
        for path in (own, *left_behind):
            if path.exists() and self._take(path):
                if self.kept.line or self.kept.waiting or self.kept.saving:
                    return
                self.close()
        numbered = (directory / f"{terminal}-{number}.json" for number in range(2, 100))
        any(self._take(path) for path in (own, *numbered))

    def _take(self, path: Path) -> bool:
        flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
        file = os.fdopen(os.open(path, flags, 0o600), "r+b")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            file.close()
            return False
        try:
            self.kept = msgspec.json.decode(file.read() or b"{}", type=Draft)
        except msgspec.MsgspecError:
            self.kept = Draft()
        self._file = file
        return True
