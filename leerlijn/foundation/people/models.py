"""People and what they are to the organisation, with dates: nothing here is true for ever."""

from __future__ import annotations

import secrets
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils.crypto import salted_hmac

from leerlijn.kernel.factors import Scope


def new_pseudonym() -> str:
    """Sixteen random hex characters under which the journal knows a person; says nothing about them."""
    return secrets.token_hex(8)


class Dated(models.Model):
    """True from `starts_on` up to and including `ends_on`; no end means until further notice."""

    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="%(class)s_ends_after_it_starts",
            )
        ]


class Unit(Dated):
    """A part of the organisation. `path` is its place in the tree, e.g. `/1/4/`."""

    class Kind(models.TextChoices):
        INSTITUTION = "institution"
        FACULTY = "faculty"
        DEPARTMENT = "department"
        SERVICE = "service"
        PROGRAMME = "programme"
        COUNCIL = "council"
        SCHOOL_BOARD = "school-board"
        SCHOOL = "school"
        LOCATION = "location"
        PARTNERSHIP = "partnership"

    kind = models.CharField(max_length=20, choices=Kind)
    code = models.CharField(max_length=40)
    name_nl = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    path = models.CharField(max_length=100, db_index=True)

    class Meta(Dated.Meta):
        constraints: ClassVar = [
            *Dated.Meta.constraints,
            models.UniqueConstraint("parent", "code", name="unit_code_is_unique_under_its_parent"),
        ]

    def __str__(self) -> str:
        return self.code


class UnitName(Dated):
    """What a unit is called in these days, once it ever got another name. `Unit` has the one of today."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="names")
    name_nl = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)

    class Meta(Dated.Meta):
        constraints: ClassVar = [
            *Dated.Meta.constraints,
            models.UniqueConstraint("unit", "starts_on", name="unit_gets_one_name_a_day"),
        ]


class Person(models.Model):
    """Somebody the organisation knows. `number` is the personnel number; outsiders have none.

    `language_is_chosen`: by themselves, so that neither HR nor a device changes it back.
    `email_is_chosen`: put right here after mail came back, so that HR does not change it back.
    `mail_is_weekly`: what happens comes in the letter of the week; what they owe by a day comes in any case.
    `registration_said` is the free text of BKO-registratie as HR delivered it last. Who was known twice is
    `merged_into` the one who stays; the row remains, for what was printed and written under it. The one who
    stays has in `also_wrote_as` the pseudonyms of those rows, with spaces between: the journal keeps them.
    Who was `erased_at` a moment keeps a row without a name, for what points to it.
    """

    class LanguageChoice(models.TextChoices):
        DUTCH = "nl"
        ENGLISH = "en"

    number = models.CharField(max_length=20, unique=True, null=True, blank=True)
    pseudonym = models.CharField(max_length=16, unique=True, default=new_pseudonym, editable=False)
    given_name = models.CharField(max_length=100)
    prefix = models.CharField(max_length=20, blank=True)
    family_name = models.CharField(max_length=150)
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=2, choices=LanguageChoice, default=LanguageChoice.DUTCH)
    language_is_chosen = models.BooleanField(default=False)
    email_is_chosen = models.BooleanField(default=False)
    mail_is_weekly = models.BooleanField(default=False)
    state_pension_on = models.DateField(null=True, blank=True)
    unread_notices = models.PositiveIntegerField(default=0)
    registration_said = models.TextField(blank=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged")
    also_wrote_as = models.TextField(blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(merged_into=None) | ~Q(merged_into=F("id")),
                name="nobody_is_merged_into_themselves",
            )
        ]
        indexes: ClassVar = [models.Index(fields=["family_name", "given_name", "id"], name="person_by_name")]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return " ".join(part for part in (self.given_name, self.prefix, self.family_name) if part)

    @property
    def initials(self) -> str:
        return (self.given_name[:1] + self.family_name[:1]).upper()


class Merge(models.Model):
    """Two rows about one human being made one. `moved` says exactly which rows went over, to take it back.

    By the name of a table and its column, the keys that pointed to `gone` and point to `stays` since.
    `closed_account`: that of `gone` was open until then.
    """

    stays = models.ForeignKey(Person, models.PROTECT, related_name="merges")
    gone = models.ForeignKey(Person, models.PROTECT, related_name="merges_of")
    at = models.DateTimeField()
    by = models.CharField(max_length=300)
    reason = models.CharField(max_length=300)
    moved = models.JSONField()
    closed_account = models.BooleanField(default=False)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("gone", condition=Q(undone_at=None), name="merged_once_at_a_time"),
            models.CheckConstraint(condition=~Q(stays=F("gone")), name="merge_is_of_two"),
        ]


class Apart(models.Model):
    """That two who look alike are two people, so that nobody is asked again; `one` is who was known first."""

    one = models.ForeignKey(Person, models.PROTECT, related_name="+")
    other = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    by = models.CharField(max_length=300)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("one", "other", name="two_people_are_told_apart_once"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="who_was_known_first_is_one"),
        ]


class Account(AbstractBaseUser):
    """What somebody signs in with. One person, one account; the password is unusable where sign-on is used.

    With a card it belongs to the demonstration: who it is and what waits for them, as the sign-in page says.
    `visits_ended` counts how often all its visits were ended: those from before open nothing any more.
    """

    name = models.CharField(max_length=60, unique=True)
    person = models.OneToOneField(Person, models.PROTECT, related_name="account")
    is_active = models.BooleanField(default=True)
    visits_ended = models.PositiveIntegerField(default=0)
    is_first_password = models.BooleanField(default=False)
    card_order = models.PositiveSmallIntegerField(null=True, blank=True)
    card_group_nl = models.CharField(max_length=100, blank=True)
    card_group_en = models.CharField(max_length=100, blank=True)
    card_title_nl = models.CharField(max_length=200, blank=True)
    card_title_en = models.CharField(max_length=200, blank=True)
    card_says_nl = models.CharField(max_length=300, blank=True)
    card_says_en = models.CharField(max_length=300, blank=True)

    USERNAME_FIELD = "name"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar = BaseUserManager["Account"]()

    def __str__(self) -> str:
        return self.name

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """What every visit carries; it fits no more after another password, or once visits were ended."""
        said = f"{self.password} {self.visits_ended}"
        return salted_hmac("visit", said, secret=secret, algorithm="sha256").hexdigest()


class SignOn(models.Model):
    """Who opens an account at the institution's own provider: known by `sub`, never by mail."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="sign_ons")
    issuer = models.CharField(max_length=300)
    subject = models.CharField(max_length=255)
    linked_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("issuer", "subject", name="sign_on_opens_one_account"),
            models.UniqueConstraint("account", "issuer", name="account_is_linked_once_to_a_provider"),
        ]


