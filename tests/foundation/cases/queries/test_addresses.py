"""Where a case is read."""

from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.addresses import address_of, done_on


def test_a_case_is_read_on_the_page_of_its_procedure():
    case = Case(pk=12, procedure="act-switch", edition="2026")
    assert address_of(case) == "/assessments/12/"


def test_whoever_did_something_goes_to_where_the_page_says_so():
    case = Case(pk=12, procedure="act-switch", edition="2026")
    assert done_on(case, "order") == "/assessments/12/?done=order"
