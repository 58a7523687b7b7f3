"""Who follows a commitment up, and what it is tagged with: owns what a tag is and both changes; knows no members."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

from commitments.errors import Misunderstood
from commitments.lifecycle import happened
from commitments.model import Commitment, EventKind, Owner, StatusChange

LONGEST_NAME = 40
LONGEST_TAG = 30
MOST_TAGS = 20

_NO_TAG = re.compile(r"[\s\"'<>&|\\]")


def tag_of(word: str) -> str:
    """A tag as it is kept: one word without "#", in lower case, as in the hashtags of chats.

    Raises Misunderstood ("error.no_tag") for what is empty, too long, or holds quotation marks or brackets.
    """
    tag = word.strip().lstrip("#").casefold()
    if not tag or len(tag) > LONGEST_TAG or not tag.isprintable() or _NO_TAG.search(tag):
        raise Misunderstood("error.no_tag", words=word, most=LONGEST_TAG)
    return tag


def is_same_owner(one: Owner | None, other: Owner | None) -> bool:
    """Whether both are the same: the same member, whatever the names; else, where not both are members, by name."""
    if one is None or other is None:
        return one is other
    if one.person_id is not None and other.person_id is not None:
        return one.person_id == other.person_id
    return one.name == other.name


def assign(
    commitment: Commitment, owner: Owner | None, *, at: datetime, actor: str, message: str | None = None
) -> tuple[Commitment, StatusChange]:
    """The commitment with its owner, or with none. Raises Misunderstood where that is so already."""
    if is_same_owner(commitment.owner, owner):
        key = "error.has_no_owner" if owner is None else "error.has_this_owner"
        raise Misunderstood(key, number=commitment.number, owner=owner.name if owner else "")
    change = happened(
        commitment, EventKind.OWNER, at=at, actor=actor, words=owner.name if owner else "", message=message
    )
    return replace(commitment, owner=owner, updated_at=at), change


def retag(
    commitment: Commitment,
    add: Sequence[str],
    remove: Collection[str],
    *,
    at: datetime,
    actor: str,
    message: str | None = None,
) -> tuple[Commitment, StatusChange]:
    """The commitment with some tags more and some less; the line of history names those: "+黑名单 -认证".

    Raises Misunderstood where nothing would change, or where there would be too many tags.
    """
    added = [tag for tag in dict.fromkeys(add) if tag not in commitment.tags]
    removed = [tag for tag in commitment.tags if tag in remove and tag not in added]
    if not added and not removed:
        key = "error.has_these_tags" if add else "error.has_no_such_tag"
        raise Misunderstood(key, number=commitment.number)
    tags = (*(tag for tag in commitment.tags if tag not in removed), *added)
    if len(tags) > MOST_TAGS:
        raise Misunderstood("error.too_many_tags", number=commitment.number, most=MOST_TAGS)
    words = " ".join([*(f"+{tag}" for tag in added), *(f"-{tag}" for tag in removed)])
    change = happened(commitment, EventKind.TAGS, at=at, actor=actor, words=words, message=message)
    return replace(commitment, tags=tags, updated_at=at), change
