"""The agenda of a programme: its talks, the advice of its committee, and every answer to both."""

from __future__ import annotations

from leerlijn.domains.agreements.models import Point
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.people.models import Membership
from tests.stories import agreements
from tests.stories.agreements import said, wrong


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


def test_every_outcome_of_a_talk_gets_an_answer_and_says_where_it_came_back(year):
    agenda = year.begin("programme-agenda", "director-ET", "P-ET")
    talk = year.talk(agenda, "director-ET")
    nowhere = year.step(talk, "answer-outcome", "director-ET", point="1", reply="taken-over", why="Yes.")
    assert "it came back" in wrong(nowhere)["place"]
    year.does(
        talk, "answer-outcome", "director-ET", point="1", reply="taken-over", why="Yes.", place=str(agenda.pk)
    )
    assert year.state(talk) == "confirmed"
    year.does(talk, "answer-outcome", "director-ET", point="2", reply="declined", why="No money for it.")
    assert year.state(talk) == "used"
    assert not Point.objects.filter(case=talk, reply="").exists()


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
    year.advises(advice, "OC-ET", outcome="negative", points="Begin again.")
    year.does(advice, "answer-point", "director-ET", point="1", reply="partly", why="A part of it.")
    answer = {"point": "1", "reply": "declined", "why": "No."}
    assert "Every point has an answer" in said(year.step(advice, "answer-point", "director-ET", **answer))
    year.does(advice, "announce", "director-ET", notice="We begin again, in part.")
    assert year.state(advice) == "decision_announced", "a negative advice is never simply followed"
    year.passed("BMS")
    case = year.begin("faculty-agreement", "holder-BMS", "BMS")
    year.does(case, "write", "holder-BMS", agreement="Mentors.", justification="Feedback.")
    year.does(case, "submit-concept", "holder-BMS")
    year.does(case, "check", "board", met=list(agreements.ALL_CHECKS))
    assert "Every remark has an answer" in said(year.step(case, "answer-remark", "holder-BMS", **answer))
