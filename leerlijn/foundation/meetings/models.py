"""Meetings: a series of sessions with seats, who has a place in it, who was there, and what came of it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from leerlijn.foundation.people.models import Person, Unit


class Series(models.Model):
    """One or more sessions that people take a seat in together: an edition of a course, a hearing, a council.

    `taken` counts the seats that are held, by somebody seated or by an open offer: the database refuses more
    than there are. `asked` counts everybody who ever asked, and gives each a number in the order of receipt.
    `rule` is who comes first, as data; see `waiting.Rule`.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="series")
    title_nl = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200)
    seats = models.PositiveIntegerField()
    taken = models.PositiveIntegerField(default=0)
    asked = models.PositiveIntegerField(default=0)
    rule = models.JSONField(default=dict, blank=True)

    class Meta:
        verbose_name_plural = "series"
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(taken__lte=F("seats")), name="series_is_never_oversold"),
        ]

    def __str__(self) -> str:
        return self.title_en


class Session(models.Model):
    """One meeting: when, where and led by whom; afterwards its minutes and what came of it."""

    series = models.ForeignKey(Series, models.PROTECT, related_name="sessions")
    number = models.PositiveSmallIntegerField()
    title_nl = models.CharField(max_length=200, blank=True)
    title_en = models.CharField(max_length=200, blank=True)
    starts_at = models.DateTimeField(db_index=True)
    ends_at = models.DateTimeField()
    place_nl = models.CharField(max_length=200, blank=True)
    place_en = models.CharField(max_length=200, blank=True)
    leader = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="sessions_led")
    is_required = models.BooleanField(default=True)
    minutes = models.TextField(blank=True)
    outcomes = models.JSONField(default=list, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("series", "number", name="session_has_a_number_of_its_own"),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="session_ends_after_it_starts"
            ),
        ]

    def __str__(self) -> str:
        return f"session {self.number}"


class Slot(models.Model):
    """A free time for a talk of two: a series of one session with one seat, offered by who leads the session.

    `purpose` is the procedure that the talk belongs to. Who has the seat has the time; a seat that is given
    back makes it free again. What was withdrawn is offered to nobody any more.
    """

    class Language(models.TextChoices):
        DUTCH = "nl"
        ENGLISH = "en"

    series = models.OneToOneField(Series, models.PROTECT, related_name="slot")
    purpose = models.CharField(max_length=60, db_index=True)
    language = models.CharField(max_length=2, choices=Language)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"slot {self.pk}"


class Place(models.Model):
    """Where somebody stands in a series: on the list, offered a seat, seated, or gone.

    `order` is the number of receipt. `group` is on whose behalf somebody comes, such as a school: a rule may
    look at it. Somebody has one place at a time; what is gone stays, to explain what happened.
    """

    class State(models.TextChoices):
        WAITING = "waiting"
        OFFERED = "offered"
        SEATED = "seated"
        LEFT = "left"
        PASSED = "passed"

    HOLDS: ClassVar = (State.OFFERED, State.SEATED)
    """The states that hold a seat."""

    series = models.ForeignKey(Series, models.PROTECT, related_name="places")
    person = models.ForeignKey(Person, models.PROTECT, related_name="places")
    group = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="places")
    order = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=State)
    asked_at = models.DateTimeField()
    offered_until = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("series", "order", name="place_has_a_number_of_receipt"),
            models.UniqueConstraint(
                "series",
                "person",
                condition=Q(state__in=["waiting", "offered", "seated"]),
                name="one_place_for_a_person",
            ),
            models.CheckConstraint(
                condition=Q(state="offered", offered_until__isnull=False)
                | ~Q(state="offered") & Q(offered_until=None),
                name="an_offer_has_a_last_day",
            ),
        ]
        indexes: ClassVar = [models.Index("series", "state", "order", name="place_in_order")]

    def __str__(self) -> str:
        return f"place {self.order}"


class Attendance(models.Model):
    """Whether somebody was at a session; without a row they are expected. `minutes` is how long."""

    class Status(models.TextChoices):
        CHECKED_IN = "checked-in"
        PRESENT = "present"
        PARTIAL = "partial"
        EXCUSED = "excused"
        ABSENT = "absent"

    session = models.ForeignKey(Session, models.PROTECT, related_name="attendance")
    place = models.ForeignKey(Place, models.PROTECT, related_name="attendance")
    status = models.CharField(max_length=12, choices=Status)
    minutes = models.PositiveSmallIntegerField(default=0)
    marked_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "attendance"
        constraints: ClassVar = [
            models.UniqueConstraint("session", "place", name="attendance_is_known_once"),
            models.CheckConstraint(
                condition=Q(status__in=["present", "partial"], minutes__gt=0)
                | Q(status__in=["checked-in", "excused", "absent"], minutes=0),
                name="who_was_there_has_minutes",
            ),
        ]


class Correction(models.Model):
    """What an attendance said before it was corrected, and why it was."""

    attendance = models.ForeignKey(Attendance, models.PROTECT, related_name="corrections")
    status = models.CharField(max_length=12, choices=Attendance.Status)
    minutes = models.PositiveSmallIntegerField()
    corrected_at = models.DateTimeField()
    reason = models.CharField(max_length=300)
