"""Who calls: the person of the token that comes along. A session of a browser counts for nothing here."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest
from ninja.security import HttpBearer

from leerlijn.foundation.people.actions.tokens import note_use
from leerlijn.foundation.people.models import Person
from leerlijn.foundation.people.queries import standing_as, token_with
from leerlijn.foundation.ui.asked import Request
from leerlijn.kernel.factors import Key, Scope
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.terms import day_of


class Bearer(HttpBearer):
    """Two statements: the key with its person, and their offices; one more on the first call of a day."""

    def authenticate(self, request: HttpRequest, token: str) -> Person | None:
        asked = cast("Request", request)
        on = day_of(asked.at)
        asked.standing = Standing(on=on)
        key = token_with(token, at=asked.at)
        if key is None:
            return None
        note_use(key, on=on)
        asked.standing = standing_as(key.person, on=on, shown=Key(Scope(key.scope)))
        return key.person
