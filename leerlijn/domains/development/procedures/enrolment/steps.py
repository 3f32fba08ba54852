"""What an enrolment asks, and the steps that are open in more than one state."""

from __future__ import annotations

from leerlijn.domains.development.actions.enrolments import (
    give_back,
    give_back_late,
    hand_over,
    owe_for_staying_away,
    owe_price,
)
from leerlijn.domains.development.actions.statements import issue_statement
from leerlijn.domains.development.guards import enrolments as guards
from leerlijn.domains.development.models import Enrolment
from leerlijn.domains.development.procedures.enrolment.states import (
    cancelled,
    closed,
    completed,
    incomplete,
    no_show,
    office,
    participant,
    replaced,
    withdrawn_charged,
    withdrawn_free,
)
from leerlijn.kernel.procedure import CLOCK, Choice, OneOf, Paragraph
from leerlijn.kernel.sentence import Text

SCHOOL = Enrolment.Payer.SCHOOL
PAYERS = {
    SCHOOL: Text(nl="mijn school", en="my school"),
    Enrolment.Payer.SELF: Text(nl="ikzelf", en="myself"),
}
"""The school only for who works at one."""
WHAT_IS_ASKED = (
    OneOf(
        name="school",
        label=Text(nl="Voor welke school", en="For which school"),
        among=lambda facts: facts.schools,
        required=False,
    ),
    OneOf(
        name="payer",
        label=Text(nl="Wie betaalt", en="Who pays"),
        among=lambda facts: [each for each in PAYERS.items() if each[0] != SCHOOL or facts.schools],
        only_if=lambda facts: bool(facts.price),
    ),
    Paragraph(
        name="question",
        label=Text(nl="Wat wil je vooraf vragen of vertellen", en="What you want to ask or tell beforehand"),
        reader=Text(nl="Dit leest wie de bijeenkomsten leidt.", en="Whoever leads the meetings reads this."),
        required=False,
        longest=1000,
    ),
    Choice(
        name="clash",
        label=Text(
            nl="Op een van die tijden heb je al iets anders",
            en="At one of those times you have something else",
        ),
        among={"known": Text(nl="Ik weet het, en schrijf me toch in", en="I know, and enrol all the same")},
        only_if=lambda facts: bool(facts.clashes),
        weighs=True,
    ),
)

withdraw = participant.may(
    "withdraw",
    Text(nl="Meld je gratis af", en="Withdraw for free"),
    told=Text(nl="Gratis afgemeld", en="Withdrawn for free"),
    to=withdrawn_free,
    when=[guards.has_not_begun, guards.is_free],
    then=[give_back],
    together_with=[office],
    entered_by=[office],
)
withdraw_late = participant.may(
    "withdraw-late",
    Text(nl="Meld je af en betaal een deel", en="Withdraw and pay a part"),
    told=Text(nl="Laat afgemeld; een deel is verschuldigd", en="Withdrawn late; a part is owed"),
    to=withdrawn_charged,
    when=[guards.has_not_begun, guards.costs_a_fee],
    then=[give_back_late],
    entered_by=[office],
    only_if=lambda facts: bool(facts.stages),
)
replace = participant.may(
    "replace",
    Text(nl="Laat een collega gaan", en="Let a colleague go"),
    told=Text(nl="Een collega gaat in de plaats", en="A colleague goes instead"),
    to=replaced,
    when=[guards.has_not_begun, guards.has_a_colleague],
    asks=[
        OneOf(
            name="colleague",
            label=Text(nl="Wie gaat er in jouw plaats", en="Who goes in your place"),
            among=lambda facts: facts.colleagues,
        )
    ],
    then=[hand_over],
    together_with=[office],
)
by_school = CLOCK.may(
    "withdrawn-by-school",
    Text(nl="De school meldt het team af", en="The school withdraws the team"),
    to=withdrawn_free,
)
moved = CLOCK.may("moved", Text(nl="De dagen zijn veranderd", en="The days changed"), to=None)
complete = CLOCK.may(
    "complete",
    Text(nl="Je was er genoeg bij", en="You were there enough"),
    to=completed,
    when=[guards.is_marked, guards.has_been_there_enough],
    then=[owe_price, issue_statement],
)
fall_short = CLOCK.may(
    "fall-short",
    Text(nl="Je was er te weinig bij", en="You were there too little"),
    to=incomplete,
    when=[guards.is_marked, guards.has_been_there_too_little],
    then=[owe_price],
)
stay_away = CLOCK.may(
    "stay-away",
    Text(nl="Je kwam niet", en="You did not come"),
    to=no_show,
    when=[guards.never_came],
    then=[owe_for_staying_away],
)
close = CLOCK.may("close", Text(nl="De lijst staat vast", en="The list stands"), to=closed)
is_cancelled = CLOCK.may("cancelled", Text(nl="Het gaat niet door", en="It does not go on"), to=cancelled)
