"""A UTQ certificate that is wrong: corrected, or revoked by a decision; never deleted (domain/utq 2.6)."""

from __future__ import annotations

from datetime import date

from leerlijn.domains.qualification.actions.certificate_changes import (
    correct_name,
    keep_decision,
    keep_which,
    revoke_it,
)
from leerlijn.domains.qualification.guards.certificate_changes import (
    certificate_is_valid,
    is_not_by_proposer,
    is_not_proposed_yet,
)
from leerlijn.domains.qualification.queries.certificate_changes import PROCEDURE as KEY
from leerlijn.domains.qualification.queries.certificate_changes import ChangeFacts, facts_of
from leerlijn.foundation.credentials.guards import LONGEST_NAME
from leerlijn.foundation.dossiers.relations import CANDIDATE
from leerlijn.foundation.people import relations as offices
from leerlijn.kernel.procedure import Line, Meaning, Paragraph, Procedure, Role, State, usually
from leerlijn.kernel.sentence import Said, Text

holder = Role("holder", Text(nl="houder", en="holder"), Meaning.OVERSEER, CANDIDATE)
coordinator = Role(
    "coordinator", Text(nl="BKO-coördinator", en="UTQ coordinator"), Meaning.HANDLER, offices.COORDINATOR
)
board = Role("board", Text(nl="college van bestuur", en="executive board"), Meaning.DECIDER, offices.BOARD)
hr = Role("hr", Text(nl="HR-adviseur", en="HR adviser"), Meaning.OVERSEER, offices.HR)
auditor = Role("auditor", Text(nl="auditor", en="auditor"), Meaning.OVERSEER, offices.AUDITOR)

READ_BY_HOLDER = Text(
    nl="De houder van het certificaat leest dit ook.",
    en="The holder of the certificate reads this too.",
)


def what_is_proposed(facts: ChangeFacts) -> list[tuple[Said, Said | str]]:
    """Of which certificate, and why."""
    shown: list[tuple[Said, Said | str]] = []
    if facts.certificate:
        shown += [
            (Text(nl="Certificaat", en="Certificate"), facts.certificate.number),
            (Text(nl="Naam erop", en="Name on it"), facts.certificate.says.holder),
        ]
    if facts.proposal:
        grounds = str(facts.proposal.payload.get("answers", {}).get("grounds", ""))
        shown.append((Text(nl="Waarom het voorgesteld is", en="Why it was proposed"), grounds))
    return shown


proposed = State(
    "proposed",
    Text(nl="Voorgesteld om in te trekken", en="Proposed for revocation"),
    owner=board,
    announced=True,
    within=usually(
        "utq-certificate-change.decide",
        Text(nl="besluiten of een certificaat wordt ingetrokken", en="deciding whether to revoke"),
        "P20D",
        if_passed=Text(
            nl="het certificaat blijft geldig tot het college besluit.",
            en="the certificate stays valid until the board decides.",
        ),
    ),
)
corrected = State("corrected", Text(nl="Het certificaat is verbeterd", en="Corrected"), final=True)
revoked = State("revoked", Text(nl="Het certificaat is ingetrokken", en="Revoked"), final=True)
stands = State("stands", Text(nl="Het certificaat blijft geldig", en="The certificate stands"), final=True)

correct = coordinator.may(
    "correct",
    Text(nl="Verbeter de naam op het certificaat", en="Correct the name on the certificate"),
    to=corrected,
    told=Text(nl="Het certificaat is verbeterd", en="The certificate was corrected"),
    when=[certificate_is_valid],
    asks=[
        Line(
            name="name",
            label=Text(nl="De naam zoals die gedrukt moet worden", en="The name as it must be printed"),
            longest=LONGEST_NAME,
        ),
        Paragraph(
            name="reason",
            label=Text(nl="Waarom het verbeterd wordt", en="Why it is corrected"),
            reader=READ_BY_HOLDER,
            longest=1000,
        ),
    ],
    then=[keep_which, correct_name],
    releases=True,
)
propose = coordinator.may(
    "propose-revocation",
    Text(nl="Stel voor het certificaat in te trekken", en="Propose to revoke the certificate"),
    to=proposed,
    told=Text(nl="Voorgesteld om het certificaat in te trekken", en="Its revocation was proposed"),
    when=[certificate_is_valid, is_not_proposed_yet],
    asks=[
        Paragraph(
            name="grounds",
            label=Text(nl="Op welke gronden", en="On which grounds"),
            reader=READ_BY_HOLDER,
            longest=4000,
        )
    ],
    then=[keep_which],
)
revoke = board.may(
    "revoke",
    Text(nl="Trek het certificaat in", en="Revoke the certificate"),
    to=revoked,
    told=Text(nl="Het certificaat is ingetrokken", en="The certificate was revoked"),
    when=[certificate_is_valid, is_not_by_proposer],
    asks=[
        Paragraph(
            name="reason",
            label=Text(nl="Waarom het wordt ingetrokken", en="Why it is revoked"),
            reader=READ_BY_HOLDER,
            longest=1000,
        )
    ],
    then=[revoke_it, keep_decision],
    shows=what_is_proposed,
    decides=True,
)
let_stand = board.may(
    "let-stand",
    Text(nl="Laat het certificaat gelden", en="Let the certificate stand"),
    to=stands,
    told=Text(nl="Het certificaat blijft geldig", en="The certificate stays valid"),
    when=[is_not_by_proposer],
    asks=[
        Paragraph(
            name="reason",
            label=Text(nl="Waarom het blijft gelden", en="Why it stays valid"),
            reader=READ_BY_HOLDER,
            longest=4000,
        )
    ],
    then=[keep_decision],
    shows=what_is_proposed,
    decides=True,
)

PROCEDURE = Procedure(
    key=KEY,
    edition="2026",
    title=Text(nl="BKO: een certificaat verbeteren of intrekken", en="UTQ: correct or revoke a certificate"),
    named=Text(nl="Wijziging van een BKO-certificaat", en="Change of a UTQ certificate"),
    source=Text(
        nl="onze standaard: een certificaat wordt verbeterd of door het college ingetrokken, nooit gewist",
        en="our default: a certificate is corrected, or revoked by the executive board, never deleted",
    ),
    starts_on=date(2017, 9, 1),
    roles=(holder, coordinator, board, hr, auditor),
    openings=(correct, propose),
    table={proposed: (revoke, let_stand), corrected: (), revoked: (), stands: ()},
    facts=facts_of,
)
