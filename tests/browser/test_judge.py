"""The judges of pages are judged themselves: they find fault with a bad page, and none with a good one."""

import pytest

from tests.tools.browser import axe, breaches, complaints, fits

BAD = """<html><head><title></title></head><body>
<img src="data:,"><p style="color:#ccc;background:#fff">pale</p><input></body></html>"""
GOOD = """<!doctype html><html lang="en"><head><title>Good</title></head>
<body><main><h1>Good</h1><p>Words.</p></main></body></html>"""


def test_a_bad_page_is_found_out(page):
    page.set_content(BAD)
    assert {"image-alt", "color-contrast", "label", "html-has-lang", "document-title"} <= {
        violation.rule for violation in axe(page)
    }


def test_a_good_page_passes(page):
    page.set_content(GOOD)
    assert axe(page) == []


STRICT = """<meta http-equiv="Content-Security-Policy" content="style-src 'none'; script-src 'none'">"""


@pytest.mark.parametrize(
    "fault", ["<p style='color: red'>red</p>", "<script>1</script>", "<p onclick='f()'>x</p>"]
)
def test_a_page_that_breaks_its_content_policy_is_found_out(browser, fault):
    page = browser.new_page()
    found = breaches(page)
    page.set_content(f"<html><head>{STRICT}</head><body>{fault}</body></html>")
    page.evaluate("document.querySelector('p, script')")
    page.close()
    assert len(found) > 0


def test_a_part_of_a_page_that_is_missing_is_found_out_and_a_page_that_answers_404_is_not(browser):
    page = browser.new_page()
    found = complaints(page, [])
    page.route("**/*.css", lambda route: route.fulfill(status=404, content_type="text/css"))
    page.route("**/nowhere/", lambda route: route.fulfill(status=404, body=GOOD, content_type="text/html"))
    page.goto("http://127.0.0.1:9/nowhere/")
    assert found == []
    page.set_content('<link rel="stylesheet" href="http://127.0.0.1:9/missing.css">', wait_until="load")
    page.close()
    assert found == ["404 http://127.0.0.1:9/missing.css"]


@pytest.mark.parametrize(("width", "does"), [(200, True), (2000, False)])
def test_what_sticks_out_of_the_window_is_found_out(page, width, does):
    page.set_content(f"<!doctype html><svg width={width} height=10></svg>")
    assert fits(page) is does
