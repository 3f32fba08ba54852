"""Writing an intake before anybody reads it: the CV row by row, the self-diagnosis, and then the estimate.

Nothing of this stands in the journal: it is a draft until the candidate hands it on.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from leerlijn.domains.qualification.cv import SECTIONS, Section
from leerlijn.domains.qualification.diagnosis import ESTIMATE, GOALS, OF_A_CRITERION, about
from leerlijn.domains.qualification.models import CVRow, Estimate, Intake, SelfAssessment
from leerlijn.domains.qualification.queries.intakes.plans import IntakeFacts
from leerlijn.domains.qualification.relations import ESTIMATE_LEVEL, WRITE_INTAKE
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.situations import procedure_of, situation_of
from leerlijn.kernel.policy import Action, Standing, may
from leerlijn.kernel.procedure import read_fields, written_down
from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.verdict import Denied, Incomplete, Outdated, Refusal

type Typed = Mapping[str, object]
ROWS = 60
"""The most rows of one section."""


def held(case_id: int, action: Action, *, by: Standing, at: datetime) -> IntakeFacts | Refusal:
    """The intake, locked, for whoever may do this to it."""
    found = Case.objects.select_related("subject", "unit").select_for_update(of=("self",))
    case = found.get(pk=case_id)
    situation = situation_of(case, by=by, at=at)
    permitted = may(by, action, situation.thing)
    if isinstance(permitted, Denied):
        return permitted
    facts = procedure_of(case).facts(situation)
    if not isinstance(facts, IntakeFacts) or facts.intake is None:
        return Denied(Sentence("There is no intake here."))
    return facts


def _writable(case_id: int, *, by: Standing, at: datetime) -> IntakeFacts | Refusal:
    facts = held(case_id, WRITE_INTAKE, by=by, at=at)
    if isinstance(facts, IntakeFacts) and not facts.is_being_prepared:
        return Outdated(Sentence("You handed this on: nothing can be changed in it now."))
    return facts


@transaction.atomic
def write_cv_row(
    case_id: int, section: Section, said: Typed, *, by: Standing, at: datetime, order: int | None = None
) -> CVRow | Refusal:
    """A new row, or with its number the one that is there; else what is wrong beside each field."""
    facts = _writable(case_id, by=by, at=at)
    if not isinstance(facts, IntakeFacts):
        return facts
    answers, errors = section.read(said)
    if errors:
        return Incomplete(errors)
    rows = CVRow.objects.filter(intake=facts.known, section=section.key)
    data = written_down(answers)
    if order is not None:
        row = rows.filter(order=order).first()
        if row is None:
            return Denied(Sentence("This row is not in your CV any more."))
        row.data = data
        row.save(update_fields=["data"])
        return row
    if rows.count() >= ROWS:
        return Denied(Sentence("At most {most} rows fit in one part.", most=ROWS))
    last = rows.aggregate(last=Max("order"))["last"] or 0
    _keep(facts.known, set(facts.known.nothing) - {section.key})
    return CVRow.objects.create(intake=facts.known, section=section.key, order=last + 1, data=data)


@transaction.atomic
def take_out_cv_row(
    case_id: int, section: Section, order: int, *, by: Standing, at: datetime
) -> Intake | Refusal:
    facts = _writable(case_id, by=by, at=at)
    if not isinstance(facts, IntakeFacts):
        return facts
    CVRow.objects.filter(intake=facts.known, section=section.key, order=order).delete()
    return facts.known


@transaction.atomic
def say_nothing(case_id: int, section: Section, *, by: Standing, at: datetime) -> Intake | Refusal:
    """That there is nothing to say in a part of the CV; a row that is added says that there is after all."""
    facts = _writable(case_id, by=by, at=at)
    if not isinstance(facts, IntakeFacts):
        return facts
    if section.is_never_empty or facts.cv[section.key]:
        return Denied(Sentence("This part of your CV cannot be empty."))
    _keep(facts.known, {*facts.known.nothing, section.key})
    return facts.known


def _keep(intake: Intake, nothing: Collection[str]) -> None:
    """The parts in which there is nothing to say, in the order of the CV."""
    intake.nothing = [key for key in SECTIONS if key in nothing]
    intake.save(update_fields=["nothing"])


@transaction.atomic
def write_self_diagnosis(
    case_id: int, codes: tuple[str, ...], said: Typed, *, by: Standing, at: datetime
) -> Intake | Refusal:
    """What somebody says of themselves on these criteria; a draft may lack anything."""
    facts = _writable(case_id, by=by, at=at)
    if not isinstance(facts, IntakeFacts):
        return facts
    fields = tuple(field for code in codes for field in about(OF_A_CRITERION, code))
    answers, errors = read_fields(fields, said, facts)
    if errors:
        return Incomplete(errors)
    for code in codes:
        level = answers[f"level-{code}"]
        SelfAssessment.objects.update_or_create(
            intake=facts.known,
            criterion=code,
            defaults={
                "level": None if level is None else int(str(level)),
                **{name: str(answers[f"{name}-{code}"] or "") for name in ("example", "need", "way")},
            },
        )
    return facts.known


@transaction.atomic
def write_goals(case_id: int, said: Typed, *, by: Standing, at: datetime) -> Intake | Refusal:
    facts = _writable(case_id, by=by, at=at)
    if not isinstance(facts, IntakeFacts):
        return facts
    answers, errors = read_fields(GOALS, said, facts)
    if errors:
        return Incomplete(errors)
    intake = facts.known
    intake.goals = [str(answers[name] or "") for name in ("goal_1", "goal_2", "goal_3")]
    intake.worries = str(answers["worries"] or "")
    intake.save(update_fields=["goals", "worries"])
    return intake


@transaction.atomic
def estimate_levels(
    case_id: int, codes: tuple[str, ...], said: Typed, *, by: Standing, at: datetime
) -> Intake | Refusal:
    """What the supervisor thinks, beside what the candidate said; the latter never changes by it."""
    facts = held(case_id, ESTIMATE_LEVEL, by=by, at=at)
    if not isinstance(facts, IntakeFacts):
        return facts
    if not facts.can_be_estimated:
        return Outdated(Sentence("The estimate stands as it is: this intake is closed, or not handed in."))
    fields = tuple(field for code in codes for field in about(ESTIMATE, code))
    answers, errors = read_fields(fields, said, facts)
    errors |= {
        f"level-{code}": Sentence("Choose a level, or leave out why.")
        for code in codes
        if answers.get(f"why-{code}") and not answers.get(f"level-{code}")
    }
    if errors:
        return Incomplete(errors)
    for code in codes:
        if (level := answers[f"level-{code}"]) is not None:
            Estimate.objects.update_or_create(
                intake=facts.known,
                criterion=code,
                defaults={
                    "level": int(str(level)),
                    "why": str(answers[f"why-{code}"] or ""),
                    "made_by_id": by.person,
                    "made_at": at,
                },
            )
    return facts.known
