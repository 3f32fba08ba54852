"""A person can be taken out of the journal, on the order of an entry, and every chain stays whole."""

import pytest

from leerlijn.foundation.journal import queries
from leerlijn.foundation.journal.actions import erase_names, erase_payloads, record
from leerlijn.foundation.journal.export import export_lines
from leerlijn.foundation.journal.models import Anchor, EntryDetail
from leerlijn.foundation.journal.verification import verify
from tests.foundation.journal.conftest import WEDNESDAY


@pytest.fixture
def order(journal, coordinator):
    """The decision to erase somebody."""
    return record("person:abc", "erase", by=coordinator, at=WEDNESDAY)


def test_names_are_erased_and_the_chain_stays_whole(order, deputy):
    newest = Anchor.objects.order_by("day").last().hash
    assert erase_names(deputy.pseudonym, order=order) == 2
    assert [line.name for line in queries.entries_of("case:1")] == [
        "Noor Voorbeeld",
        "Noor Voorbeeld",
        "",
        "Noor Voorbeeld",
    ]
    assert queries.entries_of("case:1")[2].payload["to"] == "judged"
    assert verify(known=newest) is None


def test_the_name_of_who_gave_the_mandate_is_erased_too(order, deputy):
    assert erase_names(deputy.on_behalf_of, order=order) == 2
    assert "Jansen" not in str(list(export_lines()))


def test_what_is_said_about_somebody_is_erased_and_the_chain_stays_whole(order):
    assert erase_payloads(about="person:abc", order=order) == 4
    assert [line.payload for line in queries.entries_of("case:1")] == [{}] * 4
    assert queries.standing("case:1", act="open").payload == {}
    assert verify() is None


def test_what_is_said_of_a_subject_is_erased_but_never_its_own_order(order):
    assert erase_payloads(subjects=["certificate:UTQ-2026-0001", "person:abc"], order=order) == 1
    assert EntryDetail.objects.get(entry=order).salt != ""
    assert verify() is None


def test_an_entry_is_emptied_on_one_order_and_its_names_on_the_same(order, coordinator):
    erase_payloads(about="person:abc", order=order)
    assert erase_names(coordinator.pseudonym, order=order) == 4
    assert verify() is None


def test_erasing_twice_changes_nothing(order, deputy):
    erase_names(deputy.pseudonym, order=order)
    assert erase_names(deputy.pseudonym, order=order) == 0


def test_the_export_names_the_entry_that_ordered_it(order):
    erase_payloads(about="person:abc", order=order)
    erased = [line for line in export_lines() if line["kind"] == "entry" and line["subject"] == "case:1"]
    assert {(line["erased_by"], line["salt"], line["payload"]) for line in erased} == {(order.hash, "", "")}


def test_nothing_named_erases_nothing(order):
    assert erase_payloads(order=order) == 0
