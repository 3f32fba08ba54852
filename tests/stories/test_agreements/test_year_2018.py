"""The year 2018 of the project plan, milestone by milestone."""

from __future__ import annotations

from leerlijn.domains.agreements.models import CouncilRequest
from leerlijn.domains.agreements.queries.fingerprints import changed_after_consent, consent_of
from leerlijn.foundation.cases.models import Case, Party
from tests.stories import agreements
from tests.stories.agreements import said, wrong


def test_the_year_2018_from_the_first_talk_to_the_minister(year):
    play_may(year)
    agreement = play_summer(year)
    play_autumn(year, agreement)


def play_may(year):
    """The agenda of a programme, with advice of which one point is not followed."""
    year.on(5, 7)
    agenda = year.agenda("ET")
    assert Case.objects.get(pk=agenda.pk).due_on.isoformat() == "2018-05-31"
    request = year.ask_advice(agenda, "ET")
    year.does(request, "ask-question", "OC-ET-student-1", question="Who gives the feedback?")
    assert "no answer yet" in said(year.step(request, "give-advice", "OC-ET-chair", outcome="positive"))
    question = str(CouncilRequest.objects.get(case=request).questions.get().pk)
    year.does(request, "answer-question", "director-ET", question=question, answer="The mentors.")
    year.advises(
        request,
        "OC-ET",
        outcome="positive-with-remarks",
        points="Say how often.\nName the teachers.",
    )
    assert year.state(agenda) == "advised"
    assert "Answer its points first" in said(year.step(agenda, "adopt", "director-ET"))
    year.does(request, "answer-point", "director-ET", point="1", reply="taken-over", why="Good point.")
    assert "Point 2" in said(year.step(request, "announce", "director-ET", notice="No."))
    year.does(request, "answer-point", "director-ET", point="2", reply="declined", why="Privacy.")
    assert year.state(request) == "advised", "what is not followed is talked about first"
    year.does(request, "announce", "director-ET", notice="We follow point 1; the names change.")
    year.does(request, "consult", "director-ET", brought="The committee understands.")
    year.does(request, "conclude", "director-ET")
    assert year.state(request) == "suspended", "carrying it out waits for the council"
    assert "Answer its points first" in said(year.step(agenda, "adopt", "director-ET"))
    year.does(request, "waive", "OC-ET-chair")
    assert (year.state(request), year.state(agenda)) == ("final", "reaction_given")
    year.does(agenda, "adopt", "director-ET")
    assert year.does(agenda, "pass-on", "director-ET").state == "passed_to_faculty"
    year.passed("BMS")


def play_summer(year):
    """The agreement of a faculty: a remark answered, a refusal, a new version, consent."""
    year.on(6, 18)
    holder = "holder-ET"
    agreement = year.begin("faculty-agreement", holder, "ET")
    assert agreement.due_on.isoformat() == "2018-06-30", "before 1 July is by 30 June"
    year.does(agreement, "write", holder, agreement="Ten mentors.", justification="More feedback in 2018.")
    year.money(agreement, holder)
    year.does(agreement, "submit-concept", holder)
    met = [check for check in agreements.ALL_CHECKS if check != "milestone"]
    assert "what is missing" in wrong(year.step(agreement, "check", "board", met=met))["remarks"]
    year.does(agreement, "check", "board", met=met, remarks="Say what stands in 2021.")
    assert year.state(agreement) == "cvb_checked"
    assert "Remark 1" in said(year.step(agreement, "finish", holder))
    year.does(agreement, "answer-remark", holder, point="1", reply="taken-over", why="It is in M1 now.")
    year.does(agreement, "finish", holder)

    year.on(7, 2)
    asked = year.ask_consent(agreement, holder, "FR-ET")
    assert Case.objects.get(pk=agreement.pk).due_on.isoformat() == "2018-08-31", "before 1 September"
    granted = year.call(asked, "FR-ET")
    assert granted.state == "vote_called"
    year.votes(asked, "FR-ET", student_1="against", student_2="against", staff="against")
    assert "write why" in wrong(year.step(asked, "close-vote", "FR-ET-chair"))["reasons"]
    year.does(asked, "close-vote", "FR-ET-chair", reasons="The students were heard too late.")
    assert (year.state(asked), year.state(agreement)) == ("refused", "refused")
    same = {"agreement": "Ten mentors.", "justification": "More feedback in 2018."}
    assert "says the same" in said(year.step(agreement, "revise", holder, **same))
    year.does(agreement, "revise", holder, **same | {"agreement": "Ten mentors, chosen by students."})
    again = year.ask_consent(agreement, holder, "FR-ET")
    assert year.state(asked) == "reconsidered"
    year.decided(again, "FR-ET")
    assert (year.state(again), year.state(agreement)) == ("consented", "consented")
    assert consent_of(agreement).request.in_favour == 4
    assert year.does(agreement, "submit", holder).state == "submitted"
    return agreement


def play_autumn(year, agreement):
    """The institution: informed on 7 November, consent on 12 December, then adopted and submitted."""
    year.on(8, 27)
    other = year.consented("BMS")
    year.does(other, "submit", "holder-BMS")
    year.on(10, 15)
    whole = year.begin("institution-agreement", "officer", "NU")
    year.does(whole, "write", "officer", outline="Two faculties have consent.")
    year.on(11, 7)
    ur = str(year.units["UR"].pk)
    year.does(whole, "inform", "board", council=ur, met_on="2018-11-07")
    assert Party.objects.filter(case=whole, relation="reads-along-for-council").count() == 5, (
        "four members and the registrar"
    )
    year.does(whole, "propose", "uco", proposal="One whole of two.")
    assert Case.objects.get(pk=agreement.pk).due_on.isoformat() == "2018-11-30", "in the autumn"
    for each in (agreement, other):
        year.does(each, "bundle", "uco")
    year.does(whole, "take-over", "board")
    assert "has not consented" in said(year.step(whole, "adopt", "board"))
    year.money(whole, "officer", 80_000, year=2020)
    year.does(whole, "revise", "board", proposal="One whole of two.", omitted="Guidance comes first.")
    last = year.ask_consent(whole, "board", "UR", "institution-agreement-consent")
    assert "has not consented" in said(year.step(whole, "adopt", "board"))
    year.on(12, 12)
    year.decided(last, "UR", staff="abstain")
    assert year.state(whole) == "consented"
    year.does(whole, "adopt", "board")
    assert year.does(whole, "submit", "board").state == "submitted"
    assert changed_after_consent(whole) is None
