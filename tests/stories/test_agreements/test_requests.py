"""Asking a council, row by row: the talk before an advice, its announcement, four weeks; questions, scope."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from leerlijn.domains.agreements.models import CouncilRequest
from leerlijn.foundation.cases.actions.time import let_terms_lapse
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.lines import work_of
from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.notices.models import Notice
from leerlijn.foundation.notices.tasks import tell_parties
from leerlijn.foundation.people.models import Account
from leerlijn.foundation.ui.words import render
from leerlijn.kernel.verdict import Outdated
from tests.stories import agreements
from tests.stories.agreements import said, wrong
from tests.tools.entering import come_in


@pytest.fixture
def summer(year):
    year.on(7, 2)
    year.passed()
    return year


@pytest.fixture
def office(year):
    """The browser of the policy officer, in English."""
    client = Client()
    come_in(client, Account.objects.create(person=year.people["officer"], name="officer"))
    client.cookies["language"] = "en"
    return client


def advised(year, **advice):
    """An agenda with its request, on which the committee advised."""
    year.on(5, 7)
    agenda = year.agenda()
    request = year.ask_advice(agenda)
    year.advises(request, "OC-ET", **advice)
    return agenda, request


def test_a_talk_is_offered_before_the_advice_for_a_day_to_come(year, office):
    year.on(5, 7)
    agenda = year.agenda()
    asking = {
        "council": str(year.units["OC-ET"].pk),
        "question": "What do you think?",
        "right": "programme-agenda-advice",
    }
    assert set(wrong(year.step(agenda, "ask-advice", "director-ET", **asking))) == {"talk_on"}
    past = wrong(year.step(agenda, "ask-advice", "director-ET", **asking, talk_on="2018-05-06"))
    assert past == {"talk_on": "Choose today, or a day that is still to come."}
    request = year.ask_advice(agenda, talk_on="2018-05-14")
    page = office.get(f"/agreements/requests/{request.pk}/").content.decode()
    assert "Before the advice there is a talk, offered for 14 May 2018." in page
    assert "the quality agenda of the programme" in page


def test_how_an_advice_is_followed_is_announced_in_writing_also_where_it_is(year, office):
    agenda, request = advised(year, outcome="positive")
    assert year.state(request) == "advised"
    assert "Answer its points first" in said(year.step(agenda, "adopt", "director-ET"))
    assert set(wrong(year.step(request, "announce", "director-ET"))) == {"notice"}
    year.does(request, "announce", "director-ET", notice="We follow all of it.")
    assert (year.state(request), year.state(agenda)) == ("final", "advised")
    for address in (f"/agreements/requests/{request.pk}/", f"/agreements/{agenda.pk}/"):
        assert "We follow all of it." in office.get(address).content.decode()
    year.does(agenda, "write", "director-ET", actions="Feedback each week.", ambitions="Groups of ten.")
    assert year.does(agenda, "adopt", "director-ET").state == "adopted"


def deviating(year):
    agenda, request = advised(year, outcome="negative", points="Begin again.")
    year.does(request, "answer-point", "director-ET", point="1", reply="declined", why="There is no time.")
    year.does(request, "announce", "director-ET", notice="We go on with it.")
    assert isinstance(year.step(request, "conclude", "director-ET"), Outdated), "a talk comes first"
    year.does(request, "consult", "director-ET", brought="The committee does not agree.")
    year.does(request, "conclude", "director-ET")
    return agenda, request


def test_where_the_advice_is_not_followed_carrying_it_out_waits_four_weeks(year):
    agenda, request = deviating(year)
    assert year.state(request) == "suspended"
    assert Case.objects.get(pk=request.pk).due_on == date(2018, 6, 4)
    assert year.state(agenda) == "advised"
    year.on(6, 5)
    let_terms_lapse(at=year.at)
    assert (year.state(request), year.state(agenda)) == ("final", "reaction_given")
    year.does(agenda, "adopt", "director-ET")


def test_unless_the_council_has_no_objection(year):
    agenda, request = deviating(year)
    assert "not open to you" in said(year.step(request, "waive", "director-ET"))
    year.does(request, "waive", "OC-ET-chair")
    assert (year.state(request), year.state(agenda)) == ("final", "reaction_given")


def test_a_question_of_the_committee_is_with_whoever_asked_it_until_it_has_an_answer(year):
    year.on(5, 7)
    request = year.ask_advice(year.agenda())
    year.does(request, "ask-question", "OC-ET-student-1", question="What does it cost?")
    assert whose_work(year, request) == {"director-ET": "Answer a question"}
    told(request)
    ball = Notice.objects.get(case=request, person=year.people["director-ET"], state="answer_awaited")
    assert ball.kind == Notice.Kind.BALL
    year.does(request, "ask-question", "OC-ET-staff", question="And who pays it?")
    answered(year, request, "Ten thousand euros.", by="director-ET")
    assert year.state(request) == "answer_awaited", "one has no answer yet"
    answered(year, request, "The faculty.", by="director-ET")
    assert whose_work(year, request) == {"OC-ET-chair": "Look and decide"}


def whose_work(year, request) -> dict[str, str]:
    """Who finds the request in their list of work, and what the button there says."""
    rows = {name: work_of(year.standing(name)) for name in year.people}
    return {
        name: render(row.doing, "en") for name, found in rows.items() for row in found if row.id == request.pk
    }


def told(request) -> None:
    """What happened to it is told to those it concerns."""
    entries = Entry.objects.filter(subject=f"case:{request.pk}").order_by("pk")
    tell_parties.call(list(entries.values_list("pk", flat=True)))


def test_the_council_consults_when_its_written_questions_have_an_answer(summer):
    year = summer
    agreement = year.agreement()
    asking = {
        "council": str(year.units["FR-ET"].pk),
        "question": "Do you consent?",
        "right": "faculty-agreement-consent",
    }
    year.does(agreement, "ask-consent", "holder-ET", **asking)
    request = year.asked(agreement)
    year.does(request, "accept-file", "FR-ET-registrar")
    assert year.state(request) == "questions"
    early = year.step(request, "answer-question", "holder-ET", question="1", answer="Yes.")
    assert said(early) == "No question waits for an answer."
    assert isinstance(year.call(request, "FR-ET"), Outdated), "no vote before the talk"
    year.does(request, "ask-question", "FR-ET-student-1", question="Who chooses the mentors?")
    assert said(year.step(request, "consult", "holder-ET")) == (
        "A question has no answer yet: “Who chooses the mentors?”"
    )
    answered(year, request, "The students.")
    year.does(request, "consult", "holder-ET")
    year.does(request, "ask-question", "FR-ET-student-2", question="And who pays them?")
    assert year.state(request) == "answer_awaited", "another question, another answer"
    answered(year, request, "The faculty.")
    assert year.decided(request, "FR-ET").state == "consented"


def answered(year, request, answer: str, *, by: str = "holder-ET") -> None:
    """The oldest question that waits."""
    waiting = CouncilRequest.objects.get(case=request).questions.filter(answered_at=None)
    question = str(waiting.order_by("pk")[0].pk)
    year.does(request, "answer-question", by, question=question, answer=answer)


def test_while_the_clock_stands_still_questions_are_asked_and_the_term_is_longer(summer):
    year = summer
    agreement = year.agreement()
    year.ask_consent(agreement, "holder-ET", "FR-ET")
    request = year.asked(agreement)
    year.does(request, "ask-question", "FR-ET-student-1", question="Where is the table?")
    year.later(days=1)
    year.does(request, "pause", "FR-ET-chair", reason="documents")
    assert Case.objects.get(pk=request.pk).due_on is None
    year.later(days=10)
    answered(year, request, "In annex 2.")
    year.does(request, "resume", "FR-ET-registrar")
    assert Case.objects.get(pk=request.pk).due_on == date(2018, 8, 23)


@pytest.mark.parametrize(
    ("asking", "scope"),
    [
        ({"right": "faculty-agreement-consent"}, "the faculty quality agreements"),
        ({"right": "faculty-agreement-consent", "scope": "Measures 1 to 3"}, "Measures 1 to 3"),
        ({"right": "other", "basis": "regulation", "source": "Article 12"}, "the whole paper"),
    ],
)
def test_what_a_consent_covers_is_kept_exactly(summer, office, asking, scope):
    year = summer
    agreement = year.agreement()
    council = str(year.units["FR-ET"].pk)
    year.does(agreement, "ask-consent", "holder-ET", council=council, question="Do you consent?", **asking)
    request = year.asked(agreement)
    assert CouncilRequest.objects.get(case=request).scope_en == scope
    assert f"<strong>It covers:</strong> {scope}." in (
        office.get(f"/agreements/requests/{request.pk}/").content.decode()
    )
    year.decided(year.accepted(request, "FR-ET"), "FR-ET")
    assert f"It covers: {scope}." in office.get(f"/quality-agreements/{agreement.pk}/").content.decode()


def test_the_university_council_consents_to_the_institution_wide_parts(summer):
    year = summer
    year.consented()
    whole = year.proposed()
    request = year.ask_consent(whole, "board", "UR", agreements.WHOLE)
    assert CouncilRequest.objects.get(case=request).scope_en.startswith("institution-wide components")


def test_no_new_file_is_put_before_the_council_where_nothing_changed(summer):
    year = summer
    agreement = year.agreement()
    request = year.ask_consent(agreement, "holder-ET", "FR-ET")
    refused = said(year.step(request, "take-present-file", "holder-ET"))
    assert refused == "The file of now is the one that lies before the council already."
    year.one_euro(agreement, "holder-ET")
    assert year.does(request, "take-present-file", "holder-ET").state == "submitted"


def test_the_day_of_the_council_and_that_of_the_planning_each_have_their_name(summer, office):
    year = summer
    agreement = year.agreement()
    year.ask_consent(agreement, "holder-ET", "FR-ET")
    side = office.get(f"/agreements/{agreement.pk}/").content.decode().split("By when, and why")[1]
    terms = side.split('<p class="about">')[1:]
    assert [each.split("<")[0] for each in terms] == ["The answer of FR-ET", "What the planning says"]
    assert ["13 August 2018" in each for each in terms] == [True, False]


def test_withdrawing_is_never_what_a_page_puts_first(summer):
    year = summer
    request = year.ask_consent(year.agreement(), "holder-ET", "FR-ET")
    client = Client()
    come_in(client, Account.objects.create(person=year.people["holder-ET"], name="holder"))
    page = client.get(f"/agreements/requests/{request.pk}/").content.decode()
    assert f"/cases/{request.pk}/withdraw/" in page
    assert 'data-variant="primary"' not in page


def test_who_has_voted_gives_no_proxy_any_more(summer):
    year = summer
    request = year.ask_consent(year.agreement(), "holder-ET", "FR-ET")
    year.call(request, "FR-ET")
    year.does(request, "vote", "FR-ET-staff", choice="for")
    holder = str(year.people["FR-ET-chair"].pk)
    refused = said(year.step(request, "give-proxy", "FR-ET-staff", holder=holder))
    assert refused == "You voted already. Nobody votes twice."
