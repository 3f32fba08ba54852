"""The verifier of docs/, run as a stranger would: one file and an export, nothing of ours."""

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

from leerlijn.foundation.journal.actions import erase_names, erase_payloads, record
from leerlijn.foundation.journal.export import export_lines
from leerlijn.kernel.chain import LINKED, Link
from tests.foundation.journal.conftest import WEDNESDAY

VERIFIER = Path(__file__).parents[3] / "docs" / "verify-journal.py"


@pytest.fixture
def verified(journal, tmp_path):
    """What the verifier says of these lines: exit code and message."""

    def run(lines, *known):
        file = tmp_path / "journal.jsonl"
        file.write_text("".join(f"{json.dumps(line)}\n" for line in lines))
        done = subprocess.run(
            [sys.executable, "-I", VERIFIER, file, *known], capture_output=True, text=True, check=False
        )
        return done.returncode, done.stderr.strip()

    return run


def exported():
    return list(export_lines())


def place_of(lines, seq, kind="entry", subject="case:1"):
    wanted = (kind, subject, seq)
    return next(
        p for p, line in enumerate(lines) if wanted == tuple(map(line.get, ("kind", "subject", "seq")))
    )


def anchors(lines):
    return [place for place, line in enumerate(lines) if line["kind"] == "anchor"]


def test_it_agrees_with_a_journal_that_nobody_touched(verified):
    assert verified(exported()) == (0, "")


def test_it_reads_standard_input(journal):
    sent = "".join(f"{json.dumps(line)}\n" for line in exported())
    done = subprocess.run([sys.executable, "-I", VERIFIER], input=sent, text=True, check=False)
    assert done.returncode == 0


def test_it_agrees_when_somebody_was_erased(verified, coordinator, deputy):
    order = record("person:abc", "erase", by=coordinator, at=WEDNESDAY)
    erase_names(deputy.pseudonym, order=order)
    erase_payloads(about="person:abc", order=order)
    assert verified(exported()) == (0, "")


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("payload", '{"to":"judget","é":"ü☃"}', "the text behind its commitment was changed or is gone"),
        ("name", "Somebody Else", "the text behind its names was changed or is gone"),
        ("salt", "", "the text behind its commitment was changed or is gone"),
        ("act", "reject", "it was changed"),
        ("pseudonym", "", "it was changed"),
    ],
)
def test_it_names_the_entry_in_which_one_thing_changed(verified, name, value, why):
    lines = exported()
    lines[place_of(lines, 3)][name] = value
    assert verified(lines) == (1, f"entry 3 of case:1, 2026-11-24: {why}")


def test_it_names_the_entry_after_one_that_was_taken_out(verified):
    lines = exported()
    del lines[place_of(lines, 2)]
    assert verified(lines) == (
        1,
        "entry 3 of case:1, 2026-11-24: what comes before it was changed or is gone",
    )


def test_it_finds_an_entry_that_was_forged_with_care(verified):
    lines = exported()
    forged = lines[place_of(lines, 2)]
    forged["act"] = "withdraw"
    forged["hash"] = Link(**{key: forged[key] for key in LINKED}).hash
    assert verified(lines)[1].startswith("entry 3 of case:1, 2026-11-24: what comes before it")


def test_it_finds_a_tail_that_was_cut_by_the_head(verified):
    lines = exported()
    del lines[place_of(lines, 4)]
    assert verified(lines) == (
        1,
        "entry 4 of case:1: it was the newest of its subject, and was changed or is gone",
    )


def with_head(lines, newest):
    """The tail cut after this entry, and the head made to fit."""
    last = lines[place_of(lines, newest)]
    head = lines[place_of(lines, 4, "head")]
    head.update(seq=newest, hash=last["hash"])
    return [line for line in lines if not (line.get("subject") == "case:1" and line["seq"] > newest)]


def test_it_finds_a_tail_that_was_cut_with_its_head_by_the_anchor(verified):
    assert verified(with_head(exported(), 2)) == (
        1,
        "anchor of 2026-11-24: what it covers, or the anchor before it, was changed or is gone",
    )


def test_it_finds_a_tail_that_no_anchor_covers_by_a_hash_that_was_kept(verified):
    lines = exported()
    kept = lines[place_of(lines, 4)]["hash"]
    assert verified(lines, kept) == (0, "")
    cut = with_head(lines, 3)
    assert verified(cut) == (0, "")
    assert verified(cut, kept) == (1, f"not in this export: {kept}")


@pytest.mark.parametrize("name", ["count", "root", "day", "made_at", "prev"])
def test_it_names_the_anchor_that_was_changed(verified, name):
    lines = exported()
    anchor = lines[anchors(lines)[1]]
    anchor[name] = 7 if name == "count" else "2026-11-30"
    assert verified(lines) == (1, f"anchor of {anchor['day']}: it was changed")


def test_it_misses_the_anchor_that_entries_name(verified):
    lines = exported()
    del lines[anchors(lines)[1]]
    assert verified(lines) == (1, "not in this export: 2026-11-24")


def test_it_misses_the_head_at_the_end(verified):
    lines = exported()
    del lines[place_of(lines, 1, "head", "certificate:UTQ-2026-0001")]
    assert verified(lines) == (1, "not in this export: the head of certificate:UTQ-2026-0001")


def test_it_refuses_a_subject_that_comes_twice(verified):
    lines = exported()
    end = anchors(lines)[0]
    twice = [line for line in lines if line.get("subject") == "case:1"]
    assert verified([*lines[:end], *twice, *lines[end:]])[1].endswith("its subject is not in its place")


def test_a_stranger_reads_all_of_it_and_needs_nothing_else():
    source = VERIFIER.read_text()
    assert len(source.splitlines()) <= 50
    imported = {
        name.split(".")[0]
        for each in ast.walk(ast.parse(source))
        if isinstance(each, ast.Import | ast.ImportFrom)
        for name in ([alias.name for alias in each.names] if isinstance(each, ast.Import) else [each.module])
    }
    assert imported <= sys.stdlib_module_names
