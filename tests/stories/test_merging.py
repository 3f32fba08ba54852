"""Two rows about one human being, in stories: what may not become one, and what stays true when it does."""

from __future__ import annotations

import pytest

from leerlijn.domains.qualification.actions.supervision import book_hours
from leerlijn.domains.qualification.models import SupervisionEntry
from leerlijn.foundation.cases.guards import no_open_case_has_both
from leerlijn.foundation.cases.models import Case, Party
from leerlijn.foundation.credentials.models import Certificate
from leerlijn.foundation.credentials.verification import verify
from leerlijn.foundation.dossiers.models import Dossier
from leerlijn.foundation.journal.queries import entries_of
from leerlijn.foundation.panels.guards import no_panel_is_at_work
from leerlijn.foundation.panels.related import related_among
from leerlijn.foundation.people.actions import merging
from leerlijn.foundation.people.actions.merging import merge, take_back
from leerlijn.foundation.people.actions.people import add_person
from leerlijn.foundation.people.models import Merge, Person
from leerlijn.foundation.people.queries import standing_of
from leerlijn.foundation.people.queries.doubles import what_would_move, what_would_stay
from leerlijn.foundation.ui.words import render
from leerlijn.kernel.verdict import Denied, granted
from tests.foundation.people.actions.test_merging import dump
from tests.stories.test_line import qualified
from tests.stories.test_precheck import supervised
from tests.stories.test_related import decided_before, says_to_know
from tests.stories.world import CODES, SETTING_UP

ONE = "I asked both: they are one."


def somebody(at, name: str = "Twin", number: str = "700000") -> Person:
    return granted(
        add_person(number=number, given_name=name, family_name="Jansen", language="en", by=SETTING_UP, at=at)
    )


def one_of(world, stays: str | Person, gone: str | Person) -> Merge | Denied:
    """By an administrator who is neither."""
    keys = (each.pk if isinstance(each, Person) else world.people[each].pk for each in (stays, gone))
    by = standing_of(somebody(world.at, "Bas", number="").pk, on=world.at.date())
    return merge(*keys, reason=ONE, by=by, at=world.at)


def refused(made: Merge | Denied) -> str:
    assert isinstance(made, Denied), made
    return render(made.reason, "en")


@pytest.fixture
def nobody_asks(monkeypatch):
    """The control: as it was before the rooms above were asked."""
    monkeypatch.setattr(merging, "in_the_way", [])


def test_who_judges_somebody_is_never_made_one_with_them(world):
    case = world.asked()
    assert f"({case.pk})" in refused(one_of(world, "candidate", "assessor-1"))
    assert isinstance(
        no_open_case_has_both(world.people["candidate"].pk, world.people["assessor-1"].pk), Denied
    )


def test_who_has_two_parts_in_one_open_case_stays_two(world):
    case = world.begin()
    Party.objects.create(case=case, person=world.people["stranger"], relation="supervisor")
    said = refused(one_of(world, "stranger", "candidate"))
    assert said.startswith("Both take part in one case that is open")


def test_without_the_question_they_would_be_one(world, nobody_asks):
    Party.objects.create(case=world.begin(), person=world.people["stranger"], relation="supervisor")
    assert isinstance(one_of(world, "stranger", "candidate"), Merge)


@pytest.mark.parametrize("who", ["assessor-1", "candidate"])
def test_while_a_panel_is_at_work_nobody_in_it_becomes_one_with_anybody(world, who):
    case = world.asked()
    twin = somebody(world.at)
    said = f"One of them judges or is judged in an open case: {render(case.name, 'en')} ({case.pk})."
    assert refused(one_of(world, who, twin)).startswith(said)
    assert refused(one_of(world, twin, who)).startswith(said)


def test_who_is_asked_to_judge_stays_two_until_they_decline(world):
    world.invite(world.sealed())
    twin = somebody(world.at)
    assert isinstance(no_panel_is_at_work(twin.pk, world.people["assessor-1"].pk), Denied)
    assert no_panel_is_at_work(twin.pk, world.people["assessor-2"].pk)


def test_once_the_case_is_closed_they_can_be_one(world):
    """The control."""
    Case.objects.filter(pk=world.asked().pk).update(is_open=False, owner_relation="", due_on=None)
    assert isinstance(one_of(world, "assessor-1", somebody(world.at)), Merge)


def test_who_decided_about_somebody_under_another_name_is_still_related(world):
    """The journal names the one who went; who may judge is asked of the one who stays."""
    decided_before(world, "assessor-4")
    Case.objects.update(is_open=False, owner_relation="", due_on=None)
    candidate, twin, on = world.people["candidate"].pk, somebody(world.at), world.at.date()
    assert related_among([twin.pk], candidate, on=on) == frozenset()
    made = granted(one_of(world, twin, "assessor-4"))
    assert related_among([twin.pk], candidate, on=on) == {twin.pk}
    by = standing_of(somebody(world.at, "Bas", number="").pk, on=on)
    granted(take_back(made.pk, by=by, at=world.at))
    assert related_among([twin.pk], candidate, on=on) == frozenset()


def test_booked_hours_keep_who_booked_them(world):
    """They are never written anew; the page says so, and the record how many."""
    case = supervised(world, *CODES)
    booked = {"on": "2026-11-24", "hours": "1", "about": "Week three", "because": "Nothing was granted."}
    granted(book_hours(case.pk, "used", booked, by=world.standing("supervisor"), at=world.at))
    Case.objects.update(is_open=False, owner_relation="", due_on=None)
    supervisor, twin = world.people["supervisor"], somebody(world.at)
    before = list(SupervisionEntry.objects.values())
    [(called, number)] = what_would_stay(supervisor.pk)
    assert (called.en, number) == ("booked hours of supervision", 1)
    assert called not in dict(what_would_move(supervisor.pk))
    granted(one_of(world, twin, supervisor))
    assert list(SupervisionEntry.objects.values()) == before
    entry = entries_of(f"person:{twin.pseudonym}")[-1]
    assert entry.payload["stayed"]["qualification_supervisionentry.made_by"] == 1


def test_certificate_dossier_and_declaration_go_over_and_come_back_exactly(world):
    """What is printed keeps verifying under the name on it, whoever holds it."""
    case = qualified(world)
    candidate, twin = world.people["candidate"], somebody(world.at)
    says_to_know(world, "candidate", "assessor-2")
    certificate = Certificate.objects.get()
    valid = verify(certificate.token, at=world.at)
    assert valid.is_valid
    refused(one_of(world, twin, candidate))
    Case.objects.filter(pk=case.pk).update(is_open=False, owner_relation="", due_on=None)
    before = dump()
    by = standing_of(world.people["administrator"].pk, on=world.at.date())
    made = granted(merge(twin.pk, candidate.pk, reason=ONE, by=by, at=world.at))
    assert dump() != before
    for reference in (certificate.token, certificate.number):
        assert verify(reference, at=world.at).is_valid
    assert verify(certificate.token, at=world.at) == valid
    assert Certificate.objects.get().holder_id == twin.pk
    assert Case.objects.get(pk=case.pk).subject_id == Dossier.objects.get().candidate_id == twin.pk
    assert world.people["assessor-2"].pk in related_among(
        [world.people["assessor-2"].pk], twin.pk, on=world.at.date()
    )
    granted(take_back(made.pk, by=by, at=world.at))
    assert dump() == before
    assert verify(certificate.token, at=world.at) == valid
