"""The passphrase of the screen's lock: kept as a scrypt hash, on this account, for one store.

It keeps others from a screen that was left alone. It does not lock the file: whoever may read that
can read it without us. Who forgot it takes the file away that it is kept in."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec
from msgspec import Struct

from buurt_tui.domain.text import fold
from buurt_tui.domain.unreadable import UNREADABLE
from buurt_tui.settings.own_file import keep, read
from buurt_tui.store.digest import blake2b

_COST = 1 << 14
_BLOCK = 8
_WIDE = 1
# 16 MB and some 50 ms a try, as RFC 7914 has it for what people wait for


class Kept(Struct, frozen=True):
    """A passphrase as it is kept."""

    salt: bytes
    digest: bytes
    cost: int
    """The N of scrypt."""


class Passphrase:
    """The one of this store on this account, in a file of its own."""

    def __init__(self, directory: Path | None, store: str) -> None:
        """`directory`: None where nothing is to be kept, as in the demo."""
        name = blake2b(store.encode(errors="replace"), digest_size=8).hexdigest()
        self.path = directory / f"passphrase-{name}.json" if directory else None
        self._kept = self._read()

    @property
    def is_set(self) -> bool:
        """Whether one has to be typed."""
        return self._kept is not None

    def fits(self, typed: str) -> bool:
        """Whether this is it; takes a moment, on purpose."""
        import hmac

        kept = self._kept
        return kept is not None and hmac.compare_digest(
            _digest(typed, kept.salt, kept.cost), kept.digest
        )

    def set(self, typed: str) -> None:
        """From here on this has to be typed; nothing: none has. Raises `OSError`."""
        if not typed:
            self._kept = None
            if self.path:
                self.path.unlink(missing_ok=True)
            return
        salt = os.urandom(16)
        self._kept = Kept(salt, _digest(typed, salt, _COST), _COST)
        if self.path:
            keep(self.path, msgspec.json.encode(self._kept))

    def _read(self) -> Kept | None:
        if self.path is None:
            return None
        try:
            raw = read(self.path)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError:
            raw = b""
        try:
            return msgspec.json.decode(raw, type=Kept)
        except UNREADABLE:
            # it was there and cannot be read: nothing fits it until somebody takes it away
            return Kept(b"", b"", _COST)


def _digest(typed: str, salt: bytes, cost: int) -> bytes:
    import hashlib  # loads OpenSSL, which the first screen does without

    # folded: on another keyboard, or with Caps Lock on, it is the same sentence
    return hashlib.scrypt(
        fold(typed).encode(), salt=salt, n=cost, r=_BLOCK, p=_WIDE, maxmem=1 << 26, dklen=32
    )
