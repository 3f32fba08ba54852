"""What waits to be told, when a past was made in one go."""

from __future__ import annotations

from datetime import timedelta

from django_tasks_db.models import DBTaskResult

from leerlijn.foundation.notices.models import Notice
from leerlijn.foundation.notices.tasks import tell_parties, tell_what_waits


def test_what_was_made_out_of_order_is_told_in_the_order_in_which_it_happened_and_once(round):
    late = round.ask()
    round.at -= timedelta(days=3)
    early = round.ask()
    tell_what_waits()
    told = list(Notice.objects.order_by("pk").values_list("case", flat=True))
    assert told == [early.pk, early.pk, late.pk, late.pk]
    assert not DBTaskResult.objects.filter(task_path=tell_parties.module_path).exists()
    tell_what_waits()
    assert Notice.objects.count() == len(told)
