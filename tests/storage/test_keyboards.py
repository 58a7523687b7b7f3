"""Keyboards from a file of an earlier version, which had a row for each button."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from commitments.messaging import Button, place_of
from storage.migrations import HEAD
from storage.unit_of_work import open_database
from tests.storage.old_files import old_file, put_rows

OLD: list[tuple[str, str, dict[str, Any]]] = [
    ("k7f.0", "status", {"number": 1, "to": "met"}),
    ("k7f.2", "show", {"number": 1, "words": "某'事"}),
    ("Ab-3_x", "list", {}),
]
WORKSPACE = "INSERT INTO workspace (id, name) VALUES (1, '督查室')"
CHAT = """INSERT INTO chat
(id, transport, telegram_id, kind, title, workspace_id, language, timezone, frequency, weekday, hour, reminder_leads)
VALUES (1, 'local', 100, 'private', '', 1, 'zh', 'Asia/Shanghai', 'off', 0, 9, '[]')"""


EXPIRES = "2019-01-01 00:00:00.000000"


def row(key: str, action: str, arguments: dict[str, Any], person_id: int | None = None) -> dict[str, object]:
    told = {"action": action, "arguments": json.dumps(arguments), "expires_at": EXPIRES}
    return {"key": key, "chat_id": 1, "person_id": person_id, **told}


def test_buttons_of_an_earlier_version_go_on_to_mean_what_they_meant(tmp_path: Path) -> None:
    path = tmp_path / "chat.db"
    old_file(path, "0020", WORKSPACE, CHAT)
    put_rows(path, "button", [*(row(*each) for each in OLD), row("k8f.0", "show", {}, person_id=1)])
    database = open_database(str(path))
    keyboards = [place_of(key)[0] for key, _, _ in OLD]
    found = database.read(lambda uow: [uow.keyboards.find(key) for key in keyboards])
    for (key, action, arguments), keyboard in zip(OLD, found, strict=True):
        assert keyboard is not None
        assert f"{keyboard.expires_at:%Y-%m-%d}" == "2019-01-01"
        assert (keyboard.chat_id, keyboard.buttons[place_of(key)[1]]) == (1, Button(action, arguments))
    assert database.read(lambda uow: uow.keyboards.find("k8f")) is None, "it answered to one person only"
    database.close()


def test_buttons_from_before_their_labels_were_kept_say_nothing(tmp_path: Path) -> None:
    path = tmp_path / "chat.db"
    old_file(path, HEAD, WORKSPACE, CHAT)
    buttons = json.dumps({"0": ["status", {"to": "met"}], "1": ["list", {}, "看清单"]})
    put_rows(path, "keyboard", [{"key": "k1", "chat_id": 1, "buttons": buttons, "expires_at": EXPIRES}])
    database = open_database(str(path))
    keyboard = database.read(lambda uow: uow.keyboards.find("k1"))
    assert keyboard is not None
    assert keyboard.buttons == {0: Button("status", {"to": "met"}), 1: Button("list", {}, "看清单")}
    database.close()
