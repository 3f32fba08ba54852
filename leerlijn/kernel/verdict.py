"""The answer to "may this be done?": allowed, or not, with the reason that everybody will read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from leerlijn.kernel.sentence import Said


@dataclass(frozen=True, slots=True)
class Allowed:
    def __bool__(self) -> Literal[True]:
        return True


@dataclass(frozen=True, slots=True)
class Denied:
    """Falsy, and it carries its reason: button, error page, API and log show the same sentence."""

    reason: Said

    def __bool__(self) -> Literal[False]:
        return False


@dataclass(frozen=True, slots=True)
class Outdated:
    """Falsy: somebody was first, or what was looked at has changed; the reason says what."""

    reason: Said

    def __bool__(self) -> Literal[False]:
        return False


@dataclass(frozen=True, slots=True)
class Incomplete:
    """Falsy: what was filled in cannot be taken; one sentence per field that is to be mended."""

    errors: Mapping[str, Said]

    def __bool__(self) -> Literal[False]:
        return False


type Verdict = Allowed | Denied
type Refusal = Denied | Outdated | Incomplete
ALLOWED = Allowed()


def all_of(*verdicts: Verdict) -> Verdict:
    """The first refusal, or allowed."""
    return next((verdict for verdict in verdicts if not verdict), ALLOWED)


class Refused(Exception):
    """Thrown out of an effect: nothing of the step may stay. Caught where the transaction ends."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal)
        self.refusal = refusal


def granted[Made](made: Made | Denied | Outdated | Incomplete) -> Made:
    """What an action made; raises `Refused` where it made nothing."""
    if isinstance(made, Denied | Outdated | Incomplete):
        raise Refused(made)
    return made
