"""Each condition of an assessment says yes where it should, and else what to do."""

from __future__ import annotations

from types import SimpleNamespace as Facts

import pytest

from leerlijn.domains.assessments.guards import assessments as guards
from leerlijn.foundation.dossiers.guards.dossiers import no_assessor_is_related


def assessment(**said):
    asked = {
        "diploma": "wo",
        "degree": "first",
        "price": 195000,
        "complaint": "",
        "is_complaint_withdrawn": False,
    }
    registered = Facts(**{name: said.pop(name, usual) for name, usual in asked.items()})
    facts = {
        "registered": registered,
        "has_another": False,
        "submission": Facts(number=1),
        "test_is_due": True,
        "proposal": Facts(agreed_by_id=2, outcome="suitable"),
        "related_judges": frozenset(),
    }
    return Facts(**facts | said)


PROPOSED = Facts(agreed_by_id=None, outcome="suitable")
NOT_SUITABLE = Facts(agreed_by_id=2, outcome="not-suitable")
NOT_ADMISSIBLE = Facts(agreed_by_id=2, outcome="not-admissible")


@pytest.mark.parametrize(
    ("guard", "good", "bad"),
    [
        (guards.has_no_other_assessment, assessment(), assessment(has_another=True)),
        (guards.diploma_opens_degree, assessment(), assessment(diploma="hbo")),
        (
            guards.diploma_opens_degree,
            assessment(diploma="hbo", degree="second"),
            assessment(degree="second"),
        ),
        (guards.diploma_opens_degree, assessment(), assessment(diploma="other")),
        (guards.has_a_price, assessment(), assessment(price=None)),
        (guards.has_a_price, assessment(price=0), assessment(price=None)),
        (guards.was_not_returned, assessment(), assessment(submission=Facts(number=2))),
        (guards.was_not_returned, assessment(submission=None), assessment(submission=Facts(number=3))),
        (guards.test_is_due, assessment(), assessment(test_is_due=False)),
        (guards.both_agree, assessment(), assessment(proposal=PROPOSED)),
        (guards.both_agree, assessment(), assessment(proposal=None)),
        (no_assessor_is_related, assessment(), assessment(related_judges=frozenset({7}))),
        (guards.did_not_complain_before, assessment(), assessment(complaint="Not my class.")),
        (guards.did_not_complain_before, assessment(), assessment(is_complaint_withdrawn=True)),
        (guards.is_positive, assessment(), assessment(proposal=NOT_SUITABLE)),
        (guards.is_positive, assessment(), assessment(proposal=NOT_ADMISSIBLE)),
        (guards.is_positive, assessment(), assessment(proposal=None)),
        (guards.is_negative, assessment(proposal=NOT_ADMISSIBLE), assessment()),
    ],
)
def test_a_condition_agrees_and_refuses_with_a_sentence(guard, good, bad):
    assert guard(good)
    refused = guard(bad)
    assert not refused
    assert refused.reason


@pytest.mark.parametrize("guard", [no_assessor_is_related, guards.both_agree, guards.is_positive])
def test_a_refusal_about_who_judges_names_nobody(guard):
    bad = assessment(related_judges=frozenset({7}), proposal=None)
    assert guard(bad).reason.values == {}
