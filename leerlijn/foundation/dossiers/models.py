"""A dossier: evidence in versions, what it is said to prove, the seal that fixes it, and the proposal."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact

from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.documents.models import Document
from leerlijn.foundation.frameworks.models import Framework
from leerlijn.foundation.people.models import Person


class Dossier(models.Model):
    """What a candidate gathers against one edition of the criteria; another only by an `EditionChoice`."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="dossier")
    candidate = models.ForeignKey(Person, models.PROTECT, related_name="dossiers")
    framework = models.ForeignKey(Framework, models.PROTECT, related_name="dossiers")

    def __str__(self) -> str:
        return f"dossier {self.pk}"


class EditionChoice(models.Model):
    """What was decided when a newer edition of the criteria came: the dossier moved to it, or stayed.

    `accepted` holds, per new criterion that counts as sufficient, the criteria of before it comes from;
    `dropped` those that were sufficient and are no criterion any more.
    """

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="edition_choices")
    framework = models.ForeignKey(Framework, models.PROTECT, related_name="choices")
    moved = models.BooleanField()
    accepted = models.JSONField(default=dict, blank=True)
    dropped = models.JSONField(default=list, blank=True)
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                "dossier",
                "framework",
                condition=Q(moved=True),
                name="dossier_moves_to_an_edition_once",
            )
        ]


class Item(models.Model):
    """A piece of evidence (bewijsstuk); `order` gives it the name by which all call it: E4. utq.md 3.7."""

    class Kind(models.TextChoices):
        DESIGN = "design"
        LESSON_PLAN = "lesson-plan"
        MATERIAL = "material"
        VIDEO = "video"
        OBSERVATION = "observation"
        TEST = "test"
        TEST_ANALYSIS = "test-analysis"
        EVALUATION = "evaluation"
        REFLECTION = "reflection"
        VISION = "vision"
        FEEDBACK = "feedback"
        CERTIFICATE = "certificate"
        OTHER = "other"

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="items")
    order = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    kind = models.CharField(max_length=20, choices=Kind)
    period = models.CharField(max_length=60, blank=True, help_text="Which course, and when.")
    version = models.PositiveSmallIntegerField(default=1)
    taken_out_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("dossier", "order", name="item_has_a_number_of_its_own")
        ]

    def __str__(self) -> str:
        return f"E{self.order}"


class ItemVersion(models.Model):
    """A file of a piece of evidence as it was at a moment; never changed, only followed."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    document = models.ForeignKey(Document, models.PROTECT, related_name="evidence")
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint("item", "number", name="item_version_is_known_once")]


class Claim(models.Model):
    """That an item proves a criterion, with the sentence that says why; empty while it is a draft."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="claims")
    criterion = models.CharField(max_length=20)
    sentence = models.CharField(max_length=1000, blank=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint("item", "criterion", name="claim_is_made_once")]


class Submission(models.Model):
    """What was handed in, for good: the manifest in canonical form and its one number.

    Its codes are those of `framework`, whatever edition the dossier moved to since.
    """

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="submissions")
    framework = models.ForeignKey(Framework, models.PROTECT, related_name="submissions")
    number = models.PositiveSmallIntegerField()
    manifest = models.TextField()
    fingerprint = models.CharField(max_length=64)
    sealed_at = models.DateTimeField()
    criteria = models.JSONField(help_text="The codes that are judged; the others stay as they are.")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("dossier", "number", name="submission_is_known_once"),
            models.CheckConstraint(
                condition=Exact(Length("fingerprint"), 64), name="submission_fingerprint_is_sha256"
            ),
        ]


class Proposal(models.Model):
    """What one assessor proposes to the other after both judgements opened, and whether they agree.

    Which outcomes there are is for the procedure; `more` is what else it asks to be said,
    such as the training that is needed. Where a letter goes with it, `fingerprint` is of the judgement and
    the letter together, and that is what is signed. Who changes a word writes a version that follows this
    one: from `changed_at` on a signature counts no more, and both stay.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="proposals")
    submission = models.ForeignKey(Submission, models.PROTECT, related_name="proposals")
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="proposals")
    made_at = models.DateTimeField()
    outcome = models.CharField(max_length=40)
    motivation = models.TextField()
    not_yet = models.JSONField(default=list, help_text="The criteria that are not yet sufficient.")
    more = models.JSONField(default=dict, blank=True)
    agreed_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="agreements")
    agreed_at = models.DateTimeField(null=True, blank=True)
    refused_because = models.TextField(blank=True)
    version = models.PositiveSmallIntegerField(default=1)
    letter = models.JSONField(default=dict, blank=True, help_text="Its paragraphs, by language.")
    letter_says = models.JSONField(
        default=dict, blank=True, help_text="What its text was filled with, by language and placeholder."
    )
    fingerprint = models.CharField(max_length=64, blank=True)
    signed_fingerprint = models.CharField(max_length=64, blank=True)
    changed_at = models.DateTimeField(null=True, blank=True)
    released_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(agreed_by=None) | ~Q(agreed_by=models.F("made_by")),
                name="nobody_agrees_with_themselves",
            ),
            models.UniqueConstraint(
                "submission",
                condition=Q(refused_because="", changed_at=None),
                name="one_proposal_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(signed_fingerprint="") | Q(signed_fingerprint=models.F("fingerprint")),
                name="what_is_signed_is_what_stands_there",
            ),
        ]
