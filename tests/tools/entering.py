"""Coming in as somebody in a browser of a test, as through the sign-in page."""

from __future__ import annotations

from datetime import datetime

from django.test import Client

from leerlijn.foundation.people.models import Account
from leerlijn.foundation.people.sessions import PASSWORD, PROOF
from leerlijn.kernel.factors import Factor
from leerlijn.site import clock


def come_in(client: Client, account: Account, *, by: Factor = PASSWORD, at: datetime | None = None) -> None:
    """Proven by this factor, at this moment: now, unless another is said."""
    client.force_login(account)
    session = client.session
    session[PROOF] = [by.value, (at or clock.now()).isoformat(), False]
    session.save()
