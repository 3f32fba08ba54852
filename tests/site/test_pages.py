"""What the running product answers when there is nothing to show, looked at in a real browser."""

import pytest

from tests.tools.browser import WINDOWS, axe
from tests.tools.serving import served

pytestmark = pytest.mark.races


@pytest.mark.parametrize("window", WINDOWS)
def test_a_page_that_does_not_exist_is_still_a_page(fresh_database, page, window):
    width, scheme = window
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    with served(fresh_database) as server:
        answered = page.goto(f"{server.address}/nowhere/")
        assert answered.status == 404
        assert page.locator("h1").count() == 1
        assert page.evaluate("document.fonts.ready.then(() => document.styleSheets.length)") > 0
        assert axe(page) == []
