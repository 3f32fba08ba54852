"""Opening a link in a letter, as a program that looks for bad links does too: nothing may follow from it."""

from __future__ import annotations

from collections.abc import Callable

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

CHANGING = ("INSERT", "UPDATE", "DELETE")


def writes(done: Callable[[], object]) -> list[str]:
    """What it changed in the database."""
    with CaptureQueriesContext(connection) as captured:
        done()
    return [each["sql"] for each in captured.captured_queries if each["sql"].startswith(CHANGING)]


def opened(address: str) -> None:
    client = Client(headers={"accept-language": "en"})
    for look in (client.get, client.head):
        assert look(address).status_code == 200
        assert writes(lambda look=look: look(address)) == []
