"""Short digests, for keys and for telling damaged files."""

from __future__ import annotations

try:
    # What hashlib gives, without loading OpenSSL for it: every command starts with this module.
    from _blake2 import blake2b
except ImportError:  # not CPython, or built without it
    from hashlib import blake2b


def digest(content: bytes, size: int) -> bytes:
    """Give the BLAKE2b digest of some bytes (RFC 7693), ``size`` bytes long (at most 64)."""
    return blake2b(content, digest_size=size).digest()
