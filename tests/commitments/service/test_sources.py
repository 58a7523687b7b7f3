"""Where a letter comes from, set and put right by a person."""

from __future__ import annotations

from datetime import date

import pytest

from commitments.errors import Misunderstood, NotAllowed, NotFound
from commitments.people import Role
from commitments.service.sources import forget_source, set_source
from tests.commitments.service.settling import Office, office
from tests.keeping import keep_document

LINK = "https://example.org/312"


def test_link_and_day_are_kept_and_either_may_come_alone(desk: Office) -> None:
    letter = keep_document(desk.uow, desk.workspace.id)
    set_source(desk.context(), letter.id, url=LINK)
    set_source(desk.context(), letter.id, obtained_on=date(2018, 9, 27))
    kept = desk.uow.documents.get(desk.workspace.id, letter.id)
    assert (kept.source_url, kept.obtained_on) == (LINK, date(2018, 9, 27))
    assert forget_source(desk.context(), letter.id).source_url is None
    assert desk.uow.documents.get(desk.workspace.id, letter.id).obtained_on == date(2018, 9, 27)


def test_what_cannot_be_is_refused_and_changes_nothing(desk: Office) -> None:
    letter = keep_document(desk.uow, desk.workspace.id)
    with pytest.raises(Misunderstood, match="obtained_ahead"):
        set_source(desk.context(), letter.id, url=LINK, obtained_on=date(2018, 9, 29))
    with pytest.raises(Misunderstood, match="too_long"):
        set_source(desk.context(), letter.id, url="https://" + "a" * 2_000)
    with pytest.raises(NotAllowed):
        set_source(desk.context(role=Role.VIEWER), letter.id, url=LINK)
    other = office(desk.uow, telegram_id=7)
    with pytest.raises(NotFound):
        set_source(other.context(), letter.id, url=LINK)
    assert desk.uow.documents.get(desk.workspace.id, letter.id) == letter
