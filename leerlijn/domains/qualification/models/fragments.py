"""Anonymised fragments of evidence that show assessors what a level looks like; with consent only."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.dossiers.models import Submission
from leerlijn.foundation.frameworks.models import Framework


class Fragment(models.Model):
    """What was taken from a closed dossier, for a criterion of an edition and the level it was found at.

    Whether it may be shown is the state of its case; once that is no more, its text is gone.
    """

    class Language(models.TextChoices):
        DUTCH = "nl"
        ENGLISH = "en"

    case = models.OneToOneField(Case, models.PROTECT, related_name="fragment")
    framework = models.ForeignKey(Framework, models.PROTECT, related_name="fragments")
    criterion = models.CharField(max_length=20)
    level = models.CharField(max_length=20)
    taken_from = models.ForeignKey(Submission, models.PROTECT, related_name="fragments")
    item = models.PositiveSmallIntegerField(help_text="The number of the piece of evidence in it.")
    language = models.CharField(max_length=2, choices=Language)
    text = models.TextField(blank=True)
    gone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(gone_at=None) & ~Q(text="") | Q(gone_at__isnull=False, text=""),
                name="fragment_says_something_until_it_is_gone",
            )
        ]
        indexes: ClassVar = [
            models.Index("framework", "criterion", condition=Q(gone_at=None), name="fragment_by_criterion")
        ]

    def __str__(self) -> str:
        return f"fragment {self.pk}"
