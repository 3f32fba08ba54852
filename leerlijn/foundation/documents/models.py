"""A stored file: what somebody brought in, when, under which hash, and how long it stays."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact

from leerlijn.foundation.people.models import Person


class Document(models.Model):
    """One upload. The content lies in the store under `hash`; two uploads of the same content share it."""

    class Kind(models.TextChoices):
        """The whole list of what may come in; the value is the media type."""

        PDF = "application/pdf"
        DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
        ODT = "application/vnd.oasis.opendocument.text"
        ODS = "application/vnd.oasis.opendocument.spreadsheet"
        ODP = "application/vnd.oasis.opendocument.presentation"
        PNG = "image/png"
        JPEG = "image/jpeg"
        TXT = "text/plain"
        MD = "text/markdown"
        CSV = "text/csv"
        MP4 = "video/mp4"
        ZIP = "application/zip"

    class Confidentiality(models.TextChoices):
        """How widely the thing it hangs on may show it; the rooms above decide who that is."""

        PUBLIC = "public"
        INTERNAL = "internal"
        CONFIDENTIAL = "confidential"

    hash = models.CharField(max_length=64, db_index=True)
    size = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=100, choices=Kind)
    name = models.CharField(max_length=120)
    made_at = models.DateTimeField()
    owner = models.ForeignKey(Person, models.PROTECT, related_name="documents")
    confidentiality = models.CharField(
        max_length=20, choices=Confidentiality, default=Confidentiality.CONFIDENTIAL
    )
    keep_until = models.DateField(null=True, blank=True)
    keep_because = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(size__gt=0), name="document_is_not_empty"),
            models.CheckConstraint(condition=Exact(Length("hash"), 64), name="document_hash_is_sha256"),
            models.CheckConstraint(
                condition=Q(keep_until=None) | ~Q(keep_because=""), name="document_retention_has_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.name
