"""An intake: what is prepared, where somebody begins, and the plan that is agreed; utq.md 2.2, 3.3 to 3.5."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from leerlijn.domains.qualification.models.courses import Course
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.frameworks.models import Framework
from leerlijn.foundation.meetings.models import Place, Session
from leerlijn.foundation.people.models import Person


class Intake(models.Model):
    """`nothing` names the sections of the CV about which there is nothing to say; `hours` the manager gives.

    `place` and `session` are the time that was chosen for the meeting, both or none. Where it stands is the
    state of its case.
    """

    class Route(models.TextChoices):
        EXEMPTION = "exemption"
        RECOGNITION = "recognition"
        EXPERIENCED = "experienced"

    case = models.OneToOneField(Case, models.PROTECT, related_name="utq_intake")
    framework = models.ForeignKey(Framework, models.PROTECT, related_name="utq_intakes")
    nothing = models.JSONField(default=list, blank=True)
    goals = models.JSONField(default=list, blank=True)
    worries = models.TextField(blank=True)
    hours = models.PositiveSmallIntegerField(null=True, blank=True)
    confirmed_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    confirmed_on = models.DateField(null=True, blank=True)
    place = models.OneToOneField(Place, models.PROTECT, null=True, blank=True, related_name="utq_intake")
    session = models.ForeignKey(Session, models.PROTECT, null=True, blank=True, related_name="utq_intakes")
    replan_on = models.DateField(null=True, blank=True)
    route = models.CharField(max_length=20, choices=Route, blank=True)
    ground = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(place=None, session=None) | Q(place__isnull=False, session__isnull=False),
                name="intake_has_a_seat_in_its_meeting",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_on=None, confirmed_by=None)
                | Q(confirmed_on__isnull=False, confirmed_by__isnull=False, hours__isnull=False),
                name="intake_is_confirmed_with_hours",
            ),
            models.CheckConstraint(
                condition=Q(ground="") | Q(route="exemption"), name="intake_ground_is_of_an_exemption"
            ),
        ]

    def __str__(self) -> str:
        return f"intake {self.pk}"


class CVRow(models.Model):
    """One line of an educational CV, in one of its sections; `data` answers the fields of that section."""

    intake = models.ForeignKey(Intake, models.CASCADE, related_name="cv_rows")
    section = models.CharField(max_length=30)
    order = models.PositiveSmallIntegerField()
    data = models.JSONField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("intake", "section", "order", name="cv_row_has_a_number_of_its_own")
        ]


class Level(models.IntegerChoices):
    NOT_YET = 0
    BEGINNING = 1
    SUFFICIENT = 2
    STRONG = 3


class SelfAssessment(models.Model):
    """What a lecturer says of themselves on one criterion, while the intake is prepared."""

    intake = models.ForeignKey(Intake, models.CASCADE, related_name="self_assessments")
    criterion = models.CharField(max_length=20)
    level = models.PositiveSmallIntegerField(choices=Level, null=True, blank=True)
    example = models.TextField(blank=True)
    need = models.TextField(blank=True)
    way = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("intake", "criterion", name="self_assessment_is_known_once"),
            models.CheckConstraint(condition=Q(level=None) | Q(level__lte=3), name="self_assessment_level"),
        ]


class Measurement(models.Model):
    """Where somebody stood when they handed in; the first is where they began. It never changes.

    `said` is the self-diagnosis in canonical form, `fingerprint` its hash.
    """

    intake = models.ForeignKey(Intake, models.PROTECT, related_name="measurements")
    number = models.PositiveSmallIntegerField()
    made_at = models.DateTimeField()
    said = models.TextField()
    fingerprint = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("intake", "number", name="measurement_has_a_number_of_its_own")
        ]


class Estimate(models.Model):
    """What the supervisor thinks of the level on one criterion; it stands beside what the lecturer said."""

    intake = models.ForeignKey(Intake, models.CASCADE, related_name="estimates")
    criterion = models.CharField(max_length=20)
    level = models.PositiveSmallIntegerField(choices=Level)
    why = models.TextField(blank=True)
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("intake", "criterion", name="estimate_is_known_once"),
            models.CheckConstraint(condition=Q(level__lte=3), name="estimate_level"),
        ]


class TrackPlan(models.Model):
    """What lecturer and supervisor agree to do; each agrees to a fingerprint of it.

    `forecast_on` is the day on which it should be decided; `agreed_on` when both had agreed to the same.
    """

    intake = models.OneToOneField(Intake, models.CASCADE, related_name="plan")
    hours_planned = models.PositiveSmallIntegerField(null=True, blank=True)
    hours_compensated = models.PositiveSmallIntegerField(null=True, blank=True)
    compensated_when = models.CharField(max_length=100, blank=True)
    extension_because = models.CharField(max_length=300, blank=True)
    forecast_on = models.DateField(null=True, blank=True)
    changed_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    changed_at = models.DateTimeField(null=True, blank=True)
    candidate_agreed_to = models.CharField(max_length=64, blank=True)
    candidate_agreed_at = models.DateTimeField(null=True, blank=True)
    supervisor_agreed_to = models.CharField(max_length=64, blank=True)
    supervisor_agreed_at = models.DateTimeField(null=True, blank=True)
    agreed_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(agreed_on=None)
                | Q(candidate_agreed_to=F("supervisor_agreed_to")) & ~Q(candidate_agreed_to=""),
                name="track_plan_is_agreed_by_both",
            )
        ]

    def __str__(self) -> str:
        return f"track plan {self.pk}"


class TrackLine(models.Model):
    """The plan for one competence: a course of ours or a case of one's own, what it should show, and when."""

    plan = models.ForeignKey(TrackPlan, models.CASCADE, related_name="lines")
    competence = models.CharField(max_length=20)
    course = models.ForeignKey(Course, models.PROTECT, null=True, blank=True, related_name="planned_in")
    own_case = models.CharField(max_length=300, blank=True)
    evidence = models.CharField(max_length=500, blank=True)
    observation_on = models.DateField(null=True, blank=True)
    target_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("plan", "competence", name="track_line_is_known_once")
        ]
