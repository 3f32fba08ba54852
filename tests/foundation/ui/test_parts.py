"""The parts keep the promises of the look."""

import re
from pathlib import Path

import pytest
from django.template.loader import get_template

import leerlijn.foundation.ui
from leerlijn.foundation.ui.words import speaking

ROOM = Path(leerlijn.foundation.ui.__file__).parent / "templates/ui"
PAGES = Path(__file__).parent / "templates"
MACRO = re.compile(r"{% macro (\w+)")


@pytest.mark.parametrize(
    "part", ["form.html", *(f"parts/{path.name}" for path in (ROOM / "parts").glob("*.html"))]
)
def test_what_other_rooms_may_draw_is_explained_at_the_top_of_its_file(part):
    source = (ROOM / part).read_text()
    explained = source.partition("#}")[0]
    for_others = {name for page in PAGES.glob("*.html") for name in re.findall(r"\w+", page.read_text())}

    assert source.startswith("{#")
    assert [
        name for name in MACRO.findall(source) if name in for_others and f"{name}(" not in explained
    ] == []


@pytest.fixture
def drawn():
    def draw(part, call, language="en"):
        source = f'{{% import "ui/parts/{part}.html" as it %}}{{{{ it.{call} }}}}'
        with speaking(language):
            return get_template("gallery.html").backend.from_string(source).render({})

    return draw


def test_a_refused_button_stays_can_be_focused_and_says_why(drawn):
    html = drawn("button", 'button("Hand in", refused="4.2 has no evidence.")')

    assert 'type="button"' in html
    assert 'aria-disabled="true" aria-describedby="why-hand-in"' in html
    assert '<p id="why-hand-in">4.2 has no evidence.</p>' in html


def test_a_refused_link_leads_nowhere(drawn):
    assert "href" not in drawn("button", 'link_button("Open", "/x/", refused="Not yet.")')


@pytest.mark.parametrize("kind", ["good", "attention", "late", "asked", "lost", "neutral", "sealed", "blind"])
def test_no_badge_speaks_by_its_colour_alone(drawn, kind):
    assert "<span>On time</span>" in drawn("badge", f'badge("{kind}", "On time")')


def test_a_fingerprint_is_four_groups_of_four(drawn):
    assert ">7f3a 91c2 e04b 5d18<" in drawn("proof", 'fingerprint("7f3a91c2e04b5d18aa07")')


def test_the_dots_say_in_words_what_they_draw(drawn):
    html = drawn("charts", 'dots(11, 15, "criteria covered")')

    assert "11 of 15: criteria covered" in html
    assert (html.count('class="full"'), html.count('class="open"')) == (11, 4)
    assert "11 van 15" in drawn("charts", 'dots(11, 15, "criteria")', "nl")


@pytest.mark.parametrize("done", [0, 1, 3])
def test_dots_can_be_drawn_at_both_ends(drawn, done):
    assert drawn("charts", f'dots({done}, 3, "x")').count("<circle") == 3


def test_a_forked_line_says_in_words_who_agrees_where(drawn):
    judged = [("1.1", "same"), ("1.2", "differs"), ("1.3", "settled")]

    html = drawn("charts", f"forks({[{'code': code, 'state': state} for code, state in judged]})")

    words = re.sub(r"\s+", " ", html[html.index("<figcaption") :])
    assert "Judged the same: 1.1. Judged differently: 1.2. Differed, and settled: 1.3." in words


def test_a_list_at_its_end_has_no_next(drawn):
    assert drawn("card", "pager()").strip() == ""
    assert 'href="?after=7"' in drawn("card", 'pager("?after=7")')


def test_every_cell_of_a_folded_table_carries_its_label(drawn):
    html = drawn(
        "table", 'table("Money", [{"label": "What"}, {"label": "Spent", "number": true}], [["Lab", 3]])'
    )

    assert '<th scope="row">Lab</th>' in html
    assert '<td data-label="Spent" class="number">3</td>' in html
