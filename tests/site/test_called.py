"""A line of the journal says what it is about, as far as its reader may know that anyway."""

from __future__ import annotations

import pytest

from leerlijn.site.called import called_in
from tests.domains.development.world import build
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
