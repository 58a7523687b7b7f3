"""Conversations from scripts: owns how a script is run through the local chat and how its transcript reads.

A script is what a person types, one message a line, from the root of the project. A line that begins with `%` is for us:

    %at 2018-09-28T10:00 张敏    a run of the program from that moment on, with its owner; a second one is a restart
    %letters 40 zh               made-up letters for what follows: {letters}/01.txt to 40.txt, {letters}/long.txt
    %quiet, %aloud               what is typed between is not in the transcript
    % It is Monday.              a remark that stands in the transcript
"""

from __future__ import annotations

import asyncio
import contextlib
import io
import tempfile
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.bootstrap import run_chat
from bot.config import ChatSettings, DatabaseSettings, ExtractionSettings, Settings, TelegramSettings
from commitments.model import Language
from tests.bot.journeys.made_up import long_reply, replies

ROOT = Path(__file__).resolve().parent.parent
ZONE = ZoneInfo("Asia/Shanghai")

PLAIN = Settings(
    telegram=TelegramSettings(), database=DatabaseSettings(), chat=ChatSettings(), extraction=ExtractionSettings()
)
"""The defaults, whatever the environment of the person who runs this says."""


@dataclass
class _Run:
    """What is typed in one run of the program, from a moment on."""

    at: datetime
    owner: str
    lines: list[str] = field(default_factory=list)


def transcript(script: Path) -> str:
    """What the script types, each line after a `>`, and what the bot answers. Raises RuntimeError for a complaint."""
    runs: list[_Run] = []
    with tempfile.TemporaryDirectory() as folder:
        for line in script.read_text("utf-8").splitlines():
            order, _, rest = line.partition(" ")
            if order == "%at":
                moment, _, owner = rest.partition(" ")
                runs.append(_Run(datetime.fromisoformat(moment).replace(tzinfo=ZONE), owner))
            elif order == "%letters":
                replies(Path(folder), Language(rest))
                long_reply(Path(folder), Language(rest))
            else:
                runs[-1].lines.append(line.replace("{letters}", folder))
        printed = "\n".join(_printed(run, Path(folder)).strip("\n") for run in runs)
    return printed.replace(folder, "letters")


def _printed(run: _Run, folder: Path) -> str:
    whole, hidden, problems = io.StringIO(), io.StringIO(), io.StringIO()

    class Out(io.StringIO):
        aloud = True

        def write(self, text: str) -> int:
            return (whole if self.aloud else hidden).write(text)

    out = Out()

    async def typed() -> AsyncIterator[str]:
        for line in run.lines:
            if line in ("%quiet", "%aloud"):
                out.aloud = line == "%aloud"
            elif line.startswith("% "):
                out.write(f"\n-- {line[2:]}\n")
            else:
                out.write(f"\n> {line}\n")
                yield line

    with contextlib.chdir(ROOT):
        code = asyncio.run(
            run_chat(
                PLAIN,
                address=str(folder / "chat.db"),
                owner=run.owner,
                at=run.at,
                kind="private",
                piped=typed(),
                out=out,
                err=problems,
            )
        )
    if code or problems.getvalue():
        raise RuntimeError(f"the conversation failed: {problems.getvalue()}")
    return whole.getvalue()
