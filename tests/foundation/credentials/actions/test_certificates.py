from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from leerlijn.foundation.credentials import queries
from leerlijn.foundation.credentials.actions.certificates import correct_certificate, revoke_certificate
from leerlijn.foundation.credentials.models import Certificate
from leerlijn.foundation.credentials.signing import opened
from leerlijn.foundation.people.models import Person
from leerlijn.kernel.verdict import Denied
from tests.foundation.credentials.builders import OCTOBER, REGISTRAR, UNIVERSITY, issued


def test_a_certificate_gets_the_next_number_and_signs_what_it_says(holder, key):
    certificate = issued(holder)
    assert certificate.number == "UTQ-2026-0001"
    assert certificate.says.holder == "Lotte Brinkhuis"
    assert certificate.says.issuer == UNIVERSITY
    assert opened(certificate.credential, public=key.public) == certificate.content
    assert certificate.fingerprint == certificate.says.fingerprint


def test_numbers_count_per_year_without_gaps_also_after_a_refusal(holder, key):
    numbers = [issued(holder, basis="case:1").number]
    assert not issued(holder, basis="case:1")
    assert not issued(holder, basis="case:2", name="李明")
    numbers.append(issued(holder, basis="case:2").number)
    numbers.append(issued(holder, basis="case:3", at=datetime(2027, 1, 1, tzinfo=UTC)).number)
    assert numbers == ["UTQ-2026-0001", "UTQ-2026-0002", "UTQ-2027-0001"]


def test_the_year_is_that_of_the_clock_on_the_wall(holder, key):
    new_year = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
    assert issued(holder, at=new_year).says.issued_on == date(2027, 1, 1)


def test_one_decision_leads_to_one_certificate(holder, key):
    first = issued(holder)
    again = issued(holder)
    assert again.reason.values["number"] == first.number
    assert Certificate.objects.count() == 1


def test_the_database_refuses_the_rival_that_came_past_the_guard(holder, key):
    first = issued(holder)
    rival = Certificate.objects.get(pk=first.pk)
    rival.pk, rival.number, rival.token, rival.fingerprint = None, "UTQ-2026-0099", "other", "0" * 64
    with pytest.raises(IntegrityError), transaction.atomic():
        rival.save(force_insert=True)


def test_without_a_key_there_is_no_certificate_and_no_number_is_lost(holder, folder):
    refused = issued(holder)
    assert isinstance(refused, Denied)
    assert "no key" in refused.reason.key
    assert not Certificate.objects.exists()


def test_a_correction_takes_a_new_number_and_both_stay_visible(holder, key):
    wrong = issued(holder, name="Lotte Brinkhuijs")
    right = correct_certificate(
        wrong, name_as_printed="Lotte Brinkhuis", reason="A letter too many.", at=OCTOBER, by=REGISTRAR
    )
    wrong.refresh_from_db()
    assert (wrong.status, wrong.corrected_by_id) == ("corrected", right.pk)
    assert right.says.replaces == wrong.number
    assert right.says.holder == "Lotte Brinkhuis"
    assert queries.certificate_for("utq", "case:12") == right
    assert [one.number for one in queries.certificates_of(holder.pk)] == ["UTQ-2026-0002", "UTQ-2026-0001"]


def test_what_was_corrected_cannot_be_corrected_or_withdrawn_again(holder, key):
    wrong = issued(holder)
    correct_certificate(wrong, reason="A letter.", at=OCTOBER, by=REGISTRAR)
    assert not correct_certificate(wrong, reason="Again.", at=OCTOBER, by=REGISTRAR)
    assert not revoke_certificate(
        wrong, reason="Fraud.", decided_on=date(2026, 10, 1), at=OCTOBER, by=REGISTRAR
    )
    assert Certificate.objects.count() == 2


def test_a_withdrawal_asks_for_a_reason_and_the_decision_cannot_be_used_again(holder, key):
    certificate = issued(holder)
    decided = date(2026, 10, 1)
    assert not revoke_certificate(certificate, reason=" ", decided_on=decided, at=OCTOBER, by=REGISTRAR)
    revoked = revoke_certificate(certificate, reason="Fraud.", decided_on=decided, at=OCTOBER, by=REGISTRAR)
    assert (revoked.status, revoked.revoked_on) == ("revoked", decided)
    assert not issued(holder)


def test_a_certificate_of_another_person_has_another_address(holder, key):
    other = Person.objects.create(given_name="Noor", family_name="Voorbeeld")
    tokens = {issued(holder, basis="case:1").token, issued(other, basis="case:2").token}
    assert [len(token) for token in tokens] == [24, 24]