class Passkey(models.Model):
    """A key in somebody's device; its public half is here. `uses`: what the device counts, else 0."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="passkeys")
    label = models.CharField(max_length=100)
    credential = models.CharField(max_length=1400, unique=True)
    public_key = models.TextField()
    uses = models.PositiveBigIntegerField()
    added_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)


class CodeApp(models.Model):
    """An app that shows codes. `last_step`: the half minute of the code used last, for none works twice."""

    account = models.OneToOneField(Account, models.CASCADE, related_name="code_app")
    secret = models.TextField()
    last_step = models.PositiveBigIntegerField()
    added_at = models.DateTimeField()


class RecoveryCode(models.Model):
    """What opens the account once, instead of a device that was lost; only its hash is kept."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="recovery_codes")
    digest = models.CharField(max_length=64)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("account", "digest", name="recovery_code_is_known_once")
        ]


class Tries(models.Model):
    """How often a password was tried from one place for one name. Which place and name, it does not say."""

    key = models.CharField(max_length=64, unique=True)
    count = models.PositiveIntegerField()
    last_at = models.DateTimeField(db_index=True)


SCOPES = [(each.value, each.value) for each in Scope]


class Token(models.Model):
    """A key to the API for one person; only its hash is kept. `label` is what they call it.

    `scope` is the widest that it may do; `used_on` the last day on which somebody came with it.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="tokens")
    label = models.CharField(max_length=100, blank=True)
    scope = models.CharField(max_length=10, choices=SCOPES, default=Scope.ACT)
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    used_on = models.DateField(null=True, blank=True)


class MailLink(models.Model):
    """A link with which somebody from outside signs in, once; `digest` is of what its address ends in."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="mail_links")
    nonce = models.CharField(max_length=32)
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    used_at = models.DateTimeField(null=True, blank=True)


