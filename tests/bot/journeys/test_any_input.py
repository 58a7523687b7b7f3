"""Whatever is typed or pressed: each line gets an answer, none is an error of ours, and the register stays whole."""

from __future__ import annotations

import asyncio
import re
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.commands import COMMANDS
from bot.i18n.vocabulary import command_words
from tests.bot.journeys.conftest import LETTERS
from tests.bot.journeys.talking import Talk, messages, talking

NUMBERS = ["1", "2", "99", "1-3", "3,5-9", "#1", "第2条", "0", "-1", "１", "999999", "1-99999", "2 3", "1.5"]
WORDS = [
    *("推进中", "已兑现", "未兑现", "逾期", "met", "overdue", "stalled", "全部", "all", "none", "无", "是", "yes", "取消", "我", "me"),
    *("2019年6月底", "next Wednesday", "31 December 2018", "2018-02-30", "昨天", "年底前", "3个月后", "本季度", "25点", "22-8", "8:30"),
    *("31.2万", "69%", "100%", "-5", "1e9", "三十一万二", "5,000家", "电话 李科长", "https://example.org/a?b=1&c=<d>", "ftp://x"),
    *("时限", "标题", "数量", "单位", "类型", "date", "title", "quantity", "body", "kind", "牵头", "具体", "原则性"),
    *("住建局 = 住房和城乡建设局", "→", "#标签", "owner:张敏", "存为", "save as", "重复", "被", "替代", "superseded by", "@nobody"),
    *("<b>bold", "&amp;", "</a>", "a & b <c>", "\u202eright to left", "العربية", "👩‍👩‍👧‍👦🏳️‍🌈", "‍", "\u200b", "x" * 4000, "字" * 1500, "%s{0}$", "'; --"),
]  # fmt: skip
TEXT = st.sampled_from(NUMBERS + WORDS) | st.text(
    st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=12
)
ARGUMENTS = st.lists(TEXT, max_size=4).map(" ".join)
NAMES = [command.name for command in COMMANDS]
COMMAND = st.sampled_from([f"/{name}" for name in NAMES] + [word for name in NAMES for word in command_words(name)])
TYPED = st.tuples(COMMAND, ARGUMENTS).map(" ".join) | st.tuples(st.sampled_from(NUMBERS), ARGUMENTS).map(" ".join)
PRESS = st.integers(1, 14).map(lambda number: f":press {number}")
LINES = st.lists(TYPED | PRESS | ARGUMENTS.filter(lambda line: bool(line.strip())), min_size=12, max_size=12)

OURS = ("处理失败", "could not be handled")
"""What is said when a handler raised."""
_BUTTONS = re.compile(r"\((\d+)\) ")


async def said_to(talk: Talk, line: str, shown: str) -> str | None:
    """What the bot says to a line; None for a press where there is no button, which no app can make."""
    if line.startswith(":press"):
        last = messages(shown)[-1] if messages(shown) else ""
        if line.split()[1] not in _BUTTONS.findall(last):
            return None
    return await talk(line)


async def conversation(lines: list[str], folder: Path) -> None:
    async with talking(folder / "chat.db", at="2018-10-08T10:00") as talk:
        shown = await talk(f":file {LETTERS / 'reply_zh.txt'}", ":press 1")
        for line in lines:
            line = " ".join(line.split())
            if not line or (line.startswith((":", "：")) and not line.startswith(":press")):
                continue
            said = await said_to(talk, line, shown)
            if said is None:
                continue
            assert not any(words in said for words in OURS), line
            assert said.strip() or line.startswith(":press"), line
            assert talk.complaints() == "", line
            shown = said or shown
        await talk("/cancel")
        whole = await talk("/list all")
        assert not any(words in whole for words in OURS)


@settings(max_examples=12)
@given(lines=LINES)
def test_any_input_gets_an_answer_and_no_handler_raises(lines: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(conversation(lines, Path(folder)))
