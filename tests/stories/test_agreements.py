"""The year 2018 of the project plan, milestone by milestone, and what stands in the way of what."""

from __future__ import annotations

from datetime import date

import pytest

from leerlijn.domains.agreements.models import Condition, CouncilRequest, Point, Vote
from leerlijn.domains.agreements.queries.agreements import AgreementFacts
from leerlijn.domains.agreements.queries.cycle import current_cycle
from leerlijn.domains.agreements.queries.fingerprints import changed_after_consent, consent_of
from leerlijn.domains.agreements.queries.ledger import Wanted, budget_of, roll_up
from leerlijn.foundation.cases.actions.time import let_terms_lapse
from leerlijn.foundation.cases.models import Case, Party
from leerlijn.foundation.cases.queries.situations import Situation
from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.people.actions.memberships import end_membership
from leerlijn.foundation.people.models import Membership, Unit
from leerlijn.foundation.ui.words import render
from leerlijn.kernel.verdict import Denied, Incomplete, Outdated
from tests.stories import agreements


@pytest.fixture
def year(db, settings, tmp_path):
    settings.DATA = tmp_path
    return agreements.build()


def said(refusal) -> str:
    assert isinstance(refusal, Denied | Outdated), refusal
    return render(refusal.reason, "en")


def wrong(refusal) -> dict[str, str]:
    assert isinstance(refusal, Incomplete), refusal
    return {name: render(sentence, "en") for name, sentence in refusal.errors.items()}


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
    year.does(
        request,
        "give-advice",
        "OC-ET-chair",
        outcome="positive-with-remarks",
        points="Say how often.\nName the teachers.",
    )
    assert year.state(agenda) == "advised"
    assert "Answer its points first" in said(year.step(agenda, "adopt", "director-ET"))
    year.does(request, "answer-point", "director-ET", point="1", reply="taken-over", why="Good point.")
    assert "Point 2" in said(year.step(request, "announce", "director-ET", reason="No."))
    year.does(request, "answer-point", "director-ET", point="2", reply="declined", why="Privacy.")
    assert year.state(request) == "advised", "what is not followed is talked about first"
    year.does(request, "announce", "director-ET", reason="The names change.")
    year.does(request, "consult", "director-ET", brought="The committee understands.")
    year.does(request, "conclude", "director-ET")
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
    assert Party.objects.filter(case=whole, relation="reads-along-for-council").count() == 4
    year.does(whole, "propose", "uco", proposal="One whole of two.")
    for each in (agreement, other):
        year.does(each, "bundle", "uco")
    year.does(whole, "take-over", "board")
    assert "has not consented" in said(year.step(whole, "adopt", "board"))
    last = year.ask_consent(whole, "board", "UR", "institution-agreement-consent")
    assert "has not consented" in said(year.step(whole, "adopt", "board"))
    year.on(12, 12)
    year.decided(last, "UR", staff="abstain")
    assert year.state(whole) == "consented"
    year.does(whole, "adopt", "board")
    assert year.does(whole, "submit", "board").state == "submitted"
    assert changed_after_consent(whole) is None


def test_a_vote_by_somebody_whose_membership_ended_yesterday_does_not_count(year):
    year.on(7, 2)
    year.passed()
    request = year.ask_consent(year.agreement(), "holder-ET", "FR-ET")
    year.call(request, "FR-ET")
    member = Membership.objects.get(person=year.people["FR-ET-student-1"])
    end_membership(member.pk, ends_on=year.at.date(), by=agreements.SETTING_UP, at=year.at)
    year.later(days=1)
    refused = year.step(request, "vote", "FR-ET-student-1", choice="for")
    assert said(refused) == (
        "Your membership of this council ended on 2 July 2018; your vote does not count any more."
    )
    assert not Vote.objects.exists()


