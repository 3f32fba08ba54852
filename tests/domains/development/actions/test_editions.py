"""Planning again and cancelling: the clock on the wall, the seats, the calendars, and what is refused."""

from __future__ import annotations

from datetime import timedelta

import pytest

from leerlijn.domains.development.actions.enrolments import begin_enrolment
from leerlijn.domains.development.models import Enrolment
from leerlijn.domains.development.queries.enrolments import enrolment_facts
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.situations import Situation
from leerlijn.foundation.meetings.models import Place, Series, Session
from leerlijn.foundation.meetings.queries import moves_of
from leerlijn.foundation.meetings.waiting import Rule, replay
from leerlijn.foundation.ui.dates import AMSTERDAM
from leerlijn.kernel.verdict import Denied, Incomplete, Refused
from tests.domains.development.world import SETTING_UP, meeting


def postponed(world, **said):
    edition = world.open(**said)
    case = world.enrol("teacher", edition)
    world.step(edition.case, "close", "office")
    world.step(edition.case, "confirm", "office")
    world.step(edition.case, "postpone", "office", reason="De zaal is er niet.")
    return edition, case


def hours(edition):
    sessions = Session.objects.filter(series=edition.series_id).order_by("number")
    return [
        (each.starts_at.astimezone(AMSTERDAM).hour, each.ends_at.astimezone(AMSTERDAM).hour)
        for each in sessions
    ]


def test_what_is_planned_again_keeps_its_hours_where_summer_time_begins(world):
    edition, _ = postponed(world)
    before = Session.objects.get(series=edition.series_id, number=1).starts_at
    world.step(edition.case, "plan-again", "office", days="182")
    after = Session.objects.get(series=edition.series_id, number=1).starts_at
    assert hours(edition) == [(14, 17), (14, 17)]
    assert after - before == timedelta(days=182) - timedelta(hours=1)
    assert world.edition(edition.case).starts_on == edition.starts_on + timedelta(days=182)


def test_what_is_planned_again_does_not_close_in_the_past(world):
    edition, _ = postponed(world)
    world.later(weeks=7)
    refused = world.step(edition.case, "plan-again", "office", days="3")
    assert isinstance(refused, Incomplete)
    assert list(refused.errors) == ["days"]
    assert world.state(edition.case) == "postponed"
    world.step(edition.case, "plan-again", "office", days="7")
    assert world.state(edition.case) == "planned"


def test_terms_of_who_waits_or_has_a_seat_move_with_the_days(world):
    edition = world.open(seats=1)
    cases = [world.enrol(name, edition) for name in ("teacher", "neighbour")]
    for key in ("close", "confirm-all-the-same"):
        world.step(edition.case, key, "office", **({"reason": "Toch."} if key != "close" else {}))
    world.step(edition.case, "postpone", "office", reason="De zaal is er niet.")
    seated, waits = edition.starts_on, edition.starts_on - timedelta(days=1)
    assert [Case.objects.get(pk=each.pk).due_on for each in cases] == [seated, waits]
    world.later(weeks=9)
    world.pass_time()
    assert [world.state(case) for case in cases] == ["invited", "waitlisted"]
    world.step(edition.case, "plan-again", "office", days="90")
    world.pass_time()
    assert [world.state(case) for case in cases] == ["invited", "waitlisted"]
    later = timedelta(days=90)
    assert [Case.objects.get(pk=each.pk).due_on for each in cases] == [seated + later, waits + later]


def test_who_does_not_wait_for_a_new_day_withdraws_for_free(world):
    edition, case = postponed(world)
    world.later(weeks=9)
    assert isinstance(world.step(case, "withdraw-late", "teacher"), Denied)
    world.step(case, "withdraw", "teacher")
    assert (world.state(case), Enrolment.objects.get(case=case).fee) == ("withdrawn_free", 0)
    assert Series.objects.get(pk=edition.series_id).taken == 0


def test_what_comes_free_while_it_is_postponed_is_offered_although_its_first_day_is_past(world):
    edition = world.open(seats=1)
    case, waiting = (world.enrol(name, edition) for name in ("teacher", "neighbour"))
    for step in ("close", "confirm"):
        world.step(edition.case, step, "office")
    world.step(edition.case, "postpone", "office", reason="De zaal is er niet.")
    world.later(weeks=9)
    world.step(case, "withdraw", "teacher")
    assert Case.objects.get(pk=waiting.pk).due_on == world.at.date() + timedelta(days=2)
    world.later(days=1)
    world.step(waiting, "take-seat", "neighbour")
    assert world.state(waiting) == "accepted"


def test_what_is_cancelled_gives_its_seats_back_and_stands_in_no_calendar(world):
    edition = world.open(seats=1)
    for name in ("teacher", "neighbour"):
        world.enrol(name, edition)
    world.step(edition.case, "cancel", "office", reason="De zaal is er niet.")
    assert Series.objects.get(pk=edition.series_id).taken == 0
    assert set(Place.objects.values_list("state", flat=True)) == {"left"}
    assert not Session.objects.exclude(leader=None).exists()
    assert replay(moves_of(edition.series_id), seats=1, rule=Rule()) == []


@pytest.mark.parametrize(("key", "said"), [("close", {}), ("cancel", {"reason": "De zaal is er niet."})])
def test_whoever_saw_it_open_does_not_enrol_after_it_was_closed(world, key, said):
    """As when both come at the same moment: what was looked at is older than what was decided."""
    edition = world.open()
    by = world.standing("teacher")
    asking = Case(subject=world.people["teacher"], about=edition.case, path=edition.offering.unit.path)
    facts = enrolment_facts(Situation(asking, by, world.at, ()))
    world.step(edition.case, key, "office", **said)
    with pytest.raises(Refused):
        begin_enrolment.run(facts, {"school": "", "payer": "self"}, actor=SETTING_UP, at=world.at)
    assert not Place.objects.exists()


@pytest.mark.parametrize(
    ("column", "wrong", "right"),
    [
        ("place", "a" * 201, "a" * 200),
        ("title", "a" * 201, "a" * 200),
        ("place", "", "Horst"),
        ("from", "half drie", "9.30"),
        ("to", "14:00", "14:01"),
        ("day", "2026-02-30", "2026-11-30"),
    ],
)
def test_what_is_wrong_with_a_meeting_is_said_beside_its_own_row(world, column, wrong, right):
    day = (world.at + timedelta(weeks=8)).date()
    refused = world.draft(rows=[meeting(day), {}, meeting(day, **{column: wrong})])
    assert isinstance(refused, Incomplete)
    assert list(refused.errors) == [f"sessions-2-{column}"]
    assert isinstance(world.draft(rows=[meeting(day), {}, meeting(day, **{column: right})]), Case)


def test_an_edition_has_a_meeting(world):
    refused = world.draft(rows=[{}, {"day": "", "from": ""}])
    assert list(refused.errors) == ["sessions-0-day"]
