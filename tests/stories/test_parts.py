"""Partial certificates: given for what was proven here, and recognised from elsewhere; utq.md 2.4, 2.8."""

from __future__ import annotations

import io
import re
from html import unescape

from django.test import Client
from pypdf import PdfReader

from leerlijn.domains.qualification.actions.register import PartFound, ToEnter, enter_all, withdraw
from leerlijn.domains.qualification.models import ExternalCertificate, PartialCertificate
from leerlijn.domains.qualification.queries.obligations import facts_of_people
from leerlijn.domains.qualification.queries.parts import parts_proven
from leerlijn.foundation.cases.actions.time import let_terms_lapse
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.credentials.actions.certificates import correct_certificate, revoke_certificate
from leerlijn.foundation.credentials.models import Certificate
from leerlijn.foundation.credentials.printing import printed
from leerlijn.foundation.ui.words import render
from leerlijn.kernel.verdict import Denied, Incomplete, Outdated, granted
from leerlijn.site.api.certificates import told
from tests.foundation.notices.builders import all_get_their_letters
from tests.stories.world import CODES, SETTING_UP, UNCHECKED
from tests.tools.budget import at_most

ONE = CODES[:5]
"""The criteria of the first competence."""


def on_page(answer) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def decided(world, outcome: str, *not_yet: str):
    found = {f"c{code.replace('.', '_')}": "not-yet" for code in not_yet}
    case = world.judged(found, found)
    granted(world.step(case, "propose", "assessor-1", outcome=outcome, motivation="So it is."))
    granted(world.step(case, "agree", "assessor-3"))
    return granted(world.step(case, f"notify-{outcome}", "coordinator"))


def part_of(
    world, name: str, unit: str = "TEACH", issuer: str = "TUD", year: int = 2024
) -> PartialCertificate:
    """As HR's list names it: nobody knows yet what it covers."""
    person = world.people[name]
    entry = ToEnter(person.pk, person.pseudonym, PartFound(issuer, unit, year), "a paper")
    [row] = enter_all([entry], actor=SETTING_UP, at=world.at)
    return row


def test_whole_competences_of_a_dossier_that_did_not_pass_get_a_paper_that_lists_what_it_proves(world, enter):
    case = decided(world, "fail", "2.3", "4.1")
    browser, address = enter("coordinator"), f"/cases/{case.pk}/certify-part/"
    with at_most(10):
        page = browser.get(address)
    offered = re.findall(r'name="competences"[^>]*value="([^"]+)"', page.content.decode())
    assert offered == ["1", "3", "5"], "only where every criterion was found sufficient"
    assert isinstance(world.step(case, "certify-part", "coordinator", competences=["2"]), Incomplete)
    granted(world.step(case, "certify-part", "coordinator", competences=["1"]))
    [paper] = Certificate.objects.all()
    seen = on_page(Client(headers={"accept-language": "en"}).get(f"/verify/{paper.token}"))
    assert "This partial certificate is valid" in seen
    assert [code for code in CODES if f"Proves {code} " in seen] == list(ONE)
    assert "5 criteria judged here by two independent assessors" in seen
    assert [each.code for each in told(paper).proves] == list(ONE)
    pdf = PdfReader(io.BytesIO(printed(paper.says, credential=paper.credential, address="https://x.nl/")))
    front = pdf.pages[0].extract_text()
    assert len(pdf.pages) == 2
    assert all(f"{each.code} {each.title.nl}" in front for each in paper.says.proves)
    row = PartialCertificate.objects.get()
    assert (row.issuer, row.unit, row.criteria, row.source) == (
        "UT",
        "1",
        list(ONE),
        f"certificate:{paper.number}",
    )
    assert not ExternalCertificate.objects.exists(), "a part is never the whole"
    again = world.step(case, "certify-part", "coordinator", competences=["1"])
    assert isinstance(again, Incomplete), "once"
    all_get_their_letters(world.at)
    world.later(days=100)
    let_terms_lapse(at=world.at)
    later = world.begin()
    world.evidence(later, *CODES[5:])
    assert world.hand_in(later).state == "submitted", "what is proven asks for nothing"
    assert tuple(world.facts(later, "candidate").submission.criteria) == CODES[5:]


