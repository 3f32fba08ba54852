"""The many around the people of the story: each of their stories can be told, whatever becomes of them."""

from datetime import UTC, datetime
from itertools import pairwise

import pytest

from leerlijn.domains.qualification.demo import building
from leerlijn.domains.qualification.demo.building import Size, build
from leerlijn.domains.qualification.demo.crowd import JUDGES, arrived, crowd_stories
from leerlijn.domains.qualification.demo.days import LONGEST
from leerlijn.domains.qualification.models import Fragment, PartialCertificate
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.journal.verification import verify
from leerlijn.foundation.people.demo.crowd import CROWD
from leerlijn.foundation.people.demo.deliveries import NUMBERS
from leerlijn.foundation.people.demo.offices import ASSESSORS
from leerlijn.site import wiring

NOW = datetime(2026, 12, 29, 9, 0, tzinfo=UTC)
STATES = {
    *("in_progress", "precheck_requested", "precheck_returned", "submitted", "individual_judgement"),
    *("final", "withdrawn"),
}


def test_nobody_is_there_twice():
    assert len({(each.given, each.family) for each in CROWD}) == len(CROWD)
    assert len(set(NUMBERS.values())) == len(NUMBERS)


def test_every_story_begins_after_hr_named_its_candidate_and_goes_forward_in_time():
    for each in CROWD:
        days = [days for days, _ in crowd_stories()[each.name]]
        assert LONGEST > arrived(each) > days[0], each.name
        assert all(earlier >= later for earlier, later in pairwise(days)), each.name
        assert days[-1] > 0, each.name


@pytest.mark.parametrize("faculty", JUDGES)
def test_nobody_judges_a_candidate_of_their_own_faculty(faculty):
    assert faculty not in {ASSESSORS[name] for pair in JUDGES[faculty] for name in pair}


def by_course(stories):
    """One story of each course that there is: the same acts one after the other."""
    return {tuple(act.__qualname__ for _, act in story): name for name, story in stories.items()}.values()


@pytest.mark.django_db
def test_each_course_that_a_dossier_takes_can_be_told(settings, tmp_path, monkeypatch):
    settings.DEMO, settings.DATA = True, tmp_path
    told = {name: crowd_stories()[name] for name in by_course(crowd_stories())}
    monkeypatch.setattr(building, "crowd_stories", lambda: told)
    monkeypatch.setattr(building, "STORIES", {})
    monkeypatch.setattr(building, "BESIDES_THE_DOSSIERS", ())
    world = build(
        NOW,
        by=Actor(pseudonym="", name="builder", channel="command"),
        after_import=lambda report, actor, at: wiring.after_staff_import(report, actor=actor, at=at),
        size=Size.WHOLE,
    )
    cases = Case.objects.filter(pk__in=[held.case for held in world.dossiers.values()])
    assert {case.state for case in cases} >= STATES
    assert PartialCertificate.objects.filter(certificate__document__isnull=False).exists()
    levels = Fragment.objects.filter(case__state="consented").values_list("criterion", "level")
    assert set(levels) == {("2.3", "sufficient"), ("2.3", "not-yet"), ("3.1", "not-yet")}
    assert verify() is None