def test_a_file_replaced_after_the_vote_was_called_stops_the_vote(year):
    year.on(7, 2)
    year.passed()
    agreement = year.agreement()
    request = year.ask_consent(agreement, "holder-ET", "FR-ET")
    year.call(request, "FR-ET")
    year.does(request, "vote", "FR-ET-staff", choice="for")
    year.one_euro(agreement, "holder-ET")
    refused = year.step(request, "vote", "FR-ET-student-1", choice="for")
    assert isinstance(refused, Outdated), "somebody was first: 409"
    assert "measure M1 “Mentoren” went from 420,000 to 419,999 euros" in said(refused)
    assert isinstance(year.step(request, "close-vote", "FR-ET-chair"), Outdated)
    year.does(request, "call-off", "FR-ET-chair", reason="The file changed.")
    assert "Put the new file" in said(year.call(request, "FR-ET"))
    year.does(request, "take-present-file", "holder-ET")
    year.does(request, "accept-file", "FR-ET-registrar")
    year.decided(request, "FR-ET")
    assert year.state(agreement) == "consented"


def test_without_the_quorum_to_meet_or_to_decide_there_is_no_consent(year):
    year.on(7, 2)
    year.passed()
    agreement = year.agreement()
    request = year.ask_consent(agreement, "holder-ET", "FR-ET")
    few = wrong(year.call(request, "FR-ET", present=("chair",)))
    assert few["present"] == "1 members are there; to meet, at least 2 of the 4 are needed."
    year.call(request, "FR-ET", present=("chair", "staff"))
    year.votes(request, "FR-ET", student_1="", student_2="")
    year.does(request, "close-vote", "FR-ET-chair")
    assert (year.state(request), year.state(agreement)) == ("no_quorum", "consent_requested")
    assert consent_of(agreement) is None
    year.decided(request, "FR-ET")
    assert year.state(agreement) == "consented"


def test_a_condition_has_an_owner_and_a_date_and_becomes_a_duty(year):
    year.on(7, 2)
    year.passed()
    agreement = year.agreement()
    request = year.ask_consent(agreement, "holder-ET", "FR-ET")
    bare = wrong(year.step(request, "add-condition", "FR-ET-chair", condition="A second talk."))
    assert set(bare) == {"owner", "due"}
    assert "nobody's" in bare["owner"]
    past = wrong(
        year.step(
            request,
            "add-condition",
            "FR-ET-chair",
            condition="A talk.",
            owner=str(year.people["holder-ET"].pk),
            due="2018-06-30",
        )
    )
    assert past == {"due": "Choose a day that is still to come."}
    year.does(
        request,
        "add-condition",
        "FR-ET-chair",
        condition="A second talk.",
        owner=str(year.people["holder-ET"].pk),
        due="2018-10-01",
    )
    year.decided(request, "FR-ET")
    assert (year.state(request), year.state(agreement)) == ("consented_with_conditions", "consented")
    duty = Case.objects.get(procedure="commitment")
    assert Condition.objects.get().duty_id == duty.pk
    assert (duty.procedure, duty.state, duty.due_on.isoformat()) == ("commitment", "promised", "2018-10-01")
    assert Party.objects.get(case=duty, owes=True).person_id == year.people["holder-ET"].pk
    year.does(duty, "report", "holder-ET", proof="The minutes of September.")
    assert year.does(duty, "accept", "dean-ET").state == "met"


