"""What goes wrong at the local Telegram; owns the three kinds of refusal, must not know who words them for whom."""

from __future__ import annotations

from typing import Any


class ApiError(Exception):
    """The Bot API's refusal of a call: HTTP code, Telegram's own description, response parameters.

    `broken_rule` marks what a correct bot never does (a limit, an unbalanced tag, a wrong type), in contrast to what
    happens to every bot (blocked, message gone, query too old). Only the former goes to `LocalTelegram.violations`.
    """

    def __init__(
        self,
        code: int,
        description: str,
        *,
        broken_rule: bool = False,
        parameters: dict[str, Any] | None = None,
    ) -> None:
        self.code = code
        self.description = description
        self.broken_rule = broken_rule
        self.parameters = parameters
        super().__init__(f"{code} {description}")


def bad_request(description: str, *, broken_rule: bool = False) -> ApiError:
    """A 400 as Telegram words it: `description` comes after "Bad Request: "."""
    return ApiError(400, f"Bad Request: {description}", broken_rule=broken_rule)


def forbidden(description: str) -> ApiError:
    """A 403 as Telegram words it: `description` comes after "Forbidden: "."""
    return ApiError(403, f"Forbidden: {description}")


class Refused(Exception):
    """What a person asked for is not done; the text is the sentence that says why. Also for what the session is given
    from outside (the clock, trust).
    """


class ClientError(Refused):
    """A person tried what no app offers: an empty message, a button that is not there."""
