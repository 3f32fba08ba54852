"""Who is who in an assessment, and what is open to each; domain/pro-u 3b as code."""

from __future__ import annotations

from leerlijn.domains.assessments.queries.assessments import KNOWS, PAYS, TRAINS
from leerlijn.foundation.dossiers.relations import CANDIDATE
from leerlijn.foundation.panels.relations import JUDGE, bars_from_judging
from leerlijn.foundation.people.relations import ACT_COORDINATOR, ACT_HEAD
from leerlijn.kernel.policy import ANYBODY, SIGNED_IN, policy
from leerlijn.kernel.sentence import Text

PAYER = policy.relation(
    PAYS, because=Text(nl="degene die het assessment betaalt", en="whoever pays for the assessment")
)
TRAINER = bars_from_judging(
    policy.relation(TRAINS, because=Text(nl="opleider van de kandidaat", en="trainer of the candidate"))
)
ACQUAINTED = bars_from_judging(
    policy.relation(
        KNOWS,
        because=Text(
            nl="assessor die uitviel omdat die de kandidaat kent",
            en="assessor who dropped out, because they know the candidate",
        ),
    )
)

READ_CENTRE = policy.action(
    "read-assessment-centre",
    Text(nl="lezen wat het assessmentcentrum doet", en="read what the assessment centre does"),
    open_to=[ANYBODY],
)
SIGN_UP = policy.action(
    "sign-up-for-assessment",
    Text(nl="je aanmelden voor een assessment", en="sign up for an assessment"),
    open_to=[ANYBODY],
    writes=True,
)
CONFIRM_SIGN_UP = policy.action(
    "confirm-sign-up",
    Text(
        nl="met een link uit een mail bevestigen dat je je aanmeldt",
        en="confirm with a link from a letter that you sign up",
    ),
    open_to=[ANYBODY],
    writes=True,
)
READ_BOARD = policy.action(
    "read-assessments",
    Text(nl="alle assessments van het centrum zien", en="see all assessments of the centre"),
    open_to=[ACT_COORDINATOR, ACT_HEAD],
)
READ_OWN_ASSESSMENTS = policy.action(
    "read-own-assessments",
    Text(nl="je eigen assessments zien", en="see your own assessments"),
    open_to=[SIGNED_IN],
)
READ_PORTFOLIO = policy.action(
    "read-portfolio",
    Text(
        nl="het portfolio lezen terwijl eraan gewerkt wordt", en="read the portfolio while it is being made"
    ),
    open_to=[CANDIDATE],
)
READ_SEALED_PORTFOLIO = policy.action(
    "read-sealed-portfolio",
    Text(nl="het verzegelde portfolio lezen", en="read the sealed portfolio"),
    open_to=[CANDIDATE, JUDGE, ACT_COORDINATOR, ACT_HEAD],
)
READ_REGISTRATION = policy.action(
    "read-assessment-registration",
    Text(nl="lezen waarvoor iemand zich aanmeldde", en="read what somebody signed up for"),
    open_to=[CANDIDATE, JUDGE, ACT_COORDINATOR, ACT_HEAD],
)
READ_PRICE = policy.action(
    "read-assessment-price",
    Text(nl="lezen wat het assessment kost", en="read what the assessment costs"),
    open_to=[CANDIDATE, PAYER, ACT_COORDINATOR],
)
READ_TALKS = policy.action(
    "read-assessment-talks",
    Text(
        nl="lezen wat bij observatie en gesprekken is genoteerd",
        en="read what was noted at the observation and the talks",
    ),
    open_to=[JUDGE],
)
READ_REPORT = policy.action(
    "read-assessment-report",
    Text(nl="het rapport met de uitkomst lezen", en="read the report with its outcome"),
    open_to=[CANDIDATE, JUDGE, ACT_COORDINATOR, ACT_HEAD],
)
