"""What processes of their own do to duties at the same moment; Django is set up before this."""

import json
import os
import sys
import time
from pathlib import Path

from django.db import connection

from leerlijn.domains.qualification.models import FeedbackRequest
from leerlijn.domains.qualification.queries.duties import PROCEDURE
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.journal.models import Entry
from leerlijn.site.commands.clock import DAILY, evaluate_obligations
from tests.domains.qualification.people import AT, lecturer, university
from tests.foundation.cases.rival import staffed, unlock
from tests.stories.test_feedback import NOTES, answered, revise
from tests.stories.world import build
from tests.tools import forking


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


def prepare_feedback():
    """Evidence with feedback on it, revised since: it can be shared again, and revised again."""
    world = build()
    case, _ = answered(world)
    assert revise(world, case)


def share_and_revise():
    """The candidate does both at once, so many times; prints where a reader reads something else."""
    turns = [lambda deed: deed(), _look] * int(sys.argv[1])
    print(json.dumps(forking.at_once((_share_again, _revise), turns)))


def share_and_revise_unlocked():
    """The control: nobody waits for anybody, and both have looked before the first one writes."""
    folder = Path(sys.argv[2])

    def share():
        unlock('UPDATE "qualification_feedbackrequest"', folder, 2)
        _share_again()

    def change():
        unlock('INSERT INTO "dossiers_itemversion"', folder, 2)
        _revise()

    found = forking.at_once((share, change), [lambda deed: deed()])
    print(json.dumps(found + _read_otherwise()))


def _share_again():
    case = Case.objects.get(procedure="utq-feedback")
    assert staffed().step(case, "share-again", "candidate", personal_data="none")


def _revise():
    revise(staffed(), Case.objects.get(procedure="utq-dossier"))


def _look(deed):
    """One of the two looks, and brings it back to where both can be done."""
    if deed is not _revise:
        return
    found, world = _read_otherwise(), staffed()
    assert world.step(Case.objects.get(procedure="utq-feedback"), "give-feedback", "supervisor", **NOTES)
    _revise()
    assert not found, found


def _read_otherwise():
    shared = FeedbackRequest.objects.select_related("item").get()
    versions = [shared.version, shared.item.version]
    return [] if len(set(versions)) == 1 else [versions]
