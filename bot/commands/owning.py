"""Who follows what up: /owner, /handover and /tag."""

from __future__ import annotations

import re

from bot.call import Call, Command
from bot.i18n.vocabulary import fold, says_me, says_nobody
from bot.rendering.dialogues import ask_owner, ask_tags
from bot.rendering.several import handover_lines, owner_lines, tag_lines
from bot.replies import Reply
from bot.several import owned, several
from bot.single import ask_about, number_and_words, told
from commitments.assigning import tag_of
from commitments.errors import Misunderstood
from commitments.model import Owner
from commitments.service import owning, tracking

_BETWEEN_TAGS = re.compile(r"[\s,;]+")
_GIVEN_TO = re.compile(r"^(?:交给|给|to\s)\s*", re.IGNORECASE)
_HANDED_TO = re.compile(r"\s*(?:→|->|=>|移交给|交给|转给|给|,)\s*|\s+(?:to|给)\s+", re.IGNORECASE)


def _owner(call: Call) -> Reply:
    """`/owner 7 张敏`, "7 跟进人 我", `/owner 3,5-9 none`; without a name it asks for one."""
    chosen = several(call, "owner", lambda words: words.startswith("@") or says_me(words) or says_nobody(words))
    if chosen is not None and not chosen.words:
        return chosen.ask(call.catalogue.text("several.ask_owner", count=len(chosen.entries)))
    if chosen is not None:
        owner = _person(chosen.words, call)
        return chosen.do(owning.giving(owner), owner_lines(owner, call.catalogue))
    number, words = number_and_words(call)
    words = str(call.values.get("name", words)).strip()  # the button of a member
    if not words:
        commitment = tracking.show(call.ctx, number).commitment
        return ask_about(call, "owner", number, ask_owner(commitment, owning.members(call.ctx), call.catalogue))
    return told(call, tracking.make(call.ctx, number, owning.giving(_person(words, call))))


def _handover(call: Call) -> Reply:
    """`/handover 张敏 李强`, "交接 张敏 给 李强": everything that is open with one goes to the other."""
    words = str(call.values["words"]) if "words" in call.values else call.arguments.strip()
    names = _HANDED_TO.split(words, 1)
    names = names if len(names) == 2 else words.split(None, 1)
    if len(names) != 2 or not all(name.strip() for name in names):
        raise Misunderstood("error.needs_two_names", words=words)
    giver, taker = _person(names[0].strip(), call), _person(names[1].strip(), call)
    if giver is None or taker is None:
        raise Misunderstood("error.needs_two_names", words=words)
    shown = several(call, "handover", bool) if "numbers" in call.values else None
    chosen = shown or owned(call, "handover", giver, words)
    return chosen.do(owning.giving(taker), handover_lines(giver, taker, chosen.entries, call.catalogue))


def _person(words: str, call: Call) -> Owner | None:
    words = _GIVEN_TO.sub("", words)
    if says_nobody(words):
        return None
    return owning.me(call.ctx) if says_me(words) else owning.owner_named(call.ctx, words)


def _tag(call: Call) -> Reply:
    """`/tag 7 黑名单 -认证`, "7 标签 黑名单", `/tag 3,5-9 none`; without a tag it asks for some."""
    chosen = several(call, "tag", lambda words: words[0] in "#+-")
    if chosen is not None and not chosen.words:
        return chosen.ask(call.catalogue.text("several.ask_tags", count=len(chosen.entries)))
    if chosen is not None:
        add, remove = _tags(chosen.words)
        return chosen.do(owning.tagging(add, remove), tag_lines(add, remove, call.catalogue))
    number, words = number_and_words(call)
    if not words:
        commitment = tracking.show(call.ctx, number).commitment
        return ask_about(call, "tag", number, ask_tags(commitment, call.catalogue))
    return told(call, tracking.make(call.ctx, number, owning.tagging(*_tags(words))))


def _tags(words: str) -> tuple[list[str], list[str] | None]:
    """The tags to add, and those behind a minus, to take away; None for "none", which takes away all."""
    tags = [word for word in _BETWEEN_TAGS.split(fold(words)) if word]
    if says_nobody(words) and not tags[0].startswith("-"):
        return [], None
    add = [tag_of(word.removeprefix("+")) for word in tags if not word.startswith("-")]
    return add, [tag_of(word[1:]) for word in tags if word.startswith("-")]


COMMANDS = (
    Command(name="owner", run=_owner),
    Command(name="handover", run=_handover),
    Command(name="tag", run=_tag),
)
