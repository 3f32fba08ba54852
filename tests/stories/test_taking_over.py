"""A running office taken over from its sheet, marked as such; a dossier of it goes on to a certificate."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date
from html import unescape

from leerlijn.domains.qualification.actions.duties import evaluate_duty
from leerlijn.domains.qualification.actions.register import (
    PartFound,
    ToEnter,
    defer_duty,
    enter_all,
    withdraw_what_a_list_said,
)
from leerlijn.domains.qualification.earlier import taken_over
from leerlijn.domains.qualification.imports.office_report import OfficeReport, sentences_of
from leerlijn.domains.qualification.imports.taking_over import take_over_office
from leerlijn.domains.qualification.letters import VERDICT
from leerlijn.domains.qualification.models import Deferral, Exemption, ExternalCertificate, PartialCertificate
from leerlijn.domains.qualification.procedures.dossier.states import before_the_duty_ends
from leerlijn.foundation.cases.models import Case, Party
from leerlijn.foundation.credentials.models import Certificate
from leerlijn.foundation.journal.models import Entry, EntryDetail
from leerlijn.foundation.panels import queries as panels
from leerlijn.foundation.people.models import Person
from leerlijn.foundation.people.queries import actor_of
from leerlijn.foundation.ui.words import render
from leerlijn.kernel.terms import day_of
from leerlijn.kernel.verdict import Incomplete, granted
from tests.stories.world import CODES
from tests.tools.budget import at_most

BEFORE, OPEN = CODES[:5], CODES[5:]
"""The criteria that were sufficient in the office of before, and the others."""
HEAD = "Personeelsnummer;Wat;Stand;Begonnen op;Uiterste datum;Begeleider;Criteria voldoende;Universiteit;"
HEAD += "Onderdeel;Datum;Nummer van het papier;Besloten door;Opmerking\n"


def sheet(world, **lines: str) -> bytes:
    """A line per person, by the name they have in the story: `nobody` has a number that nobody has."""
    number = {name: person.number for name, person in world.people.items()} | {"nobody": "99999"}
    told = [f"{number[who.rstrip('_')]};{said}" for who, said in lines.items()]
    return (HEAD + "\n".join(told).format(supervisor=number["supervisor"]) + "\n").encode()


def running(criteria: str = "1.1, 1.2 1.3,1.4,1.5") -> str:
    return f"traject;bezig;01-03-2026;31-12-2028;{{supervisor}};{criteria};;;;;;"


def taken(world, content: bytes, *, by: str = "coordinator", source: str = "BKO-lijst ET", **said):
    standing = world.standing(by)
    return take_over_office(io.BytesIO(content), source=source, by=standing, at=world.at, **said)


def last_day_is_far(world, *names: str) -> None:
    """Old enough for a duty, and far from a pension."""
    Person.objects.filter(pk__in=[world.people[name].pk for name in names]).update(
        state_pension_on=date(2060, 1, 1)
    )


def duty_of(world, name: str) -> Case:
    return Case.objects.get(procedure="utq-obligation", subject=world.people[name], is_open=True)


def verdicts(report: OfficeReport) -> list[str]:
    return [str(each.verdict) for each in report.lines]


def reasons(report: OfficeReport) -> list[tuple[str, str, str]]:
    return [
        (fault.column, fault.value, render(fault.reason, "en"))
        for each in report.rejected
        for fault in each.faults
    ]


def words_of(page) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page.content.decode())).split())


def everything() -> tuple[int, ...]:
    kinds = (Case, Party, Entry, ExternalCertificate, PartialCertificate, Exemption, Deferral)
    return tuple(kind.objects.count() for kind in kinds)


def test_a_running_office_is_taken_over_and_a_dossier_of_it_goes_on_to_a_certificate(world, enter):
    content = sheet(
        world,
        candidate=running(),
        stranger="certificaat;;;;;;TUD;;2019;BKO-17;;",
        hr="exemption;;;;;;;;14-02-2020;;Dean of ET;",
        dean="deelcertificaat;;;;;1.1;TUE;toets;2021;;;",
    )
    last_day_is_far(world, "candidate")
    before = everything()
    rehearsed = taken(world, content, dry_run=True)
    assert verdicts(rehearsed) == ["created"] * 4
    assert everything() == before, "a rehearsal lets go of all it did"
    done = taken(world, content)
    assert (done.digest, done.lines[1:]) == (rehearsed.digest, rehearsed.lines[1:])
    words = [render(said, "en") for said in sentences_of(done)]
    assert "We did not read these columns: Opmerking." in words
    assert "Line 3: Stranger Voorbeeld: certificate in the register." in words
    assert taken(world, content).unchanged == taken(world, content).lines, "the same again changes nothing"

    case = Case.objects.get(procedure="utq-dossier")
    assert (case.pk, case.state) == (done.lines[0].case, "in_progress")
    before = taken_over(case.data)
    assert (before.began_on, before.criteria) == (date(2026, 3, 1), BEFORE)
    parties = Party.objects.filter(case=case).values_list("relation", "person", "owes")
    assert set(parties) == {
        ("candidate", world.people["candidate"].pk, True),
        ("utq-supervisor", world.people["supervisor"].pk, False),
    }
    duty = Case.objects.get(procedure="utq-obligation", subject=world.people["candidate"])
    assert case.due_on == duty.due_on == date(2028, 12, 31)
    assert "The last day is 31 December 2028: taken over from BKO-lijst ET on 24 November 2026." in words_of(
        enter("candidate").get(f"/qualification/duties/{duty.pk}/")
    )
    certificate = ExternalCertificate.objects.get()
    assert (certificate.issuer, certificate.year) == ("TUD", 2019)
    assert (certificate.source, certificate.taken_over_from) == ("BKO-lijst ET, BKO-17", "BKO-lijst ET")
    exemption = Exemption.objects.get()
    assert (exemption.on, exemption.decided_by) == (date(2020, 2, 14), "Dean of ET")
    assert PartialCertificate.objects.get().criteria == ["1.1"]
    states = dict(Case.objects.filter(procedure="utq-obligation").values_list("subject", "state"))
    assert states[world.people["stranger"].pk] == "discharged_by_recognition"
    assert states[world.people["hr"].pk] == "discharged_by_exemption"
    assert not Certificate.objects.exists(), "nothing of it is a decision of ours"
    entry = EntryDetail.objects.get(entry__subject=f"case:{case.pk}", entry__act="take-over")
    assert (entry.name, "BKO-lijst ET" in entry.payload) == ("Coordinator Voorbeeld", True)

    own = enter("stranger").get("/qualification/").content.decode()
    assert "What counts from 2019 was taken over from BKO-lijst ET, BKO-17 on 24 November 2026." in own
    world.later(days=3)
    goes_on_to_a_certificate(world, case, enter)
    told_to_hr(world, enter)
    assert taken(world, content).unchanged == taken(world, content).lines


def goes_on_to_a_certificate(world, case, enter) -> None:
    browser = enter("candidate")
    with at_most(10):
        page = browser.get(f"/qualification/dossiers/{case.pk}/")
    text = words_of(page)
    assert "Taken over from BKO-lijst ET on 24 November 2026; it began there on 1 March 2026." in text
    assert f"Found sufficient there, and not judged again here: {', '.join(BEFORE)}." in text
    assert "Coordinator Voorbeeld" in text, "who entered it stands in what happened"

    world.evidence(case, *OPEN)
    granted(world.hand_in(case))
    world.ask(case)
    world.judge_both(case)
    assert tuple(panels.round_of(case.pk).criteria) == OPEN
    granted(world.step(case, "propose", "assessor-1", outcome="pass", motivation="So it is."))
    granted(world.step(case, "agree", "assessor-3"))
    letter = " ".join(world.facts(case, "coordinator").proposal.letter["en"])
    said = "found sufficient before, taken over from BKO-lijst ET on 24 November 2026, and not judged again."
    assert said in letter
    granted(world.step(case, "notify-pass", "coordinator"))
    built = str(Certificate.objects.get().content)
    codes = ", ".join(BEFORE)
    assert f"10 criteria judged here by two independent assessors; {codes} sufficient before: taken" in built


def told_to_hr(world, enter) -> None:
    """In the file for their own system, of their own faculty; and since a day only what changed since."""
    number = {name: world.people[name].number for name in ("candidate", "stranger", "hr", "assessor-3")}
    browser, address = enter("hr"), "/qualification/for-hr/"
    assert browser.get(address).status_code == 200
    assert enter("coordinator").get(address).status_code == 404

    def file(since: str) -> dict[str, list[str]]:
        sent = b"".join(browser.get(f"{address}?kind=csv&since={since}").streaming_content).decode()
        rows = [line.split(";") for line in sent.splitlines()[1:] if not line.startswith("#")]
        return {row[0]: row[2:] for row in rows}

    everybody = file("")
    ours = Certificate.objects.get()
    own = ["University of Twente", "2026-11-27", ours.number, "", "2026-11-27"]
    [code, title, due, *paper] = everybody[number["candidate"]]
    assert (code, title, due) == ("discharged_by_certificate", "discharged by certificate", "")
    assert paper == own
    assert everybody[number["stranger"]][3:] == [
        "Delft University of Technology",
        "2019",
        "",
        "",
        "2026-11-24",
    ]
    assert everybody[number["hr"]][6:] == ["2020-02-14", "2026-11-24"]
    assert number["assessor-3"] not in everybody, "who works at another faculty"
    assert list(everybody) == sorted(everybody)
    assert list(file("2026-11-27")) == [number["candidate"]]
    assert browser.get(f"{address}?kind=csv&since=gisteren").status_code == 422


def test_a_line_that_cannot_be_is_rejected_with_its_cell_and_reason_and_stops_no_other(world):
    content = sheet(
        world,
        nobody="certificaat;;;;;;;;2019;;;",
        auditor="traject;bij de assessoren;01-03-2026;;;;;;;;;",
        dean="traject;bezig;01-03-2027;01-02-2026;600008;9.9;;;;;;",
        dean_="traject;bezig;01-03-2027;01-02-2026;600008;1.1;;;;;;",
        dean__="traject;bezig;01-03-2026;;99999;1.1;;;;;;",
        hr__="traject;bezig;01-03-1989;;;;;;;;;",
        stranger_="traject;aanvullen;01-03-2026;;;;;;;;;",
        coordinator="Traject;bezig;01-03-2026;;;;;;;;;",
        coordinator_="vrijstelling;;;;;;;;14-02-2020;;;",
        hr="deelcertificaat;;;;;;XYZ;;2999;;;",
        hr_="certificaat;;;;;;;;31-02-2020;;;",
        stranger="traject;;;;;;;;;;;",
        administrator=running(", ".join(CODES)),
        candidate=running(),
    )
    report = taken(world, content)
    assert verdicts(report) == ["rejected"] * 13 + ["created"]
    own = world.people["coordinator"].number
    reach = "We know nobody by this number for whom you can do this."
    assert [(cell, value.replace(own, "{coordinator}"), why) for cell, value, why in reasons(report)] == [
        ("Personeelsnummer", "99999", reach),
        (
            "Stand",
            "bij de assessoren",
            "We take over a track that the candidate works on: in progress, back from the pre-check and "
            "supplement. What lies with somebody else is finished first where it lies.",
        ),
        ("Criteria voldoende", "9.9", "These are no criteria of today: 9.9."),
        ("Begeleider", "600008", "This is no UTQ supervisor of the faculty where the candidate works."),
        ("Begeleider", "99999", "This is no UTQ supervisor of the faculty where the candidate works."),
        ("Begonnen op", "01-03-1989", "In 1989 this qualification did not exist yet."),
        ("Criteria voldoende", "", "This cell is empty."),
        ("Wat", "Traject", "This is about you, so somebody else has to do it."),
        ("Personeelsnummer", "{coordinator}", "This is about you, so somebody else has to do it."),
        ("Universiteit", "XYZ", "We do not know a university with the code XYZ."),
        ("Datum", "31-02-2020", "There is no such day. Write a day like 31-12-2026."),
        ("Stand", "", "This cell is empty."),
        ("Begonnen op", "", "This cell is empty."),
        (
            "Criteria voldoende",
            ", ".join(CODES)[:80],
            "Then nothing would be left to judge: enter the certificate instead.",
        ),
    ]
    another = taken(world, sheet(world, candidate=running("1.1")))
    assert [reason for *_, reason in reasons(another)] == [
        "There is a dossier under way already. Go on with that one."
    ]

    [office] = world.standing("coordinator").offices
    deputy = replace(office, instead_of=world.people["hr"].pseudonym, giver="Hr Voorbeeld")
    by = replace(world.standing("supervisor"), offices=(deputy,))
    paper = io.BytesIO(sheet(world, hr="certificaat;;;;;;;;2019;;;"))
    refused = take_over_office(paper, source="BKO-lijst ET", by=by, at=world.at)
    said = "You act for Hr Voorbeeld, and this is about them: somebody else has to do it."
    assert [why for *_, why in reasons(refused)] == [said]

    elsewhere = sheet(world, **{"assessor-3": "certificaat;;;;;;;;2019;;;"})
    assert reasons(taken(world, elsewhere, by="hr"))[0][2] == reach, "HR of ET takes over nobody of TNW"
    assert taken(world, elsewhere, by="candidate").rejected
    assert taken(world, elsewhere).created
    assert isinstance(taken(world, b"Naam;Wat\nx;traject\n"), Incomplete)
    assert list(taken(world, content, source=" ").errors) == ["source"]
    too_many = taken(world, HEAD.encode() + b"99999;traject\n" * 2001)
    said = "This sheet has more than 2,000 lines. Take it over in parts."
    assert [render(each, "en") for each in too_many.errors.values()] == [said]


def test_the_agreed_day_is_that_of_the_dossier_and_nothing_of_it_is_lost(world):
    """Earlier than the duty ends: until a later day is decided here. On a day with a decision: not at all."""
    last_day_is_far(world, "candidate", "dean")
    earlier = running().replace("31-12-2028", "01-06-2027")
    [made] = taken(world, sheet(world, candidate=earlier)).created
    case = Case.objects.get(pk=made.case)
    assert (case.due_on, duty_of(world, "candidate").due_on) == (date(2027, 6, 1), date(2027, 9, 1))
    assert not Deferral.objects.exists()
    decide_later_day(world, "candidate")
    assert before_the_duty_ends(world.facts(case, "candidate"))[0] == duty_of(world, "candidate").due_on

    decide_later_day(world, "dean")
    content = sheet(world, dean=running().replace("2028", "2031"), stranger="certificaat;;;;;;TUD;;2019;;;")
    report = taken(world, content)
    assert verdicts(report) == ["rejected", "created"]
    said = "Another last day was given here today already. Take this over tomorrow."
    assert reasons(report) == [("Uiterste datum", "31-12-2031", said)]


def decide_later_day(world, name: str) -> None:
    person, actor = world.people[name], actor_of(world.standing("dean"), "story")
    day = date(2028, 9, 1)
    defer_duty(
        person,
        due_on=day,
        decided_on=day_of(world.at),
        decided_by="Dean",
        reason="illness",
        actor=actor,
        at=world.at,
    )
    evaluate_duty(person.pk, at=world.at)
    assert duty_of(world, name).due_on == day


def test_a_supplement_goes_on_as_one_with_its_own_day_and_counts_as_a_round(world):
    last_day_is_far(world, "candidate")
    line = running().replace("bezig", "aanvullen")
    content = sheet(world, candidate=line, dean=line.replace("31-12-2028", ""))
    case, other = (Case.objects.get(pk=made.case) for made in taken(world, content).created)
    assert (other.state, other.due_on) == ("supplement", date(2027, 2, 24)), "its term begins here"
    assert (case.state, case.due_on) == ("supplement", date(2028, 12, 31))
    assert (duty_of(world, "candidate").due_on, Deferral.objects.count()) == (date(2027, 9, 1), 0)
    letters = (world.standing("coordinator"), world.units["ET"].path)
    assert VERDICT.look.cases(*letters) == [], "no letter of ours went out"

    world.evidence(case, *OPEN)
    missing = {"c2_3": "not-yet"}
    for outcome in ("supplement", "refused"):
        world.step(case, "hand-in", "candidate")
        world.ask(case)
        world.judge_both(case, missing, missing)
        world.settle(case, **missing)
        said = world.step(case, "propose", "assessor-1", outcome="supplement", motivation="Not yet.")
        if outcome == "refused":
            assert list(said.errors) == ["outcome"], "the first round was there, the second here"
            return
        granted(said)
        granted(world.step(case, "agree", "assessor-3"))
        sent = granted(world.step(case, "notify-supplement", "coordinator"))
        assert (sent.state, sent.due_on) == ("supplement", date(2027, 2, 24))
        assert VERDICT.look.cases(*letters) == [sent]


def test_what_hr_knew_of_a_part_is_filled_in_and_what_it_says_otherwise_is_rejected(world):
    dean, actor = world.people["dean"], actor_of(world.standing("coordinator"), "story")
    known = ToEnter(dean.pk, dean.pseudonym, PartFound("TUE", "TOETS", 2021), "HR export: TOETS")
    enter_all([known], actor=actor, at=world.at)
    content = sheet(world, dean="deelcertificaat;;;;;1.1 1.2;TUE;toets;14-02-2021;D-3;;")

    def standing() -> list[tuple]:
        rows = PartialCertificate.objects.filter(withdrawn_at=None)
        return list(rows.values_list("criteria", "on", "source"))

    report = taken(world, content)
    assert verdicts(report) == ["changed"]
    assert "1 line is filled in." in [render(said, "en") for said in sentences_of(report)]
    assert standing() == [(["1.1", "1.2"], date(2021, 2, 14), "BKO-lijst ET, D-3")]
    assert verdicts(taken(world, content)) == ["unchanged"]
    otherwise = sheet(world, dean="deelcertificaat;;;;;1.3;TUE;toets;2021;;;")
    said = "The register has this part already, and says something else of it."
    assert reasons(taken(world, otherwise)) == [("Criteria voldoende", "1.3", said)]
    assert verdicts(taken(world, content, back=True)) == ["changed"]
    assert standing() == [([], None, "HR export: TOETS")]

    taken(world, content)
    withdraw_what_a_list_said([dean.pk], entered_at=world.at, actor=actor, at=world.at)
    assert len(standing()) == 1, "the sheet says it too"
    taken(world, content, back=True)
    assert standing() == [], "what an undone list said does not come back"


def test_a_wrong_sheet_goes_back_but_for_what_somebody_went_on_with(world):
    """Then the duties are as before, and the right sheet can come."""
    last_day_is_far(world, "candidate")
    content = sheet(
        world,
        candidate=running(),
        stranger="certificaat;;;;;;TUD;;2019;BKO-17;;",
        dean=running().replace(";{supervisor};", ";;"),
        hr="vrijstelling;;;;;;;;14-02-2020;;;",
    )
    taken(world, sheet(world, hr="vrijstelling;;;;;;;;14-02-2020;;;"), source="BKO-lijst ET oud")
    taken(world, content)
    world.later(days=1)
    dossiers = Case.objects.filter(procedure="utq-dossier").order_by("pk")
    world.evidence(dossiers.get(subject=world.people["dean"]), *OPEN[:1], name="dean")
    duties = Case.objects.filter(procedure="utq-obligation", is_open=True)
    mine = duties.get(subject=world.people["candidate"])
    assert (mine.state, Deferral.objects.count()) == ("extended", 1)

    def back(source: str = "BKO-lijst ET", **said):
        return taken(world, content, source=source, back=True, **said)

    unknown = back("bko-lijst et")
    assert [render(each, "en") for each in unknown.errors.values()] == [
        "Nothing was taken over from bko-lijst et."
    ]
    other_line = taken(world, content.replace(b"BKO-17", b"BKO-18"), back=True, dry_run=True)
    assert verdicts(other_line)[:2] == ["changed", "unchanged"], "the paper came by another line"
    assert verdicts(back("BKO-lijst ET oud", dry_run=True)) == [*["unchanged"] * 3, "changed"]
    rehearsed, done = back(dry_run=True), back()
    assert verdicts(rehearsed) == verdicts(done) == ["changed", "changed", "rejected", "unchanged"]
    assert Exemption.objects.filter(withdrawn_at=None).exists(), "what another sheet brought stays"
    assert reasons(done)[0][2] == "There is something in this dossier already: it goes on here."
    assert [case.state for case in dossiers] == ["withdrawn", "in_progress"]
    assert not ExternalCertificate.objects.filter(withdrawn_at=None).exists()
    mine.refresh_from_db()
    assert (mine.state, mine.due_on, Deferral.objects.count()) == ("obliged", date(2027, 9, 1), 0)
    assert duties.filter(subject=world.people["stranger"]).exists(), "a duty that was met runs again"
    assert verdicts(back()) == ["unchanged", "unchanged", "rejected", "unchanged"]
    assert verdicts(taken(world, content)) == ["created", "created", "unchanged", "unchanged"]
