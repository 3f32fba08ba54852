"""The board checks the draft of a faculty against the sector agreement (domain/agreements SM6).

The faculty hears what is not met in remarks. They are advice: each is taken over or not, with the reason why.
"""

from __future__ import annotations

from leerlijn.domains.agreements.actions.agreements import answer_remark, keep_check
from leerlijn.domains.agreements.guards.agreements import a_remark_waits, every_remark_is_answered
from leerlijn.domains.agreements.procedures.asking import in_answer
from leerlijn.domains.agreements.procedures.planning import BEFORE_SEPTEMBER
from leerlijn.domains.agreements.procedures.roles import board, dean, holder, officer
from leerlijn.domains.agreements.queries.agreements import AgreementFacts
from leerlijn.domains.agreements.queries.checks import CHECKS
from leerlijn.kernel.procedure import Paragraph, SeveralOf, State, Step, usually
from leerlijn.kernel.procedure.fields import Options
from leerlijn.kernel.sentence import Text


def check_list(facts: AgreementFacts) -> Options:
    return tuple(CHECKS.items())


concept_submitted = State(
    "concept_submitted",
    Text(nl="Het concept ligt bij het college", en="The draft is with the board"),
    owner=board,
    within=usually(
        "agreement.check",
        Text(nl="een concept nagaan", en="checking a draft"),
        "P3W",
        if_passed=Text(
            nl="de faculteit hoort te laat wat beter moet.",
            en="the faculty hears too late what must be better.",
        ),
    ),
)
cvb_checked = State(
    "cvb_checked",
    Text(nl="Het college heeft gekeken", en="The board has looked"),
    owner=holder,
    within=BEFORE_SEPTEMBER,
)

check = board.may(
    "check",
    Text(
        nl="Ga na of het concept aan het sectorakkoord voldoet",
        en="Check the draft against the sector agreement",
    ),
    to=cvb_checked,
    told=Text(nl="Het college heeft het concept nagegaan", en="The board has checked the draft"),
    together_with=[officer],
    asks=[
        SeveralOf(
            name="met",
            label=Text(nl="Hieraan voldoet het", en="This is met"),
            among=check_list,
            required=False,
        ),
        Paragraph(
            name="remarks",
            label=Text(nl="Opmerkingen", en="Remarks"),
            hint=Text(
                nl="Eén opmerking per regel; elke krijgt een antwoord.",
                en="One remark on each line; each gets an answer.",
            ),
            required=False,
        ),
    ],
    then=[keep_check],
)
answer = holder.may(
    "answer-remark",
    Text(nl="Beantwoord een opmerking", en="Answer a remark"),
    to=None,
    told=Text(nl="Een opmerking is beantwoord", en="A remark was answered"),
    together_with=[dean],
    when=[a_remark_waits],
    asks=in_answer(
        "open_remarks",
        label=Text(nl="Welke opmerking", en="Which remark"),
        replies=("taken-over", "partly", "declined"),
    ),
    then=[answer_remark],
)


def finish(revised: State) -> Step:
    return holder.may(
        "finish",
        Text(nl="De tekst is klaar voor de raad", en="The text is ready for the council"),
        to=revised,
        together_with=[dean],
        when=[every_remark_is_answered],
    )
