"""A line of the journal says what it is about, as far as its reader may know that anyway."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from leerlijn.site.called import called_in
from tests.domains.development.world import build
from tests.stories import world as stories
from tests.stories.course_world import Training
from tests.tools.budget import at_most


@pytest.fixture
def world(db, settings, tmp_path):
    settings.DATA = tmp_path
    return build()


def test_a_case_a_series_and_a_proposal_are_called_after_their_case(world):
    edition, question = world.open(), world.sent(title="Feedback in klas 1")
    mine = world.enrol("teacher", edition)
    proposal = question.request.proposals.get()
    subjects = (f"case:{mine.pk}", f"series:{edition.series_id}", f"proposal:{proposal.pk}", "setting:x")
    reader = world.standing("teacher")
    with at_most(1):
        teacher = called_in(subjects, reader)
    assert set(teacher) == {f"case:{mine.pk}", f"series:{edition.series_id}"}
    assert {name.en[:23] for name in teacher.values()} == {"Language in mathematics"}
    leader = called_in(subjects, world.standing("leader"))
    assert {subject: name.nl for subject, name in leader.items()} == {
        f"proposal:{proposal.pk}": "Het Noordveld: Feedback in klas 1"
    }


def test_whoever_may_not_see_the_case_reads_no_name(world):
    edition = world.open()
    mine = world.enrol("teacher", edition)
    subjects = (f"case:{mine.pk}", f"series:{edition.series_id}")
    assert called_in(subjects, world.standing("stranger")) == {}
    assert len(called_in(subjects, world.standing("office"))) == 2


def test_what_has_no_case_costs_nothing(world):
    standing = world.standing("teacher")
    with at_most(0):
        assert called_in(["setting:x", "person:abc"], standing) == {}


def test_a_series_in_which_nobody_enrolled_is_called_after_its_edition(world):
    edition = world.open()
    subject = f"series:{edition.series_id}"
    assert called_in([subject], world.standing("office"))[subject].en.startswith("Language in mathematics")


def test_a_series_of_a_utq_course_is_called_after_the_course_for_office_and_lecturer(db, settings, tmp_path):
    settings.DATA = tmp_path
    world = stories.build()
    course = Training(world).seated("candidate")
    subject = f"series:{course.series_id}"
    for name in ("coordinator", "candidate"):
        assert called_in([subject], world.standing(name))[subject].en.startswith("Tests that measure, ")
    assert called_in([subject], world.standing("stranger")) == {}


def test_however_many_enrolled_a_series_is_read_once_for_each_kind_of_case(world):
    edition = world.open()
    for name in ("teacher", "colleague"):
        world.enrol(name, edition)
    office = world.standing("office")
    with CaptureQueriesContext(connection) as asked:
        called_in([f"series:{edition.series_id}"], office)
    with connection.cursor() as cursor:
        rows = cursor.execute(asked.captured_queries[0]["sql"]).fetchall()
    assert len(rows) == 2
