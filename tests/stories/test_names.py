"""In a list everybody sees what each thing is about, and nobody more than the list itself may show."""

from __future__ import annotations

from leerlijn.foundation.cases.models import Case
from tests.stories import test_partnerships
from tests.stories.assessment_world import SAID, Centre

pilots = test_partnerships.pilots


def name_of(case: Case) -> tuple[str, str]:
    return Case.objects.values_list("name_nl", "name_en").get(pk=case.pk)


def test_an_assessment_is_called_after_what_somebody_wants_to_teach(world):
    centre = Centre(world)
    case = centre.sign_up(diploma="hbo", degree="first")
    assert name_of(case) == (
        "Zij-instroomassessment: natuurkunde, eerstegraads",
        "Assessment for lateral entry: physics, first degree",
    )
    centre.step(case, "change-degree", "switcher", degree="second")
    assert name_of(case)[1] == "Assessment for lateral entry: physics, second degree"
    admission = centre.sign_up(procedure="act-admission", name="stranger")
    assert name_of(admission)[0] == "Toelatingsassessment: natuurkunde, eerstegraads"


def test_a_question_before_it_is_called_like_the_procedure_until_somebody_signs_up(world):
    centre = Centre(world)
    case = centre.enquiry(name="switcher")
    assert name_of(case) == ("Zij-instroomassessment", "Assessment for lateral entry")
    centre.step(case, "register", "switcher", **SAID)
    assert name_of(case)[0] == "Zij-instroomassessment: natuurkunde, eerstegraads"


def test_a_partnership_and_its_groups_are_called_as_they_call_themselves(pilots, enter):
    group = test_partnerships.proposed(enter, "learning-teacher")
    assert name_of(pilots.case) == (pilots.name_nl, pilots.name_en)
    assert name_of(group) == (f"Themagroep Coaching, {pilots.short}", f"Theme group Coaching, {pilots.short}")


def test_a_name_never_has_the_person_in_it(world):
    world.begin("candidate")
    names = {part for person in world.people.values() for part in (person.given_name, person.family_name)}
    for called in Case.objects.values_list("name_nl", "name_en").distinct():
        assert not any(name in said for name in names for said in called)


def test_whoever_it_is_about_reads_its_name_and_a_colleague_reads_whose_it_is(world, enter):
    world.sealed("candidate")
    whose = f"UTQ dossier · {world.people['candidate'].name}"
    assert whose in enter("coordinator").get("/work/").content.decode()
    own = enter("candidate").get("/work/").content.decode()
    assert "UTQ dossier" in own
    assert whose not in own
    assert "BKO-dossier" in enter("candidate", "nl").get("/work/").content.decode()
