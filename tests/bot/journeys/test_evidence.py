"""Evidence through the whole bot: files, photos and links, typed, captioned and in answer to cards, in both languages."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from pathlib import Path
from typing import Any

import pytest

from tests.bot.journeys.talking import Talk, messages, talking

MONDAY = "2018-12-17T10:00"
PHOTO = b"\xff\xd8\xff a made-up photo"


@pytest.fixture
def receipt(tmp_path: Path) -> Path:
    """A picture that somebody took of a signed paper."""
    path = tmp_path / "验收单.jpg"
    path.write_bytes(PHOTO)
    return path


@pytest.fixture
def reply(tmp_path: Path) -> Path:
    """A text that may be a letter or somebody's confirmation."""
    path = tmp_path / "回执.txt"
    path.write_text("示范市民政局\n答复件\n2018年将建成两个新的服务站,年底前公布名单。\n2018年12月3日", "utf-8")
    return path


def number_of(printed: str) -> int:
    """The id of the last message."""
    return int(re.findall(r"^\[(\d+)", printed, re.MULTILINE)[-1])


async def photo(talk: Talk, content: bytes, *, caption: str = "", reply_to: int | None = None, **more: Any) -> str:
    """What an app does with a photo: two sizes of it, no name."""
    telegram, world = talk.telegram, talk.telegram._world
    person = telegram.person("张敏")
    chat = telegram.private_chat(person)
    stored = [world.keep_file("photo", part, "photos") for part in (content[:4], content)]
    sizes = [
        {"file_id": one.file_id, "file_unique_id": one.unique_id, "width": 90 * n, "height": 90 * n, "file_size": 9}
        for n, one in enumerate(stored, 1)
    ]
    message = telegram._draft(chat, person, text=caption, reply_to=reply_to).as_json()
    said = {"caption": message.pop("text")} if "text" in message else {}
    world.updates.push("message", {**message, **said, "photo": sizes, **more})
    return await talk(":as 张敏")


async def test_a_photo_in_answer_to_a_card_is_kept_shown_and_given_back(
    database: Path, reply_zh: Path, tmp_path: Path
) -> None:
    async with talking(database, at=MONDAY) as talk:
        await talk(f":file {reply_zh}", ":press 1")
        card = await talk("看 1")
        kept = await photo(talk, PHOTO, reply_to=number_of(card), caption="现场照片")
        assert "📎 收下了:1 " in kept
        assert "未反馈(有材料)" in kept
        closed = await talk(":press 已兑现")  # what was just sent is what it stands on
        assert "已兑现(有材料)" in closed
        card = await talk("看 1")
        assert "依据:1份" in card
        given = await talk(":press 依据(1)")
        assert hashlib.sha256(PHOTO).hexdigest()[:16] in given
        assert "“现场照片”" in given
        await talk(f":save {tmp_path / 'got'}")
        (saved,) = (tmp_path / "got").iterdir()
        assert saved.read_bytes() == PHOTO
        assert "📎 photo-" in await talk("历史 1")


async def test_a_caption_that_is_an_update_is_one_and_needs_no_further_note(
    database: Path, reply_zh: Path, receipt: Path, reply: Path
) -> None:
    async with talking(database, at=MONDAY) as talk:
        await talk(f":file {reply_zh}", ":press 1")
        assert "已兑现(有材料)" in await talk(f":file '{receipt}' 3 已兑现 电话李科长")
        assert "已兑现(有材料)" in await talk(f":file '{reply}' 1 已兑现")
        assert "推进中 3/5个 60%(有材料)" in await talk(f":file '{receipt}' /进展 4 3")
        history = await talk("历史 3")
        assert "“电话李科长”" in history
        assert "📎 验收单.jpg" in history
        assert "答复件1封" in await talk("信件")


async def test_a_file_answers_what_a_verdict_needs_and_waits_for_the_figure(
    database: Path, reply_zh: Path, receipt: Path
) -> None:
    async with talking(database, at=MONDAY) as talk:
        await talk(f":file {reply_zh}", ":press 1")
        assert "发照片、文件或链接" in await talk("2 已兑现")
        assert "完成了多少" in await talk(f":file '{receipt}'")
        assert "完成了多少" in await talk(f":file '{receipt}'")  # a file is no figure; both are kept
        assert "已兑现 32万/32万家 100%(有材料)" in await talk("32万")
        assert "依据:2份" in await talk("看 2")


async def test_a_letter_in_answer_to_a_card_is_asked_about_once(database: Path, reply_zh: Path, reply: Path) -> None:
    async with talking(database, at=MONDAY) as talk:
        await talk(f":file {reply_zh}", ":press 1")
        card = number_of(await talk("看 1"))
        asked = await talk(f":reply {card} :file '{reply}' 他们的说法")
        assert "“回执.txt”是1号的依据,还是新的答复?" in asked
        assert "📎 收下了:1 " in await talk(":press 1号的依据")
        assert "“他们的说法”" in await talk("历史 1")
        await talk(f":reply {card} :file '{reply}'")
        assert "找到承诺" in await talk(":press 新的答复")