def test_what_a_list_said_of_the_same_is_completed_and_where_it_says_otherwise_no_paper_is_made(world):
    case = decided(world, "fail", "2.3", "4.1")
    listed = part_of(world, "candidate", "1", "UT", 2026)
    gone = part_of(world, "candidate", "3", "UT", 2026)
    withdraw(gone, because="It was somebody else's.", actor=SETTING_UP, at=world.at)
    other = part_of(world, "candidate", "5", "UT", 2026)
    PartialCertificate.objects.filter(pk=other.pk).update(criteria=["2.3"])
    refused = world.step(case, "certify-part", "coordinator", competences=["1", "5"])
    assert "5 of University of Twente, 2026 covers" in render(refused.reason, "en")
    assert not Certificate.objects.exists(), "not even for what could be entered"
    assert PartialCertificate.objects.get(pk=listed.pk).criteria == []
    granted(world.step(case, "certify-part", "coordinator", competences=["1", "3"]))
    rows = (
        PartialCertificate.objects.select_related("certificate")
        .filter(withdrawn_at=None)
        .exclude(pk=other.pk)
    )
    assert [(row.unit, row.criteria) for row in rows.order_by("unit")] == [
        ("1", list(ONE)),
        ("3", ["3.1", "3.2"]),
    ]
    for row in rows:
        assert row.source == f"certificate:{row.certificate.number}"
    assert listed in rows


def test_paper_and_entry_end_together_whichever_is_withdrawn_and_are_not_given_again(world):
    case = decided(world, "fail", "2.3", "4.1")
    granted(world.step(case, "certify-part", "coordinator", competences=["1", "3", "5"]))
    first, third, fifth = Certificate.objects.select_related("holder").order_by("pk")
    decision = {"reason": "A mistake.", "decided_on": world.at.date(), "at": world.at, "by": SETTING_UP}
    granted(revoke_certificate(first, **decision))
    mended = {"reason": "Her new name.", "at": world.at, "by": SETTING_UP, "name_as_printed": "C. Candidate"}
    granted(correct_certificate(third, **mended))
    row = PartialCertificate.objects.get(unit="5")
    withdraw(row, because="It was somebody else's.", actor=SETTING_UP, at=world.at)
    seen = on_page(Client(headers={"accept-language": "en"}).get(f"/verify/{fifth.token}"))
    assert "This was withdrawn on" in seen
    facts = world.facts(case, "coordinator")
    assert set(facts.recognised) == {"3.1", "3.2"}, "what was corrected still counts"
    assert parts_proven(facts) == (), "once"
    candidate = world.people["candidate"].pk
    assert [part.unit for part in facts_of_people([candidate])[candidate].parts] == ["3"]


def test_who_passed_gets_the_whole_and_no_part(world):
    case = decided(world, "pass")
    assert isinstance(world.step(case, "certify-part", "coordinator", competences=["1"]), Denied | Incomplete)
    whole = Certificate.objects.get()
    assert '"proves"' not in whole.content, "what was signed before keeps its form"
    assert "All 15 criteria judged here" in whole.says.built_from.en


def test_a_part_from_elsewhere_covers_what_is_read_in_it_and_the_certificate_says_so(world, enter):
    part, case = part_of(world, "candidate"), world.begin()
    world.evidence(case, *CODES[2:])
    refused = world.step(case, "hand-in", "candidate", **UNCHECKED)
    assert isinstance(refused, Denied), "nobody said yet what it covers"
    said = {"part": str(part.pk), "criteria": ["1.2", "1.1"], "how": "We asked Delft."}
    version = Case.objects.get(pk=case.pk).version
    assert isinstance(world.step(case, "recognise-part", "candidate", **said), Denied)
    granted(world.step_from(case, "recognise-part", "coordinator", version=version, **said))
    assert PartialCertificate.objects.get().criteria == ["1.1", "1.2"]
    again = world.step(case, "recognise-part", "coordinator", **said)
    assert isinstance(again, Denied | Incomplete | Outdated), "once"
    granted(world.hand_in(case))
    case = world.judge_both(world.ask(case))
    world.step(case, "propose", "assessor-1", outcome="pass", motivation="Convincing.")
    world.step(case, "agree", "assessor-3")
    granted(world.step(case, "notify-pass", "coordinator"))
    assert Certificate.objects.get().says.built_from.en == (
        "13 criteria judged here by two independent assessors; 1.1, 1.2 recognised: "
        "partial certificate TEACH of Delft University of Technology, 2024"
    )
    part_of(world, "stranger")
    other = world.begin("stranger")
    asked = on_page(enter("coordinator").get(f"/cases/{other.pk}/recognise-part/"))
    assert "TEACH of Delft University of Technology, 2024 covered 1.1 and 1.2 before" in asked
