"""What is offered, and when: offerings with their editions, on the days of a series of meetings."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.meetings.models import Series
from leerlijn.foundation.people.models import Unit


class Offering(models.Model):
    """A card of the catalogue; its codes are explained in data/catalogue.json. Prices are in cents.

    `words` is what a search looks at, and `title_words` what of it is the title: small letters, no accents,
    both languages.
    """

    code = models.CharField(max_length=60, unique=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="offerings")
    title_nl = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200)
    summary_nl = models.CharField(max_length=500)
    summary_en = models.CharField(max_length=500)
    brings = models.JSONField(default=list)
    expertise = models.CharField(max_length=40)
    category = models.CharField(max_length=40)
    form = models.CharField(max_length=40)
    subject = models.CharField(max_length=40)
    level = models.CharField(max_length=40)
    hours = models.PositiveSmallIntegerField(default=0, help_text="Hours of contact.")
    self_study = models.PositiveSmallIntegerField(default=0, help_text="Hours besides.")
    price = models.PositiveIntegerField(default=0)
    cancellation = models.CharField(max_length=20)
    least_presence = models.PositiveSmallIntegerField(default=80, help_text="Per cent of the contact time.")
    by_appointment = models.BooleanField(default=False)
    confirmed_on = models.DateField(help_text="When its owner said last that this is still so.")
    title_words = models.TextField()
    words = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(least_presence__lte=100), name="presence_is_a_percentage"),
        ]
        indexes: ClassVar = [models.Index("subject", "level", "category", name="offering_by_subject")]

    def __str__(self) -> str:
        return self.code


class Edition(models.Model):
    """An offering on certain days, with a number of seats. Where it stands is the state of its case.

    Before `general_from` only those enrol whom the rule of its seats puts first.
    """

    case = models.OneToOneField(Case, models.PROTECT, related_name="edition_of")
    offering = models.ForeignKey(Offering, models.PROTECT, related_name="editions")
    series = models.OneToOneField(Series, models.PROTECT, related_name="edition")
    least = models.PositiveSmallIntegerField(help_text="With fewer people it may not go on.")
    opens_on = models.DateField()
    general_from = models.DateField(null=True, blank=True)
    closes_on = models.DateField()
    starts_on = models.DateField()
    ends_on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(opens_on__lte=F("closes_on"))
                & Q(closes_on__lte=F("starts_on"))
                & Q(starts_on__lte=F("ends_on")),
                name="edition_days_are_in_order",
            ),
            models.CheckConstraint(
                condition=Q(general_from=None)
                | Q(general_from__gt=F("opens_on")) & Q(general_from__lte=F("closes_on")),
                name="partners_enrol_first_and_others_before_it_closes",
            ),
        ]
        indexes: ClassVar = [models.Index("offering", "starts_on", name="edition_by_offering")]

    def __str__(self) -> str:
        return f"edition {self.pk}"
