"""The public page of the anchors, and the same for programs."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from leerlijn.foundation.journal.actions import make_anchor, record
from leerlijn.foundation.journal.export import export_lines
from leerlijn.foundation.journal.models import Anchor
from leerlijn.foundation.journal.views import ON_A_PAGE
from tests.foundation.journal.conftest import MONDAY
from tests.tools.budget import at_most

NEW_YEAR = date(2026, 1, 1)


@pytest.fixture
def three_pages(db, coordinator):
    for place in range(3 * ON_A_PAGE):
        record("case:1", "step", by=coordinator, at=MONDAY)
        day = NEW_YEAR + timedelta(days=place)
        make_anchor(day, timezone.make_aware(datetime(day.year, day.month, day.day, 23, 55)))


def read(client, path="/journal/anchors", language="en"):
    client.cookies["language"] = language
    answer = client.get(path)
    assert answer.status_code == 200
    return answer


@pytest.mark.parametrize(("language", "says"), [("nl", "Elke dag één getal"), ("en", "One number a day")])
def test_anybody_reads_the_anchors_in_their_language(client, journal, language, says):
    page = read(client, language=language).content.decode()
    assert says in page
    for anchor in Anchor.objects.all():
        assert anchor.hash in page


def test_a_journal_without_anchors_says_what_comes(client, db):
    assert "There is no anchor yet." in read(client).content.decode()


def test_programs_read_the_same_lines_as_in_the_export(client, journal):
    exported = [line for line in export_lines() if line["kind"] == "anchor"]
    published = read(client, "/journal/anchors?format=json").json()
    assert published["before"] == ""
    assert [{"kind": "anchor", **line} for line in reversed(published["anchors"])] == exported


def test_page_by_page_every_anchor_comes_once(client, three_pages):
    before, seen = "", []
    for _ in range(3):
        said = read(client, f"/journal/anchors?format=json&before={before}").json()
        seen += [line["day"] for line in said["anchors"]]
        before = said["before"]
    assert seen == [str(NEW_YEAR + timedelta(days=place)) for place in reversed(range(3 * ON_A_PAGE))]
    assert before == ""


def test_a_page_leads_to_the_next_and_back_to_the_first(client, three_pages):
    first = read(client).content.decode()
    last_day = NEW_YEAR + timedelta(days=2 * ON_A_PAGE)
    assert f"?before={last_day}" in first
    second = read(client, f"/journal/anchors?before={last_day}").content.decode()
    assert 'href="/journal/anchors"' in second


def test_what_is_no_day_begins_at_the_newest(client, journal):
    assert "23 November 2026" in read(client, "/journal/anchors?before=yesterday").content.decode()


def test_the_page_takes_one_statement_however_many_there_are(client, three_pages):
    with at_most(1):
        answer = read(client)
    assert len(answer.content) <= 25_000


def test_nothing_can_be_sent_to_it(client, journal):
    assert client.post("/journal/anchors").status_code == 405


def test_an_anchor_does_not_show_what_moved(client, journal):
    for path in ("/journal/anchors", "/journal/anchors?format=json"):
        said = read(client, path).content.decode()
        assert "case:1" not in said
        assert "UTQ-2026-0001" not in said
