"""The gate: whatever arrives is answered, and the server itself never breaks."""

from __future__ import annotations

import asyncio
import json

from hypothesis import given
from hypothesis import strategies as st

from bot.local_telegram.core import LocalTelegram
from bot.local_telegram.records import Upload
from bot.local_telegram.validation import METHODS
from tests.bot.local_telegram.helpers import Clock

_SCALARS = st.none() | st.booleans() | st.integers() | st.text(max_size=20)
_NESTED = st.recursive(
    _SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["inline_keyboard", "text", "callback_data", "url", "message_id", "type", "offset", "length"]
            ),
            inner,
            max_size=3,
        )
    ),
    max_leaves=6,
)
_VALUES = (
    st.sampled_from(["1", "-7", "0", "true", "HTML", "<b>x</b>", "attach://part"]) | st.text() | _NESTED.map(json.dumps)
)


@st.composite
def requests(draw: st.DrawFn) -> tuple[str, dict[str, str]]:
    method = draw(st.sampled_from([name for name in METHODS if name != "getUpdates"]))
    known = sorted(name.rstrip("!") for name in METHODS[method])
    raw = draw(st.dictionaries(st.sampled_from([*known, "colour"]), _VALUES))
    if "chat_id" in known:
        raw["chat_id"] = draw(st.sampled_from([str(PERSON_ID), "12", "@alice"]))
    return method, raw


PERSON_ID = LocalTelegram(Clock()).person("alice").id


@given(st.lists(requests(), max_size=4), st.binary(max_size=30))
def test_no_call_breaks_the_server(calls: list[tuple[str, dict[str, str]]], content: bytes) -> None:
    async def converse() -> None:
        telegram = LocalTelegram(Clock())
        alice = telegram.person("alice")
        telegram.send_text(telegram.private_chat(alice), alice, "hello")
        for method, raw in calls:
            files = {"part": Upload("part.bin", content)}
            status, body = await telegram.serve(f"/bot{telegram.token}/{method}", raw, files)
            assert json.loads(body)["ok"] == (status == 200)
        assert [violation for violation in telegram.violations if "Traceback" in violation] == []

    asyncio.run(converse())
