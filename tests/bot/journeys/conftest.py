"""The letters of the journeys, and where each conversation keeps its database."""

from __future__ import annotations

from pathlib import Path

import pytest

LETTERS = Path(__file__).parent / "letters"


@pytest.fixture
def reply_zh() -> Path:
    """A made-up reply of 20 September 2018 with seven promises, most of them for 2018 by the line above them."""
    return LETTERS / "reply_zh.txt"


@pytest.fixture
def reply_en() -> Path:
    """A made-up response of 25 September 2018 with five promises."""
    return LETTERS / "reply_en.txt"


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A database that does not exist yet."""
    return tmp_path / "chat.db"
