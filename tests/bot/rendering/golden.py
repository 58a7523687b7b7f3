"""Golden files: how each screen looked when a person last read it.

After a change that is meant: `NEXTSTEPS_GOLDEN=write make test`, then read the difference as a user would.
"""

from __future__ import annotations

import os
from pathlib import Path

from bot.replies import Screen
from commitments.model import Language

FOLDER = Path(__file__).parent / "golden"


def drawn(screen: Screen) -> str:
    """The text, then a line for each row of buttons."""
    rows = [" ".join(f"[{button.label}]" for button in row) for row in screen.buttons]
    return "\n".join([screen.text, *rows]) + "\n"


def check(name: str, language: Language, screen: Screen) -> None:
    """The screen is as its golden file has it."""
    path = FOLDER / f"{name}.{language.value}.txt"
    if os.environ.get("NEXTSTEPS_GOLDEN") == "write":
        path.write_text(drawn(screen), "utf-8")
    assert drawn(screen) == path.read_text("utf-8"), f"{path.name} differs"
