"""A measure of an agreement: what will be done, for whom, by whom, and how it will be seen."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.people.models import Person, Unit
from leerlijn.kernel.sentence import Sentence, Text


class Measure(models.Model):
    """Known by its number within its agreement, which is never given out again.

    `unit` is the part of the organisation that carries it out: the holder of the agreement, or a part of it.
    What is told about it stands in both languages; the other one where one was left empty.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="measures")
    number = models.PositiveSmallIntegerField()
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="measures")
    owner = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="measures")
    title_nl = models.CharField(max_length=200, blank=True)
    title_en = models.CharField(max_length=200, blank=True)
    description_nl = models.TextField(blank=True)
    description_en = models.TextField(blank=True)
    target_group_nl = models.CharField(max_length=300, blank=True)
    target_group_en = models.CharField(max_length=300, blank=True)
    baseline_nl = models.CharField(max_length=500, blank=True)
    baseline_en = models.CharField(max_length=500, blank=True)
    milestone_nl = models.CharField(max_length=500, blank=True, help_text="What stands halfway.")
    milestone_en = models.CharField(max_length=500, blank=True)
    target_nl = models.CharField(max_length=500, blank=True)
    target_en = models.CharField(max_length=500, blank=True)
    additionality_nl = models.TextField(blank=True, help_text="Why not possible without these funds.")
    additionality_en = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    dropped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("case", "number", name="measure_has_a_number_of_its_own"),
            models.CheckConstraint(
                condition=~Q(title_nl="", title_en=""), name="measure_has_a_title_in_a_language"
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="first_measure_is_number_one"),
        ]

    @property
    def name(self) -> Sentence:
        """Its number and its title."""
        title = Text(nl=self.title_nl or self.title_en, en=self.title_en or self.title_nl)
        return Sentence("M{number} {title}", number=str(self.number), title=title)

    def __str__(self) -> str:
        return f"M{self.number}"


class ThemeShare(models.Model):
    """Which part of a measure, in whole percent, serves a theme; those of one measure are 100 together."""

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="shares")
    theme = models.CharField(max_length=40)
    percent = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("measure", "theme", name="measure_has_one_share_per_theme"),
            models.CheckConstraint(
                condition=Q(percent__gte=1, percent__lte=100), name="share_is_a_part_of_the_whole"
            ),
        ]


class KeptFingerprint(models.Model):
    """The fingerprint of an agreement's text and figures as they are now.

    Kept by whatever changes a word or a euro, in the same transaction, so that a page for everybody can say
    "changed after consent" without reading all of it.
    """

    case = models.OneToOneField(Case, models.PROTECT, related_name="kept_fingerprint")
    fingerprint = models.CharField(max_length=64)
    kept_at = models.DateTimeField()
