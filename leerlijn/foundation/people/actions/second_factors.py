"""Adding and removing what somebody signs in with beside a password, and using it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from leerlijn.foundation.journal.actions import Actor, record
from leerlijn.foundation.people import codes, guards
from leerlijn.foundation.people.actions.people import subject
from leerlijn.foundation.people.actions.visits import stop_visits
from leerlijn.foundation.people.models import Account, CodeApp, Passkey, RecoveryCode
from leerlijn.foundation.people.passkeys import NewPasskey, Shown
from leerlijn.foundation.people.queries import factors
from leerlijn.kernel.sentence import Sentence
from leerlijn.kernel.verdict import Denied, all_of

WRONG_CODE = Sentence(
    "This code does not fit. Wait for the next one, and see whether the clock of your phone is right."
)


@dataclass(frozen=True, slots=True)
class Added:
    """`recovery` is shown once, with the first that somebody adds: then only their hashes are known."""

    recovery: tuple[str, ...] = ()


def add_passkey(account_id: int, made: NewPasskey, *, label: str, by: Actor, at: datetime) -> Added | Denied:
    with transaction.atomic():
        account = _held(account_id)
        fits = all_of(guards.is_no_demonstration(), guards.passkey_is_new(made.credential))
        if isinstance(fits, Denied):
            return fits
        passkey = Passkey.objects.create(
            account=account,
            label=label,
            credential=made.credential,
            public_key=made.public_key,
            uses=made.uses,
            added_at=at,
        )
        said = {"passkey": passkey.pk, "label": label}
        record(subject(account.person), "add-passkey", by=by, at=at, payload=said)
        return Added(_first_recovery_codes(account))


def remove_passkey(passkey_id: int, *, of: int, by: Actor, at: datetime) -> Passkey | None:
    """None when they have no such passkey. With the last factor the recovery codes go too."""
    with transaction.atomic():
        account = _held(of)
        passkey = Passkey.objects.filter(account=account, pk=passkey_id).first()
        if passkey is not None:
            said = {"passkey": passkey.pk, "label": passkey.label}
            passkey.delete()
            _forget_recovery_codes_of_nothing(account)
            record(subject(account.person), "remove-passkey", by=by, at=at, payload=said)
        return passkey


def use_passkey(shown: Shown, *, at: datetime) -> Account | None:
    """Keeps what the device counted; None when a rival showed the same, or a later one.

    An answer to what was asked before it was used the last time may be that same answer: a device that does
    not count would open twice with it.
    """
    is_new = Q(used_at=None) | Q(used_at__lte=shown.asked_at)
    rows = Passkey.objects.filter(is_new, pk=shown.passkey.pk, uses=shown.passkey.uses)
    return shown.passkey.account if rows.update(uses=shown.uses, used_at=at) else None


def add_code_app(
    account_id: int, secret: bytes, code: str, *, now: float, by: Actor, at: datetime
) -> Added | Denied:
    """Only with a code that it shows: who mistyped is not locked out. `now`: seconds since 1970.

    Whoever presses twice reads the answer to the second time only, so that one has the recovery codes too.
    """
    step = codes.step_of(secret, code, now=now)
    if step is None:
        return Denied(WRONG_CODE)
    with transaction.atomic():
        account = _held(account_id)
        app = CodeApp.objects.filter(account=account, last_step=step).first()
        if app and codes.opened(app.secret) == secret:
            return Added(_first_recovery_codes_again(account, by=by, at=at))
        fits = all_of(guards.is_no_demonstration(), guards.has_no_code_app(account))
        if isinstance(fits, Denied):
            return fits
        CodeApp.objects.create(account=account, secret=codes.sealed(secret), last_step=step, added_at=at)
        record(subject(account.person), "add-code-app", by=by, at=at)
        return Added(_first_recovery_codes(account))


def remove_code_app(account_id: int, *, by: Actor, at: datetime) -> bool:
    """Whether there was one."""
    with transaction.atomic():
        account = _held(account_id)
        gone, _ = CodeApp.objects.filter(account=account).delete()
        if gone:
            _forget_recovery_codes_of_nothing(account)
            record(subject(account.person), "remove-code-app", by=by, at=at)
        return bool(gone)


def use_code(account_id: int, code: str, *, now: float, by: Actor, at: datetime) -> bool:
    """Whether this code opens: of the app, each of which works once, or one of the recovery codes.

    `now`: seconds since 1970, as a phone has them; in a demonstration that is another moment than `at`.
    """
    with transaction.atomic():
        account = _held(account_id)
        app = CodeApp.objects.filter(account=account).first()
        secret = codes.opened(app.secret) if app else None
        if app and secret:
            step = codes.step_of(secret, code, now=now, after=app.last_step)
            if step is not None:
                app.last_step = step
                app.save(update_fields=["last_step"])
                return True
        unused = RecoveryCode.objects.filter(account=account, used_at=None)
        if not unused.filter(digest=codes.recovery_digest(code)).update(used_at=at):
            return False
        said = {"left": unused.count()}
        record(subject(account.person), "use-recovery-code", by=by, at=at, payload=said)
        return True


def renew_recovery_codes(account_id: int, *, by: Actor, at: datetime) -> Added | Denied:
    """Ten new ones; those before open nothing any more."""
    with transaction.atomic():
        account = _held(account_id)
        has = guards.has_second_factor(account)
        if isinstance(has, Denied):
            return has
        record(subject(account.person), "renew-recovery-codes", by=by, at=at)
        return Added(_recovery_codes(account))


def remove_second_factors(account_id: int, *, reason: str, by: Actor, at: datetime) -> Account | Denied:
    """By an administrator, for whoever lost what they sign in with; every visit of theirs ends."""
    with transaction.atomic():
        account = _held(account_id)
        fits = all_of(guards.is_not_their_own(account, by), guards.has_second_factor(account))
        if isinstance(fits, Denied):
            return fits
        CodeApp.objects.filter(account=account).delete()
        Passkey.objects.filter(account=account).delete()
        RecoveryCode.objects.filter(account=account).delete()
        stop_visits(account.person_id)
        said = {"reason": reason}
        record(subject(account.person), "remove-second-factors", by=by, at=at, payload=said)
        return account


def _first_recovery_codes(account: Account) -> tuple[str, ...]:
    return () if RecoveryCode.objects.filter(account=account).exists() else _recovery_codes(account)


def _first_recovery_codes_again(account: Account, *, by: Actor, at: datetime) -> tuple[str, ...]:
    """None where they came with a passkey before: those stay."""
    if factors.has_passkey(account):
        return ()
    record(subject(account.person), "renew-recovery-codes", by=by, at=at)
    return _recovery_codes(account)


def _recovery_codes(account: Account) -> tuple[str, ...]:
    made = codes.new_recovery_codes()
    RecoveryCode.objects.filter(account=account).delete()
    RecoveryCode.objects.bulk_create(
        RecoveryCode(account=account, digest=codes.recovery_digest(each)) for each in made
    )
    return made


def _forget_recovery_codes_of_nothing(account: Account) -> None:
    if not guards.has_second_factor(account):
        RecoveryCode.objects.filter(account=account).delete()


def _held(account_id: int) -> Account:
    return Account.objects.select_for_update(of=("self",)).select_related("person").get(pk=account_id)
