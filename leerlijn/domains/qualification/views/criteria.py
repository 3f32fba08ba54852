"""Publishing an edition of the criteria, with what each running dossier would keep."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core import signing
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from leerlijn.domains.qualification.forms import CriteriaFileForm
from leerlijn.domains.qualification.queries.carrying import Newer, running_dossiers
from leerlijn.domains.qualification.queries.dossiers import COURSE
from leerlijn.domains.qualification.relations import PREPARE_CRITERIA, PUBLISH_CRITERIA, READ_CARRYING
from leerlijn.foundation.frameworks import queries as frameworks
from leerlijn.foundation.frameworks.actions import may_be_published, publish_framework
from leerlijn.foundation.frameworks.imports import lines_in, read_framework
from leerlijn.foundation.people.queries import actor_of, institution, office_for
from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request, key_in
from leerlijn.foundation.ui.pages import page
from leerlijn.kernel.policy import Thing, may
from leerlijn.kernel.sentence import Said, Sentence
from leerlijn.kernel.verdict import Denied
from leerlijn.kernel.wrong import Wrong

SALT = "criteria-looked-at"
LARGEST = 200_000
"""Bytes."""
TOO_LARGE = Sentence("This file is larger than an edition of criteria can be.")
NOT_LOOKED_AT = Sentence("Look at the file first. Then you can publish it.")
CHANNEL = "page"


@opens(PREPARE_CRITERIA)
@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: Request) -> HttpResponse:
    """The file, and what it would mean for what runs; nothing is published yet."""
    _place(request)
    if request.method != "POST":
        return _ask(request, CriteriaFileForm())
    form = CriteriaFileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _ask(request, form)
    try:
        data = _read(form)
    except Wrong as wrong:
        form.refuse({"file": wrong.sentence})
        return _ask(request, form)
    return _preview(request, data)


@opens(PUBLISH_CRITERIA)
@require_POST
def confirm(request: Request) -> HttpResponse:
    """Publishes what was looked at."""
    place = _place(request)
    try:
        data = signing.loads(request.POST.get("looked_at", ""), salt=SALT)
    except signing.BadSignature:
        form = CriteriaFileForm({})
        form.refuse({"file": NOT_LOOKED_AT})
        return _ask(request, form)
    by = actor_of(request.standing, CHANNEL, office_for(request.standing, PUBLISH_CRITERIA, place))
    made = publish_framework(data, actor=by, at=request.at)
    if isinstance(made, Denied):
        return _preview(request, data, said=made.reason, status=409)
    return redirect("qualification:carrying", made.edition)


@opens(READ_CARRYING)
@require_safe
def carrying(request: Request, edition: str) -> HttpResponse:
    """Every running dossier beside a published edition; the choice is made in each of them."""
    found = frameworks.edition_named(COURSE.framework, edition)
    if found is None:
        raise Http404
    number = found.id
    newer = Newer(
        found.starts_on,
        frameworks.criteria_of(number),
        lambda earlier: frameworks.carried_between(earlier, number),
    )
    after = key_in(request.GET.get("after", ""))
    rows, following = running_dossiers(newer, request.standing, after=after)
    context = {
        "edition": found,
        "rows": rows,
        "holds": found.starts_on <= request.standing.on,
        "next": f"?after={following}" if following else "",
        "is_first": after is None,
    }
    return page(request, "qualification/carrying.html", context)


def _place(request: Request) -> str:
    """The institution as a whole: for an office that ends at a faculty this page is not there."""
    root = institution()
    if root is None or not may(request.standing, PUBLISH_CRITERIA, Thing(root.path)):
        raise Http404
    return root.path


def _read(form: CriteriaFileForm) -> Mapping[str, Any]:
    """Raises `Wrong` for what cannot be published."""
    upload = form.cleaned_data["file"]
    if upload.size > LARGEST:
        raise Wrong(TOO_LARGE)
    data = read_framework(upload.read())
    if data["key"] != COURSE.framework:
        said = Sentence("This is an edition of “{key}”. Here you publish those of the UTQ.", key=data["key"])
        raise Wrong(said)
    ready = may_be_published(data)
    if isinstance(ready, Denied):
        raise Wrong(ready.reason)
    return data


def _ask(request: Request, form: CriteriaFileForm) -> HttpResponse:
    wrong = bool(form.errors)
    context = {"form": form, "errors_above": wrong}
    return page(request, "qualification/publish_criteria.html", context, status=422 if wrong else 200)


def _preview(
    request: Request, data: Mapping[str, Any], *, said: Said | None = None, status: int = 200
) -> HttpResponse:
    starts_on = date.fromisoformat(data["starts_on"])
    before = frameworks.edition_before(data["key"], starts_on)
    becomes = frameworks.continuations(data.get("continues") or {})
    lines = lines_in(data)
    carried = {new for several in becomes.values() for new in several}
    context: dict[str, object] = {
        "data": data,
        "starts_on": starts_on,
        "before": before,
        "becomes": sorted(becomes.items()),
        "fresh": [line for line in lines if line.code not in carried],
        "looked_at": signing.dumps(data, salt=SALT, compress=True),
        "said": said,
        "rows": (),
        "more": False,
    }
    if before is not None:
        newer = Newer(starts_on, lines, lambda earlier: _carried(earlier, before.id, becomes))
        rows, following = running_dossiers(newer, request.standing)
        context |= {"rows": rows, "more": following is not None}
    return page(request, "qualification/preview_criteria.html", context, status=status)


def _carried(
    earlier: int, before: int, becomes: Mapping[str, tuple[str, ...]]
) -> Mapping[str, tuple[str, ...]]:
    """From an earlier edition by way of the last one to what is not published yet."""
    if earlier == before:
        return becomes
    return frameworks.on_to(frameworks.carried_between(earlier, before), becomes)
