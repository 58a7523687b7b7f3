"""Whatever goes wrong on the way, nothing is lost, order is kept, and what one chat brings about no other chat feels."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from itertools import groupby
from pathlib import Path

import pytest

from bot.local_telegram.events import Sent
from bot.local_telegram.faults import Fault, Faults
from commitments.messaging import OutgoingMessage
from commitments.people import Chat, ChatKind
from commitments.ports import UnitOfWork
from tests.builders import MONDAY, outgoing
from tests.chaos.still import StillBot, say, still_bot

SECOND = timedelta(seconds=1)
EVERYTHING = {
    Fault.TOO_MANY: 0.1,
    Fault.SERVER_ERROR: 0.08,
    Fault.RESET: 0.08,
    Fault.CUT: 0.04,
    Fault.SILENCE: 0.04,
    Fault.AGAIN: 0.2,
}


async def notes(still: StillBot) -> list[str]:
    def work(uow: UnitOfWork) -> list[str]:
        return [change.words for change in uow.history.between(1, MONDAY - SECOND, still.clock.now())]

    return sorted(await still.transactions.read(work))


def answers(texts: list[str]) -> list[int]:
    """Which numbers a chat's answers are about; the same answer again counts once."""
    numbers = [int(match[1]) for text in texts if (match := re.search(r"[::](\d+) ", text))]
    return [number for number, _ in groupby(numbers)]


@pytest.mark.parametrize("seed", range(3))
async def test_with_every_fault_at_once_every_change_is_made_once_and_every_answer_comes_in_order(
    tmp_path: Path, seed: int
) -> None:
    faults = Faults(seed, {})
    async with still_bot(tmp_path / "bot.db", members=6, faults=faults) as still:
        faults.chances |= EVERYTHING
        for number in range(1, 9):
            for n in range(6):
                say(still, f"person{n}", f"/note {number} n{n}.{number}")
        await still.finish()
        assert set(still.faults.drawn) == set(EVERYTHING), "each of them struck"
        assert await notes(still) == sorted(f"n{n}.{number}" for n in range(6) for number in range(1, 9))
        said = still.said()
        assert len(said) == 6
        assert all(answers(texts) == list(range(1, 9)) for texts in said.values()), said


async def test_telegrams_limits_are_kept_without_one_refusal(tmp_path: Path) -> None:
    async with still_bot(tmp_path / "bot.db", members=12) as still:
        for number in range(1, 9):
            for n in range(12):
                say(still, f"person{n}", f"/note {number} x")
        await still.finish()
        assert still.limits.refused == 0
        assert sum(len(texts) for texts in still.said().values()) == 96
        assert still.clock.now() - MONDAY < 7 * SECOND, "a burst of three, then one a second"


async def test_a_chat_that_has_to_wait_delays_no_other(tmp_path: Path) -> None:
    async with still_bot(tmp_path / "bot.db", members=2) as still:
        for number in range(1, 10):
            say(still, "person0", f"/note {number} x")
        say(still, "person1", "/note 10 x")
        await still.finish()
        came = {
            name: [
                event.message.date - int(MONDAY.timestamp())
                for event in still.telegram.events.since(0)
                if isinstance(event, Sent) and event.message.chat.title == name
            ]
            for name in ("person0", "person1")
        }
        assert came["person1"] == [0]
        assert came["person0"][-1] >= 5


def chat_row(still: StillBot, number: int) -> Callable[[UnitOfWork], Chat | None]:
    return lambda uow: uow.chats.find(f"telegram:{still.telegram.bot.id}", number)


async def test_who_blocks_the_bot_is_let_be_the_owner_is_told_once_and_coming_back_is_enough(tmp_path: Path) -> None:
    async with still_bot(tmp_path / "bot.db", members=3) as still:
        blocker, other = still.telegram.person("person1"), still.telegram.person("person2")
        still.telegram.block(blocker)  # Telegram tells us
        still.telegram.private_chat(other).bot_status = "kicked"  # and here only the refusal does
        for kept in (blocker, other):
            await still.transactions.write(
                lambda uow, kept=kept: [  # type: ignore[misc]
                    uow.outbox.enqueue(pushed(still, kept.id, text), MONDAY) for text in ("digest", "digest 2")
                ]
            )
        await still.finish()
        told = still.said()
        assert set(told) == {still.telegram.person("person0").id}
        assert ["person1" in text or "person2" in text for text in told[still.telegram.person("person0").id]] == [
            True
        ] * 2
        for person in (blocker, other):
            chat = await still.transactions.read(chat_row(still, person.id))
            assert chat is not None
            assert chat.paused_at is not None
            say(still, person.name, "/note 1 x")
        await still.finish()
        for person in (blocker, other):
            assert still.said()[person.id][:2] == ["digest", "digest 2"], "what was held comes"
            assert len(still.said()[person.id]) == 3
            chat = await still.transactions.read(chat_row(still, person.id))
            assert chat is not None
            assert chat.paused_at is None


@pytest.mark.parametrize("told", [True, False])
async def test_a_group_that_becomes_a_supergroup_keeps_everything(tmp_path: Path, told: bool) -> None:
    async with still_bot(tmp_path / "bot.db", members=1) as still:
        owner = still.telegram.person("person0")
        group = still.telegram.group("办理群", owner, basic=True)
        still.telegram.add_bot_to(group, owner)
        say(still, "person0", "/note 1 before", group)
        await still.finish()
        before = await still.transactions.read(chat_row(still, group.id))
        waiting = pushed(still, group.id, "digest")
        await still.transactions.write(lambda uow: uow.outbox.enqueue(waiting, still.clock.now()))
        new = still.telegram.upgrade(group, owner)
        if not told:  # the update is not there yet when we send
            await still.bot.worker._delivery.drain()
        await still.finish()
        say(still, "person0", "/note 2 after", new)
        await still.finish()
        after = await still.transactions.read(chat_row(still, new.id))
        assert before is not None
        assert after is not None
        assert (after.id, after.kind) == (before.id, ChatKind.SUPERGROUP)
        assert await still.transactions.read(chat_row(still, group.id)) == after, "known under the old number, too"
        assert still.said()[new.id][0] == "digest"
        assert answers(still.said()[new.id][1:]) == [2]
        assert await notes(still) == ["after", "before"]


def pushed(still: StillBot, chat_id: int, text: str) -> OutgoingMessage:
    transport = f"telegram:{still.telegram.bot.id}"
    return outgoing(text, transport=transport, chat_id=chat_id, pushed=True)
