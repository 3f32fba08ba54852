"""What the agreements of a faculty and of the institution hear from the council that they asked."""

from __future__ import annotations

from leerlijn.domains.agreements.guards.agreements import outcome_is
from leerlijn.kernel.procedure import CLOCK, State, Step
from leerlijn.kernel.sentence import Text


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
