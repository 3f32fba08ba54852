"""The world can be built on any day: on one that seldom comes, on a holiday, and while all stands still."""

from datetime import UTC, datetime

import pytest

from leerlijn.domains.qualification.demo.acts import begin, hand_in
from leerlijn.domains.qualification.demo.building import Size, build, happenings
from leerlijn.domains.qualification.demo.days import Days, recesses
from leerlijn.domains.qualification.demo.evidence import EVIDENCE, WHOLE
from leerlijn.domains.qualification.demo.findings import NOT_YET
from leerlijn.domains.qualification.demo.stories import FEW, STORIES
from leerlijn.domains.qualification.queries.duties import duty_of
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.credentials.models import Certificate
from leerlijn.foundation.dossiers.models import Claim, Submission
from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.journal.models import Anchor, Entry
from leerlijn.foundation.journal.verification import verify
from leerlijn.foundation.people.demo.cards import NAMES
from leerlijn.foundation.people.queries import cards
from leerlijn.kernel.terms import Calendar
from leerlijn.kernel.verdict import Refused
from leerlijn.site import wiring
from tests.stories.world import CODES

BUILDER = Actor(pseudonym="", name="builder", channel="command")
LEAP_DAY = datetime(2028, 2, 29, 9, 0, tzinfo=UTC)
LIBERATION_DAY = datetime(2027, 5, 5, 9, 0, tzinfo=UTC)
IN_RECESS = datetime(2026, 12, 29, 9, 0, tzinfo=UTC)


def follow(report, actor, at):
    wiring.after_staff_import(report, actor=actor, at=at)


@pytest.fixture
def demonstration(settings, tmp_path, db):
    settings.DEMO, settings.DATA = True, tmp_path


def state_of(world, name):
    return Case.objects.get(pk=world.dossiers[name].case).state


def codes_claimed_by(world, name):
    claims = Claim.objects.filter(item__dossier__case=world.dossiers[name].case)
    return set(claims.values_list("criterion", flat=True))


def sealed_by(world, name):
    return Submission.objects.filter(dossier__case=world.dossiers[name].case).order_by("number")


@pytest.mark.parametrize(
    "now",
    [
        pytest.param(LEAP_DAY, marks=pytest.mark.only_on("sqlite")),
        pytest.param(LIBERATION_DAY, marks=pytest.mark.only_on("postgresql")),
        pytest.param(IN_RECESS, marks=pytest.mark.only_on("sqlite")),
    ],
    ids=str,
)
def test_the_story_fits_every_day(demonstration, now):
    world = build(now, by=BUILDER, after_import=follow, size=Size.SMALL)
    states = {name: state_of(world, name) for name in FEW}
    assert states == {"candidate": "in_progress", "ravi": "individual_judgement", "yusuf": "final"}
    months_left = (duty_of(world.people["candidate"]).due_on - now.date()).days / 30
    assert 11 <= months_left <= 13
    assert [card.account for card in cards()] == list(NAMES)
    assert not Entry.objects.filter(at__gt=now).exists(), "nothing happens after now"
    assert Anchor.objects.count() > 80
    assert verify() is None
    assert len(codes_claimed_by(world, "candidate")) == 11
    assert [set(each.criteria) for each in sealed_by(world, "yusuf")] == [set(CODES), {"3.1", "3.2"}]
    register = Certificate.objects.order_by("number")
    assert [(each.status, bool(each.document_id)) for each in register] == [
        ("corrected", True),
        ("valid", True),
    ]


def test_a_refusal_says_in_whose_story_it_was(demonstration, monkeypatch):
    monkeypatch.setitem(STORIES, "candidate", ((420, begin()), (419, hand_in())))
    with pytest.raises(Refused) as refused:
        build(LEAP_DAY, by=BUILDER, after_import=follow, size=Size.SMALL)
    assert refused.value.__notes__ == ["the story of candidate, 419 working days ago (2026-05-12)"]


def test_the_days_of_the_story_are_working_days_before_today():
    days = Days(IN_RECESS.date())
    calendar = Calendar(recess=recesses(days.today))
    assert all(calendar.is_working_day(day) for day in days.past)
    assert days.ago(1).isoformat() == "2026-12-23", "the last day before the recess"
    assert days.at(1) < days.at(1, nth=1) < days.last_hour(1)


def test_things_happen_in_the_order_of_time():
    told = [happening.days for happening in happenings(Size.WHOLE)]
    assert told == sorted(told, reverse=True)
    assert len(STORIES) == 27


def test_the_evidence_of_a_whole_dossier_claims_every_criterion():
    assert {code for key in WHOLE for code in EVIDENCE[key].claims} == set(CODES)
    assert set(NOT_YET) <= set(CODES)
