"""A new edition of the criteria: each dossier keeps its own until somebody chooses; nothing is lost then."""

from __future__ import annotations

import io

import pytest

from leerlijn.domains.qualification.imports.taking_over import take_over_office
from leerlijn.domains.qualification.queries.dossiers import facts_of
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.situations import situation_of
from leerlijn.foundation.credentials.models import Certificate
from leerlijn.foundation.dossiers.models import Claim, Dossier, EditionChoice, Submission
from leerlijn.foundation.dossiers.queries import dossiers
from leerlijn.foundation.frameworks.actions import publish_framework
from leerlijn.foundation.frameworks.models import Framework
from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.journal.queries import entries_of
from leerlijn.foundation.journal.verification import verify
from leerlijn.foundation.panels import queries as panels
from leerlijn.foundation.panels.models import Judgement
from leerlijn.kernel.verdict import Denied, Incomplete
from tests.foundation.frameworks.editions import edition_2027
from tests.stories.test_dossier_course import decided
from tests.stories.world import CODES, SETTING_UP


@pytest.fixture(autouse=True)
def fresh():
    """Every test has editions of its own, under keys that another test used before."""
    dossiers.criteria_in.cache_clear()
    yield
    dossiers.criteria_in.cache_clear()


REASON = "We went through it together."


def publish(world) -> Framework:
    made = publish_framework(edition_2027(), actor=SETTING_UP, at=world.at)
    assert isinstance(made, Framework)
    return made


def in_supplement(world, name: str, code: str) -> Case:
    """A dossier of which only this criterion was not yet sufficient."""
    finding = {f"c{code.replace('.', '_')}": "not-yet"}
    case = world.judge_both(world.asked(name), finding, finding)
    decided(world, case, "supplement")
    return world.step(case, "notify-supplement", "coordinator")


def choose(world, case, edition: str, *counts: str, by: str = "coordinator"):
    return world.step(case, "choose-criteria", by, edition=edition, counts=list(counts), reason=REASON)


def facts(world, case, name: str = "coordinator"):
    return facts_of(situation_of(Case.objects.get(pk=case.pk), by=world.standing(name), at=world.at))


def edition_of(case) -> str:
    return Dossier.objects.select_related("framework").get(case=case).framework.edition


def judgements() -> list[tuple]:
    return list(Judgement.objects.order_by("pk").values_list("pk", "round", "content", "digest"))


def test_of_three_dossiers_none_loses_an_accepted_judgement_and_each_choice_is_in_the_journal(world):
    gathering = world.begin("stranger")
    world.evidence(gathering, "1.1", "1.2", "1.5", name="stranger")
    split = in_supplement(world, "candidate", "2.3")
    dropped = in_supplement(world, "dean", "1.2")
    before = judgements()
    publish(world)

    assert choose(world, gathering, "move")
    assert choose(world, split, "move", "1.2 > 1.2a")
    assert choose(world, dropped, "keep")

    assert [edition_of(case) for case in (gathering, split, dropped)] == ["2027", "2027", "2017"]
    assert claims(gathering) == {"1.1", "1.2a", "1.2b"}
    assert facts(world, gathering).accepted == ()
    accepted = {code for code in CODES if code != "2.3"}
    kept = EditionChoice.objects.get(dossier__case=split)
    assert {old for several in kept.accepted.values() for old in several} | set(kept.dropped) == accepted
    assert kept.dropped == ["1.5"]
    assert facts(world, split).codes_to_cover == ("1.2b", "2.3", "5.4")
    assert facts(world, dropped).codes_to_cover == ("1.2",)
    assert judgements() == before
    assert {case.pk: logged(case) for case in (gathering, split, dropped)} == {
        gathering.pk: ("move", [], "move-edition"),
        split.pk: ("move", ["1.2 > 1.2a"], "move-edition"),
        dropped.pk: ("keep", [], "keep-edition"),
    }
    assert verify() is None


def claims(case) -> set[str]:
    return set(Claim.objects.filter(item__dossier__case=case).values_list("criterion", flat=True))


def logged(case) -> tuple[str, list[str], str]:
    """What the journal says was chosen in this case, and what became of its dossier."""
    entry = entries_of(f"case:{case.pk}")[-1]
    assert (entry.act, entry.payload["answers"]["reason"]) == ("choose-criteria", REASON)
    act = entries_of(f"dossier:{Dossier.objects.get(case=case).pk}")[-1].act
    return entry.payload["answers"]["edition"], entry.payload["answers"].get("counts", []), act


def test_a_running_dossier_keeps_its_criteria_and_a_new_one_begins_with_the_new(world):
    case = world.begin()
    publish(world)
    assert (edition_of(case), edition_of(world.begin("stranger"))) == ("2017", "2027")
    assert world.evidence(case, "1.5").order == 1


