"""Enrolling: a seat or the list, what came free goes to the next, and what is refused with which sentence."""

from __future__ import annotations

from datetime import timedelta

import pytest

from leerlijn.domains.development.models import Edition, Enrolment
from leerlijn.domains.development.queries.enrolments import enrolment_facts
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.situations import situation_of
from leerlijn.foundation.journal import queries as journal
from leerlijn.foundation.meetings.models import Series
from leerlijn.foundation.meetings.queries import moves_of
from leerlijn.foundation.meetings.waiting import Rule, replay
from leerlijn.foundation.people.models import Membership
from leerlijn.kernel.verdict import Denied, Incomplete, granted
from tests.domains.development.world import holds, teachers


def key(refusal) -> str:
    assert isinstance(refusal, Denied), refusal
    return getattr(refusal.reason, "key", getattr(refusal.reason, "many", ""))


def test_who_comes_in_time_is_seated_and_the_third_of_two_seats_waits(world):
    edition = world.open(seats=2)
    cases = [world.enrol(name, edition) for name in ("teacher", "neighbour", "stranger")]
    assert [case.state for case in cases] == ["accepted", "accepted", "waitlisted"]
    assert world.state(edition.case) == "full"
    assert Series.objects.get(pk=edition.series_id).taken == 2


def test_a_seat_that_came_free_is_offered_to_the_next_and_is_theirs_when_they_take_it(world):
    edition = world.open(seats=1)
    first, second, third = (world.enrol(name, edition) for name in ("teacher", "neighbour", "stranger"))
    world.step(first, "withdraw", "teacher")
    assert [world.state(case) for case in (first, second, third)] == [
        "withdrawn_free",
        "offered",
        "waitlisted",
    ]
    world.step(second, "take-seat", "neighbour")
    assert world.state(second) == "accepted"
    assert replay(moves_of(edition.series_id), seats=1, rule=Rule()) == []


def test_an_offer_that_runs_out_goes_to_the_next_and_the_seat_is_never_idle(world):
    edition = world.open(seats=1)
    first, second, third = (world.enrol(name, edition) for name in ("teacher", "neighbour", "stranger"))
    world.step(first, "withdraw", "teacher")
    world.later(days=3)
    world.pass_time()
    assert [world.state(case) for case in (second, third)] == ["expired", "offered"]
    world.step(third, "decline", "stranger")
    assert world.state(third) == "declined"
    assert world.state(edition.case) == "open"
    assert Series.objects.get(pk=edition.series_id).taken == 0


def test_whoever_enrols_twice_is_told_where_the_first_is(world):
    edition = world.open(seats=2)
    world.enrol("teacher", edition)
    assert key(world.enrol("teacher", edition)).startswith("You are enrolled here already.")
    assert Enrolment.objects.count() == 1


def test_whoever_left_may_come_back_at_the_end_of_the_list(world):
    edition = world.open(seats=1)
    case = world.enrol("teacher", edition)
    world.enrol("neighbour", edition)
    world.step(case, "withdraw", "teacher")
    assert world.enrol("teacher", edition).state == "waitlisted"


def test_after_the_last_day_enrolling_is_refused_and_stands_in_the_record(world):
    edition = world.open(seats=2)
    world.later(weeks=6, days=1)
    refused = world.enrol("teacher", edition)
    assert key(refused).startswith("Enrolment closed on {day}.")
    [entry] = journal.entries_of(f"edition:{edition.pk}")
    assert entry.act == "came-too-late"
    assert entry.payload["reason"]["with"] == {"day": {"day": edition.closes_on.isoformat()}}


def test_on_the_last_day_itself_one_may_still_enrol(world):
    edition = world.open(seats=2)
    world.later(weeks=6)
    assert world.enrol("teacher", edition).state == "accepted"


def test_before_it_opens_the_day_is_said(world):
    case = world.draft()
    edition = world.edition(case)
    assert key(world.enrol("teacher", edition)).startswith("Enrolment opens on {day}.")


def test_what_does_not_go_on_any_more_takes_nobody(world):
    edition = world.open()
    world.step(edition.case, "close", "office")
    assert key(world.enrol("teacher", edition)).startswith("You cannot enrol here any more.")


