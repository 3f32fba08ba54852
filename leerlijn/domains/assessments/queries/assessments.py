"""An assessment with its dossier, its talks and its judgements, loaded once: what guards and pages ask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import ClassVar

from leerlijn.domains.assessments.models import Assessment, Assessor, Talk
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.situations import Situation
from leerlijn.foundation.credentials.models import Certificate
from leerlijn.foundation.credentials.queries import certificate_for
from leerlijn.foundation.dossiers.queries.course import Course
from leerlijn.foundation.dossiers.queries.dossiers import DossierFacts, found_dossier
from leerlijn.foundation.panels import eligible
from leerlijn.foundation.panels.panel import PanelRule
from leerlijn.foundation.panels.queries import RoundLine, rounds_of
from leerlijn.foundation.panels.relations import JUDGE
from leerlijn.foundation.people.models import Membership, Person, Unit
from leerlijn.foundation.people.queries import in_force, people_with_office, unit_name
from leerlijn.kernel.sentence import Said, Sentence, Text

BACKGROUNDS: Mapping[str, Text] = {
    Assessor.Background.SUBJECT_PEDAGOGY: Text(nl="vakdidactiek", en="subject pedagogy"),
    Assessor.Background.SCHOOL: Text(nl="school", en="school"),
    Assessor.Background.TEACHER_EDUCATION: Text(nl="lerarenopleiding", en="teacher education"),
}
SWITCH = "act-switch"
ADMISSION = "act-admission"
PROCEDURES = (SWITCH, ADMISSION)
TRAINS = "act-trainer"
"""The relation of whoever trained or guided the candidate: it bars from judging, also when it is over."""
KNOWS = "act-acquainted"
"""The relation of an assessor who turned out to know the candidate: it bars from judging for good."""
PAYS = "act-payer"
DECLARATION = "act-suitability"
ADMISSION_RESULT = "act-admission"
DECIDED = frozenset({"decided", "complaint", "issued", "stands", "sent_to_institute", "closed"})
"""The states in which the candidate knows what came out."""
BEFORE_A_PROPOSAL = frozenset(
    {
        *("enquiry", "registered", "doc_check", "part1_in", "intake", "advised_yes", "ordered"),
        *("assessors_assigned", "portfolio_open", "portfolio_in", "part2_in", "portfolio_checked", "tests"),
        *("observation_planned", "observed", "reflected", "interviewed"),
    }
)
COURSE = Course(
    place="assessments",
    framework="act",
    panel=PanelRule(judges=2, scale="steps"),
    being_made=frozenset({"portfolio_open"}),
    changing=frozenset({"portfolio_open", "withdrawn", "stopped"}),
    before_a_proposal=BEFORE_A_PROPOSAL,
    judging="score",
    settles=True,
    readers=Text(
        nl="Alleen jij leest het nu. Na het inleveren lezen je assessoren en het centrum het ook.",
        en="Only you read it now. After you hand in, your assessors and the centre read it too.",
    ),
)


@dataclass(frozen=True)
class AssessmentFacts(DossierFacts):
    """What is known of an assessment at one moment."""

    COURSE: ClassVar[Course] = COURSE

    assessment: Assessment | None = None

    @property
    def registered(self) -> Assessment:
        """The assessment, where it is known to be there. Raises LookupError."""
        if self.assessment is None:
            raise LookupError(f"case {self.situation.case.pk} has no assessment")
        return self.assessment

    @cached_property
    def has_another(self) -> bool:
        candidate = self.situation.case.subject_id or self.situation.by.person
        others = Case.objects.filter(procedure__in=PROCEDURES, subject_id=candidate, is_open=True)
        return others.exclude(pk=self.situation.case.pk).exists()

    @cached_property
    def talks(self) -> tuple[Talk, ...]:
        found = Talk.objects.filter(assessment=self.registered).select_related("made_by")
        return tuple(found.order_by("pk"))

    @property
    def test_is_due(self) -> bool:
        """Indicated at the intake, and not held yet."""
        if self.registered.test == Assessment.Test.NONE:
            return False
        return not any(talk.kind == Talk.Kind.TEST for talk in self.talks)

    @cached_property
    def pool(self) -> tuple[tuple[str, Said], ...]:
        """Everybody who judges for the centre, with how many each judges now and where they come from,
        whether or not they may judge this candidate.
        """
        found = eligible.judges(Membership.Role.ACT_ASSESSOR, on=self.situation.on)
        profiles = profiles_of([int(key) for key, _ in found])
        return tuple(
            (key, Sentence("{judge}: {background}", judge=said, background=BACKGROUNDS[profile.background]))
            if (profile := profiles.get(int(key)))
            else (key, said)
            for key, said in found
        )

    @cached_property
    def judging(self) -> tuple[tuple[str, str], ...]:
        """Who judges this candidate now, as (key, name)."""
        return tuple(
            (str(party.person_id), party.person.name)
            for party in self.situation.parties
            if party.relation == JUDGE.key
        )

    @cached_property
    def rounds(self) -> Sequence[RoundLine]:
        """Every round in which this candidate was judged."""
        return rounds_of(self.situation.case.pk)

    @cached_property
    def schools(self) -> tuple[tuple[str, Said], ...]:
        """School leaders, who can order and pay for somebody, each with their schools; one statement."""
        leaders = Membership.objects.filter(
            in_force(self.situation.on), role=Membership.Role.SCHOOL_LEADER
        ).select_related("person", "unit")
        by_name = leaders.order_by("person__family_name", "person__given_name", "person", "unit")
        return tuple(
            (str(person.pk), _leads(person, [each.unit for each in roles]))
            for person, roles in groupby(by_name, key=lambda role: role.person)
        )


def _leads(person: Person, units: Sequence[Unit]) -> Said:
    return Sentence("{name}: {schools}", name=person.name, schools=tuple(map(unit_name, units)))


def profiles_of(people: list[int]) -> dict[int, Assessor]:
    """Background and certificate of those who judge, by their key."""
    return {row.person_id: row for row in Assessor.objects.filter(person__in=people)}


def facts_of(situation: Situation) -> AssessmentFacts:
    """One statement for the assessment, and those of its dossier."""
    if situation.case.pk is None:
        return AssessmentFacts(situation)
    dossier, submission = found_dossier(situation.case.pk)
    assessment = Assessment.objects.filter(case=situation.case).first()
    return AssessmentFacts(situation, dossier, submission, assessment)


def declaration_of(case: Case) -> Certificate | None:
    """What the decision led to: a declaration, or the result for an institute."""
    if case.state not in DECIDED:
        return None
    kind = DECLARATION if case.procedure == SWITCH else ADMISSION_RESULT
    return certificate_for(kind, f"case:{case.pk}")


def centre(on: date) -> Unit | None:
    """The unit of the assessment centre: where its coordinator is."""
    found = Membership.objects.filter(in_force(on), role=Membership.Role.ACT_COORDINATOR)
    first = found.select_related("unit").order_by("pk").first()
    return first.unit if first else None


def head_of(facts: AssessmentFacts) -> str:
    """Who decides and signs for the centre."""
    path, on = facts.situation.case.path, facts.situation.on
    people = people_with_office(Membership.Role.ACT_HEAD, path, on=on)
    return people[0].name if people else ""
