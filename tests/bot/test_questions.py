"""Which plain lines are questions that a list or a search answers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.questions import route_question
from bot.routing import Route

LISTS = {
    "哪些逾期了?": "逾期",
    "有哪些快到期?": "快到期",
    "哪些没办结": "未办结",
    "逾期的有哪些?": "逾期",
    "现在有哪些逾期的承诺?": "逾期",
    "今天到期的有哪些?": "今天到期",
    "哪些备查?": "备查",
    "what is overdue?": "overdue",
    "What's overdue?": "overdue",
    "which promises are due soon?": "due soon",
}
SEARCHES = {
    "他们关于黑名单说过什么?": "黑名单",
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


@pytest.mark.parametrize("line", ["今天天气怎么样?", "什么时候下班?", "what is the weather?", "逾期", "好", "", "?"])
def test_another_line_is_nobodys_question(line: str) -> None:
    assert route_question(line) is None


@given(st.text(max_size=80))
def test_no_line_makes_it_raise(line: str) -> None:
    route = route_question(line)
    assert route is None or route.arguments
