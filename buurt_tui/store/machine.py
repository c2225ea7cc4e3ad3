"""What this machine says of a file: its owner, its disk, and who holds a lock on it."""

from __future__ import annotations

import grp
import os
import pwd
import re
from pathlib import Path

from msgspec import Struct

_ELSEWHERE = re.compile(
    r"nfs\d?|cifs|smb\d?|smbfs|afs|9p|ceph|glusterfs|lustre|ncpfs|webdav|davfs|afpfs"
    r"|fuse\.(sshfs|rclone|gvfsd-fuse|s3fs|davfs2?|glusterfs|curlftpfs)"
)
_LOCKLESS = ("fuse.mtpfs", "fuse.jmtpfs", "fuse.simple-mtpfs")
_SYNCHRONIZERS = (
    "Dropbox",
    "OneDrive",
    "Google Drive",
    "GoogleDrive",
    "Nextcloud",
    "ownCloud",
    "iCloud",
    "CloudDocs",
    "Syncthing",
    "pCloud",
    "STACK",
)
_MOUNTS = Path("/proc/self/mountinfo")
_LOCKS = Path("/proc/locks")


class Mount(Struct, frozen=True):
    """The file system that a path is on."""

    kind: str
    """As the system calls it: `ext4`, `nfs4`."""

    @property
    def is_elsewhere(self) -> bool:
        """Whether it is on another computer."""
        return _ELSEWHERE.fullmatch(self.kind) is not None

    @property
    def has_locks(self) -> bool:
        """Whether it is not known to be without."""
        return self.kind not in _LOCKLESS


def mount_of(path: Path) -> Mount | None:
    """What `path` is on; None where the system does not say."""
    try:
        lines = _MOUNTS.read_text(errors="replace").splitlines()
    except OSError:
        return None
    found, longest = None, -1
    for line in lines:
        before, _, after = line.partition(" - ")
        point = re.sub(r"\\(\d{3})", lambda code: chr(int(code[1], 8)), before.split()[4])
        if path.is_relative_to(point) and len(point) >= longest:
            found, longest = Mount(after.split()[0]), len(point)
    return found


def synchronizer_of(path: Path) -> str:
    """What copies the directory of `path` to other computers, by its name; empty if nothing."""
    for part in path.parts[:-1]:
        for name in _SYNCHRONIZERS:
            if part.casefold().startswith(name.casefold()):
                return name
    return ""


def owner_of(path: Path) -> tuple[str, str]:
    """The names of the user and the group that a file belongs to, or their numbers."""
    found = path.stat()
    try:
        owner = pwd.getpwuid(found.st_uid).pw_name
    except KeyError:
        owner = str(found.st_uid)
    try:
        group = grp.getgrgid(found.st_gid).gr_name
    except KeyError:
        group = str(found.st_gid)
    return owner, group


def holders(path: Path) -> list[str]:
    """The programs that hold a lock on this file, as `name (number)`; ours left out."""
    try:
        inode = path.stat().st_ino
        lines = _LOCKS.read_text().splitlines()
    except OSError:
        return []
    numbers = {
        fields[4]
        for fields in map(str.split, lines)
        if len(fields) > 5 and fields[1] != "->" and fields[5].endswith(f":{inode}")
    }
    return [_program(number) for number in sorted(numbers - {str(os.getpid())})]


def _program(number: str) -> str:
    try:
        name = Path(f"/proc/{number}/comm").read_text(errors="replace").strip()
    except OSError:
        name = "?"
    return f"{name} ({number})"
