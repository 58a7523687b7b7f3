"""The verb of a Chinese clause: owns finding it past subjects and phrases; must not know what result it names."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from commitments.extraction.clauses import HIDDEN
from commitments.extraction.packs.zh.bodies import is_author, is_body
from commitments.extraction.packs.zh.complements import fronted, headed
from commitments.extraction.packs.zh.heads import Head
from commitments.extraction.packs.zh.markers import is_future, is_marker
from commitments.extraction.packs.zh.prepositions import after_preposition
from commitments.extraction.packs.zh.words import HANZI, TIME_LETTER, Cat, Token, members, tokens, words

LONGEST = 240
"""A clause longer than this is read by its beginning: nobody writes one, and time must not grow with its square."""


@lru_cache(maxsize=64)
def find_head(clause: str) -> Head:
    """The main verb: past conjunctions, times, adverbs, markers, the subject and prepositional phrases.

    What was found in the last few clauses is kept: several rules ask for the same one.
    """
    head = _Search(clause[:LONGEST]).run()
    short = None if head.verb else _SHORT.search(clause)
    if short is None:
        return head
    return headed(clause, [Token(short.start(), short.group(), Cat.DELIVERABLE)], 0, head)._replace(core=head.core)


def late_head(clause: str, head: Head) -> Head:
    """The verb of what looked like a frame but has no act after it: 联合水利部门推动管网升级."""
    clause = clause[:LONGEST]
    found = tokens(clause)
    start = next((index for index, token in enumerate(found) if token.at >= head.core), 0)
    for index in range(start + 1, len(found)):
        token = found[index]
        if not token.cat & Cat.VERB or len(token.word) < 2 or token.at < head.core + 2 or len(clause) - token.end == 1:
            continue
        after = found[index + 1] if index + 1 < len(found) else None
        if clause[token.end : token.end + 1] in tuple("的、和与等后前时中"):
            continue
        nominal = token.word in members("verbs", "taking") | members("verbs", "soft") or token.cat == Cat.DELIVERABLE
        if after is not None and after.cat & Cat.VERB and len(after.word) >= 2 and not nominal:
            continue
        return _read_on(clause, token.at, Head(subject=head.subject, cue=head.cue))
    return head


def _read_on(clause: str, at: int, known: Head) -> Head:
    """Read from `at` on as a clause of its own, keeping subject and marker."""
    inner = find_head(clause[at:]) if at < len(clause) else Head()
    return inner._replace(
        at=inner.at + at if inner.verb else -1,
        subject=known.subject or inner.subject,
        cue=known.cue or inner.cue,
        sure=False,
        core=0,
    )


_MARKER = re.compile("将|拟|计划|力争|会(?=[积进继全加切主认尽竭大及按在对与向根同通])")


@cache
def _named_subject() -> re.Pattern[str]:
    """教育局将…, 县住建部门拟…: a body right before a marker, whatever words its name is made of."""
    ends = "|".join(map(re.escape, words("nouns", "body")))
    name = rf"((?:{TIME_LETTER}+,?)?[^,{HIDDEN}将把对向与待由]{{1,22}}?(?:{ends}))"
    return re.compile(name + f"(?:也|还|正|均|都|则|就)?(?={_MARKER.pattern})")


_PARTICLES = frozenset("将会到至在于从自以就")
"""Letters that mean something to the search, in whatever list they stand."""
_TOO = tuple("也还都均则又")
"""Before 将 these make it a marker."""


_SHORT = re.compile(
    f"(?<=[镇乡村区县市校园内旁侧])建(?![设立成议筑造档制材国])(?={HANZI}{{3}})"
    "|^[设建修铺装换打种购配](?=[^,\\d]{1,8}\\d+[个座处条米台套盏根株棵亩]$)"
    rf"|[设修铺装换挖架购种建配](?=[\d一二两三四五六七八九十几各]+{HANZI})"
)
"""Verbs of one letter are so only before a number or behind a place: 在大厅设两个窗口, 在6个乡镇建服务中心."""


class _Search:
    """One walk over the words of a clause, from the left, until its head is known."""

    def __init__(self, clause: str) -> None:
        self.clause = clause
        self.found = tokens(clause)
        self.at = 0
        self.after: Token | None = None
        """The word after the present one."""
        self.cue = ""
        self.subject = ""
        self.marked = False
        """An adverb stood before: what follows is a verb, known or not."""
        self.start: int | None = None
        """Where words began that may be the subject."""
        named = _named_subject().match(clause) if _MARKER.search(clause) else None
        if named and is_body(named[1].strip(TIME_LETTER + ",")):
            self.subject = named[1].strip(TIME_LETTER + ",")
            later = (index for index, token in enumerate(self.found) if token.at >= named.end())
            self.at = next(later, len(self.found))

    def run(self) -> Head:
        """The head; without a verb what is known of subject and marker."""
        found, count = self.found, len(self.found)
        while self.at < count:
            token = found[self.at]
            head: Head | bool | None = None
            if token.cat or token.word in _PARTICLES:  # most words are in no list, and nothing is to be asked of them
                self.after = found[self.at + 1] if self.at + 1 < count else None
                head = self._will(token) or self._skip(token) or self._phrase(token) or self._verb(token)
            if isinstance(head, Head):
                return head._replace(core=token.at)
            if head is None and self.start is None:
                self.start = token.at
            self.at += 1
        unknown = self.marked and self.start is not None and (self.cue or not self.subject)
        least = 2 if self.cue else 4
        if unknown and self.start is not None and len(self.clause) - self.start >= least:
            # An adverb or a marker, and a word that is in no list: as good as always a verb that we do not know.
            return self._unlisted(self.start)._replace(cue=self.cue)
        self._settle_subject(len(self.clause))
        return Head(subject=self.subject, cue=self.cue, core=len(self.clause))

    # Each of the following answers with a head, with True (the word is dealt with), or with None (not its business).

    def _settle_subject(self, end: int) -> None:
        if self.start is not None and not self.subject:
            name = self.clause[self.start : end].replace(TIME_LETTER, "").strip(",、 ").lstrip("报经请让使由")
            name = name.rstrip("要应须需也都均还")
            name = re.sub(rf"[(]{HIDDEN}*[)]$", "", name)
            self.subject = name if is_author(name) or is_body(name) else ""

    def _mark(self, token: Token, cue: str) -> bool:
        self._settle_subject(token.at)
        self.cue = self.cue or cue
        self.start = None
        self.marked = self.marked or not cue.endswith(("在", "于"))
        return True

    def _known(self, scanned: bool = False) -> Head:
        return Head(subject=self.subject, cue=self.cue, scanned=scanned)

    def _will(self, token: Token) -> Head | bool | None:
        """将, 计划, 我们会: markers."""
        after = self.after
        if token.word == "将" and self.clause[max(0, token.at - 1) : token.at] == "即":
            # 即将: near, but nobody's word.
            return True
        if token.word == "将":
            if is_future(self.clause, token, after):
                return self._mark(token, "将")
            self._settle_subject(token.at)
            if self.subject and is_author(self.subject):
                self.cue = self.cue or "将"
            front = fronted(self.clause, self.found, self.at, self._known())
            if front.verb or self.clause[token.at - 1 : token.at] not in _TOO:
                return front
            # 公司也将介入……: no object in front, so what follows is a verb that we do not know.
            return self._unlisted(token.end)
        if token.word == "将继续":
            return self._mark(token, "将")
        if token.cat & Cat.PLAN and is_marker(self.clause, token, self.found[self.at - 1] if self.at else None):
            marked = self._mark(token, token.word)
            if token.word == "拟将" and not is_future(self.clause, token, after):
                # 拟将场馆作为图书馆使用: it fronts an object as well.
                front = fronted(self.clause, self.found, self.at, self._known())
                return front if front.verb else marked
            return marked
        if token.word == "会" and after is not None and not self._in_name(token):
            before = self.subject
            self._settle_subject(token.at)
            acts = after.cat & (Cat.ADVERB | Cat.VERB) and len(after.word) >= 2
            if self.subject and (is_author(self.subject) or (acts and is_body(self.subject))):
                return self._mark(token, "会")
            self.subject = before
        return None

    def _in_name(self, token: Token) -> bool:
        """会 of 会议, 管委会, 协会."""
        return self.clause[token.end] in "议同计商" or self.clause[max(0, token.at - 1) : token.at] in tuple(
            "委协大社学商联"
        )

    def _unlisted(self, at: int) -> Head:
        """A verb that is in no list, taken to have two letters; 装, 铺 and their like begin works."""
        verb, rest = self.clause[at : at + 2], self.clause[at + 2 :]
        works = Cat.DELIVERABLE if verb[:1] in tuple("装修铺换挖架购栽拆贴挂浇") else Cat.DIRECTIONAL
        return Head(verb=verb, at=at, cat=works, subject=self.subject, cue=self.cue or "将", object=rest, core=at)

    def _skip(self, token: Token) -> bool | None:
        """Times, conjunctions and adverbs."""
        after = self.after
        inside = self.start is not None
        if token.word in ("到", "至", "在", "于", "从", "自") and after is not None and after.cat & Cat.TIME:
            self.at += 1
            return True
        if inside and token.cat & Cat.TIME and is_body(self.clause[self.start : token.at]):
            # 县财政每年安排……
            self._settle_subject(token.at)
            self.start = None
        if token.cat & Cat.TIME or (token.cat & Cat.CONJUNCTION and not inside):
            return True
        if token.word == "以" and self.clause[token.end : token.end + 1] in tuple("上下内及来后前外"):
            return True
        if token.word == "就" and after is not None and after.cat & Cat.ADVERB and len(after.word) >= 2:
            # 待……,就积极申报: no preposition.
            return True
        long = len(token.word) >= 2
        if not token.cat & Cat.ADVERB or (inside and not long):
            return None
        if token.cat & Cat.VERB:
            # 统筹, 加快: an adverb only before another verb (统筹推进) or a phrase of place or way.
            before_verb = after is not None and after.cat & (Cat.VERB | Cat.ADVERB) and len(after.word) >= 2
            if not before_verb and (
                after is None or after.word not in ("在", "对", "将", "从", "由", "向", "按", "按照", "依照", "通过")
            ):
                return None
        if inside and long:
            self._settle_subject(token.at)
            self.start = None
        self.marked = self.marked or (long and token.word not in members("markers", "scene"))
        return True

    def _phrase(self, token: Token) -> Head | None:
        """Prepositional phrases, and 把."""
        if not token.cat & Cat.PREPOSITION:
            return None
        if self.start is not None and token.word not in members("markers", "inner_prepositions"):
            if token.word != "为":
                return None
            name = self.clause[self.start : token.at].strip(",、 ")
            if not (is_author(name) or is_body(name)):
                return None
        if token.word == "把":
            self._settle_subject(token.at)
            return fronted(self.clause, self.found, self.at, self._known())
        if token.cat & Cat.VERB and token.word not in members("markers", "verbal_prepositions"):
            return None
        self._settle_subject(token.at)
        return after_preposition(self.clause, self.found, self.at, self._known(), _read_on)

    def _verb(self, token: Token) -> Head | bool | None:
        """A verb at the head, unless it is part of the subject."""
        if not token.cat & Cat.VERB:
            return None
        after = self.after
        inside = self.start is not None
        if len(token.word) < 2 and (inside or after is None or after.cat & Cat.VERB):
            return None
        if inside and (self._verb_comes_later() or (token.word in members("verbs", "nominal") and self._goes_on())):
            return True
        if (after is not None and after.word == "的" and (inside or self._goes_on())) or self._opens_name():
            self.start = token.at if self.start is None else self.start
            return True
        self._settle_subject(token.at)
        return headed(self.clause, self.found, self.at, self._known(scanned=inside and not self.marked))

    def _verb_comes_later(self) -> bool:
        """补助标准逐步提高, 更换地板等内容将会纳入方案: an adverb with its verb, or a marker, comes later."""
        last = self.found[-1]
        if (
            last.cat & Cat.DIRECTIONAL
            and len(last.word) >= 2
            and "向" in self.clause[self.found[self.at].end : last.at]
        ):
            # 购置补贴向山区倾斜
            return True
        for index in range(self.at + 1, min(len(self.found), self.at + 40)):
            token = self.found[index]
            if not token.cat & Cat.ADVERB and token.word != "将":
                continue
            after = self.found[index + 1] if index + 1 < len(self.found) else None
            if token.word == "将" and is_future(self.clause, token, after):
                return True
            adverb = token.cat & Cat.ADVERB and not token.cat & Cat.VERB and len(token.word) >= 2
            acts = after is not None and after.cat & Cat.VERB and len(after.word) >= 2
            if adverb and index < self.at + 14 and acts and after and self.clause[after.end : after.end + 1] != "的":
                return True
        return False

    def _goes_on(self) -> bool:
        """A noun that looks like a verb, inside a subject: another verb or marker comes later."""
        later = self.found[self.at + 1 : self.at + 16]
        return any((t.cat & (Cat.VERB | Cat.PLAN) and len(t.word) >= 2) or t.word == "将" for t in later)

    def _opens_name(self) -> bool:
        """教育局, 维护中心: what looks like a verb opens a name that ends there."""
        begin, after = self.found[self.at].end, self.after
        if after is None or after.cat & Cat.VERB or not self.clause.startswith(words("nouns", "name_ends"), begin):
            return False
        end = next(end for end in words("nouns", "name_ends") if self.clause.startswith(end, begin))
        if len(end) > 1 and self.found[self.at].word not in members("verbs", "in_names"):
            # 管理人员 is a name, 组织人员 is not.
            return False
        third = next((token for token in self.found[self.at + 2 :] if token.at >= begin + len(end)), None)
        return third is None or bool(third.cat) or third.word in "将拟的、"
