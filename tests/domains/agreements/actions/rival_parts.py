"""Two faculties that change at the same moment, and a council that closes a vote beside its asker.

Each in a process of their own; Django is set up before this.
"""

import json
import time
from functools import partial

from django.db import transaction

from leerlijn.domains.agreements.actions import books, fingerprints
from leerlijn.domains.agreements.actions.agreements import withdraw_requests
from leerlijn.domains.agreements.actions.ledger import post_budget
from leerlijn.domains.agreements.models import KeptFingerprint, Version
from leerlijn.domains.agreements.queries.fingerprints import PARTS, fingerprint_of
from leerlijn.foundation.cases.actions.steps import take_step, take_step_of_clock
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.people.models import Person
from leerlijn.foundation.people.queries import standing_of
from leerlijn.kernel.money import Money
from leerlijn.kernel.verdict import granted
from tests.domains.agreements.measures import AT, LETTER, TODAY, agreement, measure, somebody, university
from tests.stories import agreements
from tests.tools import forking

ROUNDS = 12


def prepare():
    """Two agreements of faculties that are part of one of the institution."""
    units = university("ET", "BMS")
    officer = somebody(units["NU"], "policy-officer")
    parts = [agreement(units[code]) for code in ("ET", "BMS")]
    whole = agreement(units["NU"], procedure="institution-agreement", state="cvb_proposal")
    said = {"proposal": "One whole.", PARTS: [each.pk for each in parts]}
    Version.objects.create(case=whole, number=1, said=said, made_at=AT, made_by_id=officer.person)
    for each in parts:
        measure(each, officer)


def change_at_once():
    """In each round both post, and then both look; prints in how many rounds what is kept was not what is."""
    by = standing_of(Person.objects.get().pk, on=TODAY)
    parts = Case.objects.filter(procedure="faculty-agreement").order_by("pk")
    rivals = list(parts.values_list("pk", flat=True))

    def post(case, cents):
        granted(post_budget(case, 1, {2019: Money(cents)}, by=by, at=AT, source=LETTER))

    def look(case):
        whole = Case.objects.get(procedure="institution-agreement")
        kept = KeptFingerprint.objects.get(case=whole).fingerprint
        if case == rivals[0] and kept != fingerprint_of(whole):
            raise AssertionError("the fingerprint of the whole is that of one part only")

    turns = [turn for cents in range(1, ROUNDS + 1) for turn in (partial(post, cents=cents), look)]
    print(json.dumps(forking.at_once(rivals, turns)))


def change_at_once_without_waiting():
    """The control: what is kept was added up before the whole was held."""

    def keep(case, *, at):
        found = {each.pk: fingerprint_of(each) for each in (case, *fingerprints._wholes_of(case))}
        time.sleep(0.05)
        for pk, fingerprint in found.items():
            KeptFingerprint.objects.update_or_create(
                case_id=pk, defaults={"fingerprint": fingerprint, "kept_at": at}
            )

    books.keep_fingerprint = keep
    change_at_once()


def withdraw_beside_closing():
    """In each round a chair closes the vote while the holder withdraws; prints what came of it."""
    year = agreements.build()
    year.on(7, 2)
    for faculty in ("ET", "BMS"):
        year.passed(faculty)
    pairs = []
    for faculty in ("ET", "BMS"):
        case = year.agreement(faculty)
        request = year.ask_consent(case, f"holder-{faculty}", f"FR-{faculty}")
        granted(year.call(request, f"FR-{faculty}"))
        year.votes(request, f"FR-{faculty}")
        pairs.append((faculty, case, request))

    def act(name, pair):
        faculty, case, request = pair
        about, key, who, said = (
            (case, "withdraw", f"holder-{faculty}", {"reason": "We begin again."})
            if name == "holder"
            else (request, "close-vote", f"FR-{faculty}-chair", {})
        )
        with transaction.atomic():
            Case.objects.select_for_update().get(pk=about.pk)
            time.sleep(0.3)  # both hold what is theirs
            take_step(
                about.pk,
                key,
                by=year.standing(who),
                at=year.at,
                version=Case.objects.get(pk=about.pk).version,
                said=said,
            )

    mistakes = forking.at_once(["holder", "chair"], [partial(act, pair=pair) for pair in pairs])
    ends = [(year.state(case), year.state(request)) for _, case, request in pairs]
    print(json.dumps([mistakes, ends]))


def withdraw_by_waiting():
    """The control: the request is waited for, by whoever already holds its agreement."""

    def wait(facts, answers, *, actor, at):
        take_step_of_clock(facts.request.case_id, "lapse-with-agreement", at=at)

    object.__setattr__(withdraw_requests, "run", wait)
    withdraw_beside_closing()
