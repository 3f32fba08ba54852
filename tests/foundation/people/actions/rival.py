"""What processes of their own do to one unit at the same moment; Django is set up before this."""

import os
import sys
import time
from pathlib import Path

from django.db import connection

from leerlijn.foundation.people.actions.merging import merge
from leerlijn.foundation.people.actions.units import end_unit
from leerlijn.foundation.people.models import Membership, Merge, Person, Unit
from leerlijn.foundation.people.queries import standing_of
from tests.foundation.people.colleagues import AT, ON, SETTING_UP, Role, built, holds, somebody

WRITES = (
    'INSERT INTO "people_membership"',
    'UPDATE "people_unit"',
    'UPDATE "people_person" SET "merged_into',
)


def prepare():
    built()
    somebody("Ilse Wevers")


def end():
    """Called with the folder where rivals meet."""
    wait_for_rival(Path(sys.argv[1]))
    print(bool(end_unit(Unit.objects.get(code="hydrology").pk, ends_on=ON, by=SETTING_UP, at=AT)))


def appoint():
    wait_for_rival(Path(sys.argv[1]))
    print(bool(holds(Person.objects.get(), Role.SUPERVISOR, Unit.objects.get(code="hydrology"))))


def end_unlocked():
    _unlocked(end)


def appoint_unlocked():
    _unlocked(appoint)


def _unlocked(deed):
    """The control: nobody waits for anybody, and both have read before the first one writes."""
    connection.features.has_select_for_update = False
    beside = Path(sys.argv[1]).parent / "beside"
    beside.mkdir(exist_ok=True)

    def execute(run, sql, parameters, many, context):
        if sql.startswith(WRITES):
            wait_for_rival(beside)
        return run(sql, parameters, many, context)

    connection.execute_wrappers.append(execute)
    deed()


def tell():
    """Whether the unit ended, and how many have a role in it."""
    unit = Unit.objects.get(code="hydrology")
    print(unit.ends_on is not None, Membership.objects.filter(unit=unit).count())


def wait_for_rival(folder):
    (folder / f"ready-{os.getpid()}").touch()
    while len(list(folder.iterdir())) < 2:
        time.sleep(0.005)


# Merging.


def prepare_doubles():
    """Two rows about Anna, and an administrator."""
    house = built()
    for name in ("Bas Beheer", "Anna Klaver", "Anna Klaver"):
        somebody(name)
    holds(Person.objects.get(given_name="Bas"), Role.ADMINISTRATOR, house.institution)


def merge_into_first():
    _merge(0, 1)


def merge_into_second():
    _merge(1, 0)


def _merge(stays, gone):
    keys = list(Person.objects.filter(given_name="Anna").order_by("pk").values_list("pk", flat=True))
    by = standing_of(Person.objects.get(given_name="Bas").pk, on=ON)
    wait_for_rival(Path(sys.argv[1]))
    merge(keys[stays], keys[gone], reason="One and the same.", by=by, at=AT)


def merge_into_first_unlocked():
    _unlocked(merge_into_first)


def merge_into_second_unlocked():
    _unlocked(merge_into_second)


def tell_merges():
    """How many stand, and how many people are somebody else now."""
    print(Merge.objects.count(), Person.objects.exclude(merged_into=None).count())
