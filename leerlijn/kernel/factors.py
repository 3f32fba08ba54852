"""By what somebody proved who they are, and when: what a deed can ask for beside a relation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Factor(StrEnum):
    """What was shown. In a demonstration nothing is: production refuses that one."""

    DEMONSTRATION = "demonstration"
    PASSWORD = "password"
    MAIL = "mail-link"
    SIGN_ON = "sign-on"
    PASSKEY = "passkey"
    ONE_TIME_CODE = "one-time-code"


@dataclass(frozen=True, slots=True)
class Proof:
    """The newest proof of this visit. `by_two`: the institution's sign-on said that it asked two factors."""

    factor: Factor
    at: datetime
    by_two: bool = False