def test_a_proxy_is_for_one_absent_member_and_nobody_votes_twice(year):
    year.on(7, 2)
    year.passed()
    request = year.ask_consent(year.agreement(), "holder-ET", "FR-ET")
    staff, chair = (str(year.people[f"FR-ET-{each}"].pk) for each in ("staff", "chair"))
    year.does(request, "give-proxy", "FR-ET-student-1", holder=staff)
    taken = wrong(year.step(request, "give-proxy", "FR-ET-student-2", holder=staff))
    assert "one is the most" in taken["holder"]
    year.call(request, "FR-ET", present=("chair", "staff", "student-2"))
    assert "Nobody gave you a proxy" in said(year.step(request, "vote-by-proxy", "FR-ET-chair", choice="for"))
    year.does(request, "vote-by-proxy", "FR-ET-staff", choice="against")
    assert "already" in said(year.step(request, "vote", "FR-ET-student-1", choice="for"))
    assert "cast already" in said(year.step(request, "vote-by-proxy", "FR-ET-staff", choice="for"))
    year.does(request, "vote", "FR-ET-staff", choice="for")
    assert "You have done this already" in said(year.step(request, "vote", "FR-ET-staff", choice="for"))
    late = year.step(request, "give-proxy", "FR-ET-staff", holder=chair)
    assert "You voted already" in said(late)
    assert Vote.objects.get(member=year.people["FR-ET-student-1"]).cast_by_id == int(staff)


def test_who_holds_a_proxy_does_not_give_theirs_away(year):
    year.on(7, 2)
    year.passed()
    request = year.ask_consent(year.agreement(), "holder-ET", "FR-ET")
    staff, chair = (str(year.people[f"FR-ET-{each}"].pk) for each in ("staff", "chair"))
    year.does(request, "give-proxy", "FR-ET-student-1", holder=staff)
    refused = said(year.step(request, "give-proxy", "FR-ET-staff", holder=chair))
    assert refused.startswith("You hold the proxy of Fr-et-student-1 Bakker.")


def test_after_a_round_that_came_to_nothing_a_proxy_can_be_given_and_nothing_is_decided(year):
    year.on(7, 2)
    year.passed()
    request = year.ask_consent(year.agreement(), "holder-ET", "FR-ET")
    year.call(request, "FR-ET", present=("chair", "staff"))
    year.votes(request, "FR-ET", student_1="", student_2="", chair="")
    year.does(request, "close-vote", "FR-ET-chair")
    assert year.state(request) == "no_quorum"
    chair = str(year.people["FR-ET-chair"].pk)
    year.does(request, "give-proxy", "FR-ET-staff", holder=chair)
    year.call(request, "FR-ET")
    asked = CouncilRequest.objects.get(case=request)
    assert (asked.outcome, asked.decided_at) == ("", None)


def test_a_new_file_after_a_round_without_quorum_is_not_decided_yet(year):
    year.on(7, 2)
    year.passed()
    agreement = year.agreement()
    request = year.ask_consent(agreement, "holder-ET", "FR-ET")
    year.call(request, "FR-ET", present=("chair", "staff"))
    year.votes(request, "FR-ET", student_1="", student_2="", chair="")
    year.does(request, "close-vote", "FR-ET-chair")
    year.one_euro(agreement, "holder-ET")
    year.does(request, "take-present-file", "holder-ET")
    asked = CouncilRequest.objects.get(case=request)
    assert (asked.outcome, asked.decided_at) == ("", None)


def test_a_term_that_passes_is_never_consent(year):
    year.on(6, 4)
    year.passed()
    agreement = year.agreement()
    request = year.ask_consent(agreement, "holder-ET", "FR-ET")
    assert Case.objects.get(pk=request.pk).due_on.isoformat() == "2018-07-16"
    year.on(6, 11)
    year.does(request, "pause", "FR-ET-chair", reason="documents")
    year.on(6, 25)
    year.does(request, "resume", "FR-ET-chair")
    assert Case.objects.get(pk=request.pk).due_on.isoformat() == "2018-07-30", "fourteen days stood still"
    year.on(7, 31)
    let_terms_lapse(at=year.at)
    assert (year.state(request), year.state(agreement)) == ("term_expired", "consent_expired")
    assert consent_of(agreement) is None
    assert isinstance(year.step(agreement, "submit", "holder-ET"), Outdated)
    year.ask_consent(agreement, "holder-ET", "FR-ET")
    assert year.state(agreement) == "consent_requested"


