"""Forms keep what was typed and say beside each field what is wrong with it."""

import re

import pytest
from django.template.loader import get_template

from leerlijn.foundation.ui.words import speaking
from tests.foundation.ui.gallery import Judgement

TYPED = {"finding": "not-yet", "reason": "<b>Typed</b>", "day": "31-31", "kind": "b", "criteria": ["1.2"]}


@pytest.fixture
def drawn():
    def draw(form, call):
        source = '{% import "ui/form.html" as form %}{{ ' + call + " }}"
        with speaking("en"):
            return get_template("gallery.html").backend.from_string(source).render({"it": form})

    return draw


def test_everything_that_was_typed_stays(drawn):
    form = Judgement(TYPED)
    html = "".join(drawn(form, f'form.field(it["{name}"])') for name in form.fields)

    assert re.search(r'value="not-yet" checked', html)
    assert "&lt;b&gt;Typed&lt;/b&gt;</textarea>" in html
    assert 'type="text" id="id_day" name="day" value="31-31"' in html
    assert '<option value="b" selected>' in html
    assert re.findall(r'value="([^"]+)" checked', html) == ["not-yet", "1.2"]


def test_a_good_day_stays_in_a_field_for_days(drawn):
    assert 'type="date" id="id_day" name="day" value="2027-11-24"' in drawn(
        Judgement({"day": "2027-11-24"}), 'form.field(it["day"])'
    )


def test_the_mistake_stands_above_its_field_and_the_field_points_to_it(drawn):
    html = drawn(Judgement(TYPED), 'form.field(it["seen"], hint="Item and page")')

    order = [html.index(part) for part in ("<label", 'id="id_seen-hint"', 'id="id_seen-error"', "<input")]
    assert order == sorted(order)
    assert 'aria-describedby="id_seen-hint id_seen-error"' in html
    assert 'aria-invalid="true"' in html


def test_the_summary_counts_the_mistakes_has_the_focus_and_leads_to_each_field(drawn):
    html = drawn(Judgement({**TYPED, "finding": ""}), "form.error_summary(it)")

    assert "4 things are not right yet. Nothing you typed is lost." in html
    assert "autofocus" in html
    assert re.findall(r'href="#([^"]+)"', html) == ["id_finding", "id_seen", "id_day", "id_sure"]


def test_a_form_without_mistakes_has_no_summary(drawn):
    assert "error-summary" not in drawn(Judgement(), "form.error_summary(it)")


def test_the_browser_checks_what_the_form_checks(drawn):
    html = drawn(Judgement(), 'form.field(it["seen"])')

    assert 'maxlength="80"' in html
    assert " required" in html
