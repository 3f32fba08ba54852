"""What must stay with those whom it concerns: choices of a step, a verdict, an age, and who was first."""

from __future__ import annotations

from datetime import date

import pytest

from leerlijn.domains.qualification.actions.duties import evaluate_duties
from leerlijn.foundation.cases.models import Case, Party
from leerlijn.foundation.panels import queries as panels
from leerlijn.foundation.people.models import Person
from tests.stories.world import CODES

OUTSIDE = ("candidate", "dean", "hr", "auditor")


def judging(world):
    return world.ask(world.sealed())


@pytest.mark.parametrize("name", OUTSIDE)
def test_what_a_step_offers_is_seen_by_those_who_may_take_it_only(world, enter, name):
    case = world.judged(first={"c2_3": "not-yet"})
    browser = enter(name)
    for step in ("propose", "ask-assessors", "replace-assessor"):
        answer = browser.get(f"/cases/{case.pk}/{step}/")
        body = answer.content.decode()
        assert answer.status_code == 403
        assert 'value="2.3"' not in body
        assert "Assessor-4" not in body


def test_a_candidate_learns_nothing_of_a_verdict_that_was_not_made_known(world, enter):
    case = world.judged(first={"c2_3": "not-yet"})
    before = enter("candidate").get(f"/qualification/dossiers/{case.pk}/").content.decode()
    world.settle(case, c2_3="not-yet")
    world.step(case, "propose", "assessor-1", outcome="supplement", motivation="One is missing.")
    after = enter("candidate").get(f"/qualification/dossiers/{case.pk}/").content.decode()
    for page in (before, after):
        assert "Sufficient before" not in page
        assert "One is missing." not in page
    assert after.count("Enough") == before.count("Enough") == len(CODES)


def test_the_day_of_a_pension_is_read_by_the_person_and_hr_only(world, enter):
    Person.objects.filter(pk=world.people["candidate"].pk).update(state_pension_on=date(2028, 3, 14))
    evaluate_duties(at=world.at)
    duty = Case.objects.get(procedure="utq-obligation", subject=world.people["candidate"])
    read = {
        name: "14 March 2028" in enter(name).get(f"/qualification/duties/{duty.pk}/").content.decode()
        for name in ("candidate", "hr", "dean", "coordinator", "auditor", "administrator")
    }
    assert {name for name, seen in read.items() if seen} == {"candidate", "hr"}


def test_an_assessor_is_not_hindered_by_the_other_handing_in(world):
    case = judging(world)
    looked_at = Case.objects.get(pk=case.pk).version
    for name in ("assessor-3", "assessor-1"):
        world.judge(case, name)
    assert world.step(case, "judge", "assessor-3").version == looked_at + 1
    assert world.step_from(case, "judge", "assessor-1", version=looked_at).state == "consensus_talk"


def test_an_assessor_who_drops_out_makes_room_for_another(world):
    case = judging(world)
    world.judge(case, "assessor-3")
    world.step(case, "judge", "assessor-3")
    leaving, coming = world.people["assessor-1"], world.people["assessor-4"]
    world.step(case, "replace-assessor", "coordinator", leaving=str(leaving.pk), coming=str(coming.pk))
    world.accept(case, "assessor-4")
    assert [judge.name for judge in panels.round_of(case.pk).judges] == [
        coming.name,
        world.people["assessor-3"].name,
    ]
    assert set(Party.objects.filter(case=case, relation="judge").values_list("person", "owes")) == {
        (coming.pk, True),
        (world.people["assessor-3"].pk, False),
    }
    world.judge(case, "assessor-4")
    assert world.step(case, "judge", "assessor-4").state == "consensus_talk"


def test_whoever_proposes_a_verdict_waits_for_the_other(world):
    case = world.judged()
    world.step(case, "propose", "assessor-1", outcome="pass", motivation="Convincing throughout.")
    owing = Party.objects.filter(case=case, owes=True).values_list("person", flat=True)
    assert list(owing) == [world.people["assessor-3"].pk]
    world.step(case, "disagree", "assessor-3", reason="Not convinced of 2.3 yet.")
    assert Party.objects.filter(case=case, owes=True).count() == 2
