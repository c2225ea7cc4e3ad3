"""What somebody can do whose store does not open: every refusal has a way on."""

from __future__ import annotations

import errno
from pathlib import Path
from shlex import quote

from buurt_tui.domain.text import N_
from buurt_tui.store import StoreError
from buurt_tui.store.codec import NEWER, STRANGE
from buurt_tui.store.snapshot_file import NOT_OURS

CHECK = N_(
    "`buurt check {store}` says what can be saved of it, and with --read-only you can look at it"
)
CHECK_ONLY = N_("`buurt check {store}` says what there is")
OTHER_FILE = N_("--store PATH opens another one; `buurt check {store}` says what there is")
NOT_ALLOWED = N_("`buurt doctor` says whose it is and who may read it")
LATER = N_("with --read-only you can look at it, and a later version of Buurt opens it")
STRANGE_IN = N_(
    "{path} holds something in {table} that this version of Buurt does not understand; it was left"
    " as it is ({problem})"
)

_OTHER_PLACE = (
    errno.EISDIR,
    errno.ENOTDIR,
    errno.ELOOP,
    errno.ENAMETOOLONG,
    errno.ENXIO,
    errno.EOVERFLOW,
)


def with_way_on(error: StoreError, path: Path, *, read_only: bool) -> StoreError:
    """`error`, with the file that it is about and with what can be done about it."""
    message = STRANGE_IN if error.message == STRANGE else error.message
    told = StoreError(message, **{"path": path, **error.values, "store": quote(str(path))})
    told.way_on = _way_on(error, read_only=read_only)
    return told


def _way_on(error: StoreError, *, read_only: bool) -> str:
    cause = error.__cause__
    if isinstance(cause, TimeoutError):
        return ""  # the sentence itself says: later
    if isinstance(cause, OSError):
        if cause.errno in (errno.EACCES, errno.EPERM):
            return NOT_ALLOWED
        return OTHER_FILE if cause.errno in _OTHER_PLACE else CHECK_ONLY
    if error.message == NOT_OURS:
        return OTHER_FILE
    if read_only:
        return CHECK_ONLY
    return LATER if error.message == NEWER else CHECK
