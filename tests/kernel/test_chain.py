"""The canonical form, the links and the reading of a chain, without a database."""

import hashlib
import json
import random
from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from leerlijn.kernel.chain import (
    Break,
    Flaw,
    Link,
    Root,
    anchor_hash,
    canonical,
    committed,
    first_break,
    names_text,
    written,
)

FIRST = Link(
    subject="case:12",
    seq=1,
    at="2026-11-24T09:30:00.000000Z",
    pseudonym="00aa11bb22cc33dd",
    on_behalf_of="",
    channel="page",
    act="open",
    about="person:abc",
    commitment="c" * 64,
    names="d" * 64,
    prev="",
)


def test_the_canonical_form_is_written_out_here_for_whoever_builds_a_verifier():
    assert canonical(asdict(FIRST)) == (
        '{"about":"person:abc","act":"open","at":"2026-11-24T09:30:00.000000Z","channel":"page",'
        '"commitment":"' + "c" * 64 + '","names":"' + "d" * 64 + '","on_behalf_of":"","prev":"",'
        '"pseudonym":"00aa11bb22cc33dd","seq":1,"subject":"case:12"}'
    )
    assert FIRST.hash == hashlib.sha256(canonical(asdict(FIRST)).encode()).hexdigest()


def test_letters_stay_as_they_are_and_control_characters_do_not():
    assert canonical(["é☃", 'a"\\', "\n\x00\x7f"]) == '["é☃","a\\"\\\\","\\n\\u0000\x7f"]'


def test_a_number_that_is_none_is_refused():
    with pytest.raises(ValueError, match="not JSON compliant"):
        canonical(float("nan"))


@pytest.mark.parametrize("name", [name for name in asdict(FIRST) if name != "seq"])
def test_every_part_of_an_entry_is_in_its_hash(name):
    assert replace(FIRST, **{name: "x"}).hash != FIRST.hash


def test_a_moment_is_written_in_one_way_wherever_it_was_said():
    there = datetime(2026, 11, 24, 10, 30, 0, 5, tzinfo=timezone(timedelta(hours=1)))
    assert written(there) == written(there.astimezone(UTC)) == "2026-11-24T09:30:00.000005Z"


def test_a_commitment_depends_on_salt_and_text():
    assert len({committed("a" * 32, "x"), committed("b" * 32, "x"), committed("a" * 32, "y")}) == 3


def lines(subjects=3, entries=4):
    """A journal as it is exported: one anchor halfway, one at the end."""
    made, roots = [{"kind": "journal"}], {"2026-11-23": Root(), "2026-11-24": Root()}
    for place in range(subjects):
        prev = ""
        for seq in range(1, entries + 1):
            link = replace(
                FIRST,
                subject=f"case:{place}",
                seq=seq,
                prev=prev,
                commitment=committed("a" * 32, "{}"),
                names=committed("b" * 32, names_text("Noor", "")),
            )
            prev = link.hash
            day = {entries // 2: "2026-11-23", entries: "2026-11-24"}.get(seq, "")
            opened = {"salt": "a" * 32, "payload": "{}", "name_salt": "b" * 32, "name": "Noor"}
            opened |= {"on_behalf_name": "", "erased_by": "", "anchored": day, "hash": prev}
            made.append({"kind": "entry", **asdict(link), **opened})
            if day:
                roots[day].add(link.subject, seq, prev)
        made.append({"kind": "head", "subject": f"case:{place}", "seq": entries, "hash": prev})
    return made + anchors_of(roots)


def anchors_of(roots):
    made, prev = [], ""
    for day, root in sorted(roots.items()):
        said = {"day": day, "count": root.count, "root": root.hash, "prev": prev, "made_at": FIRST.at}
        prev = anchor_hash(**said)
        made.append({"kind": "anchor", **said, "hash": prev})
    return made


def test_a_whole_journal_has_no_break():
    assert first_break(lines()) is None


def test_a_known_hash_must_occur():
    assert first_break(lines(), known=lines()[-1]["hash"]) is None
    assert first_break(lines(), known="0" * 64) == Break(Flaw.KNOWN_GONE)


def test_the_break_names_the_entry():
    whole = lines()
    del whole[2]
    assert first_break(whole) == Break(Flaw.GONE, "case:0", 2, FIRST.at)


def test_an_anchor_that_entries_name_must_be_there():
    assert first_break(lines()[:-1]) == Break(Flaw.ANCHOR_GONE, day="2026-11-24")


def changed(value, chance):
    """The same kind of value, with one character or number that differs."""
    if isinstance(value, int):
        return value + chance.choice([-1, 1])
    place = chance.randrange(len(value)) if value else 0
    return value[:place] + chance.choice("xyz") + value[place + 1 :]


UNSAID = {("entry", "kind"), ("head", "kind"), ("anchor", "kind"), ("entry", "erased_by")}


def test_whatever_single_value_changes_the_break_is_found():
    whole = lines()
    for seed, (place, name) in enumerate((p, n) for p, line in enumerate(whole) for n in line):
        if whole[place]["kind"] == "journal" or (whole[place]["kind"], name) in UNSAID:
            continue
        tampered = json.loads(json.dumps(whole))
        tampered[place][name] = changed(tampered[place][name], random.Random(seed))
        assert first_break(tampered), f"{name} of line {place}: {tampered[place]}"


def test_whatever_single_line_goes_the_break_is_found_unless_it_is_the_newest_anchor():
    whole = lines()
    for place in range(1, len(whole)):
        assert first_break(whole[:place] + whole[place + 1 :]), whole[place]


def test_whatever_two_neighbours_change_places_the_break_is_found():
    whole = lines(subjects=1)
    last_entry, last = len(whole) - 4, len(whole) - 1
    for place in (*range(1, last_entry + 1), last - 1):
        swapped = [*whole[:place], whole[place + 1], whole[place], *whole[place + 2 :]]
        assert first_break(swapped), whole[place]
