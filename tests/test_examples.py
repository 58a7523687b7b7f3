"""The sample letters: marked as made up, listed, and read as a person reads them; knows no rule of extraction."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from bot.reading.text import decode
from commitments.extraction import extract
from commitments.model import Candidate

FOLDER = Path(__file__).resolve().parent.parent / "examples"
LETTERS = sorted(FOLDER.glob("*.txt"))


@cache
def promises(name: str) -> tuple[Candidate, ...]:
    return tuple(extract(decode((FOLDER / name).read_bytes())).candidates)


def promise(name: str, words: str) -> Candidate:
    """The one promise whose quote holds the words."""
    (found,) = [candidate for candidate in promises(name) if words in candidate.quote.exact]
    return found


@pytest.mark.parametrize("letter", LETTERS, ids=lambda path: path.name)
def test_a_sample_letter_says_first_of_all_that_it_is_made_up(letter: Path) -> None:
    first = letter.read_text("utf-8").splitlines()[0]
    assert "虚构的示例" in first or "made-up example" in first


def test_every_sample_letter_is_listed() -> None:
    listed = (FOLDER / "README.md").read_text("utf-8")
    assert len(LETTERS) >= 4
    assert [letter.name for letter in LETTERS if f"`{letter.name}`" not in listed] == []


@pytest.mark.parametrize(
    ("name", "words", "due", "source", "target"),
    [
        ("zh-reply-short.txt", "新建社区老年食堂6家", "2026-12-31", "own", "6家"),
        ("zh-reply-short.txt", "启动西门街道养老服务综合体建设", None, None, None),
        ("zh-reply-long.txt", "完成12万户老旧燃气立管更换", "2027-12-31", "inherited", "120000户"),
        ("zh-reply-long.txt", "改造老旧供水管道不少于150公里", "2027-12-31", "inherited", "150公里"),
        ("zh-reply-long.txt", "管网漏损率控制在8%以内", "2027-12-31", "inherited", "8%"),
        ("zh-reply-long.txt", "公布第二批改造小区名单", "2027-06-30", "own", None),
        ("zh-reply-long.txt", "“一张图”会商制度", "2027-12-31", "inherited", None),
        ("en-council-response.txt", "install 15 new zebra crossings", "2027-03-31", "own", "15crossings"),
        ("en-council-response.txt", "consult residents on 20 mph zones", "2026-12-31", "own", None),
        ("en-council-response.txt", "publish a school travel plan", "2027-05-31", "own", None),
        ("en-council-response.txt", "continue to work with schools and parents", None, None, None),
        ("zh-plan.txt", "全市新增公共停车泊位3万个", "2029-12-31", "own", "30000个"),
    ],
)
def test_a_promise_is_read_with_its_date_and_target(
    name: str, words: str, due: str | None, source: str | None, target: str | None
) -> None:
    found = promise(name, words)
    deadline = found.deadline
    assert ((deadline.due_on.isoformat(), deadline.source.value) if deadline else (None, None)) == (due, source)
    targets = [f"{quantity.value:f}{quantity.unit}" for quantity in found.quantities]
    assert targets == ([target] if target else [])


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("zh-reply-short.txt", "在12个社区开办了老年食堂"),
        ("zh-reply-short.txt", "感谢您"),
        ("zh-reply-long.txt", "登记老旧燃气立管9.6万户"),
        ("zh-reply-long.txt", "更换燃气立管2.1万户"),
        ("zh-reply-long.txt", "小区地下管线资料缺失"),
        ("zh-plan.txt", "请认真组织实施"),
        ("en-council-response.txt", "repainted 34 crossings"),
        ("en-council-response.txt", "We cannot commit to a city-wide limit"),
        ("en-council-response.txt", "do not accept it"),
    ],
)
def test_what_is_done_lacking_or_polite_is_no_promise(name: str, words: str) -> None:
    assert words in (FOLDER / name).read_text("utf-8")
    assert [candidate.quote.exact for candidate in promises(name) if words in candidate.quote.exact] == []
