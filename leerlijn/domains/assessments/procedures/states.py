"""What both assessments share: who takes part, the terms, and the states from intake to decision."""

from __future__ import annotations

from leerlijn.domains.assessments.relations import PAYER
from leerlijn.foundation.dossiers.relations import CANDIDATE
from leerlijn.foundation.panels.relations import JUDGE
from leerlijn.foundation.people.relations import ACT_COORDINATOR, ACT_HEAD, AUDITOR
from leerlijn.kernel.procedure import (
    CLOCK,
    INFERRED,
    LOOK_AND_DECIDE,
    Deadline,
    Meaning,
    Role,
    Setting,
    State,
    usually,
)
from leerlijn.kernel.sentence import Text
from leerlijn.kernel.terms import Count

TO_CANDIDATE = Text(nl="De kandidaat leest dit.", en="The candidate reads this.")
TO_CENTRE = Text(
    nl="De coördinator van het centrum leest dit.", en="The coordinator of the centre reads this."
)
TO_JUDGES = Text(nl="Alleen de assessoren lezen dit.", en="Only the assessors read this.")

candidate = Role("candidate", Text(nl="kandidaat", en="candidate"), Meaning.INITIATOR, CANDIDATE)
payer = Role("payer", Text(nl="wie betaalt", en="whoever pays"), Meaning.ADVISER, PAYER)
assessor = Role("assessor", Text(nl="assessor", en="assessor"), Meaning.JUDGE, JUDGE)
coordinator = Role(
    "coordinator",
    Text(nl="coördinator van het centrum", en="coordinator of the centre"),
    Meaning.HANDLER,
    ACT_COORDINATOR,
)
head = Role("head", Text(nl="hoofd van het centrum", en="head of the centre"), Meaning.DECIDER, ACT_HEAD)
auditor = Role("auditor", Text(nl="auditor", en="auditor"), Meaning.OVERSEER, AUDITOR)
ROLES = (candidate, payer, assessor, coordinator, head, auditor)

SEES_DELAY = Text(nl="de kandidaat ziet dat het langer duurt.", en="the candidate sees that it takes longer.")
STAYS = Text(nl="het blijft bij jou liggen.", en="it stays with you.")
ASKS = Text(nl="de coördinator vraagt wat er nodig is.", en="the coordinator asks what is needed.")

