"""What is known of one person, as far as the duty to qualify asks for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from leerlijn.kernel.periods import Period
from leerlijn.kernel.sentence import Text, Value


@dataclass(frozen=True, slots=True)
class Appointment:
    """An employment as HR delivers it. `fte_teaching` is None where HR does not know it."""

    profile: str
    fte: Decimal
    fte_teaching: Decimal | None
    starts_on: date
    ends_on: date | None = None
    contract: str = "permanent"
    path: str = "/"


@dataclass(frozen=True, slots=True)
class Since:
    """From when something counts: a day, or a year of which the day is not known."""

    year: int
    day: date | None = None

    @classmethod
    def on(cls, day: date) -> Since:
        return cls(day.year, day)

    @property
    def first(self) -> date:
        """The first day on which it counts. Of a year we know no better than its beginning."""
        return self.day or date(self.year, 1, 1)

    @property
    def said(self) -> Value:
        """18 June 2026, or 2018; a year is no number, so it has no separator."""
        return self.day or str(self.year)


@dataclass(frozen=True, slots=True)
class HeldCertificate:
    """A whole qualification; `own` when this university issued it, also before this product."""

    issuer: Text
    own: bool
    since: Since


@dataclass(frozen=True, slots=True)
class Part:
    """A partial certificate: it counts in the forecast and ends no duty."""

    issuer: Text
    unit: str
    since: Since


@dataclass(frozen=True, slots=True)
class Exemption:
    """Ends the duty and is no qualification."""

    since: Since


@dataclass(frozen=True, slots=True)
class Grant:
    """An old decision that somebody is not obliged; stored, never computed."""

    since: Since
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class Confirmation:
    """A decision that somebody does teach, or does not, from a day."""

    teaches: bool
    starts_on: date
    decided_on: date


@dataclass(frozen=True, slots=True)
class Extension:
    """A decision that sets another last day; of one that was taken over, `decided_on` is the day of that."""

    due_on: date
    decided_on: date
    reason: str
    taken_over_from: str = ""


@dataclass(frozen=True, slots=True)
class Leave:
    """A time of absence. Whether it stops the clock is for the rules to say, by its kind."""

    kind: str
    period: Period


@dataclass(frozen=True, slots=True)
class Track:
    """The way to the certificate: when it began, and when it is expected to end."""

    started_on: date
    forecast_on: date | None = None


@dataclass(frozen=True, slots=True)
class PersonFacts:
    appointments: tuple[Appointment, ...] = ()
    state_pension_on: date | None = None
    certificates: tuple[HeldCertificate, ...] = ()
    parts: tuple[Part, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    grants: tuple[Grant, ...] = ()
    confirmations: tuple[Confirmation, ...] = ()
    extensions: tuple[Extension, ...] = ()
    leaves: tuple[Leave, ...] = ()
    track: Track | None = None
