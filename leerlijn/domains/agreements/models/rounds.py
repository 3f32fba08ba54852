"""A round of agreements: the years that they are about, and which agendas and agreements are part of it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import GreaterThan

from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.people.models import Person


class AgreementRound(models.Model):
    """Years of agreements under the themes and rights of one cycle. `source` is the decision that set them.

    What is begun from `opened_at` on is part of it, until the next one is opened.
    """

    cycle = models.CharField(max_length=40)
    first_year = models.PositiveSmallIntegerField()
    last_year = models.PositiveSmallIntegerField()
    milestone_year = models.PositiveSmallIntegerField(help_text="Of what must stand halfway.")
    source = models.CharField(max_length=300)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="rounds_of_agreements"
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("first_year", name="round_of_agreements_begins_once"),
            models.CheckConstraint(
                condition=Q(milestone_year__gte=F("first_year"), milestone_year__lte=F("last_year")),
                name="halfway_lies_within_the_round",
            ),
            models.CheckConstraint(
                condition=GreaterThan(Length("source"), 0), name="a_round_rests_on_a_source"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_year}-{self.last_year}"


class InRound(models.Model):
    """An agenda or agreement is part of one round, from its first day on."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="in_round")
    round = models.ForeignKey(AgreementRound, models.PROTECT, related_name="agreements")
