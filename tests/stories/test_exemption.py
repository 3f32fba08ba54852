"""Somebody with a diploma is exempted, or not: from the wish to the letter, on each of the three grounds."""

from __future__ import annotations

import re
from datetime import date, timedelta
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from leerlijn.domains.qualification.actions.duties import evaluate_duties
from leerlijn.domains.qualification.actions.register import withdraw
from leerlijn.domains.qualification.grounds import editions_of_grounds
from leerlijn.domains.qualification.guards import exemptions as guards
from leerlijn.domains.qualification.models import Exemption, ExemptionRequest
from leerlijn.foundation.cases.actions.settings import choose_setting
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.lines import work_of
from leerlijn.foundation.credentials.models import Certificate
from leerlijn.foundation.dossiers.models import Item
from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.notices.actions.telling import tell_about
from leerlijn.foundation.notices.models import Mail
from leerlijn.foundation.people.models import Appointment
from leerlijn.foundation.ui.words import render
from leerlijn.kernel.procedure import Late, catalogue
from leerlijn.kernel.verdict import ALLOWED, Denied, Incomplete
from tests.site.api.callers import Caller, token_of
from tests.stories.exemption_world import FOUND, NOT_ADVISED, SAID, Faculty
from tests.stories.world import SETTING_UP
from tests.tools.budget import at_most


@pytest.fixture
def faculty(world) -> Faculty:
    return Faculty(world)


def read(response) -> str:
    body = re.sub(r"<(script|style)\b.*?</\1>", " ", response.content.decode(), flags=re.S)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", body)))


def address(case, rest: str = "") -> str:
    return f"/qualification/exemptions/{case.pk}/{rest}"


def state_of(case) -> str:
    return Case.objects.get(pk=case.pk).state


def said_of(refusal) -> str | dict[str, str]:
    if isinstance(refusal, Incomplete):
        return {name: render(said, "en") for name, said in refusal.errors.items()}
    assert isinstance(refusal, Denied), refusal
    return render(refusal.reason, "en")


@pytest.fixture
def without():
    """The control: the procedure as it would be without one of its guards."""
    checks: list = []

    def taken_out(guard) -> None:
        checks.append((guard, guard.check))
        object.__setattr__(guard, "check", lambda _: ALLOWED)

    yield taken_out
    for guard, check in checks:
        object.__setattr__(guard, "check", check)


# The three grounds, from the wish to the letter.


@pytest.mark.parametrize("ground", ["g1", "g2", "g3"])
def test_on_each_ground_somebody_is_exempted_and_gets_the_right_letter(faculty, enter, ground):
    case = faculty.granted(ground)
    exemption = Exemption.objects.get()
    assert (exemption.person_id, exemption.ground) == (faculty.world.people["candidate"].pk, ground)
    assert exemption.source == f"case:{case.pk}"
    assert faculty.duty().state == "discharged_by_exemption"
    assert not Certificate.objects.exists(), "no certificate follows from this"
    faculty.step(case, "inform", "hr")
    assert state_of(case) == "candidate_informed"
    letter = read(enter("candidate").get(address(case, "letter/")))
    title = editions_of_grounds()["later-page"].named(ground).title
    assert title.en in letter
    assert title.nl in letter
    assert "The faculty exempts you. Your duty to qualify is met." in letter
    assert "De faculteit stelt je vrij." in letter
    assert "No certificate follows from this." in letter
    acts = Entry.objects.filter(subject=f"case:{case.pk}").order_by("seq").values_list("act", flat=True)
    assert list(acts) == [
        *("ask", "request", "begin-review", "evaluate", "plan-meeting", "hold-meeting"),
        *("advise", "grant", "inform"),
    ]


