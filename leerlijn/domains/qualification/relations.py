"""Who is who in a qualification, and what is open to each; domain/utq 1.4 as code."""

from __future__ import annotations

from leerlijn.domains.qualification.queries.dossiers import SUPERVISES
from leerlijn.foundation.dossiers.relations import CANDIDATE
from leerlijn.foundation.panels.relations import JUDGE, THIRD, bars_from_judging, spoke_before
from leerlijn.foundation.people.relations import (
    ADMINISTRATOR,
    AUDITOR,
    COORDINATOR,
    DEAN,
    EXEMPTION_ADVISOR,
    HR,
    SUPERVISOR_POOL,
)
from leerlijn.kernel.policy import ANYBODY, SIGNED_IN, policy
from leerlijn.kernel.sentence import Text

SUPERVISOR = bars_from_judging(
    policy.relation(
        SUPERVISES,
        because=Text(nl="de BKO-begeleider van de kandidaat", en="the candidate's UTQ supervisor"),
    )
)
spoke_before("utq-exemption", "advise", "grant", "refuse")

LINE_MANAGER = policy.relation(
    "line-manager",
    because=Text(nl="de leidinggevende van de kandidaat", en="the candidate's line manager"),
)

COURSE_TRAINER = policy.relation(
    "course-trainer", because=Text(nl="degene die de cursus geeft", en="who gives the course")
)

