"""What to say when the operating system says no."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from buurt_tui.domain.text import N_
from buurt_tui.store import StoreError

_SAID = {
    errno.EACCES: N_("{path} may not be read or changed by you"),
    errno.EPERM: N_("{path} may not be read or changed by you"),
    errno.EROFS: N_("{path} is on a disk that can only be read; nothing was changed"),
    errno.ENOSPC: N_("there is no room left on the disk of {path}; this was not kept"),
    errno.EDQUOT: N_("you may not use more room on the disk of {path}; this was not kept"),
    errno.EFBIG: N_("{path} may not grow any further; this was not kept"),
    errno.EOVERFLOW: N_("{path} is larger than any store of Buurt is (512 MB)"),
    errno.EISDIR: N_("{path} is not a file"),
    errno.ENXIO: N_("{path} is not a file"),
    errno.ENOTDIR: N_("{path} cannot be there: a part of the way to it is not a directory"),
    errno.ELOOP: N_("{path} is a link where only a file of our own may be"),
    errno.ENAMETOOLONG: N_("{path} is too long a name"),
    errno.ENOENT: N_("{path} is not there"),
    errno.EEXIST: N_("{path} is in the way"),
    errno.EIO: N_("the disk of {path} failed; this was not kept"),
    errno.ENOLCK: N_("the disk of {path} knows no locks, and without them two writers would clash"),
}
_LOCKED = N_("another program has held {path} for more than ten seconds; try again later")
_NO_MEMORY = N_("there is not enough memory left on this computer to read {path}")
_TOO_DEEP = N_("{path} is not as Buurt writes it, or it is damaged; it was left as it is")
_OTHERWISE = N_("{path} cannot be used: {problem}")


def refusal(error: OSError, path: Path) -> StoreError:
    """The sentence for `error`, about the file it names or else about `path`."""
    where = error.filename or path
    if isinstance(error, TimeoutError):
        return StoreError(_LOCKED, path=path)
    said = _SAID.get(error.errno or 0)
    if said is None:
        return StoreError(_OTHERWISE, path=where, problem=error.strerror or error)
    return StoreError(said, path=where)


@contextmanager
def plainly(path: Path) -> Iterator[None]:
    """Turn whatever the operating system says inside into a `StoreError`."""
    try:
        yield
    except OSError as error:
        raise refusal(error, path) from error
    except MemoryError as error:
        raise StoreError(_NO_MEMORY, path=path) from error
    except RecursionError as error:  # brackets in brackets, thousands deep
        raise StoreError(_TOO_DEEP, path=path) from error


def may_not_write(error: OSError) -> bool:
    """Whether reading could succeed where writing did not."""
    return error.errno in (errno.EACCES, errno.EPERM, errno.EROFS)
