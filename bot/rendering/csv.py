"""The CSV of the register: one row a commitment, all fields, for Excel and for other programs.

Headers are stable English names in both languages, `docs/csv.md` says what each holds; `status_word` and its like are
in the reader's language, all other values are the core's own. UTF-8 with a byte order mark and CRLF, because only so
Excel reads Chinese right.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from bot.i18n.catalogue import Catalogue
from commitments.evidence import evidence_in
from commitments.lifecycle import share_reached
from commitments.model import BodyRole, Quantity, RelationKind, StatusChange
from commitments.phases import ACTIVE, TRACKED
from commitments.queries import Entry
from commitments.relations import Relation
from commitments.service.tracking import Register

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What begins a formula in Excel; East Asian editions take the full-width signs too."""
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)*%?\Z")


def status_csv(register: Register, today: date, catalogue: Catalogue) -> bytes:
    """The file's bytes."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(HEADERS)
    for entry in register.entries:
        row = _row(entry, register.changes.get(entry.commitment.id, ()), today, catalogue)
        row |= _links(register.relations.get(entry.commitment.number or 0, ()))
        others = register.copies.get(entry.document.id, ())
        row["other_sources"] = "; ".join(each.source_url or each.file_name or "" for each in others)
        writer.writerow([cell(row[name]) for name in HEADERS])
    return stream.getvalue().encode("utf-8-sig", "replace")


def file_name(today: date, catalogue: Catalogue) -> str:
    """The name says as of which day: 台账_2018-12-24.csv."""
    return catalogue.text("export.file_name", day=today.isoformat()) + ".csv"


def cell(value: object) -> str:
    r"""A value as a cell that Excel cannot take for a formula; a plain number such as -1 stays one.

    Line breaks inside become \n, so that a carriage return never stands in a cell; other control characters go.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, Decimal):
        return _plain(value)
    words = str(value)
    if not words.isprintable():
        words = words.replace("\r\n", "\n").replace("\r", "\n")
        words = "".join(
            c for c in words if c in "\n\t" or (ord(c) >= 32 and ord(c) != 127 and not 0xD800 <= ord(c) < 0xE000)
        )
    if words.lstrip(" \n\u3000\ufeff").startswith(_FORMULA) and not _NUMBER.match(words):
        return "'" + words
    return words


