"""Who is who in Pro-U, and what is open to each."""

from __future__ import annotations

from leerlijn.foundation.people.relations import (
    AUDITOR,
    EXPERT,
    PRO_U_DIRECTOR,
    PRO_U_OFFICE,
    SCHOOL_LEADER,
    TEACHER,
)
from leerlijn.kernel.policy import ANYBODY, policy
from leerlijn.kernel.sentence import Text

PARTICIPANT = policy.relation(
    "participant", because=Text(nl="degene die meedoet", en="the one who takes part")
)
TEAM_CONTACT = policy.relation(
    "team-contact", because=Text(nl="degene die het team inschreef", en="who enrolled the team")
)
EDITION_LEADER = policy.relation(
    "edition-leader", because=Text(nl="degene die de bijeenkomsten leidt", en="who leads the meetings")
)
REQUEST_CONTACT = policy.relation(
    "request-contact", because=Text(nl="degene die de vraag stelde", en="the one who asked")
)
REQUEST_EXPERT = policy.relation(
    "request-expert", because=Text(nl="de expert die de vraag oppakt", en="the expert who takes it up")
)
GUEST = policy.relation(
    "deed-bound-guest",
    because=Text(
        nl="degene aan wie gevraagd is één handeling te doen", en="the one who was asked to do one thing"
    ),
)

SEES_DRAFTS = (REQUEST_EXPERT, PRO_U_OFFICE, PRO_U_DIRECTOR, AUDITOR)
"""Who sees a proposal while it is written; the school sees what was sent."""

READ_CATALOGUE = policy.action(
    "read-catalogue",
    Text(nl="het aanbod van Pro-U bekijken", en="read the catalogue of Pro-U"),
    open_to=[ANYBODY],
)
ENROL = policy.action(
    "enrol",
    Text(nl="je inschrijven voor een activiteit", en="enrol in an activity"),
    open_to=[PARTICIPANT],
    writes=True,
)
ENROL_TEAM = policy.action(
    "enrol-team",
    Text(nl="een team inschrijven voor een activiteit", en="enrol a team in an activity"),
    open_to=[SCHOOL_LEADER],
    writes=True,
)
READ_OWN_ENROLMENTS = policy.action(
    "read-own-enrolments",
    Text(nl="je eigen inschrijvingen en verklaringen zien", en="see your own enrolments and statements"),
    open_to=[TEACHER, SCHOOL_LEADER],
)
READ_STATEMENT = policy.action(
    "read-statement",
    Text(nl="je eigen verklaring van uren openen", en="open your own statement of hours"),
    open_to=[PARTICIPANT],
)
READ_EDITIONS = policy.action(
    "read-editions",
    Text(nl="zien hoe het met elke uitvoering staat", en="see where each edition stands"),
    open_to=[PRO_U_OFFICE, PRO_U_DIRECTOR, EXPERT, AUDITOR],
)
MARK_ATTENDANCE = policy.action(
    "mark-attendance",
    Text(nl="bijhouden wie er was", en="keep the list of who was there"),
    open_to=[EDITION_LEADER, PRO_U_OFFICE],
    writes=True,
)
CHECK_IN = policy.action(
    "check-in",
    Text(nl="je melden bij een bijeenkomst", en="check in at a meeting"),
    open_to=[PARTICIPANT],
    writes=True,
)
READ_TEAM = policy.action(
    "read-team",
    Text(nl="zien waaraan het eigen team meedoet", en="see what the own team takes part in"),
    open_to=[SCHOOL_LEADER],
)
ASK_TAILOR_MADE = policy.action(
    "ask-tailor-made",
    Text(nl="een vraag op maat stellen", en="ask a tailor-made question"),
    open_to=[SCHOOL_LEADER, TEACHER],
    writes=True,
)
SIGN_BY_LINK = policy.action(
    "sign-by-link",
    Text(
        nl="met een link uit een mail een voorstel tekenen",
        en="sign a proposal with a link from a letter",
    ),
    open_to=[ANYBODY],
    writes=True,
)
