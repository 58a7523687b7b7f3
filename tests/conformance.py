"""Calls and answers held against the Bot API's own documentation, where it is there as data.

The environment variable NEXTSTEPS_TELEGRAM_API names a JSON file of the form of PaulSonOfLars/telegram-bot-api-spec.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from bot.local_telegram.core import Call

VARIABLE = "NEXTSTEPS_TELEGRAM_API"
_PLAIN: dict[str, type | tuple[type, ...]] = {
    "Integer": int,
    "String": str,
    "Float": (int, float),
    "Boolean": bool,
    # A file's content is not kept with the call, only its name.
    "InputFile": str,
}


class Documentation:
    """Methods and types by name, and what is wrong with a value of a documented type."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.methods: dict[str, Any] = data["methods"]
        self.types: dict[str, Any] = data["types"]

    def parameters(self, method: str) -> dict[str, Any]:
        return {field["name"]: field for field in self.methods[method].get("fields", [])}

    def fields(self, kind: str) -> dict[str, Any]:
        """A type's fields; for a type that is one of several, those of all of them, required where all require them."""
        subtypes = self.types[kind].get("subtypes", [])
        if not subtypes:
            return {field["name"]: field for field in self.types[kind].get("fields", [])}
        merged: dict[str, Any] = {}
        for subtype in subtypes:
            for name, field in self.fields(subtype).items():
                merged.setdefault(name, dict(field))
        for name, field in merged.items():
            field["required"] = all(self.fields(one).get(name, {}).get("required") for one in subtypes)
        return merged

    def complaints(self, value: Any, kinds: list[str], where: str) -> list[str]:
        """What is wrong with a value that is to be of one of these types; the shortest list of the alternatives."""
        return min((self._complaints(value, kind, where) for kind in kinds), key=len)

    def call_complaints(self, calls: Iterable[Call]) -> list[str]:
        """What is wrong with calls: unknown methods and parameters, wrong types, required ones missing."""
        found: list[str] = []
        for call in calls:
            if call.method not in self.methods:
                found.append(f"{call.method} is no method")
                continue
            known = self.parameters(call.method)
            found += [f"{call.method}: no parameter {name}" for name in call.parameters if name not in known]
            for name, field in known.items():
                if name in call.parameters:
                    found += self.complaints(call.parameters[name], field["types"], f"{call.method}.{name}")
                elif field["required"]:
                    found.append(f"{call.method}: {name} is missing")
        return found

    def _complaints(self, value: Any, kind: str, where: str) -> list[str]:
        if kind.startswith("Array of "):
            if not isinstance(value, list):
                return [f"{where}: no list"]
            inner = [kind.removeprefix("Array of ")]
            return [complaint for item in value for complaint in self.complaints(item, inner, where)]
        if kind in _PLAIN:
            fits = isinstance(value, _PLAIN[kind]) and isinstance(value, bool) == (kind == "Boolean")
            return [] if fits else [f"{where}: {value!r} is no {kind}"]
        if subtypes := self.types[kind].get("subtypes"):
            return self.complaints(value, subtypes, where)
        if not isinstance(value, dict):
            return [f"{where}: {value!r} is no {kind}"]
        fields = self.fields(kind)
        found = [f"{where}: {kind} has no field {name}" for name in value if name not in fields]
        for name, field in fields.items():
            if name in value:
                found += self.complaints(value[name], field["types"], f"{where}.{name}")
            elif field["required"]:
                found.append(f"{where}: {kind} lacks {name}")
        return found


@cache
def documentation() -> Documentation | None:
    """The documentation, None where the environment names none."""
    path = os.environ.get(VARIABLE)
    return Documentation(json.loads(Path(path).read_text(encoding="utf-8"))) if path else None


def documentation_or_skip() -> Documentation:
    """The documentation; skips the test, saying so, where there is none."""
    found = documentation()
    if found is None:
        pytest.skip(f"the Bot API as data is not here: {VARIABLE} names no file")
    return found


def assert_conforms(calls: Iterable[Call]) -> None:
    """Fail with all complaints about these calls; without documentation there is nothing to hold them against."""
    found = documentation()
    assert found is None or found.call_complaints(calls) == []
