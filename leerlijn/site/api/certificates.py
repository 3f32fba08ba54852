"""Certificates: one's own, and those of the people of an office."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from django.conf import settings
from django.http import Http404, HttpResponseBase
from django.urls import reverse
from ninja import Query, Router
from pydantic import Field

from leerlijn.foundation.credentials.models import Certificate
from leerlijn.foundation.credentials.queries import visible_to
from leerlijn.foundation.credentials.relations import OPEN_CERTIFICATE, READ_CERTIFICATES
from leerlijn.foundation.documents.views import served
from leerlijn.foundation.ui.asked import Request
from leerlijn.kernel.policy import Action
from leerlijn.site.api.calls import asks
from leerlijn.site.api.values import Asked, Name, Told, Words, words

router = Router(tags=["certificates"])

PAGE, LARGEST_PAGE = 25, 100


class CertificateFilter(Asked):
    """`after` is the number of the last certificate on the page before."""

    after: Name = ""
    limit: Annotated[int, Field(ge=1, le=LARGEST_PAGE)] = PAGE


class ProvenTold(Told):
    code: str
    title: Words


class CertificateTold(Told):
    """`verify` is where anybody checks it; `fingerprint` is that of what was signed.

    Only a partial certificate `proves` certain criteria, of this edition.
    """

    number: str
    kind: str
    edition: str
    title: Words
    holder: str
    issued_at: datetime
    status: str
    revoked_on: date | None
    corrected_by: str | None
    fingerprint: str
    verify: str
    proves: list[ProvenTold]


class CertificatesTold(Told):
    certificates: list[CertificateTold]
    next: str | None


@router.get("/certificates", response=CertificatesTold)
@asks(READ_CERTIFICATES)
def list_certificates(request: Request, asked: Query[CertificateFilter]) -> CertificatesTold:
    """Those that whoever calls may see, by number, the last first."""
    found = visible_to(request.standing, READ_CERTIFICATES).order_by("-number")
    rest = found.filter(number__lt=asked.after) if asked.after else found
    rows = list(rest[: asked.limit + 1])
    shown = rows[: asked.limit]
    return CertificatesTold(
        certificates=[told(each) for each in shown],
        next=shown[-1].number if len(rows) > asked.limit else None,
    )


@router.get("/certificates/{number}", response=CertificateTold)
@asks(READ_CERTIFICATES)
def read_certificate(request: Request, number: Name) -> CertificateTold:
    """One line of the register."""
    return told(seen_certificate(request, number, READ_CERTIFICATES))


@router.get("/certificates/{number}/file", response={200: None})
@asks(OPEN_CERTIFICATE)
def download_certificate(request: Request, number: Name) -> HttpResponseBase:
    """The signed PDF of your own; it is made within a minute of the certificate."""
    found = seen_certificate(request, number, OPEN_CERTIFICATE)
    if found.document is None:
        raise Http404
    return served(found.document)


def seen_certificate(request: Request, number: str, action: Action) -> Certificate:
    """For whom this is not open it does not exist."""
    found = visible_to(request.standing, action).filter(number=number).first()
    if found is None:
        raise Http404
    return found


def told(certificate: Certificate) -> CertificateTold:
    says = certificate.says
    return CertificateTold(
        number=certificate.number,
        kind=certificate.kind,
        edition=certificate.edition,
        title=words(says.title),
        holder=says.holder,
        issued_at=certificate.issued_at,
        status=certificate.status,
        revoked_on=certificate.revoked_on,
        corrected_by=certificate.corrected_by.number if certificate.corrected_by else None,
        fingerprint=certificate.fingerprint,
        verify=settings.BASE_URL + reverse("credentials:verify", args=[certificate.token]),
        proves=[ProvenTold(code=each.code, title=words(each.title)) for each in says.proves],
    )
