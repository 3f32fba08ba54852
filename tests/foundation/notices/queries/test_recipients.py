"""Whom questions go to, by the meaning of the roles of a procedure."""

from dataclasses import replace

import pytest

from leerlijn.foundation.notices.queries.recipients import contact_of
from leerlijn.foundation.people.relations import DEAN, HR, SUPERVISOR_POOL
from leerlijn.kernel.procedure import Meaning, Role
from tests.foundation.notices.builders import ANSWERER, PROCEDURE, asker, coordinator, text

adviser = Role("adviser", text("adviser"), Meaning.ADVISER, SUPERVISOR_POOL)
dean = Role("dean", text("dean"), Meaning.DECIDER, DEAN)
hr = Role("hr", text("HR"), Meaning.OVERSEER, HR)
handler_without_office = Role("clerk", text("clerk"), Meaning.HANDLER, ANSWERER)


@pytest.mark.parametrize(
    ("roles", "contact"),
    [
        ((asker, hr, dean, adviser, coordinator), coordinator),
        ((asker, hr, dean, adviser), adviser),
        ((asker, hr, dean), dean),
        ((asker, handler_without_office, dean), dean),
        ((asker, hr), None),
    ],
)
def test_who_handles_is_asked_before_who_advises_and_who_decides(roles, contact):
    assert contact_of(replace(PROCEDURE, roles=roles)) == contact
