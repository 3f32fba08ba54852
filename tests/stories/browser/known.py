"""Tells the numbers of the demonstration that stand in addresses, as JSON; for test_neighbours.py."""

import json
import sys
from pathlib import Path

import django

django.setup()

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from leerlijn.domains.development.models import Edition, Enrolment  # noqa: E402
from leerlijn.domains.partnerships.models import Partnership  # noqa: E402
from leerlijn.foundation.cases.models import Case  # noqa: E402
from leerlijn.foundation.people.models import Account  # noqa: E402
from tests.stories.browser.neighbours import CASES  # noqa: E402

edition = Edition.objects.select_related("offering").filter(case__state="open").latest("pk")
teacher = Account.objects.get(name="teacher").person_id
known = {
    name: Case.objects.filter(procedure=procedure, state=state).latest("pk").pk
    for name, (procedure, state) in CASES.items()
}
known["enrolment"] = Enrolment.objects.filter(case__subject=teacher).latest("pk").case_id
known |= {"course": edition.offering.code, "edition": edition.pk}
known["partnership"] = Partnership.objects.order_by("pk")[0].key
json.dump(known, sys.stdout)
