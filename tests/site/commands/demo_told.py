"""Tells what is in a demonstration world, as JSON: run on it by test_demo.py."""

import json
import sys

import django

django.setup()

from leerlijn.domains.qualification.queries.dossiers import PROCEDURE  # noqa: E402
from leerlijn.foundation.cases.models import Case  # noqa: E402
from leerlijn.foundation.cases.queries.lines import work_of  # noqa: E402
from leerlijn.foundation.credentials.models import Certificate  # noqa: E402
from leerlijn.foundation.panels.queries import own_judgement, round_of  # noqa: E402
from leerlijn.foundation.people.models import Person  # noqa: E402
from leerlijn.foundation.people.queries import account_by_name, cards, standing_of  # noqa: E402
from leerlijn.kernel.terms import day_of  # noqa: E402
from leerlijn.site import clock  # noqa: E402

today = day_of(clock.now())
dossiers = Case.objects.filter(procedure=PROCEDURE)


def account(name):
    return account_by_name(name).person


def of(given_name):
    return dossiers.get(subject__given_name=given_name)


def waits_for(name):
    work = work_of(standing_of(account(name).pk, on=today), limit=1000)
    return [(line.procedure.key, line.state.key, line.subject.partition(" ")[0]) for line in work]


draft = own_judgement(round_of(of("Ravi").pk).id, account("assessor-1").pk)
json.dump(
    {
        "today": today.isoformat(),
        "states": sorted(dossiers.values_list("state", flat=True)),
        "late": [c.state for c in dossiers.filter(is_open=True, due_on__lt=today).order_by("pk")],
        "people": Person.objects.count(),
        "certificates": sorted(Certificate.objects.filter(kind="utq").values_list("status", flat=True)),
        "other papers": sorted(set(Certificate.objects.exclude(kind="utq").values_list("kind", flat=True))),
        "without document": Certificate.objects.filter(document=None).count(),
        "cards": {card.account: [card.says.nl, card.says.en] for card in cards()},
        "draft": [len(draft.criteria) - len(draft.still_open), bool(draft.handed_in_at)],
        "unread": {name: account(name).unread_notices for name in ("candidate", "coordinator")},
        "waits": {card.account: waits_for(card.account) for card in cards()},
    },
    sys.stdout,
)
