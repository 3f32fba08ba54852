"""Facts about somebody, in as few words as a test needs."""

from datetime import date
from decimal import Decimal

from leerlijn.domains.qualification.obligation import (
    Appointment,
    Exemption,
    HeldCertificate,
    Leave,
    PersonFacts,
    Since,
    shipped_rules,
)
from leerlijn.kernel.periods import Period
from leerlijn.kernel.sentence import Text

HR, SEED = shipped_rules("hr-page"), shipped_rules("seed")
YOUNG = date(2060, 5, 1)
TODAY = date(2026, 11, 24)


def day(said):
    return date.fromisoformat(said)


def work(starts, ends=None, *, profile="assistant-professor-1", fte="0.8", teaching=None, **more):
    """Half of the appointment is teaching, unless said otherwise."""
    size = Decimal(fte)
    return Appointment(
        profile,
        size,
        size / 2 if teaching is None else Decimal(teaching),
        day(starts),
        day(ends) if ends else None,
        **more,
    )


def person(*appointments, **known):
    return PersonFacts(appointments=appointments, **{"state_pension_on": YOUNG, **known})


def certificate(said="2018", *, own=True):
    name = Text(nl="Universiteit Twente", en="University of Twente")
    return HeldCertificate(name, own, since(said))


def exemption(said="2022"):
    return Exemption(since(said))


def since(said):
    return Since(int(said)) if len(said) == 4 else Since.on(day(said))


def leave(starts, ends=None, *, kind="parental"):
    return Leave(kind, Period(day(starts), day(ends) if ends else None))
