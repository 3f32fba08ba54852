"""HR's list of staff: a rehearsal with a report on every line, then the same file taken over in one act."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import BinaryIO, cast

from django.core import signing
from django.db import transaction
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.questions import settled_at
from leerlijn.foundation.documents.actions import store_document
from leerlijn.foundation.documents.models import Document
from leerlijn.foundation.documents.queries import open_document
from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.people.imports.reading import COLUMNS
from leerlijn.foundation.people.imports.report import StaffReport
from leerlijn.foundation.people.imports.staff import import_staff
from leerlijn.foundation.people.models import StaffImport
from leerlijn.foundation.people.profiles import PROFILES
from leerlijn.foundation.people.queries import actor_of, person_of
from leerlijn.foundation.people.queries.lists import newest_lists
from leerlijn.foundation.people.roles import CONTRACTS
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import page
from leerlijn.kernel.sentence import Said, Sentence, Text, from_data
from leerlijn.kernel.verdict import Denied, Incomplete, Outdated
from leerlijn.site import moving, wiring
from leerlijn.site.forms import StaffFileForm
from leerlijn.site.relations import IMPORT_STAFF, office_everywhere
from leerlijn.site.views.access import opens_everywhere

SALT = "staff-rehearsed"
VALID_FOR = timedelta(hours=8)
"""A rehearsal is followed by the act on the same working day, or done again."""
KEPT_FOR = timedelta(days=90)
KEPT_BECAUSE = "questions about what was taken over from this list"
TOO_LATE = Sentence("This rehearsal is too old. Choose the file once more.")
DIFFERENT = Sentence(
    "Nothing was taken over: since the rehearsal something changed here. Look at the report once more."
)
SHOWN = 200
"""Lines of a kind on one page."""


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """A file that was rehearsed: what was kept of it, for which day, and the digests of what was read.

    `moves` is that of the duties that move.
    """

    document: int
    day: date
    digest: str
    moves: str

    def sealed(self) -> str:
        said = {
            "document": self.document,
            "day": self.day.isoformat(),
            "digest": self.digest,
            "moves": self.moves,
        }
        return signing.dumps(said, salt=SALT)


def opened(sealed: str) -> Rehearsed | None:
    """None for what is not ours, or too old."""
    try:
        said = signing.loads(sealed, salt=SALT, max_age=VALID_FOR)
    except signing.BadSignature:
        return None
    return Rehearsed(said["document"], date.fromisoformat(said["day"]), said["digest"], said["moves"])


@opens_everywhere(IMPORT_STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: Request) -> HttpResponse:
    """The file, and a rehearsal of it; nothing is taken over yet."""
    if request.method != "POST":
        return _ask(request, StaffFileForm(initial={"day": request.standing.on}))
    form = StaffFileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _ask(request, form, status=422)
    upload, day = cast("BinaryIO", form.cleaned_data["file"].file), form.cleaned_data["day"]
    report = import_staff(upload, actor=_actor(request), at=request.at, on=day, dry_run=True)
    if isinstance(report, Incomplete):
        return _refuse(request, form, report.errors)
    kept = _keep(request, upload, name=form.cleaned_data["file"].name)
    if isinstance(kept, Denied):
        return _refuse(request, form, {"file": kept.reason})
    return _show_rehearsal(request, report, kept, day)


@opens_everywhere(IMPORT_STAFF)
@require_POST
def take_over(request: Request) -> HttpResponse:
    """The file that was rehearsed, in one transaction with all that follows from it."""
    rehearsed = opened(request.POST.get("rehearsed", ""))
    if rehearsed is None:
        form = StaffFileForm(initial={"day": request.standing.on})
        return _ask(request, form, said=TOO_LATE, status=422)
    kept = Document.objects.filter(pk=rehearsed.document, owner=request.standing.person).first()
    if kept is None:
        raise Http404
    done = take_over_rehearsed(kept, rehearsed, request=request)
    if isinstance(done, Outdated):
        return _rehearse_again(request, kept, rehearsed, done.reason)
    made = StaffImport.objects.filter(file=done.sha256, at=request.at).first()
    if made is None:  # nothing was another value; what was asked stands in the list of questions
        return HttpResponseRedirect(f"{reverse('cases:cases')}?procedure=staff-question")
    return HttpResponseRedirect(reverse("site:staff-taken-over", args=[made.pk]))


@opens_everywhere(IMPORT_STAFF)
@require_safe
def taken_over(request: Request, number: str) -> HttpResponse:
    """What a list brought, and what it leaves to do, as far as its file is still kept."""
    made = StaffImport.objects.filter(pk=int(number)).first()
    if made is None:
        raise Http404
    kept = Document.objects.filter(hash=made.file, owner=request.standing.person).first()
    report = _read_again(kept, made, request) if kept else None
    left = report or StaffReport(made.file, dry_run=True, lines=())
    return _show(request, left, counts=made.counts, settled=settled_at(made.at, wiring.QUESTIONS))


def _read_again(kept: Document, made: StaffImport, request: Request) -> StaffReport | None:
    with open_document(kept) as file:
        report = import_staff(file, actor=_actor(request), at=request.at, on=made.on, dry_run=True)
    return None if isinstance(report, Incomplete) else report


class _Different(Exception):
    """Ends the transaction: what would be taken over is not what was rehearsed."""


def take_over_rehearsed(kept: Document, rehearsed: Rehearsed, *, request: Request) -> StaffReport | Outdated:
    """The report, or nothing at all when it is another one than that of the rehearsal."""
    actor = _actor(request)
    try:
        with open_document(kept) as file, transaction.atomic():
            before = moving.stand_now()
            report = import_staff(file, actor=actor, at=request.at, on=rehearsed.day)
            if isinstance(report, Incomplete) or report.digest != rehearsed.digest:
                raise _Different
            wiring.after_staff_import(report, actor=actor, at=request.at)
            if moving.digest_of(moving.moved_since(before)) != rehearsed.moves:
                raise _Different
    except _Different:
        return Outdated(DIFFERENT)
    return report


def _rehearse_again(request: Request, kept: Document, rehearsed: Rehearsed, said: Said) -> HttpResponse:
    with open_document(kept) as file:
        report = import_staff(file, actor=_actor(request), at=request.at, on=rehearsed.day, dry_run=True)
    if isinstance(report, Incomplete):
        return _refuse(request, StaffFileForm(initial={"day": rehearsed.day}), report.errors)
    return _show_rehearsal(request, report, kept, rehearsed.day, said=said, status=409)


def _show_rehearsal(
    request: Request,
    report: StaffReport,
    kept: Document,
    day: date,
    *,
    said: Said | None = None,
    status: int = 200,
) -> HttpResponse:
    """With the duties that would move, and who would hear of it."""
    moves = (
        [] if report.says_nothing_new else moving.rehearsed(lambda: _done(request, kept, day), at=request.at)
    )
    rehearsed = Rehearsed(kept.pk, day, report.digest, moving.digest_of(moves))
    settled = wiring.questions_a_list_would_settle(report)
    return _show(request, report, rehearsed, settled=settled, moves=moves, said=said, status=status)


def _done(request: Request, kept: Document, day: date) -> None:
    actor = _actor(request)
    with open_document(kept) as file:
        report = import_staff(file, actor=actor, at=request.at, on=day)
        if isinstance(report, StaffReport):
            wiring.after_staff_import(report, actor=actor, at=request.at)


def _actor(request: Request) -> Actor:
    return actor_of(request.standing, "import", office_everywhere(request.standing, IMPORT_STAFF))


def _keep(request: Request, upload: BinaryIO, *, name: str) -> Document | Denied:
    upload.seek(0)
    return store_document(
        upload,
        name=name,
        by=person_of(request.standing.person),
        actor=_actor(request),
        at=request.at,
        keep_until=request.standing.on + KEPT_FOR,
        keep_because=KEPT_BECAUSE,
    )


def _refuse(request: Request, form: StaffFileForm, errors: Mapping[str, Said]) -> HttpResponse:
    form.full_clean()
    form.refuse(errors)
    return _ask(request, form, status=422)


def _ask(
    request: Request, form: StaffFileForm, *, said: Said | None = None, status: int = 200
) -> HttpResponse:
    lists = newest_lists()
    context = {
        "form": form,
        "said": said,
        "errors_above": bool(form.is_bound and form.errors),
        "lists": lists,
        "columns": tuple(COLUMNS),
        "to_undo": next((each.id for each in lists if each.undone_at is None), None),
    }
    return page(request, "site/staff.html", context, status=status)


CODED: Mapping[str, Mapping[str, Text]] = {"UFO-profiel": PROFILES, "Dienstverband": CONTRACTS}
"""The columns of which we keep a code, with what each code is called."""


def in_words(column: str, value: object) -> object:
    """A value of the list as people call it."""
    return CODED.get(column, {}).get(str(value), value)


def _show(
    request: Request,
    report: StaffReport,
    rehearsed: Rehearsed | None = None,
    *,
    settled: Sequence[Case],
    moves: Sequence[moving.Moved] = (),
    counts: Mapping[str, int] | None = None,
    said: Said | None = None,
    status: int = 200,
) -> HttpResponse:
    faults = [(line.number, fault) for line in report.rejected for fault in line.faults]
    changes = [(line, change) for line in report.changed for change in line.changes]
    missing = (*report.missing, *report.missing_appointments)
    context = {
        "report": report,
        "counts": counts or report.counts,
        "new": report.created[:SHOWN],
        "words": in_words,
        "settled": [(case, from_data(case.data["said"])) for case in settled[:SHOWN] if case.data],
        "rehearsed": rehearsed.sealed() if rehearsed else "",
        "faults": faults[:SHOWN],
        "changes": changes[:SHOWN],
        "questions": report.questions[:SHOWN],
        "missing": missing[:SHOWN],
        "moves": moves[:SHOWN],
        "all_missing": len(missing),
        "shown": SHOWN,
        "left": {
            "faults": len(faults) - SHOWN,
            "changes": len(changes) - SHOWN,
            "questions": len(report.questions) - SHOWN,
            "missing": len(missing) - SHOWN,
            "new": len(report.created) - SHOWN,
            "settled": len(settled) - SHOWN,
            "moves": len(moves) - SHOWN,
        },
        "said": said,
    }
    return page(request, "site/staff_report.html", context, status=status)
