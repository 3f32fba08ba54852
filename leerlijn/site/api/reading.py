"""Reading what was sent: JSON where JSON is asked, and a form where a file is asked."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict
from ninja.parser import Parser

from leerlijn.kernel.sentence import Sentence
from leerlijn.site.api.problems import Problem

JSON, FORM = "application/json", "multipart/form-data"


class Reader(Parser):
    """Refuses another kind of content with 415, and JSON that is none with 400."""

    def parse_body(self, request: HttpRequest) -> dict[str, Any]:
        _ask_for(JSON, request)
        try:
            read: dict[str, Any] = json.loads(request.body, parse_constant=_no_number)
        except (ValueError, RecursionError) as wrong:
            raise Problem(400, Sentence("This is not JSON that can be read.")) from wrong
        return read

    def parse_querydict(
        self,
        data: MultiValueDict[str, Any],
        list_fields: list[str],
        request: HttpRequest,
    ) -> dict[str, Any]:
        if data is getattr(request, "_files", None):
            _ask_for(FORM, request)
        return super().parse_querydict(data, list_fields, request)


def _ask_for(wanted: str, request: HttpRequest) -> None:
    if request.content_type != wanted:
        sent = (request.content_type or "-")[:60]
        raise Problem(415, Sentence("Send this as {wanted}, not as {sent}.", wanted=wanted, sent=sent))


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")
