"""Which entries of the register count today."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q

from leerlijn.foundation.credentials.models import Certificate

VALID = Certificate.objects.filter(
    kind=OuterRef("certificate__kind"),
    basis=OuterRef("certificate__basis"),
    status=Certificate.Status.VALID,
)
"""The paper of a partial certificate of our own, or the one that was made in its place."""
COUNTS = Q(withdrawn_at=None) & (Q(certificate=None) | Q(Exists(VALID)))
"""Of a partial certificate."""
