"""The register of certificates, the counters behind its numbers, and the keys it is signed with."""

from __future__ import annotations

import secrets
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact, IsNull

from leerlijn.foundation.credentials.content import Content, from_canonical
from leerlijn.foundation.documents.models import Document
from leerlijn.foundation.people.models import Person


def new_token() -> str:
    """What the address of a certificate ends in: 144 random bits, so that nobody finds one by trying."""
    return secrets.token_urlsafe(18)


class SigningKey(models.Model):
    """The public half of a key; the private half is a file. Never deleted: what it signed stays checkable."""

    identifier = models.CharField(max_length=43, unique=True)
    public = models.JSONField()
    published_on = models.DateField()
    retired_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                IsNull(F("retired_on"), True), condition=Q(retired_on=None), name="one_key_signs"
            ),
            models.CheckConstraint(
                condition=Q(retired_on=None) | Q(retired_on__gte=F("published_on")),
                name="key_retires_after_publication",
            ),
        ]

    def __str__(self) -> str:
        return self.identifier


class Counter(models.Model):
    """The last number given out per prefix and year; raised in the transaction that uses it, so no gaps."""

    prefix = models.CharField(max_length=20)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("prefix", "year", name="one_counter_per_prefix_and_year")
        ]


class Certificate(models.Model):
    """One line of the register. What it says is signed and never changes; `basis` is its decision.

    An exemption and an exclusion are other things and never stand here. A partial certificate does with a
    nature of its own: what it counts for is in the register of its domain, which alone is asked about that.
    """

    class Status(models.TextChoices):
        VALID = "valid"
        CORRECTED = "corrected"
        REVOKED = "revoked"

    number = models.CharField(max_length=40, unique=True)
    kind = models.CharField(max_length=40)
    edition = models.CharField(max_length=20)
    holder = models.ForeignKey(Person, models.PROTECT, related_name="certificates")
    basis = models.CharField(max_length=80)
    issued_at = models.DateTimeField()
    token = models.CharField(max_length=24, unique=True, default=new_token)

    content = models.TextField()
    fingerprint = models.CharField(max_length=64, unique=True)
    credential = models.TextField()
    key = models.ForeignKey(SigningKey, models.PROTECT, related_name="certificates")
    document = models.OneToOneField(
        Document, models.PROTECT, null=True, blank=True, related_name="certificate"
    )

    status = models.CharField(max_length=10, choices=Status, default=Status.VALID)
    corrected_by = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="corrects"
    )
    revoked_on = models.DateField(null=True, blank=True)
    revoked_because = models.CharField(max_length=1000, blank=True)
    handed_over_on = models.DateField(null=True, blank=True)
    registered_on = models.DateField(null=True, blank=True, help_text="When HR has it in its own system.")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                "kind", "basis", condition=~Q(status="corrected"), name="one_certificate_per_decision"
            ),
            models.CheckConstraint(condition=~Q(basis=""), name="certificate_rests_on_a_decision"),
            models.CheckConstraint(
                condition=Exact(Length("fingerprint"), 64), name="certificate_fingerprint_is_sha256"
            ),
            models.CheckConstraint(
                condition=Q(status="revoked", revoked_on__isnull=False) & ~Q(revoked_because="")
                | ~Q(status="revoked") & Q(revoked_on=None, revoked_because=""),
                name="certificate_is_revoked_on_a_day_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(corrected_by=None) | Q(status="corrected"),
                name="only_a_corrected_certificate_has_a_follower",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def says(self) -> Content:
        return from_canonical(self.content)
