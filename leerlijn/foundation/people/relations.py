"""The offices of the organisation as relations, and what anybody may do with their own account."""

from __future__ import annotations

from collections.abc import Iterable

from leerlijn.foundation.people.models import Membership
from leerlijn.kernel.policy import ANYBODY, SIGNED_IN, Action, Relation, Standing, Thing, may, policy
from leerlijn.kernel.sentence import Text
from leerlijn.kernel.verdict import Verdict


def office(role: Membership.Role, *, nl: str, en: str) -> Relation:
    """The relation of whoever holds this role."""
    return policy.relation(role.value, because=Text(nl=nl, en=en), office=role.value)


COORDINATOR = office(
    Membership.Role.COORDINATOR, nl="BKO-coördinator van de faculteit", en="UTQ coordinator of the faculty"
)
HR = office(Membership.Role.HR, nl="HR-adviseur van de faculteit", en="HR adviser of the faculty")
DEAN = office(Membership.Role.DEAN, nl="decaan van de faculteit", en="dean of the faculty")
AUDITOR = office(
    Membership.Role.AUDITOR, nl="auditor, en alles mag lezen", en="auditor, and may read everything"
)
ADMINISTRATOR = office(
    Membership.Role.ADMINISTRATOR, nl="functioneel beheerder", en="functional administrator"
)
EXEMPTION_ADVISOR = office(
    Membership.Role.EXEMPTION_ADVISOR, nl="adviseur voor vrijstellingen", en="adviser on exemptions"
)
UTQ_TRAINER = office(Membership.Role.UTQ_TRAINER, nl="trainer van BKO-cursussen", en="trainer of UTQ courses")
SUPERVISOR_POOL = office(
    Membership.Role.SUPERVISOR,
    nl="BKO-begeleider in de faculteit",
    en="UTQ supervisor in the faculty",
)
ASSESSOR_POOL = office(
    Membership.Role.ASSESSOR, nl="beoordelaar in de faculteit", en="assessor in the faculty"
)

BOARD = office(
    Membership.Role.BOARD, nl="lid van het college van bestuur", en="member of the executive board"
)
POLICY_OFFICER = office(
    Membership.Role.POLICY_OFFICER, nl="beleidsmedewerker onderwijs", en="education policy officer"
)
PORTFOLIO_HOLDER = office(
    Membership.Role.PORTFOLIO_HOLDER,
    nl="portefeuillehouder onderwijs van de faculteit",
    en="portfolio holder for education of the faculty",
)
PROGRAMME_DIRECTOR = office(
    Membership.Role.PROGRAMME_DIRECTOR, nl="directeur van de opleiding", en="director of the programme"
)
EDUCATION_COMMITTEE = office(
    Membership.Role.EDUCATION_COMMITTEE,
    nl="lid van de universitaire commissie onderwijs",
    en="member of the university education committee",
)
SUPPORT_GROUP = office(
    Membership.Role.SUPPORT_GROUP, nl="lid van de support group", en="member of the support group"
)
COUNCIL_CHAIR = office(Membership.Role.COUNCIL_CHAIR, nl="voorzitter van de raad", en="chair of the council")
COUNCIL_REGISTRAR = office(
    Membership.Role.COUNCIL_REGISTRAR, nl="griffier van de raad", en="registrar of the council"
)
COUNCIL_STAFF = office(
    Membership.Role.COUNCIL_STAFF, nl="personeelslid in de raad", en="staff member of the council"
)
COUNCIL_STUDENT = office(
    Membership.Role.COUNCIL_STUDENT, nl="student in de raad", en="student member of the council"
)
REVIEW_PANEL = office(
    Membership.Role.REVIEW_PANEL, nl="lid van het beoordelingspanel", en="member of the review panel"
)
PRO_U_OFFICE = office(
    Membership.Role.PRO_U_OFFICE, nl="medewerker van het bureau Pro-U", en="at the Pro-U office"
)
PRO_U_DIRECTOR = office(Membership.Role.PRO_U_DIRECTOR, nl="directeur van Pro-U", en="director of Pro-U")
EXPERT = office(Membership.Role.EXPERT, nl="vakdidacticus", en="subject pedagogy expert")
SCHOOL_LEADER = office(
    Membership.Role.SCHOOL_LEADER, nl="schoolleider van de school", en="leader of the school"
)
TEACHER = office(Membership.Role.TEACHER, nl="leraar op de school", en="teacher at the school")
ACT_HEAD = office(
    Membership.Role.ACT_HEAD, nl="hoofd van het assessmentcentrum", en="head of the assessment centre"
)
ACT_COORDINATOR = office(
    Membership.Role.ACT_COORDINATOR,
    nl="coördinator van het assessmentcentrum",
    en="coordinator of the assessment centre",
)
ACT_ASSESSOR = office(
    Membership.Role.ACT_ASSESSOR,
    nl="assessor van het assessmentcentrum",
    en="assessor of the assessment centre",
)
PARTNERSHIP_COORDINATOR = office(
    Membership.Role.PARTNERSHIP_COORDINATOR,
    nl="coördinator van het partnerschap",
    en="coordinator of the partnership",
)
SCHOOL_TRAINER = office(Membership.Role.SCHOOL_TRAINER, nl="schoolopleider", en="school-based trainer")
STUDENT_TEACHER = office(Membership.Role.STUDENT_TEACHER, nl="leraar in opleiding", en="student teacher")

