"""What people are judged against, as data with dates: frameworks, their competences, their criteria."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q


class Framework(models.Model):
    """One edition of a set of competences. Once frozen, nothing in it changes: a change is a new edition."""

    key = models.CharField(max_length=40)
    edition = models.CharField(max_length=20)
    title_nl = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200)
    stem_nl = models.CharField(max_length=100, blank=True)
    stem_en = models.CharField(max_length=100, blank=True)
    source = models.TextField()
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    continues = models.JSONField(default=dict, blank=True)
    digest = models.CharField(max_length=64)
    frozen = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("key", "edition", name="framework_edition_is_known_once"),
            models.UniqueConstraint("key", "starts_on", name="framework_editions_start_on_different_days"),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="framework_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.edition}"


class Competence(models.Model):
    """What a lecturer must be able to do, in a few words; `order` is its place in the framework."""

    framework = models.ForeignKey(Framework, models.PROTECT, related_name="competences")
    code = models.CharField(max_length=20)
    order = models.PositiveSmallIntegerField()
    title_nl = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200)
    short_nl = models.CharField(max_length=60)
    short_en = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("framework", "code", name="competence_code_is_unique_in_its_framework"),
            models.UniqueConstraint("framework", "order", name="competence_has_a_place_of_its_own"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title_en}"


class Criterion(models.Model):
    """What is judged. `text` finishes the stem; note, evidence and question help candidate and assessors."""

    competence = models.ForeignKey(Competence, models.PROTECT, related_name="criteria")
    code = models.CharField(max_length=20)
    order = models.PositiveSmallIntegerField()
    short_nl = models.CharField(max_length=60)
    short_en = models.CharField(max_length=60)
    text_nl = models.TextField()
    text_en = models.TextField()
    note_nl = models.TextField(blank=True)
    note_en = models.TextField(blank=True)
    evidence_nl = models.TextField(blank=True)
    evidence_en = models.TextField(blank=True)
    question_nl = models.TextField(blank=True)
    question_en = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("competence", "code", name="criterion_code_is_unique_in_its_competence"),
            models.UniqueConstraint("competence", "order", name="criterion_has_a_place_of_its_own"),
        ]

    def __str__(self) -> str:
        return self.code
