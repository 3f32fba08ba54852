"""What the roles and the kinds of units are called: on pages, on cards, and in the API."""

from __future__ import annotations

from collections.abc import Mapping

from leerlijn.kernel.sentence import Text

ROLES: Mapping[str, Text] = {
    "administrator": Text(nl="functioneel beheerder", en="functional administrator"),
    "coordinator": Text(nl="BKO-coördinator", en="UTQ coordinator"),
    "supervisor": Text(nl="BKO-begeleider", en="UTQ supervisor"),
    "assessor": Text(nl="beoordelaar", en="assessor"),
    "hr": Text(nl="HR-adviseur", en="HR adviser"),
    "dean": Text(nl="decaan", en="dean"),
    "exemption-advisor": Text(nl="adviseur voor vrijstellingen", en="adviser on exemptions"),
    "utq-trainer": Text(nl="trainer van BKO-cursussen", en="trainer of UTQ courses"),
    "auditor": Text(nl="auditor", en="auditor"),
    "board": Text(nl="lid van het college van bestuur", en="member of the executive board"),
    "policy-officer": Text(nl="beleidsmedewerker onderwijs", en="education policy officer"),
    "portfolio-holder": Text(nl="portefeuillehouder onderwijs", en="portfolio holder for education"),
    "programme-director": Text(nl="opleidingsdirecteur", en="programme director"),
    "education-committee": Text(
        nl="lid van de universitaire commissie onderwijs", en="member of the university education committee"
    ),
    "support-group": Text(nl="lid van de support group", en="member of the support group"),
    "council-chair": Text(nl="voorzitter van de raad", en="chair of the council"),
    "council-registrar": Text(nl="griffier van de raad", en="registrar of the council"),
    "council-staff": Text(nl="personeelslid in de raad", en="staff member of the council"),
    "council-student": Text(nl="student in de raad", en="student member of the council"),
    "review-panel": Text(nl="lid van het beoordelingspanel", en="member of the review panel"),
    "pro-u-office": Text(nl="medewerker van het bureau Pro-U", en="Pro-U office"),
    "pro-u-director": Text(nl="directeur van Pro-U", en="director of Pro-U"),
    "expert": Text(nl="vakdidacticus", en="subject pedagogy expert"),
    "school-leader": Text(nl="schoolleider", en="school leader"),
    "teacher": Text(nl="leraar op een school", en="teacher at a school"),
    "act-head": Text(nl="hoofd van het assessmentcentrum", en="head of the assessment centre"),
    "act-coordinator": Text(
        nl="coördinator van het assessmentcentrum", en="coordinator of the assessment centre"
    ),
    "act-assessor": Text(nl="assessor van het assessmentcentrum", en="assessor of the assessment centre"),
    "partnership-coordinator": Text(
        nl="coördinator van het partnerschap", en="coordinator of the partnership"
    ),
    "school-trainer": Text(nl="schoolopleider", en="school-based trainer"),
    "student-teacher": Text(nl="leraar in opleiding", en="student teacher"),
}
"""By the value of `Membership.Role`, in its order."""


def role_title(role: str) -> Text:
    return ROLES.get(role, Text(nl=role, en=role))


KINDS: Mapping[str, Text] = {
    "institution": Text(nl="instelling", en="institution"),
    "faculty": Text(nl="faculteit", en="faculty"),
    "department": Text(nl="afdeling", en="department"),
    "service": Text(nl="dienst", en="service"),
    "programme": Text(nl="opleiding", en="programme"),
    "council": Text(nl="raad of commissie", en="council or committee"),
    "school-board": Text(nl="schoolbestuur", en="school board"),
    "school": Text(nl="school", en="school"),
    "location": Text(nl="vestiging", en="location"),
    "partnership": Text(nl="opleidingspartnerschap", en="partnership"),
}
"""By the value of `Unit.Kind`, in its order."""
KINDS_BELOW = ("faculty", "department", "service", "programme", "council", "school", "location")
"""What can be added under another unit."""

CONTRACTS: Mapping[str, Text] = {
    "permanent": Text(nl="vast", en="permanent"),
    "temporary": Text(nl="tijdelijk", en="temporary"),
}
"""By the value of `Appointment.Contract`."""
