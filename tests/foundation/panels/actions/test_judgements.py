import pytest

from leerlijn.foundation.journal.models import Entry, EntryDetail
from leerlijn.foundation.panels.actions.judgements import hand_in, save_criterion, save_note
from leerlijn.foundation.panels.content import SCALES, CriterionJudgement, Finding
from leerlijn.foundation.panels.queries import own_judgement
from leerlijn.kernel.verdict import Denied, Incomplete
from tests.foundation.panels.builders import AT, CODES, LATER, actor, close, handed_in, judge_all


def saved(round, judge, code="2.3", **said):
    return save_criterion(round.pk, judge.pk, code, at=AT, **said)


def given(round, judge):
    return hand_in(round.pk, judge.pk, actor=actor(judge), at=LATER)


def test_a_draft_is_kept_as_unfinished_as_it_is(round, anna):
    assert saved(round, anna, why="not sure yet").saved_at == AT
    content = own_judgement(round.pk, anna.pk).content
    assert content.judged == {"2.3": CriterionJudgement(None, "", "not sure yet")}


def test_one_criterion_after_the_other_keeps_both_and_the_last_wins(round, anna):
    saved(round, anna, "1.1", finding="sufficient")
    saved(round, anna, "2.3", finding="ask", why="when?")
    saved(round, anna, "1.1", finding="not-yet", why="no plan")
    save_note(round.pk, anna.pk, "A lively lesson.", at=LATER)
    content = own_judgement(round.pk, anna.pk).content
    assert {code: judged.finding for code, judged in content.judged.items()} == {
        "1.1": Finding.NOT_YET,
        "2.3": Finding.ASK,
    }
    assert (content.note, content.saved_at) == ("A lively lesson.", LATER)


def test_what_cannot_be_kept_leaves_the_draft_as_it_was(round, anna):
    saved(round, anna, finding="sufficient")
    assert isinstance(saved(round, anna, finding="sufficient", why="a\0b"), Incomplete)
    assert isinstance(save_note(round.pk, anna.pk, "\0", at=AT), Incomplete)
    assert own_judgement(round.pk, anna.pk).content.of("2.3").why == ""


def test_nobody_but_a_judge_of_the_round_saves_or_hands_in(round, candidate):
    assert isinstance(saved(round, candidate, finding="sufficient"), Denied)
    assert isinstance(save_note(round.pk, candidate.pk, "hello", at=AT), Denied)
    assert isinstance(given(round, candidate), Denied)


def test_each_judge_writes_in_their_own_judgement(round, anna, bram):
    saved(round, anna, finding="sufficient")
    assert own_judgement(round.pk, bram.pk).still_open == CODES


def test_a_criterion_that_is_not_in_the_round_is_refused(round, anna):
    assert saved(round, anna, "3.1", finding="sufficient").reason.values == {"code": "3.1"}


def test_handing_in_waits_for_every_criterion_and_names_the_open_ones(round, anna):
    for code in ("1.1", "1.2"):
        saved(round, anna, code, finding="sufficient")
    refused = given(round, anna)
    assert (refused.reason.many, refused.reason.count) == (
        "You can hand in when {codes} have a judgement.",
        3,
    )
    assert refused.reason.values["codes"] == ("2.3", "4.2", "5.3")


def test_handing_in_waits_for_the_reasons_and_names_where_they_lack(round, anna):
    judge_all(round, anna)
    saved(round, anna, "1.2", finding="not-yet")
    saved(round, anna, "4.2", finding="ask")
    refused = given(round, anna)
    assert refused.reason.values["codes"] == ("1.2", "4.2")
    saved(round, anna, "1.2", finding="not-yet", why="no plan")
    saved(round, anna, "4.2", finding="ask", why="which test?")
    assert given(round, anna)


def test_after_hand_in_nothing_changes_any_more(round, anna):
    judgement = handed_in(round, anna)
    assert judgement.handed_in_at == LATER
    for refused in (
        saved(round, anna, finding="ask"),
        save_note(round.pk, anna.pk, "x", at=AT),
        given(round, anna),
    ):
        assert refused.reason.key == "This judgement has been handed in and does not change any more."
    assert own_judgement(round.pk, anna.pk).content.digest == judgement.digest


def test_after_closing_nobody_writes(round, anna, bram):
    for judge in (anna, bram):
        handed_in(round, judge)
    close(round)
    assert saved(round, anna, finding="ask").reason.key == "This round of judgement is closed."


def test_the_journal_knows_of_hand_in_by_a_digest_and_of_a_draft_nothing(round, anna):
    judge_all(round, anna)
    assert Entry.objects.filter(subject=f"round:{round.pk}").count() == 1
    judgement = given(round, anna)
    detail = EntryDetail.objects.get(entry__subject=f"round:{round.pk}", entry__act="hand-in")
    assert detail.payload == f'{{"digest":"{judgement.digest}"}}'


@pytest.mark.parametrize("finding", SCALES["plain"])
def test_one_digest_says_nothing_of_what_was_found(round, anna, bram, finding):
    """Two who find the same have different digests, so that the journal cannot be compared either."""
    findings = dict.fromkeys(CODES, finding)
    assert handed_in(round, anna, findings).digest != handed_in(round, bram, findings).digest
