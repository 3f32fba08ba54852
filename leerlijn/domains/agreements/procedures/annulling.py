"""How the board stops an agreement to which a faculty council consented (WHW art. 9.24; SM5).

A suspension lasts four months at most, and the agreement waits where it stands: when it is lifted, or over
because nobody annulled, it goes on from there. What a council answers meanwhile counts from then.
"""

from __future__ import annotations

from collections.abc import Sequence

from leerlijn.domains.agreements.actions.agreements import leave_the_whole, withdraw_requests
from leerlijn.domains.agreements.guards.agreements import a_council_consented
from leerlijn.domains.agreements.procedures.asking import EVERYBODY
from leerlijn.domains.agreements.procedures.deciding import close
from leerlijn.domains.agreements.procedures.roles import board
from leerlijn.domains.agreements.queries.agreements import SUSPENDED
from leerlijn.kernel.procedure import CLOCK, Deadline, Paragraph, State, Step
from leerlijn.kernel.sentence import Text

FOUR_MONTHS = Deadline(
    length="P4M",
    if_passed=Text(nl="de schorsing vervalt.", en="the suspension is over."),
    lapse="end-suspension",
)
annulled = State("annulled", Text(nl="Vernietigd door het college", en="Annulled by the board"), final=True)

WHY = Paragraph(name="reason", label=Text(nl="Waarom", en="Why"), reader=EVERYBODY)
annul = board.may(
    "annul",
    Text(nl="Vernietig de afspraak", en="Annul the agreement"),
    to=annulled,
    told=Text(nl="Het college heeft de afspraak vernietigd", en="The board has annulled the agreement"),
    when=[a_council_consented],
    asks=[WHY],
    then=[withdraw_requests, leave_the_whole],
    decides=True,
)


def suspensions_of(states: Sequence[State]) -> dict[State, State]:
    """For each of these states the one in which an agreement that stands there is suspended."""
    return {
        state: State(
            f"{SUSPENDED}{state.key}",
            Text(
                nl=f"Geschorst door het college. Daarvoor: {state.title.nl.lower()}",
                en=f"Suspended by the board. Before that: {state.title.en.lower()}",
            ),
            owner=board,
            within=FOUR_MONTHS,
        )
        for state in states
    }


def stops(suspended: State) -> tuple[Step, ...]:
    """The board suspends or annuls what a council consented to."""
    return (
        board.may(
            "suspend",
            Text(nl="Schors de afspraak", en="Suspend the agreement"),
            to=suspended,
            told=Text(
                nl="Het college heeft de afspraak geschorst", en="The board has suspended the agreement"
            ),
            when=[a_council_consented],
            asks=[WHY],
            decides=True,
        ),
        annul,
    )


def in_suspension(back: State) -> tuple[Step, ...]:
    """It is lifted, ends by itself, or becomes an annulment."""
    return (
        board.may(
            "lift",
            Text(nl="Hef de schorsing op", en="Lift the suspension"),
            to=back,
            told=Text(nl="De schorsing is opgeheven", en="The suspension was lifted"),
            decides=True,
        ),
        annul,
        CLOCK.may(
            "end-suspension",
            Text(nl="De vier maanden van de schorsing zijn om", en="The four months are over"),
            to=back,
        ),
        close,
    )
