"""What becomes of a term that runs from a letter: it stands still while the letter did not arrive.

A procedure puts these steps in the state in which such a term runs, and `letter_is_there` before what the
clock does when it ends. Nobody loses a right by a letter that they never got.
"""

from __future__ import annotations

from leerlijn.foundation.notices.actions.announcing import deliver_otherwise
from leerlijn.foundation.notices.queries.announcements import OTHERWISE, RUNS_ON, STOPS
from leerlijn.kernel.procedure import CLOCK, Day, Paragraph, Pauses, Resumes, Role, Step
from leerlijn.kernel.sentence import Text

REASONS = {
    "undelivered-letter": Text(nl="een brief die niet aankwam", en="a letter that did not arrive"),
}
stop = CLOCK.may(
    STOPS,
    Text(nl="De brief kwam niet aan", en="The letter did not arrive"),
    to=None,
    clock=Pauses(REASONS, from_the_start=True),
)
run_on = CLOCK.may(
    RUNS_ON, Text(nl="De brief is verstuurd", en="The letter went"), to=None, clock=Resumes("on")
)


def when_the_letter_came(office: Role) -> tuple[Step, Step, Step]:
    """The three steps; this office says how and on which day somebody got it otherwise."""
    return stop, run_on, _delivered(office)


def _delivered(office: Role) -> Step:
    return office.may(
        OTHERWISE,
        Text(nl="De brief is anders bezorgd", en="The letter was delivered otherwise"),
        to=None,
        told=Text(nl="De brief is anders bezorgd", en="The letter was delivered otherwise"),
        asks=[
            Day(
                name="on",
                label=Text(nl="Op welke dag", en="On which day"),
                hint=Text(nl="De termijn loopt vanaf deze dag.", en="The term runs from this day on."),
            ),
            Paragraph(
                name="how",
                label=Text(nl="Hoe", en="How"),
                hint=Text(
                    nl="Bijvoorbeeld: overhandigd, of aangetekend per post.",
                    en="For example: handed over, or by registered post.",
                ),
                longest=1000,
            ),
        ],
        then=[deliver_otherwise],
        clock=Resumes("on"),
    )