def test_a_refusal_leaves_the_duty_its_day_and_the_normal_track_open(faculty, enter):
    until = faculty.duty().due_on
    case = faculty.advised("refuse")
    faculty.step(case, "refuse", "dean", reasons="The diploma has no practice in it.")
    faculty.step(case, "inform", "hr")
    duty = faculty.duty()
    assert (duty.state, duty.due_on, Exemption.objects.count()) == ("obliged", until, 0)
    letter = read(enter("candidate", "nl").get(address(case, "letter/")))
    assert "Je bent niet vrijgesteld" in letter
    assert "Waarom de faculteit dit besloot:" in letter
    assert "The diploma has no practice in it." in letter
    assert f"you have until {until.day} {until:%B %Y}" in letter
    assert faculty.world.begin().state == "in_progress"
    assert faculty.ask("g3").state == "wish_reported", "with another diploma one may ask again"


def test_the_clock_of_the_duty_runs_on_during_the_request(faculty):
    until = faculty.duty().due_on
    faculty.advised()
    duty = faculty.duty()
    assert (duty.state, duty.due_on, duty.stands_still) == ("obliged", until, False)


def test_the_candidate_hears_that_there_is_news_by_mail_and_reads_it_behind_the_sign_in(faculty):
    case = faculty.granted()
    faculty.step(case, "inform", "hr")
    last = Entry.objects.filter(subject=f"case:{case.pk}").order_by("-seq").first()
    assert [notice.person for notice in tell_about(last)] == [faculty.world.people["candidate"]]
    assert Mail.objects.count() == (1 if faculty.world.people["candidate"].email else 0)


def test_an_exemption_of_this_year_that_was_withdrawn_does_not_stand_in_the_way(faculty):
    faculty.step(faculty.granted(), "inform", "hr")
    withdraw(Exemption.objects.get(), because="A wrong person", actor=SETTING_UP, at=faculty.world.at)
    faculty.world.later(days=1)
    evaluate_duties(at=faculty.world.at)
    assert faculty.duty().state == "obliged"
    case = faculty.requested("g2")
    faculty.step(case, "begin-review", "advisor")
    faculty.step(case, "evaluate", "advisor", **FOUND)
    faculty.step(case, "plan-meeting", "advisor", day="2026-12-20", place="Room 12")
    said = {"held_on": "2026-12-02", "attendees": "Both", "report": "Fine."}
    faculty.step(case, "hold-meeting", "advisor", **said)
    faculty.step(case, "advise", "advisor", advice="grant", reasons="VELON.")
    faculty.step(case, "grant", "dean")
    assert [each.ground for each in Exemption.objects.filter(withdrawn_at=None)] == ["g2"]
    assert faculty.duty().state == "discharged_by_exemption"


def test_what_is_missing_is_asked_for_and_completed(faculty, enter):
    case = faculty.ask("g2")
    faculty.step(case, "request", "hr")
    faculty.step(case, "ask-for-more", "advisor", missing="The second page of the certificate.")
    page = read(enter("candidate").get(address(case)))
    assert "What is missing: The second page of the certificate." in page
    assert (
        said_of(faculty.step(case, "complete", "candidate")) == "The diploma or certificate is not there yet."
    )
    faculty.diploma(case)
    assert faculty.step(case, "complete", "candidate").state == "evidence_review"
    assert faculty.diploma(case).reason, "what is being reviewed is sealed"


def test_after_new_evidence_what_was_found_of_the_old_does_not_count(faculty):
    case = faculty.requested()
    faculty.step(case, "evaluate", "advisor", **FOUND)
    faculty.step(case, "ask-for-more", "advisor", missing="A page.")
    faculty.step(case, "complete", "candidate")
    refused = faculty.step(case, "plan-meeting", "advisor", day="2026-12-20", place="Room 12")
    assert said_of(refused) == "First say of each competence what the evidence shows."
    faculty.step(case, "evaluate", "advisor", **FOUND)
    planned = faculty.step(case, "plan-meeting", "advisor", day="2026-12-20", place="Room 12")
    assert planned.state == "meeting_planned"


