"""Reading the register, and the keys that anybody may have."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from leerlijn.foundation.credentials.models import Certificate, SigningKey
from leerlijn.foundation.people.models import Appointment
from leerlijn.foundation.people.queries import in_force
from leerlijn.kernel.policy import Action, Standing


def certificates_of(holder: int) -> list[Certificate]:
    """All that somebody was ever given, the newest first; the withdrawn and the corrected too."""
    return list(_whole().filter(holder=holder).order_by("-number"))


def visible_to(standing: Standing, action: Action) -> QuerySet[Certificate]:
    """One's own, and by an office those of whoever works in its unit or below it today."""
    open_to = Q(holder=standing.person)
    for office in standing.offices:
        if office.role in action.offices:
            work = Appointment.objects.filter(in_force(standing.on), person=OuterRef("holder"))
            open_to |= Q(Exists(work.filter(unit__path__startswith=office.path)))
    return _whole().filter(open_to)


def certificate_numbered(number: str) -> Certificate | None:
    return _whole().filter(number=number).first()


def certificate_for(kind: str, basis: str) -> Certificate | None:
    """The certificate that this decision led to; a corrected one is not it any more."""
    return _whole().filter(kind=kind, basis=basis).exclude(status=Certificate.Status.CORRECTED).first()


def _whole() -> QuerySet[Certificate]:
    """With everything that a page about it asks, and that a later act on it needs."""
    return Certificate.objects.select_related("holder", "document", "corrected_by")


def certificates_without_document() -> list[int]:
    """Which still wait for their PDF, the oldest first."""
    return list(Certificate.objects.filter(document=None).order_by("pk").values_list("pk", flat=True))


def current_key() -> SigningKey | None:
    """The key that signs now."""
    return SigningKey.objects.filter(retired_on=None).first()


def published_keys() -> dict[str, list[dict[str, str]]]:
    """All keys that ever signed, as a JSON Web Key Set (RFC 7517) with the days between which they did."""
    return {
        "keys": [
            {
                **key.public,
                "kid": key.identifier,
                "use": "sig",
                "published_on": key.published_on.isoformat(),
                "retired_on": key.retired_on.isoformat() if key.retired_on else "",
            }
            for key in SigningKey.objects.order_by("published_on", "pk")
        ]
    }
