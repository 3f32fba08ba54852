"""Planning an edition with its meetings, its review, and setting who comes first."""

from __future__ import annotations

from leerlijn.domains.development.actions.editions import set_rule
from leerlijn.domains.development.actions.offerings import plan_edition
from leerlijn.domains.development.guards import editions as guards
from leerlijn.domains.development.procedures.edition.states import draft, expert, office, planned, review
from leerlijn.foundation.meetings.sessions import SESSIONS
from leerlijn.kernel.procedure import Day, OneOf, Paragraph, SeveralOf, WholeNumber
from leerlijn.kernel.sentence import Text

WHAT_IS_ASKED = (
    OneOf(name="offering", label=Text(nl="Wat", en="What"), among=lambda facts: facts.offerings),
    OneOf(
        name="leader",
        label=Text(nl="Wie het leidt", en="Who leads it"),
        among=lambda facts: facts.experts,
        required=False,
    ),
    WholeNumber(name="seats", label=Text(nl="Hoeveel plaatsen", en="How many seats"), least=1, most=2000),
    WholeNumber(
        name="least", label=Text(nl="Vanaf hoeveel deelnemers", en="From how many people"), most=2000
    ),
    WholeNumber(
        name="most",
        label=Text(nl="Hoogstens zoveel van één school", en="At most so many from one school"),
        hint=Text(nl="Leeg: geen grens.", en="Empty: no limit."),
        required=False,
        most=2000,
    ),
    Day(name="opens_on", label=Text(nl="De inschrijving opent op", en="Enrolment opens on")),
    Day(name="closes_on", label=Text(nl="De inschrijving sluit na", en="Enrolment closes after")),
    SESSIONS,
)
RULE = (
    SeveralOf(
        name="first",
        label=Text(nl="Deze besturen en scholen gaan voor", en="These boards and schools come first"),
        hint=Text(
            nl="Met een bestuur gaan al zijn scholen voor. Niets gekozen: wie zich het eerst meldt.",
            en="With a board all its schools come first. Nothing chosen: who asks first.",
        ),
        among=lambda facts: facts.partners,
        required=False,
    ),
    WholeNumber(
        name="most",
        label=Text(nl="Hoogstens zoveel plaatsen voor één school", en="At most so many seats for one school"),
        hint=Text(nl="Leeg: geen grens.", en="Empty: no limit."),
        required=False,
        least=1,
        most=2000,
    ),
    Day(
        name="general_from",
        label=Text(nl="Vanaf deze dag schrijft iedereen zich in", en="From this day everybody can enrol"),
        hint=Text(
            nl="Tot dan alleen wie voorgaat. Leeg: iedereen vanaf de eerste dag.",
            en="Until then only those who come first. Empty: everybody from the first day.",
        ),
        required=False,
    ),
    Paragraph(
        name="reason",
        label=Text(nl="Waarom", en="Why"),
        hint=Text(
            nl="Nodig zodra iemand een plaats vroeg.", en="Needed as soon as somebody asked for a seat."
        ),
        required=False,
        longest=1000,
    ),
)
WHY = Paragraph(name="reason", label=Text(nl="Waarom", en="Why"), longest=1000)

plan = office.may(
    "draft",
    Text(nl="Plan een uitvoering", en="Plan an edition"),
    told=Text(nl="Een uitvoering is gepland", en="An edition was planned"),
    to=draft,
    when=[guards.is_at_pro_u],
    asks=WHAT_IS_ASKED,
    then=[plan_edition],
)
submit = expert.may(
    "submit",
    Text(nl="Laat het nakijken", en="Hand in for review"),
    told=Text(nl="De uitvoering wordt nagekeken", en="The edition is being reviewed"),
    to=review,
    when=[guards.has_a_session],
    together_with=[office],
)
approve = office.may(
    "approve",
    Text(nl="Neem het op in het aanbod", en="Put it in the catalogue"),
    told=Text(nl="Opgenomen in het aanbod", en="Put in the catalogue"),
    to=planned,
)
send_back = office.may(
    "send-back",
    Text(nl="Stuur het terug", en="Send it back"),
    told=Text(nl="Teruggestuurd", en="Sent back"),
    to=draft,
    asks=[WHY],
)
set_rule_step = office.may(
    "set-rule",
    Text(nl="Stel in wie er eerst komt", en="Set who comes first"),
    told=Text(nl="Ingesteld wie er eerst komt", en="It was set who comes first"),
    link=Text(nl="Wie krijgt een plaats?", en="Who gets a seat?"),
    to=None,
    page="development:rule",
    asks=RULE,
    then=[set_rule],
)
