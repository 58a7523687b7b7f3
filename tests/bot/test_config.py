"""The settings: the example against the model, what overrides what, the sentences for what is wrong, and the secret."""

from __future__ import annotations

import os
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, SecretStr

from bot.config import ChatSettings, ConfigError, ExtractionSettings, Settings, TelegramSettings, load

EXAMPLE = Path(__file__).resolve().parent.parent.parent / "config.example.toml"
TOKEN = "123456789:AAH-made-up-token-for-tests-0123456"


@pytest.fixture(autouse=True)
def nothing_from_outside(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Neither the environment nor the folder of the person who runs the tests says anything about settings."""
    for name in [name for name in os.environ if name.startswith("NEXTSTEPS_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def written(folder: Path, text: str) -> Path:
    path = folder / "config.toml"
    path.write_text(text, "utf-8")
    return path


def keys_of(model: type[BaseModel], before: str = "") -> dict[str, Any]:
    """Every key of a model with its default: "chat.language" → "auto"."""
    keys: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            keys |= keys_of(field.annotation, f"{name}.")
        else:
            keys[f"{before}{name}"] = field.default
    return keys


def keys_in(table: dict[str, Any], before: str = "") -> dict[str, Any]:
    keys: dict[str, Any] = {}
    for name, value in table.items():
        keys |= keys_in(value, f"{name}.") if isinstance(value, dict) else {f"{before}{name}": value}
    return keys


def opened_example() -> str:
    """The example with its commented settings switched on."""
    return re.sub(r"^# (?=\w+ = )", "", EXAMPLE.read_text("utf-8"), flags=re.MULTILINE)


def test_the_example_says_of_every_setting_what_its_default_is_and_of_no_other() -> None:
    said = keys_in(tomllib.loads(EXAMPLE.read_text("utf-8")))
    assert said == {key: default for key, default in keys_of(Settings).items() if default is not None}


def test_the_example_shows_the_settings_without_a_default_behind_a_comment_sign() -> None:
    assert set(keys_in(tomllib.loads(opened_example()))) == set(keys_of(Settings))


def test_the_example_can_be_used_as_it_is(tmp_path: Path) -> None:
    assert keys_in(load(EXAMPLE).model_dump()) == keys_of(Settings)


def test_whatever_the_example_explains_it_explains_in_both_languages() -> None:
    comments = re.findall(r"((?:^#.*\n)+)(?=\w+ = )", opened_example(), re.MULTILINE)
    assert comments
    for comment in comments:
        assert re.search(r"[A-Za-z]{3,}", comment)
        assert re.search(r"[\u4e00-\u9fff]", comment), comment


def test_without_a_file_everything_has_its_default() -> None:
    assert keys_in(load(None).model_dump()) == keys_of(Settings)


def test_a_file_in_the_folder_is_read_without_being_named(tmp_path: Path) -> None:
    written(tmp_path, '[chat]\ntimezone = "Europe/London"\n')
    assert load(None).chat.timezone == "Europe/London"


def test_what_a_file_leaves_out_has_its_default(tmp_path: Path) -> None:
    settings = load(written(tmp_path, "[extraction]\nseconds = 5\n"))
    assert settings.extraction.seconds == 5
    assert settings.extraction.memory_mb == ExtractionSettings().memory_mb
    assert settings.chat == ChatSettings()


def test_the_environment_overrides_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, '[database]\nurl = "file.db"\n[chat]\nlanguage = "zh"\n')
    monkeypatch.setenv("NEXTSTEPS_DATABASE__URL", "environment.db")
    settings = load(path)
    assert settings.database.url == "environment.db"
    assert settings.chat.language == "zh"


def test_other_variables_of_ours_are_no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEXTSTEPS_CORPUS", "/somewhere")
    assert keys_in(load(None).model_dump()) == keys_of(Settings)


def test_settings_cannot_be_changed_once_they_are_read() -> None:
    with pytest.raises(ValueError, match="frozen"):
        load(None).chat.language = "en"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[chat\n", r"config\.toml is not readable as TOML: .*line 1.*\."),
        ('[chat]\nlanguge = "zh"\n', r"config\.toml: chat\.languge: Extra inputs are not permitted\."),
        ("[chats]\n", r"config\.toml: chats: Extra inputs are not permitted\."),
        ('[chat]\nlanguage = "fr"\n', r"config\.toml: chat\.language: Input should be 'auto', 'zh' or 'en'\."),
        (
            '[chat]\ntimezone = "Asia/Peking"\n',
            r"config\.toml: chat\.timezone: .*'Asia/Peking' is no time zone; write one like Asia/Shanghai or Europe/London\.",
        ),
        ('[chat]\ntimezone = "../secret"\n', r"config\.toml: chat\.timezone: .*is no time zone.*"),
        ("[extraction]\nseconds = 0\n", r"config\.toml: extraction\.seconds: Input should be greater than .* 1\."),
        (
            '[extraction]\nmemory_mb = "much"\n',
            r"config\.toml: extraction\.memory_mb: Input should be a valid integer.*",
        ),
    ],
)
def test_what_is_wrong_in_a_file_is_said_with_its_place(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load(written(tmp_path, text))
    assert re.fullmatch(rf".*{sentence}", str(caught.value))


def test_a_wrong_variable_is_a_sentence_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEXTSTEPS_CHAT__TIMEZONE", "Mars/Olympus")
    with pytest.raises(ConfigError, match=r"chat\.timezone: .*'Mars/Olympus' is no time zone"):
        load(None)


def test_a_file_that_is_named_and_missing_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"There is no file .*other\.toml\. Copy config\.example\.toml to it"):
        load(tmp_path / "other.toml")


def test_a_token_comes_from_the_file_or_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert load(written(tmp_path, f'[telegram]\ntoken = " {TOKEN} "\n')).token() == TOKEN
    monkeypatch.setenv("NEXTSTEPS_TELEGRAM__TOKEN", "1:other")
    assert load(None).token() == "1:other"


def test_a_token_comes_from_a_file_of_its_own(tmp_path: Path) -> None:
    secret = tmp_path / "token"
    secret.write_text(f"{TOKEN}\n", "utf-8")
    assert load(written(tmp_path, f'[telegram]\ntoken_file = "{secret.as_posix()}"\n')).token() == TOKEN


def test_a_token_file_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    settings = load(written(tmp_path, '[telegram]\ntoken_file = "nowhere/token"\n'))
    with pytest.raises(ConfigError, match=r"The token file nowhere.token cannot be read: No such file"):
        settings.token()


@pytest.mark.parametrize("text", ["", '[telegram]\ntoken = " "\n', '[telegram]\ntoken_file = "empty"\n'])
def test_without_a_token_a_sentence_says_where_to_put_it(tmp_path: Path, text: str) -> None:
    (tmp_path / "empty").touch()
    settings = load(written(tmp_path, text))
    with pytest.raises(ConfigError) as caught:
        settings.token()
    for way_out in ("@BotFather", "config.toml", "[telegram]", "NEXTSTEPS_TELEGRAM__TOKEN", "nextsteps chat"):
        assert way_out in str(caught.value)


def test_the_token_is_in_no_way_of_showing_the_settings() -> None:
    settings = Settings(telegram=TelegramSettings(token=SecretStr(TOKEN)))
    shown = [repr(settings), str(settings), f"{settings.telegram!r} {settings.telegram}", settings.model_dump_json()]
    shown += [repr(settings.model_dump()), repr(settings.telegram.__dict__)]
    assert settings.token() == TOKEN
    assert [text for text in shown if TOKEN in text] == []


@pytest.mark.parametrize(
    "text",
    [
        f'[telegram]\ntoken = "{TOKEN}"\nextra = 1\n',
        f'[telegram]\ntokn = "{TOKEN}"\n',
        f'telegram = "{TOKEN}"\n',
        f'[telegram]\ntoken = ["{TOKEN}"]\n',
        f'[telegram]\ntoken = "{TOKEN}"\n[chat]\ntimezone = "nowhere"\n',
        f'[telegram]\ntoken = "{TOKEN}\n',
        f"[telegram]\ntoken = {TOKEN}\n",
        f'[telegram]\ntoken = "{TOKEN}" "{TOKEN}"\n',
    ],
)
def test_the_token_is_in_no_error(tmp_path: Path, text: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load(written(tmp_path, text))
    error = caught.value
    assert TOKEN not in str(error)
    assert TOKEN not in repr(error)
    assert error.__suppress_context__
