"""Building the tree of units."""

from datetime import date

from leerlijn.foundation.journal.queries import entries_of
from leerlijn.foundation.people.actions.units import add_unit
from leerlijn.foundation.people.models import Unit
from leerlijn.kernel.sentence import Text
from tests.foundation.people.colleagues import AT, ON, SETTING_UP, unit

NAME = Text(nl="Hydrologie", en="Hydrology")


def test_the_path_of_a_unit_is_that_of_its_parent_and_its_own_key(house):
    assert house.institution.path == f"/{house.institution.pk}/"
    assert house.hydrology.path == f"/{house.institution.pk}/{house.water.pk}/{house.hydrology.pk}/"


def test_a_new_unit_leaves_its_entry(house):
    (entry,) = entries_of(f"unit:{house.water.pk}")

    assert entry.act == "add-unit"
    assert entry.payload["path"] == house.water.path


def test_a_code_is_there_once_under_a_parent(house):
    assert not unit(Unit.Kind.FACULTY, "water", house.institution)
    assert not unit(Unit.Kind.INSTITUTION, "NU")
    assert unit(Unit.Kind.DEPARTMENT, "water", house.law)


def test_a_unit_does_not_end_before_it_begins(house):
    refused = add_unit(
        Unit.Kind.DEPARTMENT,
        code="x",
        name=NAME,
        parent=house.water,
        starts_on=ON,
        ends_on=date(2026, 10, 11),
        by=SETTING_UP,
        at=AT,
    )

    assert not refused
