"""Three roles, one list of work, sorted by what being late does; nothing stands on it twice (X12)."""

from __future__ import annotations

import re

from leerlijn.foundation.cases.actions.questions import Asked, ask
from leerlijn.foundation.cases.queries.lines import work_of
from leerlijn.foundation.people.actions.memberships import appoint
from leerlijn.foundation.people.models import Membership
from leerlijn.kernel.sentence import Sentence
from leerlijn.site import wiring
from tests.stories.world import LONG_AGO, SETTING_UP

ROLES = (
    (Membership.Role.HR, "NU"),
    (Membership.Role.HR, "ET"),
    (Membership.Role.DEAN, "ET"),
    (Membership.Role.COORDINATOR, "ET"),
)


def test_three_roles_have_one_list_without_duplicates(world, enter):
    wiring.tie()
    person = world.people["coordinator"]
    for role, unit in ROLES:
        appoint(person, role, world.units[unit], starts_on=LONG_AGO, by=SETTING_UP, at=world.at)
    handed_in = world.sealed("candidate").pk
    own = world.begin("coordinator").pk
    unit = world.units["ET"]
    question = Asked(
        "one", Sentence("There is no e-mail address."), world.people["stranger"].pk, unit.pk, unit.path
    )
    (asked,) = ask("staff-question", [question], about=[], at=world.at)
    rows = work_of(world.standing("coordinator"))
    assert sorted(row.id for row in rows) == sorted([handed_in, own, asked.pk])
    lateness = [(row.late, row.due_on) for row in rows]
    assert lateness == sorted(lateness)
    page = enter("coordinator").get("/work/").content.decode()
    for row in rows:
        assert len(re.findall(rf'<h3><a href="[^"]*/{row.id}/"', page)) == 1


def test_a_button_in_the_list_never_says_the_answer(world, enter):
    """What has to be decided is looked at first; what must be made is worked on."""
    case = world.judged()
    world.step(case, "propose", "assessor-1", outcome="pass", motivation="Convincing throughout.")
    work = enter("assessor-3").get("/work/").content.decode()
    assert "Look and decide</a>" in work
    assert "I agree" not in work
    world.begin("stranger")
    work = enter("stranger").get("/work/").content.decode()
    assert "Work on your dossier</a>" in work
    assert "Hand in the dossier" not in work
