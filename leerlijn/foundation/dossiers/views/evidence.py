"""Evidence while a dossier is being made: adding, changing, taking out, and saying what it proves."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, BinaryIO, cast

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from leerlijn.foundation.cases.queries.pages import CasePage
from leerlijn.foundation.cases.views import seen_case
from leerlijn.foundation.documents.views import served
from leerlijn.foundation.dossiers.actions.evidence import (
    Brought,
    add_item,
    change_item,
    keep_file,
    take_out_item,
)
from leerlijn.foundation.dossiers.forms import ClaimForm, ItemForm
from leerlijn.foundation.dossiers.queries.dossiers import DossierFacts
from leerlijn.foundation.dossiers.queries.items import ItemLine, manifest_of
from leerlijn.foundation.dossiers.queries.matrix import Group, Row
from leerlijn.foundation.dossiers.relations import WRITE_DOSSIER
from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import on_to, page, reason_of, status_of
from leerlijn.kernel.policy import may
from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.verdict import Denied, Incomplete, Outdated, Refusal

CHANGED = Sentence("The piece of evidence was changed.")
KEPT = Sentence("The sentence was kept.")
TAKEN_OUT = Sentence("The piece of evidence was taken out.")


def seen_dossier(request: Request, number: str) -> tuple[CasePage, DossierFacts]:
    """The case of a dossier and what is in it; 404 for all else, also at an address of another kind."""
    seen = seen_case(request, number)
    if not isinstance(seen.facts, DossierFacts) or seen.facts.dossier is None:
        raise Http404
    found = request.resolver_match
    if found is not None and found.namespace != seen.facts.COURSE.place:
        raise Http404
    return seen, seen.facts


def address(seen: CasePage, page: str = "dossier", *more: object) -> str:
    """Of a page of this dossier, among the addresses of its procedure."""
    return reverse(f"{seen.facts.COURSE.place}:{page}", args=[seen.case.pk, *more])


@opens(WRITE_DOSSIER)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: Request, number: str) -> HttpResponse:
    """A new piece of evidence."""
    seen, facts = writable(request, number)
    open_criteria = [line for line in facts.criteria if line.code in facts.codes_to_cover]
    if request.method != "POST":
        chosen = request.GET.getlist("criterion")
        form = ItemForm(open_criteria)
        form.initial["criteria"] = chosen
        return _item_page(request, seen, form)
    form = ItemForm(open_criteria, request.POST, request.FILES)
    stored = _stored(request)
    if isinstance(stored, Denied):
        return _item_page(request, seen, form, refusal=Incomplete({"document": stored.reason}))
    made = add_item(
        seen.case.pk,
        by=request.standing,
        at=request.at,
        title=form.data.get("title", ""),
        kind=form.data.get("kind", ""),
        period=form.data.get("period", ""),
        document=stored,
        claims=form.claims({}),
    )
    if isinstance(made, Denied | Outdated | Incomplete):
        return _item_page(request, seen, form, refusal=made)
    return on_to(request, address(seen), Sentence("Piece of evidence {item} was added.", item=str(made)))


@opens(WRITE_DOSSIER)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: Request, number: str, order: str) -> HttpResponse:
    """A piece of evidence as it is, to be changed or given a new version."""
    seen, facts = writable(request, number)
    item = changeable(request, facts, order)
    open_criteria = [line for line in facts.criteria if line.code in facts.codes_to_cover]
    if request.method != "POST":
        return _item_page(request, seen, ItemForm(open_criteria, item=item), item=item)
    form = ItemForm(open_criteria, request.POST, request.FILES, item=item)
    stored = _stored(request)
    if isinstance(stored, Denied):
        refusal = Incomplete({"document": stored.reason})
        return _item_page(request, seen, form, item=item, refusal=refusal)
    made = change_item(
        seen.case.pk,
        item.order,
        by=request.standing,
        at=request.at,
        title=form.data.get("title", ""),
        kind=form.data.get("kind", ""),
        period=form.data.get("period", ""),
        document=stored,
        claims=form.claims(item.claims),
        version=_number(request.POST.get("version", "")),
    )
    if isinstance(made, Denied | Outdated | Incomplete):
        return _item_page(request, seen, form, item=item, refusal=made)
    return on_to(request, address(seen), CHANGED)


@opens(WRITE_DOSSIER)
@require_POST
def take_out(request: Request, number: str, order: str) -> HttpResponse:
    seen, facts = writable(request, number)
    item = found_item(facts.items, order)
    made = take_out_item(seen.case.pk, item.order, by=request.standing, at=request.at)
    if isinstance(made, Denied | Outdated | Incomplete):
        form = ItemForm(facts.criteria, item=item)
        return _item_page(request, seen, form, item=item, refusal=made)
    return on_to(request, address(seen), TAKEN_OUT)


@opens(WRITE_DOSSIER)
@require_http_methods(["GET", "HEAD", "POST"])
def claim(request: Request, number: str, order: str, code: str) -> HttpResponse:
    """Why an item proves a criterion, in one sentence."""
    seen, facts = writable(request, number)
    item = changeable(request, facts, order)
    line = next((line for line in facts.criteria if line.code == code), None)
    if line is None or code not in item.claims:
        raise Http404
    refusal: Refusal | None = None
    others = [each for each in facts.criteria if each.code in item.claims and each.code != code]
    form = ClaimForm(others, item=item, code=code)
    if request.method == "POST":
        form = ClaimForm(others, request.POST, item=item, code=code)
        made = change_item(
            seen.case.pk,
            item.order,
            by=request.standing,
            at=request.at,
            title=item.title,
            kind=item.kind,
            period=item.period,
            claims=form.claims(item.claims, code),
        )
        if not isinstance(made, Denied | Outdated | Incomplete):
            return on_to(request, address(seen), KEPT)
        refusal = made
        if isinstance(made, Incomplete):
            form.refuse({"sentence": next(iter(made.errors.values()))})
    context = {
        "seen": seen,
        "place": seen.facts.COURSE.place,
        "item": item,
        "line": line,
        "form": form,
        "back": address(seen),
        "reason": reason_of(refusal),
        "errors_above": isinstance(refusal, Incomplete),
    }
    return page(request, "dossiers/claim.html", context, status=status_of(refusal))


def writable(request: Request, number: str) -> tuple[CasePage, DossierFacts]:
    """The dossier, for whoever may write in it; what was sent is judged later, so that it is not lost.

    Raises PermissionDenied with the reason when there is nothing to fill in any more.
    """
    seen, facts = seen_dossier(request, number)
    if not may(request.standing, WRITE_DOSSIER, seen.situation.thing):
        raise Http404
    if request.method != "POST" and not facts.is_being_made:
        raise PermissionDenied(facts.why_closed)
    return seen, facts


def changeable(request: Request, facts: DossierFacts, order: str) -> ItemLine:
    """The item, unless somebody reads it for feedback: then the same as above."""
    item = found_item(facts.items, order)
    why = facts.why_fixed(item.order)
    if request.method != "POST" and why:
        raise PermissionDenied(why)
    return item


def found_item(items: tuple[ItemLine, ...], order: str) -> ItemLine:
    item = next((item for item in items if str(item.order) == order), None)
    if item is None:
        raise Http404
    return item


def _number(typed: str) -> int | None:
    return int(typed) if typed.isdecimal() and len(typed) < 10 else None


def _stored(request: Request) -> Brought:
    """The uploaded file, checked and kept; None where none was chosen."""
    upload = request.FILES.get("document")
    if upload is None or upload.file is None:
        return None
    return keep_file(
        cast("BinaryIO", upload.file), name=upload.name or "", by=request.standing, at=request.at
    )


def _item_page(
    request: Request,
    seen: CasePage,
    form: ItemForm,
    *,
    item: ItemLine | None = None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    if isinstance(refusal, Incomplete):
        form.refuse(refusal.errors)
    context: dict[str, Any] = {
        "seen": seen,
        "place": seen.facts.COURSE.place,
        "form": form,
        "item": item,
        "back": address(seen),
        "reason": reason_of(refusal),
        "errors_above": isinstance(refusal, Incomplete),
    }
    return page(request, "dossiers/item.html", context, status=status_of(refusal))


def file_of(items: Sequence[ItemLine] | None, order: str) -> HttpResponseBase:
    """The file of one of these, as whoever asks may read them."""
    return served(found_item(tuple(items or ()), order).file)


def manifest_page(facts: DossierFacts, items: Sequence[ItemLine] | None) -> HttpResponse:
    """The sealed manifest as it is hashed, so that whoever has the files can check them without us."""
    if facts.submission is None or items is None:
        raise Http404
    canonical = manifest_of(facts.submission).canonical
    name = f"dossier-{facts.situation.case.pk}-{facts.submission.number}.json"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(canonical, content_type="application/json", headers=headers)


KIND_OF_STATE = {"full": "good", "half": "attention", "open": "lost"}
CLAIMED = {
    "ready": Sentence("with the sentence that says why"),
    "draft": Sentence("the sentence that says why is still missing"),
    "question": Sentence("there is feedback on it"),
}


type Asked = Collection[tuple[int, str]]
"""The items, by their number, and criteria about which there is a question."""


def theme_of(
    group: Group, seen: CasePage, *, may_write: bool = False, asked: Asked = ()
) -> dict[str, object]:
    """A competence as the matrix draws it: a mark leads to the item, for whoever may write to the sentence.

    Whoever may write can also add what an open criterion still needs.
    """
    competence = group.competence
    return {
        "title": Sentence("{code} {title}", code=competence.code, title=competence.title),
        "criteria": [_criterion(row, seen, may_write=may_write, asked=asked) for row in group.rows],
    }


def _criterion(row: Row, seen: CasePage, *, may_write: bool, asked: Asked) -> dict[str, object]:
    code = row.criterion.code
    return {
        "code": code,
        "title": row.criterion.short,
        "kind": KIND_OF_STATE[row.state],
        "said": row.said,
        "closed": "" if row.is_open else row.recognised or "",
        "add": f"{address(seen, 'add')}?criterion={code}" if may_write and row.state == "open" else "",
        "cells": {
            item.code: {
                **_claimed(item, code, asked),
                "href": _place_of(item, code, seen, may_write=may_write),
            }
            for item in row.items
        },
    }


def _place_of(item: ItemLine, code: str, seen: CasePage, *, may_write: bool) -> str:
    if may_write and not seen.facts.why_fixed(item.order):
        return address(seen, "claim", item.order, code)
    return f"#{item.code}"


def _claimed(item: ItemLine, code: str, asked: Asked) -> dict[str, object]:
    said = "ready" if item.claims[code] else "draft"
    state = "question" if (item.order, code) in asked else said
    return {"state": state, "word": CLAIMED[state]}
