"""What is known of a request for exemption: what it rests on, what was found, advised and decided."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from leerlijn.foundation.cases.models import Case


class ExemptionRequest(models.Model):
    """`ground` is one of the edition of grounds that was in force when it was chosen; utq.md 3.11.

    `findings` has for each competence what was found and why. It never has a number: no certificate follows.
    """

    class Advice(models.TextChoices):
        GRANT = "grant"
        PARTIAL = "partial"
        REFUSE = "refuse"

    class Decision(models.TextChoices):
        GRANTED = "granted"
        REFUSED = "refused"

    case = models.OneToOneField(Case, models.PROTECT, related_name="exemption_request")
    grounds = models.CharField(max_length=20, help_text="The edition of the list of grounds.")
    ground = models.CharField(max_length=40)
    diploma = models.CharField(max_length=200)
    level = models.CharField(max_length=100)
    issuer = models.CharField(max_length=200)
    country = models.CharField(max_length=100)
    obtained_on = models.DateField()
    findings = models.JSONField(default=dict, blank=True)
    meeting_on = models.DateField(null=True, blank=True)
    meeting_place = models.CharField(max_length=200, blank=True)
    held_on = models.DateField(null=True, blank=True)
    attendees = models.CharField(max_length=300, blank=True)
    report = models.TextField(blank=True)
    advice = models.CharField(max_length=20, choices=Advice, blank=True)
    advice_reasons = models.TextField(blank=True)
    decision = models.CharField(max_length=20, choices=Decision, blank=True)
    decision_reasons = models.TextField(blank=True)
    decided_by = models.CharField(max_length=100, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    informed_on = models.DateField(null=True, blank=True)
    duty_until = models.DateField(null=True, blank=True, help_text="As it was told with a refusal.")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(advice="") | ~Q(advice_reasons=""), name="exemption_advice_has_reasons"
            ),
            models.CheckConstraint(
                condition=Q(decision="") | ~Q(advice=""), name="exemption_is_decided_after_advice"
            ),
            models.CheckConstraint(
                condition=Q(decision="") | Q(decision="granted", advice="grant") | ~Q(decision_reasons=""),
                name="exemption_deviates_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(informed_on=None) | ~Q(decision=""), name="exemption_is_told_once_decided"
            ),
        ]

    def __str__(self) -> str:
        return f"exemption request {self.pk}"

    @property
    def deviates(self) -> bool:
        """Whether the faculty decided another thing than was advised; of a partial advice it always does."""
        return bool(self.decision) and not follows_the_advice(self.advice, self.decision)


FOLLOWS = {
    ExemptionRequest.Advice.GRANT: ExemptionRequest.Decision.GRANTED,
    ExemptionRequest.Advice.REFUSE: ExemptionRequest.Decision.REFUSED,
}


def follows_the_advice(advice: str, decision: str) -> bool:
    return (advice, decision) in FOLLOWS.items()
