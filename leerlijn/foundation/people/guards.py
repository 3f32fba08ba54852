"""What must be true before somebody gets a place, a role, a mandate or an account; each with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db.models import Q

from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.people.models import (
    Account,
    Appointment,
    MailLink,
    Mandate,
    Membership,
    Merge,
    Passkey,
    Person,
    StaffImport,
    Unit,
    UnitName,
)
from leerlijn.foundation.people.queries import factors, in_force, in_or_above, not_over, unit_name
from leerlijn.foundation.people.roles import role_title
from leerlijn.kernel.periods import ONE_DAY, Period
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.sentence import Counted, Sentence, Text
from leerlijn.kernel.terms import day_of
from leerlijn.kernel.verdict import ALLOWED, Denied, Verdict
from leerlijn.kernel.wrong import Wrong

COUNTS_FOR = timedelta(minutes=15)
"""A link by mail, and once."""
COUNTS_NO_MORE = Denied(
    Sentence(
        "This link does not count: it counts once, for {count} minutes. Ask for a new one.",
        count=int(COUNTS_FOR.total_seconds()) // 60,
    )
)
LONGEST_NAME = 60
LASTS = timedelta(days=90)
"""A key to the API, unless somebody chose otherwise."""
LONGEST = timedelta(days=365)
SHORTEST_PASSWORD = 12
"""Characters. Length is what makes a password hard to guess (NIST SP 800-63B, 3.1.1.2)."""


def overlapping(starts_on: date, ends_on: date | None) -> Q:
    """Whatever has dates, and shares a day with this period."""
    begun = Q() if ends_on is None else Q(starts_on__lte=ends_on)
    return begun & not_over(starts_on)


def days_are_in_order(starts_on: date, ends_on: date | None) -> Verdict:
    try:
        Period(starts_on, ends_on)
    except Wrong as wrong:
        return Denied(wrong.sentence)
    return ALLOWED


def can_be_merged(stays: Person | None, gone: Person | None, reason: str, *, by: Standing) -> Verdict:
    """Of two, into the one with the personnel number, and it says why."""
    two = are_two(stays, gone, by=by)
    if isinstance(two, Denied) or stays is None or gone is None:
        return two
    if gone.number and not stays.number:
        return Denied(Sentence("Keep the one with the personnel number: the list of HR knows them by it."))
    if not reason.strip():
        return Denied(Sentence("Say how you know that this is one person."))
    return ALLOWED


def are_two(one: Person | None, other: Person | None, *, by: Standing) -> Verdict:
    """Two who are there, of whom neither was merged before or decides about it themselves."""
    if one is None or other is None or one.pk == other.pk:
        return Denied(Sentence("Choose two people who are there."))
    if by.person in {one.pk, other.pk}:
        return Denied(Sentence("This is about you, so somebody else has to do it."))
    if one.merged_into_id or other.merged_into_id:
        return Denied(Sentence("One of them was merged already. Look at the list again."))
    return ALLOWED


def can_be_taken_back(made: Merge, stays: Person, *, until: datetime, by: Standing, at: datetime) -> Verdict:
    if made.undone_at is not None:
        return Denied(Sentence("This was taken back already."))
    if at > until:
        return Denied(
            Sentence("This could be taken back for thirty days; those were over on {day}.", day=day_of(until))
        )
    if stays.merged_into_id:
        return Denied(Sentence("Take back first what {name} was merged into.", name=stays.name))
    if by.person in {made.stays_id, made.gone_id}:
        return Denied(Sentence("This is about you, so somebody else has to do it."))
    return ALLOWED


def code_is_free(code: str, parent: Unit | None) -> Verdict:
    if not Unit.objects.filter(code=code, parent=parent).exists():
        return ALLOWED
    return Denied(Sentence("There is already a unit {code} in this place.", code=code))


def is_there(unit: Unit, *, on: date) -> Verdict:
    if unit.starts_on <= on and (unit.ends_on is None or on <= unit.ends_on):
        return ALLOWED
    return Denied(Sentence("On {day} this unit does not exist.", day=on))


def does_not_end_before(unit: Unit, last: date | None) -> Verdict:
    """What begins in a unit that ends has a last day too, and not a later one."""
    if unit.ends_on is None or (last is not None and last <= unit.ends_on):
        return ALLOWED
    return Denied(
        Sentence(
            "{unit} ends on {day}: nothing there goes on after that.", unit=unit_name(unit), day=unit.ends_on
        )
    )


def is_another_name(unit: Unit, names: Sequence[UnitName], name: Text) -> Verdict:
    if unit_name(names[-1] if names else unit) != name:
        return ALLOWED
    return Denied(Sentence("That is what it is called already."))


def comes_after_the_last_name(names: Sequence[UnitName], starts_on: date, *, on: date) -> Verdict:
    """What it was called before is not rewritten, and no name is put before one that is planned."""
    if not names or names[-1].starts_on <= starts_on:
        return ALLOWED
    if names[-1].starts_on > on:
        return Denied(
            Sentence(
                "From {day} another name is planned. Drop that one first, or choose that day or a later one.",
                day=names[-1].starts_on,
            )
        )
    return Denied(
        Sentence(
            "Since {day} it has the name of now. Choose that day or a later one.", day=names[-1].starts_on
        )
    )


def was_planned(named: UnitName, names: Sequence[UnitName], *, on: date) -> Verdict:
    """For a later day, after another name."""
    if names[0] == named:
        return Denied(Sentence("This is its first name. Give it another one."))
    if named.starts_on > on:
        return ALLOWED
    return Denied(Sentence("Since {day} it is called so. That is not dropped any more.", day=named.starts_on))


def is_no_root(unit: Unit) -> Verdict:
    if unit.parent_id:
        return ALLOWED
    return Denied(Sentence("The whole institution does not end here."))


def nothing_below_goes_on(unit: Unit, *, after: date) -> Verdict:
    below = Unit.objects.filter(not_over(after + ONE_DAY), path__startswith=unit.path).exclude(pk=unit.pk)
    first = below.order_by("path").first()
    if first is None:
        return ALLOWED
    return Denied(
        Sentence(
            "{unit} lies below it and goes on after {day}. End that first.", unit=unit_name(first), day=after
        )
    )


def nobody_goes_on(unit: Unit, *, after: date) -> Verdict:
    """Neither in a role, nor at work: HR's list moves those first."""
    going_on = not_over(after + ONE_DAY)
    held = Membership.objects.filter(going_on, unit=unit).select_related("person").order_by("pk").first()
    if held is not None:
        return Denied(
            Sentence(
                "{name} is {role} here after {day}. End that role first.",
                name=held.person.name,
                role=role_title(held.role),
                day=after,
            )
        )
    working = Appointment.objects.filter(going_on, unit=unit).values("person").distinct().count()
    if not working:
        return ALLOWED
    return Denied(
        Counted(
            "One person works here after {day}. The list of HR moves them first.",
            "{count} people work here after {day}. The list of HR moves them first.",
            count=working,
            day=after,
        )
    )


