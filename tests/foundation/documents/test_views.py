"""A file leaves as an attachment that no browser runs."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pytest

from leerlijn.foundation.documents.actions import store_document
from leerlijn.foundation.documents.views import served

AT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "disposition"),
    [
        ("notes.txt", 'attachment; filename="notes.txt"'),
        ("één “dag”.txt", "attachment; filename*=utf-8''%C3%A9%C3%A9n%20%E2%80%9Cdag%E2%80%9D.txt"),
        ('a"b.txt', 'attachment; filename="a\\"b.txt"'),
    ],
)
def test_a_file_is_served_as_an_attachment_in_a_sandbox(files, lecturer, actor, name, disposition):
    document = store_document(io.BytesIO(b"hello"), name=name, by=lecturer, actor=actor, at=AT)
    response = served(document)
    assert b"".join(response.streaming_content) == b"hello"
    assert response.headers["Content-Disposition"] == disposition
    assert response.headers["Content-Type"] == "text/plain"
    assert response.headers["Content-Length"] == "5"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"].startswith("sandbox")
    assert response.headers["Cache-Control"] == "private, no-store"
