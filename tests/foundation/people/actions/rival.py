"""What processes of their own do to one unit at the same moment; Django is set up before this."""

import os
import sys
import time
from pathlib import Path

from django.db import connection

from leerlijn.foundation.people.actions.units import end_unit
from leerlijn.foundation.people.models import Membership, Person, Unit
from tests.foundation.people.colleagues import AT, ON, SETTING_UP, Role, built, holds, somebody

WRITES = ('INSERT INTO "people_membership"', 'UPDATE "people_unit"')


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
