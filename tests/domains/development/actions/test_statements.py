"""From being there to a signed statement: as many hours as the list says, and none before it is complete."""

from __future__ import annotations

from leerlijn.foundation.credentials.models import Certificate
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