def test_a_meeting_is_moved_to_another_day(faculty):
    case = faculty.reviewed()
    faculty.step(case, "plan-meeting", "advisor", day="2026-12-01", place="13:00, room 12")
    assert Case.objects.get(pk=case.pk).due_on == date(2026, 12, 1)
    faculty.step(case, "move-meeting", "advisor", day="2026-12-08", place="10:00, room 3")
    assert Case.objects.get(pk=case.pk).due_on == date(2026, 12, 8)


def test_somebody_withdraws(faculty):
    case = faculty.requested()
    assert faculty.step(case, "withdraw", "candidate").state == "withdrawn"
    assert faculty.duty().state == "obliged"


# Which grounds there are.


def test_the_faculty_chooses_which_list_of_grounds_holds_and_a_request_keeps_its_own(faculty, enter):
    early = faculty.ask()
    choose_setting(
        "utq-exemption.grounds",
        "seed",
        unit=faculty.world.units["ET"],
        starts_on=date(2026, 11, 24),
        source="decided by the faculty",
        actor=SETTING_UP,
        at=faculty.world.at,
    )
    late = faculty.ask(name="stranger")
    assert {faculty.request_of(early).grounds, faculty.request_of(late).grounds} == {"later-page", "seed"}
    assert "(first or second degree)" in read(enter("candidate").get(address(early)))
    assert "(first degree)" in read(enter("stranger").get(address(late)))


def test_the_administrator_finds_both_lists_on_the_page_of_settings(faculty, enter):
    page = read(enter("administrator").get("/settings/utq-exemption.grounds/"))
    for edition in editions_of_grounds().values():
        assert edition.title.en in page


# Who does what.


def test_only_hr_of_the_own_faculty_requests_it(faculty, enter):
    case = faculty.ask()
    for name in ("hr-tnw", "dean", "candidate", "advisor", "coordinator"):
        assert isinstance(faculty.step(case, "request", name), Denied), name
    assert enter("hr-tnw").get(address(case)).status_code == 404
    assert faculty.step(case, "request", "hr").state == "requested_by_hr"


def test_only_the_adviser_advises_and_only_the_faculty_decides(faculty):
    case = faculty.met()
    for name in ("hr", "dean", "coordinator"):
        assert isinstance(faculty.step(case, "advise", name, advice="grant", reasons="Fine."), Denied), name
    faculty.step(case, "advise", "advisor", advice="grant", reasons="Fine.")
    for name in ("advisor", "coordinator", "candidate", "dean-tnw", "hr-tnw"):
        assert isinstance(faculty.step(case, "grant", name), Denied), name
    assert faculty.step(case, "grant", "hr").state == "decided_granted"


def test_what_is_late_already_stands_below_what_a_dean_can_still_be_in_time_for(faculty):
    world = faculty.world
    Appointment.objects.filter(person=world.people["stranger"]).update(starts_on=date(2019, 9, 1))
    evaluate_duties(at=world.at)
    asked, late = faculty.advised(), faculty.duty("stranger")
    lines = [line for line in work_of(world.standing("dean")) if line.id in {asked.pk, late.pk}]
    assert [(line.id, line.late) for line in lines] == [(asked.pk, Late.KEEPS_WAITING), (late.pk, Late.PAST)]
    assert lines[1].due_on < lines[0].due_on, "by its last day alone it would stand on top"


def test_a_dean_does_not_decide_about_themselves(faculty):
    case = faculty.advised(name="dean")
    refused = faculty.step(case, "grant", "dean")
    assert said_of(refused) == "This is about you, so somebody else has to do it."
    assert faculty.step(case, "grant", "hr").state == "decided_granted"


EVERYBODY = (
    *("candidate", "supervisor", "coordinator", "hr", "dean", "auditor", "administrator", "stranger"),
    *("assessor-1", "advisor", "hr-tnw", "dean-tnw"),
)


