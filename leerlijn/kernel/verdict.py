"""The answer to "may this be done?": allowed, or denied with the reason that everybody will read."""

from __future__ import annotations

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


type Verdict = Allowed | Denied
ALLOWED = Allowed()


def all_of(*verdicts: Verdict) -> Verdict:
    """The first refusal, or allowed."""
    return next((verdict for verdict in verdicts if not verdict), ALLOWED)