def test_a_school_where_somebody_does_not_work_cannot_be_chosen(world):
    edition = world.open()
    refused = world.enrol("teacher", edition, school=str(world.units["zuidwold-1"].pk))
    assert isinstance(refused, Incomplete)
    assert list(refused.errors) == ["school"]


def test_withdrawing_is_free_until_the_last_free_day_and_costs_what_was_said_after_it(world):
    edition = world.open(seats=2)
    case = world.enrol("teacher", edition)
    world.later(weeks=6)
    assert key(world.step(case, "withdraw-late", "teacher")).startswith("You can still withdraw for free")
    world.later(days=1)
    assert key(world.step(case, "withdraw", "teacher")).startswith("Withdrawing was free until")
    world.step(case, "withdraw-late", "teacher")
    assert (world.state(case), Enrolment.objects.get(case=case).fee) == ("withdrawn_charged", 6000)


def test_a_colleague_of_the_same_school_takes_the_seat_and_gets_the_statement(world):
    edition = world.open(seats=1)
    case = world.enrol("teacher", edition)
    somebody_else = str(world.people["stranger"].pk)
    assert isinstance(world.step(case, "replace", "teacher", colleague=somebody_else), Incomplete)
    world.step(case, "replace", "teacher", colleague=str(world.people["colleague"].pk))
    assert world.state(case) == "replaced"
    substitute = Enrolment.objects.select_related("case").get(person=world.people["colleague"])
    assert world.state(substitute.case) == "accepted"
    assert Series.objects.get(pk=edition.series_id).taken == 1
    assert Case.objects.get(pk=substitute.case_id).about_id == edition.case_id


def test_a_colleague_who_left_here_and_waits_elsewhere_can_take_the_seat(world):
    here, elsewhere = world.open(seats=2), world.open(code="pln-quantum", seats=2)
    world.step(world.enrol("colleague", here), "withdraw", "colleague")
    world.enrol("colleague", elsewhere)
    holds(world, "colleague", Membership.Role.TEACHER, "esch-1")
    case = world.enrol("teacher", here)
    done = world.step(case, "replace", "teacher", colleague=str(world.people["colleague"].pk))
    assert done.state == "replaced"


def test_a_colleague_with_a_seat_here_cannot_take_another(world):
    edition = world.open(seats=2)
    holds(world, "colleague", Membership.Role.TEACHER, "esch-1")
    world.enrol("colleague", edition, school=str(world.units["esch-1"].pk))
    case = world.enrol("teacher", edition)
    assert key(world.step(case, "replace", "teacher", colleague="1")).startswith("We know no colleague")


def test_a_limit_per_school_leaves_the_seat_to_another_school(world):
    edition = world.open(seats=3, most=1)
    cases = [world.enrol(name, edition) for name in ("teacher", "colleague", "neighbour")]
    assert [case.state for case in cases] == ["accepted", "waitlisted", "accepted"]


def test_who_still_waits_when_it_begins_is_told_that_no_seat_came_free(world):
    edition = world.open(seats=1)
    world.enrol("teacher", edition)
    waiting = world.enrol("neighbour", edition)
    world.begin(edition)
    assert world.state(waiting) == "not_placed"


def offered_on_the_last_day(world) -> tuple[Edition, list[Case]]:
    """It began today: one has a seat, one an offer until yesterday, one waits; and the clock stood still."""
    edition = world.open(seats=2, sessions=1)
    cases = [world.enrol(name, edition) for name in ("colleague", "teacher", "neighbour", "stranger")]
    for step in ("close", "confirm"):
        world.step(edition.case, step, "office")
    world.later(days=55)
    world.step(cases[0], "withdraw-late", "colleague")
    assert Case.objects.get(pk=cases[2].pk).due_on == edition.starts_on - timedelta(days=1)
    world.later(days=1)
    return edition, cases[1:]


def test_once_it_began_nobody_takes_the_seat_that_was_offered_and_nobody_else_is_offered_it(world):
    _, cases = offered_on_the_last_day(world)
    assert key(world.step(cases[1], "take-seat", "neighbour")) == "It began on {day}."
    world.clock(cases[1], "let-go")
    assert [world.state(case) for case in cases] == ["invited", "expired", "waitlisted"]
    world.pass_time()
    assert [world.state(case) for case in cases] == ["invited", "expired", "not_placed"]


