"""What may be logged: owns the quieting of libraries that log secrets and the filter that takes tokens out."""

from __future__ import annotations

import logging
import re

_TOKEN = re.compile(r"\d{5,}:[A-Za-z0-9_-]{20,}")
_NOISY = ("httpx", "httpcore", "telegram", "apscheduler", "alembic")
"""httpx at INFO and telegram at DEBUG write addresses that hold the token; alembic tells nobody anything."""


class _Redacting(logging.Formatter):
    """Formats as usual, tracebacks included, then takes everything out that has the form of a bot's token."""

    def format(self, record: logging.LogRecord) -> str:
        return redact(super().format(record))


def redact(text: str) -> str:
    """The text with every bot token replaced by its bot's number and stars."""
    return _TOKEN.sub(lambda match: match[0].split(":")[0] + ":***", text)


def set_up(level: int) -> None:
    """Log to standard error, without tokens."""
    handler = logging.StreamHandler()
    handler.setFormatter(_Redacting("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in _NOISY:
        logging.getLogger(name).setLevel(max(level, logging.WARNING))
