"""Handing in a file: a row, its content and its journal entry, or a sentence and nothing at all."""

from __future__ import annotations

import hashlib
import io
from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from leerlijn.foundation.documents.actions import store_document
from leerlijn.foundation.documents.models import Document
from leerlijn.foundation.documents.queries import damaged_documents, open_document
from leerlijn.foundation.journal.models import Entry
from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.verdict import Denied
from tests.foundation.documents.hostile import hostile_files, pdf, picture

AT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


def handed_in(lecturer, actor, content: bytes, name: str = "plan.pdf", **more) -> Document | Denied:
    return store_document(io.BytesIO(content), name=name, by=lecturer, actor=actor, at=AT, **more)


def on_disk(files) -> list[str]:
    return sorted(path.parent.name + path.name for path in files.rglob("*") if path.is_file())


def test_a_good_file_becomes_a_document_with_its_content_and_its_entry(files, lecturer, actor):
    document = handed_in(lecturer, actor, pdf(), "Lesplan.pdf")
    assert isinstance(document, Document)
    assert document.hash == hashlib.sha256(pdf()).hexdigest()
    assert (document.size, document.kind, document.name) == (len(pdf()), "application/pdf", "Lesplan.pdf")
    assert (document.owner, document.made_at, document.confidentiality) == (lecturer, AT, "confidential")
    with open_document(document) as content:
        assert content.read() == pdf()
    assert on_disk(files) == [document.hash]
    assert Entry.objects.filter(subject=f"document:{document.pk}").count() == 1


def test_the_same_content_handed_in_twice_is_two_documents_and_one_file(files, lecturer, actor):
    first = handed_in(lecturer, actor, pdf(), "a.pdf")
    second = handed_in(lecturer, actor, pdf(), "b.pdf")
    assert first.pk != second.pk
    assert on_disk(files) == [first.hash]


def test_a_refused_file_leaves_no_row_no_entry_and_no_bytes(files, lecturer, actor):
    before = Entry.objects.count()
    for name, content in hostile_files().values():
        assert isinstance(handed_in(lecturer, actor, content, name), Denied)
    assert not Document.objects.exists()
    assert Entry.objects.count() == before
    assert not files.exists()


def test_a_full_disk_is_a_sentence_and_nothing_is_saved(settings, small_disk, lecturer, actor):
    settings.DATA = small_disk
    denied = handed_in(lecturer, actor, picture("PNG", (500, 500)), "photo.png")
    assert isinstance(denied, Denied)
    assert isinstance(denied.reason, Sentence)
    assert "no room left" in denied.reason.key
    assert not Document.objects.exists()
    assert on_disk(small_disk / "files") == []


def test_a_failing_row_leaves_no_row_and_no_entry(files, lecturer, actor):
    before = Entry.objects.count()
    with pytest.raises(IntegrityError), transaction.atomic():
        handed_in(lecturer, actor, pdf(), keep_until=date(2033, 1, 1))
    assert not Document.objects.exists()
    assert Entry.objects.count() == before


def test_a_term_of_keeping_has_a_reason(files, lecturer, actor):
    kept = handed_in(lecturer, actor, pdf(), keep_until=date(2033, 1, 1), keep_because="selection list 2020")
    assert kept.keep_until == date(2033, 1, 1)


def test_a_damaged_file_is_found(files, lecturer, actor):
    document = handed_in(lecturer, actor, pdf())
    assert list(damaged_documents()) == []
    (files / document.hash[:2] / document.hash[2:]).unlink()
    assert list(damaged_documents()) == [document]
