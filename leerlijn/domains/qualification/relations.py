"""Who is who in a qualification, and what is open to each; domain/utq 1.4 as code."""

from __future__ import annotations

from leerlijn.domains.qualification.queries.dossiers import SUPERVISES
from leerlijn.foundation.dossiers.relations import CANDIDATE
from leerlijn.foundation.panels.relations import JUDGE, THIRD
from leerlijn.foundation.people.relations import (
    ADMINISTRATOR,
    AUDITOR,
    COORDINATOR,
    DEAN,
    EXEMPTION_ADVISOR,
    HR,
    SUPERVISOR_POOL,
)
from leerlijn.kernel.policy import SIGNED_IN, policy
from leerlijn.kernel.sentence import Text

SUPERVISOR = policy.relation(
    SUPERVISES, because=Text(nl="de BKO-begeleider van de kandidaat", en="the candidate's UTQ supervisor")
)

COURSE_TRAINER = policy.relation(
    "course-trainer", because=Text(nl="degene die de cursus geeft", en="who gives the course")
)

BEGIN_DOSSIER = policy.action(
    "begin-dossier",
    Text(nl="een BKO-dossier beginnen", en="begin a UTQ dossier"),
    open_to=[CANDIDATE],
    writes=True,
)
READ_DRAFT = policy.action(
    "read-draft-dossier",
    Text(nl="het dossier lezen terwijl eraan gewerkt wordt", en="read the dossier while it is being made"),
    open_to=[CANDIDATE, SUPERVISOR],
)
READ_SUBMISSION = policy.action(
    "read-sealed-dossier",
    Text(nl="het verzegelde dossier lezen", en="read the sealed dossier"),
    open_to=[CANDIDATE, SUPERVISOR, JUDGE, THIRD, COORDINATOR],
)
READ_VERDICT = policy.action(
    "read-verdict",
    Text(nl="het besluit met de motivering lezen", en="read the verdict with its motivation"),
    open_to=[CANDIDATE, SUPERVISOR, JUDGE, COORDINATOR],
)
PUBLISH_CRITERIA = policy.action(
    "publish-criteria",
    Text(
        nl="een nieuwe editie van de BKO-criteria publiceren", en="publish a new edition of the UTQ criteria"
    ),
    open_to=[COORDINATOR],
    writes=True,
)
READ_CARRYING = policy.action(
    "read-carrying",
    Text(
        nl="lezen wat lopende dossiers meenemen naar nieuwe criteria",
        en="read what running dossiers take along to new criteria",
    ),
    open_to=[COORDINATOR],
)
READ_LINE = policy.action(
    "read-own-line",
    Text(nl="je eigen BKO-lijn zien", en="see your own UTQ line"),
    open_to=[SIGNED_IN],
)
READ_DUTIES = policy.action(
    "read-duties",
    Text(nl="de lijst van BKO-plichten lezen", en="read the list of duties to qualify"),
    open_to=[COORDINATOR, SUPERVISOR_POOL, HR, DEAN, AUDITOR, ADMINISTRATOR],
)
ASK_EXEMPTION = policy.action(
    "ask-exemption",
    Text(nl="vrijstelling van de BKO vragen", en="ask for exemption from the UTQ"),
    open_to=[CANDIDATE],
    writes=True,
)
READ_EXEMPTION_FILE = policy.action(
    "read-exemption-file",
    Text(
        nl="diploma en reflectieverslag bij een vrijstelling lezen",
        en="read the diploma and reflection report of a request for exemption",
    ),
    open_to=[CANDIDATE, HR, DEAN, EXEMPTION_ADVISOR, COORDINATOR],
)
READ_FINDINGS = policy.action(
    "read-exemption-findings",
    Text(
        nl="de bevindingen en het advies over een vrijstelling lezen",
        en="read the findings and the advice on an exemption",
    ),
    open_to=[CANDIDATE, HR, DEAN, EXEMPTION_ADVISOR, COORDINATOR],
)
READ_COURSES = policy.action(
    "read-courses",
    Text(nl="de cursussen van de BKO bekijken", en="read the courses of the UTQ"),
    open_to=[SIGNED_IN],
)
ASK_SEAT = policy.action(
    "ask-seat",
    Text(nl="een plaats in een BKO-cursus nemen", en="take a seat in a UTQ course"),
    open_to=[CANDIDATE],
    writes=True,
)
PLAN_COURSE = policy.action(
    "plan-course",
    Text(nl="een BKO-cursus plannen", en="plan a UTQ course"),
    open_to=[COORDINATOR],
    writes=True,
)
MARK_COURSE = policy.action(
    "mark-course",
    Text(nl="bijhouden wie er bij een BKO-cursus was", en="keep the list of who was at a UTQ course"),
    open_to=[COURSE_TRAINER, COORDINATOR],
    writes=True,
)
READ_COURSE_STATEMENT = policy.action(
    "read-course-statement",
    Text(nl="je eigen verklaring van een BKO-cursus openen", en="open your own statement of a UTQ course"),
    open_to=[CANDIDATE],
)
