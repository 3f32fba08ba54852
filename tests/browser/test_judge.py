"""The judge of accessibility is judged itself: it finds fault with a bad page, and none with a good one."""

from tests.tools.browser import axe

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
