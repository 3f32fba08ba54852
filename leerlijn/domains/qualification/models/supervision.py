"""The hours of supervision of a dossier: planned, granted, used; a mistake is taken back by another entry."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.people.models import Person


class SupervisionEntry(models.Model):
    """Hours of one kind, in minutes; what corrects another has as many below zero. It never changes.

    `number` counts within the case; `on` is the day of the talk, else of the entry.
    """

    class Kind(models.TextChoices):
        PLANNED = "planned"
        GRANTED = "granted"
        USED = "used"

    case = models.ForeignKey(Case, models.PROTECT, related_name="supervision_entries")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=Kind)
    minutes = models.IntegerField()
    on = models.DateField()
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="corrected_by"
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("case", "number", name="supervision_entry_has_a_number_of_its_own"),
            models.CheckConstraint(
                condition=Q(corrects=None, minutes__gt=0) | Q(corrects__isnull=False, minutes__lt=0),
                name="only_a_correction_takes_hours_away",
            ),
        ]

    def __str__(self) -> str:
        return f"supervision entry {self.number}"


class SupervisionNote(models.Model):
    """The words beside an entry, kept apart from it: whoever reads hours need not read them.

    `about` is what was talked about; `because` why it goes beyond what was granted, or was corrected.
    """

    entry = models.OneToOneField(SupervisionEntry, models.PROTECT, primary_key=True, related_name="note")
    about = models.TextField(blank=True)
    because = models.CharField(max_length=300, blank=True)
