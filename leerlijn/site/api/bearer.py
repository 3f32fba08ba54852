"""Who calls: the person of the token that comes along. A session of a browser counts for nothing here."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest
from ninja.security import HttpBearer

from leerlijn.foundation.people.models import Person
from leerlijn.foundation.people.queries import person_of_token, standing_as
from leerlijn.foundation.ui.asked import Request
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.terms import day_of


class Bearer(HttpBearer):
    """Two statements: the person, and their offices."""

    def authenticate(self, request: HttpRequest, token: str) -> Person | None:
        asked = cast("Request", request)
        asked.standing = Standing(on=day_of(asked.at))
        person = person_of_token(token, at=asked.at)
        if person is not None:
            asked.standing = standing_as(person, on=asked.standing.on)
        return person
