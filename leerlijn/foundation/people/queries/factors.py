"""What somebody signs in with beside a password."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q

from leerlijn.foundation.people.models import Account, CodeApp, Passkey, RecoveryCode, SignOn


@dataclass(frozen=True, slots=True)
class Ways:
    """`codes_since`: since when an app shows them codes; `linked`: by their institution's own sign-in."""

    passkeys: tuple[Passkey, ...]
    codes_since: datetime | None
    recovery_left: int
    linked: bool
    has_password: bool

    @property
    def has_second(self) -> bool:
        return bool(self.passkeys or self.codes_since)


def ways_of(account: Account) -> Ways:
    """Four statements."""
    apps = CodeApp.objects.filter(account=account).values_list("added_at", flat=True)
    return Ways(
        passkeys=passkeys_of(account),
        codes_since=apps.first(),
        recovery_left=RecoveryCode.objects.filter(account=account, used_at=None).count(),
        linked=SignOn.objects.filter(account=account).exists(),
        has_password=account.has_usable_password(),
    )


def passkeys_of(account: Account) -> tuple[Passkey, ...]:
    return tuple(Passkey.objects.filter(account=account).order_by("added_at", "pk"))


def has_second_factor(account: Account) -> bool:
    """One statement."""
    own = {"account": OuterRef("pk")}
    has = Q(Exists(Passkey.objects.filter(**own))) | Q(Exists(CodeApp.objects.filter(**own)))
    return Account.objects.filter(has, pk=account.pk).exists()


def has_passkey(account: Account) -> bool:
    return Passkey.objects.filter(account=account).exists()


def has_code_app(account: Account) -> bool:
    return CodeApp.objects.filter(account=account).exists()
