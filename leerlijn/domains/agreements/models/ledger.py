"""The ledger: accounts, entries that are never changed, and postings that each have two sides, in cents."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import GreaterThan

from leerlijn.domains.agreements.models.measures import Measure
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.people.models import Person, Unit


class Account(models.Model):
    """Where money is: with its source, not divided yet, or at a measure for one theme; always in one year.

    `holder` is the unit whose money it is. `balance` is kept in cents: what came in less what went out, moved
    in the statement that posts. A source has given what it is below zero; a measure never is below zero.
    """

    class Kind(models.TextChoices):
        SOURCE = "source"
        UNALLOCATED = "unallocated"
        MEASURE = "measure"

    kind = models.CharField(max_length=20, choices=Kind)
    case = models.ForeignKey(Case, models.PROTECT, related_name="accounts")
    holder = models.ForeignKey(Unit, models.PROTECT, related_name="accounts")
    measure = models.ForeignKey(Measure, models.PROTECT, null=True, blank=True, related_name="accounts")
    theme = models.CharField(max_length=40, blank=True)
    year = models.PositiveSmallIntegerField()
    balance = models.BigIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                "measure", "theme", "year", condition=Q(kind="measure"), name="measure_account_is_known_once"
            ),
            models.UniqueConstraint(
                "case", "kind", "year", condition=~Q(kind="measure"), name="money_account_is_known_once"
            ),
            models.CheckConstraint(
                condition=Q(kind="measure", measure__isnull=False) & ~Q(theme="")
                | ~Q(kind="measure") & Q(measure=None, theme=""),
                name="account_of_a_measure_names_it_and_its_theme",
            ),
            models.CheckConstraint(
                condition=~Q(kind="measure") | Q(balance__gte=0), name="a_measure_never_has_less_than_nothing"
            ),
            models.CheckConstraint(
                condition=~Q(kind="source") | Q(balance__lte=0), name="a_source_only_gives"
            ),
        ]
        indexes: ClassVar = [models.Index("case", "year", name="account_by_case")]


class LedgerEntry(models.Model):
    """What was done to the budget in one go, by whom and on which ground; only another entry corrects it.

    `source` is the line on which it rests: a letter, a decision, a table with its page.
    """

    class Act(models.TextChoices):
        GRANT = "grant"
        BUDGET = "budget"
        MOVE = "move"
        SHARES = "shares"
        DROP = "drop"
        CORRECT = "correct"

    case = models.ForeignKey(Case, models.PROTECT, related_name="ledger_entries")
    act = models.CharField(max_length=20, choices=Act)
    at = models.DateTimeField()
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="ledger_entries")
    source = models.CharField(max_length=300)
    reason = models.CharField(max_length=500, blank=True)
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="corrected_by"
    )

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=GreaterThan(Length("source"), 0), name="every_budget_line_has_a_source"
            ),
            models.CheckConstraint(
                condition=Q(act="correct", corrects__isnull=False) | ~Q(act="correct") & Q(corrects=None),
                name="a_correction_names_what_it_corrects",
            ),
        ]


class Posting(models.Model):
    """An amount that goes from one account to another: with two sides, it cannot be out of balance."""

    entry = models.ForeignKey(LedgerEntry, models.PROTECT, related_name="postings")
    giver = models.ForeignKey(Account, models.PROTECT, related_name="given")
    taker = models.ForeignKey(Account, models.PROTECT, related_name="taken")
    cents = models.BigIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(cents__gt=0), name="a_posting_moves_something"),
            models.CheckConstraint(condition=~Q(giver=F("taker")), name="a_posting_has_two_sides"),
        ]


class PublishedSheet(models.Model):
    """A budget sheet as it was published elsewhere; a file is taken in once. `round`: such as 2019-2024."""

    round = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    hash = models.CharField(max_length=64)
    taken_in_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("round", "hash", name="sheet_is_taken_in_once"),
        ]


class PublishedFigure(models.Model):
    """A figure of a sheet, never corrected. `is_total` is one that its makers added up themselves.

    Without a holder it is of the whole institution, without a theme of all themes, without a year of all.
    """

    sheet = models.ForeignKey(PublishedSheet, models.PROTECT, related_name="figures")
    line = models.PositiveIntegerField(help_text="The row of the sheet.")
    holder = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="published_figures")
    measure = models.CharField(max_length=200, blank=True)
    theme = models.CharField(max_length=40, blank=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    cents = models.BigIntegerField()
    is_total = models.BooleanField(default=False)
    computed = models.BigIntegerField(null=True, blank=True, help_text="What the lines add up to.")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(is_total=False, computed=None) | Q(is_total=True, computed__isnull=False),
                name="a_published_total_stands_beside_the_computed_one",
            ),
        ]
        indexes: ClassVar = [models.Index("sheet", "holder", "year", name="figure_by_holder")]