def number_is_free(number: str) -> Verdict:
    if not number or not Person.objects.filter(number=number).exists():
        return ALLOWED
    return Denied(Sentence("Somebody else has the personnel number {number}.", number=number))


def does_not_hold_it_yet(
    person: Person, role: str, unit: Unit, *, starts_on: date, ends_on: date | None
) -> Verdict:
    held = Membership.objects.filter(overlapping(starts_on, ends_on), person=person, role=role, unit=unit)
    if not held.exists():
        return ALLOWED
    return Denied(
        Sentence("{name} is already {role} here in these days.", name=person.name, role=role_title(role))
    )


def is_not_themselves(person: Person, by: Actor) -> Verdict:
    """Otherwise whoever manages the roles could read everything by one more role of their own."""
    if person.pseudonym != by.pseudonym:
        return ALLOWED
    return Denied(Sentence("Nobody gives a role to themselves. Ask another functional administrator."))


def ends_no_later(membership: Membership, *, ends_on: date, on: date) -> Verdict:
    """A last day only comes nearer: more days are a new appointment, with all that is asked of one."""
    last = membership.ends_on
    if last is None or (on <= last and ends_on <= last):
        return ALLOWED
    if last < on:
        return Denied(Sentence("This role ended on {day}. Appoint them anew.", day=last))
    return Denied(Sentence("This role ends on {day}. Appoint them anew from the day after.", day=last))


