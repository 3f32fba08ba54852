"""What a level looks like: fragments beside the descriptor, anonymised, with consent that ends at once."""

from __future__ import annotations

import re
from html import unescape

import pytest

from leerlijn.domains.qualification.actions.fragments import take_fragment
from leerlijn.domains.qualification.anonymous import tells_who
from leerlijn.domains.qualification.models import Fragment
from leerlijn.domains.qualification.queries.examples import newest_fragments
from leerlijn.foundation.cases.actions.time import let_terms_lapse
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.journal.models import EntryDetail
from leerlijn.kernel.verdict import Denied, Incomplete, granted
from tests.foundation.notices.builders import all_get_their_letters
from tests.tools.budget import at_most

GOOD = "Every goal has an exercise and a question of the test beside it."
ALSO_GOOD = "Students name the goal of each week before they begin."
WEAK = "The plan names goals, and no lesson says which of them it serves."


def on_page(answer) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


@pytest.fixture
def closed(world):
    """A dossier of this person that failed on 2.3 and of which the verdict stands."""

    def made(name: str) -> Case:
        case = world.judged({"c2_3": "not-yet"}, {"c2_3": "not-yet"}, name=name)
        granted(world.step(case, "propose", "assessor-1", outcome="fail", motivation="So it is."))
        granted(world.step(case, "agree", "assessor-3"))
        granted(world.step(case, "notify-fail", "coordinator"))
        all_get_their_letters(world.at)
        world.later(days=100)
        let_terms_lapse(at=world.at)
        return Case.objects.select_related("unit", "subject").get(pk=case.pk)

    return made


def taken(world, dossier: Case, code: str, text: str, *, by: str = "coordinator"):
    said = {"piece": f"1-{code}", "language": "en", "text": text}
    return take_fragment(dossier, by=world.standing(by), at=world.at, said=said)


def shown(world, dossier: Case, code: str, text: str, name: str) -> Case:
    """Taken, and its candidate said yes."""
    return granted(world.step(granted(taken(world, dossier, code, text)), "consent", name))


def test_an_assessor_reads_at_each_level_what_was_consented_to_and_no_longer_from_when_that_ends(
    world, closed, enter
):
    one, other = closed("stranger"), closed("hr")
    yes = shown(world, one, "1.1", GOOD, "stranger")
    shown(world, other, "1.1", ALSO_GOOD, "hr")
    shown(world, one, "2.3", WEAK, "stranger")
    asked = granted(taken(world, other, "1.1", "Nobody said yes to this yet."))
    refused = granted(taken(world, other, "1.1", "To this somebody said no."))
    granted(world.step(refused, "refuse", "hr"))
    granted(world.step(shown(world, other, "1.1", "It was shown once.", "hr"), "take-away", "coordinator"))
    case, desk = world.asked(), enter("assessor-1")
    address = f"/qualification/dossiers/{case.pk}/desk/"
    desk.get(f"{address}1.1/")
    with at_most(10):
        page = desk.get(f"{address}1.1/")
    assert re.findall(r'<blockquote lang="en"><p class="preserved">([^<]*)', page.content.decode()) == [
        ALSO_GOOD,
        GOOD,
    ]
    said = on_page(page)
    assert "What “sufficient” looks like" in said
    assert "What “not yet” looks like" not in said, "of another criterion"
    assert not any(name in said for name in ("Stranger", "Hr Voorbeeld")), "it does not say whose it is"
    weak = on_page(desk.get(f"{address}2.3/"))
    assert "What “not yet” looks like " + WEAK in weak, "at the level that the assessors agreed on"
    granted(world.step(yes, "withdraw-consent", "stranger"))
    assert GOOD not in on_page(desk.get(f"{address}1.1/")), "from that moment on"
    assert Fragment.objects.get(case=yes).text == ""
    kept = "".join(EntryDetail.objects.values_list("payload", flat=True))
    assert f'"characters":{len(GOOD)}' in kept
    assert not any(text in kept for text in (GOOD, "To this somebody said no.")), "nor in any backup"
    world.later(days=60)
    let_terms_lapse(at=world.at)
    assert Case.objects.get(pk=asked.pk).state == "gone", "silence is no consent"


