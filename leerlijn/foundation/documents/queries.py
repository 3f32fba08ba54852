"""Reading documents back. Who may see one is decided by the thing it hangs on, in the rooms above."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, Protocol

from leerlijn.foundation.documents.models import Document
from leerlijn.foundation.documents.store import current_store


class Filed(Protocol):
    """What is needed to hand out a file: a Document, or a light row of a list."""

    @property
    def hash(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def name(self) -> str: ...


def open_document(document: Filed) -> BinaryIO:
    """The content, for reading. Raises FileNotFoundError when the store has lost it, and Unreachable."""
    return current_store().open(document.hash)


def damaged_documents() -> Iterator[Document]:
    """Every document whose content is gone or no longer has its hash; reads all files."""
    store = current_store()
    intact: dict[str, bool] = {}
    for document in Document.objects.order_by("pk").iterator():
        if document.hash not in intact:
            intact[document.hash] = store.is_intact(document.hash)
        if not intact[document.hash]:
            yield document


def hashes_named() -> Iterator[str]:
    """Of every file that a row names: what the store may not lose."""
    return Document.objects.order_by("hash").values_list("hash", flat=True).distinct().iterator()
