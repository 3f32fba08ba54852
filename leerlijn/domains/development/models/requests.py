"""What a school asked for, the proposals that answered it, and the links by which they are signed."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.people.models import Person, Unit


class Request(models.Model):
    """A question in the words of the school, and what the intake found behind it; pro-u.md F14 and F15."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="request")
    location = models.ForeignKey(Unit, models.PROTECT, related_name="requests")
    asker = models.ForeignKey(Person, models.PROTECT, related_name="requests")
    question = models.TextField()
    target_group = models.CharField(max_length=200)
    people = models.PositiveSmallIntegerField()
    period = models.CharField(max_length=200)
    intake = models.JSONField(default=dict, blank=True)

    def __str__(self) -> str:
        return f"request {self.pk}"


class Proposal(models.Model):
    """One version of the answer. What it says is canonical text; the fingerprint is what is signed.

    A version is never changed, only followed by another.
    """

    request = models.ForeignKey(Request, models.PROTECT, related_name="proposals")
    version = models.PositiveSmallIntegerField()
    content = models.TextField()
    fingerprint = models.CharField(max_length=64)
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="proposals_written")
    made_at = models.DateTimeField()
    valid_until = models.DateField()
    sent_at = models.DateTimeField(null=True, blank=True)
    signed_at = models.DateTimeField(null=True, blank=True)
    signed_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="proposals_signed"
    )
    signed_fingerprint = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("request", "version", name="proposal_version_is_known_once"),
            models.UniqueConstraint(
                "request", condition=Q(signed_at__isnull=False), name="one_proposal_is_signed"
            ),
            models.CheckConstraint(
                condition=Q(signed_at=None, signed_by=None, signed_fingerprint="")
                | Q(signed_at__isnull=False, signed_by__isnull=False) & ~Q(signed_fingerprint=""),
                name="a_signature_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"proposal {self.request_id} version {self.version}"


class SigningLink(models.Model):
    """A link in a letter with which one person can sign one version without an account.

    Only the hash of its token is kept; `nonce` and the key of this server make it again for the letter.
    """

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="links")
    person = models.ForeignKey(Person, models.PROTECT, related_name="signing_links")
    nonce = models.CharField(max_length=32)
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_on = models.DateField()
    sent_at = models.DateTimeField(null=True, blank=True)
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"link {self.pk}"
