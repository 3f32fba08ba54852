"""A registration that cannot be read: HR says what it is, and then it stands in the register."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from leerlijn.domains.qualification.actions.duties import evaluate_duty
from leerlijn.domains.qualification.actions.register import (
    CertificateFound,
    ExemptionFound,
    Found,
    PartFound,
    ToEnter,
    enter_all,
)
from leerlijn.domains.qualification.issuers import issuers
from leerlijn.domains.qualification.queries.duties import pseudonym_of
from leerlijn.foundation.cases.queries.questions import UNDONE
from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.people import relations as offices
from leerlijn.kernel.procedure import (
    CLOCK,
    Answer,
    Choice,
    Line,
    Meaning,
    Paragraph,
    Procedure,
    Role,
    State,
    WholeNumber,
    effect,
    usually,
)
from leerlijn.kernel.sentence import Text

hr = Role("hr", Text(nl="HR-adviseur", en="HR adviser"), Meaning.HANDLER, offices.HR)
coordinator = Role(
    "coordinator", Text(nl="BKO-coördinator", en="UTQ coordinator"), Meaning.OVERSEER, offices.COORDINATOR
)
auditor = Role("auditor", Text(nl="auditor", en="auditor"), Meaning.OVERSEER, offices.AUDITOR)

WHAT = {
    "certificate": Text(nl="een certificaat", en="a certificate"),
    "part": Text(nl="een deelcertificaat", en="a partial certificate"),
    "exemption": Text(nl="een vrijstelling", en="an exemption"),
}
WHAT_IS_ASKED = (
    Choice(name="what", label=Text(nl="Wat het is", en="What it is"), among=WHAT, weighs=True),
    Choice(
        name="issuer",
        label=Text(nl="Van welke universiteit", en="Of which university"),
        among=issuers().names,
    ),
    Line(
        name="unit",
        label=Text(nl="Welk onderdeel (bij een deelcertificaat)", en="Which part (if it is partial)"),
        required=False,
        longest=20,
    ),
    WholeNumber(name="year", label=Text(nl="Jaar", en="Year"), least=1990, most=2100),
)


@effect(
    Text(
        nl="het staat in het register, en de regels worden opnieuw gevraagd",
        en="it stands in the register, and the rules are asked again",
    )
)
def enter_registration(facts: Any, answers: Mapping[str, Answer], *, actor: Actor, at: datetime) -> None:
    case = facts.case
    year = int(str(answers["year"]))
    issuer, unit = str(answers["issuer"]), str(answers["unit"] or "")
    found: dict[str, Found] = {
        "certificate": CertificateFound(issuer, year),
        "part": PartFound(issuer, unit.upper(), year),
        "exemption": ExemptionFound(year),
    }
    entry = ToEnter(
        case.subject_id,
        pseudonym_of(case.subject_id),
        found[str(answers["what"])],
        f"case:{case.pk}",
    )
    enter_all([entry], actor=actor, at=at)
    evaluate_duty(case.subject_id, at=at)


unreadable = State(
    "unreadable",
    Text(nl="Een registratie die niet te lezen is", en="A registration that cannot be read"),
    owner=hr,
    within=usually(
        "utq-registration.enter",
        Text(nl="een registratie ophelderen", en="clearing up a registration"),
        "P20D",
        if_passed=Text(
            nl="de docent blijft plichtig tot dit bekend is.",
            en="the lecturer stays obliged until this is known.",
        ),
    ),
)
entered = State("entered", Text(nl="In het register gezet", en="Entered in the register"), final=True)
dismissed = State("dismissed", Text(nl="Geen kwalificatie", en="No qualification"), final=True)
undone = State(
    UNDONE, Text(nl="Vervallen: de lijst is teruggedraaid", en="Void: the list was undone"), final=True
)

PROCEDURE = Procedure(
    key="utq-registration",
    edition="2026",
    title=Text(nl="BKO-registratie ophelderen", en="Clear up a UTQ registration"),
    named=Text(nl="BKO-registratie", en="UTQ registration"),
    source=Text(
        nl="het register van de BKO: vrije tekst in de lijst van HR waar een code hoort",
        en="the register of the UTQ: free text in HR’s list where a code belongs",
    ),
    starts_on=date(2017, 9, 1),
    roles=(hr, coordinator, auditor),
    openings=(CLOCK.may("ask", Text(nl="Vraag het aan HR", en="Ask HR"), to=unreadable),),
    table={
        unreadable: (
            hr.may(
                "enter",
                Text(nl="Zet het in het register", en="Enter it in the register"),
                told=Text(
                    nl="De registratie staat in het register",
                    en="The registration was entered in the register",
                ),
                to=entered,
                asks=WHAT_IS_ASKED,
                then=[enter_registration],
            ),
            hr.may(
                "dismiss",
                Text(nl="Het is geen kwalificatie", en="It is no qualification"),
                told=Text(
                    nl="Vastgelegd dat het geen kwalificatie is", en="It was recorded as no qualification"
                ),
                to=dismissed,
                asks=[Paragraph(name="reason", label=Text(nl="Waaruit blijkt dat", en="How do we know"))],
            ),
            CLOCK.may(
                "mended", Text(nl="Het bestand van HR klopt nu", en="HR's file is right now"), to=dismissed
            ),
            CLOCK.may("undo", Text(nl="De lijst is teruggedraaid", en="The list was undone"), to=undone),
        ),
        entered: (),
        dismissed: (),
        undone: (),
    },
)
