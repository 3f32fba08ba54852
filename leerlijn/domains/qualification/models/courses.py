"""Courses of the UTQ with their days, and who has a seat in them; utq.md 3.6."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.meetings.models import Place, Series


class Course(models.Model):
    """A course or workshop: its competences by their codes, and the days and seats of a series of meetings.

    Where it stands is the state of its case. `least_presence` is how much of the time makes a statement, as
    it was when the course was planned.
    """

    class Language(models.TextChoices):
        DUTCH = "nl"
        ENGLISH = "en"

    case = models.OneToOneField(Case, models.PROTECT, related_name="utq_course")
    series = models.OneToOneField(Series, models.PROTECT, related_name="utq_course")
    competences = models.JSONField()
    language = models.CharField(max_length=2, choices=Language)
    least_presence = models.PositiveSmallIntegerField(help_text="Per cent of the contact time.")
    starts_on = models.DateField(db_index=True)
    ends_on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(least_presence__lte=100), name="presence_in_course_is_a_percentage"
            ),
            models.CheckConstraint(condition=Q(starts_on__lte=F("ends_on")), name="course_days_are_in_order"),
        ]

    def __str__(self) -> str:
        return f"course {self.pk}"


class Seat(models.Model):
    """One lecturer in one course; where it stands is the state of its case, the seat itself is the place."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="utq_seat")
    course = models.ForeignKey(Course, models.PROTECT, related_name="seats")
    place = models.OneToOneField(Place, models.PROTECT, related_name="utq_seat")

    def __str__(self) -> str:
        return f"seat {self.pk}"