def test_a_late_file_starts_the_clock_later(year):
    year.on(6, 4)
    year.passed()
    agreement = year.agreement()
    year.does(
        agreement,
        "ask-consent",
        "holder-ET",
        council=str(year.units["FR-ET"].pk),
        question="Do you consent?",
        right="faculty-agreement-consent",
    )
    request = year.asked(agreement)
    year.does(request, "return-file", "FR-ET-registrar", missing="The budget for 2021.")
    year.on(6, 11)
    year.does(request, "hand-in-again", "holder-ET")
    year.does(request, "accept-file", "FR-ET-registrar")
    assert Case.objects.get(pk=request.pk).due_on.isoformat() == "2018-07-23"


def test_one_euro_after_consent_shows_and_stands_in_the_way(year):
    year.on(7, 2)
    year.passed()
    agreement = year.consented()
    assert changed_after_consent(agreement) is None
    assert "nothing to ask again" in said(
        year.step(agreement, "ask-consent", "holder-ET", council="1", question="Again?", right="other")
    )
    year.one_euro(agreement, "holder-ET")
    assert [render(each, "en") for each in changed_after_consent(agreement)] == [
        "measure M1 “Mentoren” went from 420,000 to 419,999 euros",
        "the money that no measure has yet is different",
    ]
    assert "changed after the council consented" in said(year.step(agreement, "submit", "holder-ET"))
    year.decided(year.ask_consent(agreement, "holder-ET", "FR-ET"), "FR-ET")
    assert changed_after_consent(agreement) is None
    year.does(agreement, "submit", "holder-ET")


def test_a_council_is_asked_from_the_agreement_and_nowhere_else(year):
    year.on(7, 2)
    assert "asked from the agenda or the agreement" in said(
        year.open("consent-request", "holder-ET", "FR-ET")
    )
    assert not CouncilRequest.objects.exists()


def test_a_promise_that_lapsed_is_no_right_any_more(year):
    year.on(7, 2)
    year.passed()
    agreement = year.agreement()
    year.later(days=7 * 365)
    unknown = year.step(
        agreement,
        "ask-consent",
        "holder-ET",
        council=str(year.units["FR-ET"].pk),
        question="Do you consent?",
        right="faculty-agreement-consent",
    )
    assert "right" in wrong(unknown)
    bare = year.step(
        agreement,
        "ask-consent",
        "holder-ET",
        council=str(year.units["FR-ET"].pk),
        question="Do you consent?",
        right="other",
    )
    assert set(wrong(bare)) == {"basis", "source"}


def test_an_agenda_without_a_confirmed_talk_asks_no_advice(year):
    agenda = year.begin("programme-agenda", "director-ET", "P-ET")
    year.does(
        agenda,
        "plan-dialogue",
        "director-ET",
        subject="Contact",
        planned_on="2018-04-20",
        form="meeting",
        together_with="The committee",
    )
    asking = {
        "council": str(year.units["OC-ET"].pk),
        "question": "What do you think?",
        "right": "programme-agenda-advice",
    }
    assert "improvement actions" in said(year.step(agenda, "ask-advice", "director-ET", **asking))
    year.does(agenda, "write", "director-ET", actions="More feedback.", ambitions="Groups of ten.")
    assert "No talk with students" in said(year.step(agenda, "ask-advice", "director-ET", **asking))


def test_a_committee_with_a_director_in_it_gives_no_advice(year):
    agenda = year.agenda()
    membership = Membership.objects.get(person=year.people["OC-ET-staff"])
    Membership.objects.filter(pk=membership.pk).update(person=year.people["director-ET"])
    refused = year.step(
        agenda,
        "ask-advice",
        "director-ET",
        council=str(year.units["OC-ET"].pk),
        question="What do you think?",
        right="programme-agenda-advice",
    )
    assert "directs the programme" in said(refused)


