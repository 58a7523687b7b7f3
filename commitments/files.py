"""Files that support what is said: owns the record of one; must not know its bytes, nor what it supports."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A file that was sent to support a change. `blob_id` says where its bytes are kept, `size` is theirs, `file_id`
    the transport's handle of it, `album` the name of the set that it was sent in with others.
    """

    name: str
    sha256: str
    size: int
    blob_id: int
    file_id: str
    album: str | None = None
