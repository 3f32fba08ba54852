"""The facts behind an outcome, named for the card "Why me, by when"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from leerlijn.domains.qualification.obligation.facts import Appointment, PersonFacts
from leerlijn.domains.qualification.obligation.outcome import Input
from leerlijn.domains.qualification.obligation.standings import (
    confirmation_on,
    fte_of,
    held_on,
    profiles_of,
    teaching_of,
)
from leerlijn.kernel.sentence import Sentence, Text, Value

CONTRACTS = {
    "permanent": Text(nl="vast", en="permanent"),
    "temporary": Text(nl="tijdelijk", en="temporary"),
}
PENSION = Text(nl="AOW-datum", en="State pension date")
NOT_KNOWN = Text(nl="niet bekend", en="not known")


def inputs_of(facts: PersonFacts, on: date) -> tuple[Input, ...]:
    pension = Input(PENSION, facts.state_pension_on or NOT_KNOWN, tells_age=True)
    work, register = _work(facts, on), _register(facts, on)
    return (*(Input(*each) for each in work), pension, *(Input(*each) for each in register))


def _work(facts: PersonFacts, on: date) -> Iterator[tuple[Text, Value]]:
    held = held_on(facts, on)
    if held:
        yield Text(nl="Functie", en="Profile"), profiles_of(held)
        yield Text(nl="Dienstverband", en="Contract"), _contracts(held)
        yield Text(nl="Omvang in fte", en="Size in fte"), fte_of(held)
        teaching = teaching_of(held)
        yield Text(nl="Onderwijs in fte", en="Teaching in fte"), NOT_KNOWN if teaching is None else teaching
        yield (
            Text(nl="In deze aanstelling sinds", en="In this appointment since"),
            min(each.starts_on for each in held),
        )


def _contracts(held: tuple[Appointment, ...]) -> Value:
    kinds = dict.fromkeys(each.contract for each in held)
    return tuple(CONTRACTS.get(kind, Text(nl=kind, en=kind)) for kind in kinds)


def _register(facts: PersonFacts, on: date) -> Iterator[tuple[Text, Value]]:
    """What was issued, granted and decided; only what there is."""
    for held in facts.certificates:
        yield (
            Text(nl="Certificaat", en="Certificate"),
            Sentence("{issuer}, {since}", issuer=held.issuer, since=held.since.said),
        )
    for part in facts.parts:
        yield (
            Text(nl="Deelcertificaat", en="Partial certificate"),
            Sentence(
                "{unit} of {issuer}, {since}", unit=part.unit, issuer=part.issuer, since=part.since.said
            ),
        )
    for exemption in facts.exemptions:
        yield Text(nl="Vrijstelling", en="Exemption"), exemption.since.said
    for grant in facts.grants:
        yield Text(nl="Oud besluit", en="Old decision"), grant.since.said
    if decided := confirmation_on(facts, on):
        yes, no = Text(nl="geeft les", en="teaches"), Text(nl="geeft geen les", en="does not teach")
        yield Text(nl="Besluit over lesgeven", en="Decision about teaching"), yes if decided.teaches else no
    for leave in facts.leaves:
        until = leave.period.ends_on
        said: Value = (
            Sentence("from {start} until {end}", start=leave.period.starts_on, end=until)
            if until
            else Sentence("since {start}", start=leave.period.starts_on)
        )
        yield Text(nl="Verlof", en="Leave"), said
    for extension in facts.extensions:
        yield Text(nl="Uitstel tot", en="Extended until"), extension.due_on
    if facts.track:
        yield Text(nl="Traject begonnen op", en="Track started on"), facts.track.started_on
