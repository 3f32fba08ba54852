"""Walks through every procedure: whatever anybody tries, a case stays sound; some on each database."""

from __future__ import annotations

import pytest

from leerlijn.domains.qualification.actions.certificate_changes import change_certificate
from leerlijn.domains.qualification.actions.duties import evaluate_duties
from leerlijn.domains.qualification.actions.feedback import share_item
from leerlijn.domains.qualification.actions.fragments import take_fragment
from leerlijn.foundation.cases.actions.contesting import contest
from leerlijn.foundation.cases.actions.opening import open_case
from leerlijn.foundation.cases.actions.questions import Asked, ask
from leerlijn.foundation.cases.actions.time import let_terms_lapse
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.contesting import CONTESTED
from leerlijn.foundation.panels import queries as panels
from leerlijn.kernel.procedure import catalogue
from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.verdict import granted
from tests.domains.development import world as pro_u
from tests.foundation.cases import builders
from tests.foundation.notices.builders import all_get_their_letters
from tests.stories import agreements, test_partnerships
from tests.stories import world as worlds
from tests.stories.assessment_world import Centre
from tests.stories.course_world import Training
from tests.stories.exemption_world import Faculty
from tests.stories.intake_world import Intakes
from tests.stories.test_interview import WHEN, choose_closing
from tests.stories.walks import Walk, states_seen
from tests.stories.world import CODES, World

CONTESTED_HERE = "contested-entry-coordinator"
"""Those of the other offices are made by the same lines."""
OF_QUALIFICATION = {
    CONTESTED_HERE,
    "problem-report",
    "returned-mail",
    "staff-question",
    "utq-certificate-change",
    "utq-course",
    "utq-dossier",
    "utq-exemption",
    "utq-fragment",
    "utq-feedback",
    "utq-intake",
    "utq-obligation",
    "utq-registration",
    "utq-seat",
}
OF_AGREEMENTS = {
    "advice-request",
    "commitment",
    "consent-request",
    "dialogue",
    "faculty-agreement",
    "institution-agreement",
    "programme-agenda",
}
OF_DEVELOPMENT = {"edition", "enrolment", "tailor-made-request", "team-enrolment"}
OF_ASSESSMENTS = {"act-admission", "act-switch"}
OF_PARTNERSHIPS = {"partnership", "theme-group"}


def test_no_procedure_is_left_out():
    walked = OF_QUALIFICATION | OF_AGREEMENTS | OF_DEVELOPMENT | OF_ASSESSMENTS | OF_PARTNERSHIPS
    alike = {name for name in catalogue.names() if name.startswith(CONTESTED)} - {CONTESTED_HERE}
    assert walked == set(catalogue.names()) - alike


class WalkThroughQualification(Walk):
    """With the work that is no step."""

    def do_the_work(self, name: str) -> object:
        """What is no step: putting in evidence, judging, asking the rules again."""
        if self.case.procedure == "utq-dossier":
            round = panels.round_of(self.case.pk)
            if round is None or round.closed_at:
                return self.put_in_evidence(name)
            for judge in round.judges:
                by = next(each for each, person in self.world.people.items() if person.pk == judge.person)
                self.world.judge(self.case, by, c2_3=self.dice.choice(["not-yet", "sufficient"]))
        if self.case.procedure == "utq-exemption":
            return self.put_in_evidence(name)
        if self.case.procedure == "utq-obligation":
            evaluate_duties(at=self.world.at)
        return Case.objects.get(pk=self.case.pk)

    def put_in_evidence(self, name: str) -> object:
        theirs = [each for each, person in self.world.people.items() if person.pk == self.case.subject_id]
        self.world.evidence(self.case, *CODES, name=self.dice.choice([*theirs, name]))
        return Case.objects.get(pk=self.case.pk)


def dossiers_and_duties(world: World) -> list[Case]:
    """A case of every procedure; dossiers at every turn of their road."""
    faculty = Faculty(world)
    person, unit = world.people["stranger"], world.units["ET"]
    question = [Asked("a", Sentence("Which?"), person.pk, unit.pk, unit.path)]
    request = open_case(
        builders.PROCEDURE,
        by=world.standing("stranger"),
        at=world.at,
        unit=unit,
        subject=person,
        parties={builders.WEIGHER: [world.people[name].pk for name in ("hr", "dean")]},
    )
    shown = example_from(world, "dean")
    told = world.judged(name="auditor")
    for key, name, said in (
        ("propose", "assessor-1", {"outcome": "pass", "motivation": "Convincing."}),
        ("agree", "assessor-3", {}),
        ("notify-pass", "coordinator", {}),
    ):
        world.step(told, key, name, **said)
    course = Training(world).seated("assessor-1", "assessor-2", "assessor-3")
    seats = Case.objects.filter(procedure="utq-seat").order_by("pk")
    return [
        request,
        course.case,
        *(seats[0], seats[2]),
        *ask("returned-mail", question, about=[], at=world.at),
        *ask("staff-question", question, about=[], at=world.at),
        *ask("utq-registration", question, about=[], at=world.at),
        reported(world, "dean"),
        Case.objects.filter(procedure="utq-obligation").first(),
        world.begin("supervisor"),
        world.sealed("candidate"),
        world.asked("stranger"),
        world.judged(name="hr", first={"c2_3": "not-yet"}),
        told,
        revocation_proposed(world, told),
        shown,
        faculty.reviewed("g2", "candidate"),
        *intakes(world),
        shared_for_feedback(world, "administrator"),
        faculty.advised("partial", "g3", "stranger"),
        talked_with(world, "assessor-4"),
        contested(world, "dean"),
    ]


