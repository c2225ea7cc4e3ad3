"""BLAKE2, the digest of records and snapshots."""

from __future__ import annotations

try:
    # CPython's own module of it; `hashlib` would load OpenSSL first, 3 ms of every command
    from _blake2 import blake2b
except ImportError:  # pragma: no cover  (another Python)
    from hashlib import blake2b

__all__ = ["blake2b"]
