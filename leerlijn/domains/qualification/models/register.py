"""The register of what ends a duty or counts towards it. Five kinds that are never one record (utq.md 0.1).

Certificates that we issued ourselves are in credentials and are not copied here. An exclusion is no record
either: it follows from the rules, but for an old decision, the legacy grant.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from leerlijn.foundation.credentials.models import Certificate
from leerlijn.foundation.people.models import Dated, Person


class Registered(models.Model):
    """Somebody's entry. `on` is empty where only the year is known; `source` says where we have it from.

    Where it was taken over: the administration it came from, and the fingerprint of its line there.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="%(class)ss")
    year = models.PositiveSmallIntegerField()
    on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=300)
    taken_over_from = models.CharField(max_length=100, blank=True)
    line = models.CharField(max_length=64, blank=True)
    entered_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=300, blank=True)

    class Meta:
        abstract = True
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(year__gte=1990) & Q(year__lte=2100), name="%(class)s_is_of_a_believable_year"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_because="")
                | Q(withdrawn_at__isnull=False) & ~Q(withdrawn_because=""),
                name="%(class)s_is_withdrawn_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(taken_over_from="", line="") | ~Q(taken_over_from="") & ~Q(line=""),
                name="%(class)s_was_taken_over_by_a_line",
            ),
        ]


class ExternalCertificate(Registered):
    """A whole qualification: of another university, or of our own from before this product."""

    issuer = models.CharField(max_length=20)

    class Meta(Registered.Meta):
        constraints: ClassVar = [
            *Registered.Meta.constraints,
            models.UniqueConstraint(
                "person",
                "issuer",
                "year",
                condition=Q(withdrawn_at=None),
                name="external_certificate_known_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.issuer} {self.year}"


class PartialCertificate(Registered):
    """One part of a qualification, e.g. `TEACH`; `criteria` are those that it covers, once that is known.

    `certificate` is our own paper, where we gave it: once that is withdrawn, the entry counts no more.
    """

    issuer = models.CharField(max_length=20)
    unit = models.CharField(max_length=20)
    criteria = models.JSONField(default=list, blank=True)
    certificate = models.ForeignKey(
        Certificate, models.PROTECT, null=True, blank=True, related_name="partial_certificates"
    )

    class Meta(Registered.Meta):
        constraints: ClassVar = [
            *Registered.Meta.constraints,
            models.UniqueConstraint(
                "person",
                "issuer",
                "unit",
                "year",
                condition=Q(withdrawn_at=None),
                name="partial_certificate_known_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.issuer} {self.year}"


class Exemption(Registered):
    """The faculty decided that the duty is met. No qualification, and it never leads to a certificate."""

    ground = models.CharField(max_length=40, blank=True)
    decided_by = models.CharField(max_length=100, blank=True)

    class Meta(Registered.Meta):
        constraints: ClassVar = [
            *Registered.Meta.constraints,
            models.UniqueConstraint(
                "person", "year", condition=Q(withdrawn_at=None), name="exemption_known_once"
            ),
        ]


class LegacyGrant(Registered):
    """An old decision that somebody is not obliged; the historic classes are kept, never computed."""

    class Kind(models.TextChoices):
        VERY_EXPERIENCED = "very-experienced"
        PROFESSOR_FEW_HOURS = "professor-few-hours"

    kind = models.CharField(max_length=30, choices=Kind)
    ends_on = models.DateField(null=True, blank=True)

    class Meta(Registered.Meta):
        constraints: ClassVar = [
            *Registered.Meta.constraints,
            models.UniqueConstraint(
                "person", "kind", condition=Q(withdrawn_at=None), name="legacy_grant_known_once"
            ),
        ]


class Deferral(models.Model):
    """A decision by which somebody is still obliged, with a later last day.

    Where that day was taken over, who decided on it and when is not known here: `decided_on` is then the day
    from which it counts here.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="deferrals")
    due_on = models.DateField()
    decided_on = models.DateField()
    decided_by = models.CharField(max_length=100, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    taken_over_from = models.CharField(max_length=100, blank=True)
    entered_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(taken_over_from="") | Q(due_on__gt=F("decided_on")),
                name="deferral_gives_more_time",
            ),
            models.CheckConstraint(
                condition=Q(taken_over_from="") & ~Q(reason="") | ~Q(taken_over_from="") & Q(reason=""),
                name="deferral_has_a_reason",
            ),
            models.UniqueConstraint("person", "decided_on", name="deferral_is_decided_once_a_day"),
        ]


class Leave(Dated):
    """A time of absence; whether it stops the clock of the duty is for the rules to say, by its kind."""

    class Kind(models.TextChoices):
        PARENTAL = "parental"
        MATERNITY = "maternity"
        CARE = "care"
        ILLNESS = "illness"
        UNPAID = "unpaid"

    person = models.ForeignKey(Person, models.PROTECT, related_name="leaves")
    kind = models.CharField(max_length=20, choices=Kind)
    source = models.CharField(max_length=300)
    entered_at = models.DateTimeField()

    class Meta(Dated.Meta):
        constraints: ClassVar = [
            *Dated.Meta.constraints,
            models.UniqueConstraint("person", "kind", "starts_on", name="leave_is_known_once"),
        ]


class TeachingDecision(models.Model):
    """Where it was to be confirmed: somebody teaches, or does not, from a day."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="teaching_decisions")
    teaches = models.BooleanField()
    starts_on = models.DateField()
    decided_on = models.DateField()
    decided_by = models.CharField(max_length=100)
    reason = models.CharField(max_length=300)
    entered_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(reason=""), name="teaching_decision_has_a_reason"),
            models.UniqueConstraint(
                "person", "starts_on", "decided_on", name="teaching_decision_is_known_once"
            ),
        ]
