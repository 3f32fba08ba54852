"""What the assessment centre knows of an assessment, of its talks, and of those who judge."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from leerlijn.domains.assessments.subjects import subject_named
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.people.models import Person
from leerlijn.kernel.sentence import Text


class Assessment(models.Model):
    """What somebody wants to be assessed for, and with what behind them; pro-u.md F22 and F26."""

    class Degree(models.TextChoices):
        FIRST = "first"
        SECOND = "second"

    class Diploma(models.TextChoices):
        HBO = "hbo"
        WO = "wo"
        OTHER = "other"

    class Payer(models.TextChoices):
        SELF = "self"
        SCHOOL = "school"

    class Test(models.TextChoices):
        NONE = "none"
        CAPACITY = "capacity"
        PERSONALITY = "personality"
        SUBJECT = "subject"

    case = models.OneToOneField(Case, models.PROTECT, related_name="assessment")
    degree = models.CharField(max_length=10, choices=Degree)
    subject = models.CharField(max_length=100, help_text="The school subject.")
    diploma = models.CharField(max_length=10, choices=Diploma)
    diploma_field = models.CharField(max_length=200)
    work = models.TextField()
    payer = models.CharField(max_length=10, choices=Payer)
    advice = models.TextField(blank=True)
    price = models.BigIntegerField(null=True, blank=True, help_text="In cents, said before anybody orders.")
    order_number = models.CharField(max_length=60, blank=True)
    test = models.CharField(max_length=20, choices=Test, default=Test.NONE)
    report = models.TextField(blank=True)
    comments = models.TextField(blank=True, help_text="Of the candidate, on facts only.")
    complaint = models.TextField(blank=True, help_text="Of the candidate, about the decision; once.")
    is_complaint_withdrawn = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(price=None) | Q(price__gte=0), name="assessment_has_a_price")
        ]

    @property
    def subject_name(self) -> Text:
        return subject_named(self.subject)


class Talk(models.Model):
    """Something that was held once: a test, an observation, a talk; what was noted is for those who judge."""

    class Kind(models.TextChoices):
        TEST = "test"
        OBSERVATION = "observation"
        REFLECTION = "reflection"
        INTERVIEW = "interview"

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="talks")
    kind = models.CharField(max_length=20, choices=Kind)
    held_on = models.DateField()
    notes = models.TextField()
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="talks")
    made_at = models.DateTimeField()


class Assessor(models.Model):
    """Who may judge for the centre: their background, and until when they are certified; pro-u.md F27."""

    class Background(models.TextChoices):
        SUBJECT_PEDAGOGY = "subject-pedagogy"
        SCHOOL = "school"
        TEACHER_EDUCATION = "teacher-education"

    person = models.OneToOneField(Person, models.PROTECT, related_name="act_assessor")
    background = models.CharField(max_length=20, choices=Background)
    certified_until = models.DateField()


class SignUp(models.Model):
    """What somebody without an account filled in; it becomes an assessment when they confirm it by mail.

    Only the hash of the token in that letter is kept; `nonce` and the key of this server make it again.
    """

    procedure = models.CharField(max_length=60)
    given_name = models.CharField(max_length=100)
    family_name = models.CharField(max_length=150)
    email = models.EmailField()
    language = models.CharField(max_length=2, choices=Person.LanguageChoice)
    said = models.JSONField()
    nonce = models.CharField(max_length=32)
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_on = models.DateField()
    sent_at = models.DateTimeField(null=True, blank=True)
    case = models.OneToOneField(Case, models.PROTECT, null=True, blank=True, related_name="sign_up")

    def __str__(self) -> str:
        return f"sign-up {self.pk}"

    @property
    def subject_name(self) -> Text:
        return subject_named(self.said["subject"])
