"""What follows where: tied once, and enqueued in the transaction of what it follows."""

from contextlib import suppress

import pytest
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from leerlijn.foundation.journal.followers import followers
from leerlijn.foundation.notices.models import Notice
from leerlijn.foundation.notices.tasks import tell_parties
from leerlijn.kernel.procedure import catalogue
from leerlijn.site.wiring import tie
from tests.foundation.notices import builders


@pytest.fixture
def round(db, monkeypatch, settings, tmp_path):
    settings.DATA = tmp_path
    return builders.gather(monkeypatch)


def test_tying_twice_ties_once():
    before = dict(catalogue.procedures), list(followers["case"])
    tie()
    tie()
    assert (dict(catalogue.procedures), list(followers["case"])) == before
    assert [each.task for each in followers["case"]].count(tell_parties) == 1


def test_every_procedure_of_the_product_is_loaded():
    assert ("utq-dossier", "2026") in catalogue.procedures
    assert catalogue.refused == []


def waiting() -> list[DBTaskResult]:
    return [task for task in DBTaskResult.objects.all() if task.task_path == tell_parties.module_path]


def test_a_step_enqueues_what_follows_it(round):
    round.ask()
    [task] = waiting()
    tell_parties.call(*task.args_kwargs["args"])
    assert Notice.objects.count() == 2


def test_a_step_that_is_undone_is_not_followed(round):
    with suppress(LookupError), transaction.atomic():
        round.ask()
        assert len(waiting()) == 1
        raise LookupError
    assert waiting() == []
