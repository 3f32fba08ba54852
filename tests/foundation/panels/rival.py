"""What processes of their own do to one round; Django must be set up before this is imported."""

import json
import os
import signal
import sys
import time
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction

from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.panels.actions.judgements import hand_in, save_criterion
from leerlijn.foundation.panels.actions.rounds import close_round
from leerlijn.foundation.panels.keys import MasterKey, new_key
from leerlijn.foundation.panels.models import Judgement, Round
from leerlijn.foundation.panels.panel import PanelRule
from leerlijn.foundation.panels.queries import judgements_of, own_judgement
from tests.foundation.panels import builders

SECRET = "kwikstaart"


def prepare():
    """An open round for so many judges, who have judged all and handed in nothing."""
    judges = [builders.employed(f"Judge {place}", "Vink") for place in range(int(sys.argv[1]))]
    candidate = builders.employed("Lotte", "Brinkhuis")
    case = builders.case_about(candidate, builders.university()["arts"])
    rule = PanelRule(judges=len(judges))
    round = builders.opened(case, builders.framework(), judges, rule=rule, codes=("1.1", "2.3"))
    for judge in judges:
        builders.judge_all(round, judge, why=SECRET)


def give_in():
    """Called with a judge's place, the folder where rivals meet, and how many: as the last step of a case."""
    order, folder, how_many = int(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    judgement = Judgement.objects.select_related("judge").get(order=order)
    wait_for_rivals(folder, how_many)
    by = builders.actor(judgement.judge)
    with transaction.atomic():
        hand_in(judgement.round_id, judgement.judge_id, actor=by, at=builders.LATER)
        closed = close_round(judgement.round_id, actor=by, at=builders.LATER)
    print("closed" if closed else "waits")


def give_in_unlocked():
    """The control: the same where nobody waits for anybody, and all have read before the first one writes."""
    folder, how_many = Path(sys.argv[2]), int(sys.argv[3])
    connection.features.has_select_for_update = False
    beside = folder.parent / "beside"
    beside.mkdir(exist_ok=True)
    before('UPDATE "panels_judgement"', lambda: wait_for_rivals(beside, how_many))
    give_in()


def save():
    """Each rival saves a criterion of its own in one judgement."""
    code, folder, how_many = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    judgement = Judgement.objects.get(order=1)
    wait_for_rivals(folder, how_many)
    saved = save_criterion(
        judgement.round_id, judgement.judge_id, code, finding="ask", why=f"{code}?", at=builders.LATER
    )
    print("saved" if saved else "refused")


def wrap():
    """All use the master key for the first time at once; prints it."""
    folder, how_many = Path(sys.argv[1]), int(sys.argv[2])
    master = MasterKey(settings.DATA / "keys" / "panels")
    wait_for_rivals(folder, how_many)
    wrapped = master.wrap(new_key())
    master.unwrap(wrapped)
    print(master.place.read_bytes().hex())


def tell():
    """How the round stands, as JSON."""
    round = Round.objects.get()
    acts = list(Entry.objects.filter(subject=f"round:{round.pk}").values_list("act", flat=True))
    handed_in = judgements_of(round.pk)
    found = {
        "closed": bool(round.closed_at),
        "acts": {act: acts.count(act) for act in acts},
        "intact": sum(each.is_as_handed_in for each in handed_in),
        "read": sum(each.content.of("1.1").why == SECRET for each in handed_in),
        "codes": sorted(own_judgement(round.pk, Judgement.objects.get(order=1).judge_id).content.judged),
    }
    print(json.dumps(found))


def dies_before():
    """Hands in for all and closes, but is killed before this statement."""
    before(sys.argv[1], lambda: os.kill(os.getpid(), signal.SIGKILL))
    with transaction.atomic():
        for judgement in Judgement.objects.select_related("judge").order_by("order"):
            by = builders.actor(judgement.judge)
            hand_in(judgement.round_id, judgement.judge_id, actor=by, at=builders.LATER)
        close_round(judgement.round_id, actor=builders.SECRETARY, at=builders.LATER)


def before(statement, deed):
    def execute(run, sql, parameters, many, context):
        if statement in sql:
            deed()
        return run(sql, parameters, many, context)

    connection.execute_wrappers.append(execute)


def wait_for_rivals(folder, how_many):
    (folder / f"ready-{os.getpid()}").touch()
    while len(list(folder.iterdir())) < how_many:
        time.sleep(0.005)