async def test_a_photo_without_a_word_is_no_letter_and_its_album_is_asked_about_once(
    database: Path, reply_zh: Path, receipt: Path
) -> None:
    async with talking(database, at=MONDAY) as talk:
        await talk(f":file {reply_zh}", ":press 1")
        assert "是哪条承诺的依据" in await photo(talk, PHOTO, media_group_id="7")
        assert await photo(talk, PHOTO + b"2", media_group_id="7") == ""
        assert "收下了:4 " in await talk("4")
        assert "依据:2份" in await talk("看 4")
        assert "收下了:4 " in await photo(talk, PHOTO + b"3", media_group_id="7")  # the last of the set came late
        assert "依据:3份" in await talk("看 4")
        assert "是哪条承诺的依据" in await photo(talk, PHOTO, media_group_id="8")
        assert "没有99号" in await talk("99")
        assert "收下了:1 " in await talk("1")
        assert "是哪条承诺的依据" in await talk(f":file '{receipt}'")
        await talk("取消")
        assert "是哪条承诺的依据" in await talk(f":file '{receipt}' 窗口拍的")
        assert "收下了:3 " in await talk("3 今天")
        assert "“窗口拍的 今天”" in await talk("历史 3")
        assert "答复件1封" in await talk("信件")


async def test_words_in_answer_to_a_card_need_no_number(database: Path, reply_zh: Path) -> None:
    async with talking(database, at=MONDAY) as talk:
        await talk(f":file {reply_zh}", ":press 1")
        card = number_of(await talk("看 4"))
        assert "推进中 3/5个" in await talk(f":reply {card} 进展 3")
        assert "收下了:4 " in await talk(f":reply {card} 见公示 https://example.org/a")
        assert "撤销刚才的改动:4 " in await talk(f":reply {card} 撤销")
        assert "依据" not in await talk("看 4")
        assert "未办结" in await talk(f":reply {card} 清单")
        assert "1 " in await talk(f":reply {card} 1 推进中")
        listed = number_of(await talk("清单"))
        assert "请写编号" in await talk(f":reply {listed} 进展 李科长说快了")


async def test_undo_takes_evidence_back_and_a_reopened_one_needs_new_evidence(
    database: Path, reply_zh: Path, receipt: Path
) -> None:
    async with talking(database, at=MONDAY) as talk:
        await talk(f":file {reply_zh}", ":press 1", f":file '{receipt}' 1 依据")
        assert "未反馈\n" in await talk("撤销")
        assert "还没有依据" in await talk("/依据 1")
        assert "要有依据" in await talk("1 已兑现")
        await talk("取消", f":file '{receipt}' 1 已兑现", "1 恢复 弄错了")
        assert "要有依据" in await talk("1 已兑现")


async def test_a_file_over_telegrams_limit_is_refused_in_a_sentence(
    database: Path, reply_zh: Path, tmp_path: Path
) -> None:
    large = tmp_path / "录像.mp4"
    with large.open("wb") as file:
        file.truncate(20 * 1024 * 1024 + 1)
    async with talking(database, at=MONDAY) as talk:
        await talk(f":file {reply_zh}", ":press 1")
        assert "超过20MB,没有收" in await talk(f":file '{large}' 1 已兑现")
        assert "未反馈" in await talk("看 1")


async def test_the_register_names_the_evidence(database: Path, reply_en: Path, receipt: Path, tmp_path: Path) -> None:
    async with talking(database, at=MONDAY, language="en") as talk:
        await talk(f":file {reply_en}", ":press 1")
        assert "Met (documented)" in await talk(f":file '{receipt}' 1 met")
        assert "📎 Kept: 1 " in await talk("1 evidence https://example.org/a")
        assert "Evidence: 2" in await talk("/show 1")
        assert "For mere words: /note 1" in await talk("/evidence 1 somebody said so")
        given = messages(await talk("/evidence 1"))
        assert len(given) == 2
        assert "https://example.org/a" in given[0]
        await talk("/export", f":save {tmp_path / 'got'}")
        (file,) = (tmp_path / "got").glob("*.csv")
        row = next(csv.DictReader(io.StringIO(file.read_text("utf-8-sig"))))
        assert (row["evidence_count"], row["evidence_files"]) == ("2", "验收单.jpg")
        assert row["evidence_sha256"] == hashlib.sha256(PHOTO).hexdigest()


async def test_in_a_group_a_captioned_file_is_an_update_and_other_files_are_left_alone(
    database: Path, reply_zh: Path, receipt: Path
) -> None:
    async with talking(database, at=MONDAY, kind="group", reads_all=True) as talk:
        await talk(f":file {reply_zh} /add", ":press 1")
        assert await talk(f":file '{receipt}'") == ""
        assert "已兑现(有材料)" in await talk(f":file '{receipt}' 1 已兑现")
