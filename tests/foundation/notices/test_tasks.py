"""What waits to be told, when a past was made in one go."""

from __future__ import annotations

from datetime import timedelta

from django_tasks_db.models import DBTaskResult

from leerlijn.foundation.notices.letters import send_waiting
from leerlijn.foundation.notices.models import Mail, Notice
from leerlijn.foundation.notices.tasks import tell_parties, tell_what_waits


def test_what_was_made_out_of_order_is_told_in_the_order_in_which_it_happened_and_once(round):
    late = round.ask()
    round.at -= timedelta(days=3)
    early = round.ask()
    tell_what_waits(at=round.later(days=3))
    told = list(Notice.objects.order_by("pk").values_list("case", flat=True))
    assert told == [early.pk, early.pk, late.pk, late.pk]
    assert not DBTaskResult.objects.filter(task_path=tell_parties.module_path).exists()
    tell_what_waits(at=round.at)
    assert Notice.objects.count() == len(told)


def test_a_past_that_was_made_in_one_go_sends_no_letters_of_more_than_a_week_ago(round, outbox):
    round.ask()
    recent = round.later(days=8)
    round.ask()
    tell_what_waits(at=recent + timedelta(days=6))
    assert send_waiting(at=recent + timedelta(days=6)) == 2
    assert set(Mail.objects.filter(state="sent").values_list("notice__made_at", flat=True)) == {recent}
    assert Mail.objects.filter(state="not-needed").count() == 2
