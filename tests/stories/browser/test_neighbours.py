"""Every type of page beside the qualification, in a real browser: wide and narrow, nl and en."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.stories.browser.conftest import running
from tests.stories.browser.neighbours import NEIGHBOURS
from tests.stories.browser.test_every_page import NARROW, WIDE, is_open_to_everybody
from tests.tools.databases import created

KNOWN = Path(__file__).with_name("known.py")
pytestmark = [pytest.mark.races, pytest.mark.only_on("sqlite")]


@pytest.fixture(scope="module")
def place(browser, demo_template, tmp_path_factory, server_url):
    """The demonstration, running."""
    folder = tmp_path_factory.mktemp("neighbours") / "data"
    with created(server_url, folder, of=demo_template) as database:
        told = database.run(KNOWN)
        assert told.returncode == 0, told.stderr
        with running(browser, database, json.loads(told.stdout)) as place:
            yield place


@pytest.mark.parametrize("kind", NEIGHBOURS, ids=str)
def test_a_page_is_open_to_everybody(place, kind):
    for language, size, scheme in (("en", WIDE, "light"), ("nl", NARROW, "dark")):
        page = place.page_of(kind.who, language)
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)
        assert page.goto(place.at(kind.address)).status == kind.status
        assert is_open_to_everybody(page, language)
    assert place.wrong == []
