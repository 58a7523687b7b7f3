"""The settings of an installation: owns every key of config.toml, its default and its check; must not know who uses it.

`config.example.toml` is held against this model key by key.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

DEFAULT_PATH = Path("config.toml")


class ConfigError(Exception):
    """The configuration cannot be used; the text is a sentence for the person who wrote it."""


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class TelegramSettings(_Section):
    """The bot on Telegram. The token is a secret: it is never shown, logged or exported.

    `api_url` is the address of a Bot API server of one's own, without a path; without one, Telegram's is used.
    """

    token: SecretStr | None = None
    token_file: Path | None = None
    api_url: str | None = Field(default=None, pattern=r"^https?://\S+$")


class DatabaseSettings(_Section):
    """Where everything is kept."""

    url: str = "nextsteps.db"


class ChatSettings(_Section):
    """What a chat speaks and where it lives until it says otherwise."""

    language: Literal["auto", "zh", "en"] = "auto"
    timezone: str = "Asia/Shanghai"

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise ValueError(f"{name!r} is no time zone; write one like Asia/Shanghai or Europe/London") from error
        return name


class ExtractionSettings(_Section):
    """Limits for reading a letter in its own process."""

    seconds: int = Field(default=20, ge=1, le=600)
    memory_mb: int = Field(default=1024, ge=256, le=16384)


class Settings(BaseSettings):
    """Everything in config.toml. Environment variables override it: NEXTSTEPS_TELEGRAM__TOKEN and the like."""

    model_config = SettingsConfigDict(
        env_prefix="NEXTSTEPS_", env_nested_delimiter="__", extra="forbid", frozen=True, hide_input_in_errors=True
    )

    telegram: TelegramSettings = TelegramSettings()
    database: DatabaseSettings = DatabaseSettings()
    chat: ChatSettings = ChatSettings()
    extraction: ExtractionSettings = ExtractionSettings()

    def token(self) -> str:
        """The bot's token. Raises ConfigError with a sentence that says where to put it."""
        if self.telegram.token is not None and self.telegram.token.get_secret_value().strip():
            return self.telegram.token.get_secret_value().strip()
        if self.telegram.token_file is not None:
            try:
                token = self.telegram.token_file.read_text("utf-8").strip()
            except OSError as error:
                raise ConfigError(
                    f"The token file {self.telegram.token_file} cannot be read: {error.strerror}."
                ) from None
            if token:
                return token
        raise ConfigError(
            "There is no Telegram token. Ask @BotFather for one (/newbot) and put it into config.toml under [telegram] "
            'as token = "…", or into the environment variable NEXTSTEPS_TELEGRAM__TOKEN. '
            "To try the bot without one: nextsteps chat."
        )


def load(path: Path | None) -> Settings:
    """The settings from a TOML file and the environment; without a path, config.toml here if it exists.

    Raises ConfigError where the file is missing, is no TOML, or has a key or value that is not known.
    """
    chosen = path or DEFAULT_PATH
    if path is not None and not path.is_file():
        raise ConfigError(f"There is no file {path}. Copy config.example.toml to it and fill in what you need.")

    class FromFile(Settings):
        @classmethod
        def settings_customise_sources(
            cls,
            settings_cls: type[BaseSettings],
            init_settings: PydanticBaseSettingsSource,
            env_settings: PydanticBaseSettingsSource,
            dotenv_settings: PydanticBaseSettingsSource,
            file_secret_settings: PydanticBaseSettingsSource,
        ) -> tuple[PydanticBaseSettingsSource, ...]:
            del init_settings, dotenv_settings, file_secret_settings  # the environment and this file, nothing else
            return env_settings, TomlConfigSettingsSource(settings_cls, toml_file=chosen)

    try:
        return FromFile()
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise ConfigError(f"{chosen}: {place}: {first['msg']}.") from None
    except ValueError as error:
        raise ConfigError(f"{chosen} is not readable as TOML: {error}.") from None
