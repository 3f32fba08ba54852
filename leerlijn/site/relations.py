"""What the pages of the roof are for, and to whom each is open: the first page, oversight and management."""

from __future__ import annotations

from leerlijn.foundation.people.relations import (
    ADMINISTRATOR,
    AUDITOR,
    BOARD,
    COORDINATOR,
    COUNCIL_CHAIR,
    COUNCIL_REGISTRAR,
    COUNCIL_STAFF,
    COUNCIL_STUDENT,
    HR,
    POLICY_OFFICER,
)
from leerlijn.kernel.policy import ANYBODY, SIGNED_IN, Action, Office, Standing, Thing, may, policy
from leerlijn.kernel.sentence import Text
from leerlijn.kernel.verdict import Verdict

OPEN_FRONT = policy.action(
    "open-front-page", Text(nl="de eerste pagina openen", en="open the first page"), open_to=[ANYBODY]
)
READ_ACCESSIBILITY = policy.action(
    "read-accessibility",
    Text(nl="lezen hoe toegankelijk dit is", en="read how accessible this is"),
    open_to=[ANYBODY],
)
READ_OUTBOX = policy.action(
    "read-outbox",
    Text(nl="de brieven van een demonstratie lezen", en="read the letters of a demonstration"),
    open_to=[ANYBODY],
)
REPORT_PROBLEM = policy.action(
    "report-problem",
    Text(nl="melden dat iets niet werkt", en="report that something does not work"),
    open_to=[SIGNED_IN],
    writes=True,
)
SEARCH = policy.action(
    "search",
    Text(nl="zoeken in alles wat je mag zien", en="search in all that you may see"),
    open_to=[SIGNED_IN],
)
EXPLAIN_PERMISSION = policy.action(
    "explain-permission",
    Text(nl="vragen waarom iemand iets mag zien", en="ask why somebody can see something"),
    open_to=[AUDITOR, ADMINISTRATOR, COORDINATOR],
)
READ_PERMISSIONS = policy.action(
    "read-permissions",
    Text(nl="de tabel van alle rechten lezen", en="read the table of all permissions"),
    open_to=[AUDITOR, ADMINISTRATOR],
)
READ_REGISTER = policy.action(
    "read-register",
    Text(
        nl="lezen wat er over mensen wordt bewaard, en waarom",
        en="read what is kept about people, and why",
    ),
    open_to=[
        *(AUDITOR, ADMINISTRATOR, HR, BOARD, POLICY_OFFICER),
        *(COUNCIL_CHAIR, COUNCIL_REGISTRAR, COUNCIL_STAFF, COUNCIL_STUDENT),
    ],
)
READ_DESTRUCTION = policy.action(
    "read-destruction-list",
    Text(
        nl="lezen wat er op een dag vernietigd zou kunnen worden",
        en="read what could be destroyed on a day",
    ),
    open_to=[AUDITOR, ADMINISTRATOR],
)
READ_JOURNAL = policy.action(
    "read-journal", Text(nl="het logboek lezen", en="read the journal"), open_to=[AUDITOR]
)
VERIFY_JOURNAL = policy.action(
    "verify-journal",
    Text(nl="controleren of het logboek nog klopt", en="verify that the journal still holds"),
    open_to=[AUDITOR],
    writes=True,
)
READ_TRAIL = policy.action(
    "read-own-trail",
    Text(nl="lezen wat er over jou is vastgelegd", en="read what was recorded about you"),
    open_to=[SIGNED_IN],
)
TAKE_OUT = policy.action(
    "take-everything",
    Text(nl="alles over jou meenemen", en="take everything about you along"),
    open_to=[SIGNED_IN],
    writes=True,
)
ERASE = policy.action(
    "erase-person",
    Text(nl="iemand wissen, met z'n tweeën", en="erase somebody, together with a second person"),
    open_to=[ADMINISTRATOR, HR],
    decides=True,
)
IMPORT_STAFF = policy.action(
    "import-staff",
    Text(nl="de personeelslijst inlezen", en="take over the list of staff"),
    open_to=[HR],
    writes=True,
)
UNDO_IMPORT = policy.action(
    "undo-import-staff",
    Text(nl="een ingelezen personeelslijst terugdraaien", en="undo a list of staff that was taken over"),
    open_to=[HR],
    writes=True,
)
READ_SETTINGS = policy.action(
    "read-settings",
    Text(nl="lezen wat de instelling heeft gekozen", en="read what the institution chose"),
    open_to=[ADMINISTRATOR, AUDITOR],
)
CHOOSE_SETTINGS = policy.action(
    "choose-settings",
    Text(nl="kiezen wat er in de instelling geldt", en="choose what holds in the institution"),
    open_to=[ADMINISTRATOR],
    decides=True,
)
READ_OPERATION = policy.action(
    "read-operation",
    Text(nl="lezen hoe het systeem draait", en="read how the system runs"),
    open_to=[ADMINISTRATOR, AUDITOR],
)


def institution_of(standing: Standing) -> Thing:
    """The whole institution as a thing: the root of the tree in which somebody holds their offices."""
    root = next((office.path.split("/")[1] for office in standing.offices), "")
    return Thing(path=f"/{root}/")


def may_everywhere(standing: Standing, action: Action) -> Verdict:
    """Whether this is open to somebody for the institution as a whole, and not for their faculty only."""
    return may(standing, action, institution_of(standing))


def office_everywhere(standing: Standing, action: Action) -> Office | None:
    """The office of the whole institution by which it is: what the journal names when it is a mandate."""
    root = institution_of(standing).path
    held = (standing.office(role, at=root) for role in sorted(action.offices))
    return next((office for office in held if office), None)
