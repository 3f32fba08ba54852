"""The pages of agendas, agreements, councils and talks: for whom they are, what they say, what they cost."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.test import Client

from leerlijn.foundation.cases.actions.time import let_terms_lapse
from leerlijn.foundation.people.models import Account
from tests.tools.entering import come_in


@pytest.fixture
def enter(year, monkeypatch):
    """A browser in which somebody is signed in, on the day of the story."""
    monkeypatch.setattr("leerlijn.site.clock.now", lambda: year.at)

    def entered(name: str, language: str = "en") -> Client:
        account, _ = Account.objects.get_or_create(name=name, defaults={"person": year.people[name]})
        client = Client(headers={"accept-language": language})
        come_in(client, account)
        client.cookies["language"] = language
        return client

    return entered


@pytest.fixture
def asked(year):
    """An agreement of a faculty that lies before its council."""
    year.on(7, 2)
    year.passed()
    agreement = year.agreement()
    return agreement, year.ask_consent(agreement, "holder-ET", "FR-ET")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_agreement_says_where_it_stands_and_what_it_says(year, enter, asked, language):
    agreement, _ = asked
    page = enter("holder-ET", language).get(f"/agreements/{agreement.pk}/").content.decode()
    assert "Ten mentors." in page
    assert ("31 augustus 2018" if language == "nl" else "31 August 2018") in page


def test_the_road_says_on_which_day_in_amsterdam_each_state_was_reached(year, enter):
    year.at = datetime(2018, 5, 7, 22, 30, tzinfo=UTC)
    case = year.begin("faculty-agreement", "holder-ET", "ET")
    year.on(5, 20)
    year.does(case, "write", "holder-ET", agreement="Ten mentors.", justification="More feedback.")
    page = enter("holder-ET").get(f"/agreements/{case.pk}/").content.decode()
    road = page.split("Draft", 1)[1].split("With the board")[0]
    assert "8 May" in road
    assert "20 May" not in road


def test_a_changed_euro_raises_its_banner_on_the_page(year, enter):
    year.on(7, 2)
    year.passed()
    agreement = year.consented()
    client = enter("holder-ET")
    assert "Changed after consent" not in client.get(f"/agreements/{agreement.pk}/").content.decode()
    year.one_euro(agreement, "holder-ET")
    page = client.get(f"/agreements/{agreement.pk}/").content.decode()
    assert "Changed after consent" in page
    assert "419,999" in page


def test_a_student_reads_the_right_in_one_sentence_and_what_to_do(year, enter, asked):
    _, request = asked
    client = enter("FR-ET-student-1")
    desk = client.get("/agreements/council/").content.decode()
    assert "One request lies before your council" in desk
    assert "Silence is never consent." in desk
    page = client.get(f"/agreements/requests/{request.pk}/").content.decode()
    for each in ("Ask a question", "Let another vote for you", "Ten mentors.", "Do you consent?"):
        assert each in page
    year.call(request, "FR-ET")
    assert "Cast your vote" in client.get(f"/agreements/requests/{request.pk}/").content.decode()


def test_a_member_reads_the_agreement_and_its_measures(year, enter, asked):
    agreement, _ = asked
    client = enter("FR-ET-student-1")
    assert client.get(f"/agreements/{agreement.pk}/").status_code == 200
    assert client.get(f"/agreements/{agreement.pk}/measures/").status_code == 200


def test_who_has_nothing_to_do_with_it_finds_nothing(year, enter, asked):
    agreement, request = asked
    client = enter("FR-BMS-student-1")
    for address in (f"/agreements/{agreement.pk}/", f"/agreements/requests/{request.pk}/"):
        assert client.get(address).status_code == 404
    assert "nothing lies before" in client.get("/agreements/council/").content.decode().lower()


def test_the_named_votes_are_read_when_the_vote_is_closed_and_not_before(year, enter, asked):
    _, request = asked
    year.call(request, "FR-ET")
    year.votes(request, "FR-ET", staff="against")
    client = enter("FR-ET-student-1")
    assert "Who voted what" not in client.get(f"/agreements/requests/{request.pk}/").content.decode()
    year.does(request, "close-vote", "FR-ET-chair")
    page = client.get(f"/agreements/requests/{request.pk}/").content.decode()
    assert "Who voted what" in page
    assert "3 for, 1 against, 0 abstained" in page


@pytest.mark.parametrize("ending", ["withdrawn", "lapsed", "expired"])
def test_the_named_votes_of_a_round_that_was_never_closed_stay_unread(year, enter, asked, ending):
    agreement, request = asked
    year.call(request, "FR-ET")
    year.votes(request, "FR-ET", staff="against")
    if ending == "withdrawn":
        year.does(request, "withdraw", "holder-ET", reason="A mistake in the text.")
    elif ending == "lapsed":
        year.does(agreement, "withdraw", "holder-ET", reason="We begin again.")
    else:
        year.on(10, 31)
        let_terms_lapse(at=year.at)
    page = enter("FR-ET-student-1").get(f"/agreements/requests/{request.pk}/").content.decode()
    assert year.state(request) == ("term_expired" if ending == "expired" else "withdrawn")
    assert "Who voted what" not in page


def test_a_replaced_file_stops_the_vote_with_what_changed(year, enter, asked):
    agreement, request = asked
    year.call(request, "FR-ET")
    year.one_euro(agreement, "holder-ET")
    client = enter("FR-ET-student-1")
    assert (
        "Changed after it was sent to the council."
        in client.get(f"/agreements/requests/{request.pk}/").content.decode()
    )
    version = type(request).objects.get(pk=request.pk).version
    answer = client.post(f"/cases/{request.pk}/vote/", {"version": version, "choice": "for"})
    assert answer.status_code == 409
    assert "It is now: The file was changed while the council voted" in answer.content.decode()


def test_a_talk_says_what_happened_with_each_idea(year, enter):
    agenda = year.begin("programme-agenda", "director-ET", "P-ET")
    talk = year.talk(agenda, "director-ET")
    place = str(agenda.pk)
    year.does(
        talk, "answer-outcome", "director-ET", point="1", reply="taken-over", why="In part b.", place=place
    )
    page = enter("OC-ET-student-1").get(f"/agreements/dialogues/{talk.pk}/").content.decode()
    assert "1 of 2 outcomes have an answer." in page
    assert "It came back in:" in page


def test_an_idea_that_came_back_in_a_measure_leads_to_it(year, enter):
    agreement = year.begin("faculty-agreement", "holder-ET", "ET")
    year.money(agreement, "holder-ET")
    talk = year.talk(agreement, "holder-ET")
    place = f"{agreement.pk}:1"
    year.does(talk, "answer-outcome", "holder-ET", point="1", reply="partly", why="In part.", place=place)
    page = enter("FR-ET-student-1").get(f"/agreements/dialogues/{talk.pk}/").content.decode()
    assert f'/agreements/{agreement.pk}/measures/#M1">M1 Mentors</a>' in page


def test_a_director_begins_an_agenda_for_the_programme_and_nothing_else(year, enter):
    client = enter("director-ET")
    page = client.get("/agreements/begin/").content.decode()
    assert page.count('type="radio"') == 1
    place = f"programme-agenda:{year.units['P-ET'].pk}"
    answer = client.post("/agreements/begin/", {"place": place})
    assert client.get(answer["location"]).status_code == 200
    elsewhere = f"programme-agenda:{year.units['P-BMS'].pk}"
    assert client.post("/agreements/begin/", {"place": elsewhere}).status_code == 404


def test_the_pages_cost_what_they_may(year, enter, asked, django_assert_max_num_queries):
    agreement, request = asked
    holder, student = enter("holder-ET"), enter("FR-ET-student-1")
    for client, address, most in (
        (holder, f"/agreements/{agreement.pk}/", 10),
        (student, f"/agreements/requests/{request.pk}/", 10),
        (holder, "/agreements/", 6),
        (holder, "/agreements/dialogues/", 6),
        (student, "/agreements/council/", 6),
    ):
        with django_assert_max_num_queries(most):
            assert client.get(address).status_code == 200