SIGN_IN = policy.action("sign-in", Text(nl="inloggen en uitloggen", en="sign in and out"), open_to=[ANYBODY])
READ_ACCOUNT = policy.action(
    "read-account", Text(nl="je eigen account bekijken", en="see your own account"), open_to=[SIGNED_IN]
)
CHANGE_ACCOUNT = policy.action(
    "change-account",
    Text(nl="je eigen taal en sleutels kiezen", en="choose your own language and keys"),
    open_to=[SIGNED_IN],
    writes=True,
)
MAKE_KEY = policy.action(
    "make-key",
    Text(nl="een sleutel voor een programma maken", en="make a key for a program"),
    open_to=[SIGNED_IN],
    decides=True,
)
PROVE = policy.action(
    "prove",
    Text(nl="nog eens laten zien dat jij het bent", en="prove once more that it is you"),
    open_to=[SIGNED_IN],
)
CHANGE_WAYS = policy.action(
    "change-ways",
    Text(nl="kiezen waarmee je inlogt", en="choose what you sign in with"),
    open_to=[SIGNED_IN],
    writes=True,
)

READ_UNITS = policy.action(
    "read-units",
    Text(
        nl="lezen welke eenheden er zijn en wie er welke rol heeft",
        en="read the units and who has which role",
    ),
    open_to=[ADMINISTRATOR, HR, COORDINATOR, AUDITOR],
)
ADD_UNIT = policy.action(
    "add-unit", Text(nl="een eenheid toevoegen", en="add a unit"), open_to=[ADMINISTRATOR], writes=True
)
CHANGE_UNIT = policy.action(
    "change-unit",
    Text(nl="een eenheid een andere naam geven of beëindigen", en="rename a unit, or end it"),
    open_to=[ADMINISTRATOR],
    writes=True,
)
APPOINT = policy.action(
    "appoint",
    Text(nl="iemand een rol geven in een eenheid", en="give somebody a role in a unit"),
    open_to=[ADMINISTRATOR],
    decides=True,
)
APPOINT_TO_POOL = policy.action(
    "appoint-to-pool",
    Text(
        nl="iemand begeleider, beoordelaar of trainer maken in een eenheid",
        en="make somebody a supervisor, assessor or trainer in a unit",
    ),
    open_to=[ADMINISTRATOR, COORDINATOR],
    decides=True,
)
READ_LOOSE_RIGHTS = policy.action(
    "read-loose-rights",
    Text(nl="lezen welke rollen geen reden meer hebben", en="read which roles have no reason any more"),
    open_to=[ADMINISTRATOR, AUDITOR],
)
GIVE_MANDATE = policy.action(
    "give-mandate",
    Text(nl="een ander mandaat geven voor je eigen rol", en="give somebody a mandate for your own role"),
    open_to=[
        ADMINISTRATOR,
        COORDINATOR,
        SUPERVISOR_POOL,
        ASSESSOR_POOL,
        HR,
        DEAN,
        EXEMPTION_ADVISOR,
        AUDITOR,
        BOARD,
        POLICY_OFFICER,
        PORTFOLIO_HOLDER,
        PROGRAMME_DIRECTOR,
        COUNCIL_REGISTRAR,
        PRO_U_OFFICE,
        PRO_U_DIRECTOR,
        ACT_HEAD,
        ACT_COORDINATOR,
        PARTNERSHIP_COORDINATOR,
        SCHOOL_LEADER,
    ],
    decides=True,
)
READ_PEOPLE = policy.action(
    "read-people",
    Text(
        nl="iemand opzoeken met dienstverband en rollen",
        en="look somebody up with their appointments and roles",
    ),
    open_to=[ADMINISTRATOR, HR, COORDINATOR],
)
READ_PENSION_DATE = policy.action(
    "read-pension-date",
    Text(nl="de AOW-datum van iemand lezen", en="read somebody's state pension date"),
    open_to=[HR],
)
ADD_PERSON = policy.action(
    "add-person",
    Text(nl="iemand van buiten toevoegen", en="add somebody from outside"),
    open_to=[ADMINISTRATOR],
    writes=True,
)
READ_DOUBLES = policy.action(
    "read-doubles",
    Text(nl="zien wie misschien dubbel bekend is", en="see who may be known twice"),
    open_to=[ADMINISTRATOR, HR],
)
MERGE_PEOPLE = policy.action(
    "merge-people",
    Text(nl="van twee bekenden er één maken", en="make one of two who are one person"),
    open_to=[ADMINISTRATOR],
    decides=True,
)
MANAGE_ACCOUNTS = policy.action(
    "manage-accounts",
    Text(nl="accounts openen en sluiten", en="open and close accounts"),
    open_to=[ADMINISTRATOR],
    decides=True,
)

POOLS = frozenset({Membership.Role.SUPERVISOR, Membership.Role.ASSESSOR, Membership.Role.UTQ_TRAINER})
"""Roles for which a coordinator finds the people: they judge, guide and train, and manage nothing."""


def appointing(role: str) -> Action:
    """The action by which somebody gets this role."""
    return APPOINT_TO_POOL if role in POOLS else APPOINT


def roles_to_give(standing: Standing, path: str) -> tuple[Membership.Role, ...]:
    """The roles that somebody may give, and end, in the unit at this place."""
    return tuple(role for role in Membership.Role if may(standing, appointing(role), Thing(path)))


def may_about(standing: Standing, action: Action, things: Iterable[Thing]) -> Verdict:
    """Whether this is open about somebody who is in several places: one that opens it is enough."""
    verdicts = [may(standing, action, thing) for thing in things]
    return next((verdict for verdict in verdicts if verdict), verdicts[0])
