"""With whom the ball is while a council votes, and once all its members have."""

from __future__ import annotations

from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.lines import waiting_for
from leerlijn.foundation.people.actions.memberships import end_membership
from leerlijn.foundation.people.models import Membership
from tests.stories import agreements


def called(year) -> Case:
    year.on(7, 2)
    year.passed()
    request = year.ask_consent(year.agreement(), "holder-ET", "FR-ET")
    year.call(request, "FR-ET")
    return request


def with_the_ball(year, request) -> set[str]:
    """Who of the council finds the request in their work."""
    names = (f"FR-ET-{each}" for each in (*agreements.MEMBERS, "registrar"))
    return {name for name in names if waiting_for(year.standing(name)).filter(pk=request.pk).exists()}


def test_once_all_members_have_voted_the_chair_closes_the_vote(year):
    request = called(year)
    year.votes(request, "FR-ET", staff="")
    assert year.state(request) == "vote_called"
    assert with_the_ball(year, request) == {"FR-ET-staff"}
    year.does(request, "vote", "FR-ET-staff", choice="against")
    assert year.state(request) == "all_voted"
    assert with_the_ball(year, request) == {"FR-ET-chair"}
    assert year.does(request, "close-vote", "FR-ET-chair").state == "consented"


def test_the_vote_of_an_absent_member_by_proxy_is_the_last_one_too(year):
    request = called(year)
    staff = str(year.people["FR-ET-staff"].pk)
    year.does(request, "give-proxy", "FR-ET-student-1", holder=staff)
    year.votes(request, "FR-ET", student_1="")
    assert year.state(request) == "vote_called"
    year.does(request, "vote-by-proxy", "FR-ET-staff", choice="for")
    assert year.state(request) == "all_voted"


def test_the_chair_closes_the_vote_before_the_last_member_too(year):
    request = called(year)
    year.votes(request, "FR-ET", staff="")
    assert year.does(request, "close-vote", "FR-ET-chair").state == "consented"


def test_whoever_left_the_council_is_not_waited_for(year):
    request = called(year)
    year.votes(request, "FR-ET", staff="", student_1="")
    member = Membership.objects.get(person=year.people["FR-ET-student-1"])
    end_membership(member.pk, ends_on=year.at.date(), by=agreements.SETTING_UP, at=year.at)
    year.later(days=1)
    year.does(request, "vote", "FR-ET-staff", choice="for")
    assert year.state(request) == "all_voted"


def test_what_all_voted_on_can_still_be_called_off(year):
    request = called(year)
    year.votes(request, "FR-ET")
    year.does(request, "call-off", "FR-ET-chair", reason="The file is not right.")
    assert year.state(request) == "consultation"
    assert with_the_ball(year, request) == {"FR-ET-chair"}
