"""A case: where it stands, since when, with whom the ball is and by when; and what belongs to its course."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from leerlijn.foundation.documents.models import Document
from leerlijn.foundation.people.models import Dated, Person, Unit
from leerlijn.kernel.sentence import Text

LONGEST_NAME = 200
"""Characters of what a case is called."""


class Case(models.Model):
    """The spine of every procedure. `state` is written in exactly one place, `actions.steps`.

    `path` is the place of its unit in the tree, kept here so that lists need no join. `owner_relation` is the
    relation that has the ball; which of the parties still owe something stands with them. `ends_then`: after
    `due_on` it ends, wherever it stands. The name is what its procedure calls it; `actions.naming` alone
    writes it.
    """

    procedure = models.CharField(max_length=60)
    edition = models.CharField(max_length=20)
    state = models.CharField(max_length=40)
    version = models.PositiveIntegerField(default=1)
    subject = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="cases")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="cases")
    path = models.CharField(max_length=100)
    name_nl = models.CharField(max_length=LONGEST_NAME)
    name_en = models.CharField(max_length=LONGEST_NAME)
    about = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="followers")
    owner_relation = models.CharField(max_length=60, blank=True)
    opened_at = models.DateTimeField()
    since = models.DateTimeField()
    due_on = models.DateField(null=True, blank=True)
    due_said = models.JSONField(null=True, blank=True)
    ends_then = models.BooleanField(default=False)
    is_open = models.BooleanField(default=True)
    data = models.JSONField(default=dict, blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index("procedure", "state", "id", name="case_by_procedure"),
            models.Index("path", "owner_relation", "due_on", name="case_by_owner"),
            models.Index("due_on", name="case_by_due", condition=Q(is_open=True)),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(version__gte=1), name="case_version_starts_at_one"),
            models.CheckConstraint(
                condition=Q(is_open=True) | Q(owner_relation="", due_on=None), name="closed_case_owes_nothing"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.procedure} {self.pk}"

    @property
    def name(self) -> Text:
        """What it is about; never a person."""
        return Text(nl=self.name_nl, en=self.name_en)

    @property
    def stands_still(self) -> bool:
        """Whether its clock does: then there is no last day, and a sentence that says since when and why."""
        return self.is_open and self.due_on is None and bool(self.due_said)


class Party(models.Model):
    """What somebody is to a case. `owes` says that the ball is with them."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="parties")
    person = models.ForeignKey(Person, models.PROTECT, related_name="parties")
    relation = models.CharField(max_length=60)
    owes = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("case", "person", "relation", name="party_is_known_once")
        ]
        indexes: ClassVar = [models.Index("person", "owes", name="party_by_person")]


class Pause(Dated):
    """The clock of a case stands still, for a reason that its procedure lists."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="pauses")
    reason = models.CharField(max_length=60)


class Extension(models.Model):
    """More time, by a decision; `length` is an ISO duration."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="extensions")
    state = models.CharField(max_length=40)
    length = models.CharField(max_length=20)
    decided_at = models.DateTimeField()


class Letter(models.Model):
    """The scanned letter behind what an office entered for somebody; `seq` is the place of the entry."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="letters")
    seq = models.PositiveIntegerField()
    document = models.ForeignKey(Document, models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint("case", "seq", name="one_letter_for_an_entry")]


class KeptAnswer(models.Model):
    """The answer that was given under an idempotency key: the same question again gets it again."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="kept_answers")
    key = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(null=True, blank=True)
    body = models.TextField(blank=True)
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint("person", "key", name="key_is_used_once")]


class SettingValue(Dated):
    """A number or length that an institution chose, with its days and its source; no unit: everywhere."""

    key = models.CharField(max_length=80)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="settings")
    value = models.CharField(max_length=200)
    source = models.CharField(max_length=300)

    class Meta(Dated.Meta):
        constraints: ClassVar = [
            *Dated.Meta.constraints,
            models.UniqueConstraint("key", "unit", "starts_on", name="setting_is_known_once"),
            models.UniqueConstraint(
                F("key"), F("starts_on"), condition=Q(unit=None), name="setting_is_known_once_everywhere"
            ),
        ]
