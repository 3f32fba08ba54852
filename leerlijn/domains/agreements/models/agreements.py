"""What an agreement says in each of its versions, what was remarked on it, and the talks it draws on."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from leerlijn.domains.agreements.models.measures import Measure
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.people.models import Person


class Version(models.Model):
    """The text of an agenda or agreement at one moment; a new one is added, never written over."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    said = models.JSONField(help_text="Per part, such as actions and ambitions, its text.")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="versions")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("case", "number", name="version_has_a_number_of_its_own"),
        ]

    def __str__(self) -> str:
        return f"version {self.number}"


class Point(models.Model):
    """Something that was said and that gets an answer: a remark, a point of advice, an outcome of a talk.

    `case` is where it was said; an outcome comes back in an agreement, or in one measure of it. Once it has
    an answer, it stays as it is.
    """

    class Kind(models.TextChoices):
        REMARK = "remark"
        ADVICE = "advice"
        OUTCOME = "outcome"

    class Reply(models.TextChoices):
        TAKEN_OVER = "taken-over"
        PARTLY = "partly"
        LATER = "later"
        DECLINED = "declined"

    case = models.ForeignKey(Case, models.PROTECT, related_name="points")
    kind = models.CharField(max_length=10, choices=Kind)
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="points_made")
    reply = models.CharField(max_length=12, choices=Reply, blank=True)
    why = models.TextField(blank=True)
    taken_up_in = models.ForeignKey(Case, models.PROTECT, null=True, blank=True, related_name="points_taken")
    taken_up_measure = models.ForeignKey(
        Measure, models.PROTECT, null=True, blank=True, related_name="points_taken"
    )
    replied_at = models.DateTimeField(null=True, blank=True)
    replied_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="points_answered"
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("case", "number", name="point_has_a_number_of_its_own"),
            models.CheckConstraint(
                condition=Q(reply="", why="", replied_at=None) | ~Q(reply="") & ~Q(why=""),
                name="an_answer_to_a_point_says_why",
            ),
        ]


class DraftCheck(models.Model):
    """How far the board found that a draft meets the sector agreement: the points of the list that it met."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="checks")
    version = models.ForeignKey(Version, models.PROTECT, related_name="checks")
    met = models.JSONField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="checks")


class Dialogue(models.Model):
    """A talk about the quality of teaching: planned for a day, and then how it went and who was there."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="dialogue")
    subject = models.CharField(max_length=200)
    planned_on = models.DateField()
    form = models.CharField(max_length=20)
    together_with = models.CharField(max_length=200)
    held_on = models.DateField(null=True, blank=True)
    students = models.PositiveSmallIntegerField(default=0)
    teachers = models.PositiveSmallIntegerField(default=0)
    staff = models.PositiveSmallIntegerField(default=0)
    external = models.PositiveSmallIntegerField(default=0)
    minutes = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(held_on__isnull=False) | Q(minutes=""), name="minutes_are_of_a_talk_that_was_held"
            ),
        ]
