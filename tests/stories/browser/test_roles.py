"""Per role its main task, from its first page to whoever waits for it: by keyboard, on pages all can use.

Wide and light in Dutch on SQLite, narrow and dark in English on PostgreSQL; each story has a case of its own.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.db import connection

from tests.foundation.people.imports.exports import export, line
from tests.stories.browser.conftest import Place, made, running
from tests.stories.browser.screens import Screens, Walk
from tests.tools.browser import WINDOWS
from tests.tools.databases import created

pytestmark = [pytest.mark.races, pytest.mark.parametrize("window", WINDOWS)]

GREETING, CHANGE = "Tot ziens in de Vrijhof.", "A friendlier end."
DECISION = "Decision 12 of the board"
ANSWER = "Number 4444 left in May; Manager Voorbeeld manages her now."
LETTER = "{name}: {about}. {message} {address}"
NOTE = "Say what students hand in, and by when."
TALKED_ABOUT, WHY_MORE = "The plan of the test.", "The test is a new one."
ADVISED = "The diploma is of another kind of teaching."
DEVIATES = "She taught here for ten years, and two colleagues vouch for it."
DECIDED_BY_THIRD = "The film of week 5 shows it, at minute 12."


def words(nl: str, en: str) -> str:
    """In the language of this database."""
    return nl if connection.vendor == "sqlite" else en


def staff(fte: str) -> dict:
    """A list of three, with this as the appointment of the second."""
    lines = (
        line(Personeelsnummer="1001"),
        line(Personeelsnummer="1002", Fte=fte, **{"E-mail werk": "2@noaber.example"}),
        line(
            Personeelsnummer="1003",
            **{"E-mail werk": "3@noaber.example", "Personeelsnr. leidinggevende": "4444"},
        ),
    )
    return {"name": "staff.csv", "mimeType": "text/csv", "buffer": export(*lines)}


@pytest.fixture(scope="module")
def place(browser, template, tmp_path_factory, server_url) -> Iterator[Place]:
    """One product for all roles, in which for each its main task lies ready."""
    with created(server_url, tmp_path_factory.mktemp("roles") / "data", of=replace(template, demo=True)) as (
        database
    ):
        known = json.loads(made(database, "offices", "offices"))
        with running(browser, database, known) as found:
            yield found


@pytest.fixture
def enters(place, window) -> Callable[[str], Walk]:
    """Somebody by the name of their card, on their first page."""
    screens = Screens.of(place, window)
    return lambda who: Walk.of(screens, who)


def test_a_supervisor_gives_feedback_books_a_talk_and_sends_a_pre_check_back(enters):
    supervisor = enters("supervisor")
    supervisor.follow("/qualification/feedback/{asking}/").follow("/cases/{asking}/give-feedback/")
    supervisor.send(notes__0__criterion="3.2", notes__0__text=NOTE)
    candidate = enters("candidate")
    assert words("Feedback op bewijsstuk E3", "Feedback on evidence E3") in candidate.says
    candidate.follow("/qualification/feedback/{asking}/")
    assert NOTE in candidate.says

    hours = supervisor.follow("/qualification/dossiers/{answered}/")
    hours.follow("/qualification/dossiers/{answered}/supervision/")
    hours.follow("/qualification/dossiers/{answered}/supervision/talk/")
    hours.send(hours="0,75", about=TALKED_ABOUT).send(because=WHY_MORE)
    candidate.follow("/qualification/dossiers/{answered}/")
    said = candidate.follow("/qualification/dossiers/{answered}/supervision/").says
    assert (TALKED_ABOUT in said, WHY_MORE in said) == (True, True)

    supervisor = enters("supervisor").follow("/qualification/dossiers/{prechecking}/")
    supervisor.follow("/cases/{prechecking}/return-precheck/")
    supervisor.hands.to(supervisor.hands.page.locator('main a[href$="/items/1/file/"]').first)
    supervisor.send(missing__0__component="2.3", missing__0__what=NOTE)
    assert NOTE in enters("trainer").follow("/qualification/dossiers/{prechecking}/").says


def test_a_manager_reads_the_tasks_and_gives_the_hours(enters):
    manager = enters("manager").follow("/qualification/intakes/{confirming}/")
    confirming = manager.follow("/cases/{confirming}/confirm/")
    assert "Mechanics 2" in confirming.says
    confirming.send(hours="160")
    assert "160" in enters("assessor-1").follow("/qualification/intakes/{confirming}/").says


def test_an_adviser_advises_and_the_dean_decides_otherwise_and_says_why(enters):
    adviser = enters("advisor").follow("/qualification/exemptions/{exempted}/")
    adviser.follow("/cases/{exempted}/advise/").send(advice="refuse", reasons=ADVISED)
    dean = enters("dean").follow("/qualification/exemptions/{exempted}/")
    assert ADVISED in dean.says
    dean.follow("/cases/{exempted}/grant/").send()
    assert dean.hands.page.locator("#id_reasons-error").inner_text()
    dean.send(reasons=DEVIATES)
    dean.follow("/cases/{exempted}/inform/").send()
    candidate = enters("exempted").menu("/inbox/")
    candidate.follow("/qualification/exemptions/{exempted}/")
    assert DEVIATES in candidate.follow("/qualification/exemptions/{exempted}/letter/").says


def test_a_third_assessor_decides_on_what_stayed_open_and_nothing_else(enters):
    third = enters("third").follow("/qualification/dossiers/{open}/desk/")
    third.send(finding="sufficient", seen="E1", why=DECIDED_BY_THIRD)
    third.follow("form:has([name=do]) button")
    first = enters("assessor-1").follow("/qualification/dossiers/{open}/difference/")
    assert DECIDED_BY_THIRD in first.says
    first.hands.to(first.hands.page.locator('main a[href$="/items/1/file/"]'))


def test_a_trainer_says_who_was_there(enters):
    trainer = enters("trainer").follow("/qualification/courses/{course}/")
    trainer.follow("/qualification/courses/{course}/meetings/1/").send(
        status__1="present", status__2="absent"
    )
    seated = enters("seated").open("/qualification/seats/{seat}/")
    assert words("Je was er, 180 minuten.", "You were there, 180 minutes.") in seated.says


def test_a_dean_lets_somebody_decide_who_signs_with_both_names(enters):
    dean = enters("dean").menu("/account/").follow("/account/mandates/")
    dean.send(office=words("decaan", "dean"), number="600007", reason="I am away this week.")
    deputy = enters("stranger").follow("/qualification/exemptions/{mandated}/")
    deputy.follow("/cases/{mandated}/refuse/").send(reasons=ADVISED)
    said = enters("hr").follow("/qualification/exemptions/{mandated}/").says
    both = words(
        "Stranger Voorbeeld, namens Dean Voorbeeld", "Stranger Voorbeeld, on behalf of Dean Voorbeeld"
    )
    assert both in said


def test_hr_reads_which_line_is_broken_takes_over_the_mended_list_and_answers_a_question(enters):
    hr = enters("hr").follow("/staff/import/")
    hr.hands.attach("file", staff("much"))
    assert "3 · 1002 Fte much" in hr.follow("form button").says
    hr.follow("/staff/import/").hands.attach("file", staff("0,80"))
    rehearsed = hr.follow("form button").says
    assert "1002 Fte" not in rehearsed
    assert (
        words("UFO-profiel docent 4 · Dienstverband vast", "UFO-profiel teacher 4 · Dienstverband permanent")
        in rehearsed
    )
    hr.follow('form[action$="/take-over/"] button')
    question = enters("hr").follow('a[href^="/cases/"]')
    assert "4444" in question.says
    question.follow('a[href$="/answer/"]').send(answer=ANSWER)
    assert ANSWER in question.says


def test_a_coordinator_asks_how_it_goes_and_asks_the_next_where_somebody_drops_out(enters):
    coordinator = enters("coordinator").menu("/work/").follow("/others/")
    coordinator.follow("#case-{judging} button")
    coordinator.follow("/qualification/dossiers/{judging}/").follow("/cases/{judging}/replace-assessor/")
    coordinator.send(leaving="Assessor-3", coming="Assessor-2")
    assert words("Eén van een andere faculteit:", "One from another faculty:") in coordinator.says
    coordinator.send(leaving="Assessor-3", coming="Assessor-4")
    enters("trainer").follow("/qualification/dossiers/{judging}/").follow(
        "/cases/{judging}/accept-invitation/"
    ).send()
    assert enters("trainer").follow("/qualification/dossiers/{judging}/desk/")


def test_a_coordinator_makes_a_verdict_known_and_takes_the_list_along(enters):
    coordinator = enters("coordinator").follow("/qualification/dossiers/{agreed}/")
    coordinator.follow("/cases/{agreed}/notify-pass/").send()
    told = enters("agreed").follow("/qualification/dossiers/{agreed}/")
    assert "UTQ-2026-0002" in told.says
    coordinator.menu("/qualification/dossiers/")
    sheet = ZipFile(BytesIO(coordinator.hands.download('a[href="?as=xlsx"]')))
    assert "Agreed Voorbeeld" in sheet.read("xl/worksheets/sheet1.xml").decode()


def test_an_auditor_verifies_the_journal_and_asks_why_somebody_sees_a_case(enters):
    auditor = enters("auditor").follow("/journal/").follow("form[method=post] button")
    while auditor.hands.page.locator('main a[href=""]').count():  # it is read in the background
        auditor.hands.follow('main a[href=""]')
    assert words("Het logboek is heel", "The journal is whole") in auditor.says
    asked = enters("auditor").follow("/why/").send(person="600004", about=auditor.place.fill("{judging}"))
    assert words("Open decaan van de faculteit", "Open dean of the faculty") in asked.says


def test_an_administrator_gives_a_role_writes_a_letter_and_chooses_a_term(enters):
    administrator = enters("administrator").follow("/units/").follow("/units/{faculty}/")
    administrator.follow("/units/{faculty}/appoint/").send(number="610003", role="auditor")
    enters("absent").follow("/qualification/dossiers/")

    texts = enters("administrator").follow("/letter-texts/").follow("/letter-texts/{faculty}/")
    texts.follow("/letter-texts/{faculty}/news/")
    texts.send(nl=LETTER.replace(" {address}", ""), en=LETTER, note=CHANGE)
    assert "{address}" in texts.hands.page.locator("#id_nl-error").inner_text()
    texts.hands.answer("nl", f"{LETTER} {GREETING}")
    assert texts.follow("[name=act][value=look]").says.count(GREETING) == 1
    assert DECISION not in texts.follow("[name=act][value=keep]").says
    assert CHANGE in texts.follow("/letter-texts/{faculty}/news/").says

    setting = enters("administrator").follow("/settings/").follow("/settings/utq-dossier.judge/")
    setting.send(value=words("4 weken", "4 weeks"), source=DECISION)
    assert DECISION in setting.follow("/settings/utq-dossier.judge/").says


def test_the_board_revokes_a_certificate_and_whoever_checks_it_reads_that(enters):
    coordinator = enters("coordinator").menu("/qualification/dossiers/")
    coordinator.follow("/qualification/dossiers/{passed}/")
    coordinator.follow('a[href$="/propose-revocation/"]').send(grounds=ADVISED)
    board = enters("dean").follow('a[href^="/cases/"]')
    board.follow('a[href$="/revoke/"]').send(reason=DEVIATES)
    anybody = enters("").open("/verify/{token}")
    assert words("ingetrokken", "withdrawn") in anybody.hands.page.locator("h1").inner_text()
