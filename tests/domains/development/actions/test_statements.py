"""From being there to a signed statement: as many hours as the list says, and none before it is complete."""

from __future__ import annotations

from leerlijn.domains.development.models import Enrolment
from leerlijn.domains.development.queries.statements import statements_of
from leerlijn.foundation.credentials.models import Certificate, SigningKey
from leerlijn.foundation.credentials.verification import verify
from leerlijn.foundation.meetings.models import Attendance, Correction
from leerlijn.kernel.verdict import Denied, Incomplete


def begun(world, *names, **said):
    edition = world.open(seats=4, **said)
    cases = {name: world.enrol(name, edition) for name in names}
    return world.begin(edition), cases


def test_who_was_there_enough_holds_a_statement_that_verifies_with_the_hours_of_the_list(world):
    edition, cases = begun(world, "teacher", "neighbour", "stranger")
    world.mark(edition, 1, teacher="present", neighbour="present", stranger="absent")
    world.mark(edition, 2, teacher=("partial", 150), neighbour="excused", stranger="absent")
    world.step(edition.case, "finish", "expert")
    states = {name: world.state(case) for name, case in cases.items()}
    assert states == {"teacher": "completed", "neighbour": "incomplete", "stranger": "no_show"}
    [statement] = Certificate.objects.all()
    assert statement.number == "PRU-2026-0001"
    assert statement.basis == f"case:{cases['teacher'].pk}"
    assert statement.says.profile.en == "5.5 hours: 5.5 hours of meetings and 0 hours of self-study (series)"
    found = verify(statement.token, at=world.at)
    assert found.is_valid
    assert found.heading.key == "This statement is valid"
    assert str(found.name.key) == "Statement of hours"


def test_a_statement_that_is_asked_before_the_list_is_complete_waits_for_it(world):
    edition, cases = begun(world, "teacher")
    world.mark(edition, 1, teacher="present")
    refused = world.step(cases["teacher"], "ask-statement", "teacher")
    assert isinstance(refused, Denied)
    assert refused.reason.values == {"marked": 1, "sessions": 2}
    world.mark(edition, 2, teacher="present")
    world.step(cases["teacher"], "ask-statement", "teacher")
    assert world.state(cases["teacher"]) == "completed"
    assert Certificate.objects.count() == 1


def test_who_was_there_too_little_reads_how_little(world):
    edition, cases = begun(world, "teacher")
    world.mark(edition, 1, teacher="present")
    world.mark(edition, 2, teacher="absent")
    refused = world.step(cases["teacher"], "ask-statement", "teacher")
    assert refused.reason.values == {"minutes": 180, "all": 360, "least": 80}


def test_an_edition_is_not_finished_while_a_mark_is_missing(world):
    edition, _ = begun(world, "teacher", "neighbour")
    world.mark(edition, 1, teacher="present", neighbour="present")
    world.mark(edition, 2, teacher="present")
    refused = world.step(edition.case, "finish", "expert")
    assert isinstance(refused, Denied)
    assert refused.reason.count == 1


def test_a_correction_keeps_the_old_value_and_asks_why(world):
    edition, _ = begun(world, "teacher")
    world.mark(edition, 1, teacher="absent")
    refused = world.mark(edition, 1, teacher="present")
    assert isinstance(refused, Incomplete)
    assert list(refused.errors) == ["reason"]
    world.mark(edition, 1, reason="Zij zat achterin.", teacher="present")
    [old] = Correction.objects.values_list("status", "minutes", "reason")
    assert old == ("absent", 0, "Zij zat achterin.")
    assert Attendance.objects.get().minutes == 180


def test_after_four_weeks_a_mark_can_be_made_and_not_corrected(world):
    edition, _ = begun(world, "teacher")
    world.later(days=29)
    assert isinstance(world.mark(edition, 1, teacher="absent"), list)
    assert isinstance(world.mark(edition, 1, reason="Zij was er.", teacher="present"), Denied)


def with_a_late_seat(world):
    """The neighbour takes a seat that came free when it was certain already that the edition goes on."""
    edition = world.open(seats=1)
    first, late = (world.enrol(name, edition) for name in ("teacher", "neighbour"))
    world.step(edition.case, "close", "office")
    world.step(edition.case, "confirm", "office")
    world.step(first, "withdraw", "teacher")
    world.step(late, "take-seat", "neighbour")
    assert world.state(late) == "accepted"
    world.at = edition.series.sessions.get(number=1).ends_at
    world.pass_time()
    return edition, late


def test_who_took_a_seat_late_attends_by_coming_and_gets_a_statement(world):
    edition, late = with_a_late_seat(world)
    world.mark(edition, 1, neighbour="present")
    assert world.state(late) == "attending"
    world.mark(edition, 2, neighbour="present")
    world.step(edition.case, "finish", "expert")
    assert world.state(late) == "completed"
    assert Certificate.objects.get().basis == f"case:{late.pk}"