def test_a_faculty_waits_for_the_agendas_of_its_programmes(year):
    year.on(6, 4)
    case = year.begin("faculty-agreement", "holder-ET", "ET")
    year.does(case, "write", "holder-ET", agreement="Mentors.", justification="Feedback.")
    assert "No agenda of a programme" in said(year.step(case, "submit-concept", "holder-ET"))
    year.passed()
    year.does(case, "submit-concept", "holder-ET")


def test_the_institution_waits_for_the_consent_of_each_faculty(year):
    year.on(7, 2)
    year.passed()
    whole = year.begin("institution-agreement", "officer", "NU")
    year.does(whole, "write", "officer", outline="One faculty.")
    year.does(whole, "inform", "board", council=str(year.units["UR"].pk), met_on="2018-07-02")
    year.agreement()
    refused = said(year.step(whole, "propose", "uco", proposal="All of it."))
    assert refused == "The council of ET has not consented yet."


def test_the_institution_asks_no_consent_after_a_faculty_changed_its_agreement(year):
    year.on(7, 2)
    year.passed()
    faculty = year.consented()
    whole = year.begin("institution-agreement", "officer", "NU")
    year.does(whole, "write", "officer", outline="One faculty.")
    ur = str(year.units["UR"].pk)
    year.does(whole, "inform", "board", council=ur, met_on="2018-07-02")
    year.does(whole, "propose", "uco", proposal="All of it.")
    year.does(whole, "take-over", "board")
    year.one_euro(faculty, "holder-ET")
    asking = {"council": ur, "question": "Do you consent?", "right": "institution-agreement-consent"}
    refused = said(year.step(whole, "ask-consent", "board", **asking))
    assert refused == "The agreement of ET was changed after its council consented."


def test_an_agenda_that_was_withdrawn_was_not_passed_on_to_the_faculty(year):
    year.on(6, 4)
    agenda = year.agenda()
    year.does(agenda, "withdraw", "director-ET", reason="We begin again.")
    case = year.begin("faculty-agreement", "holder-ET", "ET")
    year.does(case, "write", "holder-ET", agreement="Mentors.", justification="Feedback.")
    assert "No agenda of a programme" in said(year.step(case, "submit-concept", "holder-ET"))


def test_money_of_an_agreement_that_was_withdrawn_counts_nowhere_any_more(year):
    year.on(7, 2)
    year.passed()
    year.passed("BMS")
    begun = year.agreement()
    whole = year.begin("institution-agreement", "officer", "NU")
    assert has_budget(year, whole)
    assert budget_of(Case.objects.all()).sum() == 42_000_000
    year.does(begun, "withdraw", "holder-ET", reason="We begin again.")
    assert not has_budget(year, whole)
    assert budget_of(Case.objects.all()).is_empty
    assert not roll_up(Case.objects.all(), current_cycle())
    assert budget_of(Case.objects.all(), Wanted(case=begun.pk)).sum() == 42_000_000, "its own page shows it"
    year.agreement("BMS")
    assert budget_of(Case.objects.all()).sum() == 42_000_000


def has_budget(year, case) -> bool:
    return AgreementFacts(Situation(case, year.standing("board"), year.at, ())).has_budget


def test_every_outcome_of_a_talk_gets_an_answer_and_says_where_it_came_back(year):
    agenda = year.begin("programme-agenda", "director-ET", "P-ET")
    talk = year.talk(agenda, "director-ET")
    nowhere = year.step(talk, "answer-outcome", "director-ET", point="1", reply="taken-over", why="Yes.")
    assert "where it came back" in wrong(nowhere)["place"]
    year.does(
        talk, "answer-outcome", "director-ET", point="1", reply="taken-over", why="Yes.", place=str(agenda.pk)
    )
    assert year.state(talk) == "confirmed"
    year.does(talk, "answer-outcome", "director-ET", point="2", reply="declined", why="No money for it.")
    assert year.state(talk) == "used"
    assert not Point.objects.filter(case=talk, reply="").exists()


