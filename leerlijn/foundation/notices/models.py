"""What somebody is told, the mail that goes with it, and which reminders were made."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.people.models import Person, Unit


class Notice(models.Model):
    """A message in somebody's inbox. `said` are the sentences, as data: they name roles, never people.

    `state`, `since` and `due_on` are where the case stood when it was made; by them we know later whether it
    is still so. `entry` moved the case there: nobody is told twice of the same move. One about a
    week is about no case: `week` is its Monday, and it looks back until `since`. `copy_of` is an entry
    that an office made in their name.
    """

    class Kind(models.TextChoices):
        BALL = "ball"
        OFFICE = "office"
        NEWS = "news"
        REMINDER = "reminder"
        NUDGE = "nudge"
        WEEK = "week"
        COPY = "copy"
        UNREACHED = "unreached"

    person = models.ForeignKey(Person, models.PROTECT, related_name="notices")
    case = models.ForeignKey(Case, models.CASCADE, null=True, blank=True, related_name="notices")
    kind = models.CharField(max_length=20, choices=Kind)
    said = models.JSONField()
    href = models.CharField(max_length=200)
    made_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    entry = models.ForeignKey(Entry, models.PROTECT, null=True, blank=True, related_name="+")
    copy_of = models.ForeignKey(Entry, models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=40, blank=True)
    since = models.DateTimeField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    week = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("person", "entry", name="nobody_is_told_twice_of_a_move"),
            models.UniqueConstraint("person", "copy_of", name="nobody_gets_a_copy_twice"),
            models.UniqueConstraint("person", "week", name="nobody_is_told_twice_of_a_week"),
            models.CheckConstraint(
                condition=Q(kind="week", case=None, week__isnull=False)
                | ~Q(kind="week") & Q(case__isnull=False, week=None),
                name="notice_is_about_a_case_or_a_week",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["person", "-id"], name="notice_by_person"),
            models.Index("person", name="notice_unread", condition=Q(read_at=None)),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class Mail(models.Model):
    """The letter about a notice. What it says is made when it goes; `to` and `subject` are as it went.

    `why` is the sentence, as data, that says why it was not needed or did not go.
    """

    class State(models.TextChoices):
        WAITING = "waiting"
        SENT = "sent"
        NOT_NEEDED = "not-needed"
        FAILED = "failed"
        RETURNED = "returned"

    notice = models.OneToOneField(Notice, models.CASCADE, related_name="mail")
    to = models.EmailField()
    language = models.CharField(max_length=2)
    subject = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=20, choices=State, default=State.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    why = models.JSONField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state__in=["sent", "returned"], sent_at__isnull=False)
                | ~Q(state__in=["sent", "returned"]) & Q(sent_at=None),
                name="sent_mail_has_its_moment",
            )
        ]
        indexes: ClassVar = [models.Index("next_try_at", name="mail_waiting", condition=Q(state="waiting"))]


NOT_ARRIVED = (Mail.State.FAILED, Mail.State.RETURNED)
"""The mail server never took it, or sent it back afterwards."""


class Reminder(models.Model):
    """The reminder of a case so many days before its last day (after it: a negative number) was made."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="reminders")
    due_on = models.DateField()
    offset = models.SmallIntegerField()
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("case", "due_on", "offset", name="reminder_is_made_once")
        ]


class Feed(models.Model):
    """The private address at which somebody's own calendar follows their dates; only its hash is kept."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="feeds")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("person", condition=Q(revoked_at=None), name="one_feed_for_a_person")
        ]


class Wording(models.Model):
    """A version of the text of a kind of letter, from a day on, in a unit and what lies below it.

    Never changed: another text is another version. Empty in both languages: from then on the text of the
    unit above holds again. Without a subject of its own a letter has ours.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="wordings")
    kind = models.CharField(max_length=40)
    nl = models.TextField(blank=True)
    en = models.TextField(blank=True)
    subject_nl = models.CharField(max_length=150, blank=True)
    subject_en = models.CharField(max_length=150, blank=True)
    note = models.CharField(max_length=300)
    starts_on = models.DateField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(nl="", en="") | ~Q(nl="") & ~Q(en=""), name="wording_is_in_both_languages"
            ),
            models.CheckConstraint(
                condition=Q(subject_nl="", subject_en="") | ~Q(subject_nl="") & ~Q(subject_en="") & ~Q(nl=""),
                name="subject_is_in_both_languages",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["kind", "unit", "-starts_on"], name="wording_in_force")]
