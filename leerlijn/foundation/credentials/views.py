"""The pages on which anybody checks a certificate, and the keys to check one without us."""

from __future__ import annotations

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_http_methods, require_safe

from leerlijn.foundation.credentials import queries
from leerlijn.foundation.credentials.forms import FileForm, NumberForm
from leerlijn.foundation.credentials.reading import LARGEST
from leerlijn.foundation.credentials.relations import READ_KEYS, VERIFY_CERTIFICATE
from leerlijn.foundation.credentials.verification import Outcome, Verification, verify, verify_file
from leerlijn.foundation.ui.access import opens
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.pages import page
from leerlijn.kernel.verdict import Denied

AN_HOUR = "public, max-age=3600"


@opens(VERIFY_CERTIFICATE)
@require_safe
def verify_certificate(request: Request, reference: str) -> HttpResponse:
    """The address that stands on a certificate."""
    return _answer(request, verify(reference, at=request.at))


@opens(VERIFY_CERTIFICATE)
@require_http_methods(["GET", "HEAD", "POST"])
def check_certificate(request: Request) -> HttpResponse:
    """Where somebody without that address types the number, or brings the file."""
    if request.method != "POST":
        return page(request, "credentials/verify_form.html", _forms())
    if request.POST.get("by") == "file":
        return _check_file(request)
    form = NumberForm(request.POST)
    if not form.is_valid():
        return _ask_again(request, number_form=form)
    typed = form.cleaned_data
    found = verify(typed["number"], name=typed["name"], at=request.at)
    return _answer(request, found, number_form=form if found.content is None else NumberForm())


@opens(READ_KEYS)
@require_safe
def published_keys(request: Request) -> HttpResponse:
    """Every key that ever signed a certificate here, for checkers that do not ask us."""
    return JsonResponse(queries.published_keys(), headers={"Cache-Control": AN_HOUR})


def _check_file(request: Request) -> HttpResponse:
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _ask_again(request, file_form=form)
    found = verify_file(form.cleaned_data["file"].read(LARGEST + 1), at=request.at)
    if isinstance(found, Denied):
        form.refuse({"file": found.reason})
        return _ask_again(request, file_form=form)
    return _answer(request, found)


def _answer(request: Request, found: Verification, **forms: NumberForm) -> HttpResponse:
    """The outcome, with the forms to check another; what led to nothing stays in them."""
    status = 404 if found.outcome is Outcome.UNKNOWN else 200
    return page(request, "credentials/verify.html", {"found": found, **_forms(), **forms}, status=status)


def _ask_again(request: Request, **forms: NumberForm | FileForm) -> HttpResponse:
    context = {**_forms(), **forms, "errors_above": True, "wrong": next(iter(forms.values()))}
    return page(request, "credentials/verify_form.html", context, status=422)


def _forms() -> dict[str, object]:
    return {"number_form": NumberForm(), "file_form": FileForm(), "wrong": None}
