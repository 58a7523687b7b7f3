"""Which plain sentences are commands."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands import COMMANDS
from bot.plain_sentences import route_question, route_sentence, route_state
from bot.routing import Route

SENTENCES = tomllib.loads(files("bot.i18n").joinpath("sentences.toml").read_text("utf-8"))["sentence"]

LISTS = {
    "哪些逾期了?": "逾期",
    "有哪些快到期?": "快到期",
    "哪些没办结": "未办结",
    "逾期的有哪些?": "逾期",
    "现在有哪些逾期的承诺?": "逾期",
    "今天到期的有哪些?": "今天到期",
    "已兑现的有哪些": "已兑现",
    "哪几条带数字": "带数字",
    "哪些备查?": "备查",
    "what is overdue?": "overdue",
    "What's overdue?": "overdue",
    "which promises are due soon?": "due soon",
}
SEARCHES = {
    "他们关于黑名单说过什么?": "黑名单",
    "他们关于黑名单说过什么": "黑名单",
    "关于“黑名单”有什么承诺?": "黑名单",
    "对黑名单怎么说?": "黑名单",
    "有没有提到黑名单?": "黑名单",
    "他们不是说要鼓励机构吗?": "鼓励机构",
    "What did they say about the blacklist?": "blacklist",
    "did they mention street lights?": "street lights",
}


@pytest.mark.parametrize(("asked", "state"), LISTS.items())
def test_a_question_for_a_state_is_a_list(asked: str, state: str) -> None:
    route = route_question(asked)
    assert route is not None
    assert (route.command, route.arguments.casefold()) == ("list", state)


@pytest.mark.parametrize(("asked", "words"), SEARCHES.items())
def test_a_question_about_something_is_a_search(asked: str, words: str) -> None:
    assert route_question(asked) == Route("find", words)


@pytest.mark.parametrize(
    "line",
    ["今天天气怎么样?", "什么时候下班?", "what is the weather?", "逾期", "好", "", "?", "到期", "提醒", "别", "3"],
)
def test_another_line_is_nobodys_question(line: str) -> None:
    assert route_question(line) is None
    assert route_sentence(line) is None


@pytest.mark.parametrize(
    ("said", "command"), [(said, each["command"]) for each in SENTENCES for said in each["examples"]]
)
def test_the_examples_of_the_list_of_sentences_are_what_they_are_said_to_be(said: str, command: str) -> None:
    for ending in ("", "?", "。"):
        route = route_sentence(said + ending)
        assert route is not None, said
        assert route.command == command
    assert command in {each.name for each in COMMANDS}


@pytest.mark.parametrize(
    ("said", "route"),
    [
        ("这周有什么到期?", Route("due", "这周")),
        ("What is due next month?", Route("due", "next month")),
        ("住建局还有几条没办", Route("list", "住建局 未办结")),
        ("教育局逾期了几条", Route("list", "教育局 逾期")),
        ("下周三提醒我3", Route("later", "3 下周三")),
        ("3号下周一再提醒", Route("later", "3 下周一")),
        ("remind me about 3 on Monday", Route("later", "3 Monday")),
        ("3 办到哪一步了", Route("show", "3")),
        ("别再提醒了", Route("remind", "off")),
    ],
)
def test_a_sentence_gives_its_command_what_it_needs(said: str, route: Route) -> None:
    assert route_sentence(said) == route


@given(st.text(max_size=80))
def test_no_line_makes_it_raise(line: str) -> None:
    for route in (route_sentence(line), route_question(line)):
        assert route is None or route.arguments or route.command in {"due", "digest", "why", "help"}


@pytest.mark.parametrize("line", ["待核实", "红灯", "未办结", "due today"])
def test_a_state_alone_is_its_list(line: str) -> None:
    assert route_state(line) == Route("list", line)


@pytest.mark.parametrize("line", ["已兑现", "推进中", "跟踪", "met", "电梯", "红灯亮了", ""])
def test_a_state_that_may_be_meant_to_be_set_is_none(line: str) -> None:
    assert route_state(line) is None