def test_who_took_a_seat_late_and_never_came_is_no_exception(world):
    edition, late = with_a_late_seat(world)
    for number in (1, 2):
        world.mark(edition, number, neighbour="absent")
    world.step(edition.case, "finish", "expert")
    assert world.state(late) == "no_show"


def finished(world, **first):
    """An edition of two meetings with its statements given; who was at the second all the time."""
    edition, cases = begun(world, *first)
    world.mark(edition, 1, **first)
    world.mark(edition, 2, **dict.fromkeys(first, "present"))
    world.step(edition.case, "finish", "expert")
    return edition, cases


def test_a_list_that_is_corrected_replaces_the_statement_and_the_old_one_says_so(world):
    edition, cases = finished(world, teacher="present")
    old = Certificate.objects.get()
    world.mark(edition, 2, reason="Zij ging eerder weg.", teacher=("partial", 150))
    old.refresh_from_db()
    new = Certificate.objects.get(status="valid")
    assert (old.status, old.corrected_by_id) == ("corrected", new.pk)
    assert world.state(cases["teacher"]) == "completed"
    assert new.says.profile.en.startswith("5.5 hours:")
    assert (new.says.replaces, new.basis) == (old.number, old.basis)
    assert verify(old.token, at=world.at).heading.key == "This statement was replaced"
    assert verify(new.token, at=world.at).is_valid


def test_a_mark_that_changes_no_hours_leaves_the_statement(world):
    edition, _ = finished(world, teacher="present")
    world.mark(edition, 2, teacher="present")
    assert Certificate.objects.count() == 1


def test_a_list_corrected_to_too_little_withdraws_the_statement_and_corrected_back_gives_one_again(world):
    edition, cases = finished(world, teacher="present")
    world.mark(edition, 2, reason="Zij was er niet.", teacher="absent")
    first = Certificate.objects.get()
    assert (first.status, first.revoked_because) == ("revoked", "Zij was er niet.")
    assert verify(first.token, at=world.at).heading.key == "This statement was withdrawn"
    assert world.state(cases["teacher"]) == "incomplete"
    world.mark(edition, 2, reason="Zij was er toch.", teacher="present")
    assert world.state(cases["teacher"]) == "completed"
    assert verify(Certificate.objects.get(status="valid").token, at=world.at).is_valid


def test_who_was_there_after_all_gets_the_statement_that_was_refused(world):
    edition, cases = finished(world, teacher="absent", neighbour="present")
    assert world.state(cases["teacher"]) == "incomplete"
    world.mark(edition, 1, reason="Zij zat achterin.", teacher="present")
    assert world.state(cases["teacher"]) == "completed"
    assert Certificate.objects.filter(basis=f"case:{cases['teacher'].pk}", status="valid").count() == 1


def test_four_weeks_after_the_last_meeting_the_list_stands_and_the_statement_stays(world):
    edition, cases = finished(world, teacher="present")
    world.later(days=28)
    world.pass_time()
    assert world.state(cases["teacher"]) == "completed"
    world.later(days=1)
    world.pass_time()
    assert world.state(cases["teacher"]) == "closed"
    assert isinstance(world.mark(edition, 2, reason="Toch.", teacher="absent"), Denied)
    assert statements_of([cases["teacher"].pk]).keys() == {cases["teacher"].pk}


def test_without_a_key_to_sign_with_the_list_is_not_corrected_either(world):
    edition, _ = finished(world, teacher="present")
    SigningKey.objects.update(retired_on=world.at.date())
    assert isinstance(world.mark(edition, 2, reason="Toch niet.", teacher="absent"), Denied)
    assert Certificate.objects.get().status == "valid"
    assert Correction.objects.count() == 0


def test_who_never_came_owes_what_withdrawing_late_costs_and_the_price_when_it_is_corrected(world):
    edition, cases = begun(world, "teacher")
    for number in (1, 2):
        world.mark(edition, number, teacher="absent")
    world.step(edition.case, "finish", "expert")
    fee = Enrolment.objects.values_list("fee", flat=True)
    assert (world.state(cases["teacher"]), fee.get()) == ("no_show", edition.offering.price // 4)
    for number in (1, 2):
        world.mark(edition, number, reason="De lijst was van een ander.", teacher="present")
    assert (world.state(cases["teacher"]), fee.get()) == ("completed", edition.offering.price)


def test_who_turns_out_never_to_have_come_owes_what_withdrawing_late_costs_after_one_correction(world):
    edition = world.open(seats=4, sessions=1)
    case = world.enrol("teacher", edition)
    world.begin(edition)
    world.mark(edition, 1, teacher="present")
    world.step(edition.case, "finish", "expert")
    assert world.state(case) == "completed"
    world.mark(edition, 1, reason="De lijst was van een ander.", teacher="absent")
    fee = Enrolment.objects.values_list("fee", flat=True).get()
    assert (world.state(case), fee) == ("no_show", edition.offering.price // 4)
    assert Certificate.objects.get().status == "revoked"