def readers(enter, case, words: str) -> set[str]:
    """Whoever can read these words on some page."""
    found = set()
    pages = (
        *(address(case, rest) for rest in ("", "letter/", "items/1/file/", "manifest/", "items/1/")),
        *(f"/cases/{case.pk}/{rest}" for rest in ("", "grant/", "evaluate/", "history/3/")),
        "/qualification/",
        "/qualification/exemptions/",
    )
    for name in EVERYBODY:
        browser = enter(name)
        for page in pages:
            answer = browser.get(page)
            if words in b"".join(answer if answer.streaming else [answer.content]).decode(errors="replace"):
                found.add(name)
    return found


FACULTY = {"hr", "dean", "coordinator", "advisor"}


def test_each_party_reads_its_own_part(faculty, enter):
    case = faculty.met()
    assert readers(enter, case, "Master of Education in Physics") == FACULTY | {"candidate"}
    assert readers(enter, case, "My reflection") == FACULTY | {"candidate"}
    assert readers(enter, case, "The diploma covers 3.") == {"advisor"}
    assert readers(enter, case, "We talked of the context.") == {"advisor"}
    faculty.step(case, "advise", "advisor", advice="refuse", reasons="Too little practice.")
    assert readers(enter, case, "Too little practice.") == FACULTY
    faculty.step(case, "grant", "dean", reasons=NOT_ADVISED)
    assert readers(enter, case, NOT_ADVISED) == FACULTY
    faculty.step(case, "inform", "hr")
    assert readers(enter, case, NOT_ADVISED) == FACULTY | {"candidate"}
    assert readers(enter, case, "Too little practice.") == FACULTY | {"candidate"}


# What must be so; each with its control.


def no_duty(faculty):
    Appointment.objects.filter(person=faculty.world.people["stranger"]).update(fte="0.1")
    evaluate_duties(at=faculty.world.at)
    return faculty.ask(name="stranger")


def twice(faculty):
    faculty.ask()
    return faculty.ask("g3")


def in_another_faculty(faculty):
    case = faculty.ask()
    Appointment.objects.filter(person=case.subject).update(unit=faculty.world.units["TNW"])
    return faculty.step(case, "request", "hr")


def no_diploma(faculty):
    case = faculty.ask("g2")
    faculty.step(case, "request", "hr")
    return faculty.step(case, "begin-review", "advisor")


def no_reflection(faculty):
    case = faculty.ask("g1")
    faculty.diploma(case)
    faculty.step(case, "request", "hr")
    return faculty.step(case, "begin-review", "advisor")


def half_a_reflection(faculty):
    case = faculty.ask("g1")
    faculty.diploma(case)
    faculty.reflection(case, "1.1", "2.1", "5.1")
    faculty.step(case, "request", "hr")
    return faculty.step(case, "begin-review", "advisor")


def not_evaluated(faculty):
    case = faculty.requested()
    faculty.step(case, "begin-review", "advisor")
    return faculty.step(case, "plan-meeting", "advisor", day="2026-12-01", place="Room 12")


def duty_is_gone(faculty):
    case = faculty.advised()
    Appointment.objects.filter(person=case.subject).update(fte="0.1")
    evaluate_duties(at=faculty.world.at)
    return faculty.step(case, "grant", "dean")


NO_DUTY = "There is no duty to qualify that somebody could be exempted from."
REFUSED = [
    (no_duty, guards.has_a_duty, NO_DUTY),
    (duty_is_gone, guards.has_a_duty, NO_DUTY),
    (twice, guards.has_no_other_request, "There is a request under way already. Go on with that one."),
    (
        in_another_faculty,
        guards.works_in_this_faculty,
        "The candidate works in another faculty now. HR of that faculty requests it, after a new wish.",
    ),
    (no_diploma, guards.diploma_is_there, "The diploma or certificate is not there yet."),
    (
        no_reflection,
        guards.reflection_report_is_there,
        "This ground needs a reflection report. It is not there yet.",
    ),
    (
        half_a_reflection,
        guards.reflection_report_is_there,
        "The reflection report says nothing about competences 3 and 4 yet.",
    ),
    (
        not_evaluated,
        guards.every_competence_is_evaluated,
        "First say of each competence what the evidence shows.",
    ),
]


