"""Filters under a name: owns what is kept of one and which names it can have; must not know what the words mean.

They belong to the workspace, not to a chat: an office speaks of its lists by name, in the group, in private, in the
bureau's chat. The words are kept as they were typed, so that "mine" and "this quarter" mean whoever and whenever asks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from commitments.errors import Misunderstood

LONGEST_NAME = 30
LONGEST_WORDS = 200
MOST = 50
"""All of them stand on one screen."""

_NO_NAME = re.compile(r"[/\n\r\"“”<>#@]")


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedFilter:
    """A filter's words under a name that one types; upper case makes no difference to it."""

    workspace_id: int
    name: str
    words: str
    saved_by: str
    saved_at: datetime

    @property
    def key(self) -> str:
        """The name as it is compared."""
        return key_of(self.name)


def key_of(name: str) -> str:
    """A name as it is compared: lower case, single spaces."""
    return " ".join(name.casefold().split())


def checked_name(name: str) -> str:
    """The name as it is kept. Raises Misunderstood for one that is empty, too long or holds signs of other things."""
    name = " ".join(name.split())
    if not any(map(str.isalpha, name)) or len(name) > LONGEST_NAME or _NO_NAME.search(name):
        raise Misunderstood("error.no_filter_name", words=name, most=LONGEST_NAME)
    return name
