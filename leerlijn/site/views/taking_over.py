"""The sheet of a running office: a rehearsal with a report on every line, then the same in one act."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO
from typing import BinaryIO, cast

from django.core import signing
from django.db import transaction
from django.http import Http404, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from leerlijn.domains.qualification.imports.office_report import OfficeReport, read_report, written
from leerlijn.domains.qualification.imports.taking_over import take_over_office
from leerlijn.domains.qualification.imports.tracks import COLUMNS
from leerlijn.domains.qualification.relations import TAKE_OVER_OFFICE
from leerlijn.foundation.documents.actions import store_document
from leerlijn.foundation.documents.models import Document
from leerlijn.foundation.documents.queries import open_document
from leerlijn.foundation.people.queries import actor_of, person_of
from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import page
from leerlijn.foundation.ui.sheets import Column, Sheet, sent
from leerlijn.kernel.sentence import Said, Sentence
from leerlijn.kernel.verdict import Denied, Incomplete, Refused, granted
from leerlijn.site.forms import OfficeFileForm

SALT = "office-rehearsed"
SALT_OF_REPORT = "office-taken-over"
VALID_FOR = timedelta(hours=8)
NAME_OF_REPORT = "leerlijn-overgenomen.txt"
KEPT_FOR = timedelta(days=90)
KEPT_BECAUSE = "questions about what was taken over from this sheet"
TOO_LATE = Sentence("This rehearsal is too old. Choose the file once more.")
DIFFERENT = Sentence(
    "Nothing was taken over: since the rehearsal something changed here. Look at the report once more."
)
SHOWN = 200
"""Lines of a kind on one page."""


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """A sheet that was rehearsed: what was kept of it, where it is from, and the digest of the report."""

    document: int
    source: str
    digest: str

    def sealed(self) -> str:
        said = {"document": self.document, "source": self.source, "digest": self.digest}
        return signing.dumps(said, salt=SALT)


def opened(sealed: str) -> Rehearsed | None:
    """None for what is not ours, or too old."""
    try:
        return Rehearsed(**signing.loads(sealed, salt=SALT, max_age=VALID_FOR))
    except signing.BadSignature:
        return None


@opens(TAKE_OVER_OFFICE)
@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: Request) -> HttpResponse:
    """The sheet, and a rehearsal of it; nothing is taken over yet."""
    if request.method != "POST":
        return _ask(request, OfficeFileForm())
    form = OfficeFileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _ask(request, form, status=422)
    upload, source = cast("BinaryIO", form.cleaned_data["file"].file), form.cleaned_data["source"]
    report = take_over_office(upload, source=source, by=request.standing, at=request.at, dry_run=True)
    if isinstance(report, Incomplete):
        return _refuse(request, form, report.errors)
    kept = _keep(request, upload, name=form.cleaned_data["file"].name)
    if isinstance(kept, Denied):
        return _refuse(request, form, {"file": kept.reason})
    return _show(request, report, Rehearsed(kept.pk, report.source, report.digest))


@opens(TAKE_OVER_OFFICE)
@require_POST
def take_over(request: Request) -> HttpResponse:
    """The sheet that was rehearsed, in one transaction with all that follows from it."""
    rehearsed = opened(request.POST.get("rehearsed", ""))
    if rehearsed is None:
        return _ask(request, OfficeFileForm(), said=TOO_LATE, status=422)
    kept = _kept(request, rehearsed.document)
    done = _taken_over(request, kept, rehearsed)
    if isinstance(done, Denied):
        return _ask(request, OfficeFileForm(), said=done.reason, status=422)
    if done is None:
        report = _read(request, kept, rehearsed.source)
        again = Rehearsed(kept.pk, rehearsed.source, report.digest)
        return _show(request, report, again, said=DIFFERENT, status=409)
    signed = signing.dumps(done.pk, salt=SALT_OF_REPORT)
    return HttpResponseRedirect(f"{reverse('site:taken-over')}?report={signed}")


@opens(TAKE_OVER_OFFICE)
@require_safe
def taken_over(request: Request) -> HttpResponse:
    """What the act did, as it said so then, as long as that is kept."""
    try:
        number = signing.loads(request.GET.get("report", ""), salt=SALT_OF_REPORT)
    except signing.BadSignature as not_ours:
        raise Http404 from not_ours
    with open_document(_kept(request, number)) as file:
        return _show(request, read_report(file.read()))


@opens(TAKE_OVER_OFFICE)
@require_safe
def template(request: Request, kind: str) -> HttpResponseBase:
    """An empty sheet with the columns, and under them what each is for."""
    sheet = Sheet(
        name="leerlijn-overnemen",
        title=Sentence("Take over from a spreadsheet"),
        columns=[Column(each.name, 22) for each in COLUMNS.values()],
        rows=(),
        notes=[Sentence("{column}: {says}.", column=each.name, says=each.says) for each in COLUMNS.values()],
    )
    return sent(sheet, kind)


class _Different(Exception):
    """Ends the transaction: what would be taken over is not what was rehearsed."""


def _taken_over(request: Request, kept: Document, rehearsed: Rehearsed) -> Document | Denied | None:
    """The report, kept as long as the sheet; None and nothing at all when it is not that of the rehearsal."""
    try:
        with open_document(kept) as file, transaction.atomic():
            report = take_over_office(file, source=rehearsed.source, by=request.standing, at=request.at)
            if isinstance(report, Incomplete) or report.digest != rehearsed.digest:
                raise _Different
            return granted(_keep(request, BytesIO(written(report)), name=NAME_OF_REPORT))
    except _Different:
        return None
    except Refused as refused:
        return cast("Denied", refused.refusal)


def _read(request: Request, kept: Document, source: str) -> OfficeReport:
    with open_document(kept) as file:
        report = take_over_office(file, source=source, by=request.standing, at=request.at, dry_run=True)
    if isinstance(report, Incomplete):
        raise Http404
    return report


def _kept(request: Request, document: int) -> Document:
    kept = Document.objects.filter(pk=document, owner=request.standing.person).first()
    if kept is None:
        raise Http404
    return kept


def _keep(request: Request, upload: BinaryIO, *, name: str) -> Document | Denied:
    upload.seek(0)
    return store_document(
        upload,
        name=name,
        by=person_of(request.standing.person),
        actor=actor_of(request.standing, "import"),
        at=request.at,
        keep_until=request.standing.on + KEPT_FOR,
        keep_because=KEPT_BECAUSE,
    )


def _refuse(request: Request, form: OfficeFileForm, errors: Mapping[str, Said]) -> HttpResponse:
    form.full_clean()
    form.refuse(errors)
    return _ask(request, form, status=422)


def _ask(
    request: Request, form: OfficeFileForm, *, said: Said | None = None, status: int = 200
) -> HttpResponse:
    context = {
        "form": form,
        "said": said,
        "errors_above": bool(form.is_bound and form.errors),
        "columns": list(COLUMNS.values()),
    }
    return page(request, "site/take_over.html", context, status=status)


def _show(
    request: Request,
    report: OfficeReport,
    rehearsed: Rehearsed | None = None,
    *,
    said: Said | None = None,
    status: int = 200,
) -> HttpResponse:
    faults = [(each.number, fault) for each in report.rejected for fault in each.faults]
    context = {
        "report": report,
        "rehearsed": rehearsed.sealed() if rehearsed else "",
        "faults": faults[:SHOWN],
        "done": report.done[:SHOWN],
        "left": {"faults": len(faults) - SHOWN, "done": len(report.done) - SHOWN},
        "said": said,
    }
    return page(request, "site/take_over_report.html", context, status=status)
