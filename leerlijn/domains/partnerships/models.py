"""Partnerships with their members through the years, who leads them, and their theme groups."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.people.models import Person


class Partnership(models.Model):
    """A partnership for educating teachers together; where it stands in its life says its case."""

    key = models.SlugField(max_length=40, unique=True)
    case = models.OneToOneField(Case, models.PROTECT, related_name="partnership")
    short = models.CharField(max_length=40)
    name_nl = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    about_nl = models.TextField(blank=True)
    about_en = models.TextField(blank=True)
    link = models.CharField(max_length=200, blank=True)
    students = models.PositiveIntegerField(null=True, blank=True, help_text="Educated in a year.")
    source_nl = models.CharField(max_length=300)
    source_en = models.CharField(max_length=300)

    def __str__(self) -> str:
        return self.short


class Member(models.Model):
    """Who takes part, in whole school years: those begin on 1 August, and that is when a change takes effect.

    From the school year `came`, up to but without the year `left`. Without a name it is a placeholder.
    """

    class Kind(models.TextChoices):
        BOARD = "board"
        SCHOOL = "school"
        SPECIAL = "special"
        MBO = "mbo"
        INSTITUTE = "institute"

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="members")
    order = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20, choices=Kind)
    name = models.CharField(max_length=200, blank=True)
    came = models.PositiveSmallIntegerField()
    left = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("partnership", "order", name="member_has_a_number_of_its_own"),
            models.CheckConstraint(
                condition=Q(left=None) | Q(left__gt=models.F("came")), name="member_leaves_after_it_came"
            ),
        ]


class Lead(models.Model):
    """From this school year on the member leads, until the next one does: so there is one at any date."""

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="leads")
    member = models.ForeignKey(Member, models.PROTECT, related_name="leads")
    year = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("partnership", "year", name="one_lead_partner_in_a_year")
        ]


class ThemeGroup(models.Model):
    """A group with members from the partners, tied to one or more safeguards; pro-u.md F30."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="theme_group")
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="theme_groups")
    name = models.CharField(max_length=200)
    safeguards = models.JSONField()
    question = models.TextField(blank=True)
    hours = models.PositiveIntegerField(null=True, blank=True)
    chair = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="chairs_groups")


class Seat(models.Model):
    """The person whom a member sends to a theme group; a member without one is an empty seat."""

    group = models.ForeignKey(ThemeGroup, models.CASCADE, related_name="seats")
    member = models.ForeignKey(Member, models.PROTECT, related_name="seats")
    person = models.ForeignKey(Person, models.PROTECT, related_name="group_seats")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint("group", "member", name="one_seat_for_each_member")]


class Product(models.Model):
    """What a theme group made, for one safeguard; the partners read it, nobody else."""

    group = models.ForeignKey(ThemeGroup, models.PROTECT, related_name="products")
    safeguard = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    made_on = models.DateField()