def test_a_dossier_that_moved_is_judged_on_what_was_left_and_passes(world):
    case = in_supplement(world, "candidate", "2.3")
    publish(world)
    choose(world, case, "move", "1.2 > 1.2a", "1.2 > 1.2b")
    world.evidence(case, "2.3", "5.4", title="What was missing")
    assert world.step(case, "hand-in", "candidate").state == "submitted"
    sealed = Submission.objects.select_related("framework").filter(dossier__case=case).order_by("number")
    assert [(each.framework.edition, each.criteria) for each in sealed] == [
        ("2017", list(CODES)),
        ("2027", ["2.3", "5.4"]),
    ]
    world.ask(case)
    assert panels.round_of(case.pk).criteria == ("2.3", "5.4")
    world.judge_both(case)
    decided(world, case, "pass")
    assert world.step(case, "notify-pass", "coordinator").state == "notified"
    assert Certificate.objects.get().edition == "2027"


def test_while_it_is_judged_a_dossier_stays_where_it_is(world):
    case = world.asked()
    publish(world)
    assert not choose(world, case, "move")
    assert edition_of(case) == "2017"


def test_without_a_newer_edition_there_is_nothing_to_choose(world):
    case = world.begin()
    refused = choose(world, case, "move")
    assert isinstance(refused, Denied)
    assert refused.reason.key == "There is no newer edition of the criteria."


def test_an_edition_that_holds_only_later_is_not_chosen_yet(world):
    case = world.begin()
    publish_framework(edition_2027(starts_on="2027-09-01"), actor=SETTING_UP, at=world.at)
    assert not choose(world, case, "move")


def test_something_is_left_to_judge_or_nobody_could_decide_any_more(world):
    case = in_supplement(world, "candidate", "1.5")
    said = edition_2027()
    last = said["competences"][-1]
    last["criteria"] = [part for part in last["criteria"] if part["code"] != "5.4"]
    publish_framework(said, actor=SETTING_UP, at=world.at)
    refused = choose(world, case, "move", "1.2 > 1.2a", "1.2 > 1.2b")
    assert isinstance(refused, Incomplete)
    assert edition_of(case) == "2017"
    assert choose(world, case, "move", "1.2 > 1.2a")
    assert facts(world, case).codes_to_cover == ("1.2b",)


def test_the_candidate_does_not_choose_what_of_a_judgement_counts(world):
    case = in_supplement(world, "candidate", "2.3")
    publish(world)
    assert isinstance(choose(world, case, "move", "1.2 > 1.2a", by="candidate"), Denied)
    assert isinstance(choose(world, case, "move", "1.2 > 9.9"), Incomplete)
    assert edition_of(case) == "2017"


def test_whoever_kept_the_criteria_can_still_move_and_what_moved_does_not_move_twice(world):
    case = world.begin()
    publish(world)
    for edition, expected in (("keep", "2017"), ("keep", "2017"), ("move", "2027")):
        assert choose(world, case, edition)
        assert edition_of(case) == expected
    assert not choose(world, case, "move")
    assert Entry.objects.filter(act__in=["keep-edition", "move-edition"]).count() == 3


def test_evidence_for_what_is_dropped_stays_in_the_dossier_and_its_sentence_in_the_journal(world):
    case = world.begin()
    world.evidence(case, "1.5")
    publish(world)
    choose(world, case, "move")
    assert len(facts(world, case).items) == 1
    entry = entries_of(f"dossier:{Dossier.objects.get(case=case).pk}")[-1]
    assert [each["sentence"] for each in entry.payload["claims_left"]] == ["It shows 1.5."]


def test_the_pages_say_what_holds_what_was_sufficient_and_of_which_edition(world, enter):
    case = in_supplement(world, "candidate", "2.3")
    publish(world)
    address = f"/qualification/dossiers/{case.pk}/"
    assert "Edition 2027 of the criteria holds now" in enter("candidate").get(address).content.decode()
    form = enter("coordinator").get(f"/cases/{case.pk}/choose-criteria/").content.decode()
    assert "1.2 &gt; 1.2a" in form
    assert "Sufficient, and dropped" in form
    choose(world, case, "move", "1.2 > 1.2a")
    page = enter("candidate").get(address).content.decode()
    assert "Sufficient before, as 1.2 of the earlier edition; it stays so." in page
    assert "Edition 2027 of the criteria holds now" not in page
    sealed = enter("assessor-1").get(address).content.decode()
    assert "1.5" in sealed
    assert enter("assessor-1").get(f"{address}difference/").status_code == 200


def test_what_was_sufficient_elsewhere_moves_under_its_new_code_and_no_other(world):
    head = "Personeelsnummer;Wat;Stand;Begonnen op;Criteria voldoende\n"
    line = f"{world.people['candidate'].number};traject;bezig;01-03-2026;1.1,1.2,1.5\n"
    sheet = io.BytesIO(f"{head}{line}".encode())
    done = take_over_office(sheet, source="BKO-lijst", by=world.standing("coordinator"), at=world.at)
    case = Case.objects.get(pk=done.created[0].case)
    publish(world)
    assert choose(world, case, "move", "1.2 > 1.2a")
    assert facts(world, case).taken_over.criteria == ("1.1", "1.2a"), "1.5 is no criterion any more"
    assert facts(world, case).accepted == ("1.1", "1.2a")
    assert "1.2b" in facts(world, case).codes_to_cover
