"""Killed at any moment, the bot loses nothing and says hardly anything twice."""

from __future__ import annotations

import random
from itertools import pairwise
from pathlib import Path

import pytest

from bot.local_telegram.core import LocalTelegram
from bot.local_telegram.faults import Limits, Wire
from tests.chaos import killing
from tests.chaos.killing import Outcome, Plan

LATENCY = 0.1
"""Seconds that an answer of Telegram takes: long enough for a kill to come in between."""
SHORT = {"kills": 20, "chats": 20, "notes": 10, "life": (0.0, 1.2)}
LONG = {"kills": 200, "chats": 200, "notes": 10, "life": (0.0, 1.5)}


def check(plan: Plan, outcome: Outcome) -> None:
    assert outcome.kills == plan.kills
    everything = {f"person{n}.{number}." for n in range(plan.chats) for number in range(1, plan.notes + 1)}
    assert set(outcome.noted) == everything, "every change that was taken is there"
    assert set(outcome.noted.values()) == {1}, "and once"
    assert len(outcome.digests) == plan.chats, "every digest was delivered"
    assert len(outcome.answers) == plan.chats
    for chat, numbers in outcome.answers.items():
        assert set(numbers) == set(range(1, plan.notes + 1)), f"every answer came to {chat}"
        assert all(later >= earlier for earlier, later in pairwise(numbers)), f"and in order: {numbers}"
    for chat, times in outcome.repeats.items():
        assert times <= sum(chat in leased for leased in outcome.in_flight), "only what was being sent comes twice"


@pytest.mark.parametrize(
    "size", [pytest.param(SHORT, id="short"), pytest.param(LONG, id="long", marks=pytest.mark.long)]
)
async def test_whenever_it_is_killed_nothing_is_lost_and_only_what_was_in_flight_comes_twice(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], size: dict[str, int]
) -> None:
    plan = Plan(seed=random.randrange(10**6), **size)  # type: ignore[arg-type]
    telegram = LocalTelegram(killing.real_now)
    wire = Wire(telegram, limits=Limits(killing.real_now), latency=LATENCY)
    with capsys.disabled():
        print(f"\nseed {plan.seed}")  # noqa: T201 - a run that fails can be run again
    outcome = await killing.run(plan, tmp_path, telegram, wire)
    with capsys.disabled():
        print(outcome.figures(plan))  # noqa: T201 - what the run is for
    check(plan, outcome)
    assert telegram.violations == []
