"""The talk with a candidate after both judgements opened, and what came of it; utq.md 2.5, S7 and S8."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from leerlijn.foundation.meetings.models import Session
from leerlijn.foundation.panels.models import Round


class Interview(models.Model):
    """The criterion-based interview of a round: when it is, whether it may be recorded, what was answered.

    `may_record` is what the candidate says, empty while they said nothing. `answers` holds per criterion what
    they answered; who was there stands in the attendance of the session.
    """

    round = models.OneToOneField(Round, models.PROTECT, related_name="utq_interview")
    session = models.OneToOneField(
        Session, models.PROTECT, null=True, blank=True, related_name="utq_interview"
    )
    may_record = models.BooleanField(null=True, blank=True)
    answers = models.JSONField(default=dict, blank=True)
    recording = models.CharField(max_length=200, blank=True, help_text="Where the recording is kept.")
    reported_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(recording="") | Q(may_record=True, may_record__isnull=False),
                name="interview_is_recorded_by_consent_only",
            ),
            models.CheckConstraint(
                condition=Q(reported_at=None) | Q(session__isnull=False), name="interview_reported_was_held"
            ),
        ]

    def __str__(self) -> str:
        return f"interview {self.pk}"
