"""What the steps of an edition ask: planning it with its meetings, and setting who comes first."""

from __future__ import annotations

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
