"""Building the tree of units, other names with their days, and the end of a unit."""

from datetime import UTC, date, datetime, timedelta

from leerlijn.foundation.journal.queries import entries_of
from leerlijn.foundation.people.actions.memberships import end_membership
from leerlijn.foundation.people.actions.units import (
    add_unit,
    call_units_by_their_names,
    drop_name,
    end_unit,
    rename_unit,
)
from leerlijn.foundation.people.models import Unit
from leerlijn.foundation.people.queries.names import name_on, names_of
from leerlijn.kernel.sentence import Text
from tests.foundation.people.colleagues import AT, ON, SETTING_UP, SINCE, Role, holds, unit
from tests.foundation.people.queries.test_directory import works

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


NEW = Text(nl="Waterkunde", en="Water science")
FIRST_OF_JANUARY = date(2027, 1, 1)


def renamed(where, *, name=NEW, starts_on=ON, at=AT):
    return rename_unit(where.pk, name=name, starts_on=starts_on, by=SETTING_UP, at=at)


def ended(where, ends_on):
    return end_unit(where.pk, ends_on=ends_on, by=SETTING_UP, at=AT)


def test_another_name_holds_from_its_day_and_the_old_one_stays_on_its_days(house):
    assert renamed(house.hydrology).name_nl == "Waterkunde"
    assert name_on(house.hydrology.pk, ON) == NEW
    assert name_on(house.hydrology.pk, date(2026, 10, 11)).en == "hydrology"
    assert [(each.name_en, each.starts_on, each.ends_on) for each in names_of(house.hydrology)] == [
        ("hydrology", SINCE, date(2026, 10, 11)),
        ("Water science", ON, None),
    ]
    entry = entries_of(f"unit:{house.hydrology.pk}")[-1]
    assert (entry.act, entry.payload["en"], entry.payload["starts_on"]) == (
        "rename-unit",
        "Water science",
        "2026-10-12",
    )


def test_a_name_of_later_begins_on_its_day_and_once(house):
    renamed(house.hydrology, starts_on=FIRST_OF_JANUARY)
    assert Unit.objects.get(pk=house.hydrology.pk).name_en == "hydrology"
    the_day = datetime(2027, 1, 1, 8, 0, tzinfo=UTC)
    assert call_units_by_their_names(by=SETTING_UP, at=the_day - timedelta(days=1)) == 0
    assert [call_units_by_their_names(by=SETTING_UP, at=the_day) for _ in range(2)] == [1, 0]
    assert Unit.objects.get(pk=house.hydrology.pk).name_en == "Water science"
    assert entries_of(f"unit:{house.hydrology.pk}")[-1].act == "call-unit"


def test_a_mistake_of_the_same_day_is_mended_and_what_was_before_is_not_rewritten(house):
    renamed(house.hydrology)
    mended = Text(nl="Waterkunde", en="Water sciences")
    assert renamed(house.hydrology, name=mended).name_en == "Water sciences"
    assert len(names_of(house.hydrology)) == 2
    assert not renamed(house.hydrology, name=NEW, starts_on=date(2025, 1, 1))
    assert not renamed(house.hydrology, name=mended, starts_on=FIRST_OF_JANUARY)
    assert not renamed(house.hydrology, starts_on=date(2019, 1, 1))


def test_a_planned_name_stands_in_the_way_says_so_and_can_be_dropped(house):
    renamed(house.hydrology, starts_on=FIRST_OF_JANUARY)
    _, planned = names_of(house.hydrology)
    refused = renamed(house.hydrology, name=Text(nl="Water", en="Water"))
    assert refused.reason.key.startswith("From {day} another name is planned.")
    assert drop_name(planned.pk, by=SETTING_UP, at=AT)
    assert [(each.name_en, each.ends_on) for each in names_of(house.hydrology)] == [("hydrology", None)]
    entry = entries_of(f"unit:{house.hydrology.pk}")[-1]
    assert (entry.act, entry.payload["en"], entry.payload["starts_on"]) == (
        "drop-unit-name",
        "Water science",
        "2027-01-01",
    )
    assert renamed(house.hydrology, name=Text(nl="Water", en="Water")).name_en == "Water"


def test_a_name_that_began_and_the_first_name_are_not_dropped(house):
    renamed(house.hydrology)
    first, now = names_of(house.hydrology)
    assert drop_name(now.pk, by=SETTING_UP, at=AT).reason.key.startswith("Since {day} it is called so.")
    assert drop_name(first.pk, by=SETTING_UP, at=AT).reason.key.startswith("This is its first name.")
    assert len(names_of(house.hydrology)) == 2


def test_nothing_begins_or_goes_on_in_a_unit_that_ends(house, ilse):
    assert ended(house.hydrology, FIRST_OF_JANUARY)
    assert not holds(ilse, Role.SUPERVISOR, house.hydrology)
    assert not holds(ilse, Role.SUPERVISOR, house.hydrology, until=date(2027, 1, 2))
    assert not unit(Unit.Kind.SERVICE, "lab", house.hydrology)
    assert holds(ilse, Role.SUPERVISOR, house.hydrology, until=FIRST_OF_JANUARY)


def test_nobody_gets_a_role_in_a_unit_before_it_exists(house, ilse):
    refused = holds(ilse, Role.SUPERVISOR, house.hydrology, since=date(2019, 12, 31))
    assert refused.reason.key == "On {day} this unit does not exist."


def test_a_unit_ends_when_nothing_in_it_goes_on(house, ilse):
    assert ended(house.water, ON).reason.key.endswith(
        "lies below it and goes on after {day}. End that first."
    )
    role = holds(ilse, Role.SUPERVISOR, house.hydrology)
    assert ended(house.hydrology, ON).reason.values["name"] == "Ilse Wevers"
    end_membership(role.pk, ends_on=ON, by=SETTING_UP, at=AT)
    assert ended(house.hydrology, ON).ends_on == ON
    assert ended(house.water, ON).ends_on == ON
    assert entries_of(f"unit:{house.water.pk}")[-1].act == "end-unit"
    assert Unit.objects.filter(pk=house.water.pk).exists()


def test_where_somebody_works_and_the_whole_do_not_end(house, ilse):
    works(ilse, house.hydrology)
    assert ended(house.hydrology, ON).reason.count == 1
    assert not ended(house.institution, ON)
    assert not ended(house.law, date(2019, 12, 31))