def an_administrator_remains(membership: Membership, *, ends_on: date) -> Verdict:
    """Somebody must be left who can give the role again."""
    if membership.role != Membership.Role.ADMINISTRATOR or membership.unit.parent_id:
        return ALLOWED
    others = Membership.objects.filter(
        in_force(ends_on + ONE_DAY), role=membership.role, unit=membership.unit
    ).exclude(pk=membership.pk)
    if others.exists():
        return ALLOWED
    return Denied(
        Sentence(
            "After {day} nobody would manage {unit}. Appoint another functional administrator first.",
            day=ends_on,
            unit=unit_name(membership.unit),
        )
    )


def holds_the_role(person: Person, role: str, unit: Unit, *, on: date) -> Verdict:
    """In the unit itself or above it, of their own: what came by mandate is not passed on."""
    held = Membership.objects.filter(
        in_force(on), person=person, role=role, unit__path__in=in_or_above(unit.path)
    )
    if held.exists():
        return ALLOWED
    return Denied(
        Sentence(
            "{name} is not {role} here on {day}, so cannot give a mandate for it.",
            name=person.name,
            role=role_title(role),
            day=on,
        )
    )


def is_somebody_else(giver: Person, deputy: Person) -> Verdict:
    if giver.pk != deputy.pk:
        return ALLOWED
    return Denied(Sentence("Nobody gives a mandate to themselves."))


def is_not_given_yet(
    giver: Person, deputy: Person, role: str, unit: Unit, *, starts_on: date, ends_on: date | None
) -> Verdict:
    """Neither this mandate, nor one that covers the unit from above."""
    given = Mandate.objects.filter(
        overlapping(starts_on, ends_on),
        giver=giver,
        deputy=deputy,
        role=role,
        unit__path__in=in_or_above(unit.path),
        withdrawn_on=None,
    )
    if not given.exists():
        return ALLOWED
    return Denied(Sentence("{name} already has this mandate in these days.", name=deputy.name))


def account_name_is_free(name: str) -> Verdict:
    if not Account.objects.filter(name=name).exists():
        return ALLOWED
    return Denied(Sentence("There is already an account called {name}.", name=name))


def has_no_account(person: Person) -> Verdict:
    if not Account.objects.filter(person=person).exists():
        return ALLOWED
    return Denied(Sentence("{name} already has an account.", name=person.name))


def is_open(account: Account) -> Verdict:
    if account.is_active:
        return ALLOWED
    return Denied(Sentence("Your account is closed. Ask the functional administrator."))


def is_linked_to_nobody_else(account: Account, issuer: str, subject: str) -> Verdict:
    """One account, one `sub`: a second one is another account at the institution, or was given out again."""
    linked = account.pk and account.sign_ons.filter(issuer=issuer).exclude(subject=subject).exists()
    if not linked:
        return ALLOWED
    return Denied(
        Sentence(
            "Your personnel number belongs here to another sign-in of your institution. "
            "Ask the functional administrator to unlink that one."
        )
    )


def has_not_left(person: Person, *, on: date) -> Verdict:
    """Who left is no member of staff any more; a password of their own still opens their dossier."""
    ends = list(Appointment.objects.filter(person=person).values_list("ends_on", flat=True))
    if not ends or any(end is None or end >= on for end in ends):
        return ALLOWED
    return Denied(
        Sentence(
            "Your appointment ended on {day}, so you no longer sign in as staff. Your dossier stays yours: "
            "ask the functional administrator for a password.",
            day=max(end for end in ends if end),
        )
    )


