"""Tells the numbers of the demonstration that stand in addresses, as JSON; for test_neighbours.py.

Somebody signs up for an assessment: the address in their letter stands nowhere else.
"""

import json
import sys
from pathlib import Path

import django

django.setup()

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from leerlijn.domains.assessments.actions.signing_up import ask_to_sign_up  # noqa: E402
from leerlijn.domains.assessments.queries.signing_up import token_of  # noqa: E402
from leerlijn.domains.development.models import Edition, Enrolment  # noqa: E402
from leerlijn.domains.partnerships.models import Partnership  # noqa: E402
from leerlijn.foundation.cases.models import Case  # noqa: E402
from leerlijn.foundation.people.models import Account  # noqa: E402
from leerlijn.kernel.procedure import catalogue  # noqa: E402
from leerlijn.kernel.terms import day_of  # noqa: E402
from leerlijn.kernel.verdict import granted  # noqa: E402
from leerlijn.site import clock  # noqa: E402
from tests.stories.browser.neighbours import CASES  # noqa: E402

edition = Edition.objects.select_related("offering").filter(case__state="open").latest("pk")
teacher = Account.objects.get(name="teacher").person_id
known = {
    name: Case.objects.filter(procedure=procedure, state=state).latest("pk").pk
    for name, (procedure, state) in CASES.items()
}
known["enrolment"] = Enrolment.objects.filter(case__subject=teacher).latest("pk").case_id
candidate = Account.objects.get(name="candidate").person_id
known["seat"] = Case.objects.get(procedure="utq-seat", state="attended", subject=candidate).pk
known |= {"course": edition.offering.code, "edition": edition.pk}
known["partnership"] = Partnership.objects.order_by("pk")[0].key
procedure = catalogue.current("act-switch", on=day_of(clock.now()))
said = {
    "given_name": "Nina",
    "family_name": "Vos",
    "email": "n.vos@school.example",
    "degree": "first",
    "subject": "natuurkunde",
    "diploma": "wo",
    "diploma_field": "technische natuurkunde",
    "work": "Zes jaar onderzoeker.",
    "payer": "self",
}
known["token"] = token_of(granted(ask_to_sign_up(procedure, said=said, language="nl", at=clock.now())))
json.dump(known, sys.stdout)