def revocation_proposed(world: World, dossier: Case) -> Case:
    """The executive board is asked to revoke the certificate that this dossier led to."""
    world.of_the_board("administrator")
    told = Case.objects.select_related("unit", "subject").get(pk=dossier.pk)
    said = {"grounds": "The lesson plan was another's."}
    by = world.standing("coordinator")
    return granted(change_certificate(told, "propose-revocation", by=by, at=world.at, said=said))


def talked_with(world: World, name: str) -> Case:
    """Of whom the talk is planned; whoever judges from then on talks too."""
    choose_closing(world, "interview")
    case = world.judged(name=name, first={"c2_3": "not-yet"})
    return granted(world.step(case, "plan-interview", "coordinator", **WHEN))


def example_from(world: World, name: str) -> Case:
    """Of a dossier of which the verdict stands, the candidate is asked whether a fragment may be shown."""
    case, before = world.judged({"c2_3": "not-yet"}, {"c2_3": "not-yet"}, name=name), world.at
    world.step(case, "propose", "assessor-1", outcome="fail", motivation="So it is.")
    world.step(case, "agree", "assessor-3")
    world.step(case, "notify-fail", "coordinator")
    all_get_their_letters(world.at)
    world.later(days=60)
    let_terms_lapse(at=world.at)
    world.at = before
    closed = Case.objects.select_related("unit", "subject").get(pk=case.pk)
    said = {"piece": "1-1.1", "language": "en", "text": "Every goal has an exercise."}
    return granted(take_fragment(closed, by=world.standing("coordinator"), at=world.at, said=said))


def reported(world: World, name: str) -> Case:
    """Something did not work for them."""
    said = {"what": "The button does nothing.", "page": "/work/", "version": "Leerlijn 1"}
    procedure, by = catalogue.current("problem-report", on=world.at.date()), world.standing(name)
    return granted(open_case(procedure, by=by, at=world.at, unit=world.units["NU"], said=said))


def contested(world: World, name: str) -> Case:
    """Begun by phone, says the coordinator; not so, says whose dossier it is."""
    begun = granted(world.begun_by_phone(name))
    return granted(contest(begun, 1, by=world.standing(name), at=world.at, why="I never phoned."))


def shared_for_feedback(world: World, name: str) -> Case:
    dossier, supervisor = world.begin(name), str(world.people["supervisor"].pk)
    world.step(dossier, "name-supervisor", "coordinator", supervisor=supervisor)
    world.evidence(dossier, *CODES, name=name)
    said = {"item": "1", "personal_data": "none"}
    return granted(share_item(dossier, by=world.standing(name), at=world.at, said=said))


def intakes(world: World) -> list[Case]:
    """One with the manager, and one of which the plan is made."""
    place = Intakes(world)
    before = world.at
    held = place.held("assessor-4", c2_3="0")
    place.slot(days=30)
    world.at = before
    return [place.asked("dean"), held]


def procedures_in(seen: set[str]) -> set[str]:
    return {each.split(":")[0] for each in seen}


@pytest.fixture
def world(db, settings, tmp_path) -> World:
    """For one walk each, as the other domains have another world."""
    settings.DATA = tmp_path
    return worlds.build()


@pytest.fixture
def every_procedure():
    with builders.added(builders.PROCEDURE):
        yield


def test_whatever_anybody_tries_in_a_qualification_it_stays_sound(every_procedure, world):
    seen = states_seen(WalkThroughQualification, world, dossiers_and_duties(world), 60)
    assert procedures_in(seen) == OF_QUALIFICATION | {builders.PROCEDURE.key}
    assert len(seen) >= 18, f"walked into: {sorted(seen)}"
    assert len(Walk.asked) >= 5, f"decided with an old factor: {sorted(Walk.asked)}"


def test_whatever_anybody_tries_in_an_agreement_it_stays_sound(db, settings, tmp_path):
    settings.DATA = tmp_path
    year = agreements.build()
    for faculty in ("ET", "BMS"):
        year.passed(faculty)
    agenda, agreement = year.agenda(), year.agreement()
    advice, consent = year.ask_advice(agenda), year.ask_consent(agreement, "holder-ET", "FR-ET")
    institution = year.begin("institution-agreement", "board", "NU")
    talk = Case.objects.filter(procedure="dialogue").first()
    begin = [agenda, advice, year.agreement("BMS"), agreement, consent, talk, institution]
    seen = states_seen(Walk, year, begin, 42)
    assert procedures_in(seen) >= OF_AGREEMENTS - {"commitment"}


def test_whatever_anybody_tries_in_pro_u_it_stays_sound(db, settings, tmp_path):
    settings.DATA = tmp_path
    world = pro_u.build()
    edition = world.open(seats=1)
    first, second, *team = pro_u.teachers(world, 4)
    enrolments = [world.enrol(name, edition) for name in (first, second)]
    named = world.enrol_team(edition, team, rest="rest-waits")
    begin = [edition.case, *enrolments, named, world.ask(), world.sent()]
    assert procedures_in(states_seen(Walk, world, begin, 30)) == OF_DEVELOPMENT


def test_whatever_anybody_tries_in_an_assessment_it_stays_sound(world):
    centre = Centre(world)
    begin = [
        centre.scoring(),
        centre.enquiry(name="hr"),
        centre.sign_up(name="supervisor"),
        centre.sign_up(procedure="act-admission", name="stranger"),
    ]
    assert procedures_in(states_seen(Walk, world, begin, 24)) == OF_ASSESSMENTS


pilots = test_partnerships.pilots


def test_whatever_anybody_tries_in_a_partnership_it_stays_sound(world, pilots, enter):
    begin = [test_partnerships.proposed(enter, "learning-teacher"), Case.objects.get(procedure="partnership")]
    assert procedures_in(states_seen(Walk, world, begin, 16)) == OF_PARTNERSHIPS
