"""What happens to a certificate after it was issued: its PDF, the ceremony, the personnel file."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO

from django.db import transaction

from leerlijn.foundation.credentials.actions.certificates import record_act
from leerlijn.foundation.credentials.models import Certificate
from leerlijn.foundation.documents.models import Document
from leerlijn.foundation.documents.store import current_store
from leerlijn.foundation.journal.actions import Actor


def attach_document(certificate: Certificate, pdf: bytes, *, at: datetime, by: Actor) -> Document | None:
    """Keeps the certificate's PDF; a second one is not kept (None). On disk first, then the row."""
    kept = current_store().keep(BytesIO(pdf))
    with transaction.atomic():
        waiting = Certificate.objects.select_for_update().filter(pk=certificate.pk, document=None).exists()
        if not waiting:
            return None
        document = Document.objects.create(
            hash=kept.hash,
            size=kept.size,
            kind=Document.Kind.PDF,
            name=f"{certificate.number}.pdf",
            made_at=at,
            owner_id=certificate.holder_id,
        )
        Certificate.objects.filter(pk=certificate.pk).update(document=document)
        record_act(certificate, "print", {"hash": kept.hash, "size": kept.size}, at=at, by=by)
    return document


@transaction.atomic
def hand_over_certificate(certificate: Certificate, *, on: date, at: datetime, by: Actor) -> None:
    """At a ceremony or by post."""
    Certificate.objects.filter(pk=certificate.pk).update(handed_over_on=on)
    record_act(certificate, "hand-over", {"on": on.isoformat()}, at=at, by=by)


@transaction.atomic
def confirm_registration(certificate: Certificate, *, on: date, at: datetime, by: Actor) -> None:
    """HR has it in its own system."""
    Certificate.objects.filter(pk=certificate.pk).update(registered_on=on)
    record_act(certificate, "register", {"on": on.isoformat()}, at=at, by=by)
