"""A tailor-made request, from the question of a school to a signed proposal; pro-u.md M9."""

from __future__ import annotations

from datetime import date

from leerlijn.domains.development.procedures.tailor_made_request.asking import (
    acknowledge,
    ask,
    decline,
    refer,
    withdraw,
)
from leerlijn.domains.development.procedures.tailor_made_request.intake import (
    approve_intake,
    correct_intake,
    hold_intake,
    plan_intake,
)
from leerlijn.domains.development.procedures.tailor_made_request.proposing import (
    ask_change,
    begin_proposal,
    expire,
    revise,
    send,
    sign,
    write,
)
from leerlijn.domains.development.procedures.tailor_made_request.states import (
    acknowledged,
    agreed,
    auditor,
    contact,
    declined,
    director,
    expert,
    expired,
    intake_held,
    intake_planned,
    intake_written,
    office,
    proposal_draft,
    proposal_sent,
    received,
    referred,
    revising,
    signatory,
    withdrawn,
)
from leerlijn.domains.development.queries.names import names_of_requests
from leerlijn.domains.development.queries.requests import request_facts
from leerlijn.kernel.procedure import Procedure
from leerlijn.kernel.sentence import Text

SOURCE = Text(
    nl="brochure van Pro-U: professionele ontwikkeling op maat, in samenspraak met de school",
    en="brochure of Pro-U: tailor-made professional development, in consultation with the school",
)

PROCEDURE = Procedure(
    key="tailor-made-request",
    edition="2026",
    title=Text(nl="Vraag op maat", en="Tailor-made request"),
    named=names_of_requests,
    source=SOURCE,
    starts_on=date(2020, 1, 1),
    roles=(contact, office, expert, director, signatory, auditor),
    openings=(ask,),
    facts=request_facts,
    page="development:request",
    table={
        received: (acknowledge, decline, withdraw),
        acknowledged: (plan_intake, refer, decline, withdraw),
        intake_planned: (hold_intake, decline, withdraw),
        intake_written: (approve_intake, correct_intake, decline, withdraw),
        intake_held: (begin_proposal, decline, withdraw),
        proposal_draft: (write, send, withdraw),
        proposal_sent: (sign, ask_change, revise, expire, withdraw),
        revising: (write, send, withdraw),
        agreed: (),
        referred: (),
        declined: (),
        withdrawn: (),
        expired: (),
    },
)
