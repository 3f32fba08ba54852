"""Opening pages and sending forms as a browser does, signed in as somebody."""

from __future__ import annotations

import re

from django.test import Client

from leerlijn.foundation.people.models import Account
from tests.foundation.people.colleagues import account_of
from tests.tools.entering import come_in


def html(answer) -> str:
    return answer.content.decode()


def entered(person, language="en") -> Client:
    """A browser in which this person is signed in."""
    known = Account.objects.filter(person=person).first()
    browser = Client()
    come_in(browser, known or account_of(person, f"name-{person.pk}"))
    browser.cookies["language"] = language
    return browser


def heading(answer) -> str:
    found = re.search(r"<h1>(.*?)</h1>", html(answer), re.S)
    return re.sub(r"<[^>]+>", "", found[1]).strip()


def primary_buttons(answer) -> int:
    """As many as there may be of them on a page: one."""
    return html(answer).count('data-variant="primary"')