def link_counts(link: MailLink | None, *, at: datetime) -> Verdict:
    """Forged, used and expired are one answer."""
    if link is not None and link.used_at is None and at - link.made_at <= COUNTS_FOR:
        return ALLOWED
    return COUNTS_NO_MORE


FROM_OUTSIDE = frozenset(
    {
        Membership.Role.ASSESSOR,
        Membership.Role.ACT_ASSESSOR,
        Membership.Role.EXPERT,
        Membership.Role.REVIEW_PANEL,
        Membership.Role.SCHOOL_LEADER,
        Membership.Role.SCHOOL_TRAINER,
        Membership.Role.TEACHER,
        Membership.Role.STUDENT_TEACHER,
    }
)
"""Roles that somebody from outside has here; with any other they manage something."""


def comes_by_mail(person: Person, *, on: date) -> Verdict:
    """Only who is from outside: HR knows no appointment of them, and they have no office here."""
    if Appointment.objects.filter(person=person).exists():
        return Denied(Sentence("You work here, so you sign in with your own account, not with a link."))
    held = Membership.objects.filter(in_force(on), person=person)
    if held.exclude(role__in=FROM_OUTSIDE).exists():
        return Denied(Sentence("Whoever manages this does not sign in with a link."))
    return ALLOWED


def has_no_closed_account(person: Person) -> Verdict:
    if not Account.objects.filter(person=person, is_active=False).exists():
        return ALLOWED
    return Denied(Sentence("Your account is closed. Ask the functional administrator."))


def is_not_their_own(account: Account, by: Actor) -> Verdict:
    if account.person.pseudonym != by.pseudonym:
        return ALLOWED
    return Denied(Sentence("This is your own account. Ask another functional administrator."))


def is_no_demonstration() -> Verdict:
    if not settings.DEMO:
        return ALLOWED
    return Denied(Sentence("This is a demonstration: everybody comes in by their card."))


def is_a_demonstration() -> Verdict:
    if settings.DEMO:
        return ALLOWED
    return Denied(Sentence("Here are real people, so there are no accounts without a password."))


def password_is_long_enough(password: str) -> Verdict:
    if len(password) >= SHORTEST_PASSWORD:
        return ALLOWED
    return Denied(Sentence("Choose a longer password: at least {count} characters.", count=SHORTEST_PASSWORD))


def can_be_undone(undone: StaffImport) -> Verdict:
    """Lists are taken back the newest first: a later one looked at what this one brought."""
    if undone.undone_at:
        return Denied(Sentence("This list was undone on {day}.", day=day_of(undone.undone_at)))
    later = StaffImport.objects.filter(pk__gt=undone.pk, undone_at=None).order_by("-pk").first()
    if later is None:
        return ALLOWED
    return Denied(
        Sentence("A later list was taken over on {day}. Undo that one first.", day=day_of(later.at))
    )


def nobody_is_known_yet() -> Verdict:
    if not Person.objects.exists():
        return ALLOWED
    return Denied(Sentence("There are people here already, so there is nothing to begin."))


def is_linked(account: Account) -> Verdict:
    if account.sign_ons.exists():
        return ALLOWED
    return Denied(Sentence("This account is not linked to the sign-in of the institution."))


def passkey_is_new(credential: str) -> Verdict:
    if not Passkey.objects.filter(credential=credential).exists():
        return ALLOWED
    return Denied(Sentence("This passkey is known here already."))


def has_no_code_app(account: Account) -> Verdict:
    if not factors.has_code_app(account):
        return ALLOWED
    return Denied(Sentence("You have an app with codes already. Remove that one first."))


def has_second_factor(account: Account) -> Verdict:
    if factors.has_second_factor(account):
        return ALLOWED
    return Denied(Sentence("There is no second step on this account."))