READ_UTQ_GUIDE = policy.action(
    "read-utq-guide",
    Text(nl="lezen wat de BKO is en hoe die loopt", en="read what the UTQ is and how it goes"),
    open_to=[ANYBODY],
)
READ_UTQ_CONTACTS = policy.action(
    "read-utq-contacts",
    Text(nl="lezen wie je iets over de BKO vraagt", en="read who answers questions about the UTQ"),
    open_to=[SIGNED_IN],
)
BEGIN_DOSSIER = policy.action(
    "begin-dossier",
    Text(nl="een BKO-dossier beginnen", en="begin a UTQ dossier"),
    open_to=[CANDIDATE],
    writes=True,
)
TAKE_OVER_OFFICE = policy.action(
    "take-over-office",
    Text(
        nl="lopende trajecten en oude papieren overnemen uit een andere administratie",
        en="take over running tracks and earlier papers from another administration",
    ),
    open_to=[COORDINATOR, HR],
    writes=True,
)
SHARE_EVIDENCE = policy.action(
    "share-evidence",
    Text(nl="feedback vragen op een bewijsstuk", en="ask for feedback on a piece of evidence"),
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
LIST_SUPERVISION = policy.action(
    "list-supervision-hours",
    Text(
        nl="de lijst met uren voor begeleiding lezen",
        en="read the list of hours of supervision",
    ),
    open_to=[SUPERVISOR_POOL, COORDINATOR, HR],
)
READ_SUPERVISION_TOTALS = policy.action(
    "read-supervision-totals",
    Text(
        nl="lezen hoeveel uren begeleiding gepland, toegekend en gebruikt zijn",
        en="read how many hours of supervision are planned, granted and used",
    ),
    open_to=[CANDIDATE, SUPERVISOR, COORDINATOR, HR],
)
READ_SUPERVISION = policy.action(
    "read-supervision-entries",
    Text(
        nl="elke boeking van uren begeleiding lezen, zonder waar het over ging",
        en="read each entry of hours of supervision, without what it was about",
    ),
    open_to=[CANDIDATE, SUPERVISOR, COORDINATOR],
)
READ_SUPERVISION_NOTES = policy.action(
    "read-supervision-notes",
    Text(
        nl="lezen waar een gesprek met de begeleider over ging",
        en="read what a talk with the supervisor was about",
    ),
    open_to=[CANDIDATE, SUPERVISOR],
)
BOOK_SUPERVISION = policy.action(
    "book-supervision",
    Text(
        nl="uren begeleiding plannen en gesprekken boeken",
        en="plan hours of supervision and book talks",
    ),
    open_to=[SUPERVISOR],
    writes=True,
)
GRANT_SUPERVISION = policy.action(
    "grant-supervision",
    Text(nl="uren begeleiding toekennen", en="grant hours of supervision"),
    open_to=[COORDINATOR],
    writes=True,
)
READ_PRECHECK = policy.action(
    "read-precheck",
    Text(nl="lezen wat er uit de voorcheck kwam", en="read what came of the pre-check"),
    open_to=[CANDIDATE, SUPERVISOR, COORDINATOR],
)
READ_VERDICT = policy.action(
    "read-verdict",
    Text(nl="het besluit met de motivering lezen", en="read the verdict with its motivation"),
    open_to=[CANDIDATE, SUPERVISOR, JUDGE, COORDINATOR],
)
READ_CERTIFICATE = policy.action(
    "read-utq-certificate",
    Text(nl="het BKO-certificaat als pdf openen", en="open the UTQ certificate as a PDF"),
    open_to=[CANDIDATE, COORDINATOR],
)
READ_INTERVIEW = policy.action(
    "read-utq-interview",
    Text(
        nl="lezen wanneer het criteriumgerichte interview is, en wat eruit kwam",
        en="read when the criterion-based interview is, and what came of it",
    ),
    open_to=[CANDIDATE, JUDGE, COORDINATOR],
)
TAKE_FRAGMENT = policy.action(
    "take-fragment",
    Text(
        nl="een voorbeeld voor assessoren uit een gesloten dossier nemen",
        en="take an example for assessors from a closed dossier",
    ),
    open_to=[COORDINATOR],
    writes=True,
)
CHANGE_CERTIFICATE = policy.action(
    "change-certificate",
    Text(
        nl="de naam op een certificaat verbeteren, of voorstellen het in te trekken",
        en="correct the name on a certificate, or propose to revoke it",
    ),
    open_to=[COORDINATOR],
    writes=True,
)
PREPARE_CRITERIA = policy.action(
    "prepare-criteria",
    Text(
        nl="zien wat een nieuwe editie van de BKO-criteria zou betekenen",
        en="see what a new edition of the UTQ criteria would mean",
    ),
    open_to=[COORDINATOR],
)
PUBLISH_CRITERIA = policy.action(
    "publish-criteria",
    Text(
        nl="een nieuwe editie van de BKO-criteria publiceren", en="publish a new edition of the UTQ criteria"
    ),
    open_to=[COORDINATOR],
    decides=True,
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
WRITE_BACK_TO_HR = policy.action(
    "write-back-to-hr",
    Text(nl="een bestand maken voor het systeem van HR", en="make a file for the system of HR"),
    open_to=[HR],
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
BEGIN_INTAKE = policy.action(
    "begin-intake",
    Text(nl="een BKO-intake beginnen", en="begin a UTQ intake"),
    open_to=[CANDIDATE],
    writes=True,
)
INVITE_TO_INTAKE = policy.action(
    "invite-to-intake",
    Text(nl="iemand uitnodigen voor een BKO-intake", en="invite somebody to a UTQ intake"),
    open_to=[COORDINATOR, SUPERVISOR_POOL],
    writes=True,
)
WRITE_INTAKE = policy.action(
    "write-intake",
    Text(
        nl="een onderwijs-cv en een zelfdiagnose schrijven", en="write an educational CV and a self-diagnosis"
    ),
    open_to=[CANDIDATE],
    writes=True,
)
READ_TASKS = policy.action(
    "read-teaching-tasks",
    Text(nl="de onderwijstaken van een kandidaat lezen", en="read the teaching tasks of a candidate"),
    open_to=[CANDIDATE, LINE_MANAGER, SUPERVISOR, COORDINATOR],
)
READ_CV = policy.action(
    "read-educational-cv",
    Text(nl="het onderwijs-cv van een kandidaat lezen", en="read the educational CV of a candidate"),
    open_to=[CANDIDATE, SUPERVISOR, COORDINATOR],
)
READ_SELF_DIAGNOSIS = policy.action(
    "read-self-diagnosis",
    Text(
        nl="een zelfdiagnose, en wat de begeleider ervan vindt, lezen",
        en="read a self-diagnosis, and what the supervisor thinks of it",
    ),
    open_to=[CANDIDATE, SUPERVISOR],
)
ESTIMATE_LEVEL = policy.action(
    "estimate-level",
    Text(
        nl="een eigen inschatting naast een zelfdiagnose zetten",
        en="put an estimate of your own beside a self-diagnosis",
    ),
    open_to=[SUPERVISOR],
    writes=True,
)
READ_TRACK_PLAN = policy.action(
    "read-track-plan",
    Text(nl="het plan van een BKO-traject lezen", en="read the plan of a UTQ track"),
    open_to=[CANDIDATE, SUPERVISOR, COORDINATOR],
)
WRITE_TRACK_PLAN = policy.action(
    "write-track-plan",
    Text(nl="het plan van een BKO-traject maken", en="make the plan of a UTQ track"),
    open_to=[CANDIDATE, SUPERVISOR],
    writes=True,
)
READ_SLOTS = policy.action(
    "read-intake-slots",
    Text(nl="je eigen tijden voor een intake zien", en="see your own times for an intake"),
    open_to=[SUPERVISOR_POOL],
)
OFFER_SLOT = policy.action(
    "offer-intake-slot",
    Text(nl="een tijd voor een intake aanbieden", en="offer a time for an intake"),
    open_to=[SUPERVISOR_POOL],
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
