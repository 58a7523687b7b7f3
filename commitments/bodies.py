"""Which names are one body: owns aliases, successors and the issuer's own names; must not know who asks or what counts.

Pure. What a workspace has declared about bodies is a log of events, and the register is what they come to: nothing is
overwritten, and taking one back is an event as well. Two names are the same body where they are written alike, where
a person has said so, or where the text says "our office"; nothing here guesses (`shortenings` does, and asks).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from commitments.errors import Misunderstood, NotFound

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_OUTSIDE = " \t\r\n.,;:、。，；：\"'“”‘’《》<>()（）[]【】"
_OWN = re.compile(
    r"(?:我们?|本)(?:总局|分局|局|委员会|委|部|厅|院|署|办公室|办|处|司|中心|总队|支队|大队|单位|机关|会|校|公司)"
    r"|(?:our|this)\s+(?:office|department|ministry|council|agency|authority|board|commission|committee|bureau)"
)
"""我局, 本委, our department: the one who writes. 我市 and 我县 are places, and do not say who answers there."""


def key(name: str) -> str:
    """The one form in which names are compared: width, case, outer punctuation and "the" make no difference, nor do
    spaces in a Chinese name.
    """
    plain = "".join(_half(character) for character in name).strip(_OUTSIDE).casefold()
    if _HAN.search(plain):
        return "".join(plain.split())
    return " ".join(plain.replace("&", " and ").split()).removeprefix("the ")


def _half(character: str) -> str:
    """Full-width letters, digits and punctuation as half-width (U+FF01 to U+FF5E, and the ideographic space)."""
    code = ord(character)
    if 0xFF01 <= code <= 0xFF5E:
        return chr(code - 0xFEE0)
    return " " if code == 0x3000 else character


def is_own(name: str) -> bool:
    """Whether a letter calls its issuer so: 我局, 本委, our office."""
    return bool(_OWN.fullmatch(key(name)))


class BodyEventKind(StrEnum):
    """What can be declared about bodies."""

    ALIAS = "alias"
    MERGED = "merged"
    SUCCEEDED = "succeeded"
    SEPARATED = "separated"
    APART = "apart"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyEvent:
    """One thing that was declared: `name` is another name of `other`, was merged into it, was succeeded by it from
    `since` on, is no longer taken for it, or is not the same as it. `undoes` is the event that this one takes back.
    """

    id: int
    kind: BodyEventKind
    name: str = ""
    other: str = ""
    since: date | None = None
    undoes: int | None = None
    at: datetime
    actor: str


@dataclass(frozen=True, slots=True)
class Succession:
    """From `since` on `successor` answers for what `name` has promised."""

    name: str
    successor: str
    since: date


class BodyRegister:
    """What a workspace's events come to. Names that nobody has declared anything about are bodies of their own."""

    def __init__(self, events: Iterable[BodyEvent] = ()) -> None:
        events = list(events)
        undone = {event.undoes for event in events if event.kind is BodyEventKind.UNDONE}
        self._written: dict[str, str] = {}
        self._of: dict[str, str] = {}
        self._successions: dict[str, Succession] = {}
        self._apart: set[frozenset[str]] = set()
        for event in events:
            if event.id not in undone:
                self._apply(event)

    def _apply(self, event: BodyEvent) -> None:
        match event.kind:
            case BodyEventKind.ALIAS:
                self._rename(event.name, event.other)
            case BodyEventKind.MERGED:
                self._rename(self.called(event.name), event.other)
            case BodyEventKind.SUCCEEDED if event.since is not None:
                name = self._write(self.called(event.name))
                successor = self._write(event.other)
                self._successions[key(name)] = Succession(name, successor, event.since)
            case BodyEventKind.SEPARATED:
                if self._of.pop(key(event.name), None) is None:
                    self._successions.pop(key(event.name), None)
            case BodyEventKind.APART:
                self._apart.add(self._pair(event.name, event.other))
            case _:
                pass

    def _write(self, name: str) -> str:
        return self._written.setdefault(key(name), name)

    def _rename(self, name: str, of: str) -> None:
        """`name` becomes another name of `of`; where it had other names, these come with it."""
        if key(name) == key(of):
            return
        self._apart.discard(self._pair(name, of))
        old, new = key(name), key(self.called(of))
        if old == new:  # the two are one already, and `of` is to be its name
            new = key(of)
            self._of.pop(new, None)
        self._write(name)
        self._write(of)
        for other, canonical in list(self._of.items()):
            if canonical == old:
                self._of[other] = new
        self._of[old] = new
        moved = self._successions.pop(old, None)
        if moved is not None:
            self._successions.setdefault(new, Succession(self._written[new], moved.successor, moved.since))
        for place, succession in list(self._successions.items()):
            if key(self.called(succession.successor)) == place:
                del self._successions[place]

    @staticmethod
    def _pair(a: str, b: str) -> frozenset[str]:
        return frozenset({key(a), key(b)})

    def knows(self, name: str) -> bool:
        """Whether anything was declared about the name."""
        return key(name) in self._written

    def called(self, name: str) -> str:
        """The name that the body goes by: its other names are followed, successors are not."""
        canonical = self._of.get(key(name), key(name))
        return self._written.get(canonical, name)

    def other_names(self, name: str) -> tuple[str, ...]:
        """The declared names of the body but for the one that it goes by, as they were declared."""
        canonical = key(self.called(name))
        return tuple(self._written[other] for other, of in self._of.items() if of == canonical)

    def is_alias(self, name: str) -> bool:
        """Whether the name is another name of a body that goes by a different one."""
        return key(name) in self._of

    def succession(self, name: str) -> Succession | None:
        """What is declared about the body's successor, whether its day has come or not."""
        return self._successions.get(key(self.called(name)))

    def forerunners(self, name: str) -> tuple[Succession, ...]:
        """The bodies that this one has succeeded or will succeed, the earliest first."""
        canonical = key(self.called(name))
        found = [s for s in self._successions.values() if key(self.called(s.successor)) == canonical]
        return tuple(sorted(found, key=lambda succession: succession.since))

    def line(self, name: str, on: date) -> Iterator[str]:
        """The body and those that have taken its place by that day, the present one last."""
        seen: set[str] = set()
        current = self.called(name)
        while key(current) not in seen:
            seen.add(key(current))
            yield current
            next_ = self._successions.get(key(current))
            if next_ is None or next_.since > on:
                return
            current = self.called(next_.successor)

    def told_apart(self, a: str, b: str) -> bool:
        """Whether a person has said that the two, under any of their names, are different bodies."""
        return any(self._pair(x, y) in self._apart for x in self._names(a) for y in self._names(b))

    def _names(self, name: str) -> tuple[str, ...]:
        return (self.called(name), *self.other_names(name))

    # What may be declared; each raises where it may not.

    def check_alias(self, name: str, of: str) -> None:
        """Raises Misunderstood where the two names are written alike, or mean one body under that name already."""
        one = key(self.called(name)) == key(self.called(of))
        renames = self.is_alias(of) and not self.is_alias(name)
        if key(name) == key(of) or (one and not renames):
            raise Misunderstood("error.same_body", name=name, of=self.called(of))

    def check_succession(self, name: str, successor: str) -> None:
        """Raises Misunderstood where the two are one body, or where each would succeed the other in a circle."""
        if key(self.called(name)) == key(self.called(successor)):
            raise Misunderstood("error.same_body", name=name, of=self.called(successor))
        if key(self.called(name)) in {key(each) for each in self.line(successor, date.max)}:
            raise Misunderstood("error.body_circle", name=name, successor=successor)

    def check_separation(self, name: str) -> None:
        """Raises NotFound where the name is neither another name of a body nor has a successor."""
        if not self.is_alias(name) and key(name) not in self._successions:
            raise NotFound("error.nothing_to_separate", name=name)