class Appointment(Dated):
    """An employment as HR delivers it; a person may have several at once."""

    class Contract(models.TextChoices):
        PERMANENT = "permanent"
        TEMPORARY = "temporary"

    person = models.ForeignKey(Person, models.PROTECT, related_name="appointments")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="appointments")
    profile = models.CharField(max_length=60)
    contract = models.CharField(max_length=20, choices=Contract)
    fte = models.DecimalField(max_digits=4, decimal_places=3)
    fte_teaching = models.DecimalField(max_digits=4, decimal_places=3)
    manager = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="manages")

    class Meta(Dated.Meta):
        constraints: ClassVar = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                "person", "unit", "profile", "starts_on", name="appointment_is_known_once"
            ),
            models.CheckConstraint(
                condition=Q(fte__gte=0) & Q(fte__lte=1.2), name="appointment_fte_within_bounds"
            ),
        ]


class Membership(Dated):
    """A role somebody holds in a unit: dean of a faculty, student in its council, teacher at a location.

    A council is a unit of its own, below the part of the organisation that it speaks for.
    """

    class Role(models.TextChoices):
        ADMINISTRATOR = "administrator"
        COORDINATOR = "coordinator"
        SUPERVISOR = "supervisor"
        ASSESSOR = "assessor"
        HR = "hr"
        DEAN = "dean"
        EXEMPTION_ADVISOR = "exemption-advisor"
        UTQ_TRAINER = "utq-trainer"
        AUDITOR = "auditor"
        BOARD = "board"
        POLICY_OFFICER = "policy-officer"
        PORTFOLIO_HOLDER = "portfolio-holder"
        PROGRAMME_DIRECTOR = "programme-director"
        EDUCATION_COMMITTEE = "education-committee"
        SUPPORT_GROUP = "support-group"
        COUNCIL_CHAIR = "council-chair"
        COUNCIL_REGISTRAR = "council-registrar"
        COUNCIL_STAFF = "council-staff"
        COUNCIL_STUDENT = "council-student"
        REVIEW_PANEL = "review-panel"
        PRO_U_OFFICE = "pro-u-office"
        PRO_U_DIRECTOR = "pro-u-director"
        EXPERT = "expert"
        SCHOOL_LEADER = "school-leader"
        TEACHER = "teacher"
        ACT_HEAD = "act-head"
        ACT_COORDINATOR = "act-coordinator"
        ACT_ASSESSOR = "act-assessor"
        PARTNERSHIP_COORDINATOR = "partnership-coordinator"
        SCHOOL_TRAINER = "school-trainer"
        STUDENT_TEACHER = "student-teacher"

    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=40, choices=Role)

    class Meta(Dated.Meta):
        constraints: ClassVar = [
            *Dated.Meta.constraints,
            models.UniqueConstraint("person", "unit", "role", "starts_on", name="membership_is_known_once"),
        ]


class Mandate(Dated):
    """Who may act for whom, as what, in which unit; it never reaches further than the role it comes from.

    From the day `withdrawn_on` it counts no more; the row stays, to explain what was done with it.
    """

    giver = models.ForeignKey(Person, models.PROTECT, related_name="mandates_given")
    deputy = models.ForeignKey(Person, models.PROTECT, related_name="mandates_held")
    role = models.CharField(max_length=40, choices=Membership.Role)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="mandates")
    reason = models.CharField(max_length=300, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)

    class Meta(Dated.Meta):
        constraints: ClassVar = [
            *Dated.Meta.constraints,
            models.CheckConstraint(condition=~Q(giver=F("deputy")), name="mandate_is_given_to_somebody_else"),
        ]


class StaffImport(models.Model):
    """A list of HR that was taken over in one act. What it changed stands in the journal, about `subject`."""

    file = models.CharField(max_length=64)
    on = models.DateField()
    at = models.DateTimeField()
    counts = models.JSONField()
    undone_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"staff import {self.pk}"

    @property
    def subject(self) -> str:
        """What all its entries are about."""
        return f"staff-import:{self.pk}"
