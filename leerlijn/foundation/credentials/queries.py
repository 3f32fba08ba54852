"""Reading the register, and the keys that anybody may have."""

from __future__ import annotations

from leerlijn.foundation.credentials.models import Certificate, SigningKey


def certificates_of(holder: int) -> list[Certificate]:
    """All that somebody was ever given, the newest first; the withdrawn and the corrected too."""
    return list(Certificate.objects.filter(holder=holder).select_related("corrected_by").order_by("-number"))


def certificate_for(kind: str, basis: str) -> Certificate | None:
    """The certificate that this decision led to; a corrected one is not it any more."""
    return (
        Certificate.objects.filter(kind=kind, basis=basis)
        .exclude(status=Certificate.Status.CORRECTED)
        .first()
    )


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