@pytest.mark.parametrize(("story", "guard", "sentence"), REFUSED, ids=[each[0].__name__ for each in REFUSED])
def test_what_is_not_so_is_refused_in_one_sentence(faculty, story, guard, sentence):
    assert said_of(story(faculty)) == sentence


@pytest.mark.parametrize(("story", "guard", "sentence"), REFUSED, ids=[each[0].__name__ for each in REFUSED])
def test_without_the_guard_it_would_go_through(faculty, without, story, guard, sentence):
    without(guard)
    assert isinstance(story(faculty), Case)


# Bad input.


def test_advice_without_reasons_is_not_taken(faculty, enter):
    case = faculty.met()
    answer = enter("advisor").post(
        f"/cases/{case.pk}/advise/",
        {"version": Case.objects.get(pk=case.pk).version, "advice": "grant", "reasons": " "},
    )
    assert (answer.status_code, "Write a text here." in read(answer)) == (422, True)
    assert state_of(case) == "meeting_held"


@pytest.mark.parametrize(("advice", "decision"), [("refuse", "grant"), ("partial", "grant")])
def test_who_deviates_from_the_advice_says_why(faculty, enter, advice, decision):
    case = faculty.advised(advice)
    answer = enter("dean").post(
        f"/cases/{case.pk}/{decision}/", {"version": Case.objects.get(pk=case.pk).version, "reasons": ""}
    )
    assert answer.status_code == 422
    assert "This is not what was advised. Write why: the candidate reads it." in read(answer)
    assert not Exemption.objects.exists()
    assert faculty.step(case, decision, "dean", reasons=NOT_ADVISED).state == "decided_granted"
    assert faculty.request_of(case).deviates


def test_a_refusal_always_says_why(faculty):
    case = faculty.advised("refuse")
    assert set(said_of(faculty.step(case, "refuse", "dean", reasons=""))) == {"reasons"}


def test_a_finding_without_a_why_is_not_taken(faculty):
    case = faculty.requested()
    faculty.step(case, "begin-review", "advisor")
    refused = faculty.step(case, "evaluate", "advisor", **{**FOUND, "why_3": ""})
    assert set(said_of(refused)) == {"why_3"}
    assert faculty.request_of(case).findings == {}


@pytest.mark.parametrize(
    ("key", "said", "field"),
    [
        ("plan-meeting", {"day": "2026-11-01", "place": "Room 12"}, "day"),
        ("hold-meeting", {"held_on": "2027-11-01", "attendees": "We", "report": "Fine."}, "held_on"),
    ],
)
def test_a_meeting_is_planned_ahead_and_reported_afterwards(faculty, key, said, field):
    case = faculty.reviewed()
    if key == "hold-meeting":
        faculty.step(case, "plan-meeting", "advisor", day="2026-12-01", place="Room 12")
    assert set(said_of(faculty.step(case, key, "advisor", **said))) == {field}


def test_a_diploma_of_tomorrow_and_a_ground_that_nobody_has_are_refused(faculty):
    tomorrow = (faculty.world.at.date() + timedelta(days=1)).isoformat()
    assert said_of(faculty.ask(obtained_on=tomorrow)) == {"obtained_on": "This day is still to come."}
    assert said_of(faculty.ask("g9")) == {"ground": "Choose one of the answers in the list."}
    assert not ExemptionRequest.objects.exists()


# On the pages, without any script.


