"""What processes of their own do to duties at the same moment; Django is set up before this."""

import os
import sys
import time
from pathlib import Path

from django.db import connection

from leerlijn.domains.qualification.queries.duties import PROCEDURE
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.journal.models import Entry
from leerlijn.site.commands.clock import DAILY, evaluate_obligations
from tests.domains.qualification.people import AT, lecturer, university


def prepare():
    lecturer(university()["ET"])


def evaluate():
    """Called with the folder where rivals meet, and how many come."""
    folder, how_many = Path(sys.argv[1]), int(sys.argv[2])
    wait_for_rivals(folder, how_many)
    print(evaluate_obligations(AT))


def evaluate_unlocked():
    """The control: nobody waits for anybody, and all have read before the first one writes."""
    folder, how_many = Path(sys.argv[1]), int(sys.argv[2])
    connection.features.has_select_for_update = False
    beside = folder.parent / "beside"
    beside.mkdir(exist_ok=True)

    def execute(run, sql, parameters, many, context):
        if sql.startswith('INSERT INTO "cases_case"'):
            wait_for_rivals(beside, how_many)
        return run(sql, parameters, many, context)

    connection.execute_wrappers.append(execute)
    evaluate()


def tell():
    """How many duties there are, and how often was written down that the rules were asked."""
    print(Case.objects.filter(procedure=PROCEDURE).count(), Entry.objects.filter(subject=DAILY).count())


def wait_for_rivals(folder, how_many):
    (folder / f"ready-{os.getpid()}").touch()
    while len(list(folder.iterdir())) < how_many:
        time.sleep(0.005)