def _row(entry: Entry, changes: Sequence[StatusChange], today: date, catalogue: Catalogue) -> dict[str, object]:
    commitment, document, head = entry.commitment, entry.document, entry.document.head
    terms, due, original = commitment.terms, commitment.deadline, commitment.original_deadline
    last = changes[-1] if changes else None
    evidence = evidence_in(changes)
    files = [line.evidence for line in evidence if line.evidence is not None]
    days_late = (today - due.due_on).days if due and commitment.status in ACTIVE and due.due_on < today else None
    return {
        "number": commitment.number,
        "title": terms.title,
        "status": commitment.status.value,
        "status_word": catalogue.label(commitment.status),
        "phase": entry.phase.value if entry.phase else None,
        "phase_word": catalogue.label(entry.phase) if entry.phase else None,
        "tracked": commitment.status in TRACKED,
        "basis": commitment.basis.value,
        "basis_word": catalogue.label(commitment.basis),
        "kind": terms.kind.value,
        "kind_word": catalogue.label(terms.kind),
        "strength": terms.strength.value,
        "due": due.due_on if due else None,
        "due_original": original.due_on if original else None,
        "due_precision": due.grain.value if due else None,
        "due_source": due.source.value if due else None,
        "due_text": due.words if due else None,
        "due_sentence": due.sentence if due else None,
        "due_rule": due.rule if due else None,
        "days_past_due": days_late,
        "target_value": commitment.target.value if commitment.target else None,
        "target_unit": commitment.target.unit if commitment.target else None,
        "quantities": "; ".join(_quantity(q) for q in terms.quantities),
        "reached_value": commitment.reached.value if commitment.reached else None,
        "reached_unit": commitment.reached.unit if commitment.reached else None,
        "share_reached": _share(commitment.reached, commitment.target),
        "lead_bodies": _bodies(entry, BodyRole.LEAD) or entry.body,
        "supporting_bodies": _bodies(entry, BodyRole.CO),
        "urged_bodies": _bodies(entry, BodyRole.URGED),
        "condition": terms.condition,
        "moved_times": commitment.moved_times,
        "moved_days": commitment.moved_days,
        "requested_due": commitment.requested.deadline.due_on if commitment.requested else None,
        "owner": commitment.owner.name if commitment.owner else None,
        "tags": " ".join(commitment.tags),
        "quote": terms.quote.exact,
        "quote_start": terms.quote.start,
        "quote_end": terms.quote.end,
        "section": " > ".join(terms.section),
        "follow_up_on": commitment.follow_up_on if commitment.status in ACTIVE else None,
        "completed_on": commitment.completed_on,
        "changes": len(changes),
        "changed_at": last.at.isoformat(timespec="seconds") if last else None,
        "changed_by": last.actor if last else None,
        "change": last.kind.value if last else None,
        "change_words": last.words if last else None,
        "change_link": last.link if last else None,
        "evidence_link": next((c.link for c in reversed(changes) if c.link), None),
        "evidence_count": len(evidence),
        "evidence_files": "; ".join(file.name for file in files),
        "evidence_sha256": "; ".join(file.sha256 for file in files),
        "letter": document.ordinal,
        "letter_title": head.title,
        "letter_number": head.number.value if head.number else None,
        "issuing_body": head.issuing_body.value if head.issuing_body else None,
        "addressee": head.addressee.value if head.addressee else None,
        "letter_date": head.date,
        "reply_class": head.reply_class,
        "letter_language": document.language.value,
        "source_url": document.source_url,
        "file_name": document.file_name,
        "sha256": document.sha256,
        "obtained_on": None if document.by_hand else document.obtained_on,
        "as_of": today,
        "body": entry.body,
    }


HEADERS = tuple(
    "number title status status_word phase phase_word tracked basis basis_word kind kind_word strength due "
    "due_original due_precision due_source due_text due_sentence due_rule days_past_due target_value "
    "target_unit quantities reached_value reached_unit share_reached lead_bodies supporting_bodies "
    "urged_bodies condition quote quote_start quote_end section follow_up_on completed_on changes changed_at "
    "changed_by change change_words change_link evidence_link letter letter_title letter_number issuing_body "
    "addressee letter_date reply_class letter_language source_url file_name sha256 obtained_on as_of "
    "moved_times moved_days owner tags duplicate_of superseded_by body "
    "evidence_count evidence_files evidence_sha256 requested_due other_sources".split()
)
"""The columns in their order. They are a contract: add at the end, never rename."""


def _links(relations: Sequence[Relation]) -> dict[str, object]:
    """The numbers of the promises that it repeats, and of those that have taken its place."""
    return {
        column: "; ".join(str(each.other) for each in relations if each.kind is kind)
        for column, kind in (("duplicate_of", RelationKind.DUPLICATE), ("superseded_by", RelationKind.SUPERSEDED))
    }


def _bodies(entry: Entry, role: BodyRole) -> str:
    return "; ".join(b.name for b in entry.commitment.terms.bodies if b.role is role)


def _quantity(quantity: Quantity) -> str:
    """value, unit and bound: 450000 家 (min)."""
    words = f"{_plain(quantity.value)} {quantity.unit}".strip()
    return words if quantity.bound.value == "exact" else f"{words} ({quantity.bound.value})"


def _share(reached: Quantity | None, target: Quantity | None) -> str | None:
    if reached is None or target is None or not target.value or reached.unit != target.unit:
        return None
    return f"{share_reached(reached, target):.4f}"


def _plain(value: Decimal) -> str:
    words = f"{value:f}"
    return words.rstrip("0").rstrip(".") if "." in words else words