def test_withdrawing_an_agreement_ends_what_lies_before_the_council(year):
    year.on(7, 2)
    year.passed()
    agreement = year.agreement()
    request = year.ask_consent(agreement, "holder-ET", "FR-ET")
    year.does(agreement, "withdraw", "holder-ET", reason="We begin again.")
    assert (year.state(agreement), year.state(request)) == ("withdrawn", "withdrawn")


def test_a_request_that_is_withdrawn_goes_back_to_its_maker(year):
    year.on(7, 2)
    year.passed()
    agreement = year.agreement()
    request = year.ask_consent(agreement, "holder-ET", "FR-ET")
    year.does(request, "withdraw", "holder-ET", reason="A mistake in the text.")
    assert year.state(agreement) == "revised"


def test_a_planned_talk_is_due_on_the_day_for_which_it_is_planned(year):
    agenda = year.begin("programme-agenda", "director-ET", "P-ET")
    year.does(
        agenda,
        "plan-dialogue",
        "director-ET",
        subject="Contact",
        planned_on="2018-04-20",
        form="meeting",
        together_with="The committee",
    )
    talk = Case.objects.get(procedure="dialogue")
    assert talk.due_on.isoformat() == "2018-04-20"
    entry = Entry.objects.get(subject=f"case:{talk.pk}")
    assert talk.version == entry.seq == 1


def test_nothing_is_answered_where_nothing_waits(year):
    year.on(7, 2)
    agenda = year.agenda()
    advice = year.ask_advice(agenda)
    assert "No question waits" in said(
        year.step(advice, "answer-question", "director-ET", question="1", answer="Yes.")
    )
    year.does(advice, "give-advice", "OC-ET-chair", outcome="negative", points="Begin again.")
    year.does(advice, "answer-point", "director-ET", point="1", reply="partly", why="A part of it.")
    answer = {"point": "1", "reply": "declined", "why": "No."}
    assert "Every point has an answer" in said(year.step(advice, "answer-point", "director-ET", **answer))
    assert year.state(advice) == "advised", "a negative advice is never simply followed"
    year.passed("BMS")
    case = year.begin("faculty-agreement", "holder-BMS", "BMS")
    year.does(case, "write", "holder-BMS", agreement="Mentors.", justification="Feedback.")
    year.does(case, "submit-concept", "holder-BMS")
    year.does(case, "check", "board", met=list(agreements.ALL_CHECKS))
    assert "Every remark has an answer" in said(year.step(case, "answer-remark", "holder-BMS", **answer))


def test_consent_is_asked_of_a_council_that_is_there_on_text_and_money_together(year):
    year.on(7, 2)
    year.passed()
    agreement = year.agreement()
    asking = {"council": "1", "question": "Do you consent?", "right": "faculty-agreement-consent"}
    Unit.objects.filter(code="FR-ET").update(ends_on=date(2018, 6, 30))
    assert "No council is known" in said(year.step(agreement, "ask-consent", "holder-ET", **asking))
    whole = year.begin("institution-agreement", "officer", "NU")
    year.does(whole, "write", "officer", outline="Nothing yet.")
    year.does(whole, "inform", "board", council=str(year.units["UR"].pk), met_on="2018-07-02")
    Case.objects.filter(pk=agreement.pk).update(path="/elsewhere/")
    assert "No faculty has an agreement" in said(year.step(whole, "propose", "uco", proposal="One."))


def test_a_committee_without_enough_students_gives_no_advice(year):
    agenda = year.agenda()
    Membership.objects.filter(person=year.people["OC-ET-student-1"]).update(role="council-staff")
    refused = year.step(
        agenda,
        "ask-advice",
        "director-ET",
        council=str(year.units["OC-ET"].pk),
        question="What do you think?",
        right="programme-agenda-advice",
    )
    assert said(refused) == "Fewer than half of the members of the OC-ET are students."
