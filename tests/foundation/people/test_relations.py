"""The offices of the organisation as relations."""

from leerlijn.foundation.people import relations
from leerlijn.foundation.people.models import Membership
from leerlijn.foundation.people.queries import standing_of
from leerlijn.foundation.people.roles import ROLES
from leerlijn.kernel.policy import Thing, holds, policy
from tests.foundation.people.colleagues import ON, Role
from tests.foundation.people.colleagues import holds as appointed


def test_every_role_is_a_relation_and_has_a_name():
    assert {policy.relations[role].office for role in Membership.Role.values} == set(Membership.Role.values)
    assert list(ROLES) == Membership.Role.values


def test_an_office_reaches_its_unit_and_those_below_and_no_other(house, ilse):
    appointed(ilse, Role.DEAN, house.water)
    standing = standing_of(ilse.pk, on=ON)

    reached = {
        unit.code
        for unit in (house.institution, house.water, house.hydrology, house.law)
        if holds(standing, relations.DEAN, Thing(path=unit.path))
    }
    assert reached == {"water", "hydrology"}
    assert not holds(standing, relations.HR, Thing(path=house.water.path))
