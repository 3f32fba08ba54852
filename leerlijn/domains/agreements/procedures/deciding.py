"""What agreements share: asking their council again, what it answers, and how they end.

A euro or a word that changes after consent is a change of intent or budget line (domain/agreements SM16): it
waits for the consent of the same council, at any moment until the years of the agreement are over. So an
agreement that was handed in, bundled or submitted is not final yet; only a closed one is, and there nothing
changes any more. Wherever it is from the moment that its text is ready, it closes once its last day and the
term of its state are over.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from leerlijn.domains.agreements.actions.agreements import asks_council, put_text_back, withdraw_requests
from leerlijn.domains.agreements.guards.agreements import (
    its_years_are_over,
    outcome_is,
    the_consent_can_be_gone_back_to,
    there_is_a_council,
    was_changed_after_consent,
)
from leerlijn.domains.agreements.models import CouncilRequest
from leerlijn.domains.agreements.procedures.asking import of_a_council, what_lapsed
from leerlijn.domains.agreements.queries.agreements import until_its_years_are_over
from leerlijn.kernel.procedure import CLOCK, Deadline, Guard, Role, State, Step, Until
from leerlijn.kernel.sentence import Text

ITS_YEARS = Until(
    day=until_its_years_are_over,
    if_passed=Text(nl="de afspraak sluit.", en="the agreement closes."),
    lapse="close",
)
closed = State("closed", Text(nl="Afgesloten", en="Closed"), final=True)
close = CLOCK.may(
    "close",
    Text(nl="De jaren van de afspraak zijn om", en="Its years are over"),
    to=closed,
    when=[its_years_are_over],
    then=[withdraw_requests],
)


def or_closes[Term: (Deadline, Until)](within: Term) -> Term:
    """Passing this term changes nothing by itself; passing the last day of the agreement closes it."""
    return replace(within, lapse="close")


def ask_again(role: Role, *, together_with: Sequence[Role], to: State, when: Sequence[Guard] = ()) -> Step:
    """For whoever asked the first time."""
    return role.may(
        "ask-consent",
        Text(nl="Vraag instemming met de nieuwe versie", en="Ask for consent to the new version"),
        to=to,
        told=Text(
            nl="De raad is opnieuw om instemming gevraagd", en="The council was asked for consent again"
        ),
        together_with=together_with,
        when=[was_changed_after_consent, *when, there_is_a_council],
        asks=of_a_council("consent"),
        shows=what_lapsed("consent"),
        then=[asks_council(CouncilRequest.Kind.CONSENT)],
    )


def go_back(role: Role, *, together_with: Sequence[Role], to: State) -> Step:
    """Where the council did not consent to the new version, the one to which it did consent still stands."""
    return role.may(
        "go-back",
        Text(nl="Ga terug naar de versie met instemming", en="Go back to the version with consent"),
        to=to,
        told=Text(nl="De versie met instemming geldt weer", en="The version with consent stands again"),
        together_with=together_with,
        when=[the_consent_can_be_gone_back_to],
        then=[put_text_back],
    )


def answers_of_the_council(
    *, consented: State, refused: State, expired: State, back: State
) -> tuple[Step, ...]:
    """Consent, refusal, expiry and withdrawal are four different answers; expiry is never consent."""
    return (
        CLOCK.may(
            "consented",
            Text(nl="De raad stemt in", en="The council consents"),
            to=consented,
            when=[
                outcome_is(
                    "consented",
                    "consented-with-conditions",
                    rule=Text(nl="de raad heeft ingestemd", en="the council has consented"),
                )
            ],
        ),
        CLOCK.may(
            "refused",
            Text(nl="De raad stemt niet in", en="The council does not consent"),
            to=refused,
            when=[
                outcome_is(
                    "refused", rule=Text(nl="de raad heeft redenen gegeven", en="the council gave reasons")
                )
            ],
        ),
        CLOCK.may(
            "expired",
            Text(nl="De termijn van de raad is verstreken", en="The term of the council has expired"),
            to=expired,
            when=[outcome_is("expired", rule=Text(nl="er is geen besluit", en="there is no decision"))],
        ),
        CLOCK.may(
            "request-withdrawn",
            Text(nl="De instemmingsaanvraag is ingetrokken", en="The request for consent was withdrawn"),
            to=back,
            when=[
                outcome_is(
                    "withdrawn", rule=Text(nl="de vraag is ingetrokken", en="the request was withdrawn")
                )
            ],
        ),
    )
