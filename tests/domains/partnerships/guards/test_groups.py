"""What must be so before a partnership goes on and before a theme group delivers."""

from __future__ import annotations

from types import SimpleNamespace as Facts

from leerlijn.domains.partnerships.guards import groups as guards


def test_a_group_delivers_once_something_was_made():
    assert guards.has_a_product(Facts(made=(Facts(),)))
    assert not guards.has_a_product(Facts(made=()))


def test_a_partnership_goes_on_with_a_member_that_leads():
    assert guards.has_a_lead(Facts(members=(Facts(leads=False), Facts(leads=True))))
    assert not guards.has_a_lead(Facts(members=(Facts(leads=False),)))
