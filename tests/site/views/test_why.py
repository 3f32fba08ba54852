"""Why somebody can see something: the explanation is the permission itself, also on another day."""

from __future__ import annotations

import random
from datetime import date, timedelta

from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.situations import parties_of, procedure_of
from leerlijn.foundation.cases.queries.visibility import thing_of, visible_to
from leerlijn.foundation.people.actions.mandates import give_mandate
from leerlijn.foundation.people.actions.memberships import appoint, end_membership
from leerlijn.foundation.people.models import Membership
from leerlijn.foundation.people.queries import standing_of
from leerlijn.kernel.policy import may
from leerlijn.kernel.procedure import catalogue
from leerlijn.kernel.procedure.catalogue import taking
from leerlijn.site.explaining import explain
from tests.site.views.test_front import heading
from tests.stories.world import SETTING_UP
from tests.tools.budget import at_most

TRIPLES = 200


def changing_offices(world) -> None:
    """A dean who stops, a coordinator who begins, one faculty's HR, and a mandate of a month."""
    at, today = world.at, world.at.date()
    dean = Membership.objects.get(person=world.people["dean"])
    end_membership(dean.pk, ends_on=today - timedelta(days=30), by=SETTING_UP, at=at)
    later = {"starts_on": today + timedelta(days=20), "by": SETTING_UP, "at": at}
    appoint(world.people["stranger"], Membership.Role.COORDINATOR, world.units["TNW"], **later)
    appoint(world.people["assessor-2"], Membership.Role.DEAN, world.units["ET"], **later)
    give_mandate(
        giver=world.people["coordinator"],
        deputy=world.people["supervisor"],
        role=Membership.Role.COORDINATOR,
        unit=world.units["ET"],
        starts_on=today,
        ends_on=today + timedelta(days=30),
        reason="Away in the autumn.",
        by=SETTING_UP,
        at=at,
    )


def test_two_hundred_explanations_equal_the_real_answer(world):
    cases = [world.judged(), world.begin("stranger"), world.begin("assessor-2")]
    changing_offices(world)
    choose, today = random.Random(20261124), world.at.date()
    answers = set()
    for _ in range(TRIPLES):
        name, chosen = choose.choice(sorted(world.people)), choose.choice(cases)
        on = today + timedelta(days=choose.randint(-400, 400))
        case = Case.objects.select_related("unit", "subject").get(pk=chosen.pk)
        said = explain(world.people[name], case, on=on)
        standing, procedure = standing_of(world.people[name].pk, on=on), procedure_of(case)
        sees = visible_to(standing).filter(pk=case.pk).exists()
        assert said.sees.is_open == sees, (name, on, case.pk)
        thing = thing_of(case, parties_of(case))
        assert said.sees.is_open == bool(may(standing, catalogue.who_sees(procedure), thing))
        for step, told in zip(
            [step for step in procedure.steps_in(case.state) if step.relations], said.steps, strict=True
        ):
            action = catalogue.policy.actions[taking(procedure, step)]
            assert told.answer.is_open == bool(may(standing, action, thing)), (name, on, step.key)
        assert all(because.offices for because in said.sees.by if because.relation.office), (name, on)
        answers.add((said.sees.is_open, on < today))
    assert answers == {(True, True), (True, False), (False, True), (False, False)}


def test_the_page_says_by_what_since_when_and_from_whom(world, enter):
    case = world.judged()
    changing_offices(world)
    day = world.at.date().isoformat()
    answer = enter("auditor").get("/why/", {"person": "supervisor", "about": case.pk, "day": day})
    assert heading(answer) == f"Supervisor Voorbeeld can see case {case.pk}"
    text = answer.content.decode()
    assert "by a mandate of Coordinator Voorbeeld" in text
    assert "UTQ coordinator of the faculty" in text


def test_the_page_says_what_would_open_it(world, enter):
    case = world.judged()
    asked = {"person": world.people["stranger"].number, "about": case.pk, "day": "2026-11-24"}
    answer = enter("coordinator").get("/why/", asked)
    assert heading(answer) == f"Stranger Voorbeeld cannot see case {case.pk}"
    assert "the candidate it is about" in answer.content.decode()


def test_words_of_an_action_are_for_those_who_read_the_whole_table(world, enter):
    asked = {"person": "coordinator", "about": "sealed", "day": "2026-11-24"}
    assert "read the sealed dossier" in enter("auditor").get("/why/", asked).content.decode()
    refused = enter("coordinator").get("/why/", asked)
    assert (refused.status_code, "Fill in the number of a case." in refused.content.decode()) == (422, True)


def test_only_about_cases_that_whoever_asks_may_see_and_absent_is_no_other_answer(world, enter):
    case = world.begin("assessor-4")
    appoint(
        world.people["stranger"],
        Membership.Role.COORDINATOR,
        world.units["TNW"],
        starts_on=date(2020, 1, 1),
        by=SETTING_UP,
        at=world.at,
    )
    asked = {"person": "assessor-4", "about": case.pk, "day": "2026-11-24"}
    hidden = enter("stranger").get("/why/", asked)
    absent = enter("stranger").get("/why/", asked | {"about": case.pk + 1000})
    assert (hidden.status_code, absent.status_code) == (422, 422)
    there, not_there = hidden.content.decode(), absent.content.decode()
    assert there.replace(str(case.pk), "N") == not_there.replace(str(case.pk + 1000), "N").replace(
        str(case.pk), "N"
    )


def test_several_people_of_one_name_are_offered(world, enter):
    asked = {"person": "Voorbeeld", "about": "1", "day": "2026-11-24"}
    answer = enter("auditor").get("/why/", asked)
    assert "Whom do you mean?" in answer.content.decode()


def test_whoever_is_unknown_and_what_is_no_day_get_their_sentence(world, enter):
    answer = enter("auditor").get("/why/", {"person": "Nobody at all", "about": "1", "day": "2026-11-24"})
    assert (answer.status_code, "We know nobody by this name" in answer.content.decode()) == (422, True)
    answer = enter("auditor").get("/why/", {"person": "dean", "about": "1", "day": "soon"})
    assert (answer.status_code, "Write a day as 2026-11-24." in answer.content.decode()) == (422, True)


def test_an_explanation_costs_nine_statements(world, enter):
    case = world.judged()
    browser = enter("auditor")
    asked = {"person": "dean", "about": case.pk, "day": "2026-11-24"}
    browser.get("/why/", asked)
    with at_most(9):
        browser.get("/why/", asked)


def test_a_lecturer_finds_no_such_page(enter):
    assert enter("candidate").get("/why/").status_code == 404


def test_somebody_asks_only_about_people_whom_they_may_look_up(world, enter):
    """A coordinator of one faculty learns nobody's name from another."""
    appoint(
        world.people["stranger"],
        Membership.Role.COORDINATOR,
        world.units["TNW"],
        starts_on=world.at.date(),
        by=SETTING_UP,
        at=world.at,
    )
    asked = {"person": "candidate", "about": "1", "day": "2026-11-24"}
    answer = enter("stranger").get("/why/", asked)
    assert (answer.status_code, "We know nobody by this name" in answer.content.decode()) == (422, True)
    answer = enter("coordinator").get("/why/", asked)
    assert "We know nobody by this name" not in answer.content.decode()
