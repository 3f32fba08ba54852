"""What the check of a draft comes to."""

import pytest

from leerlijn.domains.agreements.queries.checks import (
    CHECKS,
    CONFORMS,
    CONFORMS_WITH_REMARKS,
    DOES_NOT_CONFORM,
    conformity,
)


@pytest.mark.parametrize(
    ("met", "has_remarks", "found"),
    [
        (tuple(CHECKS), False, CONFORMS),
        (tuple(CHECKS), True, CONFORMS_WITH_REMARKS),
        (("themes", "budget"), True, DOES_NOT_CONFORM),
    ],
)
def test_a_draft_conforms_only_where_every_point_is_met(met, has_remarks, found):
    assert conformity(met, has_remarks=has_remarks) == found
