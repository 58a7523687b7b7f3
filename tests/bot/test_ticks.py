"""What is due by the clock holds up nothing else, whatever goes wrong with it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot import extractor, ticks
from commitments.extraction import extract
from commitments.people import Chat
from commitments.service.morning import begin_morning
from tests.bot.journeys.talking import messages, talking

LETTER = Path(__file__).parent / "journeys" / "letters" / "reply_zh.txt"
PART = ("二、下一步工作安排\n2018年底前建成九个社区食堂。\n" + "2017年已完成走访工作,群众反映良好。\n" * 200)[:3900]


@pytest.fixture
def part(tmp_path: Path) -> Path:
    """A message that is long enough for another to follow."""
    path = tmp_path / "part.txt"
    path.write_text(PART, "utf-8")
    return path


def break_reading(patch: pytest.MonkeyPatch) -> None:
    """The extractor has a bug with letters about canteens."""

    def broken(text: str, **rest: Any) -> Any:
        if "食堂" in text:
            raise RuntimeError("a bug")
        return extract(text, **rest)

    patch.setattr(extractor, "extract", broken)


async def test_a_collected_letter_that_cannot_be_read_is_apologised_for_once_and_time_goes_on(
    tmp_path: Path, part: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_reading(monkeypatch)
    async with talking(tmp_path / "chat.db", at="2018-12-20T10:00") as talk:
        await talk(f":file {LETTER}", ":press 1")
        assert await talk(f":paste {part}") == ""
        (apology, digest) = messages(await talk(":at 2018-12-24T09:00"))[-2:]
        assert "12月24日" in digest
        assert "12月24日" not in apology
        assert len(messages(await talk("清单"))) == 1


async def test_a_collected_letter_that_cannot_be_read_does_not_swallow_what_is_said_next(
    tmp_path: Path, part: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_reading(monkeypatch)
    async with talking(tmp_path / "chat.db", at="2018-12-20T10:00") as talk:
        await talk(f":file {LETTER}", ":press 1", f":paste {part}")
        (_, listed) = messages(await talk("/list"))
        assert "服务规范" in listed
        assert len(messages(await talk("/list"))) == 1


async def test_a_chat_whose_morning_fails_does_not_hold_up_the_others_and_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned = begin_morning
    failures = ["a bug"]

    def sometimes(uow: Any, chat: Chat, *rest: Any) -> Any:
        if chat.title.startswith("张敏") and failures:
            raise RuntimeError(failures.pop())
        return planned(uow, chat, *rest)

    monkeypatch.setattr(ticks, "begin_morning", sometimes)
    async with talking(tmp_path / "chat.db", at="2018-12-23T10:00") as talk:
        await talk(f":file {LETTER}", ":press 1", ":trust 李华 编辑", ":as 李华", "清单", ":as 张敏")
        assert len(messages(await talk(":at 2018-12-24T09:30"))) == 1
        assert failures == []
        assert len(messages(await talk(":at 2018-12-24T10:30"))) == 1


async def test_an_update_that_nobody_expected_is_apologised_for_and_the_next_is_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_reading(monkeypatch)
    async with talking(tmp_path / "chat.db", at="2018-12-20T10:00") as talk:
        assert len(messages(await talk("/add 2018年底前建成九个社区食堂。"))) == 1
        assert "第312号建议" in await talk(f":file {LETTER}")
