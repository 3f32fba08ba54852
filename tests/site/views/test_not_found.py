"""Whom to ask, on a page that does not exist or is not open to somebody."""

from __future__ import annotations

from django.test import Client

NOWHERE = "/units/999999999/"
COORDINATOR = "the coordinator of your faculty"


def test_staff_are_sent_to_their_coordinator_and_an_outsider_is_not(enter, world):
    world.people["stranger"].number = None
    world.people["stranger"].save(update_fields=["number"])
    assert COORDINATOR in enter("candidate").get(NOWHERE).content.decode()
    outside = enter("stranger").get(NOWHERE).content.decode()
    assert COORDINATOR not in outside
    assert "Or ask whoever gave you your account." in outside


def test_who_is_not_signed_in_has_no_coordinator():
    page = Client(headers={"accept-language": "en"}).get("/verify/nothing/at/all/")
    assert page.status_code == 404
    assert COORDINATOR not in page.content.decode()
