"""With whom the ball is while a council votes, and once all its members have."""

from __future__ import annotations

import re
from html import unescape

from django.test import Client

from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.lines import waiting_for
from leerlijn.foundation.people.actions.memberships import end_membership
from leerlijn.foundation.people.models import Account, Membership
from leerlijn.kernel.procedure import catalogue
from tests.stories import agreements
from tests.tools.budget import at_most
from tests.tools.entering import come_in


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


def test_whoever_voted_reads_what_they_voted_and_a_colleague_does_not(year, monkeypatch):
    monkeypatch.setattr("leerlijn.site.clock.now", lambda: year.at)
    request = called(year)
    version = Case.objects.get(pk=request.pk).version
    voter = signed_in(year, "FR-ET-staff")
    typed = {"version": version, "choice": "against", "confirm": "yes"}
    voted = voter.post(f"/cases/{request.pk}/vote/", typed)
    assert voted.status_code == 302
    said = re.sub(r"<[^>]+>", "", voter.get(voted.url).content.decode())
    assert "A vote was cast. Your vote: Against." in said
    assert "Your vote" not in signed_in(year, "FR-ET-student-1").get(voted.url).content.decode()


def signed_in(year, name: str) -> Client:
    client = Client()
    come_in(client, Account.objects.create(person=year.people[name], name=name))
    client.cookies["language"] = "en"
    return client


def test_an_office_that_works_on_agreements_sees_on_its_first_page_how_they_stand(year, monkeypatch):
    monkeypatch.setattr("leerlijn.site.clock.now", lambda: year.at)
    year.on(7, 2)
    year.passed()
    agreement = year.agreement()
    agenda, faculty, whole = (
        catalogue.editions_of(kind)[0].title.en
        for kind in ("programme-agenda", "faculty-agreement", "institution-agreement")
    )
    browsers = {}
    for name, watched in [
        ("officer", [whole, faculty, agenda]),
        ("board", [whole, faculty, agenda]),
        ("holder-ET", [faculty, agenda]),
        ("director-ET", [agenda]),
    ]:
        browser = browsers[name] = signed_in(year, name)
        browser.get("/")
        with at_most(6):
            page = browser.get("/").content.decode()
        groups = [each for each in re.findall(r"<h2>(.*?)</h2>", page) if each in {whole, faculty, agenda}]
        assert groups == watched, name
        door = f"/cases/?procedure=faculty-agreement&state={year.state(agreement)}"
        assert (unescape(page).count(door) == 1) is (faculty in watched)
    listed = browsers["officer"].get(door).content.decode()
    assert f"/cases/{agreement.pk}/" in listed
