"""How the board stops an agreement to which a faculty council consented (WHW art. 9.24; SM5).

A suspension lasts four months at most: whoever does not annul within them, lets the agreement go on.
"""

from __future__ import annotations

from leerlijn.domains.agreements.actions.agreements import leave_the_whole
from leerlijn.domains.agreements.procedures.asking import EVERYBODY
from leerlijn.domains.agreements.procedures.roles import board
from leerlijn.kernel.procedure import CLOCK, Deadline, Paragraph, State, Step
from leerlijn.kernel.sentence import Text

suspended = State(
    "suspended",
    Text(nl="Geschorst door het college", en="Suspended by the board"),
    owner=board,
    within=Deadline(
        length="P4M",
        if_passed=Text(nl="de schorsing vervalt.", en="the suspension is over."),
        lapse="end-suspension",
    ),
)
annulled = State("annulled", Text(nl="Vernietigd door het college", en="Annulled by the board"), final=True)

WHY = Paragraph(name="reason", label=Text(nl="Waarom", en="Why"), reader=EVERYBODY)
annul = board.may(
    "annul",
    Text(nl="Vernietig de afspraak", en="Annul the agreement"),
    to=annulled,
    told=Text(nl="Het college heeft de afspraak vernietigd", en="The board has annulled the agreement"),
    asks=[WHY],
    then=[leave_the_whole],
    decides=True,
)
stops = (
    board.may(
        "suspend",
        Text(nl="Schors de afspraak", en="Suspend the agreement"),
        to=suspended,
        told=Text(nl="Het college heeft de afspraak geschorst", en="The board has suspended the agreement"),
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
    )
