"""Before closing, neither a table nor a file tells what somebody wrote, nor how much of it."""

from base64 import b64encode

import pytest

from leerlijn.foundation.journal.actions import record
from leerlijn.foundation.panels.actions.judgements import save_criterion, save_note
from leerlijn.foundation.panels.models import Judgement
from tests.foundation.panels.builders import AT, CODES, SECRETARY, close, handed_in, judge_all
from tests.foundation.panels.leaks import places_in_files, places_in_tables, tables

WORDS = ["kwikstaart", "Zwaluwnest é", "not-yet"]


def write_down(round, judge):
    """A draft full of unmistakable words."""
    for code in CODES:
        save_criterion(round.pk, judge.pk, code, finding="not-yet", seen=WORDS[0], why=WORDS[1], at=AT)
    save_note(round.pk, judge.pk, " ".join(WORDS), at=AT)


def changed(before, after):
    """Per table, the rows that are not as they were."""
    return {name: set(after[name]) - set(before[name]) for name in after if after[name] != before[name]}


def blind(rows):
    """The rows without what is locked: of that, only how long it is."""
    return {tuple((name, len(value) if name == "content" else value) for name, value in row) for row in rows}


def test_a_draft_is_in_no_table_and_in_no_file(round, anna, bram, folder):
    write_down(round, anna)
    write_down(round, bram)
    assert places_in_tables(WORDS) == set()
    assert places_in_files(WORDS, folder) == set()


def test_what_was_handed_in_is_in_no_table_before_closing(round, anna, folder):
    judge_all(round, anna, dict.fromkeys(CODES, "not-yet"), why=WORDS[0])
    assert handed_in(round, anna, {"1.1": "not-yet"}, why=WORDS[1])
    assert places_in_tables(WORDS) == set()


def test_what_was_planted_is_found(round, folder):
    record("round:1", "leak", by=SECRETARY, at=AT, payload={"why": WORDS[1]})
    (folder / "note").write_text(f"about {WORDS[0]}")
    assert places_in_tables(WORDS) == {"journal_entrydetail"}
    assert places_in_files(WORDS, folder) == {"note"}


@pytest.mark.parametrize("before", ["", "a", "ab", "abc"])
def test_what_was_planted_within_base64_is_found(before, folder):
    (folder / "note").write_bytes(b64encode(f"{before}{WORDS[2]} and more".encode()))
    assert places_in_files(WORDS, folder) == {"note"}


def test_saving_changes_nothing_in_the_tables_but_what_is_locked(round, anna):
    """No row more, no moment, no count: whoever compares two copies sees that one row was written."""
    before = tables()
    write_down(round, anna)
    after = tables()
    rows = changed(before, after)
    assert set(rows) == {"panels_judgement"}
    assert len(rows["panels_judgement"]) == 1
    assert blind(before["panels_judgement"]) == blind(after["panels_judgement"])


def test_a_blank_a_half_and_a_full_judgement_are_equally_long(round, anna, bram):
    lengths = {len(row.content) for row in Judgement.objects.all()}
    save_criterion(round.pk, anna.pk, "1.1", finding="ask", why="x" * 2000, at=AT)
    write_down(round, bram)
    assert {len(row.content) for row in Judgement.objects.all()} == lengths
    assert len(lengths) == 1


def test_saving_the_same_again_looks_like_saving_something_else(round, anna):
    seen = set()
    for _ in range(3):
        save_criterion(round.pk, anna.pk, "1.1", finding="ask", at=AT)
        seen.add(Judgement.objects.get(judge=anna).content)
    assert len(seen) == 3


def test_hand_in_tells_the_tables_only_that_and_when(round, anna):
    judge_all(round, anna, why=WORDS[0])
    before = tables()
    handed_in(round, anna, why=WORDS[0])
    rows = changed(before, tables())
    assert set(rows) == {"panels_judgement", "journal_entry", "journal_entrydetail", "journal_head"}


def test_after_closing_the_length_is_no_secret_any_more(round, anna, bram):
    full = len(Judgement.objects.first().content)
    for judge in (anna, bram):
        handed_in(round, judge)
    close(round)
    assert all(len(row.content) < full / 10 for row in Judgement.objects.all())
