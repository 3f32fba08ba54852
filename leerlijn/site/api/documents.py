"""Files: brought in once, checked, and read back by whoever may."""

from __future__ import annotations

from typing import BinaryIO, cast

from django.db.models import Q
from django.http import Http404, HttpResponseBase
from ninja import File, Router
from ninja.files import UploadedFile

from leerlijn.domains.qualification.guards.reading import may_read_file
from leerlijn.foundation.cases.queries.pages import case_page
from leerlijn.foundation.cases.queries.visibility import visible_to
from leerlijn.foundation.documents.actions import store_document
from leerlijn.foundation.documents.guards.limits import LIMITS
from leerlijn.foundation.documents.models import Document
from leerlijn.foundation.documents.views import served
from leerlijn.foundation.people.queries import actor_of, person_of
from leerlijn.foundation.ui.asked import Request
from leerlijn.kernel.verdict import Denied
from leerlijn.site.api.calls import CHANNEL, asks
from leerlijn.site.api.mistakes import nothing_asked
from leerlijn.site.api.problems import Problem, mend
from leerlijn.site.api.relations import KEEP_DOCUMENTS, READ_DOCUMENTS
from leerlijn.site.api.values import Number, Told

router = Router(tags=["documents"])


class DocumentTold(Told):
    """`hash` is the SHA-256 of the content, `kind` its media type, `size` in bytes."""

    id: int
    hash: str
    kind: str
    size: int
    name: str


@router.post("/documents", response={201: DocumentTold})
@asks(KEEP_DOCUMENTS, status=201)
def keep_document(request: Request, file: File[UploadedFile]) -> DocumentTold:
    """Checks a file and keeps it, as the only part of a form, under the name `file`."""
    if strange := [name for name in (*request.POST, *request.FILES) if name != "file"]:
        raise mend({name: nothing_asked(name) for name in strange})
    by = request.standing
    kept = store_document(
        cast("BinaryIO", file),
        name=file.name or "",
        by=person_of(by.person),
        actor=actor_of(by, CHANNEL),
        at=request.at,
    )
    if isinstance(kept, Denied):
        if (file.size or 0) > LIMITS.size:
            raise Problem(413, kept.reason)
        raise mend({"file": kept.reason})
    return told(kept)


@router.get("/documents/{number}", response=DocumentTold)
@asks(READ_DOCUMENTS)
def read_document(request: Request, number: Number) -> DocumentTold:
    """What is known of a file of your own, or of one in a dossier that you may read."""
    return told(seen_document(request, number))


@router.get("/documents/{number}/file", response={200: None})
@asks(READ_DOCUMENTS)
def download_document(request: Request, number: Number) -> HttpResponseBase:
    """The file itself, as an attachment."""
    return served(seen_document(request, number))


def seen_document(request: Request, number: int) -> Document:
    """One's own, or one that hangs on a piece of evidence one may read; for others it does not exist."""
    document = Document.objects.filter(pk=number).first()
    if document is None:
        raise Http404
    if document.owner_id != request.standing.person and not _hangs_where_it_may_be_read(request, document):
        raise Http404
    return document


def _hangs_where_it_may_be_read(request: Request, document: Document) -> bool:
    holding = Q(dossier__items__versions__document=document.pk)
    cases = visible_to(request.standing).filter(holding).select_related("unit", "subject").distinct()
    pages = (case_page(case, by=request.standing, at=request.at) for case in cases)
    return any(may_read_file(page.facts, document.pk) for page in pages)


def told(document: Document) -> DocumentTold:
    return DocumentTold(
        id=document.pk,
        hash=document.hash,
        kind=document.kind,
        size=document.size,
        name=document.name,
    )
