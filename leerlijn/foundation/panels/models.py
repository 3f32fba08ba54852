"""Rounds of independent judgement: who is asked, what is judged, and what each wrote, locked till the end."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact

from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.frameworks.models import Framework
from leerlijn.foundation.people.models import Person


class Round(models.Model):
    """One round about one sealed thing. Closing releases the key; before that only its wrapped form is here.

    `criteria` are the codes to judge in the order of the framework; `rule` is what was asked of the panel.
    `between` is the closed round whose open differences somebody else decides in this one. `talked_about`
    are the codes about which whoever is judged was asked after closing: those are settled anew.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="rounds")
    framework = models.ForeignKey(Framework, models.PROTECT, related_name="rounds")
    criteria = models.JSONField()
    rule = models.JSONField()
    sealed = models.CharField(max_length=64, help_text="The fingerprint of what is judged.")
    between = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="deciding")
    talked_about = models.JSONField(default=list, blank=True)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    wrapped_key = models.CharField(max_length=120)
    released_key = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("case", condition=Q(closed_at=None), name="one_open_round_per_case"),
            models.CheckConstraint(condition=Exact(Length("sealed"), 64), name="round_judges_a_sealed_thing"),
            models.CheckConstraint(
                condition=Q(closed_at=None, released_key="")
                | Q(closed_at__isnull=False, closed_at__gte=F("opened_at")) & ~Q(released_key=""),
                name="closing_releases_the_key_of_a_round",
            ),
        ]

    def __str__(self) -> str:
        return f"round {self.pk}"


class Judgement(models.Model):
    """What one assessor finds, as ciphertext of a length that is the same whatever was written.

    When somebody wrote stands inside it too: until hand-in this row shows nothing but who judges.
    """

    round = models.ForeignKey(Round, models.CASCADE, related_name="judgements")
    judge = models.ForeignKey(Person, models.PROTECT, related_name="judgements")
    order = models.PositiveSmallIntegerField()
    content = models.TextField()
    handed_in_at = models.DateTimeField(null=True, blank=True)
    digest = models.CharField(max_length=64, blank=True, help_text="SHA-256 of what was handed in.")
    eligible = models.JSONField(default=dict, help_text="What made them eligible, and on which day.")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("round", "judge", name="one_judgement_per_judge"),
            models.UniqueConstraint("round", "order", name="judges_have_places_of_their_own"),
            models.CheckConstraint(condition=Q(order__gte=1), name="first_judge_is_number_one"),
            models.CheckConstraint(
                condition=Q(handed_in_at=None, digest="")
                | Q(handed_in_at__isnull=False) & Q(Exact(Length("digest"), 64)),
                name="handed_in_judgement_has_a_digest",
            ),
        ]

    def __str__(self) -> str:
        return f"judgement {self.order} of round {self.round_id}"


class Invitation(models.Model):
    """That somebody is asked for a place on a panel, and what they answer; the newest of a place counts.

    Of the token in the letter only the hash is kept; `nonce` and the key of this server make it again.
    """

    class Answer(models.TextChoices):
        NONE = ""
        ACCEPTED = "accepted"
        DECLINED = "declined"
        LAPSED = "lapsed"

    class Reason(models.TextChoices):
        NO_TIME = "no-time"
        KNOWS = "knows-candidate"
        NO_EXPERTISE = "no-expertise"
        OTHER = "other"

    case = models.ForeignKey(Case, models.PROTECT, related_name="invitations")
    place = models.PositiveSmallIntegerField()
    person = models.ForeignKey(Person, models.PROTECT, related_name="invitations")
    asked_at = models.DateTimeField()
    nonce = models.CharField(max_length=32)
    digest = models.CharField(max_length=64, unique=True)
    answer = models.CharField(max_length=20, choices=Answer, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=20, choices=Reason, blank=True)
    remark = models.TextField(blank=True)
    replaced_at = models.DateTimeField(null=True, blank=True)
    told_at = models.DateTimeField(null=True, blank=True, help_text="When they heard to be asked no more.")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                "case", "place", condition=Q(replaced_at=None), name="one_invitation_counts_for_a_place"
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None) | ~Q(answer="") & Q(answered_at__isnull=False),
                name="answer_to_an_invitation_has_its_moment",
            ),
            models.CheckConstraint(
                condition=Q(answer="declined") & ~Q(reason="") | ~Q(answer="declined") & Q(reason=""),
                name="who_declines_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"invitation {self.pk}"


class Settlement(models.Model):
    """What the judges of a closed round agree to find of a criterion on which they differed."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="settlements")
    criterion = models.CharField(max_length=20)
    finding = models.CharField(max_length=20)
    argument = models.TextField(blank=True)
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="settlements")
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("round", "criterion", name="criterion_is_settled_once")
        ]


class Declaration(models.Model):
    """That somebody says they know somebody else; withdrawn it counts no more, but is kept."""

    class Kind(models.TextChoices):
        COLLEAGUE = "colleague"
        TEACHES_ALONG = "teaches-along"
        WROTE_TOGETHER = "wrote-together"
        PRIVATE = "private"
        OTHER = "other"

    by = models.ForeignKey(Person, models.PROTECT, related_name="declarations")
    about = models.ForeignKey(Person, models.PROTECT, related_name="declared_by")
    kind = models.CharField(max_length=20, choices=Kind)
    made_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                "by", "about", condition=Q(withdrawn_at=None), name="acquaintance_is_declared_once"
            ),
            models.CheckConstraint(condition=~Q(by=F("about")), name="nobody_declares_themselves"),
        ]