def test_a_lecturer_asks_from_the_page_of_the_duty_and_finds_the_request_there(faculty, enter):
    browser = enter("candidate")
    duty = browser.get("/qualification/")
    assert "I have a diploma: ask for exemption" in read(duty)
    form = browser.get("/qualification/exemptions/ask/")
    assert "VELON certificate (teacher educator)" in read(form)
    wrong = browser.post("/qualification/exemptions/ask/", {**SAID, "ground": ""})
    assert (wrong.status_code, SAID["diploma"] in wrong.content.decode()) == (422, True)
    sent = browser.post("/qualification/exemptions/ask/", {**SAID, "ground": "g2"})
    case = Case.objects.get(procedure="utq-exemption")
    assert (sent.status_code, sent.headers["Location"]) == (302, f"{address(case)}?done=ask")
    file = SimpleUploadedFile("velon.txt", b"VELON\n")
    added = browser.post(
        address(case, "items/add/"), {"title": "VELON", "kind": "certificate", "document": file}
    )
    assert added.status_code == 302
    assert Item.objects.get().kind == "certificate"
    page = read(browser.get("/qualification/"))
    assert "Your request for exemption The wish is with HR" in page
    assert "ask for exemption" not in page
    assert browser.get("/qualification/exemptions/ask/").status_code == 403


def test_who_adds_evidence_reads_who_else_reads_it(faculty, enter):
    page = read(enter("candidate").get(address(faculty.ask(), "items/add/")))
    assert "HR and the dean of your faculty" in page
    assert "Only you and your supervisor" not in page


def test_the_supervisor_does_not_see_on_the_duty_that_there_is_a_request(faculty, enter):
    faculty.ask()
    duty = f"/qualification/duties/{faculty.duty().pk}/"
    assert "The request for exemption" in read(enter("hr").get(duty))
    seen = enter("supervisor").get(duty)
    assert (seen.status_code, "exemption" in read(seen)) == (200, False)


def test_the_advice_lies_beside_the_decision(faculty, enter):
    case = faculty.advised("partial")
    form = read(enter("dean").get(f"/cases/{case.pk}/grant/"))
    for words in ("Part of it is shown", "My advice is to partial.", "Shown: The diploma covers 3."):
        assert words in form


def test_a_program_asks_and_puts_in_its_evidence(faculty, enter):
    program = Caller(token_of(faculty.world, "candidate"))
    opened = program.post("/cases", {"procedure": "utq-exemption", "fields": {"ground": "g2", **SAID}})
    assert opened.status_code == 201, opened.content
    number, kept = opened.json()["id"], program.keep(b"VELON\n", "velon.txt").json()["id"]
    item = {"title": "VELON", "kind": "certificate", "document": kept}
    assert program.post(f"/qualification/dossiers/{number}/items", item).status_code == 201
    told = Caller(token_of(faculty.world, "hr")).get(f"/qualification/dossiers/{number}").json()
    assert [each["title"] for each in told["items"]] == ["VELON"]


@pytest.mark.parametrize("name", ["candidate", "hr", "advisor", "dean", "auditor"])
@pytest.mark.parametrize("pieces", [1, 20])
def test_the_page_of_a_request_costs_at_most_ten_statements(faculty, enter, name, pieces):
    case = faculty.ask()
    for _ in range(pieces):
        faculty.diploma(case)
        faculty.reflection(case)
    browser = enter(name)
    browser.get(address(case))
    with at_most(10):
        assert browser.get(address(case)).status_code == 200
    faculty.step(case, "request", "hr")
    faculty.step(case, "begin-review", "advisor")
    with at_most(10):
        assert browser.get(address(case)).status_code == 200


@pytest.mark.parametrize("others", [0, 8])
def test_the_list_of_requests_costs_at_most_six_statements(faculty, enter, others):
    names = [name for name in EVERYBODY if name in faculty.world.people][: others + 1]
    for name in names:
        faculty.ask(name=name)
    browser = enter("advisor")
    browser.get("/qualification/exemptions/")
    with at_most(6):
        assert browser.get("/qualification/exemptions/").status_code == 200


def test_every_state_of_the_procedure_is_that_of_the_regulation():
    assert [state.key for state in catalogue.current("utq-exemption", on=date(2026, 11, 24)).states] == [
        *("wish_reported", "requested_by_hr", "evidence_review", "evidence_incomplete", "meeting_planned"),
        *("meeting_held", "advice_issued", "decided_granted", "decided_refused", "candidate_informed"),
        "withdrawn",
    ]