def test_of_one_person_one_fragment_lies_there_two_in_all_and_none_of_whoever_is_judged(world, closed):
    one, other = closed("stranger"), closed("hr")
    for text in (GOOD, "A second one of the same person."):
        shown(world, one, "1.1", text, "stranger")
    shown(world, other, "1.1", ALSO_GOOD, "hr")
    shown(world, closed("dean"), "1.1", "A third person.", "dean")
    facts = world.facts(world.asked(), "assessor-1")
    texts = [each.text for each in facts.examples("1.1")["sufficient"]]
    assert texts == ["A third person.", ALSO_GOOD]
    read = newest_fragments(facts.round.framework, "1.1", candidate=None)
    assert [each.text for each in read] == texts, "of many no more is read than is shown"
    later = world.facts(world.asked("dean"), "assessor-1").examples("1.1")["sufficient"]
    assert [each.text for each in later] == [ALSO_GOOD, "A second one of the same person."]


def test_only_the_office_takes_one_from_a_closed_dossier_and_says_nothing_of_whom_it_is(world, closed, enter):
    running = world.sealed()
    refused = taken(world, Case.objects.select_related("unit", "subject").get(pk=running.pk), "1.1", GOOD)
    assert isinstance(refused, Denied)
    case, browser = closed("stranger"), enter("coordinator")
    assert isinstance(taken(world, case, "1.1", GOOD, by="assessor-1"), Denied)
    assert "Take an example for assessors" in on_page(browser.get(f"/qualification/dossiers/{case.pk}/"))
    address = f"/qualification/dossiers/{case.pk}/example/"
    assert browser.get(f"/qualification/dossiers/{running.pk}/example/").status_code == 403
    assert enter("assessor-1").get(address).status_code == 404
    data = {"piece": "1-2.3", "language": "en", "text": "As Stranger showed the students."}
    kept = browser.post(address, data)
    assert kept.status_code == 422
    assert "“Stranger” says about whom this is. Leave it out." in on_page(kept)
    assert "As Stranger showed the students." in on_page(kept), "nothing is lost"
    assert isinstance(taken(world, case, "9.9", GOOD), Incomplete)
    assert not Fragment.objects.exists()
    assert browser.post(address, data | {"text": WEAK}).status_code == 302
    fragment = Fragment.objects.select_related("case").get()
    asked = on_page(enter("stranger").get(f"/cases/{fragment.case_id}/consent/"))
    assert WEAK in asked, "word for word"
    assert isinstance(world.step(fragment.case, "consent", "coordinator"), Denied), "nobody says so for them"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Write to j.klaver@example.nl.", "j.klaver@example.nl."),
        ("Student s1234567 asked.", "s1234567"),
        ("As Klaver said", "Klaver"),
        ("Groups of 120 in 2024, see page 12.", ""),
        ("The klaverblad model", ""),
        ("Whoever is de facto in charge", ""),
        ("Call 06-1234 5678 first.", "06-1234 5678"),
        ("Call 030 253 1234.", "030 253 1234"),
        ("Call (030) 253 12 34 or 06 12 34 56 78.", "030) 253 12 34"),
        ("Call +31 6 1234 5678.", "31 6 1234 5678"),
        ("In 2025-2026, on 24-11-2026 from 9.00-10.30, criteria 2.1 2.2 2.3, pages 120-124.", ""),
        ("Some 1.200.000 words", ""),
        ("A plan van den beginne, for the education and the learning of students", ""),
        ("As Van den Berg said", "Berg"),
        ("As jo de klaver said", "jo de klaver"),
        ("As in the centre for Education and Learning", "centre for Education and Learning"),
        ("A berg of work that a groot deel shares", ""),
        ("As Groot said", "Groot"),
    ],
)
def test_a_name_an_address_or_a_number_tells_who(text, told):
    people = ["Jo de Klaver", "Piet van den Berg", "Ann de Groot-Smit"]
    assert tells_who(text, people, ["Centre for Education and Learning"]) == told
