"""Who takes part in an edition, from which school, and what it costs them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from leerlijn.domains.development.models.catalogue import Edition
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.meetings.models import Place
from leerlijn.foundation.people.models import Person, Unit


class Team(models.Model):
    """Colleagues whom a school names for an edition together; each of them has an enrolment of their own.

    `size` is for how many the school asked; `goal` what it wants with it; `reference` goes on the invoice.
    """

    case = models.OneToOneField(Case, models.PROTECT, related_name="team")
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="teams")
    location = models.ForeignKey(Unit, models.PROTECT, related_name="teams")
    contact = models.ForeignKey(Person, models.PROTECT, related_name="teams")
    size = models.PositiveSmallIntegerField()
    goal = models.CharField(max_length=1000, blank=True)
    reference = models.CharField(max_length=60, blank=True)

    def __str__(self) -> str:
        return f"team {self.pk}"


class Enrolment(models.Model):
    """One person in one edition; where it stands is the state of its case, the seat is its place.

    `location` is the school they come from; `payer` is empty where taking part costs nothing. `fee` is what
    is owed, in cents, as it was shown before. `agreed_at` is when the seat became theirs: seated at once, an
    offer taken, or handed over.
    """

    class Payer(models.TextChoices):
        SCHOOL = "school"
        SELF = "self"

    case = models.OneToOneField(Case, models.PROTECT, related_name="enrolment")
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="enrolments")
    person = models.ForeignKey(Person, models.PROTECT, related_name="enrolments")
    place = models.ForeignKey(Place, models.PROTECT, related_name="enrolments")
    location = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="enrolments")
    team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="enrolments")
    payer = models.CharField(max_length=10, choices=Payer, blank=True)
    question = models.CharField(max_length=1000, blank=True)
    fee = models.PositiveIntegerField(default=0)
    agreed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index("location", "id", name="enrolment_by_school")]

    def __str__(self) -> str:
        return f"enrolment {self.pk}"
