"""Signing up without an account: asking, confirming with the link of the letter, and withdrawing with it."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from leerlijn.domains.assessments.models import SignUp
from leerlijn.domains.assessments.queries.assessments import centre
from leerlijn.domains.assessments.queries.signing_up import WHO, token_of
from leerlijn.foundation.cases.actions.opening import open_case
from leerlijn.foundation.cases.actions.steps import take_step
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.journal.actions import Actor, record
from leerlijn.foundation.people.actions.people import add_person
from leerlijn.foundation.people.links import standing_by_link
from leerlijn.foundation.people.models import Person
from leerlijn.kernel.chain import digest
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.procedure import Procedure, catalogue, read_fields
from leerlijn.kernel.sentence import Language, Sentence
from leerlijn.kernel.terms import day_of
from leerlijn.kernel.verdict import Denied, Incomplete, Outdated, Refusal, Refused, granted

COUNTS_FOR = timedelta(days=7)
"""How long somebody has to confirm; what was never confirmed is thrown away after it."""
AGAIN_AFTER = timedelta(minutes=10)
"""A second letter to the same address goes no sooner: nobody can fill the mailbox of another."""
SOMEBODY = Actor(pseudonym="", name="", channel="link")


def ask_to_sign_up(
    procedure: Procedure, *, said: Mapping[str, object], language: Language, at: datetime
) -> SignUp | Refusal | None:
    """What was filled in, kept until it is confirmed; None where a letter has just gone to this address."""
    opening = procedure.opening("register")
    assert opening is not None
    answers, errors = read_fields((*WHO, *opening.asks), said, None)
    email = str(answers.get("email") or "").lower()
    if "email" not in errors and not _is_address(email):
        errors["email"] = Sentence("Write a mail address, such as name@school.nl.")
    if errors:
        return Incomplete(errors)
    if centre(day_of(at)) is None:
        return Denied(Sentence("The centre takes no candidates today."))
    with transaction.atomic():
        if SignUp.objects.filter(email=email, made_at__gt=at - AGAIN_AFTER).exists():
            return None
        sign_up = SignUp(
            procedure=procedure.key,
            given_name=str(answers["given_name"]),
            family_name=str(answers["family_name"]),
            email=email,
            language=language,
            said={asked.name: answers[asked.name] for asked in opening.asks},
            nonce=secrets.token_hex(16),
            made_at=at,
            expires_on=day_of(at + COUNTS_FOR),
        )
        sign_up.digest = digest(token_of(sign_up))
        sign_up.save(force_insert=True)
        record(f"sign-up:{sign_up.pk}", "ask", by=SOMEBODY, at=at, payload={"procedure": procedure.key})
        return sign_up


def forget_sign_ups(*, at: datetime) -> int:
    """Throws away what nobody confirmed in time; how many there were."""
    forgotten, _ = SignUp.objects.filter(case=None, expires_on__lt=day_of(at)).delete()
    return forgotten


def _is_address(typed: str) -> bool:
    try:
        validate_email(typed)
    except ValidationError:
        return False
    return True


def confirm(sign_up: SignUp, *, by: Standing, at: datetime) -> Case | Refusal:
    """The case of whoever has this mail address: they become known with it, unless they were already."""
    if day_of(at) > sign_up.expires_on:
        said = Sentence("This link counted until {day}. Sign up again.", day=sign_up.expires_on)
        return Denied(said)
    procedure, unit = catalogue.current(sign_up.procedure, on=day_of(at)), centre(day_of(at))
    if procedure is None or unit is None:
        return Denied(Sentence("The centre takes no candidates today."))
    try:
        with transaction.atomic():
            held = _held(sign_up)
            if held.case_id is not None:
                return Denied(Sentence("You confirmed this already."))
            person = _whose(held, at=at)
            case = granted(
                open_case(
                    procedure,
                    by=standing_by_link(person, on=by.on),
                    at=at,
                    unit=unit,
                    subject=person,
                    said=held.said,
                    step="register",
                    channel="link",
                )
            )
            SignUp.objects.filter(pk=held.pk).update(case=case)
            return case
    except Refused as refused:
        return refused.refusal


def _held(sign_up: SignUp) -> SignUp:
    """With all others of this address: of two that are confirmed at once, the second finds the person."""
    of_address = SignUp.objects.select_for_update(of=("self",)).filter(email=sign_up.email).order_by("pk")
    return {each.pk: each for each in of_address}[sign_up.pk]


def _whose(sign_up: SignUp, *, at: datetime) -> Person:
    """Whoever holds the mailbox. Raises `Refused` where more than one person has this address."""
    known = list(Person.objects.filter(email__iexact=sign_up.email).order_by("pk")[:2])
    if len(known) > 1:
        raise Refused(Denied(Sentence("More than one person has this mail address. Call the centre.")))
    if known:
        return known[0]
    return granted(
        add_person(
            given_name=sign_up.given_name,
            family_name=sign_up.family_name,
            email=sign_up.email,
            language="en" if sign_up.language == "en" else "nl",
            by=SOMEBODY,
            at=at,
        )
    )


def withdraw_by_link(sign_up: SignUp, *, by: Standing, at: datetime, version: int) -> Case | Refusal:
    """The one step that a guest takes; for all others one signs in."""
    case = sign_up.case
    if case is None or case.subject is None:
        return Outdated(Sentence("Confirm first that it is you."))
    guest = standing_by_link(case.subject, on=by.on, to="withdraw")
    return take_step(case.pk, "withdraw", by=guest, at=at, version=version, channel="link")
