"""Every phrase of the Chinese pack's examples yields what it says there."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

import pytest

from commitments.extraction import extract
from commitments.model import Candidate, Language

EXAMPLES: list[dict[str, Any]] = tomllib.loads(
    files("commitments.extraction.packs.zh").joinpath("examples.toml").read_text(encoding="utf-8")
)["example"]


def letter(text: str, *, next_steps: bool = False) -> str:
    head = "关于加强公共服务的建议的答复\n陈小燕代表:\n您提出的建议收悉,现答复如下:\n"
    if next_steps:
        head += "一、办理情况\n建议收到后,我局高度重视。\n二、下一步工作\n"
    return f"{head}{text}\n感谢您对我们工作的关心和支持!\n青河县公共事业局\n2024年3月5日\n"


def found(example: dict[str, Any]) -> tuple[Candidate, ...]:
    whole = example.get("page", False)
    text = example["text"] if whole else letter(example["text"], next_steps=example.get("next_steps", False))
    return extract(text, language=Language.ZH).candidates


@pytest.mark.parametrize("example", EXAMPLES, ids=[example["rule"] for example in EXAMPLES])
def test_an_example_yields_what_it_says(example: dict[str, Any]) -> None:
    candidates = found(example)
    assert [candidate.quote.exact for candidate in candidates] == example["quotes"]
    if "kinds" in example:
        assert [candidate.kind.value for candidate in candidates] == example["kinds"]
    if "dues" in example:
        dues = [candidate.deadline.due_on.isoformat() if candidate.deadline else "" for candidate in candidates]
        assert dues == example["dues"]
    if "quantities" in example:
        assert [
            ";".join(f"{quantity.value.normalize():f}{quantity.unit}" for quantity in candidate.quantities)
            for candidate in candidates
        ] == example["quantities"]
    if "bodies" in example:
        assert [";".join(body.name for body in candidate.bodies) for candidate in candidates] == example["bodies"]
    if "conditions" in example:
        assert [candidate.condition or "" for candidate in candidates] == example["conditions"]
    if "bodies" in example:
        bodies = [";".join(body.name for body in candidate.bodies) for candidate in candidates]
        assert bodies == example["bodies"]
