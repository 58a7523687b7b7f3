"""The CSV as Excel and other programs will read it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.i18n.catalogue import catalogue
from bot.rendering.csv import HEADERS, cell, file_name, status_csv
from commitments.model import Bound, Language, Quantity, Quote, RelationKind, Status, StatusChange
from commitments.queries import Entry
from commitments.relations import Relation
from commitments.service.tracking import Register
from tests.bot.rendering import samples
from tests.bot.rendering.samples import TODAY
from tests.builders import candidate, commitment, document, document_head, status_change

ZH, EN = catalogue(Language.ZH), catalogue(Language.EN)


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def exported(language: Language = Language.ZH) -> bytes:
    commitments, changes = samples.tracked()
    histories: dict[int, list[StatusChange]] = {}
    for change in changes:
        histories.setdefault(change.commitment_id, []).append(change)
    return status_csv(Register(samples.entries(commitments), histories, {}), TODAY, catalogue(language))


def one_row(
    entry: Entry, changes: list[StatusChange] | None = None, relations: Sequence[Relation] = ()
) -> dict[str, str]:
    kept = Register([entry], {entry.commitment.id: changes or []}, {entry.commitment.number or 0: relations})
    return rows(status_csv(kept, TODAY, ZH))[0]


def test_links_stand_by_the_numbers_of_the_others() -> None:
    entry = Entry(commitment(number=12), document(), None)
    row = one_row(entry, relations=[Relation(12, RelationKind.DUPLICATE, n) for n in (3, 7)])
    assert (row["duplicate_of"], row["superseded_by"]) == ("3; 7", "")


def test_excel_sees_utf_8_and_its_own_line_ends() -> None:
    content = exported()
    assert content.startswith(b"\xef\xbb\xbfnumber,title,")
    assert content.count(b"\r\n") == 63
    assert b"\n" not in content.replace(b"\r\n", b"")


def test_there_is_one_row_a_commitment_with_every_column() -> None:
    found = rows(exported())
    assert len(found) == 62
    assert tuple(found[0]) == HEADERS
    assert len(set(HEADERS)) == len(HEADERS)


def test_a_row_says_what_the_chat_said() -> None:
    met, measured = rows(exported())[4], rows(exported())[6]
    assert met["status"] == "met"
    assert met["status_word"] == "已兑现"
    assert met["basis"] == "documented"
    assert met["phase"] == "closed_on_time"
    assert met["completed_on"] == "2018-12-20"
    assert met["evidence_link"] == met["change_link"] == "https://example.gov.cn/list/1"
    assert met["due_source"] == "own"
    assert measured["status"] == "in_progress"
    assert measured["due"] == measured["due_original"] == "2018-12-31"
    assert measured["due_precision"] == "year"
    assert measured["due_source"] == "inherited"
    assert measured["due_text"] == "2018年"
    assert measured["due_sentence"] == samples.ABOVE
    assert measured["target_value"] == "120000"
    assert measured["target_unit"] == "家"
    assert measured["reached_value"] == "83000"
    assert measured["share_reached"] == "0.6917"
    assert measured["quote"] == samples.PASSAGE[int(measured["quote_start"]) : int(measured["quote_end"])]
    assert measured["section"] == "三、下一步工作 > (一)规范经营秩序 > 2.提升服务能力"
    assert measured["changed_by"] == "张敏"
    assert measured["change_words"] == "电话 李科长"
    assert datetime.fromisoformat(measured["changed_at"]).utcoffset() is not None
    assert measured["issuing_body"] == measured["lead_bodies"] == "示范市市场监管局"
    assert measured["letter_date"] == "2018-09-25"
    assert measured["sha256"] == "a" * 64
    assert measured["as_of"] == "2018-12-24"


def test_what_is_on_file_is_in_it_with_a_flag() -> None:
    found = rows(exported())
    assert [row["tracked"] for row in found] == ["1"] * 21 + ["0"] * 41
    assert found[30]["status"] == "on_file"
    assert found[30]["follow_up_on"] == ""


def test_headers_are_the_same_in_both_languages_and_only_words_differ() -> None:
    chinese, english = rows(exported())[6], rows(exported(Language.EN))[6]
    assert {name for name in HEADERS if chinese[name] != english[name]} == {
        "status_word",
        "phase_word",
        "basis_word",
        "kind_word",
    }


def test_an_undated_promise_without_a_letters_head_leaves_cells_empty() -> None:
    bare = document(head=document_head(title="", number=None, issuing_body=None, addressee=None, issued_on=None))
    row = one_row(Entry(commitment(terms=candidate(deadline=None, quantities=())), bare, None))
    for name in ("due", "due_original", "due_precision", "target_value", "letter_date", "issuing_body", "changed_at"):
        assert row[name] == ""
    assert row["changes"] == "0"


def test_a_corrected_date_stands_beside_the_first_reading() -> None:
    terms = candidate()
    assert terms.deadline is not None
    moved = replace(terms, deadline=replace(terms.deadline, due_on=date(2019, 12, 31)))
    row = one_row(Entry(replace(commitment(terms=terms), terms=moved), document(), None))
    assert (row["due_original"], row["due"]) == ("2018-12-31", "2019-12-31")


def test_quantities_keep_value_unit_and_bound() -> None:
    two = (Quantity(Decimal("450000.00"), "家"), Quantity(Decimal(98), "%", Bound.MIN))
    row = one_row(Entry(commitment(terms=candidate(quantities=two)), document(), None))
    assert row["quantities"] == "450000 家; 98 % (min)"


def test_the_last_link_is_kept_when_a_note_came_after_it() -> None:
    linked, noted = status_change(link="https://example.org/1"), status_change(words="面商")
    row = one_row(Entry(commitment(status=Status.IN_PROGRESS), document(), None), [linked, noted])
    assert row["evidence_link"] == "https://example.org/1"
    assert row["change_link"] == ""
    assert row["changes"] == "2"


@pytest.mark.parametrize(
    "words", ["=1+1", "+A1", "-A1", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x")', "  =1", "\u3000=1", "\n=1", "＝1"]
)
def test_a_cell_that_looks_like_a_formula_is_made_harmless(words: str) -> None:
    assert cell(words).startswith("'")


@pytest.mark.parametrize(
    ("value", "words"), [("-1", "-1"), ("+3.5", "+3.5"), ("-5%", "-5%"), (-7, "-7"), (Decimal("1E+3"), "1000")]
)
def test_a_plain_number_stays_a_number(value: object, words: str) -> None:
    assert cell(value) == words


def test_line_breaks_and_control_characters_do_not_break_a_row() -> None:
    assert cell("a\r\nb\rc\x00\x1b[2J\ud800d") == "a\nb\nc[2Jd"
    quote = Quote('第一行\r\n第二行,"引号"', 0, 12)
    row = one_row(Entry(commitment(terms=candidate(quote=quote)), document(), None))
    assert row["quote"] == '第一行\n第二行,"引号"'


@given(st.text(max_size=40))
def test_no_text_whatever_becomes_a_formula_or_another_row(text: str) -> None:
    found = rows(
        status_csv(Register([Entry(commitment(terms=candidate(title=text)), document(), None)], {}, {}), TODAY, EN)
    )
    assert len(found) == 1
    words = found[0]["title"]
    assert not words.startswith(("=", "@", "\t", "\r"))
    assert not (words.startswith(("+", "-")) and any(c.isalpha() or c in "(=@" for c in words))


def test_the_files_name_says_as_of_which_day() -> None:
    assert file_name(TODAY, ZH) == "台账_2018-12-24.csv"
    assert file_name(TODAY, EN) == "nextsteps_2018-12-24.csv"


def test_the_manual_describes_every_column_in_its_order() -> None:
    manual = (Path(__file__).parents[3] / "docs" / "csv.md").read_text("utf-8")
    assert tuple(re.findall(r"^\| `(\w+)` \|", manual, re.MULTILINE)) == HEADERS
