"""Whether an edition goes on, and from its first meeting to the archive."""

from __future__ import annotations

from leerlijn.domains.development.actions.editions import (
    invite_everybody,
    plan_again,
    release_everybody,
    settle_enrolments,
)
from leerlijn.domains.development.guards import editions as guards
from leerlijn.domains.development.procedures.edition.planning import WHY
from leerlijn.domains.development.procedures.edition.states import (
    archived,
    cancelled,
    confirmed,
    evaluated,
    expert,
    finished,
    office,
    planned,
    postponed,
    running,
)
from leerlijn.kernel.procedure import CLOCK, Line, WholeNumber
from leerlijn.kernel.sentence import Text

confirm = office.may(
    "confirm",
    Text(nl="Laat het doorgaan", en="Let it go on"),
    told=Text(nl="Het gaat door", en="It goes on"),
    to=confirmed,
    when=[guards.has_enough],
    then=[invite_everybody],
)
confirm_all_the_same = office.may(
    "confirm-all-the-same",
    Text(nl="Laat het toch doorgaan", en="Let it go on all the same"),
    told=Text(nl="Het gaat toch door", en="It goes on all the same"),
    to=confirmed,
    asks=[Line(name="reason", label=Text(nl="Waarom met zo weinig", en="Why with so few"))],
    then=[invite_everybody],
)
postpone = office.may(
    "postpone",
    Text(nl="Stel het uit", en="Postpone it"),
    told=Text(nl="Uitgesteld", en="Postponed"),
    to=postponed,
    asks=[WHY],
    decides=True,
)
plan_anew = office.may(
    "plan-again",
    Text(nl="Plan het opnieuw", en="Plan it again"),
    told=Text(nl="Opnieuw gepland", en="Planned again"),
    to=planned,
    asks=[
        WholeNumber(
            name="days",
            label=Text(nl="Hoeveel dagen later", en="How many days later"),
            least=1,
            most=365,
        )
    ],
    then=[plan_again],
)
cancel = office.may(
    "cancel",
    Text(nl="Laat het niet doorgaan", en="Cancel it"),
    told=Text(nl="De uitvoering gaat niet door", en="The edition was cancelled"),
    to=cancelled,
    asks=[WHY],
    then=[release_everybody],
    decides=True,
)
start = office.may(
    "start",
    Text(nl="Laat het beginnen", en="Let it begin"),
    told=Text(nl="Begonnen", en="It began"),
    to=running,
    when=[guards.has_begun],
    together_with=[CLOCK],
)
finish = expert.may(
    "finish",
    Text(nl="Rond af en geef de verklaringen uit", en="Finish, and issue the statements"),
    told=Text(nl="Afgerond; de verklaringen zijn uitgegeven", en="Finished; the statements were issued"),
    to=finished,
    when=[guards.attendance_is_complete],
    then=[settle_enrolments],
    releases=True,
    together_with=[office],
)
evaluate = CLOCK.may("evaluate", Text(nl="De evaluatie is dicht", en="The evaluation is over"), to=evaluated)
close_evaluation = office.may(
    "close-evaluation",
    Text(nl="Sluit de evaluatie", en="Close the evaluation"),
    told=Text(nl="De evaluatie is gesloten", en="The evaluation was closed"),
    to=evaluated,
)
archive = office.may(
    "archive",
    Text(nl="Leg het in het archief", en="Archive it"),
    told=Text(nl="Opgeborgen in het archief", en="Archived"),
    to=archived,
)
