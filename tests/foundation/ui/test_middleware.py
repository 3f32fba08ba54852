"""In which language somebody reads."""

from datetime import date

import pytest

from leerlijn.foundation.ui.middleware import language_of
from leerlijn.kernel.policy import Standing


def known_as(language):
    return Standing(on=date(2026, 10, 12), person=1, language=language)


@pytest.mark.parametrize(
    ("cookie", "person", "browser", "language"),
    [
        ("en", "nl", "nl", "en"),
        ("nonsense", "en", "nl", "en"),
        (None, "en", "nl", "en"),
        (None, None, "en-GB,en;q=0.9", "en"),
        (None, None, "fr", "nl"),
        (None, None, None, "nl"),
    ],
)
def test_a_choice_goes_before_the_person_and_the_person_before_the_browser(
    asked, cookie, person, browser, language
):
    request = asked("/", headers={"accept-language": browser} if browser else {})
    if cookie:
        request.COOKIES["language"] = cookie
    if person:
        request.standing = known_as(person)

    assert language_of(request) == language


def test_what_somebody_chose_while_signed_in_goes_before_an_older_choice_on_the_device(asked):
    request = asked("/")
    request.COOKIES["language"] = "nl"
    request.standing = Standing(on=date(2026, 10, 12), person=1, language="en", language_is_chosen=True)
    assert language_of(request) == "en"


def test_caches_are_told_that_the_page_depends_on_the_reader(client):
    answer = client.get("/gallery/", headers={"accept-language": "en"})

    assert answer["Content-Language"] == "en"
    assert {"Accept-Language", "Cookie"} <= set(answer["Vary"].split(", "))
