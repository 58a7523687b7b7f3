"""The table of last changes, which can be taken back; the commitments as they were are JSON."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlmodel import Field

from storage.tables.base import Json, Moment, TableRow


class LastChangeRow(TableRow, table=True):
    """A person's last change in a chat, and how each commitment was before it."""

    __tablename__ = "last_change"

    chat_id: int = Field(foreign_key="chat.id", primary_key=True)
    person_id: int = Field(foreign_key="person.id", primary_key=True)
    at: datetime = Field(sa_type=Moment)
    parts: list[dict[str, Any]] = Field(sa_type=Json)
