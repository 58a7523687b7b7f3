"""What typed lines ask for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands import COMMANDS
from bot.i18n.vocabulary import command_words, fold
from bot.routing import (
    Route,
    apart,
    lacks_number,
    looks_like_letter,
    route_command,
    route_short_form,
    route_word,
    said_of_one,
    several_at_start,
)


@pytest.mark.parametrize(
    ("typed", "route"),
    [
        ("/list", Route("list")),
        ("/list 逾期", Route("list", "逾期")),
        ("/清单 逾期", Route("list", "逾期")),
        ("／清单 逾期", Route("list", "逾期")),
        ("／ｌｉｓｔ 逾期", Route("list", "逾期")),
        ("/LIST", Route("list")),
        ("  /list  ", Route("list")),
        ("/add@nextsteps_bot 年底前建成", Route("add", "年底前建成")),
        ("/add@nextsteps_bot", Route("add")),
        ("/add\n第一行\n第二行", Route("add", "第一行\n第二行")),
        ("/状态 12 办结", Route("status", "12 办结")),
        ("/start 0123456789abcdef", Route("start", "0123456789abcdef")),
    ],
)
def test_a_line_with_a_slash_is_a_command_in_either_language_and_width(typed: str, route: Route) -> None:
    assert route_command(typed) == route


def test_an_unknown_command_keeps_its_name_so_that_the_answer_can_say_it() -> None:
    assert route_command("/frobnicate now") == Route("frobnicate", "now")
    assert route_command("/") == Route("")


def test_a_line_without_a_slash_is_no_command() -> None:
    assert route_command("清单") is None
    assert route_command("") is None
    assert route_command("见 /list") is None


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_is_called_by_all_its_words(command: object) -> None:
    name = command.name  # type: ignore[attr-defined]
    for word in command_words(name):
        assert route_command(f"/{word} x") == Route(name, "x"), word
        assert route_word(f"{word} x") == Route(name, "x"), word


@pytest.mark.parametrize(
    ("typed", "route"),
    [
        ("12", Route("show", "12")),
        (" 12 ", Route("show", "12")),
        ("１２", Route("show", "12")),
        ("#12", Route("show", "12")),
        ("12号", Route("show", "12")),
        ("第12条", Route("show", "12")),
        ("no.12", Route("show", "12")),
        ("12 已兑现 https://a.example/b", Route("status", "12 已兑现 https://a.example/b")),
        ("12号 办结 电话李科长", Route("status", "12 办结 电话李科长")),
        ("#12已兑现", Route("status", "12 已兑现")),
        ("12已兑现", Route("status", "12 已兑现")),
        ("１２ 办结", Route("status", "12 办结")),
        ("12、办结", Route("status", "12 办结")),
        ("12 办结,电话李科长", Route("status", "12 办结,电话李科长")),
        ("12\uff0c办结\uff0c电话", Route("status", "12 办结,电话")),
        ("12已兑现https://a.example", Route("status", "12 已兑现https://a.example")),
        ("12. done", Route("status", "12 done")),
        ("12. done phone call", Route("status", "12 done phone call")),
        (
            "12. done: see https://a.example for all of it",
            Route("status", "12 done: see https://a.example for all of it"),
        ),
        ("12 in progress", Route("status", "12 in progress")),
        ("12 not met they refused", Route("status", "12 not met they refused")),
        ("12 cannot be checked", Route("status", "12 cannot be checked")),
        ("12 Done https://a.example", Route("status", "12 Done https://a.example")),
        ("12 已兑现 见附件\nhttps://a.example", Route("status", "12 已兑现 见附件\nhttps://a.example")),
        ("7 进展 31.2万", Route("progress", "7 31.2万")),
        ("7进展 31.2万", Route("progress", "7 31.2万")),
        ("7 备注 已电话联系", Route("note", "7 已电话联系")),
        ("7 历史", Route("history", "7")),
        ("7 进展31.2万 电话", Route("progress", "7 31.2万 电话")),
        ("1 延期 到明年6月底 因资金没到位", Route("extend", "1 到明年6月底 因资金没到位")),
        ("1 延到明年6月底 因资金没到位", Route("extend", "1 明年6月底 因资金没到位")),
        ("1延期到2019年6月底", Route("extend", "1 2019年6月底")),
        ("12 重复 7", Route("link", "12 重复 7")),
        ("12与7号重复", Route("link", "12 与7号重复")),
        ("12 被 30 替代", Route("link", "12 被 30 替代")),
        ("12 duplicate of 7", Route("link", "12 duplicate of 7")),
        ("12 取消 7", Route("link", "12 取消 7")),
        ("12 被新答复替代 30", Route("status", "12 被新答复替代 30")),
        ("7 note they called", Route("note", "7 they called")),
    ],
)
def test_a_number_and_a_word_are_a_short_form(typed: str, route: Route) -> None:
    assert route_short_form(typed) == route


@pytest.mark.parametrize("typed", ["不是 7", "不是7", "不是承诺 1-3", "备查 5,6", "not 7", "On file 5", "非承诺 ２"])
def test_what_a_reviewer_says_of_single_candidates_goes_to_keep(typed: str) -> None:
    assert route_word(typed) == Route("keep", typed)


@pytest.mark.parametrize("typed", ["不是", "备查", "不是 7 而是 8", "not now", "备查 逾期"])
def test_other_words_that_begin_so_do_not(typed: str) -> None:
    assert route_word(typed) is None


@pytest.mark.parametrize("typed", ["12 逾期", "12 临期", "12 due soon", "12 overdue"])
def test_a_word_of_the_calendar_goes_to_status_which_explains_it(typed: str) -> None:
    assert route_short_form(typed) == Route("status", typed)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "你好",
        "31.2万",
        "2018年",
        "2018.12.31 已完成",
        "2018年12月31日前完成",
        "1234567 办结",
        "12 天气很好",
        "12 号院已完成改造",
        "12345号建议",
        "3个社区食堂已建成",
        "十二 办结",
    ],
)
def test_other_words_that_begin_with_a_number_are_no_short_form(typed: str) -> None:
    assert route_short_form(typed) is None


@pytest.mark.parametrize(
    "letter",
    [
        "1. Open three libraries in the northern districts before the end of 2019.\n2. Track the waiting lists.",
        "1. Complete the flood wall along the whole of the northern bank before the autumn of 2019.",
        "1. Complete the ring road by May.",
        "1 Open three libraries\n2 Track the waiting lists",
        "1、完成 老旧小区改造任务,年底前全部验收,并向社会公布结果,接受群众监督和评议,确保群众满意,做到件件有着落、事事有回音。",
        "1. 推进中 的项目有三个\n2. 其余明年开工",
        "1. Progress reports are published each quarter.\n2. Notes are kept.",
    ],
)
def test_a_letter_with_numbered_items_declares_no_status(letter: str) -> None:
    assert route_short_form(letter) is None


def test_several_short_forms_in_one_message_are_not_one_with_a_long_note() -> None:
    assert route_short_form("12 已兑现\n13 已兑现") is None


def test_a_short_form_with_a_very_long_link_is_still_one() -> None:
    link = "https://gov.example/" + "a" * 200
    assert route_short_form(f"12 已兑现 {link}") == Route("status", f"12 已兑现 {link}")


def test_a_line_that_begins_with_a_commands_word_calls_it() -> None:
    assert route_word("清单 逾期") == Route("list", "逾期")
    assert route_word("帮助") == Route("help")
    assert route_word("Ｈｅｌｐ") == Route("help")
    assert route_word("取消") == Route("cancel")
    assert route_word("清单逾期") is None
    assert route_word("你好") is None
    assert route_word("") is None


def test_a_letter_is_long_or_has_several_lines() -> None:
    assert looks_like_letter("关于社区食堂建议的答复\n年底前建成三个。")
    assert looks_like_letter("年" * 60)
    assert not looks_like_letter("年" * 59)
    assert not looks_like_letter("  好的\n")


@pytest.mark.parametrize(
    ("words", "spaced"),
    [
        ("办结,电话李科长", "办结 电话李科长"),
        ("办结,电话,李科长", "办结 电话,李科长"),
        ("办结https://a.example", "办结 https://a.example"),
        ("办结", "办结"),
        ("办结 https://a.example/b,c", "办结  https://a.example/b,c"),
    ],
)
def test_what_is_written_without_spaces_is_set_apart_once(words: str, spaced: str) -> None:
    assert apart(words) == spaced


@given(st.text(max_size=80))
def test_no_text_breaks_the_routing_and_full_width_changes_nothing(text: str) -> None:
    for route in (route_command, route_short_form, route_word):
        plain, folded = route(text), route(fold(text))
        assert (plain and plain.command) == (folded and folded.command)


@given(st.integers(min_value=0, max_value=999_999), st.sampled_from(["", "#", "第", "no.", "NO"]))
def test_every_number_of_six_digits_shows_whatever_stands_before_it(number: int, before: str) -> None:
    assert route_short_form(f"{before}{number}") == Route("show", str(number))


@pytest.mark.parametrize(
    ("typed", "route"),
    [
        ("3,5-9 推进中", Route("status", "3,5-9 推进中")),
        ("3、5—9号 办结 电话", Route("status", "3、5—9号 办结 电话")),
        ("#3 and #5 done", Route("status", "#3 and #5 done")),
        ("3和5 跟进人 张敏", Route("owner", "3和5 张敏")),
        ("３，５ 标签 黑名单", Route("tag", "３，５ 黑名单")),
        ("3-9 备注 发过函", Route("note", "3-9 发过函")),
    ],
)
def test_several_numbers_are_followed_by_what_can_be_done_to_several(typed: str, route: Route) -> None:
    assert route_short_form(typed) == route


@pytest.mark.parametrize("typed", ["3,5", "3-5 进展 4", "3-5年内 推进", "1-2 完成\n3-4 完成", "3-5 看看"])
def test_other_lines_with_several_numbers_are_none_of_that(typed: str) -> None:
    assert route_short_form(typed) is None


@pytest.mark.parametrize(
    ("typed", "numbers", "rest"),
    [
        ("1-3 2019年6月底 没钱", "1-3", "2019年6月底 没钱"),
        ("1, 2 and 3 end of June", "1, 2 and 3", "end of June"),
        ("3、5 3月1日", "3、5", "3月1日"),
    ],
)
def test_numbers_end_where_a_date_begins(typed: str, numbers: str, rest: str) -> None:
    assert several_at_start(typed) == (numbers, rest)


@pytest.mark.parametrize(
    "typed", ["3 2019-06-30", "3,2019-06-30 没钱", "3,5月1日", "3, 5 March 2019", "7,31.2万", "3 to 30 June", "12,办结"]
)
def test_a_date_or_a_figure_behind_one_number_is_no_second_number(typed: str) -> None:
    assert several_at_start(typed) is None


@pytest.mark.parametrize(
    ("said", "route"),
    [
        ("1 完成了3万户", Route("progress", "1 3万户")),
        ("1 已经建成12个", Route("progress", "1 12个")),
        ("1 达到八成", Route("progress", "1 八成")),
        ("4 完成了,见 https://example.org/1", Route("status", "4 完成了,见 https://example.org/1")),
        ("4 已经办完了", Route("status", "4 已经办完了")),
        ("2 申请延到2029年6月,没钱", Route("request", "2 2029年6月,没钱")),
    ],
)
def test_a_status_and_a_figure_may_be_said_as_people_say_them(said: str, route: Route) -> None:
    assert route_short_form(said) == route


@pytest.mark.parametrize(
    ("said", "about", "of_one"),
    [
        ("3 局里说快了", None, "3 局里说快了"),
        ("3号,局里说快了", None, "3 局里说快了"),
        ("第3条已经签了合同", None, "3 已经签了合同"),
        ("3已经签了合同", None, "3 已经签了合同"),
        ("局里说快了", 3, "3 局里说快了"),
        ("3 40%", None, "3 40%"),
        ("1 7 crossings installed", None, "1 7 crossings installed"),
        ("3 5", None, None),
        ("局里说快了", None, None),
        ("2026年工作打算", None, None),
        ("1. Complete the ring road", None, None),
        ("3、加强管理", None, None),
        ("3万户", None, None),
        ("", 3, None),
    ],
)
def test_what_is_said_of_one_promise_in_other_words_is_told_from_years_and_items(
    said: str, about: int | None, of_one: str | None
) -> None:
    assert said_of_one(said, about) == of_one


@pytest.mark.parametrize("line", ["历史", "备注", "show the list", "keep it", "拆开 住建局"])
def test_a_commands_word_without_the_number_that_it_needs_is_told_apart(line: str) -> None:
    route = route_word(line)
    assert route is not None
    assert lacks_number(route)


@pytest.mark.parametrize("line", ["历史 3", "show #7", "备注 第3条 来电", "清单", "清单 逾期", "撤销"])
def test_a_command_lacks_no_number_that_stands_there_or_is_not_needed(line: str) -> None:
    route = route_word(line)
    assert route is not None
    assert not lacks_number(route)


@pytest.mark.parametrize(
    ("typed", "route"),
    [
        ("已兑现 2 https://a.example", Route("status", "2 已兑现 https://a.example")),
        ("恢复跟踪 3", Route("status", "3 恢复跟踪")),
        ("办结 12号 电话李科长", Route("status", "12号 办结 电话李科长")),
        ("met 3", Route("status", "3 met")),
        ("done 3 https://a.example", Route("status", "3 done https://a.example")),
        ("partly met 3", Route("status", "3 partly met")),
        ("met 3 officials", None),
        ("完成 3 个", None),
        ("完成 12月底", None),
        ("已兑现", None),
        ("已兑现 2\n已兑现 3", None),
    ],
)
def test_a_status_may_stand_before_its_number(typed: str, route: Route | None) -> None:
    assert route_word(typed) == route


@pytest.mark.parametrize("typed", ["7 备注:电话问过", "7号 备注: 电话问过"])
def test_a_colon_may_stand_behind_a_commands_word(typed: str) -> None:
    assert route_short_form(typed) == Route("note", "7 电话问过")
