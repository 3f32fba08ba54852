"""Taking a step: who may, whether it may be taken now, what is asked; all of it or nothing."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from leerlijn.foundation.cases.actions.steps import take_step, take_step_of_clock
from leerlijn.foundation.cases.models import Case, Extension, Party, Pause
from leerlijn.foundation.journal import queries as journal
from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.people.models import Membership
from leerlijn.foundation.ui.words import render
from leerlijn.kernel.sentence import from_data
from leerlijn.kernel.verdict import Denied, Incomplete, Outdated
from tests.foundation.cases.builders import AT, HELPER, WEIGHER
from tests.foundation.people.colleagues import holds


def written() -> tuple[object, ...]:
    """All that a step could leave behind."""
    cases = Case.objects.order_by("pk").values_list(
        "pk", "state", "version", "since", "due_on", "owner_relation", "is_open"
    )
    parties = Party.objects.order_by("pk").values_list("case", "person", "relation", "owes")
    beside = Pause.objects.count(), Extension.objects.count(), Entry.objects.count()
    return (*cases, *parties, *beside)


def reason(refused) -> str:
    return render(refused.reason, "en")


def errors(refused) -> dict[str, str]:
    return {name: render(said, "en") for name, said in refused.errors.items()}


def owing(case) -> set[str]:
    return {
        party.person.given_name
        for party in Party.objects.filter(case=case, owes=True).select_related("person")
    }


def due(case) -> date | None:
    return Case.objects.get(pk=case.pk).due_on


# Who, then whether, then what: the first that refuses answers.


def test_whoever_may_not_take_a_step_hears_that_first(world):
    case = world.ask()
    world.keep(case, blocked=True)
    before = written()
    refused = world.step(case, "grant", "stranger", strange="field")
    assert isinstance(refused, Denied)
    assert reason(refused) == "This is not open to you: Grant."
    assert written() == before


def test_whoever_may_take_it_hears_what_is_in_the_way_before_what_is_missing(world):
    case = world.ask()
    world.keep(case, blocked=True)
    before = written()
    assert reason(world.step(case, "grant")) == "Something is in the way."
    assert written() == before


def test_what_is_missing_or_wrong_is_said_per_field_and_nothing_is_written(world):
    case = world.ask()
    before = written()
    refused = world.step(case, "grant", reason=" ", copies="many", strange="field")
    assert isinstance(refused, Incomplete)
    assert errors(refused) == {
        "reason": "Write a text here.",
        "copies": "Write a whole number.",
        "strange": "Nothing is asked under this name: strange.",
    }
    assert written() == before


def test_a_step_somebody_else_took_first_is_outdated(world):
    case = world.ask()
    world.step(case, "extend")
    before = written()
    refused = world.step(case, "withdraw", "asker", version=1)
    assert isinstance(refused, Outdated)
    assert reason(refused) == "We did not save this: somebody was first. It is now: Asked."
    assert written() == before


def test_a_step_taken_first_in_another_window_is_outdated_and_says_so(world):
    case = world.ask()
    world.step(case, "extend")
    refused = world.step(case, "extend", version=1)
    assert reason(refused) == "You did this already, perhaps in another window. It is now: Asked."


def test_who_did_something_else_in_another_window_does_not_hear_that_they_did_this(world):
    case = world.ask()
    world.step(case, "extend")
    refused = world.step(case, "grant", version=1, reason="yes")
    assert reason(refused) == (
        "We did not save this: something else was done since you opened it. It is now: Asked."
    )


def test_a_step_of_another_state_is_outdated_and_nobody_is_said_to_be_first(world):
    case = world.ask()
    before = written()
    refused = world.step(case, "weigh", "weigher")
    assert isinstance(refused, Outdated)
    assert reason(refused) == "This cannot be done now. It is now: Asked."
    assert written() == before


def test_a_version_of_the_future_is_outdated_too(world):
    assert isinstance(world.step(world.ask(), "extend", version=2), Outdated)


def test_what_the_last_effect_refuses_undoes_the_first(world):
    case = world.ask()
    before = written()
    assert reason(world.step(case, "grant", reason="no")) == "No is no reason."
    assert written() == before
    world.step(case, "grant", reason="yes")
    assert Party.objects.filter(case=case, relation=HELPER.key).count() == 1


# What a step writes.


def test_a_step_moves_the_case_and_writes_one_entry(world):
    case = world.ask()
    world.later(hours=1)
    moved = world.step(case, "grant", reason="It is due.\r\nSo be it.", copies="3")
    kept = Case.objects.get(pk=case.pk)
    assert (kept.state, kept.version, kept.is_open, kept.owner_relation, kept.due_on, kept.since) == (
        "granted",
        2,
        False,
        "",
        None,
        world.at,
    )
    assert (moved.state, moved.version) == (kept.state, kept.version)
    first, entry = journal.entries_of(f"case:{case.pk}")
    assert (first.seq, entry.seq, entry.act, entry.channel, entry.at) == (1, 2, "grant", "page", world.at)
    assert (entry.pseudonym, entry.name, entry.on_behalf_of) == (
        world.people["officer"].pseudonym,
        "Officer Vos",
        "",
    )
    assert entry.payload == {
        "procedure": "test-request",
        "edition": "2026",
        "unit": world.house.water.pk,
        "from": "asked",
        "to": "granted",
        "version": 2,
        "since": world.at.isoformat(),
        "owner": "",
        "due_on": None,
        "due_said": None,
        "ends_then": False,
        "answers": {"reason": "It is due.\nSo be it.", "copies": 3},
    }


def test_what_was_not_answered_is_not_written_down(world):
    case = world.ask()
    world.step(case, "grant", reason="yes")
    assert journal.entries_of(f"case:{case.pk}")[-1].payload["answers"] == {"reason": "yes"}


def test_whoever_acts_by_mandate_names_whom_they_act_for(world):
    case = world.ask()
    world.step(case, "extend", "deputy")
    entry = journal.entries_of(f"case:{case.pk}")[-1]
    officer, deputy = world.people["officer"], world.people["deputy"]
    assert (entry.pseudonym, entry.on_behalf_of) == (deputy.pseudonym, officer.pseudonym)
    assert (entry.name, entry.on_behalf_name) == ("Deputy Vos", "Officer Vos")


def test_whoever_is_a_party_acts_as_themselves_though_they_hold_a_mandate(world):
    holds(world.people["stranger"], Membership.Role.COORDINATOR, world.house.institution)
    case = world.ask("deputy")
    world.step(case, "withdraw", "deputy")
    assert journal.entries_of(f"case:{case.pk}")[-1].on_behalf_of == ""


def test_an_office_of_their_own_comes_before_a_mandate(world):
    holds(world.people["deputy"], Membership.Role.COORDINATOR, world.house.institution)
    case = world.ask()
    world.step(case, "extend", "deputy")
    assert journal.entries_of(f"case:{case.pk}")[-1].on_behalf_of == ""


def test_a_mandate_opens_nothing_on_the_day_after_its_last(world):
    case = world.ask()
    world.at = datetime(2027, 1, 1, 8, tzinfo=UTC)
    assert isinstance(world.step(case, "extend", "deputy"), Denied)


def test_an_office_in_another_faculty_opens_nothing(world):
    assert isinstance(world.step(world.ask(), "extend", "lawyer"), Denied)


# The ball.


def test_the_ball_goes_where_the_state_says(world):
    case = world.ask()
    assert owing(case) == set()
    world.step(case, "hand-out")
    assert owing(case) == {"Weigher", "Second"}
    world.step(case, "weigh", "weigher")
    assert owing(case) == {"Second"}
    world.step(case, "weigh", "second")
    assert (owing(case), Case.objects.get(pk=case.pk).state) == (set(), "weighed")


def test_whoever_did_their_part_does_it_once(world):
    case = world.ask()
    world.step(case, "hand-out")
    world.step(case, "weigh", "weigher")
    before = written()
    assert reason(world.step(case, "weigh", "weigher")) == "You have done this already."
    assert written() == before


def test_what_was_weighed_is_weighed_anew_in_a_second_round(world):
    case = world.ask()
    world.step(case, "hand-out")
    world.step(case, "weigh", "weigher")
    world.step(case, "weigh", "second")
    world.step(case, "hand-out")
    assert owing(case) == {"Weigher", "Second"}


def test_what_comes_at_once_is_written_as_the_clock_in_the_same_moment(world):
    case = world.ask()
    world.step(case, "hand-out")
    world.step(case, "weigh", "weigher")
    after = world.step(case, "weigh", "second")
    assert (after.state, after.version) == ("weighed", 5)
    weigh, go_on = journal.entries_of(f"case:{case.pk}")[-2:]
    assert (weigh.act, weigh.seq, go_on.act, go_on.seq) == ("weigh", 4, "go-on", 5)
    assert (go_on.channel, go_on.pseudonym, go_on.at) == ("clock", "", world.at)


def test_a_state_without_weighers_is_left_at_once(world):
    case = world.ask(parties={})
    assert world.step(case, "hand-out").state == "weighed"


# The clock.


def test_the_clock_takes_only_what_is_its_own_and_what_the_guards_allow(world):
    case = world.ask()
    world.step(case, "hand-out")
    before = written()
    assert take_step_of_clock(case.pk, "go-on", at=world.at) is None
    assert take_step_of_clock(case.pk, "weigh", at=world.at) is None
    assert take_step_of_clock(case.pk, "no-such-step", at=world.at) is None
    assert written() == before
    assert take_step_of_clock(case.pk, "time-out", at=world.at).state == "asked"


def test_nobody_takes_a_step_of_the_clock(world):
    case = world.ask()
    world.step(case, "hand-out")
    for name in world.people:
        refused = world.step(case, "time-out", name)
        assert reason(refused) == "Only time takes this step."


def test_a_term_ends_ten_days_after_it_began(world):
    case = world.ask()
    assert due(case) == date(2026, 10, 22)
    assert render(from_data(Case.objects.get(pk=case.pk).due_said), "en") == "Ten days after 12 October 2026."


def test_working_days_are_counted_in_another_state(world):
    case = world.ask()
    world.later(days=4)
    world.step(case, "hand-out")
    assert due(case) == date(2026, 10, 23)


def test_a_day_that_follows_from_the_case_may_be_unknown(world):
    case = world.ask(parties={})
    assert world.step(case, "hand-out").due_on is None
    other = world.ask(parties={})
    world.keep(other, last_day="2026-12-01")
    assert world.step(other, "hand-out").due_on == date(2026, 12, 1)


def test_while_the_clock_stands_still_there_is_no_last_day(world):
    case = world.ask()
    world.later(days=3)
    world.step(case, "pause", reason="leave")
    kept = Case.objects.get(pk=case.pk)
    assert (kept.due_on, kept.stands_still, kept.since) == (None, True, AT)
    assert render(from_data(kept.due_said), "en") == (
        "Ten days after 12 October 2026; the clock has stood still since 15 October 2026 because of leave, "
        "with eight days to go."
    )
    world.later(days=5)
    world.step(case, "resume")
    assert due(case) == date(2026, 10, 27)


def test_a_clock_stops_only_for_a_reason_that_was_listed(world):
    case = world.ask()
    before = written()
    assert errors(world.step(case, "pause", reason="no wish")) == {
        "reason": "Choose one of the answers in the list."
    }
    assert set(errors(world.step(case, "pause"))) == {"reason"}
    assert written() == before


def test_a_clock_that_stands_still_cannot_be_stopped_and_one_that_runs_not_started(world):
    case = world.ask()
    assert reason(world.step(case, "resume")) == "The clock runs already."
    world.step(case, "pause", reason="leave")
    assert reason(world.step(case, "pause", reason="leave")) == "The clock stands still already."
    assert Pause.objects.filter(case=case).count() == 1


def test_a_pause_of_no_day_was_none(world):
    case = world.ask()
    world.step(case, "pause", reason="leave")
    world.later(hours=3)
    world.step(case, "resume")
    assert (due(case), Pause.objects.count()) == (date(2026, 10, 22), 0)


def test_a_clock_that_stands_still_runs_in_the_next_state(world):
    case = world.ask()
    world.step(case, "pause", reason="leave")
    world.later(days=2)
    moved = world.step(case, "hand-out")
    assert moved.due_on == date(2026, 10, 21)
    assert Pause.objects.get().ends_on == date(2026, 10, 13)


def test_a_day_that_follows_from_the_case_waits_too_and_comes_back_unchanged(world):
    case = world.ask(parties={})
    world.keep(case, last_day="2026-12-01")
    world.step(case, "hand-out")
    paused = world.step(case, "pause", reason="leave")
    assert paused.due_on is None
    assert render(from_data(paused.due_said), "en") == (
        "The clock has stood still since 12 October 2026 because of leave."
    )
    world.later(days=20)
    assert world.step(case, "resume").due_on == date(2026, 12, 1)


def test_what_has_ended_cannot_be_paused_any_more(world):
    case = world.ask()
    world.later(days=11)
    before = written()
    refused = world.step(case, "pause", reason="leave")
    assert reason(refused) == "The term ended on 22 October 2026. It can no longer be paused."
    assert written() == before


def test_a_term_is_extended_until_its_most_and_no_further(world):
    case = world.ask()
    assert world.step(case, "extend").due_on == date(2026, 10, 28)
    before = written()
    assert reason(world.step(case, "extend")) == "This term can be extended by at most ten days."
    assert written() == before


def test_an_extension_is_of_its_state_and_begins_anew_when_the_case_comes_back(world):
    case = world.ask()
    world.step(case, "extend")
    world.later(days=1)
    world.step(case, "hand-out")
    world.later(days=1)
    back = take_step_of_clock(case.pk, "time-out", at=world.at)
    assert back.due_on == date(2026, 10, 24)


@pytest.mark.parametrize(
    ("moment", "late"),
    [
        (datetime(2026, 10, 22, 21, 59, 59, tzinfo=UTC), None),
        (datetime(2026, 10, 22, 22, 0, 0, tzinfo=UTC), "the day after the term ended"),
        (datetime(2026, 10, 25, 12, 0, 0, tzinfo=UTC), "3 days after the term ended"),
    ],
)
def test_what_is_late_is_taken_and_the_entry_says_how_late(world, moment, late):
    case = world.ask()
    world.at = moment
    assert world.step(case, "grant", reason="yes").state == "granted"
    kept = journal.entries_of(f"case:{case.pk}")[-1].payload.get("late")
    assert (render(from_data(kept), "en") if kept else None) == late


def test_the_clock_is_never_late(world):
    case = world.ask()
    world.step(case, "hand-out")
    world.later(days=40)
    take_step_of_clock(case.pk, "time-out", at=world.at)
    assert "late" not in journal.entries_of(f"case:{case.pk}")[-1].payload


def test_a_case_that_is_not_there_is_no_refusal_but_a_mistake_of_the_caller(world):
    with pytest.raises(Case.DoesNotExist):
        take_step(10**9, "grant", by=world.standing("officer"), at=AT, version=1)


def test_the_version_of_a_case_is_the_number_of_its_entries(world):
    case = world.ask()
    for key, said in (("extend", {}), ("pause", {"reason": "leave"}), ("hand-out", {})):
        world.step(case, key, **said)
    seqs = list(Entry.objects.filter(subject=f"case:{case.pk}").order_by("seq").values_list("seq", flat=True))
    assert (Case.objects.get(pk=case.pk).version, seqs) == (4, [1, 2, 3, 4])


def test_parties_of_another_case_owe_what_they_owed(world):
    one, other = world.ask(), world.ask()
    world.step(one, "hand-out")
    world.step(other, "hand-out")
    world.step(one, "weigh", "weigher")
    assert owing(other) == {"Weigher", "Second"}
    assert Party.objects.filter(case=other, relation=WEIGHER.key, owes=True).count() == 2