def test_what_was_still_offered_when_an_edition_is_finished_ends_with_it(world):
    edition, cases = offered_on_the_last_day(world)
    world.clock(edition.case, "start")
    world.mark(edition, 1, teacher="present")
    world.step(edition.case, "finish", "expert")
    assert [world.state(case) for case in cases] == ["completed", "expired", "not_placed"]


def test_a_team_that_is_named_on_the_first_day_can_still_answer_on_it(world):
    edition = world.open(seats=2, closes_on=str(world.at.date() + timedelta(weeks=8)))
    world.at += edition.starts_on - world.at.date()
    granted(world.enrol_team(edition, ["teacher"]))
    named = Case.objects.get(procedure="enrolment", subject=world.people["teacher"])
    world.step(named, "take-seat", "teacher")
    assert world.state(named) == "accepted"


def test_nobody_pays_for_what_is_cancelled(world):
    edition = world.open(seats=1)
    cases = [world.enrol(name, edition) for name in ("teacher", "neighbour")]
    world.step(edition.case, "cancel", "office", reason="De zaal is er niet.")
    assert [world.state(case) for case in cases] == ["cancelled", "cancelled"]
    assert set(Enrolment.objects.values_list("fee", flat=True)) == {0}


@pytest.mark.parametrize("name", ["office", "leader", "stranger", "auditor"])
def test_nobody_withdraws_for_another_but_the_office(world, name):
    edition = world.open()
    case = world.enrol("teacher", edition)
    answer = world.step(case, "withdraw", name)
    assert isinstance(answer, Case) == (name == "office")


def test_twenty_who_enrol_cost_no_more_each_than_the_first(world):
    edition = world.open(seats=5)
    names = teachers(world, 20)
    states = [world.enrol(name, edition).state for name in names]
    assert states == ["accepted"] * 5 + ["waitlisted"] * 15


def test_whoever_pays_themselves_has_fourteen_days_to_think_again(world):
    edition = world.open(seats=3)
    world.later(weeks=6)
    own, of_the_school = (
        world.enrol("teacher", edition, payer="self"),
        world.enrol("colleague", edition, payer="school"),
    )
    world.later(days=10)
    assert key(world.step(of_the_school, "withdraw", "colleague")).startswith("Withdrawing was free until")
    world.step(own, "withdraw", "teacher")
    assert (world.state(own), Enrolment.objects.get(case=own).fee) == ("withdrawn_free", 0)


def test_the_fourteen_days_count_from_when_the_seat_was_agreed(world):
    edition = world.open(seats=1, closes_on=str(world.at.date() + timedelta(weeks=7, days=5)))
    first, own = world.enrol("colleague", edition), world.enrol("teacher", edition, payer="self")
    assert Enrolment.objects.get(case=own).agreed_at is None
    world.later(weeks=5)
    world.step(first, "withdraw", "colleague")
    world.later(days=1)
    world.step(own, "take-seat", "teacher")
    assert Enrolment.objects.get(case=own).agreed_at == world.at
    world.later(days=14)
    world.step(own, "withdraw", "teacher")
    assert (world.state(own), Enrolment.objects.get(case=own).fee) == ("withdrawn_free", 0)


def test_whoever_takes_over_a_seat_has_fourteen_days_of_their_own(world):
    edition = world.open(seats=1)
    case = world.enrol("teacher", edition, payer="self")
    world.later(weeks=6)
    world.step(case, "replace", "teacher", colleague=str(world.people["colleague"].pk))
    world.later(days=10)
    theirs = Case.objects.get(procedure="enrolment", subject=world.people["colleague"])
    world.step(theirs, "withdraw", "colleague")
    assert world.state(theirs) == "withdrawn_free"


def test_withdrawing_is_never_free_longer_than_until_the_day_before_the_first_meeting(world):
    edition = world.open(seats=1)
    world.later(weeks=7, days=1)
    Edition.objects.filter(pk=edition.pk).update(closes_on=world.at.date())
    case = world.enrol("teacher", edition, payer="self")
    situation = situation_of(case, by=world.standing("teacher"), at=world.at)
    assert enrolment_facts(situation).free_until == edition.starts_on - timedelta(days=1)
