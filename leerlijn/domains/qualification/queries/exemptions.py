"""A request for exemption with its evidence, loaded once: what its guards and its page ask."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import ClassVar

from leerlijn.domains.qualification.grounds import GROUNDS, Ground, Grounds, editions_of_grounds
from leerlijn.domains.qualification.models import ExemptionRequest
from leerlijn.domains.qualification.obligation import WITH_DUTY
from leerlijn.domains.qualification.queries.dossiers import DossierFacts
from leerlijn.domains.qualification.queries.duties import duty_of, workplaces
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.settings import setting
from leerlijn.foundation.cases.queries.situations import Situation
from leerlijn.foundation.dossiers.models import Item, Submission
from leerlijn.foundation.dossiers.queries.course import Course
from leerlijn.foundation.dossiers.queries.dossiers import found_dossier
from leerlijn.foundation.dossiers.queries.items import ItemLine
from leerlijn.foundation.panels.panel import PanelRule
from leerlijn.foundation.people.models import Person, Unit
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.sentence import Said, Text

PROCEDURE = "utq-exemption"
ADVISED = frozenset({"advice_issued", "decided_granted", "decided_refused", "candidate_informed"})
"""The states in which the advice is there."""
BEFORE_THE_SEAL = frozenset({"wish_reported", "requested_by_hr"})
BEING_MADE = BEFORE_THE_SEAL | {"evidence_incomplete"}
COURSE = Course(
    place="qualification:exemption",
    framework="utq",
    panel=PanelRule(judges=1),
    being_made=BEING_MADE,
    changing=BEING_MADE | {"withdrawn"},
    before_a_proposal=frozenset(
        {*BEING_MADE, *ADVISED, "evidence_review", "meeting_planned", "meeting_held", "withdrawn"}
    ),
    readers=Text(
        nl="HR en de decaan van je faculteit, de vrijstellingsadviseur en de BKO-coördinator lezen mee.",
        en="HR and the dean of your faculty, the adviser on exemptions and the UTQ coordinator read it too.",
    ),
)
"""Nobody judges in a round, and nothing is proposed: an adviser evaluates, and the faculty decides."""


@dataclass(frozen=True)
class ExemptionFacts(DossierFacts):
    """What is known of a request at one moment. Its evidence is put in, and sealed, as that of a dossier."""

    COURSE: ClassVar[Course] = COURSE

    request: ExemptionRequest | None = None

    @property
    def recognised(self) -> Mapping[str, Said]:
        """A partial certificate closes nothing here: it is evidence like any other."""
        return {}

    @property
    def asked(self) -> ExemptionRequest:
        """The request, where it is known to be there. Raises LookupError."""
        if self.request is None:
            raise LookupError(f"case {self.situation.case.pk} has no request for exemption")
        return self.request

    @cached_property
    def grounds(self) -> Grounds:
        """The edition that was in force when the ground was chosen; for a new request the one of today."""
        if self.request is not None:
            return editions_of_grounds()[self.request.grounds]
        return grounds_in_force(self.situation.case.path, on=self.situation.on)

    @property
    def ground(self) -> Ground:
        return self.grounds.named(self.asked.ground)

    @cached_property
    def competences(self) -> Mapping[str, Text]:
        """By their code, in the order of the framework."""
        return {line.competence.code: line.competence.title for line in self.criteria}

    @property
    def diplomas(self) -> tuple[ItemLine, ...]:
        return tuple(item for item in self.items if item.kind == Item.Kind.CERTIFICATE)

    @property
    def reflections(self) -> tuple[ItemLine, ...]:
        return tuple(item for item in self.items if item.kind == Item.Kind.REFLECTION)

    @property
    def not_reflected_on(self) -> tuple[str, ...]:
        """The competences that no reflection report says anything about."""
        said = {code.partition(".")[0] for item in self.reflections for code in item.claims}
        return tuple(code for code in self.competences if code not in said)

    @property
    def not_evaluated(self) -> tuple[str, ...]:
        """The competences on which the adviser found nothing yet."""
        return tuple(code for code in self.competences if code not in self.asked.findings)

    @cached_property
    def duty(self) -> Case | None:
        return duty_of(self.situation.case.subject_id or self.situation.by.person)

    @property
    def has_a_duty(self) -> bool:
        return self.duty is not None and self.duty.state in WITH_DUTY

    @cached_property
    def has_other_request(self) -> bool:
        candidate = self.situation.case.subject_id or self.situation.by.person
        others = Case.objects.filter(procedure=PROCEDURE, subject_id=candidate, is_open=True)
        return others.exclude(pk=self.situation.case.pk).exists()

    @cached_property
    def works_in_this_faculty(self) -> bool:
        candidate = self.situation.case.subject_id or 0
        place = workplaces([candidate], on=self.situation.on).get(candidate)
        return place is not None and faculty_of(place.path) == faculty_of(self.situation.case.path)


def faculty_of(path: str) -> str:
    """The place of the faculty that this place lies in: `/1/4/` of `/1/4/31/`."""
    return "/".join(path.split("/")[:3])


def facts_of(situation: Situation) -> ExemptionFacts:
    """One statement before the evidence is sealed, two from then on."""
    case = situation.case
    if case.pk is None:
        return ExemptionFacts(situation)
    found = ExemptionRequest.objects.select_related("case__dossier__framework", "case__dossier__candidate")
    request = found.filter(case=case.pk).first()
    if request is None:
        return ExemptionFacts(situation, *found_dossier(case.pk))
    dossier = request.case.dossier
    sealed = Submission.objects.filter(dossier=dossier).order_by("-number")
    submission = None if case.state in BEFORE_THE_SEAL else sealed.first()
    return ExemptionFacts(situation, dossier, submission, request)


def facts_before_asking(unit: Unit, *, by: Standing, at: datetime) -> ExemptionFacts:
    """What is known of whoever wants to ask, before they do."""
    person = Person.objects.get(pk=by.person)
    case = Case(procedure=PROCEDURE, unit=unit, path=unit.path, subject=person, opened_at=at)
    return ExemptionFacts(Situation(case, by, at, ()))


def grounds_in_force(path: str, *, on: date) -> Grounds:
    """The edition that an institution or faculty chose, or the one by default."""
    return editions_of_grounds()[setting(GROUNDS, path=path, on=on)]
