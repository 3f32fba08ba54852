"""Feedback on evidence while a dossier is made: what was shared, and the notes; never sealed with it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.dossiers.models import Item
from leerlijn.foundation.people.models import Person


class FeedbackRequest(models.Model):
    """An item that was shared, in this version (utq.md 2.3). `closed_at`: nobody waits for it any more."""

    class PersonalData(models.TextChoices):
        NONE = "none"
        REMOVED = "removed"
        AGREED = "agreed"

    case = models.OneToOneField(Case, models.PROTECT, related_name="feedback")
    item = models.ForeignKey(Item, models.PROTECT, related_name="feedback")
    version = models.PositiveSmallIntegerField()
    personal_data = models.CharField(max_length=10, choices=PersonalData)
    question = models.TextField(blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("item", condition=Q(closed_at=None), name="item_is_shared_once_at_a_time")
        ]

    def __str__(self) -> str:
        return f"feedback {self.pk}"


class Note(models.Model):
    """What the supervisor says of an item, at one of its criteria and of the version that was read."""

    request = models.ForeignKey(FeedbackRequest, models.CASCADE, related_name="notes")
    criterion = models.CharField(max_length=20)
    version = models.PositiveSmallIntegerField()
    text = models.TextField()
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="notes")
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=~Q(text=""), name="note_says_something")]