@dataclass(frozen=True, slots=True)
class Meant:
    """The body, or the bodies, that words mean: what to call them, and the names that stand in letters for them."""

    name: str
    names: frozenset[str]
    bodies: tuple[str, ...]


class BodyNames:
    """The register as it stands on one day. Asked for a hundred thousand promises, it remembers what it was asked."""

    def __init__(self, register: BodyRegister, on: date) -> None:
        self.register = register
        self.on = on
        self._present: dict[str, str] = {}

    def present(self, printed: str) -> str:
        """Who answers today for a body that a letter calls so; a name that nothing is known of stays as it is."""
        if printed not in self._present:
            *_, self._present[printed] = self.register.line(printed, self.on)
        return self._present[printed]

    def meant(self, words: str, printed: Iterable[str]) -> Meant | None:
        """The bodies that words mean, among the names that letters print; None where they mean none.

        A body's own or other name means it with those whose place it has taken. Otherwise the words are looked for in
        the names, two characters at least.
        """
        printed = sorted(set(filter(None, printed)))
        wanted = key(words)
        if not wanted:
            return None
        exact = {wanted, key(self.register.called(words))}
        if self.register.knows(words) or any(key(name) in exact for name in printed):
            return self._one(next((n for n in printed if key(n) == wanted), words), printed)
        holding = (self._holding(wanted, name) for name in printed if len(wanted) > 1)
        found = tuple(dict.fromkeys(filter(None, holding)))
        if len(found) == 1:
            return self._one(found[0], printed)
        names = frozenset().union(*(self._one(body, printed).names for body in found))
        return Meant(words, names, found) if found else None

    def _one(self, name: str, printed: Sequence[str]) -> Meant:
        canonical = self.register.called(name)
        names = [n for n in printed if key(canonical) in {key(each) for each in self.register.line(n, self.on)}]
        return Meant(canonical, frozenset(names), (canonical,))

    def _holding(self, wanted: str, printed: str) -> str | None:
        """The body, of a printed name and those that took its place, one of whose names holds what is wanted."""
        if wanted in key(printed):
            return self.register.called(printed)
        for body in self.register.line(printed, self.on):
            if any(wanted in key(name) for name in (body, *self.register.other_names(body))):
                return body
        return None
