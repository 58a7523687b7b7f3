"""Dates in forms that our grammar lacks, typed alone (20dec2018, 20. Dez): owns the call of dateparser; must not be
asked about sentences, in which dateparser finds dates that are none.
"""

from __future__ import annotations

from datetime import date, datetime

from commitments.model import Language

_THE_LONGEST = 30


def read(words: str, now: datetime, language: Language) -> date | None:
    """The day that a few words name with day and month; None for anything longer, vaguer or past."""
    if len(words) > _THE_LONGEST or not any(letter.isdigit() for letter in words):
        return None
    import dateparser  # takes a second: imported when somebody types such a date

    # The one setting that was found to read years rightly: absolute dates only, the language given.
    found = dateparser.parse(
        words,
        languages=[language.value],
        settings={
            "PARSERS": ["absolute-time"],
            "REQUIRE_PARTS": ["day", "month"],
            "PREFER_DATES_FROM": "future",
            "RELATIVE_BASE": now.replace(tzinfo=None),
            "DATE_ORDER": "DMY",
        },
    )
    return found.date() if found and found.date() >= now.date() and found.year <= 2100 else None
