"""Making the key that certificates are signed with."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from leerlijn.foundation.credentials.keys import current_keys
from leerlijn.foundation.credentials.models import SigningKey
from leerlijn.foundation.journal.actions import Actor, record


def make_signing_key(*, at: datetime, by: Actor) -> SigningKey:
    """The key that signs from now on; the one before retires and stays published."""
    private = current_keys().make()
    today = localdate(at)
    with transaction.atomic():
        SigningKey.objects.filter(retired_on=None).update(retired_on=today)
        key = SigningKey.objects.create(
            identifier=private.thumbprint(), public=private.as_dict(private=False), published_on=today
        )
        record("setting:signing-key", "publish", by=by, at=at, payload={"identifier": key.identifier})
    return key
