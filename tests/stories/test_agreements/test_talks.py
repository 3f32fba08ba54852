"""Talks: who organises them, who confirms what they brought, and when it has an answer."""

from __future__ import annotations

from leerlijn.domains.agreements.models import Dialogue
from leerlijn.domains.agreements.queries.points import points_of
from leerlijn.foundation.cases.actions.time import let_terms_lapse
from leerlijn.foundation.cases.models import Case, Party
from leerlijn.foundation.people.actions.memberships import appoint
from leerlijn.foundation.people.models import Membership
from tests.stories import agreements
from tests.stories.agreements import said, wrong

MEMBERS = [f"OC-ET-{each}" for each in agreements.MEMBERS]


def minuted(year) -> Case:
    talk = year.begin(
        "dialogue",
        "holder-ET",
        "P-ET",
        subject="Contact",
        planned_on="2018-04-09",
        form="panel",
        together_with="The committee",
    )
    year.does(talk, "hold", "holder-ET", held_on="2018-04-09", students=12, teachers=4, staff=2, external=1)
    return year.does(talk, "minute", "holder-ET", outcomes="Smaller groups\nA mentor for each student")


def test_what_a_talk_brought_stands_once_everybody_who_took_part_finds_it_right(year):
    talk = minuted(year)
    for name in MEMBERS:
        assert year.state(talk) == "minuted"
        year.does(talk, "confirm", name)
    assert year.state(talk) == "confirmed"


def test_or_once_the_time_to_correct_is_over(year):
    talk = minuted(year)
    year.does(talk, "confirm", MEMBERS[0])
    assert "You have done this already" in said(year.step(talk, "confirm", MEMBERS[0]))
    year.on(4, 25)
    let_terms_lapse(at=year.at)
    assert year.state(talk) == "confirmed"


def test_whoever_confirmed_looks_again_at_what_another_adds(year):
    talk = minuted(year)
    year.does(talk, "confirm", MEMBERS[0])
    year.does(talk, "add-outcome", MEMBERS[1], outcome="More feedback")
    assert Party.objects.filter(case=talk, owes=True).count() == len(MEMBERS)


def test_a_talk_without_a_council_waits_for_its_term(year):
    Membership.objects.filter(unit=year.units["OC-ET"]).update(ends_on="2018-04-01")
    assert year.state(minuted(year)) == "minuted"


def test_who_took_part_is_counted_by_group(year):
    minuted(year)
    talk = Dialogue.objects.get()
    assert (talk.students, talk.teachers, talk.staff, talk.external) == (12, 4, 2, 1)


def test_the_support_group_organises_talks_for_the_whole_institution(year):
    appoint(
        year.people["uco"],
        Membership.Role.SUPPORT_GROUP,
        year.units["NU"],
        starts_on=agreements.LONG_AGO,
        by=agreements.SETTING_UP,
        at=year.at,
    )
    whole = year.begin("institution-agreement", "officer", "NU")
    talk = year.talk(whole, "uco")
    year.does(talk, "answer-outcome", "uco", point="1", reply="later", why="First the faculties.")
    assert year.state(talk) == "confirmed"


def test_an_outcome_comes_back_in_one_measure_of_an_agreement(year):
    agreement = year.begin("faculty-agreement", "holder-ET", "ET")
    year.money(agreement, "holder-ET")
    talk = year.talk(agreement, "holder-ET", "Mentors")
    place = f"{agreement.pk}:1"
    year.does(talk, "answer-outcome", "holder-ET", point="1", reply="taken-over", why="Yes.", place=place)
    point = points_of([talk.pk])[0]
    assert (point.taken_up_in_id, point.taken_up_measure.number) == (agreement.pk, 1)
    unknown = year.step(
        talk, "answer-outcome", "holder-ET", point="2", reply="partly", why="Yes.", place=f"{agreement.pk}:9"
    )
    assert set(wrong(unknown)) == {"place"}


def test_consent_is_asked_once_each_outcome_of_the_talks_has_an_answer(year):
    year.on(6, 4)
    year.passed()
    agreement = year.begin("faculty-agreement", "holder-ET", "ET")
    talk = year.talk(agreement, "holder-ET", "Mentors")
    year.does(agreement, "write", "holder-ET", agreement="Ten mentors.", justification="More feedback.")
    year.does(agreement, "submit-concept", "holder-ET")
    year.does(agreement, "check", "board", met=list(agreements.ALL_CHECKS))
    year.does(agreement, "finish", "holder-ET")
    asking = {"council": str(year.units["FR-ET"].pk), "question": "Do you consent?"}
    asking["right"] = "faculty-agreement-consent"
    refused = said(year.step(agreement, "ask-consent", "dean-ET", **asking))
    assert refused.startswith("Outcomes of the talk “Mentors” have no answer yet.")
    for point in ("1", "2"):
        year.does(talk, "answer-outcome", "holder-ET", point=point, reply="declined", why="No money.")
    assert year.does(agreement, "ask-consent", "dean-ET", **asking).state == "consent_requested"
