"""The keyboard of the stories finds out what a keyboard cannot reach or do."""

import pytest

from tests.stories.browser.hands import Hands

PAGE = """<!doctype html><html lang="en"><title>Page</title>
<a href="#there">Link</a><span role="button" id="mouse" onclick="1">For a mouse only</span>
<form><label><input type="radio" name="finding" value="yes">Yes</label>
<label><input type="radio" name="finding" value="no">No</label>
<label><input type="radio" name="finding" value="never" disabled>Never</label></form>"""


@pytest.fixture
def hands(page):
    page.set_content(PAGE)
    return Hands(page)


def test_what_a_keyboard_cannot_reach_is_found_out(hands):
    hands.to(hands.page.locator("a"))
    with pytest.raises(AssertionError, match="Tab does not lead to"):
        hands.to(hands.page.locator("#mouse"))


def test_the_arrows_lead_to_a_choice_or_it_is_found_out(hands):
    hands.pick("finding", "no")
    assert hands.page.locator("[value=no]").is_checked()
    with pytest.raises(AssertionError, match="the arrows do not lead to never"):
        hands.pick("finding", "never")
