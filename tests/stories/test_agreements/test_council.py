"""Before a council: members, quorum, proxies, conditions and the term; and how it is asked."""

from __future__ import annotations

from datetime import date

from leerlijn.domains.agreements.models import Condition, CouncilRequest, Vote
from leerlijn.domains.agreements.queries.fingerprints import consent_of
from leerlijn.foundation.cases.actions.settings import choose_setting
from leerlijn.foundation.cases.actions.time import let_terms_lapse
from leerlijn.foundation.cases.models import Case, Party
from leerlijn.foundation.cases.queries.pages import case_page
from leerlijn.foundation.people.actions.memberships import end_membership
from leerlijn.foundation.people.models import Membership, Unit
from leerlijn.kernel.verdict import Outdated, granted
from tests.stories import agreements
from tests.stories.agreements import said, wrong


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


def test_the_ball_is_with_those_who_did_not_vote_yet(year):
    year.on(7, 2)
    year.passed()
    request = year.ask_consent(year.agreement(), "holder-ET", "FR-ET")
    year.does(request, "give-proxy", "FR-ET-student-2", holder=str(year.people["FR-ET-staff"].pk))
    year.call(request, "FR-ET")

    def with_whom(name: str = "FR-ET-chair") -> set[str]:
        found = Case.objects.select_related("subject", "unit").get(pk=request.pk)
        return set(case_page(found, by=year.standing(name), at=year.at).holders)

    def names(*members: str) -> set[str]:
        return {year.people[f"FR-ET-{each}"].name for each in members}

    assert with_whom() == names("chair", "staff", "student-1", "student-2")
    year.does(request, "vote", "FR-ET-staff", choice="for")
    year.does(request, "vote-by-proxy", "FR-ET-staff", choice="against")
    for reader in ("FR-ET-chair", "FR-ET-student-1", "holder-ET"):
        assert with_whom(reader) == names("chair", "student-1")
    year.does(request, "vote", "FR-ET-student-1", choice="for")
    assert with_whom() == names("chair")


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


def chosen(year, key: str, value: str) -> None:
    granted(
        choose_setting(
            key,
            value,
            source="Regulations of the council, article 12",
            starts_on=date(2018, 7, 1),
            unit=year.units["ET"],
            actor=agreements.SETTING_UP,
            at=year.at,
        )
    )


def test_a_council_that_wants_a_larger_majority_does_not_consent_with_two_of_three(year):
    year.on(7, 2)
    chosen(year, "council.majority", "75")
    year.passed()
    agreement = year.agreement()
    request = year.ask_consent(agreement, "holder-ET", "FR-ET")
    year.call(request, "FR-ET")
    year.votes(request, "FR-ET", student_1="against", student_2="abstain")
    assert "write why" in wrong(year.step(request, "close-vote", "FR-ET-chair"))["reasons"]
    year.does(request, "call-off", "FR-ET-chair", reason="We talk first.")
    year.decided(request, "FR-ET", student_1="against")
    assert year.state(agreement) == "consented", "three of four"


def test_two_of_three_is_a_majority_where_nothing_else_was_chosen(year):
    year.on(7, 2)
    year.passed()
    agreement = year.agreement()
    request = year.ask_consent(agreement, "holder-ET", "FR-ET")
    year.decided(request, "FR-ET", student_1="against", student_2="abstain")
    assert year.state(agreement) == "consented"


def test_a_faculty_chooses_the_term_and_the_quorum_of_its_council(year):
    year.on(7, 2)
    chosen(year, "council.term", "P3W")
    chosen(year, "council.meeting-quorum", "100")
    year.passed()
    request = year.ask_consent(year.agreement(), "holder-ET", "FR-ET")
    assert Case.objects.get(pk=request.pk).due_on == date(2018, 7, 23)
    few = wrong(year.call(request, "FR-ET", present=("chair", "staff", "student-1")))
    assert few["present"] == "3 members are there; to meet, at least 4 of the 4 are needed."


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
    assert year.does(duty, "accept", "FR-ET-chair").state == "met"


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