registered = State(
    "registered",
    Text(nl="Aangemeld", en="Signed up"),
    owner=coordinator,
    doing=LOOK_AND_DECIDE,
    within=usually(
        "act.documents", Text(nl="diploma's nakijken", en="checking diplomas"), "P5D", if_passed=SEES_DELAY
    ),
)
intake = State(
    "intake",
    Text(nl="Het intakegesprek is gepland", en="The intake talk is planned"),
    owner=coordinator,
    doing=LOOK_AND_DECIDE,
    within=usually(
        "act.intake", Text(nl="intake en advies", en="intake and advice"), "P10D", if_passed=SEES_DELAY
    ),
)
advised_yes = State(
    "advised_yes",
    Text(nl="Advies: doen", en="Advice: go ahead"),
    owner=payer,
    within=usually("act.order", Text(nl="bestellen", en="ordering"), "P8W", if_passed=ASKS),
)
advised_other = State(
    "advised_other", Text(nl="Advies: een andere route", en="Advice: another route"), final=True
)
ordered = State(
    "ordered",
    Text(nl="Besteld", en="Ordered"),
    owner=coordinator,
    within=usually(
        "act.assign", Text(nl="assessoren vragen", en="asking assessors"), "P5D", if_passed=SEES_DELAY
    ),
)
assessors_assigned = State(
    "assessors_assigned",
    Text(nl="Twee assessoren zijn gevraagd", en="Two assessors were asked"),
    owner=candidate,
    within=usually(
        "act.begin", Text(nl="het portfolio beginnen", en="beginning the portfolio"), "P10D", if_passed=STAYS
    ),
)
portfolio_open = State(
    "portfolio_open",
    Text(nl="Het portfolio is in de maak", en="The portfolio is being made"),
    owner=candidate,
    doing=Text(nl="Werk aan je portfolio", en="Work on your portfolio"),
    within=usually(
        "act.portfolio",
        Text(nl="portfolio inleveren", en="handing in the portfolio"),
        "P4W",
        if_passed=STAYS,
        at_most="P8W",
    ),
)
tests = State(
    "tests",
    Text(nl="Er is een test nodig", en="A test is needed"),
    owner=coordinator,
    within=usually("act.test", Text(nl="test afnemen", en="holding the test"), "P20D", if_passed=SEES_DELAY),
)
interviewed = State(
    "interviewed",
    Text(nl="Twee assessoren scoren, elk voor zich", en="Two assessors score, each alone"),
    owner=assessor,
    within=usually("act.score", Text(nl="scoren", en="scoring"), "P5D", if_passed=ASKS),
)
scored = State(
    "scored",
    Text(nl="De assessoren leggen hun scores naast elkaar", en="The assessors compare their scores"),
    owner=assessor,
    within=usually("act.settle", Text(nl="overleggen", en="conferring"), "P5D", if_passed=ASKS),
)
consensus = State(
    "consensus",
    Text(nl="Eén assessor stelt een uitkomst voor", en="One assessor proposes an outcome"),
    owner=assessor,
    within=usually("act.agree", Text(nl="instemmen", en="agreeing"), "P5D", if_passed=ASKS),
)
no_consensus = State(
    "no_consensus",
    Text(nl="De assessoren worden het niet eens", en="The assessors do not agree"),
    owner=coordinator,
    within=usually(
        "act.third", Text(nl="iemand anders vragen", en="asking somebody else"), "P10D", if_passed=SEES_DELAY
    ),
)
report_draft = State(
    "report_draft",
    Text(nl="Het rapport wordt geschreven", en="The report is being written"),
    owner=assessor,
    within=usually(
        "act.report", Text(nl="rapport schrijven", en="writing the report"), "P10D", if_passed=ASKS
    ),
)
fact_check = State(
    "fact_check",
    Text(nl="De kandidaat leest of de feiten kloppen", en="The candidate reads whether the facts are right"),
    owner=candidate,
    doing=Text(nl="Kijk of de feiten kloppen", en="Check the facts"),
    within=Deadline(
        length=Setting("act.facts", Text(nl="feiten nalezen", en="checking the facts"), "P5D", INFERRED),
        count=Count.WORKING,
        if_passed=Text(
            nl="we gaan ervan uit dat de feiten kloppen.", en="we take it that the facts are right."
        ),
        lapse="no-comments",
    ),
)
facts_checked = State(
    "facts_checked",
    Text(nl="Het hoofd van het centrum besluit", en="The head of the centre decides"),
    owner=head,
    within=usually("act.decide", Text(nl="besluiten", en="deciding"), "P10D", if_passed=SEES_DELAY),
)
decided = State(
    "decided",
    Text(nl="Besloten", en="Decided"),
    owner=CLOCK,
    within=Deadline(
        length=Setting(
            "act.complaint",
            Text(nl="een klacht indienen", en="filing a complaint"),
            "P6W",
            Text(
                nl="onze standaard: de algemene termijn van de universiteit om bezwaar te maken",
                en="our default: the general term of the university for an objection",
            ),
        ),
        extend=True,
        if_passed=Text(nl="het besluit staat vast.", en="the decision stands."),
        lapse="close",
    ),
)
complaint = State(
    "complaint",
    Text(nl="Er is een klacht over het besluit", en="There is a complaint about the decision"),
    owner=coordinator,
    within=usually(
        "act.complaint-answer",
        Text(nl="een klacht beantwoorden", en="answering a complaint"),
        "P6W",
        if_passed=SEES_DELAY,
    ),
)
closed = State(
    "closed", Text(nl="Afgesloten zonder verklaring", en="Closed without a declaration"), final=True
)
withdrawn = State("withdrawn", Text(nl="Teruggetrokken", en="Withdrawn"), final=True)
stopped = State("stopped", Text(nl="Gestopt door het centrum", en="Stopped by the centre"), final=True)
