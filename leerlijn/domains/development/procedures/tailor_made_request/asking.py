"""The question of a school: asked, taken up, and declined, referred or withdrawn."""

from __future__ import annotations

from leerlijn.domains.development.actions.requests import begin_request, name_expert
from leerlijn.domains.development.guards import requests as guards
from leerlijn.domains.development.procedures.tailor_made_request.states import (
    acknowledged,
    contact,
    declined,
    office,
    received,
    referred,
    withdrawn,
)
from leerlijn.kernel.procedure import Line, OneOf, Paragraph, WholeNumber
from leerlijn.kernel.sentence import Text

THEIR_READERS = Text(nl="Dit lezen het bureau en de expert.", en="The office and the expert read this.")
WHAT_IS_ASKED = (
    OneOf(
        name="school",
        label=Text(nl="Voor welke school", en="For which school"),
        among=lambda facts: facts.schools,
    ),
    Paragraph(
        name="question",
        label=Text(
            nl="Wat wil je veranderen, in je eigen woorden", en="What you want to change, in your own words"
        ),
        reader=THEIR_READERS,
        longest=4000,
    ),
    Line(name="target_group", label=Text(nl="Voor wie", en="For whom")),
    WholeNumber(
        name="people", label=Text(nl="Met hoeveel mensen", en="With how many people"), least=1, most=1000
    ),
    Line(name="period", label=Text(nl="Wanneer ongeveer", en="About when")),
)
WHY = Paragraph(name="reason", label=Text(nl="Waarom", en="Why"), longest=1000)

ask = contact.may(
    "ask",
    Text(nl="Stel je vraag", en="Ask your question"),
    told=Text(nl="De vraag is gesteld", en="The question was asked"),
    to=received,
    when=[guards.works_at_a_school],
    asks=WHAT_IS_ASKED,
    then=[begin_request],
    entered_by=[office],
)
acknowledge = office.may(
    "acknowledge",
    Text(nl="Pak de vraag op", en="Take up the question"),
    told=Text(nl="De vraag is opgepakt", en="The question was taken up"),
    to=acknowledged,
    asks=[
        OneOf(
            name="expert",
            label=Text(nl="Wie gaat ermee verder", en="Who goes on with it"),
            among=lambda facts: facts.experts,
        )
    ],
    then=[name_expert],
)
refer = office.may(
    "refer",
    Text(nl="Verwijs door naar bestaand aanbod", en="Refer to what is offered already"),
    told=Text(nl="Doorverwezen naar bestaand aanbod", en="Referred to what is offered already"),
    to=referred,
    asks=[Paragraph(name="where", label=Text(nl="Waarheen en waarom", en="Where to and why"))],
)
decline = office.may(
    "decline",
    Text(nl="Neem de vraag niet aan", en="Decline"),
    told=Text(nl="De vraag is niet aangenomen", en="The question was declined"),
    to=declined,
    asks=[WHY],
    decides=True,
)
withdraw = contact.may(
    "withdraw",
    Text(nl="Trek de vraag in", en="Withdraw the question"),
    told=Text(nl="De vraag is ingetrokken", en="The question was withdrawn"),
    to=withdrawn,
    entered_by=[office],
)
