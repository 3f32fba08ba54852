"""What agreements share: asking their council again, what it answers, and how they end.

A euro or a word that changes after consent is a change of intent or budget line (domain/agreements SM16): it
waits for the consent of the same council, at any moment until the years of its round are over. So an
agreement that was handed in, bundled or submitted is not final yet; only a closed one is, and there nothing
changes any more. After the last day of its round everything closes, wherever it stands.
"""

from __future__ import annotations

from collections.abc import Sequence

from leerlijn.domains.agreements.actions.agreements import asks_council, put_text_back, withdraw_requests
from leerlijn.domains.agreements.guards.agreements import (
    its_years_are_over,
    outcome_is,
    the_consent_can_be_gone_back_to,
    there_is_a_council,
    was_changed_after_consent,
)
from leerlijn.domains.agreements.models import CouncilRequest
from leerlijn.domains.agreements.procedures.asking import of_a_council, what_to_mind
from leerlijn.domains.agreements.queries.planning import until_its_years_are_over
from leerlijn.kernel.procedure import CLOCK, Guard, Role, State, Step, Until
from leerlijn.kernel.sentence import Text

ITS_YEARS = Until(
    day=until_its_years_are_over,
    if_passed=Text(nl="ze sluit.", en="it closes."),
    lapse="close",
)
closed = State("closed", Text(nl="Afgesloten", en="Closed"), final=True)
close = CLOCK.may(
    "close",
    Text(nl="De jaren van de ronde zijn om", en="The years of its round are over"),
    to=closed,
    when=[its_years_are_over],
    then=[withdraw_requests],
)


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
        shows=what_to_mind("consent"),
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
    """Consent, refusal, expiry and withdrawal are four different answers; expiry is never consent.

    The request tells its answer; one that came while the agreement was suspended counts when that is over.
    """
    return (
        _answered(
            "consented",
            Text(nl="De raad stemt in", en="The council consents"),
            to=consented,
            outcomes=("consented", "consented-with-conditions"),
            rule=Text(nl="de raad heeft ingestemd", en="the council has consented"),
        ),
        _answered(
            "refused",
            Text(nl="De raad stemt niet in", en="The council does not consent"),
            to=refused,
            outcomes=("refused",),
            rule=Text(nl="de raad heeft redenen gegeven", en="the council gave reasons"),
        ),
        _answered(
            "expired",
            Text(nl="De termijn van de raad is verstreken", en="The term of the council has expired"),
            to=expired,
            outcomes=("expired",),
            rule=Text(nl="er is geen besluit", en="there is no decision"),
        ),
        _answered(
            "request-withdrawn",
            Text(nl="De instemmingsaanvraag is ingetrokken", en="The request for consent was withdrawn"),
            to=back,
            outcomes=("withdrawn",),
            rule=Text(nl="de vraag is ingetrokken", en="the request was withdrawn"),
        ),
    )


def _answered(key: str, title: Text, *, to: State, outcomes: Sequence[str], rule: Text) -> Step:
    return CLOCK.may(key, title, to=to, when=[outcome_is(*outcomes, rule=rule)], at_once=True)
