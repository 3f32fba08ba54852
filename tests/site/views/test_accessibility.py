"""The accessibility statement says what was done, by which test and on which day, and no more than that."""

from __future__ import annotations

import ast
from datetime import date

from django.test import Client

from leerlijn.site.accessibility import Statement, statement
from tests.house.plan import ROOT
from tests.stories.browser.neighbours import NEIGHBOURS
from tests.stories.browser.pages import PAGES
from tests.tools.budget import at_most


def missing(said: Statement) -> list[str]:
    """What the statement leans on, and is not there: a test, or a page that somebody looked at."""
    pages = {page.name for page in (*PAGES, *NEIGHBOURS)}
    tests = [each.test for each in said.automatic if not is_there(each.test)]
    looked_at = [name for check in said.by_hand for name in check.pages if name not in pages]
    return [*tests, *looked_at, *sorted({name.partition(":")[0] for name in pages} ^ said.parts.keys())]


def is_there(test: str) -> bool:
    file, _, name = test.partition("::")
    if not (ROOT / file).is_file():
        return False
    written = ast.parse((ROOT / file).read_text())
    found = {node.name for node in ast.walk(written) if isinstance(node, ast.FunctionDef)}
    return not name or name in found


def test_every_test_and_page_it_leans_on_is_there():
    assert missing(statement()) == []


def test_a_test_that_is_gone_and_a_part_that_nobody_named_are_found():
    said = statement()
    gone = said.automatic[0].__class__("tests/site/test_health.py::test_gone", said.automatic[0].says)
    fewer = {key: title for key, title in said.parts.items() if key != "cases"}
    made = Statement(said.drawn_up, (gone,), said.by_hand, said.not_done, said.shortcomings, fewer)
    assert missing(made) == [gone.test, "cases"]


def test_anybody_reads_it_from_every_page_and_what_nobody_looked_at_says_so(db, settings):
    browser = Client()
    browser.cookies["language"] = "en"
    assert 'href="/accessibility/"' in browser.get("/sign-in/").content.decode()
    with at_most(2):
        page = browser.get("/accessibility/").content.decode()
    untouched = [
        title for title, said in statement().looked_at() if getattr(said, "key", "").startswith("Not")
    ]
    assert page.count("Not assessed by hand yet.") == len(untouched) > 0
    assert "status C" in page
    assert "No address was filled in here yet." in page
    assert max(check.on for check in statement().by_hand) <= date.today()
    settings.CONTACT = "toegankelijk@noaber.example"
    assert 'href="mailto:toegankelijk@noaber.example"' in browser.get("/accessibility/").content.decode()
