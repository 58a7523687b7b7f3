"""Why a promise is read as it is: the reader's own traces, worded field by field."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.i18n.catalogue import catalogue
from bot.rendering.reasons import reason_lines
from commitments.correcting import correct
from commitments.extraction import extract
from commitments.extraction.rereading import reread
from commitments.model import Candidate, Field, Kind, Language, Quote, Strength
from tests.builders import commitment

TODAY = date(2018, 10, 8)
ZH, EN = catalogue(Language.ZH), catalogue(Language.EN)

REPLY = """关于示例建议的答复
王代表:
您提出的建议收悉,现答复如下:
下一步,我局将重点做好以下工作:
一、2019年6月底前,完成300个小区的雨污分流改造。
二、待资金落实后,会同示例市财政局建设示例公园。
三、力争年内印发《示例办法》。
四、推动养老服务发展。
示例市住房和城乡建设局
2018年9月28日
"""


def lines_of(start: str) -> list[str]:
    """The reasons of the promise of `REPLY` whose quote begins so."""
    return reason_lines(candidate_of(start), "示例市住房和城乡建设局", TODAY, ZH)


def candidate_of(start: str) -> Candidate:
    return next(each for each in extract(REPLY).candidates if each.quote.exact.startswith(start))


@pytest.mark.parametrize(
    ("start", "line"),
    [
        ("2019年6月底前", "类型:量化。有可以数的指标"),
        ("2019年6月底前", "时限:“2019年6月底前”(至2019年6月30日)。写在本句"),
        ("2019年6月底前", "数量:300个。原文写着“300个”"),
        ("2019年6月底前", "单位:示例市住房和城乡建设局。原文没有点别的单位,算发文单位的"),
        ("2019年6月底前", "语气:写得肯定"),
        ("待资金", "条件:“待资金落实后”。条件没到,也会按时问一声"),
        ("待资金", "时限:没有。这一句和管着它的上文都没有写时限"),
        ("力争", "语气:“力争”,留有余地"),
        ("推动", "类型:原则性。“推动”只说往哪里使劲,没说做到哪一步"),
    ],
)
def test_every_field_says_on_which_words_it_was_read(start: str, line: str) -> None:
    assert line in lines_of(start)


def test_the_first_reason_is_why_it_is_a_promise_at_all() -> None:
    assert {lines_of(start)[0] for start in ("2019", "待", "力争", "推动")} == {
        "算作承诺:写在“下一步”之下,那里说的是要做的事"
    }


def test_a_date_of_its_own_is_quoted_where_the_value_has_other_words() -> None:
    found = extract("下一步,我局将于今年发布示例名单。", issued_on=date(2018, 9, 28))
    assert "时限:2018年内(至12月31日)。本句写着“今年”" in reason_lines(found.candidates[0], "", TODAY, ZH)


def test_an_inherited_date_shows_the_line_that_it_comes_from() -> None:
    found = extract(
        "2019年,我局将重点做好以下工作:\n一、发布示例名单。\n二、修订示例办法。\n", issued_on=date(2018, 9, 28)
    )
    shown = reason_lines(found.candidates[0], "", TODAY, ZH)
    assert "时限:2019年内(至12月31日)。上文写着“2019年,我局将重点做好以下工作”,管到这一句" in shown
    assert not any(line.startswith("单位") for line in shown)


def test_what_a_person_decided_says_so() -> None:
    kept = replace(commitment(), terms=candidate_of("推动"))
    put_right, _ = correct(kept, Field.KIND, Kind.DELIVERABLE, at=datetime(2018, 10, 8, tzinfo=UTC), actor="张敏")
    assert "类型:具体。是人定的,不是读出来的" in reason_lines(put_right.terms, "", TODAY, ZH)


def test_a_passage_that_a_person_chose_is_read_anew_and_keeps_the_date_that_it_was_lent() -> None:
    whole = candidate_of("2019年6月底前")
    start = whole.quote.start + whole.quote.exact.index("完成")
    part = reread(whole, Quote(REPLY[start : whole.quote.end], start, whole.quote.end), date(2018, 9, 28))
    shown = reason_lines(part, "", TODAY, ZH)
    assert shown[0] == "算作承诺:这段话由人选定"
    assert any(line.startswith("时限:") and "上文写着" in line for line in shown)
    assert "类型:量化。有可以数的指标" in shown


def test_english_says_the_same_in_english() -> None:
    text = "Next steps\n\nThe Council will publish the first report by the end of June 2027.\nWe aim to repair 40 bridges.\n"
    report, bridges = extract(text, issued_on=date(2026, 12, 1)).candidates
    shown = reason_lines(report, "", TODAY, EN)
    assert shown[0] == "Taken for a promise: it follows “Next steps”, which names what is to come"
    assert "Kind: specific. “publish”: one can see whether it was done" in shown
    assert "Tone: firm" in shown
    assert bridges.strength is Strength.QUALIFIED
    assert "Tone: “aim” leaves room" in reason_lines(bridges, "", TODAY, EN)
